// SPDX-License-Identifier: GPL-3.0-or-later

// Why a deadline is what it is, read in the window by keys: opened, walked, copied, quoted in the
// memo, and left again.

#include "app/workplace.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/incident/derivationmodel.h"
#include "ui/incident/derivationtable.h"
#include "ui/incident/whypage.h"
#include "ui/kit/noticebar.h"
#include "ui/memo/sectioneditor.h"
#include "ui/shell/workbench.h"
#include "ui/words/derivation.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

class TestDerivation final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup();

    void eOpensItAndEscLeavesIt();
    void itSaysWhatTheDeskComputed();
    void controlCCopiesItWhole();
    void everythingHasAName();
    void theStepsAreWalkedByKeys();
    void newsLeaveTheReaderInPlace();
    void itIsQuotedInTheMemoThatIsOwed();
    void withoutAMemoThereIsNothingToQuoteIn();
    void nothingIsClippedAtLargeText();
    void theModelKeepsItsRows();

private:
    void open();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    // Opened on the incident whose deadline is nearest, and read.
    void openWhy();
    Result<Receipt> perform(Action action);
    [[nodiscard]] QString computedText();
    [[nodiscard]] ui::MainWindow &window() { return m_place->window(); }
    template <typename T>
    T *part(const char *name)
    {
        return window().findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] ui::WhyPage &page() { return *part<ui::WhyPage>("whyPage"); }
    [[nodiscard]] ui::DerivationTable &table()
    {
        return *part<ui::DerivationTable>("derivationTable");
    }

    std::unique_ptr<test::TempDesk> m_desk;
    std::unique_ptr<app::Workplace> m_place;
    std::vector<IncidentId> m_filed;
};

void TestDerivation::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    m_filed = m_desk->file(
        {{u"Nightly crawl gave 212 empty diffs"_s, 765}, {u"Weekly digest missing"_s, 60}});
    QCOMPARE(m_filed.size(), size_t(2));
}

void TestDerivation::cleanup()
{
    m_place.reset();
    m_desk.reset();
}

void TestDerivation::open()
{
    app::Options options;
    options.desk = m_desk->path();
    m_place = std::make_unique<app::Workplace>(
        options, m_desk->clock(), m_desk->filePath(u"settings.ini"_s));
    window().resize(1440, 900);
    m_place->start();
    QTRY_VERIFY(window().bench());
    QTRY_VERIFY(window().actions().at(ui::Do::Why)->isEnabled());
}

void TestDerivation::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &window(), key, modifiers);
}

void TestDerivation::openWhy()
{
    open();
    press(Qt::Key_E);
    QTRY_VERIFY(page().isVisible() && !page().text().isEmpty());
}

Result<Receipt> TestDerivation::perform(Action action)
{
    Act act;
    act.actor.name = u"Priya Nair"_s;
    act.action = std::move(action);
    return m_place->desk().perform(act).result();
}

QString TestDerivation::computedText()
{
    const auto desk = m_desk->read();
    const auto detail = desk ? desk->incident(page().incident()) : desk.error();
    if (!detail)
        return {};
    return words::derivationText(
        words::derivationOf(*detail, test::TempDesk::zone(), m_desk->clock().now()));
}

void TestDerivation::eOpensItAndEscLeavesIt()
{
    openWhy();
    QCOMPARE(page().incident(), m_filed[0]);
    QCOMPARE(window().bench()->title(), u"Why %1 is due"_s.arg(deskNumber(m_filed[0])));
    QCOMPARE(part<QLabel>("whyTitle")->text(), u"Nightly crawl gave 212 empty diffs"_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!page().isVisible());
    QCOMPARE(window().bench()->title(), u"Triage"_s);
    // The same incident is chosen still, and E opens it again.
    press(Qt::Key_E);
    QTRY_VERIFY(page().isVisible());
    QCOMPARE(page().incident(), m_filed[0]);
    QTest::mouseClick(part<QAbstractButton>("whyLeave"), Qt::LeftButton);
    QTRY_VERIFY(!page().isVisible());
}

void TestDerivation::itSaysWhatTheDeskComputed()
{
    openWhy();
    QVERIFY(!computedText().isEmpty());
    QCOMPARE(page().text(), computedText());
    // Reported at 01:35; the zone is named with each instant.
    QVERIFY(page().text().contains(u"Reported: Tue 24 Nov 2026 01:35 EST"_s));
    QVERIFY(page().text().contains(u"Classify by Tue 24 Nov 2026 13:35 EST: Overdue"_s));
    const auto detail = m_desk->read().value().incident(m_filed[0]);
    VERIFY_RESULT(detail);
    QCOMPARE(table().model()->rowCount(),
        int(detail->classify.steps.size() + detail->resolve.steps.size()) + 2);
}

void TestDerivation::controlCCopiesItWhole()
{
    openWhy();
    QApplication::clipboard()->clear();
    press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), computedText());
    QCOMPARE(
        part<ui::NoticeBar>("noticeBar")->sentence(), u"The derivation is on the clipboard."_s);
}

