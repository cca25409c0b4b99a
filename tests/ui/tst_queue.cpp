// SPDX-License-Identifier: GPL-3.0-or-later

// Lists and the pane beside them, driven by the keyboard over a desk of their own.

#include "models/desk/deskservice.h"
#include "models/items/historymodel.h"
#include "models/items/incidentlistmodel.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"
#include "ui/desk/hands.h"
#include "ui/incident/clockpane.h"
#include "ui/incident/clocksign.h"
#include "ui/incident/incidentpane.h"
#include "ui/kit/looks.h"
#include "ui/kit/ticker.h"
#include "ui/queue/filterbar.h"
#include "ui/queue/incidenttable.h"
#include "ui/queue/ownwork.h"
#include "ui/queue/querychip.h"
#include "ui/queue/queuepage.h"
#include "ui/queue/queuewords.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPaintEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStringListModel>
#include <QTemporaryDir>
#include <QTest>

using namespace gander;
using namespace gander::ui;
using namespace Qt::StringLiterals;

namespace {

const Instant opened{1'795'530'000'000}; // Tue 24 Nov 2026 14:20 UTC

// A desk in a folder of its own, and all that a page is handed.
struct World {
    test::FixedClock clock{opened};
    QTemporaryDir folder;
    desk::DeskService desk{clock};
    Actor me{u"Lena Ortiz"_s};
    Hands hands{desk, me};
    Looks looks;
    Ticker ticker{clock};
    Surroundings around{desk, hands, looks, ticker, me, Zone()};

    World()
    {
        const auto facts = waited(
            desk.open(folder.filePath(u"desk.gander"_s), desk::OpenMode::Write, Zone(), u"Test"_s));
        if (!facts)
            qFatal("%s", qPrintable(facts.error().detail));
    }

    template <typename Answer>
    static Answer waited(QFuture<Answer> future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000))
            qFatal("the desk does not answer");
        return future.result();
    }

    IncidentId perform(Action action)
    {
        Act act;
        act.actor = me;
        act.action = std::move(action);
        const Result<Receipt> receipt = waited(desk.perform(act));
        if (!receipt)
            qFatal("%s", qPrintable(receipt.error().detail));
        return receipt->incident;
    }

    // Due for its class in 'hours' from now.
    IncidentId report(const QString &title, int hours, const QString &customer = u"Acme"_s)
    {
        FileIncident report;
        report.facts.title = title;
        report.facts.customer = customer;
        report.facts.product = u"Fluxguard"_s;
        report.facts.reporter = u"D. Okafor"_s;
        report.reportedAt = clock.now() + (hours - 12) * msPerHour;
        return perform(report);
    }

    // Many at once, due one minute after the other.
    std::vector<IncidentId> reportMany(int count)
    {
        std::vector<Act> acts;
        for (int i = 0; i < count; ++i) {
            FileIncident report;
            report.facts.title = u"Incident %1"_s.arg(i);
            report.facts.customer = u"Acme"_s;
            report.reportedAt = clock.now() + -6 * msPerHour + i * msPerMinute;
            acts.push_back({.actor = me, .action = report});
        }
        const auto receipts = waited(desk.performAll(acts));
        if (!receipts)
            qFatal("%s", qPrintable(receipts.error().detail));
        std::vector<IncidentId> ids;
        for (const Receipt &receipt : *receipts)
            ids.push_back(receipt.incident);
        return ids;
    }
};

QStringList titlesOf(const IncidentTable &table)
{
    const auto &model = *qobject_cast<const items::IncidentListModel *>(table.model());
    QStringList titles;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (const IncidentRow *incident = model.rowAt(row))
            titles.append(incident->title);
    }
    return titles;
}

QStringList termsOf(const FilterBar &bar)
{
    QStringList terms;
    for (const QueryChip *chip : bar.findChildren<QueryChip *>()) {
        if (!chip->isHidden())
            terms.append(chip->term());
    }
    return terms;
}

} // namespace

class QueueTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void showsTheListNearestBreachFirst();
    void keysWalkTheListAndPassOverDays();
    void aClickOnNobodyClaims();
    void keepsTheCurrentRowWhenTheListChanges();
    void marksTheNextOneWhenTheCurrentLeaves();
    void typedTermsBecomeChips();
    void everyTermBecomesAChip_data();
    void everyTermBecomesAChip();
    void aChipClosesItsQuotes();
    void aQuotedNameIsOfferedBehindAnyOfItsTerms();
    void wordsAreAskedAsTheyAreTyped();
    void hitsAreMarkedInTheRow();
    void aWrongChipStaysWithItsReason();
    void anUnfinishedTermIsNotAskedYet();
    void completionOffersNamesAndValues();
    void escapeLeavesTheField();
    void emptyListSaysWhichFilterToDrop();
    void firstStartOffersAReport();
    void nextUrgentIsMineOrNobodys();
    void ticksStayWhereverOneGoes();
    void sortingByTitleHasNoDays();
    void aSearchIsSortedByMatch();
    void rowsStandWhereTheirHeightsSay();
    void aRowReadAnewIsPaintedAlone();
    void theFirstRowsComeBeforeTheOthers();
    void placeSurvivesWhatOthersChange();
    void choosingAllIsOneRange();
    void stateSurvivesARestart();
    void savedColumnsGrowWithTheText();
    void rowsAreSpokenWhole();
    void paneShowsBothClocks();
    void paneMainActFollowsTheState();
    void paneKeepsItsPlaceOverAChange();
    void paneTakesHostileTextLiterally();
    void historyModelKeepsTheContract();
    void paintsInBothPalettesAndLarge();
};

void QueueTest::initTestCase()
{
    QLocale::setDefault(QLocale::c());
}

