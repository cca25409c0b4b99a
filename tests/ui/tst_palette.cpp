// SPDX-License-Identifier: GPL-3.0-or-later

// Any act, incident, customer or view by its name, with the keyboard alone.

#include "app/desklocation.h"
#include "app/workplace.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/palette/namematch.h"
#include "ui/palette/palettemodel.h"
#include "ui/palette/palettepanel.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/workbench.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

class TestPalette final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup();

    void typedWordsFitNames_data();
    void typedWordsFitNames();
    void theBetterFitGoesFirst();

    void eachActIsThereWithItsKey();
    void anActIsDoneByItsName();
    void anActThatDoesNotHoldIsNotDone();
    void anIncidentIsOpenedByItsNumber();
    void anIncidentIsOpenedByItsWords();
    void whatIsClosedIsFoundToo();
    void aCustomerIsAListOfItsOwn();
    void aViewIsOpened();
    void escapeGoesBackToWhereOneWas();
    void aTextFieldKeepsItsTextAndGetsTheFocusBack();
    void enterBeforeTheAnswerWaitsForIt();
    void theFieldTellsTheChosenRow();
    void markupStaysText();

private:
    void open();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    void call(const QString &text);
    [[nodiscard]] ui::MainWindow &window() { return m_place->window(); }
    [[nodiscard]] ui::PalettePanel &palette()
    {
        return *window().findChild<ui::PalettePanel *>(u"palette"_s);
    }
    [[nodiscard]] QListView &list() { return *palette().findChild<QListView *>(u"paletteList"_s); }
    [[nodiscard]] QString chosen() { return list().currentIndex().data().toString(); }
    [[nodiscard]] QString query()
    {
        return window().findChild<ui::QueuePage *>(u"queuePage"_s)->query();
    }

    std::unique_ptr<test::TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
    std::vector<IncidentId> m_filed;
};

void TestPalette::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    m_filed = m_desk->file({{u"Nightly crawl gave 212 empty diffs"_s, 765},
        {u"Screenshots show the cookie banner"_s, 685}, {u"Weekly digest missing"_s, 60}});
    QCOMPARE(m_filed.size(), size_t(3));
}

void TestPalette::cleanup()
{
    m_place.reset();
    m_desk.reset();
}

void TestPalette::open()
{
    app::Options options;
    options.desk = m_desk->path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    window().resize(1440, 900);
    m_place->start();
    QTRY_VERIFY(window().bench());
    QTRY_VERIFY(window().actions().at(ui::Do::Claim)->isEnabled());
}

void TestPalette::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &window(), key, modifiers);
}

void TestPalette::type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

void TestPalette::call(const QString &text)
{
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette().isVisible());
    type(text);
}

void TestPalette::typedWordsFitNames_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("fits");
    QTest::newRow("beginning") << u"cla"_s << u"classify"_s << true;
    QTest::newRow("second word") << u"desk"_s << u"check the desk..."_s << true;
    QTest::newRow("both words") << u"the che"_s << u"check the desk..."_s << true;
    QTest::newRow("one is missing") << u"check bank"_s << u"check the desk..."_s << false;
    QTest::newRow("within") << u"ify"_s << u"classify"_s << true;
    QTest::newRow("scattered") << u"sbd"_s << u"status board"_s << true;
    QTest::newRow("not from a word") << u"tb"_s << u"status board"_s << false;
    QTest::newRow("wrong order") << u"bs"_s << u"status board"_s << false;
    QTest::newRow("one letter") << u"z"_s << u"status board"_s << false;
    QTest::newRow("case and accents") << u"MÜLL"_s << u"muller gmbh"_s << true;
    QTest::newRow("nothing typed") << u" "_s << u"anything"_s << true;
}

void TestPalette::typedWordsFitNames()
{
    QFETCH(QString, typed);
    QFETCH(QString, name);
    QTEST(ui::fitOf(ui::foldedWords(typed), name).has_value(), "fits");
}

void TestPalette::theBetterFitGoesFirst()
{
    const QStringList words = ui::foldedWords(u"as"_s);
    QVERIFY(*ui::fitOf(words, u"assign"_s) < *ui::fitOf(words, u"show as list"_s));
    QVERIFY(*ui::fitOf(words, u"show as list"_s) < *ui::fitOf(words, u"classify"_s));
    QVERIFY(*ui::fitOf(words, u"classify"_s) < *ui::fitOf(words, u"alarms"_s));
}

