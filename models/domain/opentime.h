// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The walk through a calendar's working time, date by date: right for any hours, pauses and zone.

#include "models/domain/worktime.h"

#include <limits>
#include <optional>

namespace gander {

// Walks through working time from an instant on: by stretches of one offset, within them by dates,
// within them by open pieces, so that a repeated hour counts twice and a skipped one never.
class OpenTime
{
public:
    // 'from' is not before the begin of time; no date that begins at 'end' or later is looked at.
    OpenTime(
        const WorkCalendar &calendar, const Pauses &pauses, Instant from, Instant end = endOfTime);

    // The next interval of working time, or nothing if there is none before the end.
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
    Instant m_end;
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

} // namespace gander