void QueueTest::showsTheListNearestBreachFirst()
{
    World world;
    world.report(u"Second"_s, 5);
    world.report(u"First"_s, 2);
    world.report(u"Overdue"_s, -1);
    QueuePage page(world.around);
    page.resize(900, 600);
    page.show();
    page.showList(QueryList::Triage);
    const auto &table = *page.findChild<IncidentTable *>();
    const QStringList expected{u"Overdue"_s, u"First"_s, u"Second"_s};
    QTRY_COMPARE(titlesOf(table), expected);
    QTRY_COMPARE(
        page.findChild<QLabel *>(u"queueCounts"_s)->text(), u"3 waiting for a class · 1 overdue"_s);
    QTRY_COMPARE(page.foot(), u"3 of 3 shown · nearest breach first"_s);
    QVERIFY(page.current().isSet());
}

void QueueTest::keysWalkTheListAndPassOverDays()
{
    World world;
    const IncidentId overdue = world.report(u"Overdue"_s, -1);
    const IncidentId today = world.report(u"Today"_s, 2);
    const IncidentId tomorrow = world.report(u"Tomorrow"_s, 11);
    QueuePage page(world.around);
    page.resize(900, 600);
    page.show();
    page.showList(QueryList::Triage);
    auto &table = *page.findChild<IncidentTable *>();
    QTRY_COMPARE(titlesOf(table).size(), 3);
    QCOMPARE(table.model()->rowCount(), 6);
    QCOMPARE(page.current(), overdue);
    QTest::keyClick(&table, Qt::Key_J);
    QCOMPARE(page.current(), today);
    QTest::keyClick(&table, Qt::Key_Down);
    QCOMPARE(page.current(), tomorrow);
    QTest::keyClick(&table, Qt::Key_Down);
    QCOMPARE(page.current(), tomorrow);
    QTest::keyClick(&table, Qt::Key_K);
    QTest::keyClick(&table, Qt::Key_Up);
    QCOMPARE(page.current(), overdue);
    QTest::keyClick(&table, Qt::Key_Up);
    QCOMPARE(page.current(), overdue);
    QTest::keyClick(&table, Qt::Key_End);
    QCOMPARE(page.current(), tomorrow);
    QTest::keyClick(&table, Qt::Key_Home);
    QCOMPARE(page.current(), overdue);

    QSignalSpy opens(&page, &QueuePage::opened);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(opens.size(), 1);
    QCOMPARE(opens.first().first().value<IncidentId>(), overdue);

    QTest::keyClick(&table, Qt::Key_A, Qt::ControlModifier);
    const std::vector<IncidentId> all{overdue, today, tomorrow};
    QCOMPARE(page.selected(), all);
    QTest::keyClick(&table, Qt::Key_X);
    QCOMPARE(page.selected().size(), size_t(2));
}

void QueueTest::aClickOnNobodyClaims()
{
    World world;
    const IncidentId free = world.report(u"Free"_s, 2);
    const IncidentId taken = world.report(u"Taken"_s, 3);
    world.perform(Assign{taken, u"Priya Nair"_s});
    QueuePage page(world.around);
    page.resize(900, 600);
    page.show();
    page.showList(QueryList::Triage);
    auto &table = *page.findChild<IncidentTable *>();
    QTRY_COMPARE(titlesOf(table).size(), 2);
    const auto &model = *qobject_cast<items::IncidentListModel *>(table.model());
    const int owner = model.sectionOf(items::ColumnName::Owner);
    QSignalSpy claims(&page, &QueuePage::claimRequested);
    for (const IncidentId id : {taken, free}) {
        const QRect cell = table.visualRect(model.index(model.rowOf(id), owner));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell.center());
    }
    QCOMPARE(claims.size(), 1);
    QCOMPARE(claims.first().first().value<IncidentId>(), free);
}

