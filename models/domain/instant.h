// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Points in time and spans between them; months, days and elapsed time never melt into each other.

#include "models/domain/result.h"

#include <QtGlobal>

#include <compare>

namespace gander {

class Zone;

// Milliseconds since 1970-01-01T00:00:00Z, without leap seconds (POSIX time).
struct Instant {
    qint64 ms = 0;

    friend constexpr auto operator<=>(const Instant &, const Instant &) = default;
};

constexpr qint64 msPerSecond = 1000;
constexpr qint64 msPerMinute = 60 * msPerSecond;
constexpr qint64 msPerHour = 60 * msPerMinute;
constexpr qint64 msPerDay = 24 * msPerHour;

constexpr Instant operator+(Instant at, qint64 ms)
{
    return {at.ms + ms};
}
constexpr qint64 operator-(Instant a, Instant b)
{
    return a.ms - b.ms;
}

// Deadlines are counted within the years 1899 to 9999, and are an error beyond.
constexpr Instant beginOfTime{-2240611200000}; // 1898-12-31T00:00Z, still 1899 somewhere
constexpr Instant endOfTime{253402300800000};  // 10000-01-01T00:00Z

// Calendar months, calendar days, then elapsed milliseconds, applied in this order.
struct Span {
    int months = 0;
    int days = 0;
    qint64 ms = 0;
    // Working time (plan.md 5.7): ms of open hours, or days as working dates; months are 0 then.
    bool working = false;

    [[nodiscard]] static constexpr Span hours(qint64 n) { return {0, 0, n * msPerHour}; }
    [[nodiscard]] static constexpr Span weeks(int n) { return {0, 7 * n, 0}; }
    [[nodiscard]] static constexpr Span ofMonths(int n) { return {n, 0, 0}; }
    [[nodiscard]] static constexpr Span workingHours(qint64 n)
    {
        return {0, 0, n * msPerHour, true};
    }
    [[nodiscard]] static constexpr Span workingDays(int n) { return {0, n, 0, true}; }
    [[nodiscard]] constexpr bool isElapsedOnly() const
    {
        return months == 0 && days == 0 && !working;
    }

    friend constexpr bool operator==(const Span &, const Span &) = default;
};

// "2026-11-22T13:30:00Z"; whole seconds, rounded down (cli.md, "Instants out").
[[nodiscard]] QString toText(Instant at);

// RFC 3339 with Z or an offset; a local time without one is read in 'local', and is an error
// where 'local' is null. Years 1900 to 9998.
[[nodiscard]] Result<Instant> parseInstant(QStringView text, const Zone *local = nullptr);

} // namespace gander
