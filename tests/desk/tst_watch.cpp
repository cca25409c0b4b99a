// SPDX-License-Identifier: GPL-3.0-or-later

// Alarms on a real desk: each rung once, over sleep, restarts and jumps of the clock; one summary;
// quiet hours; acknowledged is silent.

#include "models/desk/watch.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 wholeSpanMs = 12 * msPerHour;

} // namespace

class TestWatch final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void eachRungRingsOnce();
    void aRestartRingsNothingAgain();
    void whatPassedWhileClosedRingsOnOpening();
    void aWindowsFirstRowsComeBeforeTheFirstLook();
    void sleepRingsOnceForEachClock();
    void aClockSetBackRingsNothingTwice();
    void aClockSetBackDoesNotSilenceRepeatsForGood();
    void clocksOf1970And2038Ring_data();
    void clocksOf1970And2038Ring();
    void aStormIsToldAtOnce();
    void whatComesTooSoonWaitsAndIsToldTogether();
    void anUnacknowledgedBreachRingsAgainUntilItIsAcknowledged();
    void aFinishedClockWaitsNoMore();
    void aHeldClockRingsOnlyWhereNothingPausesIt();
    void aContractsPauseSilencesItsClock();
    void aContractSaysWhichRungsRing();
    void anotherClassRingsAnew();
    void quietHoursHoldBackAndTellOnce();
    void whatTheNightHeldBackIsToldAfterARestart();
    void anothersIncidentsRingOnlyIfWanted();
    void switchedOffNothingRings();
    void aReadOnlyDeskRingsAndWritesNothing();
    void alarmsAreNoActs();
    void nothingIsAskedBeforeItIsForetold();

private:
    // 'restMs': as a window begins.
    void open(OpenMode mode = OpenMode::Write, std::optional<int> restMs = {});
    void close();
    IncidentId report(const QString &title, int minutesAgo, const QString &owner = {},
        const QString &customer = {});
    [[nodiscard]] Contract northwind() const;
    Result<Receipt> does(Action action, const QString &reason = {});
    void pass(qint64 ms);
    void moveTo(Instant now);
    void settle();
    void whatIsKeptIsWhatIsThere();
    [[nodiscard]] std::vector<int> rungs(size_t ring) const;

    AlarmSettings m_settings;
    std::unique_ptr<test::FixedClock> m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DeskService> m_service;
    std::unique_ptr<Watch> m_watch;
    std::vector<Rang> m_rang;
    QStringList m_faults;
};

void TestWatch::init()
{
    m_settings = {};
    m_clock = std::make_unique<test::FixedClock>();
    m_dir = std::make_unique<QTemporaryDir>();
    m_rang.clear();
    m_faults.clear();
    open();
}

void TestWatch::cleanup()
{
    close();
    QCOMPARE(m_faults, QStringList());
}

void TestWatch::open(OpenMode mode, std::optional<int> restMs)
{
    m_service = std::make_unique<DeskService>(*m_clock);
    auto opened = m_service->open(m_dir->filePath(u"desk.gander"_s), mode,
        mode == OpenMode::Write ? std::optional(Zone()) : std::nullopt);
    VERIFY_RESULT(opened.result());
    m_watch = std::make_unique<Watch>(
        *m_service, Actor{.name = u"Lena Ortiz"_s}, Zone(), mode == OpenMode::ReadOnly);
    connect(
        m_watch.get(), &Watch::rang, this, [this](const Rang &rang) { m_rang.push_back(rang); });
    connect(m_watch.get(), &Watch::failed, this,
        [this](const Error &error) { m_faults << error.detail; });
    if (restMs)
        m_watch->beginSoon(m_settings, *restMs);
    else
        m_watch->setSettings(m_settings);
    settle();
}

