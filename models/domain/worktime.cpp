// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/worktime.h"

#include <algorithm>
#include <limits>

namespace gander {

namespace {

constexpr qint64 julianDayZero = 2440588;

Error neverOpen()
{
    return {ErrorKind::Invalid, QStringLiteral("the hours leave no open time to count")};
}

Error tooFar()
{
    return {ErrorKind::Invalid, QStringLiteral("the amount reaches beyond the year 9999")};
}

qint64 flooredDay(qint64 localMs)
{
    return localMs / msPerDay - (localMs % msPerDay < 0 ? 1 : 0);
}

// Walks through working time from an instant on: by stretches of one offset, within them by dates,
// within them by open pieces, so that a repeated hour counts twice and a skipped one never.
class OpenTime
{
public:
    OpenTime(const WorkCalendar &calendar, const Pauses &pauses, Instant from)
        : m_calendar(calendar)
        , m_pauses(pauses)
    {
        seek(from);
    }

    // The next interval of working time, or nothing if there is none before the end of time.
    std::optional<Interval> next();
    // Passes over whole plain weeks that end before 'until' and together have less working time
    // than 'most'; returns how much they had.
    qint64 skipWeeks(qint64 most, Instant until);
    // There is no more working time, however far one looks.
    [[nodiscard]] bool isEmptyForGood() const { return m_emptyForGood; }

private:
    void seek(Instant at);
    void enterStretch(Instant at);
    void enterDay(qint64 day);
    bool advance();
    [[nodiscard]] std::optional<Interval> unpaused(const Interval &open);

