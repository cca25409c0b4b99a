// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sums over working time: what is due after so much of it, and how much lies between two instants.

#include "models/domain/calendar.h"

#include <vector>

namespace gander {

// [from, until)
struct Interval {
    Instant from;
    Instant until;

    friend bool operator==(const Interval &, const Interval &) = default;
};

// Instants that never count (plan.md 5.8): sorted, joined, none empty.
class Pauses
{
public:
    Pauses() = default;
    explicit Pauses(std::vector<Interval> intervals);

    [[nodiscard]] const std::vector<Interval> &intervals() const { return m_intervals; }
    // The first pause that ends after 'at', or none.
    [[nodiscard]] const Interval *endingAfter(Instant at) const;
    [[nodiscard]] qint64 msWithin(Instant from, Instant until) const;

private:
    std::vector<Interval> m_intervals;
};

// 'ms' of elapsed time after 'start', pauses left out; with 0 the first instant that counts.
[[nodiscard]] Result<Instant> addElapsed(Instant start, qint64 ms, const Pauses &pauses);

// A calendar step on the wall clock of 'zone', then as much again as was paused on the way.
[[nodiscard]] Result<Instant> addSpan(
    Instant start, const Span &span, const Zone &zone, const Pauses &pauses);

// 'ms' of working time after 'start'. What is due exactly at a close stays there; with 0 it is the
// first open instant (plan.md 5.7).
[[nodiscard]] Result<Instant> addWorking(
    Instant start, qint64 ms, const WorkCalendar &calendar, const Pauses &pauses);

enum class DayEnd { SameTime, Close };
// The same wall time 'count' working dates on, from the next opening where 'start' lies on a day
// off; outside hours, the next opening (plan.md 5.7). With DayEnd::Close, the close of that date.
// Working time paused on the way is added.
[[nodiscard]] Result<Instant> addWorkingDays(
    Instant start, qint64 count, DayEnd dayEnd, const WorkCalendar &calendar, const Pauses &pauses);

// The close of the date of 'at', or of the next working date if that is none.
[[nodiscard]] Result<Instant> endOfWorkingDay(Instant at, const WorkCalendar &calendar);

// Milliseconds of working time in [from, until); 0 where 'until' is not later.
[[nodiscard]] qint64 workingMsBetween(
    Instant from, Instant until, const WorkCalendar &calendar, const Pauses &pauses);

} // namespace gander