// What the desk keeps of alarms beside its connection is what another reads from the file.
void TestWatch::whatIsKeptIsWhatIsThere()
{
    const auto kept =
        m_service->ask([](desk::Desk &desk) { return desk.alarmsWaiting(); }).result();
    const auto other =
        desk::Desk::open(m_dir->filePath(u"desk.gander"_s), OpenMode::ReadOnly, *m_clock);
    VERIFY_RESULT(kept);
    VERIFY_RESULT(other);
    const auto there = other->alarmsWaiting();
    VERIFY_RESULT(there);
    QVERIFY(*kept == *there);
}

void TestWatch::close()
{
    m_watch.reset();
    m_service.reset();
}

Result<Receipt> TestWatch::does(Action action, const QString &reason)
{
    Act act;
    act.actor.name = u"Lena Ortiz"_s;
    act.reason = reason;
    act.action = std::move(action);
    auto receipt = m_service->perform(act).result();
    settle();
    return receipt;
}

IncidentId TestWatch::report(
    const QString &title, int minutesAgo, const QString &owner, const QString &customer)
{
    const auto receipt = does(FileIncident{.facts = {.title = title, .customer = customer},
        .reportedAt = m_clock->now() + -minutesAgo * msPerMinute});
    if (!receipt)
        return {};
    if (!owner.isEmpty() && !does(Assign{receipt->incident, owner}))
        return {};
    return receipt->incident;
}

// As if a timer had fired at that instant.
void TestWatch::moveTo(Instant now)
{
    m_clock->set(now);
    m_watch->wake();
    settle();
}

void TestWatch::pass(qint64 ms)
{
    moveTo(m_clock->now() + ms);
}

// The desk has answered all that was asked, and the answers were heard.
void TestWatch::settle()
{
    for (int i = 0; i < 6; ++i) {
        m_service->ask([](Desk &) -> Result<void> { return {}; }).waitForFinished();
        QCoreApplication::processEvents();
    }
    whatIsKeptIsWhatIsThere();
}

std::vector<int> TestWatch::rungs(size_t ring) const
{
    std::vector<int> found;
    if (ring < m_rang.size())
        for (const Alarm &alarm : m_rang[ring].alarms)
            found.push_back(alarm.rung);
    return found;
}

void TestWatch::eachRungRingsOnce()
{
    const IncidentId id = report(u"Monitor stopped"_s, 0);
    const Instant begun = m_clock->now();
    QCOMPARE(m_rang.size(), size_t(0));
    const std::pair<qint64, int> expected[]{{6 * msPerHour, 50}, {9 * msPerHour, 75},
        {648 * msPerMinute, 90}, {12 * msPerHour + 1, 100}};
    for (const auto &[after, rung] : expected) {
        const size_t before = m_rang.size();
        moveTo(begun + (after - 1));
        QCOMPARE(m_rang.size(), before);
        moveTo(begun + after);
        QCOMPARE(m_rang.size(), before + 1);
        QCOMPARE(m_rang.back().alarms.size(), size_t(1));
        const Alarm &alarm = m_rang.back().alarms.front();
        QCOMPARE(alarm.rung, rung);
        QCOMPARE(alarm.incident, id);
        QCOMPARE(alarm.title, u"Monitor stopped"_s);
        QCOMPARE(alarm.due, begun + 12 * msPerHour);
        QVERIFY(m_rang.back().aloud);
        // One line waits: the higher rung takes the lower one's place.
        QCOMPARE(m_watch->waiting().size(), size_t(1));
        QCOMPARE(m_watch->waiting().front().rung, rung);
        moveTo(begun + (after + msPerMinute));
        QCOMPARE(m_rang.size(), before + 1);
    }
}

void TestWatch::aRestartRingsNothingAgain()
{
    report(u"Monitor stopped"_s, 370);
    QCOMPARE(rungs(0), std::vector<int>{50});
    for (int i = 0; i < 3; ++i) {
        close();
        open();
        pass(msPerMinute);
    }
    QCOMPARE(m_rang.size(), size_t(1));
    QCOMPARE(m_watch->waiting().size(), size_t(1));
}

void TestWatch::whatPassedWhileClosedRingsOnOpening()
{
    report(u"Monitor stopped"_s, 0);
    close();
    m_clock->pass(10 * msPerHour);
    open();
    QCOMPARE(m_rang.size(), size_t(1));
    QCOMPARE(rungs(0), std::vector<int>{75});
}

