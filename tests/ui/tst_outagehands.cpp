// SPDX-License-Identifier: GPL-3.0-or-later

// One outage, many reports, by keyboard: linked to a master, its finding passed on to chosen ones
// in one step, taken back as one; duplicates merged and unmerged.

#include "tests/ui/deskwindow.h"
#include "ui/desk/resulttable.h"
#include "ui/incident/incidentpane.h"
#include "ui/outage/linkpanel.h"
#include "ui/outage/passonpage.h"
#include "ui/queue/queuepage.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

class TestOutageHands final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_desk.close(); }

    void aReportIsLinkedByItsNumber();
    void severalAreLinkedToOneOfThem();
    void whatWouldBeRefusedIsSaidBefore();
    void nothingIsLinkedToNobody();
    void whatIsTypedFastIsWaitedFor();
    void aFindingIsPassedOnToTheChosen();
    void wordsForPassingOnAreKept();
    void aDuplicateLeavesTheListAndComesBack();
    void theWizardMergesADuplicate();
    void theDetailLeadsToTheOther();

private:
    void link(IncidentId incident, IncidentId master);

    test::DeskWindow m_desk;
};

void TestOutageHands::init()
{
    // The soonest first: the list shows them in this order.
    QVERIFY(m_desk.open({{u"Captures fail for every region"_s, 685},
        {u"No screenshots since nine"_s, 585}, {u"Dashboard shows old pages"_s, 60}}));
}

void TestOutageHands::link(IncidentId incident, IncidentId master)
{
    QVERIFY(m_desk.somebody(Link{incident, master}));
}

void TestOutageHands::aReportIsLinkedByItsNumber()
{
    const IncidentId master = m_desk.filed()[2];
    m_desk.press(Qt::Key_Home);
    m_desk.settle();
    m_desk.press(Qt::Key_L);
    auto *panel = m_desk.part<ui::LinkPanel>("linkPanel");
    QVERIFY(panel && panel->isVisible());
    m_desk.write(deskNumber(master));
    auto *rows = m_desk.part<ui::ResultTable>("linkRows");
    QTRY_COMPARE(rows->lines().size(), size_t(1));
    QTRY_COMPARE(m_desk.part<QLabel>("linkHelp")->text(),
        u"Each keeps its customer, contract, clocks and memo."_s);
    m_desk.press(Qt::Key_Return);
    QTRY_COMPARE(m_desk.said(), u"G-1 is linked to G-3."_s);
    QVERIFY(!panel->isVisible());
    QCOMPARE(m_desk.detail(m_desk.filed()[0]).incident.master, m_desk.detail(master).incident.uid);

    QTRY_VERIFY(m_desk.enabled(ui::Do::Undo));
    m_desk.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(m_desk.said().startsWith(u"Taken back"_s));
    QCOMPARE(m_desk.detail(m_desk.filed()[0]).incident.master, QString());
}

void TestOutageHands::severalAreLinkedToOneOfThem()
{
    m_desk.press(Qt::Key_A, Qt::ControlModifier);
    m_desk.settle();
    m_desk.press(Qt::Key_L);
    auto *rows = m_desk.part<ui::ResultTable>("linkRows");
    // Nothing typed: they themselves are offered.
    QTRY_COMPARE(rows->lines().size(), size_t(3));
    m_desk.press(Qt::Key_Down);
    QVERIFY(m_desk.part<QLineEdit>("linkText")
                ->accessibleDescription()
                .startsWith(u"G-2 No screenshots since nine"_s));
    m_desk.press(Qt::Key_Return);
    QTRY_COMPARE(m_desk.said(), u"2 incidents are linked to G-2."_s);
    const QString master = m_desk.detail(m_desk.filed()[1]).incident.uid;
    QCOMPARE(m_desk.detail(m_desk.filed()[0]).incident.master, master);
    QCOMPARE(m_desk.detail(m_desk.filed()[1]).incident.master, QString());
    QCOMPARE(m_desk.detail(m_desk.filed()[2]).incident.master, master);
}

