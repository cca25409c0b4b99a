// SPDX-License-Identifier: GPL-3.0-or-later

// Rungs: each once, the highest alone, foretold to the millisecond, whatever the clock does.

#include "models/domain/alarm.h"

#include <QTest>

#include <algorithm>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant begun{1'795'500'000'000};
constexpr qint64 wholeSpan = 12 * msPerHour;

AlarmClock aClock(Instant start = begun, qint64 length = wholeSpan)
{
    AlarmClock clock;
    clock.promise = u"1/Standard plan"_s;
    clock.start = start;
    clock.due = start + length;
    clock.rungs = {50, 75, 90, 100};
    return clock;
}

Zone newYork()
{
    return Zone::find(u"America/New_York"_s).value();
}

} // namespace

class TestAlarm final : public QObject
{
    Q_OBJECT

private slots:
    void rungsLieWhereTheirShareOfTheSpanIsGone_data();
    void rungsLieWhereTheirShareOfTheSpanIsGone();
    void ofRungsPassedTheHighestRings_data();
    void ofRungsPassedTheHighestRings();
    void exactlyDueIsNoBreach();
    void followingTheForetoldInstantsRingsEachRungOnce();
    void aClockThatJumpsRingsNothingTwice();
    void anUnacknowledgedBreachRingsAgainEachHour();
    void anAcknowledgedBreachIsSilent();
    void aPausedClockIsSilentUntilThePauseEnds();
    void aPauseIsNoPartOfTheSpan();
    void aContractMaySwitchAlarmsOff();
    void nonsenseRungsDoNotRing();
    void anotherClassOrContractIsAnotherPromise();
    void quietHoursEnd_data();
    void quietHoursEnd();
    void inQuietHoursNothingRingsAgain();
    void noContractRingsBeforeTheEarliest();
    void alarmsAreCountedByRung();
};

void TestAlarm::rungsLieWhereTheirShareOfTheSpanIsGone_data()
{
    QTest::addColumn<qint64>("start");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<int>("rung");
    QTest::addColumn<qint64>("after");
    QTest::newRow("50 % of 12 h") << begun.ms << wholeSpan << 50 << 6 * msPerHour;
    QTest::newRow("75 % of 12 h") << begun.ms << wholeSpan << 75 << 9 * msPerHour;
    QTest::newRow("90 % of 12 h") << begun.ms << wholeSpan << 90 << 648 * msPerMinute;
    QTest::newRow("breach of 12 h") << begun.ms << wholeSpan << 100 << wholeSpan + 1;
    QTest::newRow("1 % of 90 d") << begun.ms << 90 * msPerDay << 1 << 1296 * msPerMinute;
    QTest::newRow("of 1970") << qint64(-1000) << msPerHour << 50 << 30 * msPerMinute;
    QTest::newRow("over 2038") << qint64(2147483647000) << msPerHour << 90 << 54 * msPerMinute;
    QTest::newRow("over the year 9000")
        << qint64(221'845'392'000'000) << 36500 * msPerDay << 50 << 18250 * msPerDay;
    QTest::newRow("no span") << begun.ms << qint64(0) << 50 << qint64(0);
}

void TestAlarm::rungsLieWhereTheirShareOfTheSpanIsGone()
{
    QFETCH(qint64, start);
    QFETCH(qint64, length);
    QFETCH(int, rung);
    QFETCH(qint64, after);
    QCOMPARE(rungAt(aClock({start}, length), rung) - Instant{start}, after);
}

void TestAlarm::ofRungsPassedTheHighestRings_data()
{
    QTest::addColumn<qint64>("after");
    QTest::addColumn<int>("heard");
    QTest::addColumn<int>("rings");
    QTest::newRow("before any") << 6 * msPerHour - 1 << 0 << 0;
    QTest::newRow("at half") << 6 * msPerHour << 0 << 50;
    QTest::newRow("half heard") << 9 * msPerHour - 1 << 50 << 0;
    QTest::newRow("75 after 50") << 9 * msPerHour << 50 << 75;
    QTest::newRow("75 without 50") << 9 * msPerHour << 0 << 75;
    QTest::newRow("away till 90") << 11 * msPerHour << 50 << 90;
    QTest::newRow("away till breach") << 50 * msPerDay << 0 << 100;
    QTest::newRow("lower than heard") << 9 * msPerHour << 90 << 0;
    QTest::newRow("all heard") << wholeSpan + 1 << 100 << 0;
}