void TestWatch::aWindowsFirstRowsComeBeforeTheFirstLook()
{
    report(u"One"_s, 0);
    close();
    m_clock->pass(7 * msPerHour);
    constexpr int anHour = 3'600'000;
    open(OpenMode::Write, anHour);
    QVERIFY(m_rang.empty());
    QVERIFY(m_watch->waiting().empty());
    m_watch->wake(); // the rows are there
    settle();
    QCOMPARE(rungs(0), std::vector<int>{50});
    close();
    // By itself, where there is no list; the clock of the tests stands.
    m_rang.clear();
    m_clock->pass(3 * msPerHour);
    open(OpenMode::Write, 1);
    QTRY_COMPARE(m_rang.size(), size_t(1));
}

void TestWatch::sleepRingsOnceForEachClock()
{
    report(u"One"_s, 300);
    report(u"Two"_s, 500);
    pass(msPerMinute);
    QCOMPARE(m_rang.size(), size_t(1)); // Two is past half
    pass(5 * msPerHour);
    QCOMPARE(m_rang.size(), size_t(2));
    QCOMPARE(rungs(1), (std::vector<int>{100, 75}));
}

void TestWatch::aClockSetBackRingsNothingTwice()
{
    report(u"One"_s, 370);
    report(u"Two"_s, 560);
    pass(msPerMinute);
    const size_t before = m_rang.size();
    const Instant then = m_clock->now();
    moveTo(then + -msPerDay);
    QCOMPARE(m_rang.size(), before);
    close();
    open();
    moveTo(then + msPerMinute);
    QCOMPARE(m_rang.size(), before);
    moveTo({0});
    moveTo(then + 2 * msPerMinute);
    QCOMPARE(m_rang.size(), before);
}

void TestWatch::aClockSetBackDoesNotSilenceRepeatsForGood()
{
    report(u"Overdue"_s, 750);
    QCOMPARE(rungs(0), std::vector<int>{100});
    const Instant then = m_clock->now();
    pass(365 * msPerDay);
    QCOMPARE(rungs(1), std::vector<int>{100});
    // Someone put the year right. It was heard, so an hour from now is soon enough.
    moveTo(then + msPerHour);
    QCOMPARE(m_rang.size(), size_t(2));
    pass(msPerHour);
    QCOMPARE(rungs(2), std::vector<int>{100});
    QVERIFY(m_rang[2].alarms.front().repeat);
}

void TestWatch::clocksOf1970And2038Ring_data()
{
    QTest::addColumn<qint64>("now");
    QTest::newRow("1970") << qint64(1000);
    QTest::newRow("2038") << qint64(2147483647000);
    QTest::newRow("a leap day") << qint64(1835395200000);
}

void TestWatch::clocksOf1970And2038Ring()
{
    QFETCH(qint64, now);
    moveTo({now});
    report(u"Monitor stopped"_s, 0);
    pass(9 * msPerHour);
    QCOMPARE(rungs(0), std::vector<int>{75});
    pass(3 * msPerHour + 1);
    QCOMPARE(rungs(1), std::vector<int>{100});
    QCOMPARE(m_rang.size(), size_t(2));
}

void TestWatch::aStormIsToldAtOnce()
{
    std::vector<Act> acts;
    for (int i = 0; i < 40; ++i) {
        Act act;
        act.actor.name = u"Lena Ortiz"_s;
        act.action = FileIncident{.facts = {.title = u"Report %1"_s.arg(i)},
            .reportedAt = m_clock->now() + -(i < 10 ? 800 : 400) * msPerMinute};
        acts.push_back(act);
    }
    VERIFY_RESULT(m_service->performAll(acts).result());
    settle();
    QCOMPARE(m_rang.size(), size_t(1));
    QCOMPARE(countByRung(m_rang.front().alarms), (std::vector<RungCount>{{100, 10}, {50, 30}}));
    QCOMPARE(m_watch->waiting().size(), size_t(40));
    // The nearest due stands first.
    QCOMPARE(m_watch->waiting().front().rung, breachRung);
    m_watch->acknowledge({});
    settle();
    QVERIFY(m_watch->waiting().empty());
    pass(3 * msPerHour);
    QCOMPARE(m_rang.size(), size_t(2)); // 75 % of the thirty
    QCOMPARE(m_rang[1].alarms.size(), size_t(30));
}

