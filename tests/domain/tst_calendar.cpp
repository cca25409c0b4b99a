// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/worktime.h"
#include "tests/support/verify.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace gander;

namespace {

constexpr qint64 hour = msPerHour;

Instant at(const QString &text)
{
    const Result<Instant> instant = parseInstant(text);
    if (!instant)
        qFatal("%s", qPrintable(instant.error().detail));
    return *instant;
}

Zone zoneOf(const char *name)
{
    return *Zone::find(QString::fromLatin1(name));
}

WorkHours officeHours()
{
    WorkHours hours;
    hours.weekly.emplace();
    for (size_t day = 0; day < 5; ++day)
        (*hours.weekly)[day] = {{9 * hour, 17 * hour}};
    return hours;
}

// The convention read out loud: is the wall clock inside a period that starts today or last night?
bool isOpenByWall(Instant instant, const Zone &zone, const WorkHours &hours)
{
    const WallTime wall = zone.wallAt(instant);
    const auto covers = [&](const DialPeriods &periods, qint64 ms) {
        return std::any_of(periods.begin(), periods.end(), [&](const DialPeriod &period) {
            const qint64 close =
                period.close <= period.open ? period.close + msPerDay : period.close;
            return period.open <= ms && ms < close;
        });
    };
    const auto startingOn = [&](const QDate &date) -> DialPeriods {
        for (const MonthDay &each : hours.recurringHolidays) {
            if (each.month == date.month() && each.day == date.day())
                return {};
        }
        if (std::find(hours.holidays.begin(), hours.holidays.end(), date) != hours.holidays.end())
            return {};
        if (const auto special = hours.dateHours.find(date); special != hours.dateHours.end())
            return special->second;
        return hours.weekly ? (*hours.weekly)[size_t(date.dayOfWeek() - 1)]
                            : DialPeriods{{0, msPerDay}};
    };
    const auto breaksOn = [&](const QDate &date) -> DialPeriods {
        const auto found = hours.breaks.find(date);
        return found == hours.breaks.end() ? DialPeriods() : found->second;
    };
    const QDate yesterday = wall.date.addDays(-1);
    return (covers(startingOn(wall.date), wall.msOfDay)
               || covers(startingOn(yesterday), wall.msOfDay + msPerDay))
        && !covers(breaksOn(wall.date), wall.msOfDay)
        && !covers(breaksOn(yesterday), wall.msOfDay + msPerDay);
}

DialPeriod randomPeriod(QRandomGenerator &random)
{
    return {
        random.bounded(24 * 4) * 15 * msPerMinute, random.bounded(24 * 4 + 1) * 15 * msPerMinute};
}

WorkHours randomHours(QRandomGenerator &random, const QDate &begin)
{
    WorkHours hours;
    if (random.bounded(8) != 0) {
        hours.weekly.emplace();
        for (DialPeriods &periods : *hours.weekly) {
            for (int n = random.bounded(3); n > 0; --n)
                periods.push_back(randomPeriod(random));
        }
    }
    for (int n = random.bounded(4); n > 0; --n)
        hours.holidays.push_back(begin.addDays(random.bounded(35)));
    for (int n = random.bounded(3); n > 0; --n) {
        const QDate date = begin.addDays(random.bounded(35));
        hours.recurringHolidays.push_back({date.month(), date.day()});
    }
    for (int n = random.bounded(3); n > 0; --n)
        hours.dateHours[begin.addDays(random.bounded(35))] = {randomPeriod(random)};
    for (int n = random.bounded(3); n > 0; --n)
        hours.breaks[begin.addDays(random.bounded(35))] = {randomPeriod(random)};
    return hours;
}

} // namespace

class CalendarTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void sumsAgreeWithAWalkOverMinutes_data();
    void sumsAgreeWithAWalkOverMinutes();
    void longSumsAgreeWithTheirParts();
    void overlappingPeriodsCountOnce();
    void closesAndOpenings();
    void nightsBelongToTheDateTheyStartOn();
    void holidaysWinOverDatesWithOtherHours();
    void workingDaysKeepTheWallTime_data();
    void workingDaysKeepTheWallTime();
    void endsOfDays();
    void pausesNeverCount();
    void calendarStepsGrowByTheirPauses();
};

void CalendarTest::sumsAgreeWithAWalkOverMinutes_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("begin");
    const auto add = [](const char *zone, const char *begin) {
        QTest::addRow("%s %s", zone, begin)
            << QString::fromLatin1(zone) << QString::fromLatin1(begin);
    };
    add("Etc/UTC", "2026-01-01T00:00:00Z");
    add("America/New_York", "2026-02-20T07:30:00Z");
    add("America/New_York", "2026-10-10T07:30:00Z");
    add("Europe/Berlin", "2026-03-10T22:10:00Z");
    add("Europe/Berlin", "2026-10-01T22:10:00Z");
    add("Australia/Lord_Howe", "2026-03-15T03:00:00Z");
    add("Australia/Lord_Howe", "2026-09-10T03:00:00Z");
    add("America/Sao_Paulo", "2018-10-20T01:00:00Z");
    add("America/Sao_Paulo", "2019-01-30T01:00:00Z");
    add("Africa/Casablanca", "2026-02-01T00:00:00Z");
    add("Pacific/Apia", "2011-12-10T00:00:00Z");
    add("Pacific/Kwajalein", "1969-09-10T00:00:00Z");
    add("Asia/Kathmandu", "2024-02-10T00:00:00Z");
}

void CalendarTest::sumsAgreeWithAWalkOverMinutes()
{
    QFETCH(QString, zone);
    QFETCH(QString, begin);
    const Zone local = *Zone::find(zone);
    const Instant from = at(begin);
    QRandomGenerator random(quint32(from.ms / 1000));
    constexpr int minutes = 25 * 24 * 60;

    for (int round = 0; round < 4; ++round) {
        const WorkHours hours = randomHours(random, local.wallAt(from).date);
        std::vector<Interval> intervals;
        for (int n = round % 4; n > 0; --n) {
            const Instant start = from + random.bounded(minutes) * msPerMinute;
            intervals.push_back({start, start + random.bounded(4000) * msPerMinute});
        }
        const Pauses pauses(intervals);
        const WorkCalendar calendar(local, hours);

        std::vector<qint64> counted; // minutes, by their number
        for (qint64 n = 0; n < minutes; ++n) {
            const Instant minute = from + n * msPerMinute;
            const bool paused = std::any_of(intervals.begin(), intervals.end(),
                [&](const Interval &each) { return each.from <= minute && minute < each.until; });
            if (!paused && isOpenByWall(minute, local, hours))
                counted.push_back(n);
        }
        const Instant end = from + minutes * msPerMinute;
        QCOMPARE(
            workingMsBetween(from, end, calendar, pauses), qint64(counted.size()) * msPerMinute);
        if (counted.empty())
            continue;
        QCOMPARE(
            addWorking(from, 0, calendar, pauses)->ms, from.ms + counted.front() * msPerMinute);
        for (int n = 0; n < 30; ++n) {
            // After k minutes it is due at the end of the k-th that counts.
            const size_t k = size_t(random.bounded(qint64(counted.size())));
            const Result<Instant> due =
                addWorking(from, (qint64(k) + 1) * msPerMinute, calendar, pauses);
            VERIFY_RESULT(due);
            QCOMPARE(due->ms, from.ms + (counted[k] + 1) * msPerMinute);
        }
    }
}