void TestAlarm::ofRungsPassedTheHighestRings()
{
    QFETCH(qint64, after);
    QFETCH(int, heard);
    QFETCH(int, rings);
    const Instant now = begun + after;
    const auto ring = ringAt(aClock(), {heard, now, false}, now);
    QCOMPARE(ring ? ring->rung : 0, rings);
}

void TestAlarm::exactlyDueIsNoBreach()
{
    const AlarmClock clock = aClock();
    QVERIFY(!ringAt(clock, {90, begun, false}, clock.due));
    QCOMPARE(ringAt(clock, {90, begun, false}, clock.due + 1)->rung, breachRung);
}

void TestAlarm::followingTheForetoldInstantsRingsEachRungOnce()
{
    const AlarmClock clock = aClock();
    RungHeard heard;
    std::vector<int> rang;
    Instant now = clock.start;
    for (auto next = nextRing(clock, heard, now); next; next = nextRing(clock, heard, now)) {
        QVERIFY(*next > now);
        // Nothing rings a millisecond before it was foretold.
        QVERIFY(!ringAt(clock, heard, *next + -1));
        now = *next;
        const auto ring = ringAt(clock, heard, now);
        QVERIFY(ring);
        rang.push_back(ring->rung);
        heard = {ring->rung, now, ring->rung == breachRung};
    }
    QCOMPARE(rang, (std::vector<int>{50, 75, 90, 100}));
}

void TestAlarm::aClockThatJumpsRingsNothingTwice()
{
    const AlarmClock clock = aClock();
    const Instant at90 = rungAt(clock, 90);
    const RungHeard heard{90, at90, false};
    for (const Instant now : {at90 + -msPerDay, Instant{0}, Instant{-msPerDay}, clock.start})
        QVERIFY(!ringAt(clock, heard, now));
    // Forward into 2038 all at once: one ring.
    const auto ring = ringAt(clock, heard, {2147483647001});
    QCOMPARE(ring->rung, breachRung);
    QVERIFY(!ringAt(clock, {breachRung, {2147483647001}, false}, {2147483647002}));
    // And back: nothing, though nobody acknowledged.
    QVERIFY(!ringAt(clock, {breachRung, {2147483647001}, false}, at90));
    QVERIFY(!ringAt(clock, {breachRung, {2147483647001}, false}, clock.due + msPerHour));
}

void TestAlarm::anUnacknowledgedBreachRingsAgainEachHour()
{
    const AlarmClock clock = aClock();
    const Instant breach = clock.due + 1;
    const RungHeard heard{breachRung, breach, false};
    QCOMPARE(*nextRing(clock, heard, breach), breach + alarmRepeatMs);
    QVERIFY(!ringAt(clock, heard, breach + (alarmRepeatMs - 1)));
    QCOMPARE(*ringAt(clock, heard, breach + alarmRepeatMs), (Ring{breachRung, true}));
    // After five hours asleep it rings once, and in an hour again.
    const Instant woken = breach + 5 * msPerHour;
    QCOMPARE(*ringAt(clock, heard, woken), (Ring{breachRung, true}));
    QCOMPARE(*nextRing(clock, heard, woken), woken + alarmRepeatMs);
}

void TestAlarm::anAcknowledgedBreachIsSilent()
{
    const AlarmClock clock = aClock();
    const RungHeard heard{breachRung, clock.due + 1, true};
    QVERIFY(!ringAt(clock, heard, clock.due + msPerDay));
    QVERIFY(!nextRing(clock, heard, clock.due + msPerDay));
}

