// SPDX-License-Identifier: GPL-3.0-or-later

// The contracts page by keys over a real desk: begun, clauses added, faults at their fields, what
// it would do, put in force with who agreed; drafts that are there again, files in and out.

#include "tests/support/verify.h"
#include "tests/ui/aroundadesk.h"
#include "ui/customers/contractspage.h"
#include "ui/customers/planmatrix.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace gander;
using namespace Qt::StringLiterals;

class TestContracts final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aNewContractIsBegunByKeys();
    void aClauseMovesThePlan();
    void clausesAreReorderedAndRemovedByKeys();
    void insertAddsAClauseFromAnyField();
    void aFaultIsShownAtItsPlace();
    void theImpactIsCounted();
    void breakingAPromiseNeedsWhoAgreed();
    void onlyNewReportsBreakNothing();
    void aPastVersionIsReadOnly();
    void theDraftIsThereAgain();
    void discardingLeavesNothing();
    void comparingTellsWhatWas();
    void aReadOnlyDeskIsReadable();
    void contractsGoThroughFiles();
    void holidaysAreAcceptedFromAFile();

private:
    template <typename T>
    T *part(const QString &name)
    {
        T *found = m_page->findChild<T *>(name);
        if (!found)
            qFatal("no part %s", qPrintable(name));
        return found;
    }
    void showPage();
    // A draft for the bank, as far as its first clause.
    void begin();
    void addClause(const QString &amount, int unit, const QStringList &cells);
    void force() { m_with->press(*m_page, Qt::Key_Return, Qt::ControlModifier); }
    [[nodiscard]] QDialog *sheet() { return m_page->findChild<QDialog *>(u"forceSheet"_s); }
    [[nodiscard]] QStringList versions();
    [[nodiscard]] QJsonObject kept(const QString &name);
    [[nodiscard]] QString figure(const QString &tile)
    {
        return part<QFrame>(tile)->findChild<QLabel *>(u"figure"_s)->text();
    }

    std::unique_ptr<test::AroundADesk> m_with;
    std::unique_ptr<ui::ContractsPage> m_page;
};

void TestContracts::init()
{
    m_with = std::make_unique<test::AroundADesk>();
}

void TestContracts::cleanup()
{
    m_page.reset();
    m_with.reset();
}

void TestContracts::showPage()
{
    m_page = m_with->show<ui::ContractsPage>();
    m_page->open();
}

