// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/worktime.h"

#include "models/domain/civil.h"
#include "models/domain/opentable.h"
#include "models/domain/opentime.h"

#include <algorithm>
#include <limits>

namespace gander {

namespace {

Error neverOpen()
{
    return {ErrorKind::Invalid, QStringLiteral("the hours leave no open time to count")};
}

Error tooFar()
{
    return {ErrorKind::Invalid, QStringLiteral("the amount reaches beyond the year 9999")};
}

// What is wrong with the question itself, before anything is counted.
std::optional<Error> problemIn(Instant start, qint64 amount)
{
    if (start < beginOfTime || start >= endOfTime) {
        return Error{
            ErrorKind::Invalid, QStringLiteral("the start lies outside the years 1899 to 9999")};
    }
    if (amount < 0)
        return Error{ErrorKind::Invalid, QStringLiteral("the amount is less than nothing")};
    return std::nullopt;
}

Result<Instant> withinTime(Instant at)
{
    if (at >= endOfTime)
        return tooFar();
    return at;
}

Result<Instant> walkedWorking(
    Instant start, qint64 ms, const WorkCalendar &calendar, const Pauses &pauses)
{
    OpenTime walk(calendar, pauses, start);
    qint64 left = ms;
    for (;;) {
        left -= walk.skipWeeks(left, endOfTime);
        const std::optional<Interval> open = walk.next();
        if (!open)
            return walk.isEmptyForGood() ? neverOpen() : tooFar();
        if (open->until - open->from >= left)
            return withinTime(open->from + left);
        left -= open->until - open->from;
    }
}

qint64 walkedMsBetween(
    Instant from, Instant until, const WorkCalendar &calendar, const Pauses &pauses)
{
    OpenTime walk(calendar, pauses, from);
    qint64 sum = 0;
    for (;;) {
        sum += walk.skipWeeks(std::numeric_limits<qint64>::max(), until);
        const std::optional<Interval> open = walk.next();
        if (!open || open->from >= until)
            return sum;
        sum += std::min(open->until, until) - open->from;
    }
}

Result<Instant> firstOpen(Instant at, const WorkCalendar &calendar)
{
    return addWorking(at, 0, calendar, Pauses());
}

bool isOpen(Instant at, const WorkCalendar &calendar)
{
    const Result<Instant> open = firstOpen(at, calendar);
    return open && *open == at;
}

Result<qint64> nextWorkingDate(qint64 day, const WorkCalendar &calendar)
{
    if (calendar.problem())
        return *calendar.problem();
    constexpr qint64 lastDay = endOfTime.ms / msPerDay;
    for (qint64 each = day; each < lastDay; ++each) {
        if (calendar.isWorkingDate(each))
            return each;
        if (calendar.isEmptyForGood(day, each))
            return neverOpen();
    }
    return tooFar();
}

qint64 dayOfWall(const WallTime &wall)
{
    return wall.date.toJulianDay() - julianDayOfEpoch;
}

// The end of the last instant at which the wall clock stands within the date's periods; where the
// dial jumps over all of them, the close as a wall time.
Instant closeOf(qint64 day, const WorkCalendar &calendar)
{
    const Zone &zone = calendar.zone();
    const WorkCalendar::Pieces pieces = calendar.startedOn(day);
    const qint64 dayMs = day * msPerDay;
    const qint64 closeMs = dayMs + pieces.back().until;
    const Instant last{closeMs + 2 * msPerDay};
    std::optional<Instant> close;
    for (Instant from{dayMs - 2 * msPerDay}; from < last;) {
        const qint64 offsetMs = zone.offsetSecondsAt(from) * msPerSecond;
        const Instant until = zone.nextChange(from, last).value_or(last);
        for (const WorkCalendar::Piece &piece : pieces) {
            const Instant begin = std::max(from, Instant{dayMs + piece.from - offsetMs});
            const Instant end = std::min(until, Instant{dayMs + piece.until - offsetMs});
            if (begin < end && (!close || *close < end))
                close = end;
        }
        from = until;
    }
    const qint64 closeDay = floorDivided(closeMs, msPerDay);
    return close ? *close
                 : zone.instantOf({QDate::fromJulianDay(closeDay + julianDayOfEpoch),
                     closeMs - closeDay * msPerDay});
}

} // namespace

Pauses::Pauses(std::vector<Interval> intervals)
{
    std::sort(intervals.begin(), intervals.end(),
        [](const Interval &a, const Interval &b) { return a.from < b.from; });
    for (Interval each : intervals) {
        // Held within time, where sums cannot overflow; nothing is counted outside.
        each.from = std::max(each.from, beginOfTime);
        each.until = std::min(each.until, endOfTime);
        if (each.from >= each.until)
            continue;
        if (!m_intervals.empty() && each.from <= m_intervals.back().until)
            m_intervals.back().until = std::max(m_intervals.back().until, each.until);
        else
            m_intervals.push_back(each);
    }
}

const Interval *Pauses::endingAfter(Instant at) const
{
    const auto found = std::upper_bound(m_intervals.begin(), m_intervals.end(), at,
        [](Instant wanted, const Interval &each) { return wanted < each.until; });
    return found == m_intervals.end() ? nullptr : &*found;
}

qint64 Pauses::msWithin(Instant from, Instant until) const
{
    qint64 sum = 0;
    for (const Interval &each : m_intervals)
        sum += std::max<qint64>(std::min(each.until, until) - std::max(each.from, from), 0);
    return sum;
}

Result<Instant> addElapsed(Instant start, qint64 ms, const Pauses &pauses)
{
    if (const auto problem = problemIn(start, ms))
        return *problem;
    if (ms > endOfTime - start)
        return tooFar();
    Instant at = start;
    qint64 left = ms;
    for (const Interval *pause = pauses.endingAfter(at); pause; pause = pauses.endingAfter(at)) {
        const qint64 free = pause->from - at;
        // What ends just where a pause begins is due there; what has yet to begin waits.
        if (free > left || (free == left && ms > 0))
            break;
        left -= std::max<qint64>(free, 0);
        at = pause->until;
    }
    return withinTime(at + left);
}

Result<Instant> addSpan(Instant start, const Span &span, const Zone &zone, const Pauses &pauses)
{
    if (const auto problem = problemIn(start, std::min<qint64>({span.months, span.days, span.ms})))
        return *problem;
    if (span == Span())
        return addElapsed(start, 0, pauses);
    const Instant due = plus(start, span, zone);
    if (due + 1 >= endOfTime)
        return tooFar();
    const qint64 paused = pauses.msWithin(start, due);
    return paused == 0 ? Result<Instant>(due) : addElapsed(due, paused, pauses);
}

Result<Instant> addWorking(
    Instant start, qint64 ms, const WorkCalendar &calendar, const Pauses &pauses)
{
    if (const auto problem = problemIn(start, ms))
        return *problem;
    if (calendar.problem())
        return *calendar.problem();
    if (pauses.intervals().empty()) {
        if (const auto due = calendar.table().add(start, ms, calendar))
            return *due;
    }
    return walkedWorking(start, ms, calendar, pauses);
}

Result<Instant> addWorkingDays(
    Instant start, qint64 count, DayEnd dayEnd, const WorkCalendar &calendar, const Pauses &pauses)
{
    if (const auto problem = problemIn(start, count))
        return *problem;
    const Zone &zone = calendar.zone();
    const Result<Instant> opening = firstOpen(start, calendar);
    if (!opening)
        return opening;
    if (count == 0 && dayEnd == DayEnd::SameTime)
        return addWorking(start, 0, calendar, pauses);

    const bool startsOnDayOff = !calendar.isWorkingDate(dayOfWall(zone.wallAt(start)));
    const WallTime wall = zone.wallAt(startsOnDayOff ? *opening : start);
    qint64 day = dayOfWall(wall);
    for (qint64 left = count; left > 0; --left) {
        const qint64 perWeek = calendar.plainWorkingDates();
        if (perWeek > 0 && left > perWeek) {
            const qint64 weeks =
                std::min((left - 1) / perWeek, (calendar.nextSpecialDay(day + 1) - day - 1) / 7);
            day += 7 * weeks;
            left -= perWeek * weeks;
        }
        const auto next = nextWorkingDate(day + 1, calendar);
        if (!next)
            return next.error();
        day = *next;
    }

    Instant due = zone.instantOf({QDate::fromJulianDay(day + julianDayOfEpoch), wall.msOfDay});
    if (dayEnd == DayEnd::Close) {
        due = closeOf(day, calendar);
        if (due < start)
            return endOfWorkingDay(*opening, calendar);
    } else if (due >= endOfTime) {
        return tooFar();
    } else if (!isOpen(due, calendar) && !isOpen(due + -1, calendar)) {
        // Neither in hours nor at a close, so the next opening.
        const Result<Instant> open = firstOpen(due, calendar);
        if (!open)
            return open;
        due = *open;
    }
    if (pauses.intervals().empty())
        return withinTime(due);
    const qint64 paused = workingMsBetween(start, due, calendar, Pauses())
        - workingMsBetween(start, due, calendar, pauses);
    return paused == 0 ? withinTime(due) : addWorking(due, paused, calendar, pauses);
}

Result<Instant> endOfWorkingDay(Instant at, const WorkCalendar &calendar)
{
    if (const auto problem = problemIn(at, 0))
        return *problem;
    const Result<qint64> day = nextWorkingDate(dayOfWall(calendar.zone().wallAt(at)), calendar);
    return day ? withinTime(closeOf(*day, calendar)) : day.error();
}

qint64 workingMsBetween(
    Instant from, Instant until, const WorkCalendar &calendar, const Pauses &pauses)
{
    from = std::max(from, beginOfTime);
    until = std::min(until, endOfTime);
    if (from >= until || calendar.problem())
        return 0;
    if (pauses.intervals().empty()) {
        if (const auto sum = calendar.table().between(from, until, calendar))
            return *sum;
    }
    return walkedMsBetween(from, until, calendar, pauses);
}

} // namespace gander
