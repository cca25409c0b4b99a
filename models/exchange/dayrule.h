// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A rule by which days repeat (RFC 5545, RRULE), and the days it comes to.

#include <QDate>

#include <optional>
#include <vector>

namespace gander::exchange {

struct DayRule {
    enum class Every { Day, Week, Month, Year };
    // The nth such weekday of its month or year, from the end where negative; 0: each of them.
    struct Weekday {
        int weekday = Qt::Monday;
        int nth = 0;
    };

    Every every = Every::Year;
    int interval = 1;
    int count = 0; // 0: for ever
    std::optional<QDate> until;
    int weekStart = Qt::Monday;
    std::vector<int> months;
    std::vector<int> monthDays; // negative: from the end, as are year days and positions
    std::vector<int> yearDays;
    std::vector<Weekday> weekdays;
    std::vector<int> positions; // which of a period's days

    // On the same day of the same month, year after year, at least until 'horizon'.
    [[nodiscard]] bool isSameDayEveryYear(QDate start, QDate horizon) const;
};

// The days of the rule in from..until, 'start' being its first; nothing where it would need to look
// at more days than 'effort', from which those looked at are taken. libical has an iterator for
// this; rules that no day meets keep that one busy for minutes.
[[nodiscard]] std::optional<std::vector<QDate>> daysOf(
    const DayRule &rule, QDate start, QDate from, QDate until, qint64 &effort);

} // namespace gander::exchange