void TestPalette::eachActIsThereWithItsKey()
{
    open();
    press(Qt::Key_K, Qt::ControlModifier);
    auto &model = *qobject_cast<ui::PaletteModel *>(list().model());
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (const ui::ActionRow &row : ui::Actions::table()) {
        if (row.what == ui::Do::Anything || row.what == ui::Do::Back)
            continue;
        const QAction *action = window().actions().at(row.what);
        auto *field = palette().findChild<QLineEdit *>(u"paletteField"_s);
        field->setText(action->text());
        const auto at = std::ranges::find_if(
            model.rows(), [action](const ui::PaletteRow &shown) { return shown.act == action; });
        QVERIFY2(at != model.rows().end(), row.name);
        QCOMPARE(at->keys, action->shortcut().toString(QKeySequence::NativeText));
    }
}

void TestPalette::anActIsDoneByItsName()
{
    open();
    call(u"all op"_s);
    QCOMPARE(chosen(), u"All open"_s);
    press(Qt::Key_Return);
    QVERIFY(!palette().isVisible());
    QCOMPARE(window().bench()->title(), u"All open"_s);
    // On what was chosen in the list.
    QTRY_VERIFY(window().actions().at(ui::Do::Claim)->isEnabled());
    call(u"claim"_s);
    press(Qt::Key_Return);
    const auto owner = [this] {
        const auto desk = m_desk->read();
        const auto detail = desk ? desk->incident(m_filed[0]) : desk.error();
        return detail ? detail->incident.assignee : u"?"_s;
    };
    QTRY_VERIFY(!owner().isEmpty());
}

void TestPalette::anActThatDoesNotHoldIsNotDone()
{
    open();
    QVERIFY(!window().actions().at(ui::Do::Redo)->isEnabled());
    call(u"redo"_s);
    QCOMPARE(chosen(), u"Redo"_s);
    press(Qt::Key_Return);
    QVERIFY(palette().isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!palette().isVisible());
}

void TestPalette::anIncidentIsOpenedByItsNumber()
{
    open();
    for (const QString &name : {u"G-3"_s, u"3"_s}) {
        call(name);
        QTRY_VERIFY(chosen().startsWith(u"G-3 "_s));
        press(Qt::Key_Return);
        QCOMPARE(window().findChild<ui::QueuePage *>(u"queuePage"_s)->current(), m_filed[2]);
        QVERIFY(window().findChild<QWidget *>(u"incidentPane"_s)->isVisible());
        press(Qt::Key_1, Qt::ControlModifier);
    }
}

void TestPalette::anIncidentIsOpenedByItsWords()
{
    open();
    call(u"COOKIE ban"_s);
    QTRY_COMPARE(chosen(), u"G-2  Screenshots show the cookie banner"_s);
    press(Qt::Key_Return);
    QCOMPARE(window().findChild<ui::QueuePage *>(u"queuePage"_s)->current(), m_filed[1]);
}

void TestPalette::whatIsClosedIsFoundToo()
{
    open();
    for (const Action &action : std::initializer_list<Action>{
             Classify{m_filed[2], {.outcome = Outcome::FeatureRequest}, u"something new"_s},
             Resolve{m_filed[2], u"told them"_s}, Close{m_filed[2], {}}}) {
        Act act;
        act.actor.name = u"Priya Nair"_s;
        act.action = action;
        VERIFY_RESULT(m_place->desk().perform(act).result());
    }
    auto *queue = window().findChild<ui::QueuePage *>(u"queuePage"_s);
    QTRY_VERIFY(queue->foot().startsWith(u"2 of 2"_s));
    call(u"digest"_s);
    QTRY_VERIFY(chosen().startsWith(u"G-3 "_s));
    press(Qt::Key_Return);
    QTRY_COMPARE(queue->current(), m_filed[2]);
}

