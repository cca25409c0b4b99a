// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Dates of the Gregorian calendar as numbers, days counted from 1970-01-01: what QDate knows too,
// at a tenth of its cost.

#include <QtGlobal>

namespace gander {

constexpr qint64 julianDayOfEpoch = 2440588;

constexpr qint64 floorDivided(qint64 value, qint64 by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

constexpr qint64 floorRemainder(qint64 value, qint64 by)
{
    return value % by < 0 ? value % by + by : value % by;
}

struct CivilDate {
    qint64 year = 1970;
    int month = 1;
    int day = 1;

    friend constexpr bool operator==(const CivilDate &, const CivilDate &) = default;
};

// Counted in 400-year cycles from 1 March, so that the leap day comes last.
constexpr CivilDate civilFromDays(qint64 days)
{
    days += 719468;
    const qint64 era = floorDivided(days, 146097);
    const auto dayOfEra = static_cast<quint32>(days - era * 146097);
    const quint32 yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const quint32 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const quint32 monthFromMarch = (5 * dayOfYear + 2) / 153;
    const int day = static_cast<int>(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
    const int month =
        static_cast<int>(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
    return {qint64(yearOfEra) + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

constexpr qint64 daysFromCivil(const CivilDate &date)
{
    const qint64 year = date.year - (date.month <= 2 ? 1 : 0);
    const qint64 era = floorDivided(year, 400);
    const auto yearOfEra = static_cast<quint32>(year - era * 400);
    const auto monthFromMarch =
        static_cast<quint32>(date.month > 2 ? date.month - 3 : date.month + 9);
    const quint32 dayOfYear = (153 * monthFromMarch + 2) / 5 + static_cast<quint32>(date.day) - 1;
    const quint32 dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

constexpr bool isLeapYear(qint64 year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int daysInMonth(qint64 year, int month)
{
    if (month == 2)
        return isLeapYear(year) ? 29 : 28;
    // The long months are odd until July and even from August on.
    return 30 + ((month + month / 8) & 1);
}

// The same day of the month 'months' on, or that month's last (plan.md 5.4).
constexpr qint64 withMonthsAdded(qint64 days, qint64 months)
{
    const CivilDate date = civilFromDays(days);
    const qint64 count = date.year * 12 + date.month - 1 + months;
    const qint64 year = floorDivided(count, 12);
    const int month = static_cast<int>(count - year * 12) + 1;
    const int last = daysInMonth(year, month);
    return daysFromCivil({year, month, date.day < last ? date.day : last});
}

} // namespace gander