void TestAlarm::aPausedClockIsSilentUntilThePauseEnds()
{
    AlarmClock clock = aClock();
    clock.paused = true;
    const Instant late = clock.due + msPerDay;
    QVERIFY(!ringAt(clock, {}, late));
    QVERIFY(!nextRing(clock, {}, late));
    QVERIFY(!ringAt(clock, {breachRung, clock.due, false}, late));
    clock.pausedUntil = late;
    QVERIFY(!ringAt(clock, {}, late + -1));
    QCOMPARE(*nextRing(clock, {}, begun), late);
    QCOMPARE(ringAt(clock, {}, late)->rung, breachRung);
    // Resumed: the rungs move with due, and those that rang do not ring anew.
    clock.paused = false;
    clock.due = clock.due + 12 * msPerHour;
    QVERIFY(!ringAt(clock, {75, begun, false}, rungAt(clock, 75)));
    QCOMPARE(ringAt(clock, {75, begun, false}, rungAt(clock, 90))->rung, 90);
}

void TestAlarm::aPauseIsNoPartOfTheSpan()
{
    // Six hours, then twenty held, then the other six.
    AlarmClock clock = aClock(begun, 32 * msPerHour);
    Step pause{.kind = StepKind::Pause};
    pause.at = begun + 6 * msPerHour;
    pause.until = begun + 26 * msPerHour;
    Step before = pause;
    before.at = begun + -5 * msPerHour;
    before.until = begun;
    const Step due{.kind = StepKind::Due, .at = clock.due};
    clock.pausedMs = pausedMs({before, pause, due}, clock.start, clock.due);
    QCOMPARE(clock.pausedMs, 20 * msPerHour);
    QCOMPARE(rungAt(clock, 75), begun + 29 * msPerHour);
    QCOMPARE(rungAt(clock, 100), clock.due + 1);
    // What has rung by then does not ring again, whatever the sum.
    QVERIFY(!ringAt(clock, {50, begun + 6 * msPerHour, false}, begun + 26 * msPerHour));
}

void TestAlarm::aContractMaySwitchAlarmsOff()
{
    AlarmClock clock = aClock();
    clock.rungs.clear();
    QVERIFY(!ringAt(clock, {}, clock.due + 1));
    QVERIFY(!nextRing(clock, {}, begun));
    clock.rungs = {100};
    QCOMPARE(*nextRing(clock, {}, begun), clock.due + 1);
}

void TestAlarm::nonsenseRungsDoNotRing()
{
    AlarmClock clock = aClock();
    clock.rungs = {-5, 0, 101, 250};
    QVERIFY(!ringAt(clock, {}, clock.due + msPerDay));
    QVERIFY(!nextRing(clock, {}, begun));
}

void TestAlarm::anotherClassOrContractIsAnotherPromise()
{
    const ContractRef plan{u"Standard plan"_s, 1};
    const Classification bug{Outcome::CoreBug, Severity::Sev2, DevOpsLevel::DevOps2};
    const Classification worse{Outcome::CoreBug, Severity::Sev1, DevOpsLevel::DevOps2};
    const std::vector<QString> promises{
        promiseOf(ClockName::Resolve, plan, bug),
        promiseOf(ClockName::Resolve, plan, worse),
        promiseOf(ClockName::Resolve, {u"Standard plan"_s, 2}, bug),
        promiseOf(ClockName::Resolve, {u"Meridian Bank"_s, 1}, bug),
        promiseOf(ClockName::Resolve, plan, Classification{Outcome::ActOfGod, {}, {}}),
    };
    for (const QString &promise : promises)
        QCOMPARE(std::ranges::count(promises, promise), 1);
    QCOMPARE(promiseOf(ClockName::Classify, plan, {}), promiseOf(ClockName::Classify, plan, bug));
}