void TestPalette::aCustomerIsAListOfItsOwn()
{
    open();
    Act act;
    act.actor.name = u"Priya Nair"_s;
    act.action = FileIncident{
        .facts = {.title = u"One of theirs"_s, .customer = u"Café \"Zürich\" & Söhne"_s},
        .reportedAt = {}};
    const auto receipt = m_place->desk().perform(act).result();
    VERIFY_RESULT(receipt);
    call(u"cafe zur"_s);
    QTRY_COMPARE(chosen(), u"Café \"Zürich\" & Söhne"_s);
    press(Qt::Key_Return);
    QCOMPARE(query(), u"customer:\"Café \"\"Zürich\"\" & Söhne\""_s);
    auto *queue = window().findChild<ui::QueuePage *>(u"queuePage"_s);
    QTRY_COMPARE(queue->current(), receipt->incident);
    QTRY_VERIFY2(queue->foot().startsWith(u"1 of 4"_s), qPrintable(queue->foot()));
}

void TestPalette::aViewIsOpened()
{
    const Actor me{.name = app::systemUser()};
    qint64 id = 0;
    {
        auto desk = desk::Desk::open(m_desk->path(), desk::OpenMode::Write, m_desk->clock());
        VERIFY_RESULT(desk);
        SavedView view;
        view.name = u"Waiting on Zürich"_s;
        view.query = u"state:on-hold"_s;
        view.owner = me.name;
        const auto kept = desk->saveView(view, me);
        VERIFY_RESULT(kept);
        id = kept->id;
    }
    open();
    // The navigation reads the views with its counts.
    QTRY_VERIFY(window().findChild<QWidget *>(u"viewEntry%1"_s.arg(id)));
    call(u"wait zur"_s);
    QCOMPARE(chosen(), u"Waiting on Zürich"_s);
    press(Qt::Key_Return);
    QCOMPARE(query(), u"state:on-hold"_s);
    QCOMPARE(window().bench()->title(), u"Waiting on Zürich"_s);
}

void TestPalette::escapeGoesBackToWhereOneWas()
{
    open();
    QWidget *table = QApplication::focusWidget();
    QVERIFY(table);
    call(u"x"_s);
    press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), table);
    // The same key closes it too.
    press(Qt::Key_K, Qt::ControlModifier);
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(!palette().isVisible());
    QCOMPARE(QApplication::focusWidget(), table);
}

void TestPalette::aTextFieldKeepsItsTextAndGetsTheFocusBack()
{
    open();
    press(Qt::Key_T);
    auto *lines = window().findChild<QPlainTextEdit *>(u"actLines"_s);
    QTRY_COMPARE(QApplication::focusWidget(), lines);
    type(u"half a note"_s);
    lines->moveCursor(QTextCursor::Start);
    call(u"cl"_s);
    press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), lines);
    QCOMPARE(lines->toPlainText(), u"half a note"_s);
    press(Qt::Key_Escape);
    press(Qt::Key_Slash);
    auto *filter = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(filter);
    type(u"night"_s);
    press(Qt::Key_Home);
    call({});
    press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), filter);
    QVERIFY(filter->text().contains(u"night"_s));
}

void TestPalette::enterBeforeTheAnswerWaitsForIt()
{
    open();
    call(u"digest"_s);
    QCOMPARE(list().model()->rowCount(), 0);
    press(Qt::Key_Return);
    auto *queue = window().findChild<ui::QueuePage *>(u"queuePage"_s);
    QTRY_VERIFY(!palette().isVisible());
    QTRY_COMPARE(queue->current(), m_filed[2]);
}

void TestPalette::theFieldTellsTheChosenRow()
{
    open();
    call(u"a"_s);
    const auto *field = palette().findChild<QLineEdit *>(u"paletteField"_s);
    QVERIFY(!field->accessibleName().isEmpty());
    QVERIFY(field->accessibleDescription().startsWith(chosen() + u", act, "_s));
    const QString before = chosen();
    press(Qt::Key_Down);
    QVERIFY(chosen() != before);
    QVERIFY(field->accessibleDescription().startsWith(chosen() + u", act, "_s));
    press(Qt::Key_Up);
    QCOMPARE(chosen(), before);
    press(Qt::Key_Up); // round to the last
    QCOMPARE(list().currentIndex().row(), list().model()->rowCount() - 1);
}

void TestPalette::markupStaysText()
{
    const auto filed = m_desk->file({{u"<b>bold</b> &amp; \u202Eturned & <img src=x>"_s, 30}});
    open();
    call(u"bold"_s);
    QTRY_VERIFY(chosen().contains(u"<b>bold</b> &amp;"_s));
    // It is painted, not laid out by anything that reads markup.
    QVERIFY(!palette().grab().isNull());
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