void QueueTest::keepsTheCurrentRowWhenTheListChanges()
{
    World world;
    world.report(u"One"_s, 2);
    const IncidentId two = world.report(u"Two"_s, 4);
    QueuePage page(world.around);
    page.resize(900, 600);
    page.show();
    page.showList(QueryList::Triage);
    auto &table = *page.findChild<IncidentTable *>();
    QTRY_COMPARE(titlesOf(table).size(), 2);
    const QAbstractItemModelTester tester(
        table.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QVERIFY(page.select(two));
    world.report(u"Nearer"_s, 1);
    const QStringList expected{u"Nearer"_s, u"One"_s, u"Two"_s};
    QTRY_COMPARE(titlesOf(table), expected);
    QCOMPARE(page.current(), two);
}

void QueueTest::marksTheNextOneWhenTheCurrentLeaves()
{
    World world;
    const IncidentId one = world.report(u"One"_s, 2);
    const IncidentId two = world.report(u"Two"_s, 4);
    QueuePage page(world.around);
    page.resize(900, 600);
    page.show();
    page.showList(QueryList::Triage);
    auto &table = *page.findChild<IncidentTable *>();
    QTRY_COMPARE(titlesOf(table).size(), 2);
    QCOMPARE(page.current(), one);
    world.perform(Classify{one, {Outcome::FeatureRequest, {}, {}}, u"Not there yet"_s});
    QTRY_COMPARE(titlesOf(table).size(), 1);
    QCOMPARE(page.current(), two);
}

void QueueTest::typedTermsBecomeChips()
{
    World world;
    FilterBar bar(world.looks, Zone());
    bar.show();
    auto *field = bar.findChild<QLineEdit *>(u"filterField"_s);
    QSignalSpy queries(&bar, &FilterBar::queryChanged);
    QTest::keyClicks(field, u"customer:acme "_s);
    QCOMPARE(termsOf(bar), QStringList(u"customer:acme"_s));
    QCOMPARE(field->text(), QString());
    QTest::keyClicks(field, u"cookie"_s);
    QTRY_COMPARE(queries.size(), 1);
    QCOMPARE(queries.last().first().toString(), u"customer:acme cookie"_s);

    QTest::keyClick(field, Qt::Key_Home);
    QTest::keyClick(field, Qt::Key_Backspace);
    QCOMPARE(termsOf(bar), QStringList());
    QCOMPARE(bar.query(), u"cookie customer:acme"_s);

    bar.setQuery(u"in:triage sev:1-2 two words"_s);
    const QStringList terms{u"in:triage"_s, u"sev:1-2"_s};
    QCOMPARE(termsOf(bar), terms);
    QCOMPARE(bar.query(), u"in:triage sev:1-2 two words"_s);
    auto *chip = bar.findChildren<QueryChip *>().last();
    QTest::keyClick(chip, Qt::Key_Delete);
    QCOMPARE(bar.query(), u"in:triage two words"_s);
    QTRY_COMPARE(queries.last().first().toString(), u"in:triage two words"_s);
}

void QueueTest::everyTermBecomesAChip_data()
{
    QTest::addColumn<QString>("term");
    for (const char *term : {"in:triage", "is:open", "customer:acme", "product:fluxguard",
             "class:core-bug", "sev:1-2", "devops:4", "owner:me", "due<4h", "reported>2026-11-01",
             "updated<2026-11-01", "state:on-hold", "has:memo", "key:INC-0041", "urgency:breached",
             "outcome:none", "assignee:nobody", "-customer:\"Meridian Bank\"", "sev>=3"})
        QTest::newRow(term) << QString::fromLatin1(term);
}

void QueueTest::everyTermBecomesAChip()
{
    QFETCH(QString, term);
    World world;
    FilterBar bar(world.looks, Zone());
    bar.show();
    auto *field = bar.findChild<QLineEdit *>(u"filterField"_s);
    QTest::keyClicks(field, u"login "_s + term + u' ');
    QCOMPARE(termsOf(bar), QStringList(term));
    QCOMPARE(field->text(), u"login"_s);
    QCOMPARE(bar.findChild<QueryChip *>()->problem(), QString());
    QCOMPARE(bar.query(), term + u" login"_s);
}

void QueueTest::aChipClosesItsQuotes()
{
    World world;
    FilterBar bar(world.looks, Zone());
    bar.show();
    auto *field = bar.findChild<QLineEdit *>(u"filterField"_s);
    QSignalSpy left(&bar, &FilterBar::left);
    QTest::keyClicks(field, u"customer:\"Meridian B"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(left.size(), 1); // to the list, where C classifies what was found
    QTest::keyClicks(field, u"login"_s);
    QCOMPARE(bar.query(), u"customer:\"Meridian B\" login"_s);
}

void QueueTest::aQuotedNameIsOfferedBehindAnyOfItsTerms()
{
    World world;
    FilterBar bar(world.looks, Zone());
    bar.setNames(u"owner"_s, {u"Zoë Ortiz"_s, u"Ann"_s});
    bar.show();
    auto *field = bar.findChild<QLineEdit *>(u"filterField"_s);
    auto *offers = bar.findChild<QStringListModel *>();
    QTest::keyClicks(field, u"-assignee:zoe"_s);
    QCOMPARE(offers->stringList(), QStringList(u"-assignee:\"Zoë Ortiz\""_s));
    field->clear();
    QTest::keyClicks(field, u"owner:n"_s);
    QCOMPARE(offers->stringList(), QStringList({u"owner:nobody"_s, u"owner:Ann"_s}));
    field->clear();
    QTest::keyClicks(field, u"ow"_s);
    QCOMPARE(offers->stringList(), QStringList(u"owner:"_s));
}

void QueueTest::wordsAreAskedAsTheyAreTyped()
{
    World world;
    const IncidentId printer = world.report(u"Café printer stuck"_s, 2);
    world.report(u"Reprint the invoice"_s, 3);
    QueuePage page(world.around);
    page.resize(900, 600);
    page.show();
    page.showList(QueryList::Open);
    auto &table = *page.findChild<IncidentTable *>();
    QTRY_COMPARE(titlesOf(table).size(), 2);
    auto *field = page.findChild<QLineEdit *>(u"filterField"_s);
    for (const QString &typed : {u"prin"_s, u"ter caf"_s, u"e \"printer stu"_s}) {
        QTest::keyClicks(field, typed);
        QTRY_COMPARE(titlesOf(table), QStringList(u"Café printer stuck"_s));
    }
    // In closed quotes they are whole words.
    QTest::keyClicks(field, u"\""_s);
    QTRY_COMPARE(titlesOf(table), QStringList());
    field->clear();
    QTest::keyClicks(field, u"G-%1"_s.arg(printer.number()));
    QTRY_COMPARE(titlesOf(table), QStringList(u"Café printer stuck"_s));
}

// Painted with and without the words; only cells that are searched and hit differ.
void QueueTest::hitsAreMarkedInTheRow()
{
    World world;
    world.report(u"Café printer stuck"_s, 2, u"Printworks"_s);
    QueuePage page(world.around);
    page.resize(1200, 600);
    page.show();
    page.showList(QueryList::Open);
    auto &table = *page.findChild<IncidentTable *>();
    QTRY_COMPARE(titlesOf(table).size(), 1);
    const auto &model = *qobject_cast<const items::IncidentListModel *>(table.model());
    const auto marks = [&](const QString &text, items::ColumnName column) {
        const QModelIndex cell = model.index(model.rowCount() - 1, model.sectionOf(column));
        const auto grab = [&] { return table.viewport()->grab(table.visualRect(cell)).toImage(); };
        table.setSearchWords({});
        const QImage plain = grab();
        table.setSearchWords({soughtWord(text, false)});
        return grab() != plain;
    };
    QVERIFY(marks(u"print"_s, items::ColumnName::Title));
    QVERIFY(marks(u"cafe"_s, items::ColumnName::Title));
    QVERIFY(marks(u"print"_s, items::ColumnName::Customer));
    QVERIFY(marks(u"g-1"_s, items::ColumnName::Number));
    QVERIFY(!marks(u"rinter"_s, items::ColumnName::Title));
    QVERIFY(!marks(u"cafe"_s, items::ColumnName::Customer));
    QVERIFY(!marks(u"fluxguard"_s, items::ColumnName::Product));
}

void QueueTest::aWrongChipStaysWithItsReason()
{
    World world;
    FilterBar bar(world.looks, Zone());
    bar.show();
    auto *field = bar.findChild<QLineEdit *>(u"filterField"_s);
    QSignalSpy left(&bar, &FilterBar::left);
    QTest::keyClicks(field, u"sev:9"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(left.size(), 0);
    const auto chips = bar.findChildren<QueryChip *>();
    QCOMPARE(chips.size(), 1);
    QVERIFY(!chips.first()->problem().isEmpty());
    auto *problem = bar.findChild<QLabel *>(u"filterProblem"_s);
    QVERIFY(problem->isVisible());
    QCOMPARE(problem->text(), chips.first()->problem());
}

void QueueTest::anUnfinishedTermIsNotAskedYet()
{
    World world;
    FilterBar bar(world.looks, Zone());
    bar.show();
    auto *field = bar.findChild<QLineEdit *>(u"filterField"_s);
    QSignalSpy queries(&bar, &FilterBar::queryChanged);
    QTest::keyClicks(field, u"late sev:"_s);
    QTRY_COMPARE(queries.size(), 1);
    QCOMPARE(queries.first().first().toString(), u"late"_s);
}

void QueueTest::completionOffersNamesAndValues()
{
    World world;
    FilterBar bar(world.looks, Zone());
    bar.setNames(u"customer"_s, {u"Meridian Bank"_s, u"Acme"_s});
    bar.resize(600, 40);
    bar.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bar));
    auto *field = bar.findChild<QLineEdit *>(u"filterField"_s);
    field->setFocus();
    QTest::keyClicks(field, u"customer:mer"_s);
    auto *offers = bar.findChild<QAbstractItemView *>(u"filterOffers"_s);
    if (!offers) {
        // A popup is a window of its own.
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->objectName() == u"filterOffers"_s)
                offers = qobject_cast<QAbstractItemView *>(window);
        }
    }
    QVERIFY(offers);
    QTRY_VERIFY(offers->isVisible());
    QTest::keyClick(offers, Qt::Key_Down);
    QTest::keyClick(offers, Qt::Key_Return);
    QCOMPARE(termsOf(bar), QStringList(u"customer:\"Meridian Bank\""_s));
}

