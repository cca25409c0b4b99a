// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Dates as other desks write them: the order of day and month found over a whole file.

#include "models/domain/instant.h"

#include <QString>

#include <optional>

namespace gander::exchange {

enum class DateOrder { DayFirst, MonthFirst, YearFirst };
// "dmy", "mdy", "ymd".
[[nodiscard]] QString toKey(DateOrder order);
[[nodiscard]] std::optional<DateOrder> dateOrderFromKey(QStringView key);

// Watches every date of a file go by; a single day over 12 settles the order of all.
class DateOrderFinder
{
public:
    void look(const QString &text, qint64 line);
    // Nothing to settle is YearFirst. Invalid where both orders fit every date and would mean
    // different days, or where neither fits all.
    [[nodiscard]] Result<DateOrder> found() const;

private:
    qint64 m_dayFirstLine = 0;
    qint64 m_monthFirstLine = 0;
    qint64 m_ambiguousLine = 0;
    QString m_ambiguous;
    bool m_seen = false;
};

// "29/2/2016 01:16", "2016-02-29 01:16[:07]", "2/29/16 1:16 PM", a bare date (its midnight), or
// RFC 3339; what names no offset is a wall time in 'zone'.
[[nodiscard]] Result<Instant> readWhen(const QString &text, DateOrder order, const Zone &zone);

} // namespace gander::exchange
