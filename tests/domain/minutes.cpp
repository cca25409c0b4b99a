// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/minutes.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <optional>

namespace minutes {

namespace {

Minute midnight(int year, int month, int day)
{
    return QDate(1970, 1, 1).daysTo(QDate(year, month, day)) * perDay;
}

qint64 dateOf(Minute wall)
{
    return wall >= 0 ? wall / perDay : -((-wall + perDay - 1) / perDay);
}

QDate qdate(qint64 date)
{
    return QDate(1970, 1, 1).addDays(date);
}

MinuteRange inMinutes(const gander::DialPeriod &period)
{
    const Minute open = period.open / 60'000;
    const Minute close = period.close / 60'000;
    return {open, close > open ? close : close + perDay};
}

gander::DialPeriod randomPeriod(QRandomGenerator &random)
{
    // Mostly quarter hours; some to the minute, some until or from midnight.
    const auto time = [&](int last) -> qint64 {
        switch (random.bounded(8)) {
        case 0:
            return random.bounded(last);
        case 1:
            return last == 1440 ? 0 : 1440;
        default:
            return random.bounded(96) * 15;
        }
    };
    return {time(1440) * 60'000, time(1441) * 60'000};
}

} // namespace

const Minute Dial::begin = midnight(1990, 1, 1);
const Minute Dial::end = midnight(2037, 1, 1);

Dial::Dial(const QByteArray &zone)
    : m_quarters(size_t(end - begin))
{
    const QTimeZone qt(zone);
    const auto offsetAt = [&](Minute minute) {
        const int seconds = qt.offsetFromUtc(QDateTime::fromSecsSinceEpoch(minute * 60, Qt::UTC));
        Q_ASSERT(seconds % 900 == 0);
        return qint8(seconds / 900);
    };
    // Qt takes its time, so it is asked day by day; where a day's two ends differ by the quarter
    // hour, and where those differ by the minute.
    const auto fill = [&](Minute from, Minute length, qint8 before, qint8 after, auto &again) {
        if (before == after || length == 1) {
            std::fill_n(m_quarters.begin() + (from - begin), length, before);
            return;
        }
        const Minute step = length == perDay ? 15 : 1;
        for (Minute part = from; part < from + length; part += step)
            again(part, step, offsetAt(part), offsetAt(part + step), again);
    };
    qint8 before = offsetAt(begin);
    for (Minute day = begin; day < end; day += perDay) {
        const qint8 after = offsetAt(day + perDay);
        fill(day, perDay, before, after, fill);
        if (before != after)
            m_changes.push_back(day);
        before = after;
    }
    for (Minute &change : m_changes) {
        do
            ++change;
        while (wall(change) == wall(change - 1) + 1);
    }
}

Minute Dial::wall(Minute minute) const
{
    return minute + m_quarters[size_t(minute - begin)] * 15;
}

Minute Dial::step(Minute change) const
{
    return wall(change) - wall(change - 1) - 1;
}

Minute Dial::showing(Minute wanted) const
{
    // No clock is further than 26 hours from UTC or back.
    Minute firstBehind = 0;
    for (Minute minute = wanted - 26 * 60; minute <= wanted + 26 * 60; ++minute) {
        const Minute shown = wall(minute);
        if (shown == wanted)
            return minute;
        if (shown > wanted && firstBehind == 0)
            firstBehind = minute;
    }
    return showing(wanted + step(firstBehind));
}

const std::vector<const char *> &zoneNames()
{
    static const std::vector<const char *> names{"America/New_York", "America/St_Johns",
        "America/Los_Angeles", "America/Caracas", "America/Sao_Paulo", "America/Santiago",
        "America/Havana", "America/Asuncion", "America/Mexico_City", "America/Nuuk",
        "America/Scoresbysund", "America/Tijuana", "Europe/London", "Europe/Dublin",
        "Europe/Berlin", "Europe/Moscow", "Europe/Istanbul", "Europe/Volgograd",
        "Africa/Casablanca", "Africa/Cairo", "Africa/Sao_Tome", "Africa/Juba", "Asia/Jerusalem",
        "Asia/Gaza", "Asia/Amman", "Asia/Tehran", "Asia/Kabul", "Asia/Kolkata", "Asia/Kathmandu",
        "Asia/Colombo", "Asia/Pyongyang", "Asia/Tokyo", "Asia/Yangon", "Australia/Sydney",
        "Australia/Adelaide", "Australia/Darwin", "Australia/Lord_Howe", "Australia/Eucla",
        "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "Pacific/Fakaofo",
        "Pacific/Kiritimati", "Pacific/Kwajalein", "Pacific/Norfolk", "Pacific/Bougainville",
        "Antarctica/Troll", "Antarctica/Casey", "Etc/GMT-6", "Etc/UTC"};
    return names;
}

Minute monthsLater(Minute wall, int months)
{
    const QDate from = qdate(dateOf(wall));
    int year = from.year();
    int month = from.month();
    for (int n = 0; n < months; ++n) {
        year += month == 12 ? 1 : 0;
        month = month == 12 ? 1 : month + 1;
    }
    const int day = std::min(from.day(), QDate(year, month, 1).daysInMonth());
    return midnight(year, month, day) + wall - dateOf(wall) * perDay;
}

OpenMinutes::OpenMinutes(const Dial &dial, const gander::WorkHours &hours, MinuteRange window)
    : m_hours(hours)
    , m_window(window)
    , m_open(size_t(window.second - window.first))
{
    std::optional<qint64> date;
    MinuteRanges shifts; // of that date and the one before, which may run into it
    for (Minute minute = window.first; minute < window.second; ++minute) {
        const Minute wall = dial.wall(minute);
        if (date != dateOf(wall)) {
            date = dateOf(wall);
            shifts = shiftsOn(*date);
            const MinuteRanges before = shiftsOn(*date - 1);
            shifts.insert(shifts.end(), before.begin(), before.end());
        }
        m_open[size_t(minute - window.first)] = isWithin(shifts, wall) && !isBreak(wall);
    }
}

bool OpenMinutes::isOpen(Minute minute) const
{
    return m_open[size_t(minute - m_window.first)];
}

bool OpenMinutes::isWorkingDate(qint64 date) const
{
    for (const MinuteRange &shift : shiftsOn(date)) {
        for (Minute wall = shift.first; wall < shift.second; ++wall) {
            if (!isBreak(wall))
                return true;
        }
    }
    return false;
}

MinuteRanges OpenMinutes::shiftsOn(qint64 date) const
{
    const QDate day = qdate(date);
    if (std::find(m_hours.holidays.begin(), m_hours.holidays.end(), day) != m_hours.holidays.end())
        return {};
    for (const gander::MonthDay &each : m_hours.recurringHolidays) {
        if (each.month == day.month() && each.day == day.day())
            return {};
    }
    gander::DialPeriods periods{{0, 24 * 3'600'000}};
    if (m_hours.dateHours.count(day) != 0)
        periods = m_hours.dateHours.at(day);
    else if (m_hours.weekly)
        periods = m_hours.weekly->at(size_t(day.dayOfWeek() - 1));
    MinuteRanges shifts;
    for (const gander::DialPeriod &period : periods) {
        const MinuteRange range = inMinutes(period);
        shifts.push_back({date * perDay + range.first, date * perDay + range.second});
    }
    return shifts;
}

bool OpenMinutes::isBreak(Minute wall) const
{
    if (m_hours.breaks.empty())
        return false;
    for (const qint64 date : {dateOf(wall) - 1, dateOf(wall)}) {
        const auto found = m_hours.breaks.find(qdate(date));
        if (found == m_hours.breaks.end())
            continue;
        for (const gander::DialPeriod &period : found->second) {
            const MinuteRange range = inMinutes(period);
            if (date * perDay + range.first <= wall && wall < date * perDay + range.second)
                return true;
        }
    }
    return false;
}

quint32 seed()
{
    const QByteArray given = qgetenv("GANDER_SEED");
    return given.isEmpty() ? 20261122 : given.toUInt();
}

std::vector<Minute> places(const Dial &dial, QRandomGenerator &random, int count)
{
    // Far enough from the ends of what the dial knows to walk either way.
    const Minute first = Dial::begin + 300 * perDay;
    const Minute last = Dial::end - 300 * perDay;
    std::vector<Minute> steps;
    for (const Minute change : dial.changes()) {
        if (change > first && change < last)
            steps.push_back(change);
    }
    const auto anyMinute = [&] { return first + qint64(random.bounded(double(last - first))); };
    std::vector<Minute> result;
    if (!steps.empty()) {
        result.push_back(*std::max_element(steps.begin(), steps.end(),
            [&](Minute a, Minute b) { return std::abs(dial.step(a)) < std::abs(dial.step(b)); }));
    }
    while (int(result.size()) < count) {
        const int which = random.bounded(10);
        if (which < 6 && !steps.empty())
            result.push_back(steps[size_t(random.bounded(int(steps.size())))]);
        else if (which < 7)
            result.push_back(midnight(1992 + 4 * random.bounded(11), 2, 29) + random.bounded(1440));
        else if (which < 9)
            result.push_back(monthsLater(midnight(1991, 1, 31), random.bounded(500)));
        else
            result.push_back(anyMinute());
    }
    return result;
}

gander::WorkHours randomHours(QRandomGenerator &random, Minute around)
{
    const auto someDate = [&] { return qdate(dateOf(around) + random.bounded(-15, 20)); };
    const auto some = [&](int most) {
        gander::DialPeriods periods;
        for (int n = random.bounded(most + 1); n > 0; --n)
            periods.push_back(randomPeriod(random));
        return periods;
    };
    gander::WorkHours hours;
    if (random.bounded(8) != 0) {
        hours.weekly.emplace();
        const gander::DialPeriods usual = some(3);
        for (gander::DialPeriods &periods : *hours.weekly)
            periods = random.bounded(3) == 0 ? some(2) : usual;
    }
    for (int n = random.bounded(4); n > 0; --n)
        hours.holidays.push_back(someDate());
    for (int n = random.bounded(3); n > 0; --n) {
        const QDate date = someDate();
        hours.recurringHolidays.push_back({date.month(), date.day()});
    }
    for (int n = random.bounded(4); n > 0; --n)
        hours.dateHours[someDate()] = some(2);
    for (int n = random.bounded(4); n > 0; --n)
        hours.breaks[someDate()] = some(2);
    return hours;
}

MinuteRanges randomPauses(QRandomGenerator &random, Minute around, int most)
{
    MinuteRanges pauses;
    for (int n = random.bounded(most + 1); n > 0; --n) {
        const Minute from = around + random.bounded(-3 * 1440, 12 * 1440);
        pauses.push_back({from, from + random.bounded(n == 1 ? 4000 : 600)});
    }
    return pauses;
}

bool isWithin(const MinuteRanges &ranges, Minute minute)
{
    return std::any_of(ranges.begin(), ranges.end(), [minute](const MinuteRange &range) {
        return range.first <= minute && minute < range.second;
    });
}

} // namespace minutes