void QueueTest::escapeLeavesTheField()
{
    World world;
    world.report(u"One"_s, 2);
    QueuePage page(world.around);
    page.resize(900, 600);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.showList(QueryList::Triage);
    auto &table = *page.findChild<IncidentTable *>();
    QTRY_COMPARE(titlesOf(table).size(), 1);
    page.focusSearch();
    auto *field = page.findChild<QLineEdit *>(u"filterField"_s);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"abc"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(table.hasFocus());
    QCOMPARE(field->text(), u"abc"_s);
}

void QueueTest::emptyListSaysWhichFilterToDrop()
{
    World world;
    world.report(u"Cookie banner"_s, 2, u"Meridian Bank"_s);
    QueuePage page(world.around);
    page.resize(900, 600);
    page.show();
    page.showQuery(u"in:triage customer:acme cookie"_s, u"Mine"_s);
    auto *sentence = page.findChild<QLabel *>(u"emptySentence"_s);
    QTRY_COMPARE(sentence->text(), u"1 matches without customer:acme."_s);
    auto *drop = page.findChild<QPushButton *>(u"emptyDrop"_s);
    QTest::mouseClick(drop, Qt::LeftButton);
    QTRY_COMPARE(titlesOf(*page.findChild<IncidentTable *>()).size(), 1);
    QCOMPARE(termsOf(*page.findChild<FilterBar *>()), QStringList(u"in:triage"_s));
}

void QueueTest::firstStartOffersAReport()
{
    World world;
    QueuePage page(world.around);
    page.resize(900, 600);
    page.show();
    page.showList(QueryList::Triage);
    QTRY_VERIFY(page.findChild<QPushButton *>(u"emptyImport"_s));
    QSignalSpy imports(&page, &QueuePage::importRequested);
    QSignalSpy reports(&page, &QueuePage::newIncidentRequested);
    QTest::mouseClick(page.findChild<QPushButton *>(u"emptyImport"_s), Qt::LeftButton);
    QTest::mouseClick(page.findChild<QPushButton *>(u"emptyNewIncident"_s), Qt::LeftButton);
    QCOMPARE(imports.size(), 1);
    QCOMPARE(reports.size(), 1);
}

void QueueTest::nextUrgentIsMineOrNobodys()
{
    World world;
    const IncidentId first = world.report(u"First"_s, 1);
    const IncidentId theirs = world.report(u"Theirs"_s, 2);
    const IncidentId mine = world.report(u"Mine"_s, 3);
    const IncidentId waits = world.report(u"Waits for nothing"_s, 4);
    world.perform(Assign{theirs, u"Priya Nair"_s});
    world.perform(Assign{mine, u"Lena Ortiz"_s});
    world.perform(
        Classify{waits, {.outcome = Outcome::FeatureRequest}, u"they ask for something new"_s});
    const auto work =
        World::waited(world.desk.ask([now = world.ticker.now()](const desk::Desk &desk) {
            return ownWork(desk, now, u"Lena Ortiz"_s, 50);
        }));
    VERIFY_RESULT(work);
    std::vector<IncidentId> ids;
    for (const ListEntry &entry : *work)
        ids.push_back(entry.id);
    QCOMPARE(ids, (std::vector<IncidentId>{first, mine, waits}));
    QCOMPARE(*nextUrgent(*work, {}), first);
    QCOMPARE(*nextUrgent(*work, first), mine);
    QCOMPARE(*nextUrgent(*work, theirs), first);
    // What no clock runs for is not urgent while anything else is there.
    QCOMPARE(*nextUrgent(*work, mine), first);
    QCOMPARE(*nextUrgent({work->back()}, {}), waits);
    QVERIFY(!nextUrgent({}, first));
}