// Whole weeks are passed over in one step; month by month nothing is, so both must agree.
void CalendarTest::longSumsAgreeWithTheirParts()
{
    WorkHours hours = officeHours();
    (*hours.weekly)[4] = {{19 * hour, 5 * hour}};
    hours.recurringHolidays = {{12, 25}, {2, 29}};
    hours.holidays = {QDate(2031, 5, 1)};
    const Pauses pauses(
        {{at(QStringLiteral("2033-01-01T00:00:00Z")), at(QStringLiteral("2034-02-01T00:00:00Z"))}});
    for (const char *name : {"Etc/UTC", "Europe/Berlin", "Australia/Lord_Howe"}) {
        const WorkCalendar calendar(zoneOf(name), hours);
        const Instant from = at(QStringLiteral("2026-01-01T11:11:11Z"));
        qint64 sum = 0;
        Instant part = from;
        for (int n = 0; n < 20 * 73; ++n) {
            const Instant next = part + 5 * msPerDay;
            sum += workingMsBetween(part, next, calendar, pauses);
            part = next;
        }
        QCOMPARE(workingMsBetween(from, part, calendar, pauses), sum);
        const Result<Instant> due = addWorking(from, sum, calendar, pauses);
        VERIFY_RESULT(due);
        QVERIFY(*due <= part);
        QCOMPARE(workingMsBetween(from, *due, calendar, pauses), sum);
        QCOMPARE(workingMsBetween(from, *due + -1, calendar, pauses), sum - 1);
    }
}

void CalendarTest::overlappingPeriodsCountOnce()
{
    WorkHours hours;
    hours.weekly.emplace();
    (*hours.weekly)[0] = {{9 * hour, 12 * hour}, {11 * hour, 14 * hour}, {20 * hour, 6 * hour}};
    (*hours.weekly)[1] = {{5 * hour, 8 * hour}};
    const WorkCalendar calendar(Zone(), hours);
    const Instant monday = at(QStringLiteral("2026-11-02T00:00:00Z"));
    QCOMPARE(workingMsBetween(monday, monday + 7 * msPerDay, calendar, Pauses()), 17 * hour);
}

void CalendarTest::closesAndOpenings()
{
    const WorkCalendar calendar(Zone(), officeHours());
    const auto due = [&](const char *from, qint64 ms) {
        return toText(*addWorking(at(QString::fromLatin1(from)), ms, calendar, Pauses()));
    };
    QCOMPARE(due("2026-11-06T09:00:00Z", 8 * hour), QStringLiteral("2026-11-06T17:00:00Z"));
    QCOMPARE(due("2026-11-06T17:00:00Z", 0), QStringLiteral("2026-11-09T09:00:00Z"));
    QCOMPARE(due("2026-11-06T16:59:59Z", 0), QStringLiteral("2026-11-06T16:59:59Z"));
    QCOMPARE(due("2026-11-06T16:59:59Z", 2000), QStringLiteral("2026-11-09T09:00:01Z"));
    QCOMPARE(due("2026-11-06T09:00:00Z", 40 * hour), QStringLiteral("2026-11-12T17:00:00Z"));
    QCOMPARE(due("2026-11-06T09:00:00Z", 80 * hour), QStringLiteral("2026-11-19T17:00:00Z"));
    // Two whole weeks end with the close of the last day, not with the week after.
    QCOMPARE(due("2026-11-09T00:00:00Z", 80 * hour), QStringLiteral("2026-11-20T17:00:00Z"));
}

void CalendarTest::nightsBelongToTheDateTheyStartOn()
{
    WorkHours hours;
    hours.weekly.emplace();
    for (DialPeriods &periods : *hours.weekly)
        periods = {{22 * hour, 6 * hour}};
    hours.holidays = {QDate(2026, 11, 3)};
    const WorkCalendar calendar(Zone(), hours);
    // The night of the 2nd runs into the holiday; the holiday's own night does not begin.
    const Instant second = at(QStringLiteral("2026-11-02T12:00:00Z"));
    QCOMPARE(workingMsBetween(second, second + msPerDay, calendar, Pauses()), 8 * hour);
    QCOMPARE(
        workingMsBetween(second + msPerDay, second + 2 * msPerDay, calendar, Pauses()), qint64(0));
}