    const WorkCalendar &m_calendar;
    const Pauses &m_pauses;
    Instant m_floor; // nothing before it counts
    Instant m_stretchFrom;
    Instant m_stretchUntil;
    qint64 m_offsetMs = 0;
    qint64 m_day = 0;
    WorkCalendar::Pieces m_pieces; // of m_day
    size_t m_nextPiece = 0;
    qint64 m_nextSpecial = std::numeric_limits<qint64>::min(); // from m_day on, if not passed
    qint64 m_emptySince = 0;
    bool m_emptyForGood = false;
};

void OpenTime::enterStretch(Instant at)
{
    m_stretchFrom = at;
    m_offsetMs = m_calendar.zone().offsetSecondsAt(at) * msPerSecond;
    m_stretchUntil = m_calendar.zone().nextChange(at, endOfTime).value_or(endOfTime);
}

void OpenTime::enterDay(qint64 day)
{
    m_day = day;
    m_pieces = m_calendar.openOn(day);
    m_nextPiece = 0;
}

void OpenTime::seek(Instant at)
{
    m_floor = at;
    enterStretch(at);
    enterDay(flooredDay(at.ms + m_offsetMs));
    m_emptySince = m_day;
}

// To the next date of this stretch, or to the first of the next; false at the end of time.
bool OpenTime::advance()
{
    if ((m_day + 1) * msPerDay < m_stretchUntil.ms + m_offsetMs) {
        enterDay(m_day + 1);
    } else {
        if (m_stretchUntil >= endOfTime)
            return false;
        enterStretch(m_stretchUntil);
        enterDay(flooredDay(m_stretchFrom.ms + m_offsetMs));
    }
    m_emptyForGood = m_calendar.isEmptyForGood(m_emptySince, m_day);
    return !m_emptyForGood;
}

// What is left of an open interval; the rest of it, if any, is met again by the next call.
std::optional<Interval> OpenTime::unpaused(const Interval &open)
{
    const Interval *pause = m_pauses.endingAfter(open.from);
    if (!pause || pause->from >= open.until)
        return open;
    if (pause->from > open.from) {
        if (pause->until < open.until)
            seek(pause->until);
        return Interval{open.from, pause->from};
    }
    seek(pause->until);
    return std::nullopt;
}

std::optional<Interval> OpenTime::next()
{
    for (;;) {
        while (m_nextPiece < m_pieces.size()) {
            const WorkCalendar::Piece piece = m_pieces[m_nextPiece++];
            const qint64 toUtc = m_day * msPerDay - m_offsetMs;
            const Interval open{std::max({Instant{piece.from + toUtc}, m_stretchFrom, m_floor}),
                std::min(Instant{piece.until + toUtc}, m_stretchUntil)};
            if (open.from >= open.until)
                continue;
            m_emptySince = m_day;
            if (const auto counted = unpaused(open))
                return counted;
        }
        if (m_floor >= endOfTime || !advance())
            return std::nullopt;
    }
}

qint64 OpenTime::skipWeeks(qint64 most, Instant until)
{
    const qint64 weekMs = m_calendar.plainWeekMs();
    if (weekMs == 0 || most <= weekMs)
        return 0;
    if (m_nextPiece >= m_pieces.size() && !advance())
        return 0;
    const qint64 dayBegin = m_day * msPerDay - m_offsetMs;
    if (m_nextPiece != 0 || dayBegin < m_floor.ms || dayBegin < m_stretchFrom.ms)
        return 0;
    if (m_nextSpecial < m_day)
        m_nextSpecial = m_calendar.nextSpecialDay(m_day);
    const Interval *pause = m_pauses.endingAfter({dayBegin});
    Instant end = std::min(until, m_stretchUntil);
    if (pause)
        end = std::min(end, pause->from);
    const qint64 endDay = std::min(flooredDay(end.ms + m_offsetMs), m_nextSpecial);
    const qint64 weeks = std::min((most - 1) / weekMs, (endDay - m_day) / 7);
    if (weeks <= 0)
        return 0;
    enterDay(m_day + 7 * weeks);
    m_emptySince = m_day;
    return weeks * weekMs;
}

std::optional<Instant> firstOpen(Instant at, const WorkCalendar &calendar)
{
    const Pauses none;
    const auto open = OpenTime(calendar, none, at).next();
    return open ? std::optional(open->from) : std::nullopt;
}

bool isOpenOrClose(Instant at, const WorkCalendar &calendar)
{
    const Instant before = at + -1;
    return firstOpen(at, calendar) == at || firstOpen(before, calendar) == before;
}

std::optional<qint64> nextWorkingDate(qint64 day, const WorkCalendar &calendar)
{
    constexpr qint64 lastDay = endOfTime.ms / msPerDay;
    for (qint64 each = day; each < lastDay; ++each) {
        if (calendar.isWorkingDate(each))
            return each;
        if (calendar.isEmptyForGood(day, each))
            break;
    }
    return std::nullopt;
}

qint64 dayOfWall(const WallTime &wall)
{
    return wall.date.toJulianDay() - julianDayZero;
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
    const qint64 closeDay = flooredDay(closeMs);
    return close ? *close
                 : zone.instantOf({QDate::fromJulianDay(closeDay + julianDayZero),
                     closeMs - closeDay * msPerDay});
}

Result<Instant> withinTime(Instant at)
{
    if (at >= endOfTime)
        return tooFar();
    return at;
}

} // namespace

Pauses::Pauses(std::vector<Interval> intervals)
{
    std::sort(intervals.begin(), intervals.end(),
        [](const Interval &a, const Interval &b) { return a.from < b.from; });
    for (const Interval &each : intervals) {
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
    OpenTime walk(calendar, pauses, start);
    qint64 left = ms;
    for (;;) {
        left -= walk.skipWeeks(left, endOfTime);
        const std::optional<Interval> open = walk.next();
        if (!open)
            return walk.isEmptyForGood() ? neverOpen() : tooFar();
        if (open->until - open->from >= left)
            return open->from + left;
        left -= open->until - open->from;
    }
}

Result<Instant> addWorkingDays(
    Instant start, qint64 count, DayEnd dayEnd, const WorkCalendar &calendar, const Pauses &pauses)
{
    const Zone &zone = calendar.zone();
    const std::optional<Instant> opening = firstOpen(start, calendar);
    if (!opening)
        return neverOpen();
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
            return tooFar();
        day = *next;
    }

    Instant due = zone.instantOf({QDate::fromJulianDay(day + julianDayZero), wall.msOfDay});
    if (dayEnd == DayEnd::Close) {
        due = closeOf(day, calendar);
        if (due < start)
            return endOfWorkingDay(*opening, calendar);
    } else if (!isOpenOrClose(due, calendar)) {
        const std::optional<Instant> open = firstOpen(due, calendar);
        if (!open)
            return tooFar();
        due = *open;
    }
    const qint64 paused = workingMsBetween(start, due, calendar, Pauses())
        - workingMsBetween(start, due, calendar, pauses);
    return paused == 0 ? withinTime(due) : addWorking(due, paused, calendar, pauses);
}

Result<Instant> endOfWorkingDay(Instant at, const WorkCalendar &calendar)
{
    const auto day = nextWorkingDate(dayOfWall(calendar.zone().wallAt(at)), calendar);
    return day ? withinTime(closeOf(*day, calendar)) : neverOpen();
}

qint64 workingMsBetween(
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

} // namespace gander
