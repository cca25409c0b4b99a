// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/dayrule.h"

#include <algorithm>

namespace gander::exchange {

namespace {

// Is the one that counts 'fromStart' from 1 and 'fromEnd' from -1 among them?
bool isAmong(const std::vector<int> &wanted, int fromStart, int fromEnd)
{
    return std::any_of(wanted.begin(), wanted.end(),
        [&](int each) { return each == fromStart || each == fromEnd; });
}

// The rule walked period by period: a day, a week, a month or a year.
class RuleWalk
{
public:
    RuleWalk(const DayRule &rule, QDate start)
        : m_rule(rule)
        , m_start(start)
    {
    }

    // The nth period: its first day and its last.
    [[nodiscard]] std::pair<QDate, QDate> period(qint64 n) const
    {
        const qint64 steps = n * m_rule.interval;
        switch (m_rule.every) {
        case DayRule::Every::Day:
            return {m_start.addDays(steps), m_start.addDays(steps)};
        case DayRule::Every::Week: {
            const int into = (m_start.dayOfWeek() - m_rule.weekStart + 7) % 7;
            const QDate first = m_start.addDays(7 * steps - into);
            return {first, first.addDays(6)};
        }
        case DayRule::Every::Month: {
            const QDate first =
                QDate(m_start.year(), m_start.month(), 1).addMonths(static_cast<int>(steps));
            return {first, first.addMonths(1).addDays(-1)};
        }
        case DayRule::Every::Year: {
            const int year = m_start.year() + static_cast<int>(steps);
            return {QDate(year, 1, 1), QDate(year, 12, 31)};
        }
        }
        return {};
    }

    // A period that ends before 'day', as late a one as can be told at once; 0 if there is none.
    [[nodiscard]] qint64 periodBefore(QDate day) const
    {
        const qint64 days = m_start.daysTo(day);
        if (days <= 0)
            return 0;
        qint64 longest = 1; // days that a period has at most
        switch (m_rule.every) {
        case DayRule::Every::Day:
            break;
        case DayRule::Every::Week:
            longest = 7;
            break;
        case DayRule::Every::Month:
            longest = 31;
            break;
        case DayRule::Every::Year:
            longest = 366;
            break;
        }
        return std::max<qint64>(0, days / (longest * m_rule.interval) - 1);
    }

    [[nodiscard]] std::vector<QDate> daysIn(QDate first, QDate last, qint64 &effort) const
    {
        std::vector<QDate> days;
        for (QDate day = first; day <= last;) {
            --effort;
            if (!hasMonth(day.month())) {
                day = QDate(day.year(), day.month(), 1).addMonths(1);
                continue;
            }
            if (meets(day))
                days.push_back(day);
            day = day.addDays(1);
        }
        return m_rule.positions.empty() ? days : positioned(days);
    }

private:
    [[nodiscard]] bool hasMonth(int month) const
    {
        if (m_rule.months.empty() && isSilent() && m_rule.every == DayRule::Every::Year)
            return month == m_start.month();
        return m_rule.months.empty() || isAmong(m_rule.months, month, month);
    }

    // Nothing said of days: then those of the start count.
    [[nodiscard]] bool isSilent() const
    {
        return m_rule.monthDays.empty() && m_rule.yearDays.empty() && m_rule.weekdays.empty();
    }

    [[nodiscard]] bool meets(QDate day) const
    {
        if (isSilent()) {
            switch (m_rule.every) {
            case DayRule::Every::Day:
                return true;
            case DayRule::Every::Week:
                return day.dayOfWeek() == m_start.dayOfWeek();
            case DayRule::Every::Month:
            case DayRule::Every::Year:
                return day.day() == m_start.day();
            }
        }
        const int ofMonth = day.day();
        const int ofYear = day.dayOfYear();
        if (!m_rule.monthDays.empty()
            && !isAmong(m_rule.monthDays, ofMonth, ofMonth - day.daysInMonth() - 1))
            return false;
        if (!m_rule.yearDays.empty()
            && !isAmong(m_rule.yearDays, ofYear, ofYear - day.daysInYear() - 1))
            return false;
        return m_rule.weekdays.empty()
            || std::any_of(m_rule.weekdays.begin(), m_rule.weekdays.end(),
                [&](const DayRule::Weekday &each) { return isWeekday(day, each); });
    }

    [[nodiscard]] bool isWeekday(QDate day, const DayRule::Weekday &wanted) const
    {
        if (day.dayOfWeek() != wanted.weekday)
            return false;
        if (wanted.nth == 0)
            return true;
        const bool byYear = m_rule.every == DayRule::Every::Year && m_rule.months.empty();
        const int index = byYear ? day.dayOfYear() : day.day();
        const int length = byYear ? day.daysInYear() : day.daysInMonth();
        return wanted.nth > 0 ? (index - 1) / 7 + 1 == wanted.nth
                              : (length - index) / 7 + 1 == -wanted.nth;
    }

    [[nodiscard]] std::vector<QDate> positioned(const std::vector<QDate> &days) const
    {
        std::vector<QDate> chosen;
        const int size = static_cast<int>(days.size());
        for (int i = 0; i < size; ++i) {
            if (isAmong(m_rule.positions, i + 1, i - size))
                chosen.push_back(days[static_cast<std::size_t>(i)]);
        }
        return chosen;
    }

    const DayRule &m_rule;
    QDate m_start;
};

} // namespace

bool DayRule::isSameDayEveryYear(QDate start, QDate horizon) const
{
    if (every != Every::Year || interval != 1 || start > horizon)
        return false;
    if (count > 0 && horizon.year() - start.year() >= count)
        return false;
    const auto isOnly = [](const std::vector<int> &values, int value) {
        return values == std::vector<int>{value};
    };
    const bool isMonth = isOnly(months, start.month());
    const bool isSilent = months.empty() && monthDays.empty();
    return (!until || *until >= horizon)
        && (isSilent || (isMonth && (monthDays.empty() || isOnly(monthDays, start.day()))))
        && yearDays.empty() && weekdays.empty() && positions.empty();
}

std::optional<std::vector<QDate>> daysOf(
    const DayRule &rule, QDate start, QDate from, QDate until, qint64 &effort)
{
    const RuleWalk walk(rule, start);
    const QDate last = rule.until ? std::min(*rule.until, until) : until;
    std::vector<QDate> days;
    // What is counted must be counted from the start.
    qint64 n = rule.count > 0 ? 0 : walk.periodBefore(from);
    for (int counted = 0;; ++n) {
        const auto [first, end] = walk.period(n);
        if (!first.isValid() || first > last)
            return days;
        for (const QDate day : walk.daysIn(first, end, effort)) {
            if (day < start)
                continue;
            if (day > last || (rule.count > 0 && ++counted > rule.count))
                return days;
            if (day >= from)
                days.push_back(day);
        }
        if (effort < 0)
            return std::nullopt;
    }
}

} // namespace gander::exchange
