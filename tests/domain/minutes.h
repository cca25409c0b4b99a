// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Deadlines counted on one's fingers: minute by minute, as Qt tells each zone's clock. Slow, plain,
// and of its own: it shares no arithmetic with models/domain, only the values that go in.

#include "models/domain/calendar.h"

#include <QRandomGenerator>
#include <QString>

#include <utility>
#include <vector>

namespace minutes {

// All times are minutes since 1970-01-01T00:00Z, all wall times the same as if read in UTC.
using Minute = qint64;
// [first, second)
using MinuteRange = std::pair<Minute, Minute>;
using MinuteRanges = std::vector<MinuteRange>;

constexpr Minute perDay = 1440;

// The wall clock of one zone, minute by minute.
class Dial
{
public:
    explicit Dial(const QByteArray &zone);

    [[nodiscard]] Minute wall(Minute minute) const;
    // The minutes at which the clock is set.
    [[nodiscard]] const std::vector<Minute> &changes() const { return m_changes; }
    // By how much it is set there.
    [[nodiscard]] Minute step(Minute change) const;
    // The first minute that shows this wall time; one that is skipped moves forward by the gap.
    [[nodiscard]] Minute showing(Minute wall) const;

    static const Minute begin; // what is known of it
    static const Minute end;

private:
    std::vector<qint8> m_quarters; // of an hour, east of UTC, by the minute
    std::vector<Minute> m_changes;
};

// The names of zones with all kinds of clocks, one test row each.
[[nodiscard]] const std::vector<const char *> &zoneNames();

// So many months later, the day held within the month.
[[nodiscard]] Minute monthsLater(Minute wall, int months);

// Which minutes of a stretch of time lie in the working hours.
class OpenMinutes
{
public:
    OpenMinutes(const Dial &dial, const gander::WorkHours &hours, MinuteRange window);

    [[nodiscard]] bool isOpen(Minute minute) const;
    [[nodiscard]] MinuteRange window() const { return m_window; }
    // Does a shift begin on that date of the dial that breaks leave something of?
    [[nodiscard]] bool isWorkingDate(qint64 date) const;

private:
    [[nodiscard]] MinuteRanges shiftsOn(qint64 date) const;
    [[nodiscard]] bool isBreak(Minute wall) const;

    gander::WorkHours m_hours;
    MinuteRange m_window;
    std::vector<char> m_open;
};

// Every random case of a run comes from one number, told with each failure.
[[nodiscard]] quint32 seed();

// Where the clock is worth watching: its greatest step, other steps, leap days, ends of months.
[[nodiscard]] std::vector<Minute> places(const Dial &dial, QRandomGenerator &random, int count);
[[nodiscard]] gander::WorkHours randomHours(QRandomGenerator &random, Minute around);
[[nodiscard]] MinuteRanges randomPauses(QRandomGenerator &random, Minute around, int most);
[[nodiscard]] bool isWithin(const MinuteRanges &ranges, Minute minute);

// In words, so that a failing case can be typed in again.
[[nodiscard]] QString toWords(const gander::WorkHours &hours);
[[nodiscard]] QString toWords(const MinuteRanges &ranges);
[[nodiscard]] QString timeInWords(qint64 seconds);

} // namespace minutes