void TestContracts::begin()
{
    showPage();
    QTRY_VERIFY(part<QPushButton>(u"contractNew"_s)->isVisible());
    QTest::keyClick(part<QPushButton>(u"contractNew"_s), Qt::Key_Space);
    auto *name = part<QLineEdit>(u"contractNewName"_s);
    QCOMPARE(m_page->focusWidget(), name);
    QTest::keyClicks(name, u"Meridian Bank"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(part<QLabel>(u"contractTitle"_s)->text(), u"Meridian Bank"_s);
    QTRY_COMPARE(versions().size(), 1);
}

void TestContracts::addClause(const QString &amount, int unit, const QStringList &cells)
{
    QTest::keyClick(part<QTableView>(u"clauseTable"_s), Qt::Key_Insert);
    part<QComboBox>(u"clauseUnit"_s)->setCurrentIndex(unit);
    auto *line = part<QLineEdit>(u"clauseAmount"_s);
    line->selectAll();
    QTest::keyClicks(line, amount);
    for (const QString &cell : cells)
        QTest::keyClick(part<QCheckBox>(u"cell"_s + cell), Qt::Key_Space);
}

QStringList TestContracts::versions()
{
    QStringList texts;
    const auto *model = part<QListView>(u"contractVersions"_s)->model();
    for (int row = 0; row < model->rowCount(); ++row)
        texts << model->index(row, 0).data(Qt::AccessibleTextRole).toString();
    return texts;
}

QJsonObject TestContracts::kept(const QString &name)
{
    const auto draft =
        m_with->service.ask([name](desk::Desk &desk) { return desk.draft(u"contract"_s, name); })
            .result();
    return draft ? *draft : QJsonObject();
}

void TestContracts::aNewContractIsBegunByKeys()
{
    m_with->aReport(u"Monitor stopped"_s);
    begin();
    QCOMPARE(versions().front(), u"Version 1, Draft by Lena Ortiz, from 25 Nov 2026"_s);
    QTRY_COMPARE(kept(u"Meridian Bank"_s).value(u"zone"_s).toString(), u"America/New_York"_s);
    QCOMPARE(part<QLabel>(u"planTitle"_s)->text(), u"The plan as Meridian Bank has it"_s);
    QCOMPARE(m_with->faults, QStringList());
}

void TestContracts::aClauseMovesThePlan()
{
    begin();
    addClause(u"1"_s, 3, {u"31"_s, u"32"_s});
    const auto &cells = part<ui::PlanMatrix>(u"planMatrix"_s)->cells();
    QVERIFY(cells[2][0].moved);
    QCOMPARE(cells[2][0].window, u"1 week"_s);
    QCOMPARE(cells[2][0].clause, 1);
    QVERIFY(!cells[2][2].moved);
    const auto *model = part<QTableView>(u"clauseTable"_s)->model();
    QCOMPARE(model->index(1, 0).data(Qt::AccessibleTextRole).toString(),
        u"Clause 1, Limit, Sev 3, DevOps 1–2, 1 week, was 2 weeks, new"_s);
}

void TestContracts::clausesAreReorderedAndRemovedByKeys()
{
    begin();
    addClause(u"1"_s, 3, {u"31"_s});
    addClause(u"3"_s, 2, {u"31"_s});
    auto *table = part<QTableView>(u"clauseTable"_s);
    const auto second = [table](
                            int row) { return table->model()->index(row, 3).data().toString(); };
    QCOMPARE(second(2), u"3 days"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(second(1), u"3 days"_s);
    QCOMPARE(second(2), u"1 week"_s);
    QCOMPARE(table->currentIndex().row(), 1);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(second(1), u"1 week"_s);
}

void TestContracts::insertAddsAClauseFromAnyField()
{
    begin();
    // The figures of the effect keep their height while no list stands below them.
    QTRY_COMPARE(figure(u"impactMove"_s), u"0"_s);
    QTRY_VERIFY(part<QLabel>(u"impactStay"_s)->y() < 400);
    const auto *rows = part<QTableView>(u"clauseTable"_s)->model();
    const int before = rows->rowCount();
    QWidget *field = m_page->focusWidget();
    QVERIFY(field && field != part<QTableView>(u"clauseTable"_s));
    QTest::keyClick(field, Qt::Key_Insert);
    QCOMPARE(rows->rowCount(), before + 1);
}

void TestContracts::aFaultIsShownAtItsPlace()
{
    begin();
    addClause(u"x"_s, 1, {u"11"_s});
    QCOMPARE(
        part<QLabel>(u"impactStay"_s)->text(), u"Counted once all terms are whole: 1 to go."_s);
    force();
    QVERIFY(!sheet());
    QStringList said;
    for (const QLabel *label : m_page->findChildren<QLabel *>(u"issue"_s)) {
        if (label->isVisible())
            said << label->text();
    }
    QCOMPARE(said, QStringList(u"“x” is no whole number, 0 or more"_s));
    QVERIFY(part<QWidget>(u"clauseEditor"_s)->isAncestorOf(m_page->focusWidget()));
    // It goes as soon as it is mended.
    auto *line = part<QLineEdit>(u"clauseAmount"_s);
    line->selectAll();
    QTest::keyClicks(line, u"6"_s);
    QVERIFY(!m_page->findChild<QLabel *>(u"clauseFault"_s)->isVisible());
    QTRY_VERIFY(figure(u"impactMove"_s) != u"–"_s);
}

void TestContracts::theImpactIsCounted()
{
    const IncidentId id = m_with->aReport(u"Digest lists removed pages twice"_s);
    VERIFY_RESULT(m_with->does(u"Lena Ortiz"_s,
        Classify{.incident = id,
            .classification = {Outcome::CoreBug, Severity::Sev3, DevOpsLevel::DevOps1},
            .finding = u"Seen."_s}));
    m_with->aReport(u"Another"_s);
    begin();
    QTRY_COMPARE(figure(u"impactMove"_s), u"0"_s);
    addClause(u"1"_s, 3, {u"31"_s});
    QTRY_COMPARE(figure(u"impactMove"_s), u"1"_s);
    QCOMPARE(figure(u"impactOverdue"_s), u"0"_s);
    QCOMPARE(part<QLabel>(u"impactStay"_s)->text(),
        u"1 of 2 stay as they are. 0 closed results never move."_s);
    QCOMPARE(part<QListView>(u"impactList"_s)->model()->rowCount(), 1);
    QSignalSpy wanted(m_page.get(), &ui::ContractsPage::incidentWanted);
    auto *list = part<QListView>(u"impactList"_s);
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.front().front().value<IncidentId>(), id);
}

void TestContracts::breakingAPromiseNeedsWhoAgreed()
{
    const IncidentId id = m_with->aReport(u"Monitor stopped"_s);
    begin();
    addClause(u"1"_s, 1, {});
    part<QComboBox>(u"clauseSubject"_s)->setCurrentIndex(1); // the time to classify
    QTRY_COMPARE(figure(u"impactOverdue"_s), u"1"_s);
    QVERIFY(part<QLabel>(u"impactBroken"_s)->isVisible());
    force();
    QTRY_VERIFY(sheet());
    QVERIFY(QTest::qWaitForWindowActive(sheet()));
    auto *box = sheet()->findChild<QCheckBox *>(u"broken0"_s);
    QVERIFY(box->text().startsWith(u"G-1 Monitor stopped"_s));
    auto *who = sheet()->findChild<QLineEdit *>(u"forceWho"_s);
    QTest::keyClick(box, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(sheet()->findChild<QLabel *>(u"forceUntold"_s)->isVisible());
    QTest::keyClick(box, Qt::Key_Space);
    QTest::keyClick(box, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(sheet()->isVisible());
    QCOMPARE(sheet()->focusWidget(), who);
    QTest::keyClicks(who, u"D. Okafor, by phone"_s);
    QTest::keyClick(who, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(versions().front().startsWith(u"Version 1, Comes into force"_s));
    QCOMPARE(m_with->detail(id).incident.contract.name, u"Meridian Bank"_s);
    QTRY_COMPARE(kept(u"Meridian Bank"_s), QJsonObject());
    QCOMPARE(m_with->faults, QStringList());
    QVERIFY(part<QLabel>(u"aboutVersionMore"_s)->text().contains(u"D. Okafor, by phone"_s));
}

void TestContracts::onlyNewReportsBreakNothing()
{
    const IncidentId id = m_with->aReport(u"Monitor stopped"_s);
    begin();
    addClause(u"1"_s, 1, {});
    part<QComboBox>(u"clauseSubject"_s)->setCurrentIndex(1);
    QTRY_COMPARE(figure(u"impactOverdue"_s), u"1"_s);
    QTest::keyClick(part<QWidget>(u"impactNewOnly"_s), Qt::Key_Space);
    QCOMPARE(figure(u"impactOverdue"_s), u"0"_s);
    QVERIFY(!part<QLabel>(u"impactBroken"_s)->isVisible());
    force();
    QTRY_VERIFY(sheet());
    QVERIFY(QTest::qWaitForWindowActive(sheet()));
    QVERIFY(!sheet()->findChild<QCheckBox *>(u"broken0"_s));
    QTest::keyClick(
        sheet()->findChild<QLineEdit *>(u"forceWho"_s), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(versions().front().startsWith(u"Version 1, Comes into force"_s));
    QCOMPARE(m_with->detail(id).incident.contract.name, u"Standard plan"_s);
    QCOMPARE(m_with->faults, QStringList());
}

void TestContracts::aPastVersionIsReadOnly()
{
    onlyNewReportsBreakNothing();
    QTest::keyClick(part<QPushButton>(u"contractStart"_s), Qt::Key_Space);
    QTRY_COMPARE(versions().size(), 2);
    QVERIFY(versions().front().startsWith(u"Version 2, Draft"_s));
    QCOMPARE(part<QTableView>(u"clauseTable"_s)->model()->rowCount(), 2);
    QVERIFY(part<QPushButton>(u"contractForce"_s)->isVisible());
    auto *list = part<QListView>(u"contractVersions"_s);
    QTest::keyClick(list, Qt::Key_Down);
    QVERIFY(!part<QPushButton>(u"contractForce"_s)->isVisible());
    QVERIFY(part<QLineEdit>(u"contractDevHours"_s)->isReadOnly());
    QTest::keyClick(part<QTableView>(u"clauseTable"_s), Qt::Key_Insert);
    QCOMPARE(part<QTableView>(u"clauseTable"_s)->model()->rowCount(), 2);
    QTest::keyClick(list, Qt::Key_Up);
    QVERIFY(!part<QLineEdit>(u"contractDevHours"_s)->isReadOnly());
}

void TestContracts::theDraftIsThereAgain()
{
    begin();
    addClause(u"half a w"_s, 1, {u"11"_s});
    QTest::keyClicks(part<QLineEdit>(u"contractDevHours"_s), u"1o"_s);
    QSignalSpy left(m_page.get(), &ui::ContractsPage::left);
    m_with->press(*m_page, Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
    m_page.reset(); // closed
    showPage();
    QTRY_COMPARE(part<QLineEdit>(u"contractDevHours"_s)->text(), u"1o"_s);
    QCOMPARE(part<QLabel>(u"contractTitle"_s)->text(), u"Meridian Bank"_s);
    auto *table = part<QTableView>(u"clauseTable"_s);
    QCOMPARE(table->model()->index(1, 3).data().toString(), u"half a w"_s);
}

void TestContracts::discardingLeavesNothing()
{
    begin();
    addClause(u"1"_s, 3, {u"31"_s});
    QTRY_VERIFY(!kept(u"Meridian Bank"_s).isEmpty());
    QTest::keyClick(part<QPushButton>(u"contractDiscard"_s), Qt::Key_Space);
    QTRY_COMPARE(kept(u"Meridian Bank"_s), QJsonObject());
    QVERIFY(versions().isEmpty());
    QVERIFY(part<QLabel>(u"contractsEmpty"_s)->isVisible());
}

void TestContracts::comparingTellsWhatWas()
{
    begin();
    auto *hours = part<QComboBox>(u"contractHours"_s);
    hours->setCurrentIndex(1);
    QVERIFY(part<QWidget>(u"contractHoursPart"_s)->isVisible());
    const auto was = [this] {
        QStringList said;
        for (const QLabel *label : m_page->findChildren<QLabel *>(u"was"_s)) {
            if (label->isVisible())
                said << label->text();
        }
        return said;
    };
    QCOMPARE(was(), QStringList());
    QTest::keyClick(part<QPushButton>(u"contractCompare"_s), Qt::Key_Space);
    QVERIFY(was().contains(u"was 24 × 7"_s));
}

void TestContracts::aReadOnlyDeskIsReadable()
{
    onlyNewReportsBreakNothing();
    m_page.reset();
    VERIFY_RESULT(m_with->service.open(m_with->desk.path(), desk::OpenMode::ReadOnly).result());
    showPage();
    QTRY_COMPARE(part<QLabel>(u"contractTitle"_s)->text(), u"Meridian Bank"_s);
    QTRY_COMPARE(versions().size(), 1);
    QVERIFY(!part<QPushButton>(u"contractForce"_s)->isVisible());
    QVERIFY(!part<QPushButton>(u"contractStart"_s)->isVisible());
    QVERIFY(!part<QPushButton>(u"contractNew"_s)->isVisible());
    QVERIFY(part<QPushButton>(u"contractExport"_s)->isVisible());
    QCOMPARE(m_with->faults, QStringList());
}

void TestContracts::contractsGoThroughFiles()
{
    showPage();
    const auto write = [this](const QString &name, const QByteArray &bytes) {
        QFile file(m_with->desk.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    };
    m_page->importFrom(write(u"good.json"_s,
        R"({"name": "Northwind", "timezone": "Europe/Copenhagen", "development_hours": 10})"));
    QTRY_COMPARE(part<QLabel>(u"contractTitle"_s)->text(), u"Northwind"_s);
    QTRY_COMPARE(part<QLineEdit>(u"contractDevHours"_s)->text(), u"10"_s);
    QCOMPARE(part<QComboBox>(u"contractZone"_s)->currentText(), u"Europe/Copenhagen"_s);
    QCOMPARE(m_with->faults, QStringList());
    // A draft in the way is not written over.
    m_page->importFrom(write(u"other.json"_s,
        R"({"name": "Northwind", "timezone": "Europe/Copenhagen", "development_hours": 99})"));
    QTRY_COMPARE(m_with->faults.size(), 1);
    QCOMPARE(part<QLineEdit>(u"contractDevHours"_s)->text(), u"10"_s);
    m_page->importFrom(write(u"bad.json"_s, "no"));
    QTRY_COMPARE(m_with->faults.size(), 2);
    m_page->importFrom(m_with->desk.filePath(u"missing.json"_s));
    QTRY_COMPARE(m_with->faults.size(), 3);
}

void TestContracts::holidaysAreAcceptedFromAFile()
{
    begin();
    QFile file(m_with->desk.filePath(u"days.ics"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n"
               "BEGIN:VEVENT\r\nUID:1@x\r\nDTSTAMP:20260101T000000Z\r\n"
               "DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226\r\n"
               "RRULE:FREQ=YEARLY\r\nSUMMARY:Christmas Day\r\nEND:VEVENT\r\n"
               "BEGIN:VEVENT\r\nUID:2@x\r\nDTSTAMP:20260101T000000Z\r\n"
               "DTSTART;VALUE=DATE:20270326\r\nDTEND;VALUE=DATE:20270327\r\n"
               "SUMMARY:Good Friday\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    file.close();
    m_page->offerHolidays(file.fileName());
    QTRY_VERIFY(m_page->findChild<QDialog *>(u"holidayPicker"_s));
    auto *picker = m_page->findChild<QDialog *>(u"holidayPicker"_s);
    auto *offers = picker->findChild<QAbstractItemView *>(u"holidayOffers"_s);
    QCOMPARE(offers->model()->rowCount(), 2);
    QTest::keyClick(offers, Qt::Key_Space); // not the first one
    QTest::keyClick(picker->findChild<QPushButton *>(u"holidayAccept"_s), Qt::Key_Space);
    QTRY_COMPARE(kept(u"Meridian Bank"_s).value(u"holidays"_s).toArray().size(), 1);
    auto *table = part<QTableView>(u"holidaysView"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(m_with->faults, QStringList());
}

QTEST_MAIN(TestContracts)
#include "tst_contracts.moc"