void TestOutageHands::whatWouldBeRefusedIsSaidBefore()
{
    // Links are one deep: its master has none itself.
    link(m_desk.filed()[1], m_desk.filed()[2]);
    m_desk.press(Qt::Key_Home);
    m_desk.settle();
    m_desk.press(Qt::Key_L);
    m_desk.write(u"G-2"_s);
    QTRY_COMPARE(m_desk.part<QLabel>("linkHelp")->text(),
        u"Would be refused: G-2 is linked to a master itself; link to that one"_s);
}

void TestOutageHands::nothingIsLinkedToNobody()
{
    m_desk.press(Qt::Key_Home);
    m_desk.settle();
    m_desk.press(Qt::Key_L);
    m_desk.write(u"unheard of"_s);
    m_desk.press(Qt::Key_Return);
    QTRY_COMPARE(m_desk.part<QLabel>("linkIssue")->text(),
        u"No other incident has that number or these words"_s);
    QVERIFY(m_desk.part<ui::LinkPanel>("linkPanel")->isVisible());
    m_desk.press(Qt::Key_Escape);
    QVERIFY(!m_desk.part<ui::LinkPanel>("linkPanel")->isVisible());
}

void TestOutageHands::whatIsTypedFastIsWaitedFor()
{
    m_desk.press(Qt::Key_Home);
    m_desk.settle();
    m_desk.press(Qt::Key_L);
    m_desk.write(u"dashboard old"_s);
    // Before the desk has been asked.
    m_desk.press(Qt::Key_Return);
    QTRY_COMPARE(m_desk.said(), u"G-1 is linked to G-3."_s);
}

void TestOutageHands::aFindingIsPassedOnToTheChosen()
{
    const std::vector<IncidentId> &filed = m_desk.filed();
    QVERIFY(m_desk.somebody(Classify{.incident = filed[0],
        .classification = {.outcome = Outcome::ActOfGod},
        .finding = u"The provider's network was down."_s}));
    link(filed[1], filed[0]);
    link(filed[2], filed[0]);
    // Classified, it is no longer in Triage.
    m_desk.window().actions().at(ui::Do::GoOpen)->trigger();
    auto *queue = m_desk.window().findChild<ui::QueuePage *>();
    queue->selectWhenRead(filed[0]);
    QTRY_COMPARE(queue->current(), filed[0]);
    QTRY_VERIFY(m_desk.enabled(ui::Do::PassOn));
    m_desk.press(Qt::Key_L, Qt::ShiftModifier);
    auto *page = m_desk.part<ui::PassOnPage>("passOnPage");
    QVERIFY(page && page->isVisible());
    QTRY_COMPARE(m_desk.results("passOnRows").size(), 2);
    QCOMPARE(m_desk.part<QPlainTextEdit>("passOnFinding")->toPlainText(),
        u"The provider's network was down."_s);
    QCOMPARE(m_desk.part<QAbstractButton>("passOnCommit")->text(), u"Pass on to 2"_s);

    // The first of them is another matter after all.
    auto *rows = m_desk.part<ui::ResultTable>("passOnRows");
    QTRY_VERIFY(rows->hasFocus());
    m_desk.press(Qt::Key_Space);
    QCOMPARE(rows->ticked().size(), size_t(1));
    QCOMPARE(m_desk.part<QAbstractButton>("passOnCommit")->text(), u"Pass on to 1"_s);
    const IncidentId left = rows->lines().front().incident;
    const IncidentId given = rows->ticked().front();
    m_desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk.said(), u"What G-1 came to is passed on to 1."_s);
    QVERIFY(!m_desk.detail(left).incident.classification);
    const IncidentDetail got = m_desk.detail(given);
    QVERIFY(got.incident.classification);
    QCOMPARE(got.incident.classification->outcome, Outcome::ActOfGod);
    QCOMPARE(got.incident.finding, u"The provider's network was down."_s);
    QCOMPARE(got.memos.size(), size_t(1)); // of its own

    QTRY_VERIFY(m_desk.enabled(ui::Do::Undo));
    m_desk.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(m_desk.said().startsWith(u"Taken back"_s));
    QVERIFY(!m_desk.detail(given).incident.classification);
}