void QueueTest::ticksStayWhereverOneGoes()
{
    World world;
    const IncidentId one = world.report(u"One"_s, 2);
    const IncidentId two = world.report(u"Two"_s, 3);
    const IncidentId three = world.report(u"Three"_s, 4);
    const IncidentId four = world.report(u"Four"_s, 5);
    QueuePage page(world.around);
    page.resize(900, 600);
    page.show();
    page.showList(QueryList::Triage);
    auto &table = *page.findChild<IncidentTable *>();
    QTRY_COMPARE(titlesOf(table).size(), 4);
    using Ids = std::vector<IncidentId>;
    QTest::keyClick(&table, Qt::Key_X);
    QCOMPARE(page.selected(), Ids{one});
    QVERIFY(table.isTicking());
    QTest::keyClick(&table, Qt::Key_J);
    QTest::keyClick(&table, Qt::Key_Down);
    QCOMPARE(page.current(), three);
    QCOMPARE(page.selected(), Ids{one});
    QTest::keyClick(&table, Qt::Key_X);
    QCOMPARE(page.selected(), (Ids{one, three}));
    QTest::keyClick(&table, Qt::Key_End);
    QCOMPARE(page.current(), four);
    QCOMPARE(page.selected(), (Ids{one, three}));
    // Another list of the same rows changes nothing of that.
    const IncidentId new_ = world.report(u"New"_s, 1);
    QTRY_COMPARE(titlesOf(table).size(), 5);
    QCOMPARE(page.current(), four);
    QCOMPARE(page.selected(), (Ids{one, three}));
    QTest::keyClick(&table, Qt::Key_K, Qt::NoModifier);
    QTest::keyClick(&table, Qt::Key_X);
    QCOMPARE(page.selected(), Ids{one});
    QTest::keyClick(&table, Qt::Key_Home);
    QCOMPARE(page.current(), new_);
    // Escape, and the current one alone is chosen again.
    QTest::keyClick(&table, Qt::Key_Escape);
    QCOMPARE(page.selected(), Ids{new_});
    QTest::keyClick(&table, Qt::Key_J);
    QCOMPARE(page.selected(), Ids{one});
    // A range by Shift, from there.
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(page.selected(), (Ids{one, two, three}));
    QTest::keyClick(&table, Qt::Key_X);
    QCOMPARE(page.selected(), (Ids{one, two}));
    // A click chooses one alone.
    const auto &model = *qobject_cast<items::IncidentListModel *>(table.model());
    const QRect cell =
        table.visualRect(model.index(model.rowOf(four), model.sectionOf(items::ColumnName::Title)));
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell.center());
    QCOMPARE(page.selected(), Ids{four});
}

void QueueTest::sortingByTitleHasNoDays()
{
    World world;
    world.report(u"Beta"_s, 1);
    world.report(u"Alpha"_s, 2);
    QueuePage page(world.around);
    page.resize(900, 600);
    page.show();
    page.showList(QueryList::Triage);
    auto &table = *page.findChild<IncidentTable *>();
    QTRY_COMPARE(titlesOf(table).size(), 2);
    const auto &model = *qobject_cast<items::IncidentListModel *>(table.model());
    QHeaderView *head = table.horizontalHeader();
    const int title = model.sectionOf(items::ColumnName::Title);
    const QPoint at(head->sectionViewportPosition(title) + 40, head->height() / 2);
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
    const QStringList expected{u"Alpha"_s, u"Beta"_s};
    QTRY_COMPARE(titlesOf(table), expected);
    QCOMPARE(model.rowCount(), 2);
    QTRY_COMPARE(page.foot(), u"2 of 2 shown · by Incident"_s);
}

void QueueTest::aSearchIsSortedByMatch()
{
    World world;
    world.report(u"Beta cookie"_s, 1);
    world.report(u"Alpha cookie"_s, 2);
    QueuePage page(world.around);
    page.resize(900, 600);
    page.show();
    page.showQuery(u"cookie"_s, u"Cookies"_s);
    auto &table = *page.findChild<IncidentTable *>();
    const auto &model = *qobject_cast<const items::IncidentListModel *>(table.model());
    QTRY_COMPARE(page.foot(), u"2 of 2 shown · best match first"_s);
    QCOMPARE(page.request().sort, SortBy::Match);
    QCOMPARE(model.rowCount(), 2); // no days
    QHeaderView *head = table.horizontalHeader();
    QVERIFY(!head->isSortIndicatorShown());
    // The user's own order is kept as long as there are words.
    const int title = model.sectionOf(items::ColumnName::Title);
    const QPoint at(head->sectionViewportPosition(title) + 40, head->height() / 2);
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
    QTRY_COMPARE(page.foot(), u"2 of 2 shown · by Incident"_s);
    QVERIFY(head->isSortIndicatorShown());
    const QStringList expected{u"Alpha cookie"_s, u"Beta cookie"_s};
    QCOMPARE(titlesOf(table), expected);
    page.showQuery(u"is:open"_s, u"Open"_s);
    QCOMPARE(page.request().sort, SortBy::Title);
    page.showQuery(u"cookie"_s, u"Cookies"_s);
    QCOMPARE(page.request().sort, SortBy::Match);
}

