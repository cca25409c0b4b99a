// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Time zones as own offset tables, because Qt's zoned date arithmetic is wrong at the floor
// (plan.md section 5, "Measured traps").

#include "models/domain/instant.h"

#include <QByteArray>
#include <QDate>
#include <QString>

#include <memory>
#include <optional>

namespace gander {

// A wall clock reading: a date and the milliseconds since its 00:00 on the dial (0 to 86,399,999).
struct WallTime {
    QDate date;
    qint64 msOfDay = 0;

    friend bool operator==(const WallTime &, const WallTime &) = default;
};

// One IANA zone; cheap to copy, its table is built once per name and shared. Thread-safe.
class Zone
{
public:
    // Coordinated Universal Time.
    Zone();

    // The zone of that IANA name ("Europe/Berlin"), or Invalid. Offsets alone ("+02:00",
    // "UTC+02:00") are no zones and are refused (plan.md 5.5).
    [[nodiscard]] static Result<Zone> find(const QString &ianaName);
    // The zone this computer is set to; UTC where that is not known.
    [[nodiscard]] static Zone system();

    [[nodiscard]] QString name() const;
    [[nodiscard]] int offsetSecondsAt(Instant at) const;
    // "EST", "CET", or "UTC+05:45" where the zone has no letters.
    [[nodiscard]] QString abbreviationAt(Instant at) const;

    [[nodiscard]] WallTime wallAt(Instant at) const;
    // A wall time in a spring gap moves forward by the gap; a repeated one means its first
    // occurrence (plan.md 5.4).
    [[nodiscard]] Instant instantOf(const WallTime &wall) const;
    // The wall time of 'from', so many months and then days on, as an instant; months clamp to the
    // month's end. 'from' lies in the years 1899 to 9999.
    [[nodiscard]] Instant stepped(Instant from, int months, int days) const;
    // The first change of offset after 'after' and not after 'until'.
    [[nodiscard]] std::optional<Instant> nextChange(Instant after, Instant until) const;

    // There is one table to a name.
    friend bool operator==(const Zone &a, const Zone &b) { return a.m_table == b.m_table; }

private:
    struct Table;
    explicit Zone(std::shared_ptr<const Table> table);
    std::shared_ptr<const Table> m_table;
};

// 'from' plus 'span' on the wall clock of 'zone': months clamp to the month's end, days keep the
// wall time, milliseconds are elapsed time (plan.md 5.4).
[[nodiscard]] Instant plus(Instant from, const Span &span, const Zone &zone);

} // namespace gander