void TestOutageHands::wordsForPassingOnAreKept()
{
    const std::vector<IncidentId> &filed = m_desk.filed();
    QVERIFY(m_desk.somebody(Classify{.incident = filed[0],
        .classification = {.outcome = Outcome::ActOfGod},
        .finding = u"The provider's network was down."_s}));
    link(filed[1], filed[0]);
    m_desk.window().actions().at(ui::Do::GoOpen)->trigger();
    auto *queue = m_desk.window().findChild<ui::QueuePage *>();
    queue->selectWhenRead(filed[0]);
    QTRY_COMPARE(queue->current(), filed[0]);
    QTRY_VERIFY(m_desk.enabled(ui::Do::PassOn));
    m_desk.press(Qt::Key_L, Qt::ShiftModifier);
    QTRY_COMPARE(m_desk.results("passOnRows").size(), 1);
    auto *finding = m_desk.part<QPlainTextEdit>("passOnFinding");
    finding->setFocus();
    m_desk.press(Qt::Key_End, Qt::ControlModifier);
    m_desk.write(u" From nine to ten."_s);
    m_desk.press(Qt::Key_Escape);
    m_desk.settle();
    QTRY_VERIFY(m_desk.enabled(ui::Do::PassOn));
    m_desk.press(Qt::Key_L, Qt::ShiftModifier);
    QTRY_COMPARE(finding->toPlainText(), u"The provider's network was down. From nine to ten."_s);
}

void TestOutageHands::aDuplicateLeavesTheListAndComesBack()
{
    const std::vector<IncidentId> &filed = m_desk.filed();
    auto *queue = m_desk.window().findChild<ui::QueuePage *>();
    m_desk.press(Qt::Key_Home);
    m_desk.settle();
    m_desk.press(Qt::Key_D);
    m_desk.write(u"G-2"_s);
    QTRY_COMPARE(m_desk.part<ui::ResultTable>("linkRows")->lines().size(), size_t(1));
    m_desk.press(Qt::Key_Return);
    QTRY_COMPARE(m_desk.said(), u"G-1 is merged into G-2."_s);
    QTRY_VERIFY(!queue->select(filed[0]));
    QTRY_VERIFY(m_desk.enabled(ui::Do::Undo));
    m_desk.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(queue->select(filed[0]));
}

void TestOutageHands::theWizardMergesADuplicate()
{
    m_desk.press(Qt::Key_Home);
    m_desk.settle();
    m_desk.press(Qt::Key_C);
    QTRY_VERIFY(m_desk.part<QWidget>("classifyPage")->isEnabled());
    m_desk.press(Qt::Key_Return, Qt::ControlModifier); // from the facts to the category
    QTRY_VERIFY(m_desk.part<QWidget>("outcomeDuplicate")->isVisible());
    m_desk.press(Qt::Key_D);
    auto *panel = m_desk.part<ui::LinkPanel>("linkPanel");
    QTRY_VERIFY(panel && panel->isVisible());
    QCOMPARE(m_desk.part<QLabel>("linkTitle")->text(), u"Merge G-1 as a duplicate"_s);
}

void TestOutageHands::theDetailLeadsToTheOther()
{
    const std::vector<IncidentId> &filed = m_desk.filed();
    link(filed[0], filed[2]);
    auto *queue = m_desk.window().findChild<ui::QueuePage *>();
    QVERIFY(queue->select(filed[0]));
    QTRY_VERIFY(m_desk.part<QAbstractButton>("relative-G-3"));
    m_desk.settle();
    auto *list = m_desk.part<QTableView>("incidentTable");
    QVERIFY(
        list->currentIndex().data(Qt::AccessibleTextRole).toString().contains(u"linked to G-3"_s));
    auto *way = m_desk.part<QAbstractButton>("relative-G-3");
    QVERIFY(way->accessibleName().contains(u"Dashboard shows old pages"_s));
    way->setFocus();
    m_desk.press(Qt::Key_Space);
    auto *pane = m_desk.part<ui::IncidentPane>("incidentPane");
    QTRY_COMPARE(pane->incident(), filed[2]);
    QTRY_VERIFY(m_desk.part<QAbstractButton>("relative-G-1"));
    QVERIFY(list->currentIndex()
                .data(Qt::AccessibleTextRole)
                .toString()
                .endsWith(u"master of 1 linked"_s));
}

QTEST_MAIN(TestOutageHands)
#include "tst_outagehands.moc"