void CalendarTest::holidaysWinOverDatesWithOtherHours()
{
    WorkHours hours = officeHours();
    hours.holidays = {QDate(2026, 11, 3)};
    hours.dateHours[QDate(2026, 11, 3)] = {{9 * hour, 12 * hour}};
    hours.dateHours[QDate(2026, 11, 4)] = {{9 * hour, 12 * hour}};
    const WorkCalendar calendar(Zone(), hours);
    const Instant third = at(QStringLiteral("2026-11-03T00:00:00Z"));
    QCOMPARE(workingMsBetween(third, third + 2 * msPerDay, calendar, Pauses()), 3 * hour);
}

void CalendarTest::workingDaysKeepTheWallTime_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char *start, int days, const char *expected) {
        QTest::addRow("%s + %d", start, days)
            << QString::fromLatin1(start) << days << QString::fromLatin1(expected);
    };
    // Monday to Friday, 9 to 17 in Berlin; Friday 25 December is a holiday.
    add("2026-11-06T10:00:00Z", 1, "2026-11-09T10:00:00Z");
    add("2026-11-06T10:00:00Z", 5, "2026-11-13T10:00:00Z");
    add("2026-11-06T10:00:00Z", 1000, "2030-09-11T09:00:00Z");
    add("2026-11-07T10:00:00Z", 1, "2026-11-10T08:00:00Z"); // a day off
    add("2026-11-06T16:00:00Z", 1, "2026-11-09T16:00:00Z"); // at the close
    add("2026-11-06T16:00:01Z", 1, "2026-11-10T08:00:00Z"); // a second after
    add("2026-11-06T04:00:00Z", 1, "2026-11-09T08:00:00Z"); // before the opening
    add("2026-12-24T10:00:00Z", 1, "2026-12-28T10:00:00Z"); // over the holiday
    add("2026-10-23T10:00:00Z", 1, "2026-10-26T11:00:00Z"); // over the change
    add("2026-11-07T10:00:00Z", 0, "2026-11-09T08:00:00Z");
    add("2026-11-06T16:00:00Z", 0, "2026-11-09T08:00:00Z");
    add("2026-11-06T10:00:00Z", 0, "2026-11-06T10:00:00Z");
}

void CalendarTest::workingDaysKeepTheWallTime()
{
    QFETCH(QString, start);
    QFETCH(int, days);
    WorkHours hours = officeHours();
    hours.recurringHolidays = {{12, 25}};
    const WorkCalendar calendar(zoneOf("Europe/Berlin"), hours);
    const Result<Instant> due =
        addWorkingDays(at(start), days, DayEnd::SameTime, calendar, Pauses());
    VERIFY_RESULT(due);
    QTEST(toText(*due), "expected");
}