void TestWatch::whatComesTooSoonWaitsAndIsToldTogether()
{
    report(u"One"_s, 359);
    report(u"Two"_s, 358);
    report(u"Three"_s, 358);
    pass(msPerMinute);
    QCOMPARE(m_rang.size(), size_t(1));
    pass(-5 * msPerSecond); // a clock put right by a little is no reason to ring
    QCOMPARE(m_rang.size(), size_t(1));
    report(u"Four"_s, 400);
    pass(10 * msPerSecond);
    QCOMPARE(m_rang.size(), size_t(1));
    pass(msPerMinute);
    QCOMPARE(m_rang.size(), size_t(2));
    QCOMPARE(m_rang[1].alarms.size(), size_t(3));
}

void TestWatch::anUnacknowledgedBreachRingsAgainUntilItIsAcknowledged()
{
    const IncidentId id = report(u"Overdue"_s, 730);
    QCOMPARE(m_rang.size(), size_t(1));
    pass(59 * msPerMinute);
    QCOMPARE(m_rang.size(), size_t(1));
    pass(msPerMinute);
    QCOMPARE(m_rang.size(), size_t(2));
    QVERIFY(m_rang[1].alarms.front().repeat);
    m_watch->acknowledge({id});
    settle();
    QVERIFY(m_watch->waiting().empty());
    pass(10 * msPerHour);
    close();
    open();
    pass(10 * msPerHour);
    QCOMPARE(m_rang.size(), size_t(2));
}

void TestWatch::aFinishedClockWaitsNoMore()
{
    const IncidentId id = report(u"Overdue"_s, 730);
    QCOMPARE(m_watch->waiting().size(), size_t(1));
    VERIFY_RESULT(does(Classify{id, {Outcome::FeatureRequest, {}, {}}, u"A wish"_s}));
    QVERIFY(m_watch->waiting().empty());
    pass(5 * msPerHour);
    QCOMPARE(m_rang.size(), size_t(1));
}

void TestWatch::aHeldClockRingsOnlyWhereNothingPausesIt()
{
    // The standard plan pauses nothing: held or not, the clock runs.
    const IncidentId id = report(u"Held"_s, 0);
    VERIFY_RESULT(does(Hold{id}, u"Waiting for the customer"_s));
    pass(6 * msPerHour);
    QCOMPARE(rungs(0), std::vector<int>{50});
    VERIFY_RESULT(does(Resume{id}));
    pass(msPerMinute);
    QCOMPARE(m_rang.size(), size_t(1));
}

// Agreed a day ago.
Contract TestWatch::northwind() const
{
    Contract contract;
    contract.name = u"Northwind"_s;
    contract.effective = m_clock->now() + -msPerDay;
    return contract;
}

void TestWatch::aContractsPauseSilencesItsClock()
{
    Contract contract = northwind();
    contract.pauses = {PauseRule{}};
    VERIFY_RESULT(does(SetContract{contract}, u"signed"_s));
    const IncidentId id = report(u"Held"_s, 0, {}, u"Northwind"_s);
    pass(6 * msPerHour);
    QCOMPARE(rungs(0), std::vector<int>{50});
    VERIFY_RESULT(does(Hold{id}, u"Waiting for the customer"_s));
    pass(20 * msPerHour);
    QCOMPARE(m_rang.size(), size_t(1));
    VERIFY_RESULT(does(Resume{id}));
    // As far from due as before the pause: what rang is not rung again, the next rung is.
    pass(msPerMinute);
    QCOMPARE(m_rang.size(), size_t(1));
    pass(6 * msPerHour);
    QCOMPARE(m_rang.size(), size_t(2));
    QVERIFY(!m_rang[1].alarms.front().repeat);
}

