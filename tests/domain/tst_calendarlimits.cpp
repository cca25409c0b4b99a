// SPDX-License-Identifier: GPL-3.0-or-later

// Hours that never open, times no one counts in, amounts without end: an answer, always.

#include "models/domain/worktime.h"
#include "tests/support/verify.h"

#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <limits>
#include <thread>

using namespace gander;

namespace {

constexpr qint64 hour = msPerHour;
constexpr int mostInt = std::numeric_limits<int>::max();
constexpr qint64 most = std::numeric_limits<qint64>::max();
constexpr qint64 least = std::numeric_limits<qint64>::min();

const QString neverOpens = QStringLiteral("the hours leave no open time to count");
const QString tooLong = QStringLiteral("the amount reaches beyond the year 9999");
const QString outside = QStringLiteral("the start lies outside the years 1899 to 9999");
const QString negative = QStringLiteral("the amount is less than nothing");
const QString noPeriod = QStringLiteral(
    "a period of the working hours is not a pair of times from 00:00 to 24:00, or not on a date");
const QString noHoliday = QStringLiteral("a holiday is not a date of the calendar");

Instant at(const QString &text)
{
    const Result<Instant> instant = parseInstant(text);
    if (!instant)
        qFatal("%s", qPrintable(instant.error().detail));
    return *instant;
}

WorkHours officeHours()
{
    WorkHours hours;
    hours.weekly.emplace();
    for (size_t day = 0; day < 5; ++day)
        (*hours.weekly)[day] = {{9 * hour, 17 * hour}};
    return hours;
}

std::vector<MonthDay> everyDay(bool leapDayToo)
{
    std::vector<MonthDay> days;
    for (int month = 1; month <= 12; ++month) {
        for (int day = 1; QDate::isValid(2000, month, day); ++day) {
            if (leapDayToo || month != 2 || day != 29)
                days.push_back({month, day});
        }
    }
    return days;
}

Pauses pausedFrom(Instant from, Instant until)
{
    return Pauses(std::vector<Interval>{{from, until}});
}

QString told(const Result<Instant> &due)
{
    return due ? toText(*due) : due.error().detail;
}

} // namespace

Q_DECLARE_METATYPE(gander::WorkHours)

class CalendarLimitsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void hoursThatCannotBeCountedAreAnError_data();
    void hoursThatCannotBeCountedAreAnError();
    void aCloseBeforeTheOpenIsOnTheNextDate();
    void startsOutsideTheYearsAreAnError_data();
    void startsOutsideTheYearsAreAnError();
    void amountsBeyondTimeAreAnError_data();
    void amountsBeyondTimeAreAnError();
    void amountsBelowNothingAreAnError();
    void pausesWithoutEndAreAnError();
    void sumsOverAllTimeEnd();
    void aRareLeapDayIsFound();
    void copiesAndThreadsShareOneTable();
};

void CalendarLimitsTest::hoursThatCannotBeCountedAreAnError_data()
{
    QTest::addColumn<WorkHours>("hours");
    QTest::addColumn<QString>("problem");
    WorkHours never;
    never.weekly.emplace();
    QTest::newRow("no weekly hours") << never << neverOpens;

    WorkHours past = never;
    past.dateHours[QDate(2020, 12, 24)] = {{9 * hour, 12 * hour}};
    QTest::newRow("only a past date") << past << neverOpens;

    WorkHours breaks = never;
    breaks.dateHours[QDate(2026, 12, 24)] = {{9 * hour, 12 * hour}};
    breaks.breaks[QDate(2026, 12, 24)] = {{8 * hour, 12 * hour}};
    QTest::newRow("nothing but breaks") << breaks << neverOpens;

    WorkHours holidays;
    holidays.recurringHolidays = everyDay(true);
    QTest::newRow("every day a holiday") << holidays << neverOpens;
    holidays = officeHours();
    holidays.recurringHolidays = everyDay(true);
    QTest::newRow("working weeks, all of them holidays") << holidays << neverOpens;

    const auto addPeriod = [](const char *name, const DialPeriod &period) {
        WorkHours hours = officeHours();
        (*hours.weekly)[2].push_back(period);
        QTest::newRow(name) << hours << noPeriod;
        hours = officeHours();
        hours.dateHours[QDate(2026, 12, 24)] = {period};
        QTest::addRow("%s, on a date", name) << hours << noPeriod;
        hours = officeHours();
        hours.breaks[QDate(2026, 12, 24)] = {period};
        QTest::addRow("%s, as a break", name) << hours << noPeriod;
    };
    addPeriod("opens before midnight", {-hour, 9 * hour});
    addPeriod("opens at 24:00", {24 * hour, 24 * hour});
    addPeriod("closes after 24:00", {9 * hour, 24 * hour + 1});
    addPeriod("closes in the past", {9 * hour, -1});
    addPeriod("lasts for ever", {0, most});
    addPeriod("never began", {least, most});

    WorkHours dates = officeHours();
    dates.dateHours[QDate()] = {{9 * hour, 12 * hour}};
    QTest::newRow("hours on no date") << dates << noPeriod;
    dates = officeHours();
    dates.holidays = {QDate(2026, 12, 25), QDate(2026, 2, 30)};
    QTest::newRow("a holiday on 30 February") << dates << noHoliday;
    for (const MonthDay &day : {MonthDay{2, 30}, {0, 1}, {13, 1}, {1, 0}, {mostInt, mostInt}}) {
        dates = officeHours();
        dates.recurringHolidays = {day};
        QTest::addRow("every year on %d-%d", day.month, day.day) << dates << noHoliday;
    }
}

