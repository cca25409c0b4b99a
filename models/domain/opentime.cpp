// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/opentime.h"

#include "models/domain/civil.h"

#include <algorithm>

namespace gander {

namespace {

qint64 dateOfMs(qint64 localMs)
{
    return floorDivided(localMs, msPerDay);
}

} // namespace

OpenTime::OpenTime(const WorkCalendar &calendar, const Pauses &pauses, Instant from, Instant end)
    : m_calendar(calendar)
    , m_pauses(pauses)
    , m_end(end)
{
    seek(from);
}

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
    // A pause may last beyond the end of time.
    at = std::min(at, endOfTime);
    m_floor = at;
    enterStretch(at);
    enterDay(dateOfMs(at.ms + m_offsetMs));
    m_emptySince = m_day;
}

// To the next date of this stretch, or to the first of the next; false at the end of time.
bool OpenTime::advance()
{
    if ((m_day + 1) * msPerDay < m_stretchUntil.ms + m_offsetMs) {
        if ((m_day + 1) * msPerDay - m_offsetMs >= m_end.ms)
            return false;
        enterDay(m_day + 1);
    } else {
        if (m_stretchUntil >= m_end)
            return false;
        enterStretch(m_stretchUntil);
        enterDay(dateOfMs(m_stretchFrom.ms + m_offsetMs));
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
    const qint64 endDay = std::min(dateOfMs(end.ms + m_offsetMs), m_nextSpecial);
    const qint64 weeks = std::min((most - 1) / weekMs, (endDay - m_day) / 7);
    if (weeks <= 0)
        return 0;
    enterDay(m_day + 7 * weeks);
    m_emptySince = m_day;
    return weeks * weekMs;
}

} // namespace gander