void CalendarTest::endsOfDays()
{
    WorkHours hours = officeHours();
    hours.breaks[QDate(2026, 11, 10)] = {{15 * hour, 18 * hour}};
    const WorkCalendar calendar(Zone(), hours);
    const auto closeAfter = [&](const char *start, qint64 days) {
        return toText(*addWorkingDays(
            at(QString::fromLatin1(start)), days, DayEnd::Close, calendar, Pauses()));
    };
    QCOMPARE(closeAfter("2026-11-06T10:00:00Z", 1), QStringLiteral("2026-11-09T17:00:00Z"));
    QCOMPARE(closeAfter("2026-11-06T10:00:00Z", 2), QStringLiteral("2026-11-10T15:00:00Z"));
    QCOMPARE(closeAfter("2026-11-06T21:00:00Z", 1), QStringLiteral("2026-11-09T17:00:00Z"));
    QCOMPARE(closeAfter("2026-11-07T10:00:00Z", 1), QStringLiteral("2026-11-10T15:00:00Z"));
    QCOMPARE(closeAfter("2026-11-06T10:00:00Z", 0), QStringLiteral("2026-11-06T17:00:00Z"));
    QCOMPARE(closeAfter("2026-11-06T18:00:00Z", 0), QStringLiteral("2026-11-09T17:00:00Z"));

    // A night ends where a break of the next date cuts it.
    WorkHours nights;
    nights.weekly.emplace();
    (*nights.weekly)[0] = {{22 * hour, 6 * hour}};
    nights.breaks[QDate(2026, 11, 10)] = {{4 * hour, 8 * hour}};
    QCOMPARE(toText(*endOfWorkingDay(
                 at(QStringLiteral("2026-11-08T12:00:00Z")), WorkCalendar(Zone(), nights))),
        QStringLiteral("2026-11-10T04:00:00Z"));

    // A close at 24:00 in a night whose last hour is repeated is after the second one.
    WorkHours always;
    const WorkCalendar saoPaulo(zoneOf("America/Sao_Paulo"), always);
    QCOMPARE(toText(*endOfWorkingDay(at(QStringLiteral("2019-02-16T12:00:00Z")), saoPaulo)),
        QStringLiteral("2019-02-17T03:00:00Z"));
    QCOMPARE(toText(*endOfWorkingDay(at(QStringLiteral("2018-11-03T12:00:00Z")), saoPaulo)),
        QStringLiteral("2018-11-04T03:00:00Z"));
}

void CalendarTest::pausesNeverCount()
{
    const Instant start = at(QStringLiteral("2026-11-02T09:00:00Z"));
    const Pauses pauses({{start + 3 * hour, start + 4 * hour}, {start + hour, start + 2 * hour},
        {start + 90 * msPerMinute, start + 150 * msPerMinute},
        {start + 9 * hour, start + 9 * hour}});
    QCOMPARE(pauses.intervals().size(), size_t(2));
    QCOMPARE(pauses.msWithin(start, start + 10 * hour), 150 * msPerMinute);
    QCOMPARE(*addElapsed(start, hour, pauses), start + hour); // ends where a pause begins
    QCOMPARE(*addElapsed(start, hour + 1, pauses), start + (150 * msPerMinute + 1));
    QCOMPARE(*addElapsed(start, 2 * hour, pauses), start + 270 * msPerMinute);
    QCOMPARE(*addElapsed(start + hour, 0, pauses), start + 150 * msPerMinute);
    QCOMPARE(*addElapsed(start + 100 * msPerMinute, 0, pauses), start + 150 * msPerMinute);
    QCOMPARE(*addElapsed(start, 0, pauses), start);
    const WorkCalendar office(Zone(), officeHours());
    QCOMPARE(*addWorking(start, 2 * hour, office, pauses), start + 270 * msPerMinute);
}

void CalendarTest::calendarStepsGrowByTheirPauses()
{
    const Instant start = at(QStringLiteral("2026-11-02T09:00:00Z"));
    const Instant week = start + 7 * msPerDay;
    const Pauses before({{start + -5 * hour, start + -hour}});
    const Pauses within({{start + hour, start + 3 * hour}});
    const Pauses across({{week + -hour, week + hour}});
    const Pauses then({{start + hour, start + 3 * hour}, {week + hour, week + 2 * hour}});
    const Pauses after({{week, week + hour}});
    const auto due = [&](const Pauses &pauses) {
        return *addSpan(start, Span::weeks(1), Zone(), pauses);
    };
    QCOMPARE(due(Pauses()), week);
    QCOMPARE(due(before), week);
    QCOMPARE(due(within), week + 2 * hour);
    QCOMPARE(due(across), week + 2 * hour);
    QCOMPARE(due(then), week + 3 * hour);
    QCOMPARE(due(after), week);
    const WorkCalendar office(Zone(), officeHours());
    QCOMPARE(*addWorkingDays(start, 1, DayEnd::SameTime, office, within), start + 26 * hour);
}

QTEST_GUILESS_MAIN(CalendarTest)
#include "tst_calendar.moc"