void TestDerivation::everythingHasAName()
{
    openWhy();
    for (QWidget *widget : page().findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
            continue;
        const auto *spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(spoken
                && (!spoken->text(QAccessible::Name).isEmpty()
                    || widget->objectName().startsWith(u"qt_"_s)),
            qPrintable(widget->objectName()));
    }
    const QAbstractItemModel &model = *table().model();
    for (int row = 0; row < model.rowCount(); ++row)
        QVERIFY(!model.index(row, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
    const QString report = model.index(2, 1).data(Qt::AccessibleTextRole).toString()
        + model.index(1, 1).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(report.contains(u"Reported, Tue 24 Nov 2026 01:35 EST, Plan: "_s), qPrintable(report));
}

void TestDerivation::theStepsAreWalkedByKeys()
{
    openWhy();
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget *>(&table()));
    const int rows = table().model()->rowCount();
    for (int row = 1; row < rows; ++row) {
        press(Qt::Key_Down);
        QCOMPARE(table().currentIndex().row(), row);
    }
    press(Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(table().currentIndex().row(), 0);
    // One stop of the Tab key, then the buttons.
    press(Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget() != &table());
    QVERIFY(page().isAncestorOf(QApplication::focusWidget()));
}

void TestDerivation::newsLeaveTheReaderInPlace()
{
    openWhy();
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    const int row = table().currentIndex().row();
    const int before = table().model()->rowCount();
    VERIFY_RESULT(perform(Classify{m_filed[0],
        {Outcome::CoreBug, Severity::Sev2, DevOpsLevel::DevOps3}, u"Seen in the log"_s}));
    QTRY_VERIFY(table().model()->rowCount() > before);
    QCOMPARE(table().currentIndex().row(), row);
    QTRY_COMPARE(page().text(), computedText());
    QVERIFY(page().text().contains(u"+ 48 h, Sev 2 and DevOps 3: "_s));
    QVERIFY(page().text().contains(u"Plan: the window of Sev 2 with DevOps 3"_s));
}

void TestDerivation::itIsQuotedInTheMemoThatIsOwed()
{
    openWhy();
    const auto *quote = part<QAbstractButton>("whyQuote");
    QVERIFY(!quote->isVisible());
    VERIFY_RESULT(
        perform(Classify{m_filed[0], {Outcome::OperatorError, {}, {}}, u"They paused it"_s}));
    QTRY_VERIFY(quote->isVisible());
    const QString derivation = page().text();
    press(Qt::Key_M, Qt::ControlModifier);
    QPlainTextEdit *found = nullptr;
    QTRY_VERIFY((found = part<QPlainTextEdit>("text-found")) != nullptr);
    QTRY_VERIFY(found->toPlainText().contains(derivation.trimmed()));
    QVERIFY(found->toPlainText().startsWith(u"They paused it"_s));
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(found));
    // Kept like any words of the memo, and taken back like any.
    const auto stored = [this] {
        const auto desk = m_desk->read();
        const auto detail = desk ? desk->incident(m_filed[0]) : desk.error();
        if (!detail || detail->memos.empty())
            return QString();
        for (const MemoSection &section : detail->memos.front().sections) {
            if (section.key == u"found"_s)
                return section.text;
        }
        return QString();
    };
    QTRY_VERIFY(stored().contains(derivation.trimmed()));
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(found->toPlainText(), u"They paused it"_s);
}

void TestDerivation::withoutAMemoThereIsNothingToQuoteIn()
{
    openWhy();
    press(Qt::Key_M, Qt::ControlModifier);
    QVERIFY(page().isVisible());
}

void TestDerivation::nothingIsClippedAtLargeText()
{
    openWhy();
    for (int i = 0; i < 5; ++i)
        window().actions().at(ui::Do::LargerText)->trigger();
    for (const QSize size : {QSize(1440, 900), QSize(1024, 640)}) {
        window().resize(size);
        QTRY_VERIFY(!table().horizontalScrollBar()->isVisible());
        const QAbstractItemModel &model = *table().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                if (table().isColumnHidden(column)
                    || model.index(row, 0).data(Qt::UserRole).toBool())
                    continue;
                auto *delegate = qobject_cast<ui::DerivationDelegate *>(table().itemDelegate());
                QVERIFY(delegate);
                QVERIFY(table().rowHeight(row)
                    >= delegate->heightFor(model.index(row, column), table().columnWidth(column)));
            }
        }
        for (const QAbstractButton *button : page().findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->objectName().startsWith(u"why"_s))
                QTRY_VERIFY(button->width() >= button->minimumSizeHint().width());
        }
    }
}

void TestDerivation::theModelKeepsItsRows()
{
    ui::DerivationModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto derivation = [](std::initializer_list<const char *> steps) {
        words::DerivedClock clock{.title = u"Fix by"_s};
        for (const char *step : steps)
            clock.steps.push_back({.what = QString::fromLatin1(step)});
        return words::Derivation{.clocks = {clock}};
    };
    model.show(derivation({"a", "b", "c"}));
    QCOMPARE(model.rowCount(), 4);
    const QPersistentModelIndex a(model.index(1, 1));
    const QPersistentModelIndex c(model.index(3, 1));
    model.show(derivation({"a", "b", "x", "y", "c"}));
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(a.row(), 1);
    QCOMPARE(model.index(5, 1).data().toString(), u"c"_s);
    model.show(derivation({"a"}));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(a.row(), 1);
    QVERIFY(!c.isValid());
    model.show({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(TestDerivation)
#include "tst_derivation.moc"
