// SPDX-License-Identifier: GPL-3.0-or-later

// A million letters pasted into every field there is: the window answers, no word is lost, and a
// sentence says what the limit is.

#include "tests/ui/untrustedwindow.h"
#include "ui/kit/entries.h"
#include "ui/kit/longtext.h"
#include "ui/kit/looks.h"
#include "ui/kit/noticebar.h"
#include "ui/kit/plainlabel.h"
#include "ui/kit/textblock.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

constexpr int million = 1'000'000;

QString figure(int number)
{
    return QLocale().toString(number);
}

struct Field {
    QWidget *widget;
    [[nodiscard]] QString text() const
    {
        if (const auto *line = qobject_cast<QLineEdit *>(widget))
            return line->text();
        return qobject_cast<QPlainTextEdit *>(widget)->toPlainText();
    }
};

// Those that take words now; not the parts of a date's field, which takes digits.
std::vector<Field> fieldsOf(QWidget &window)
{
    std::vector<Field> fields;
    for (auto *line : window.findChildren<QLineEdit *>())
        if (line->isVisible() && line->isEnabled() && !line->isReadOnly())
            fields.push_back({line});
    for (auto *lines : window.findChildren<QPlainTextEdit *>())
        if (lines->isVisible() && lines->isEnabled() && !lines->isReadOnly())
            fields.push_back({lines});
    return fields;
}

} // namespace