void CalendarLimitsTest::hoursThatCannotBeCountedAreAnError()
{
    QFETCH(WorkHours, hours);
    QFETCH(QString, problem);
    const WorkCalendar calendar(*Zone::find(QStringLiteral("Europe/Berlin")), hours);
    const Pauses paused = pausedFrom({0}, {1});
    for (const char *text :
        {"1950-01-01T00:00:00Z", "2026-11-02T09:00:00Z", "9900-01-01T00:00:00Z"}) {
        const Instant start = at(QString::fromLatin1(text));
        for (const Pauses &pauses : {Pauses(), paused}) {
            // A past date or one to come may still open from 1950 on, once.
            const qint64 amount = 1000 * hour;
            QCOMPARE(told(addWorking(start, amount, calendar, pauses)), problem);
            if (calendar.problem() || hours.dateHours.empty()) {
                QCOMPARE(told(addWorking(start, 0, calendar, pauses)), problem);
                QCOMPARE(told(endOfWorkingDay(start, calendar)), problem);
            }
            for (const DayEnd end : {DayEnd::SameTime, DayEnd::Close})
                QCOMPARE(told(addWorkingDays(start, 2, end, calendar, pauses)), problem);
        }
        if (calendar.problem() || hours.dateHours.empty()) {
            QCOMPARE(
                workingMsBetween(start, start + 100'000 * msPerDay, calendar, Pauses()), qint64(0));
        }
    }
}

void CalendarLimitsTest::aCloseBeforeTheOpenIsOnTheNextDate()
{
    WorkHours hours;
    hours.weekly.emplace();
    (*hours.weekly)[0] = {{17 * hour, 9 * hour}};
    (*hours.weekly)[2] = {{8 * hour, 8 * hour}}; // and one that closes as it opens, a day later
    const WorkCalendar calendar(Zone(), hours);
    QVERIFY(!calendar.problem());
    const Instant monday = at(QStringLiteral("2026-11-02T00:00:00Z"));
    QCOMPARE(workingMsBetween(monday, monday + 2 * msPerDay, calendar, Pauses()), 16 * hour);
    QCOMPARE(told(addWorking(monday, 40 * hour, calendar, Pauses())),
        QStringLiteral("2026-11-05T08:00:00Z"));
}

void CalendarLimitsTest::startsOutsideTheYearsAreAnError_data()
{
    QTest::addColumn<qint64>("start");
    QTest::newRow("the first there is") << least;
    QTest::newRow("year 0") << qint64(-62'167'219'200'000);
    QTest::newRow("just before") << beginOfTime.ms - 1;
    QTest::newRow("year 10000") << endOfTime.ms;
    QTest::newRow("the last there is") << most;
}

void CalendarLimitsTest::startsOutsideTheYearsAreAnError()
{
    QFETCH(qint64, start);
    const Zone berlin = *Zone::find(QStringLiteral("Europe/Berlin"));
    const WorkCalendar office(berlin, officeHours());
    const Pauses paused = pausedFrom({least}, {most});
    for (const Pauses &pauses : {Pauses(), paused}) {
        for (const qint64 amount : {qint64(0), hour, most}) {
            QCOMPARE(told(addElapsed({start}, amount, pauses)), outside);
            QCOMPARE(told(addWorking({start}, amount, office, pauses)), outside);
            QCOMPARE(
                told(addWorkingDays({start}, amount, DayEnd::SameTime, office, pauses)), outside);
            QCOMPARE(told(addWorkingDays({start}, amount, DayEnd::Close, office, pauses)), outside);
            QCOMPARE(told(addSpan({start}, {1, 1, amount}, berlin, pauses)), outside);
        }
    }
    QCOMPARE(told(endOfWorkingDay({start}, office)), outside);
    QVERIFY(workingMsBetween({start}, {start}, office, Pauses()) == 0);
}

void CalendarLimitsTest::amountsBeyondTimeAreAnError_data()
{
    QTest::addColumn<QString>("start");
    QTest::newRow("from now") << QStringLiteral("2026-11-02T09:00:00Z");
    QTest::newRow("from 1900") << QStringLiteral("1900-01-01T00:00:00Z");
    QTest::newRow("from 2247, where the sums end") << QStringLiteral("2247-06-01T00:00:00Z");
    QTest::newRow("from the last years") << QStringLiteral("9900-12-01T00:00:00Z");
}

void CalendarLimitsTest::amountsBeyondTimeAreAnError()
{
    QFETCH(QString, start);
    const Zone zone = *Zone::find(QStringLiteral("America/New_York"));
    const Instant from = at(start);
    WorkHours seldom = officeHours();
    seldom.recurringHolidays = everyDay(false); // some 29 February or other is left
    for (const WorkHours &hours : {officeHours(), seldom, WorkHours()}) {
        // Date by date it is a long way from now, and in the last years the same.
        if (hours == seldom && from < at(QStringLiteral("9000-01-01T00:00:00Z")))
            continue;
        const WorkCalendar calendar(zone, hours);
        QCOMPARE(told(addWorking(from, most, calendar, Pauses())), tooLong);
        QCOMPARE(told(addWorking(from, endOfTime - from, calendar, pausedFrom({0}, {1}))), tooLong);
        QCOMPARE(told(addWorkingDays(from, most, DayEnd::SameTime, calendar, Pauses())), tooLong);
        QCOMPARE(told(addWorkingDays(from, mostInt, DayEnd::Close, calendar, Pauses())), tooLong);
    }
    QCOMPARE(told(addElapsed(from, most, Pauses())), tooLong);
    QCOMPARE(told(addElapsed(from, endOfTime - from, Pauses())), tooLong);
    QCOMPARE(told(addSpan(from, {mostInt, 0, 0}, zone, Pauses())), tooLong);
    QCOMPARE(told(addSpan(from, {0, mostInt, 0}, zone, Pauses())), tooLong);
    QCOMPARE(told(addSpan(from, {0, 0, most}, zone, Pauses())), tooLong);
    QCOMPARE(told(addSpan(from, {mostInt, mostInt, most}, zone, Pauses())), tooLong);
    QCOMPARE(told(addSpan(from, Span::ofMonths(8200 * 12), zone, Pauses())), tooLong);
}

void CalendarLimitsTest::amountsBelowNothingAreAnError()
{
    const WorkCalendar office(Zone(), officeHours());
    const Instant start = at(QStringLiteral("2026-11-02T09:00:00Z"));
    for (const qint64 amount : {qint64(-1), least}) {
        QCOMPARE(told(addElapsed(start, amount, Pauses())), negative);
        QCOMPARE(told(addWorking(start, amount, office, Pauses())), negative);
        QCOMPARE(told(addWorkingDays(start, amount, DayEnd::Close, office, Pauses())), negative);
        QCOMPARE(told(addSpan(start, {0, 0, amount}, Zone(), Pauses())), negative);
    }
    QCOMPARE(told(addSpan(start, {-1, 40, 0}, Zone(), Pauses())), negative);
    QCOMPARE(told(addSpan(start, {2, -1, 0}, Zone(), Pauses())), negative);
    QCOMPARE(workingMsBetween(start + hour, start, office, Pauses()), qint64(0));
}

void CalendarLimitsTest::pausesWithoutEndAreAnError()
{
    const WorkCalendar office(Zone(), officeHours());
    const Instant start = at(QStringLiteral("2026-11-02T09:00:00Z"));
    for (const Pauses &pauses :
        {pausedFrom(start + 2 * hour, {most}), pausedFrom({least}, {most})}) {
        QCOMPARE(told(addElapsed(start, 3 * hour, pauses)), tooLong);
        QCOMPARE(told(addWorking(start, 3 * hour, office, pauses)), tooLong);
        QCOMPARE(told(addWorkingDays(start, 3, DayEnd::SameTime, office, pauses)), tooLong);
        QCOMPARE(told(addSpan(start, Span::weeks(1), Zone(), pauses)), tooLong);
    }
    QCOMPARE(pausedFrom({least}, {most}).msWithin({0}, {hour}), hour);
}

void CalendarLimitsTest::sumsOverAllTimeEnd()
{
    WorkHours hours = officeHours();
    hours.recurringHolidays = {{12, 25}};
    const WorkCalendar office(*Zone::find(QStringLiteral("Asia/Tokyo")), hours);
    const qint64 all = workingMsBetween({least}, {most}, office, Pauses());
    QCOMPARE(all, workingMsBetween(beginOfTime, endOfTime, office, Pauses()));
    const Instant some = at(QStringLiteral("2247-12-31T05:00:00Z"));
    QCOMPARE(workingMsBetween(beginOfTime, some, office, Pauses())
            + workingMsBetween(some, endOfTime, office, Pauses()),
        all);
    QCOMPARE(workingMsBetween({most}, {least}, office, Pauses()), qint64(0));
}

void CalendarLimitsTest::aRareLeapDayIsFound()
{
    // Open on a Monday that is 29 February, and at no other time: 2072 to 2112 is 40 years.
    WorkHours hours;
    hours.weekly.emplace();
    (*hours.weekly)[0] = {{9 * hour, 17 * hour}};
    for (int month = 1; month <= 12; ++month) {
        for (int day = 1; QDate::isValid(2000, month, day); ++day) {
            if (month != 2 || day != 29)
                hours.recurringHolidays.push_back({month, day});
        }
    }
    const WorkCalendar calendar(Zone(), hours);
    const auto first = [&](const char *from) {
        const Result<Instant> due =
            addWorking(at(QString::fromLatin1(from)), 0, calendar, Pauses());
        return due ? toText(*due) : due.error().detail;
    };
    QCOMPARE(first("2026-01-01T00:00:00Z"), QStringLiteral("2044-02-29T09:00:00Z"));
    QCOMPARE(first("2044-03-01T00:00:00Z"), QStringLiteral("2072-02-29T09:00:00Z"));
    QCOMPARE(first("2072-03-01T00:00:00Z"), QStringLiteral("2112-02-29T09:00:00Z"));
    // A pause longer than any such wait does not look like never.
    const Instant start = at(QStringLiteral("2044-02-29T10:00:00Z"));
    const Pauses long_({{start, at(QStringLiteral("2111-01-01T00:00:00Z"))}});
    QCOMPARE(
        toText(*addWorking(start, hour, calendar, long_)), QStringLiteral("2112-02-29T10:00:00Z"));
}

// Read at once by all, from pages that the first to ask makes.
void CalendarLimitsTest::copiesAndThreadsShareOneTable()
{
    const WorkCalendar office(*Zone::find(QStringLiteral("Europe/Berlin")), officeHours());
    const WorkCalendar copy = office;
    QCOMPARE(&copy.table(), &office.table());
    const Pauses walked = pausedFrom({0}, {1});
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int n = 0; n < 4; ++n) {
        threads.emplace_back([&, n] {
            const WorkCalendar &mine = n % 2 == 0 ? office : copy;
            for (int day = 0; day < 9000; day += 150) {
                const Instant start = at(QStringLiteral("2020-01-01T00:00:00Z")) + day * msPerDay;
                const auto due = addWorking(start, 100 * hour, mine, Pauses());
                const auto checked = addWorking(start, 100 * hour, mine, walked);
                if (!due || !checked || *due != *checked)
                    ++wrong;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(CalendarLimitsTest)
#include "tst_calendarlimits.moc"