void QueueTest::rowsStandWhereTheirHeightsSay()
{
    // Groups at rows 0, 3 and 4: of two, none and one entry.
    std::vector<items::Group> groups(3);
    groups[0].entry = 0;
    groups[1].entry = 2;
    groups[2].entry = 2;
    const RowGeometry geometry{groups, 6, 34, 26};
    const std::vector<int> heights{26, 34, 34, 26, 26, 34};
    int top = 0;
    for (int row = 0; row < 6; ++row) {
        const int height = heights[static_cast<size_t>(row)];
        QCOMPARE(geometry.topOf(row), top);
        QCOMPARE(geometry.heightOf(row), height);
        QCOMPARE(geometry.rowAt(top), row);
        QCOMPARE(geometry.rowAt(top + height - 1), row);
        top += height;
    }
    QCOMPARE(geometry.height(), top);
    QCOMPARE(geometry.rowAt(top), -1);
    QCOMPARE(geometry.rowAt(-5), 0);
    const std::vector<items::Group> none;
    const RowGeometry plain{none, 1'000'000, 34, 26};
    QCOMPARE(plain.rowAt(34 * 777'777 + 33), 777'777);
}

void QueueTest::aRowReadAnewIsPaintedAlone()
{
    World world;
    const std::vector<IncidentId> ids = world.reportMany(30);
    QueuePage page(world.around);
    page.resize(1236, 800);
    page.show();
    page.showList(QueryList::Open);
    auto &table = *page.findChild<IncidentTable *>();
    auto &model = *qobject_cast<items::IncidentListModel *>(table.model());
    QTRY_COMPARE(model.incidents(), 30);
    QTRY_VERIFY(model.rowAt(model.rowOf(ids[12])));
    QTRY_VERIFY(page.foot().startsWith(u"30"_s));

    struct Painted final : QObject {
        std::vector<QRect> parts;
        bool eventFilter(QObject *, QEvent *event) override
        {
            if (event->type() == QEvent::Paint)
                parts.push_back(static_cast<QPaintEvent *>(event)->rect());
            return false;
        }
    } painted;
    // Whatever was to be painted before is.
    table.viewport()->repaint();
    QCoreApplication::processEvents();
    table.viewport()->installEventFilter(&painted);
    const int row = model.rowOf(ids[12]);
    IncidentRow changed = *model.rowAt(row);
    changed.assignee = u"Ben Adeyemi"_s;
    model.setRows({ids[12]}, {changed});
    QTRY_VERIFY(!painted.parts.empty());
    QCOMPARE(painted.parts.front(),
        QRect(0, table.rowViewportPosition(row), table.viewport()->width(), table.rowHeight(row)));
}

void QueueTest::theFirstRowsComeBeforeTheOthers()
{
    World world;
    world.reportMany(260);
    QueuePage page(world.around);
    page.resize(900, 600);
    page.show();
    auto &table = *page.findChild<IncidentTable *>();
    auto &model = *qobject_cast<items::IncidentListModel *>(table.model());
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    std::vector<qsizetype> sizes;
    connect(&model, &items::IncidentListModel::merged, this,
        [&] { sizes.push_back(model.incidents()); });
    page.showList(QueryList::Triage);
    QTRY_COMPARE(page.foot(), u"260 of 260 shown · nearest breach first"_s);
    const std::vector<qsizetype> expected{200, 260};
    QCOMPARE(sizes, expected);
    // Sorted anew, the current one is found again among the others.
    const IncidentId last = model.idAt(model.rowCount() - 1);
    QVERIFY(page.select(last));
    sizes.clear();
    const int title = model.sectionOf(items::ColumnName::Number);
    QHeaderView *head = table.horizontalHeader();
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {},
        QPoint(head->sectionViewportPosition(title) + 10, head->height() / 2));
    QTRY_COMPARE(page.foot(), u"260 of 260 shown · by ID"_s);
    QCOMPARE(sizes, expected);
    QCOMPARE(page.current(), last);
    QCOMPARE(table.verticalScrollBar()->value(), 0);
}

void QueueTest::placeSurvivesWhatOthersChange()
{
    World world;
    const std::vector<IncidentId> ids = world.reportMany(120);
    QueuePage page(world.around);
    page.resize(900, 400);
    page.show();
    page.showList(QueryList::Triage);
    auto &table = *page.findChild<IncidentTable *>();
    const auto &model = *qobject_cast<const items::IncidentListModel *>(table.model());
    QTRY_COMPARE(model.incidents(), 120);
    QTRY_VERIFY(table.verticalScrollBar()->maximum() > 1000);
    QVERIFY(page.select(ids[60]));
    for (const size_t also : {size_t(61), size_t(64)})
        table.selectionModel()->select(model.index(model.rowOf(ids[also]), 0),
            QItemSelectionModel::Select | QItemSelectionModel::Rows);
    table.verticalScrollBar()->setValue(
        table.rowViewportPosition(model.rowOf(ids[30])) + table.verticalScrollBar()->value() + 7);
    QCOMPARE(model.idAt(table.rowAt(0)), ids[30]);
    const std::vector<IncidentId> chosen{ids[60], ids[61], ids[64]};
    QCOMPARE(page.selected(), chosen);

    // Some come before it, some go, one of the chosen among them.
    world.report(u"Nearer"_s, 1);
    world.report(u"Nearest"_s, -1);
    for (const size_t gone : {size_t(3), size_t(5), size_t(61), size_t(100)})
        world.perform(Classify{ids[gone], {Outcome::FeatureRequest, {}, {}}, u"Not yet there"_s});
    QTRY_COMPARE(model.incidents(), 118);
    QCOMPARE(model.idAt(table.rowAt(0)), ids[30]);
    QCOMPARE(table.rowViewportPosition(model.rowOf(ids[30])), -7);
    QCOMPARE(page.current(), ids[60]);
    const std::vector<IncidentId> left{ids[60], ids[64]};
    QCOMPARE(page.selected(), left);

    // The current one goes: the next takes its place, and nothing is scrolled.
    world.perform(Classify{ids[60], {Outcome::FeatureRequest, {}, {}}, u"Not yet there"_s});
    QTRY_COMPARE(page.current(), ids[62]);
    QCOMPARE(table.rowViewportPosition(model.rowOf(ids[30])), -7);
    QCOMPARE(page.selected(), std::vector<IncidentId>(1, ids[64]));
}