class TestPasting final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void limitsAreNamed()
    {
        QVERIFY(!ui::entryRefusal(u"word "_s.repeated(2'000)));
        QVERIFY(!ui::entryRefusal(u"a line of a log\n"_s.repeated(19'000)));
        QVERIFY(ui::entryRefusal(QString(million, u'x'))->contains(figure(10'000)));
        QVERIFY(ui::entryRefusal(QString(10'001, u'x'))->contains(figure(10'001)));
        QVERIFY(ui::entryRefusal(u"\n"_s.repeated(million))->contains(figure(20'000)));
        QVERIFY(ui::entryRefusal(u"line\n"_s.repeated(million))->contains(figure(million)));
    }

    void manyPartsAreJudgedTogether()
    {
        ui::TextEntry field;
        field.setLimits({.letters = 100});
        const QString part(60, u'x');
        QApplication::clipboard()->setText(part);
        field.paste();
        field.paste();
        QCOMPARE(field.toPlainText(), part);
        field.selectAll(); // what is replaced does not count
        field.paste();
        QCOMPARE(field.toPlainText(), part);
    }

    void aLineShowsWhatIsThereAlready()
    {
        ui::LineEntry field;
        const QString held(40'000, u'x'); // Qt's own limit would cut it
        field.setText(held);
        QCOMPARE(field.text(), held);
        QTest::keyClick(&field, Qt::Key_Backspace);
        QCOMPARE(field.text().size(), 39'999);
        QTest::keyClick(&field, Qt::Key_X);
        QCOMPARE(field.text().size(), 39'999);
    }

    void undoIsTheFieldsOwnOnceWordsAreTyped()
    {
        QWidget window;
        QVBoxLayout column(&window);
        auto *lines = new ui::TextEntry(&window);
        auto *line = new ui::LineEntry(&window);
        column.addWidget(lines);
        column.addWidget(line);
        int acts = 0;
        for (const auto key : {QKeySequence::Undo, QKeySequence::Redo}) {
            auto *shortcut = new QShortcut(key, &window);
            connect(shortcut, &QShortcut::activated, this, [&acts] { ++acts; });
        }
        lines->setPlainText(u"A finding that was there."_s);
        line->setText(u"A subject that was there."_s);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        for (QWidget *field : std::initializer_list<QWidget *>{lines, line}) {
            acts = 0;
            field->setFocus();
            const QString before = Field{field}.text();
            QTest::keySequence(field, QKeySequence::Undo);
            QTest::keySequence(field, QKeySequence::Redo);
            QCOMPARE(acts, 2);
            QTest::keyClick(field, Qt::Key_W);
            QTest::keySequence(field, QKeySequence::Undo);
            QCOMPARE(Field{field}.text(), before);
            // Once more, by a hand that takes its words back, is not to take an act back.
            QTest::keySequence(field, QKeySequence::Undo);
            QCOMPARE(acts, 2);
        }
    }

    // Breaks are made for the view alone.
    void aLongTextIsReadAndCopiedWhole_data()
    {
        QTest::addColumn<QString>("text");
        for (const test::Naughty &one : test::naughtyTexts(u"/tmp/bait"_s))
            QTest::newRow(qPrintable(one.name)) << one.text;
    }
    void aLongTextIsReadAndCopiedWhole()
    {
        QFETCH(QString, text);
        QApplication::clipboard()->clear();
        ui::LongText view(nullptr);
        view.resize(400, 300);
        view.setWords(text);
        view.show();
        (void)view.grab();
        QTRY_VERIFY(view.isFilled());
        view.selectAll();
        view.copy();
        QCOMPARE(QApplication::clipboard()->text(), QString(text).replace("\r\n"_L1, "\n"_L1));
    }

    void whatIsCopiedHasNoPlacesToWrap()
    {
        ui::Looks looks;
        ui::TextBlock block(looks);
        const QString text(60, u'x');
        block.setText(text);
        QVERIFY(block.label()->text() != text);
        block.label()->setSelection(0, static_cast<int>(block.label()->text().size()));
        QTest::keySequence(block.label(), QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(), text);
    }

    // A height that is remembered is the height.
    void labelsAreAsHighAsTheirWords()
    {
        const QString text = u"some words and "_s.repeated(60);
        ui::PlainLabel label(nullptr);
        label.setWordWrap(true);
        label.setText(text);
        for (const int width : {200, 400, 200, 300})
            QCOMPARE(label.heightForWidth(width), label.QLabel::heightForWidth(width));
        const int before = label.heightForWidth(200);
        label.setText(text + text);
        QVERIFY(label.heightForWidth(200) > before);
        QFont larger = label.font();
        larger.setPixelSize(40);
        label.setFont(larger);
        QCOMPARE(label.heightForWidth(200), label.QLabel::heightForWidth(200));
    }

    void everyFieldAnswers();

private:
    void pasteInto(const QString &screen, const QString &what, const QString &text);

    std::unique_ptr<test::UntrustedWindow> m_shown;
    int m_pasted = 0;
};

void TestPasting::pasteInto(const QString &screen, const QString &what, const QString &text)
{
    ui::MainWindow &window = m_shown->window();
    auto *notices = window.findChild<ui::NoticeBar *>();
    QVERIFY(notices);
    const std::vector<Field> fields = fieldsOf(window);
    QVERIFY2(!fields.empty(), qPrintable(screen));
    for (const Field &field : fields) {
        notices->dismiss();
        const QString before = field.text();
        QApplication::clipboard()->setText(text);
        field.widget->setFocus();
        m_shown->show(
            screen, [&] { QTest::keySequence(field.widget, QKeySequence::Paste); },
            what + u" into "_s + field.widget->objectName());
        ++m_pasted;
        const QString name = field.widget->objectName();
        // A date's field has no place for words.
        if (name == "qt_spinbox_lineedit"_L1)
            continue;
        QVERIFY2(field.text() == before, qPrintable(screen + u": "_s + name));
        QVERIFY2(notices->isVisible(), qPrintable(screen + u": "_s + name));
        const QString sentence = notices->sentence();
        QVERIFY2(sentence.contains(figure(10'000)) || sentence.contains(figure(20'000))
                || sentence.contains(figure(million)),
            qPrintable(sentence));
        QCOMPARE(QApplication::clipboard()->text().size(), text.size());
        notices->dismiss();
        QApplication::clipboard()->setText(u"w"_s);
        QTest::keySequence(field.widget, QKeySequence::Paste);
        if (qobject_cast<QPlainTextEdit *>(field.widget))
            QVERIFY2(field.text() != before, qPrintable(screen + u": "_s + name));
    }
}

void TestPasting::everyFieldAnswers()
{
    m_shown = std::make_unique<test::UntrustedWindow>(u"/tmp/gander-no-bait"_s);
    m_shown->fillBriefly();
    m_shown->open();
    if (QTest::currentTestFailed())
        return;
    ui::MainWindow &window = m_shown->window();
    m_shown->show(u"list"_s, [&] { m_shown->ask(ui::Do::GoOpen); });
    auto *table = window.findChild<QTableView *>(u"incidentTable"_s);
    QVERIFY(table);
    QTRY_VERIFY(table->model()->rowCount() > 1);
    const std::vector<std::pair<QString, QString>> texts{
        {u"a line of a million"_s, QString(million, u'x')},
        {u"lines of a million"_s, u"line\n"_s.repeated(million / 5)}};
    const std::vector<std::pair<QString, ui::Do>> pages{{u"new incident"_s, ui::Do::NewIncident},
        {u"search"_s, ui::Do::Search}, {u"note"_s, ui::Do::Note}, {u"assign"_s, ui::Do::Assign},
        {u"hold"_s, ui::Do::Hold}, {u"resolve"_s, ui::Do::Resolve},
        {u"classify"_s, ui::Do::Classify}, {u"memo"_s, ui::Do::Memo}, {u"import"_s, ui::Do::Import},
        {u"as of"_s, ui::Do::AsOf}, {u"save a view"_s, ui::Do::SaveView}};
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        table->setCurrentIndex(table->model()->index(row, 0));
        m_shown->show(u"detail"_s, [&] { table->setFocus(); });
        for (const auto &[screen, page] : pages) {
            if (!window.actions().at(page)->isEnabled())
                continue;
            m_shown->show(u"to "_s + screen, [&, page = page] { m_shown->ask(page); });
            if (page == ui::Do::Classify) { // its facts take no words
                auto *next = window.findChild<QAbstractButton *>(u"classifyNext"_s);
                QVERIFY(next);
                QTRY_VERIFY(next->isEnabled());
                next->click();
            }
            for (const auto &[what, text] : texts) {
                pasteInto(screen, what, text);
                if (QTest::currentTestFailed())
                    return;
            }
            m_shown->show(u"back"_s, [&] { m_shown->press(window, Qt::Key_Escape); });
            m_shown->ask(ui::Do::GoOpen);
            QTRY_VERIFY(table->isVisible());
        }
    }
    m_shown->show(u"contracts"_s, [&] { m_shown->ask(ui::Do::GoContracts); });
    auto *start = window.findChild<QAbstractButton *>(u"contractNew"_s);
    QVERIFY(start);
    m_shown->show(u"new contract"_s, [&] { start->click(); });
    for (const auto &[what, text] : texts)
        pasteInto(u"contract"_s, what, text);
    qInfo("%d pastes", m_pasted);
    m_shown->report();
}

QTEST_MAIN(TestPasting)
#include "tst_pasting.moc"