void TestAlarm::quietHoursEnd_data()
{
    QTest::addColumn<QTime>("from");
    QTest::addColumn<QTime>("to");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("until"); // empty: not quiet
    const QTime evening(20, 0);
    const QTime morning(7, 0);
    const auto row = [](const char *name, QTime from, QTime to, const char *now,
                         const char *until) {
        QTest::newRow(name) << from << to << QString::fromLatin1(now) << QString::fromLatin1(until);
    };
    row("afternoon", evening, morning, "2026-11-24T19:20:00Z", "");
    row("at its beginning", evening, morning, "2026-11-25T01:00:00Z", "2026-11-25T12:00:00Z");
    row("before it", evening, morning, "2026-11-25T00:59:59Z", "");
    row("at night", evening, morning, "2026-11-25T08:00:00Z", "2026-11-25T12:00:00Z");
    row("at its end", evening, morning, "2026-11-25T12:00:00Z", "");
    row("midday break", QTime(12, 0), QTime(13, 0), "2026-11-24T17:30:00Z", "2026-11-24T18:00:00Z");
    row("no hours", evening, evening, "2026-11-25T02:00:00Z", "");
    // The night to 8 March is an hour shorter in New York, that to 1 November an hour longer.
    row("spring", evening, morning, "2026-03-08T02:00:00Z", "2026-03-08T11:00:00Z");
    row("autumn", evening, morning, "2026-11-01T02:00:00Z", "2026-11-01T12:00:00Z");
    row("1970", evening, morning, "1970-01-01T02:00:00Z", "1970-01-01T12:00:00Z");
    row("2038", evening, morning, "2038-01-19T03:14:08Z", "2038-01-19T12:00:00Z");
}

void TestAlarm::quietHoursEnd()
{
    QFETCH(QTime, from);
    QFETCH(QTime, to);
    QFETCH(QString, now);
    QFETCH(QString, until);
    const Instant instant = parseInstant(now).value();
    const auto end = quietUntil({true, from, to}, instant, newYork());
    QCOMPARE(end ? toText(*end) : QString(), until);
    QVERIFY(!quietUntil({false, from, to}, instant, newYork()));
}

void TestAlarm::inQuietHoursNothingRingsAgain()
{
    const AlarmClock clock = aClock();
    const Instant breach = clock.due + 1;
    const Instant morning = breach + 8 * msPerHour;
    const RungHeard heard{breachRung, breach, false};
    QVERIFY(!ringAt(clock, heard, breach + 2 * msPerHour, morning));
    QCOMPARE(*nextRing(clock, heard, breach + 2 * msPerHour, morning), morning);
    QCOMPARE(*ringAt(clock, heard, morning), (Ring{breachRung, true}));
    // A first ring is written down, to be told in the morning.
    QCOMPARE(ringAt(clock, {90, begun, false}, breach, morning)->rung, breachRung);
}

void TestAlarm::noContractRingsBeforeTheEarliest()
{
    ClockFace face;
    QVERIFY(!earliestRing(face));
    face.status = ClockStatus::Running;
    face.start = begun;
    face.due = begun + wholeSpan;
    AlarmClock clock = aClock();
    for (int rung = 1; rung <= breachRung; ++rung)
        QVERIFY(*earliestRing(face) <= rungAt(clock, rung));
    face.status = ClockStatus::Paused;
    QVERIFY(!earliestRing(face));
    face.pausedUntil = begun + msPerDay;
    QCOMPARE(*earliestRing(face), begun + msPerDay);
    face.status = ClockStatus::Done;
    QVERIFY(!earliestRing(face));
}

void TestAlarm::alarmsAreCountedByRung()
{
    std::vector<Alarm> alarms(7);
    for (size_t i = 0; i < alarms.size(); ++i)
        alarms[i].rung = i < 5 ? 90 : breachRung;
    QCOMPARE(countByRung(alarms), (std::vector<RungCount>{{100, 2}, {90, 5}}));
    QVERIFY(countByRung({}).empty());
}

QTEST_APPLESS_MAIN(TestAlarm)
#include "tst_alarm.moc"