void TestWatch::aContractSaysWhichRungsRing()
{
    Contract contract = northwind();
    contract.alarms = {100};
    VERIFY_RESULT(does(SetContract{contract}, u"signed"_s));
    contract.name = u"Alder & Finch"_s;
    contract.alarms = {};
    VERIFY_RESULT(does(SetContract{contract}, u"signed"_s));
    report(u"At the breach alone"_s, 0, {}, u"Northwind"_s);
    report(u"Never"_s, 0, {}, u"Alder & Finch"_s);
    pass(11 * msPerHour);
    QVERIFY(m_rang.empty());
    pass(2 * msPerHour);
    QCOMPARE(m_rang.size(), size_t(1));
    QCOMPARE(rungs(0), std::vector<int>{100});
    QCOMPARE(m_rang[0].alarms.front().title, u"At the breach alone"_s);
}

void TestWatch::anotherClassRingsAnew()
{
    const IncidentId id = report(u"Login gives 503"_s, 0);
    VERIFY_RESULT(does(Classify{
        id, {Outcome::CoreBug, Severity::Sev1, DevOpsLevel::DevOps2}, u"The log says so"_s}));
    pass(18 * msPerHour);
    QCOMPARE(rungs(0), std::vector<int>{50});
    QCOMPARE(m_rang[0].alarms.front().clock, ClockName::Resolve);
    // Two weeks in place of twelve hours: nothing of it is gone that would ring.
    VERIFY_RESULT(does(Classify{id, {Outcome::CoreBug, Severity::Sev3, DevOpsLevel::DevOps2}, {}},
        u"Only one page"_s));
    QVERIFY(m_watch->waiting().empty());
    QCOMPARE(m_rang.size(), size_t(1));
    pass(7 * msPerDay);
    QCOMPARE(rungs(1), std::vector<int>{50});
}

void TestWatch::quietHoursHoldBackAndTellOnce()
{
    m_settings.quiet.on = true;
    m_watch->setSettings(m_settings);
    moveTo(parseInstant(u"2026-11-24T22:00:00Z").value());
    report(u"One"_s, 400);
    report(u"Two"_s, 730);
    report(u"Three"_s, 0);
    QVERIFY(!m_rang.empty());
    for (const Rang &rang : m_rang)
        QVERIFY(!rang.aloud);
    QCOMPARE(m_watch->waiting().size(), size_t(2));
    const size_t held = m_rang.size();
    // No repeat at night.
    pass(2 * msPerHour);
    QCOMPARE(m_rang.size(), held);
    moveTo(parseInstant(u"2026-11-25T07:00:00Z").value());
    // Three has passed 75 % by itself; the others were held back.
    const auto aloud = std::ranges::count_if(m_rang, &Rang::aloud);
    QCOMPARE(aloud, 1);
    QVERIFY(m_rang.back().aloud);
    QCOMPARE(m_rang.back().alarms.size(), size_t(3));
    pass(10 * msPerMinute);
    QCOMPARE(std::ranges::count_if(m_rang, &Rang::aloud), aloud);
}

void TestWatch::whatTheNightHeldBackIsToldAfterARestart()
{
    m_settings.quiet.on = true;
    m_watch->setSettings(m_settings);
    moveTo(parseInstant(u"2026-11-24T23:00:00Z").value());
    report(u"One"_s, 370);
    QCOMPARE(m_rang.size(), size_t(1));
    QVERIFY(!m_rang[0].aloud);
    close();
    // By then nothing else has come due.
    m_clock->set(parseInstant(u"2026-11-25T01:30:00Z").value());
    open();
    QCOMPARE(m_rang.size(), size_t(1));
    close();
    m_settings.quiet.on = false;
    open();
    QCOMPARE(m_rang.size(), size_t(2));
    QVERIFY(m_rang[1].aloud);
    QVERIFY(m_rang[1].afterQuiet);
    close();
    open();
    QCOMPARE(m_rang.size(), size_t(2));
}

