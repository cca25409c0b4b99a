// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Working hours of a desk, date by date: weekly periods, holidays, dates with other hours, breaks.

#include "models/domain/zone.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace gander {

class OpenTable;

// From 'open' to 'close' on the dial, in milliseconds since 00:00; 'close' may be 24:00, and a
// close at or before the open lies on the next date.
struct DialPeriod {
    qint64 open = 0;
    qint64 close = 0;

    friend bool operator==(const DialPeriod &, const DialPeriod &) = default;
};
using DialPeriods = std::vector<DialPeriod>;

struct MonthDay {
    int month = 1;
    int day = 1;

    friend bool operator==(const MonthDay &, const MonthDay &) = default;
};

// Working hours as they are told.
struct WorkHours {
    std::optional<std::array<DialPeriods, 7>> weekly; // Monday first; not set: round the clock
    std::vector<QDate> holidays;                      // no period starts on these
    std::vector<MonthDay> recurringHolidays;          // nor on these, every year
    std::map<QDate, DialPeriods> dateHours;           // in place of the weekly hours
    std::map<QDate, DialPeriods> breaks;              // taken out, whichever period they cut

    friend bool operator==(const WorkHours &, const WorkHours &) = default;
};

// Why such hours cannot be counted: a period not within 00:00 to 24:00, a date that is none.
[[nodiscard]] std::optional<Error> problemOf(const WorkHours &hours);

// Working hours on the wall clock of a zone; copies share one table of sums. Thread-safe. Dates are
// days since 1970-01-01; an instant is open when the wall clock then shows a time within a period,
// so a repeated hour counts twice.
class WorkCalendar
{
public:
    // Wall times [from, until) in milliseconds since the 00:00 of a date.
    struct Piece {
        qint64 from = 0;
        qint64 until = 0;
    };
    using Pieces = std::vector<Piece>; // sorted, apart from each other

    WorkCalendar(const Zone &zone, const WorkHours &hours);

    [[nodiscard]] const Zone &zone() const { return m_zone; }
    // What was wrong with the hours; nothing is open then.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    [[nodiscard]] const OpenTable &table() const { return *m_table; }

    // What is open of a date's own 24 hours, the ends of last night's periods among it.
    [[nodiscard]] Pieces openOn(qint64 day) const;
    // What is open of the periods that start on a date, up to 48 hours on.
    [[nodiscard]] Pieces startedOn(qint64 day) const;
    // Does a period start on that date and leave something open?
    [[nodiscard]] bool isWorkingDate(qint64 day) const;

    // The open time of seven dates without holidays or the like.
    [[nodiscard]] qint64 plainWeekMs() const { return m_plainWeekMs; }
    // How many of seven such dates are working dates.
    [[nodiscard]] qint64 plainWorkingDates() const { return m_plainWorkingDates; }
    // The first date from 'day' on that may differ from its plain weekday.
    [[nodiscard]] qint64 nextSpecialDay(qint64 day) const;
    // After so many dates past 'day' in a row without open time there never will be any.
    [[nodiscard]] bool isEmptyForGood(qint64 emptySince, qint64 day) const;

private:
    [[nodiscard]] bool isHoliday(qint64 day) const;
    [[nodiscard]] bool isRecurringHoliday(qint64 day) const;
    [[nodiscard]] const DialPeriods &periodsOf(qint64 day) const;
    [[nodiscard]] bool isSpecial(qint64 day) const;
    [[nodiscard]] Pieces withoutBreaks(Pieces pieces, qint64 day) const;

    Zone m_zone;
    std::optional<Error> m_problem;
    std::shared_ptr<const OpenTable> m_table;
    std::array<DialPeriods, 7> m_weekly;
    std::vector<qint64> m_holidays; // sorted
    std::array<bool, size_t(12) * 31> m_recurring{};
    bool m_hasRecurring = false;
    std::map<qint64, DialPeriods> m_dateHours;
    std::map<qint64, Pieces> m_breaks; // by the date they begin on
    std::vector<qint64> m_specials;    // sorted; recurring holidays not among them
    std::array<Pieces, 7> m_plainOpen;
    qint64 m_plainWeekMs = 0;
    qint64 m_plainWorkingDates = 0;
};

} // namespace gander
