// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/calendar.h"

#include "models/domain/civil.h"
#include "models/domain/opentable.h"

#include <algorithm>

namespace gander {

namespace {

using CalendarPieces = WorkCalendar::Pieces;

// A leap day falls on each weekday once in 40 years at most (28, but 40 across 1900 or 2100).
constexpr qint64 longestEmptyRun = 41 * 366;

qint64 dayOf(const QDate &date)
{
    return date.toJulianDay() - julianDayOfEpoch;
}

// Monday is 0; 1970-01-01 was a Thursday.
size_t weekdayOf(qint64 day)
{
    return size_t(floorRemainder(day + 3, 7));
}

size_t monthDaySlot(int month, int day)
{
    return size_t((month - 1) * 31 + day - 1);
}

WorkCalendar::Piece pieceOf(const DialPeriod &period)
{
    return {period.open, period.close <= period.open ? period.close + msPerDay : period.close};
}

// Sorted and joined, so that no moment counts twice where periods overlap.
CalendarPieces joined(CalendarPieces pieces)
{
    std::sort(
        pieces.begin(), pieces.end(), [](const auto &a, const auto &b) { return a.from < b.from; });
    CalendarPieces result;
    for (const auto &piece : pieces) {
        if (piece.from >= piece.until)
            continue;
        if (!result.empty() && piece.from <= result.back().until)
            result.back().until = std::max(result.back().until, piece.until);
        else
            result.push_back(piece);
    }
    return result;
}

CalendarPieces without(const CalendarPieces &pieces, WorkCalendar::Piece cut)
{
    CalendarPieces result;
    for (const auto &piece : pieces) {
        if (cut.until <= piece.from || piece.until <= cut.from) {
            result.push_back(piece);
            continue;
        }
        if (piece.from < cut.from)
            result.push_back({piece.from, cut.from});
        if (cut.until < piece.until)
            result.push_back({cut.until, piece.until});
    }
    return result;
}

WorkCalendar::Piece movedBy(const WorkCalendar::Piece &piece, qint64 ms)
{
    return {piece.from + ms, piece.until + ms};
}

} // namespace

std::optional<Error> problemOf(const WorkHours &hours)
{
    const auto isDial = [](const DialPeriod &period) {
        return period.open >= 0 && period.open < msPerDay && period.close >= 0
            && period.close <= msPerDay;
    };
    const auto areDials = [&](const DialPeriods &periods) {
        return std::all_of(periods.begin(), periods.end(), isDial);
    };
    const auto areDated = [&](const auto &dated) {
        return std::all_of(dated.begin(), dated.end(),
            [&](const auto &each) { return each.first.isValid() && areDials(each.second); });
    };
    if ((hours.weekly && !std::all_of(hours.weekly->begin(), hours.weekly->end(), areDials))
        || !areDated(hours.dateHours) || !areDated(hours.breaks)) {
        return Error{ErrorKind::Invalid,
            QStringLiteral("a period of the working hours is not a pair of times from 00:00 to "
                           "24:00, or not on a date")};
    }
    const bool areDates = std::all_of(hours.holidays.begin(), hours.holidays.end(),
        [](const QDate &date) { return date.isValid(); });
    // 29 February is one, so it is asked of a leap year.
    const bool areMonthDays =
        std::all_of(hours.recurringHolidays.begin(), hours.recurringHolidays.end(),
            [](const MonthDay &each) { return QDate::isValid(2000, each.month, each.day); });
    if (!areDates || !areMonthDays)
        return Error{ErrorKind::Invalid, QStringLiteral("a holiday is not a date of the calendar")};
    return std::nullopt;
}

WorkCalendar::WorkCalendar(const Zone &zone, const WorkHours &hours)
    : m_zone(zone)
    , m_problem(problemOf(hours))
    , m_table(std::make_shared<OpenTable>())
{
    if (m_problem)
        return;
    if (hours.weekly)
        m_weekly = *hours.weekly;
    else
        m_weekly.fill({{0, msPerDay}});

    const auto addSpecial = [this](qint64 day) {
        // The night before and the night after a special date differ too.
        m_specials.insert(m_specials.end(), {day - 1, day, day + 1});
    };
    for (const QDate &date : hours.holidays) {
        m_holidays.push_back(dayOf(date));
        addSpecial(dayOf(date));
    }
    std::sort(m_holidays.begin(), m_holidays.end());
    for (const MonthDay &each : hours.recurringHolidays) {
        m_recurring.at(monthDaySlot(each.month, each.day)) = true;
        m_hasRecurring = true;
    }
    for (const auto &[date, periods] : hours.dateHours) {
        m_dateHours[dayOf(date)] = periods;
        addSpecial(dayOf(date));
    }

    // Before any break is known, each weekday of a week without special dates is plain.
    for (qint64 day = 0; day < 7; ++day) {
        const size_t weekday = weekdayOf(day);
        Pieces pieces;
        for (const DialPeriod &period : m_weekly[weekday])
            pieces.push_back(pieceOf(period));
        for (const DialPeriod &period : m_weekly[weekdayOf(day - 1)])
            pieces.push_back(movedBy(pieceOf(period), -msPerDay));
        for (Piece &piece : pieces)
            piece = {std::max<qint64>(piece.from, 0), std::min(piece.until, msPerDay)};
        m_plainOpen[weekday] = joined(pieces);
        for (const Piece &piece : m_plainOpen[weekday])
            m_plainWeekMs += piece.until - piece.from;
        m_plainWorkingDates += m_weekly[weekday].empty() ? 0 : 1;
    }

    for (const auto &[date, periods] : hours.breaks) {
        for (const DialPeriod &period : periods)
            m_breaks[dayOf(date)].push_back(pieceOf(period));
        addSpecial(dayOf(date));
    }
    std::sort(m_specials.begin(), m_specials.end());
    m_specials.erase(std::unique(m_specials.begin(), m_specials.end()), m_specials.end());
}

bool WorkCalendar::isRecurringHoliday(qint64 day) const
{
    if (!m_hasRecurring)
        return false;
    const CivilDate date = civilFromDays(day);
    return m_recurring[monthDaySlot(date.month, date.day)];
}

bool WorkCalendar::isHoliday(qint64 day) const
{
    return std::binary_search(m_holidays.begin(), m_holidays.end(), day) || isRecurringHoliday(day);
}

const DialPeriods &WorkCalendar::periodsOf(qint64 day) const
{
    static const DialPeriods none;
    if (isHoliday(day))
        return none;
    const auto special = m_dateHours.find(day);
    return special != m_dateHours.end() ? special->second : m_weekly[weekdayOf(day)];
}

bool WorkCalendar::isSpecial(qint64 day) const
{
    return std::binary_search(m_specials.begin(), m_specials.end(), day)
        || isRecurringHoliday(day - 1) || isRecurringHoliday(day);
}

WorkCalendar::Pieces WorkCalendar::openOn(qint64 day) const
{
    if (!isSpecial(day))
        return m_plainOpen[weekdayOf(day)];
    Pieces pieces;
    for (qint64 each : {day - 1, day}) {
        for (const DialPeriod &period : periodsOf(each)) {
            const Piece piece = movedBy(pieceOf(period), (each - day) * msPerDay);
            pieces.push_back({std::max<qint64>(piece.from, 0), std::min(piece.until, msPerDay)});
        }
    }
    return withoutBreaks(joined(std::move(pieces)), day);
}

WorkCalendar::Pieces WorkCalendar::startedOn(qint64 day) const
{
    Pieces pieces;
    for (const DialPeriod &period : periodsOf(day))
        pieces.push_back(pieceOf(period));
    return withoutBreaks(joined(std::move(pieces)), day);
}

bool WorkCalendar::isWorkingDate(qint64 day) const
{
    if (periodsOf(day).empty())
        return false;
    return !isSpecial(day) || !startedOn(day).empty();
}

WorkCalendar::Pieces WorkCalendar::withoutBreaks(Pieces pieces, qint64 day) const
{
    // A break of the night before may reach into this date, and a night of it into the next.
    for (auto it = m_breaks.lower_bound(day - 1); it != m_breaks.end() && it->first <= day + 1;
         ++it) {
        for (const Piece &each : it->second)
            pieces = without(pieces, movedBy(each, (it->first - day) * msPerDay));
    }
    return pieces;
}

qint64 WorkCalendar::nextSpecialDay(qint64 day) const
{
    const auto told = std::lower_bound(m_specials.begin(), m_specials.end(), day);
    constexpr qint64 never = qint64(1) << 40;
    const qint64 end = told == m_specials.end() ? never : *told;
    if (m_hasRecurring) {
        // The longest way from one leap day to the next is eight years.
        const qint64 last = std::min(end, day + 9 * 366);
        for (qint64 each = day - 1; each < last; ++each) {
            if (isRecurringHoliday(each))
                return std::max(each, day);
        }
    }
    return end;
}

bool WorkCalendar::isEmptyForGood(qint64 emptySince, qint64 day) const
{
    const qint64 lastSpecial = m_specials.empty() ? emptySince : m_specials.back();
    if (m_plainWeekMs == 0)
        return day > lastSpecial;
    return day - std::max(emptySince, lastSpecial) > longestEmptyRun;
}

} // namespace gander