void TestWatch::anothersIncidentsRingOnlyIfWanted()
{
    const IncidentId id = report(u"Priya's"_s, 0, u"Priya Nair"_s);
    report(u"Mine"_s, 0, u"Lena Ortiz"_s);
    pass(6 * msPerHour);
    QCOMPARE(m_rang.size(), size_t(1));
    QCOMPARE(m_rang[0].alarms.size(), size_t(1));
    QCOMPARE(m_rang[0].alarms[0].title, u"Mine"_s);
    pass(msPerHour);
    // Handed to me: what has passed of it rings.
    VERIFY_RESULT(does(Assign{id, u"Lena Ortiz"_s}));
    QCOMPARE(m_rang.size(), size_t(2));
    QCOMPARE(rungs(1), std::vector<int>{50});
    VERIFY_RESULT(does(Assign{id, u"Priya Nair"_s}));
    m_settings.everyones = true;
    m_watch->setSettings(m_settings);
    pass(2 * msPerHour);
    QCOMPARE(m_rang.size(), size_t(3));
    QCOMPARE(m_rang[2].alarms.size(), size_t(2));
}

void TestWatch::switchedOffNothingRings()
{
    m_settings.on = false;
    m_watch->setSettings(m_settings);
    report(u"One"_s, 400);
    pass(msPerHour);
    QVERIFY(m_rang.empty());
    QVERIFY(m_watch->waiting().empty());
    m_settings.on = true;
    m_watch->setSettings(m_settings);
    settle();
    QCOMPARE(rungs(0), std::vector<int>{50});
}

void TestWatch::aReadOnlyDeskRingsAndWritesNothing()
{
    report(u"One"_s, 400);
    QCOMPARE(m_rang.size(), size_t(1));
    report(u"Two"_s, 350);
    close();
    m_clock->pass(11 * msPerHour);
    open(OpenMode::ReadOnly);
    pass(msPerHour);
    m_watch->acknowledge({});
    settle();
    QCOMPARE(m_rang.size(), size_t(1));
    // What waits can be read.
    QCOMPARE(m_watch->waiting().size(), size_t(1));
    QCOMPARE(m_watch->waiting().front().rung, 50);
}

void TestWatch::alarmsAreNoActs()
{
    const IncidentId id = report(u"One"_s, 0);
    const auto before = m_service->ask([id](Desk &desk) { return desk.incident(id); }).result();
    VERIFY_RESULT(before);
    QSignalSpy changes(m_service.get(), &DeskService::changed);
    pass(13 * msPerHour);
    m_watch->acknowledge({id});
    settle();
    QCOMPARE(m_rang.size(), size_t(1));
    QCOMPARE(changes.size(), 0);
    const auto after = m_service->ask([id](Desk &desk) { return desk.incident(id); }).result();
    VERIFY_RESULT(after);
    QCOMPARE(after->incident.revision, before->incident.revision);
    QCOMPARE(after->history.size(), before->history.size());
    const auto check = m_service->ask([](Desk &desk) { return desk.check(true); }).result();
    VERIFY_RESULT(check);
    for (const CheckProblem &problem : check->problems)
        QFAIL(qPrintable(problem.kind + u' ' + problem.detail));
}

void TestWatch::nothingIsAskedBeforeItIsForetold()
{
    report(u"One"_s, 0);
    const Instant begun = m_clock->now();
    const auto lookAt = [this](Instant now) {
        return m_service->ask([now](Desk &desk) { return desk.ringAlarms({.now = now, .me = {}}); })
            .result();
    };
    // No contract can ring before a hundredth of the span is gone; from then on it is known which.
    const Instant first = begun + wholeSpanMs / 100;
    auto look = lookAt(begun);
    VERIFY_RESULT(look);
    QCOMPARE(*look->next, first);
    look = lookAt(first);
    VERIFY_RESULT(look);
    QVERIFY(look->rang.empty());
    QCOMPARE(*look->next, begun + 6 * msPerHour);
}

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