void QueueTest::choosingAllIsOneRange()
{
    World world;
    const std::vector<IncidentId> ids = world.reportMany(50);
    QueuePage page(world.around);
    page.resize(900, 400);
    page.show();
    page.showList(QueryList::Triage);
    auto &table = *page.findChild<IncidentTable *>();
    const auto &model = *qobject_cast<const items::IncidentListModel *>(table.model());
    QTRY_COMPARE(model.incidents(), 50);
    QSignalSpy counts(&page, &QueuePage::selectionCountChanged);
    QTest::keyClick(&table, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(counts.last().first().toInt(), 50);
    QCOMPARE(page.selectedCount(), 50);
    QCOMPARE(page.selected(), ids);
    // All but one, and what is new is not chosen.
    table.selectionModel()->select(model.index(model.rowOf(ids[20]), 0),
        QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
    QCOMPARE(page.selectedCount(), 49);
    world.report(u"Nearest"_s, -1);
    QTRY_COMPARE(model.incidents(), 51);
    QCOMPARE(page.selectedCount(), 49);
}

void QueueTest::stateSurvivesARestart()
{
    World world;
    QVariantMap kept;
    {
        QueuePage page(world.around);
        auto &table = *page.findChild<IncidentTable *>();
        table.setColumnWidth(1, 99);
        kept = page.saveState();
    }
    QueuePage page(world.around);
    page.restoreState(kept);
    QCOMPARE(page.findChild<IncidentTable *>()->columnWidth(1), 99);
    // Rubbish, or the columns of another release, change nothing.
    page.restoreState({{u"columns"_s, QByteArray("rubbish")}, {u"sort"_s, 4711}});
    QCOMPARE(page.findChild<IncidentTable *>()->columnWidth(1), 99);
}

void QueueTest::savedColumnsGrowWithTheText()
{
    World world;
    QVariantMap kept;
    {
        QueuePage page(world.around);
        page.findChild<IncidentTable *>()->setColumnWidth(1, 100);
        kept = page.saveState();
    }
    // The next start has larger words; what is as wide as before would cut them.
    world.looks.setScale(1.5);
    QueuePage page(world.around);
    page.restoreState(kept);
    QCOMPARE(page.findChild<IncidentTable *>()->columnWidth(1), 150);
}

void QueueTest::rowsAreSpokenWhole()
{
    IncidentRow row;
    row.id = IncidentId(2384);
    row.title = u"Screenshots show the cookie banner"_s;
    row.customer = u"Acme Insurance"_s;
    row.assignee = u"Lena Ortiz"_s;
    const Instant due = opened + 35 * msPerMinute;
    row.urgency.clock = ClockName::Classify;
    row.urgency.edges = bandEdges(due + -12 * msPerHour, due);
    QCOMPARE(spokenRow(row, opened),
        u"G-2384, Screenshots show the cookie banner, due in 35 minutes, critical, Acme Insurance, "
        u"owner Lena Ortiz"_s);
    QCOMPARE(spokenDuration(61 * msPerMinute), u"1 hour 1 minute"_s);
    QCOMPARE(spokenDuration(30 * msPerHour), u"1 day 6 hours"_s);
    QCOMPARE(spokenDuration(5), u"under 1 minute"_s);
}

void QueueTest::paneShowsBothClocks()
{
    World world;
    const IncidentId id = world.report(u"Monitor stopped"_s, 3);
    IncidentPane pane(world.around);
    pane.resize(408, 800);
    pane.show();
    pane.showIncident(id);
    auto *title = pane.findChild<QLabel *>(u"incidentTitle"_s);
    QTRY_COMPARE(title->text(), u"Monitor stopped"_s);
    const auto *classify = pane.findChild<ClockView *>(u"classifyClock"_s);
    const auto *resolve = pane.findChild<ClockView *>(u"resolveClock"_s);
    QCOMPARE(classify->words(), u"Due in 3 h"_s);
    QCOMPARE(resolve->words(), u"Not started"_s);
    QVERIFY(classify->findChild<QWidget *>(u"clockSteps"_s)->isVisible());
    const auto *outlook = pane.findChild<QLabel *>(u"clockOutlook"_s);
    QVERIFY(outlook->text().contains(u"Sev 1–2, DevOps 1–2"_s));
    pane.findChild<QPushButton *>(u"whyButton"_s)->click();
    QVERIFY(!classify->findChild<QWidget *>(u"clockSteps"_s)->isVisible());

    world.perform(Classify{
        id, {Outcome::CoreBug, Severity::Sev1, DevOpsLevel::DevOps3}, u"seen in the log"_s});
    QTRY_COMPARE(classify->words(), u"Met, 3 h early"_s);
    QCOMPARE(resolve->words(), u"Due in 2 d 3 h"_s);
    QVERIFY(!outlook->isVisible());
    QVERIFY(resolve->y() < classify->y() || !pane.isVisible());
}

void QueueTest::paneMainActFollowsTheState()
{
    World world;
    const IncidentId id = world.report(u"Monitor stopped"_s, 3);
    IncidentPane pane(world.around);
    QList<QAction *> actions;
    for (const QString &name : {u"classify"_s, u"assign"_s, u"note"_s, u"memo"_s, u"resolve"_s}) {
        auto *action = new QAction(name, &pane);
        action->setObjectName(name);
        actions.append(action);
    }
    pane.setActions(actions);
    pane.resize(408, 800);
    pane.show();
    pane.showIncident(id);
    const auto firstAct = [&pane] {
        const QPushButton *first = nullptr;
        for (const QPushButton *button : pane.findChildren<QPushButton *>()) {
            if (button->objectName().endsWith(u"Act"_s) && !button->isHidden()
                && (!first || button->x() < first->x()))
                first = button;
        }
        return first ? first->objectName() : QString();
    };
    QTRY_COMPARE(firstAct(), u"classifyAct"_s);
    QSignalSpy triggered(actions.first(), &QAction::triggered);
    QTest::mouseClick(pane.findChild<QPushButton *>(u"classifyAct"_s), Qt::LeftButton);
    QCOMPARE(triggered.size(), 1);
    world.perform(Classify{id, {Outcome::OperatorError, {}, {}}, u"They paused it"_s});
    QTRY_COMPARE(firstAct(), u"memoAct"_s);
    const IncidentId feature = world.report(u"Export to a sheet"_s, 4);
    world.perform(Classify{feature, {Outcome::FeatureRequest, {}, {}}, u"It never did that"_s});
    pane.showIncident(feature);
    QTRY_COMPARE(firstAct(), u"resolveAct"_s);
    // Taken over closed and without a class, it can only be opened again.
    pane.showIncident(world.report(u"Not yet"_s, 4));
    QTRY_COMPARE(firstAct(), u"classifyAct"_s);
    TakeOver closed{.facts = {.title = u"Theirs"_s, .key = u"INC1"_s},
        .reportedAt = world.clock.now() + -msPerDay,
        .firstClockUnknown = true};
    closed.told.push_back({EventKind::Closed, world.clock.now() + -msPerHour, u"them"_s, {}});
    pane.showIncident(world.perform(closed));
    QTRY_COMPARE(firstAct(), u"resolveAct"_s);
}

void QueueTest::paneKeepsItsPlaceOverAChange()
{
    World world;
    const IncidentId id = world.report(u"Monitor stopped"_s, 3);
    for (int i = 0; i < 30; ++i)
        world.perform(AddNote{id, u"Note %1"_s.arg(i)});
    IncidentPane pane(world.around);
    pane.resize(408, 300);
    pane.show();
    QSignalSpy shown(&pane, &IncidentPane::shown);
    pane.showIncident(id);
    QTRY_VERIFY(shown.size() >= 1);
    QScrollBar *bar = pane.findChild<QScrollArea *>(u"incidentScroll"_s)->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 200);
    bar->setValue(150);
    shown.clear();
    world.perform(AddNote{id, u"One more"_s});
    QTRY_VERIFY(shown.size() >= 1);
    QCOMPARE(bar->value(), 150);
}

void QueueTest::paneTakesHostileTextLiterally()
{
    World world;
    const QString hostile = u"<table><tr><td><b>x</b>"_s.repeated(40);
    FileIncident report;
    report.facts.title = u"<b>Bold</b>"_s;
    report.facts.description = hostile + QString(200'000, u'x');
    report.facts.customer = u"<i>Acme</i>"_s;
    const IncidentId id = world.perform(report);
    IncidentPane pane(world.around);
    pane.resize(408, 600);
    pane.show();
    pane.showIncident(id);
    auto *title = pane.findChild<QLabel *>(u"incidentTitle"_s);
    QTRY_COMPARE(title->text(), u"<b>Bold</b>"_s);
    for (const QLabel *label : pane.findChildren<QLabel *>()) {
        if (label->text().contains(u'<'))
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(label->text().size() < 30'000);
    }
}

void QueueTest::historyModelKeepsTheContract()
{
    World world;
    const IncidentId id = world.report(u"Monitor stopped"_s, 3);
    IncidentPane pane(world.around);
    auto *model = pane.findChild<items::HistoryModel *>();
    QVERIFY(model);
    const QAbstractItemModelTester tester(
        model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    pane.showIncident(id);
    QTRY_COMPARE(model->rowCount(), 1);
    world.perform(AddNote{id, u"seen"_s});
    QTRY_COMPARE(model->rowCount(), 2);
    QCOMPARE(model->eventAt(0).kind, EventKind::Noted);
}

void QueueTest::paintsInBothPalettesAndLarge()
{
    World world;
    const IncidentId id = world.report(u"Overdue <b>one</b>"_s, -3);
    world.report(u"Calm"_s, 9);
    QueuePage page(world.around);
    IncidentPane pane(world.around);
    page.resize(900, 400);
    pane.resize(408, 700);
    page.show();
    pane.show();
    page.showList(QueryList::Open);
    pane.showIncident(id);
    QTRY_COMPARE(titlesOf(*page.findChild<IncidentTable *>()).size(), 2);
    QTRY_VERIFY(pane.detail().has_value());
    for (const bool dark : {false, true}) {
        world.looks.setDark(dark);
        const QImage list = page.grab().toImage();
        const QImage detail = pane.grab().toImage();
        const QColor ground = world.looks.theme().surface;
        QCOMPARE(list.pixelColor(2, list.height() - 3), ground);
        QCOMPARE(detail.pixelColor(2, detail.height() - 3), ground);
    }
    const auto &table = *page.findChild<IncidentTable *>();
    const int before = table.rowHeight(1);
    world.looks.setScale(1.5);
    QVERIFY(table.rowHeight(1) >= before);
    QVERIFY(table.columnWidth(0) >= 312);
    // Also the columns that are not shown now.
    page.showList(QueryList::Triage);
    page.showList(QueryList::Open);
    const auto &model = *qobject_cast<const items::IncidentListModel *>(table.model());
    QVERIFY(table.columnWidth(model.sectionOf(items::ColumnName::Product)) == 0);
    page.showList(QueryList::Triage);
    QVERIFY(table.columnWidth(model.sectionOf(items::ColumnName::Product)) >= 135);
}

QTEST_MAIN(QueueTest)
#include "tst_queue.moc"
