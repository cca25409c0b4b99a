// SPDX-License-Identifier: GPL-3.0-or-later

// Deadlines in a second on one core, ours beside the same asked of QDateTime: bench_deadlines

#include "models/domain/worktime.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace gander;

namespace {

constexpr quint32 seed = 20261122;
constexpr size_t caseCount = size_t(1) << 16;
constexpr int officeOpens = 9;
constexpr int officeCloses = 17;

const std::array zoneNames{"America/New_York", "Europe/Berlin", "Asia/Kolkata",
    "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Auckland", "Asia/Tokyo", "Etc/UTC"};
const std::array spans{Span::weeks(1), Span::weeks(2), Span::ofMonths(1), Span::ofMonths(3)};

struct Case {
    size_t place = 0; // among the zones
    Instant start;
    Span span;
    qint64 workingMs = 0;
};

struct Place {
    QTimeZone qt;
    Zone zone;
    WorkCalendar calendar;
};

// A working week of 40 hours, four days off every year and one of each year's own.
bool isDayOff(const QDate &date)
{
    const int monthDay = date.month() * 100 + date.day();
    return date.dayOfWeek() > 5 || monthDay == 101 || monthDay == 501 || monthDay == 1225
        || monthDay == 1226 || date.dayOfYear() == 100 + date.year() % 7;
}

WorkHours officeHours()
{
    WorkHours hours;
    hours.weekly.emplace();
    for (size_t day = 0; day < 5; ++day)
        (*hours.weekly)[day] = {{officeOpens * msPerHour, officeCloses * msPerHour}};
    hours.recurringHolidays = {{1, 1}, {5, 1}, {12, 25}, {12, 26}};
    for (int year = 2000; year < 2050; ++year)
        hours.holidays.push_back(QDate(year, 1, 1).addDays(99 + year % 7));
    return hours;
}

std::vector<Case> randomCases()
{
    QRandomGenerator random(seed);
    std::vector<Case> cases(caseCount);
    for (Case &each : cases) {
        each.place = size_t(random.bounded(int(zoneNames.size())));
        // 2010 to 2039, to the second.
        each.start = {(1'262'304'000 + qint64(random.bounded(946'684'800.0))) * msPerSecond};
        each.span = spans[size_t(random.bounded(int(spans.size())))];
        each.workingMs = random.bounded(1, 120 * 3600) * msPerSecond;
    }
    return cases;
}

qint64 ourCalendar(const Case &each, const Place &place)
{
    static const Pauses none;
    return addSpan(each.start, each.span, place.zone, none)->ms;
}

qint64 ourWorking(const Case &each, const Place &place)
{
    static const Pauses none;
    return addWorking(each.start, each.workingMs, place.calendar, none)->ms;
}

qint64 qtCalendar(const Case &each, const Place &place)
{
    return QDateTime::fromMSecsSinceEpoch(each.start.ms, place.qt)
        .addMonths(each.span.months)
        .addDays(each.span.days)
        .toMSecsSinceEpoch();
}

qint64 qtWorking(const Case &each, const Place &place)
{
    qint64 left = each.workingMs;
    qint64 at = each.start.ms;
    for (QDate date = QDateTime::fromMSecsSinceEpoch(at, place.qt).date();;
         date = date.addDays(1)) {
        if (isDayOff(date))
            continue;
        const qint64 close = QDateTime(date, QTime(officeCloses, 0), place.qt).toMSecsSinceEpoch();
        if (close <= at)
            continue;
        const qint64 open = QDateTime(date, QTime(officeOpens, 0), place.qt).toMSecsSinceEpoch();
        at = std::max(at, open);
        if (left <= close - at)
            return at + left;
        left -= close - at;
    }
}

struct Measured {
    double perSecond = 0;
    std::vector<qint64> answers;
};

// The best of five rounds over the first 'count' cases, after one to warm up; in processor time, so
// that what else a machine does counts for less.
template <typename Deadline>
Measured measured(const std::vector<Case> &cases, const std::vector<Place> &places, size_t count,
    int repeats, Deadline deadline)
{
    Measured result;
    result.answers.resize(count);
    for (int round = 0; round < 6; ++round) {
        const std::clock_t begin = std::clock();
        for (int n = 0; n < repeats; ++n) {
            for (size_t i = 0; i < count; ++i)
                result.answers[i] = deadline(cases[i], places[cases[i].place]);
        }
        const double seconds = double(std::clock() - begin) / CLOCKS_PER_SEC;
        if (round > 0)
            result.perSecond = std::max(result.perSecond, double(count) * repeats / seconds);
    }
    return result;
}

void print(const char *name, const Measured &ours, const Measured &qt)
{
    size_t differing = 0;
    for (size_t i = 0; i < qt.answers.size(); ++i)
        differing += ours.answers[i] == qt.answers[i] ? 0 : 1;
    std::printf("%-24s %12.1f %12.3f %8.0f %10zu of %zu\n", name, ours.perSecond / 1e6,
        qt.perSecond / 1e6, ours.perSecond / qt.perSecond, differing, qt.answers.size());
}

} // namespace

int main()
{
    const std::vector<Case> cases = randomCases();
    std::vector<Place> places;
    for (const char *name : zoneNames) {
        const Result<Zone> zone = Zone::find(QString::fromLatin1(name));
        if (!zone) {
            std::fprintf(stderr, "%s\n", qPrintable(zone.error().detail));
            return 1;
        }
        places.push_back({QTimeZone(name), *zone, WorkCalendar(*zone, officeHours())});
    }

    std::printf("%zu zones, starts from 2010 to 2039, seed %u, Qt %s\n", zoneNames.size(), seed,
        qVersion());
    std::printf("%-24s %12s %12s %8s %10s\n", "millions in a second", "Gander", "QDateTime",
        "times", "unequal");
    print("calendar deadlines", measured(cases, places, caseCount, 50, ourCalendar),
        measured(cases, places, caseCount / 4, 1, qtCalendar));
    print("business-hours deadlines", measured(cases, places, caseCount, 50, ourWorking),
        measured(cases, places, caseCount / 16, 1, qtWorking));

    // What the first question of a calendar pays for all that follow.
    QElapsedTimer timer;
    timer.start();
    const WorkCalendar fresh(places.front().zone, officeHours());
    const qint64 made = timer.nsecsElapsed();
    (void)addWorking(cases.front().start, msPerHour, fresh, Pauses());
    std::printf("a new calendar: %.3f ms, and its first deadline %.3f ms\n", double(made) / 1e6,
        double(timer.nsecsElapsed() - made) / 1e6);
    return 0;
}
