// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/workhoursjson.h"

#include <QJsonArray>

namespace gander::exchange {

namespace {

Error wrongHours(const QString &key, const QString &problem)
{
    return {ErrorKind::Invalid, QStringLiteral("%1 %2").arg(key, problem)};
}

bool isLeftOut(const QJsonValue &json)
{
    return json.isUndefined() || json.isNull();
}

// A number of exactly two digits, or -1.
int twoDigits(QStringView text)
{
    if (text.size() != 2)
        return -1;
    const int tens = text.at(0).unicode() - u'0';
    const int ones = text.at(1).unicode() - u'0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}

// "09:00", "24:00" or "09:00:30", as milliseconds since 00:00.
std::optional<qint64> dialTime(const QJsonValue &json)
{
    const QString text = json.toString();
    const auto parts = QStringView(text).split(u':');
    if (parts.size() != 2 && parts.size() != 3)
        return std::nullopt;
    const int hour = twoDigits(parts[0]);
    const int minute = twoDigits(parts[1]);
    const int second = parts.size() == 3 ? twoDigits(parts[2]) : 0;
    if (hour < 0 || minute < 0 || minute > 59 || second < 0 || second > 59)
        return std::nullopt;
    const qint64 ms = hour * msPerHour + minute * msPerMinute + second * msPerSecond;
    return ms <= msPerDay ? std::optional(ms) : std::nullopt;
}

Result<DialPeriods> periodsFrom(const QJsonValue &json, const QString &key)
{
    if (!json.isArray())
        return wrongHours(key, QStringLiteral("must be a list such as [[\"09:00\", \"17:00\"]]"));
    DialPeriods periods;
    const QJsonArray list = json.toArray();
    for (const QJsonValue &each : list) {
        const std::optional<qint64> open = dialTime(each[0]);
        const std::optional<qint64> close = dialTime(each[1]);
        if (each.toArray().size() != 2 || !open || !close || *open == msPerDay) {
            return wrongHours(
                key, QStringLiteral("must hold pairs of times such as [\"09:00\", \"17:00\"]"));
        }
        periods.push_back({*open, *close});
    }
    return periods;
}

std::optional<QDate> dateFrom(const QString &text)
{
    // Read as an instant in UTC, so that the years and the digits are held to the same rule.
    const Zone utc;
    const Result<Instant> at = parseInstant(text, &utc);
    if (!at || text.size() != 10)
        return std::nullopt;
    return utc.wallAt(*at).date;
}

Result<std::vector<QDate>> datesFrom(const QJsonValue &json, const QString &key)
{
    std::vector<QDate> dates;
    if (isLeftOut(json))
        return dates;
    if (!json.isArray())
        return wrongHours(key, QStringLiteral("must be a list of dates such as \"2026-12-25\""));
    const QJsonArray list = json.toArray();
    for (const QJsonValue &each : list) {
        const std::optional<QDate> date = dateFrom(each.toString());
        if (!date)
            return wrongHours(key, QStringLiteral("must hold dates such as \"2026-12-25\""));
        dates.push_back(*date);
    }
    return dates;
}

Result<std::vector<MonthDay>> monthDaysFrom(const QJsonValue &json, const QString &key)
{
    std::vector<MonthDay> days;
    if (isLeftOut(json))
        return days;
    const QString form = QStringLiteral("must be a list of month and day such as \"12-25\"");
    if (!json.isArray())
        return wrongHours(key, form);
    const QJsonArray list = json.toArray();
    for (const QJsonValue &each : list) {
        const QString text = each.toString();
        const int month = twoDigits(QStringView(text).left(2));
        const int day = twoDigits(QStringView(text).mid(3));
        // 29 February is one, so it is asked of a leap year.
        if (text.size() != 5 || text.at(2) != u'-' || !QDate::isValid(2000, month, day))
            return wrongHours(key, form);
        days.push_back({month, day});
    }
    return days;
}

Result<std::map<QDate, DialPeriods>> datedPeriodsFrom(const QJsonValue &json, const QString &key)
{
    std::map<QDate, DialPeriods> dated;
    if (isLeftOut(json))
        return dated;
    if (!json.isObject()) {
        return wrongHours(
            key, QStringLiteral("must be like {\"2026-12-24\": [[\"09:00\", \"12:00\"]]}"));
    }
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString inner = QStringLiteral("%1[\"%2\"]").arg(key, it.key().left(40));
        const std::optional<QDate> date = dateFrom(it.key());
        if (!date)
            return wrongHours(inner, QStringLiteral("is not a date such as 2026-12-24"));
        Result<DialPeriods> periods = periodsFrom(it.value(), inner);
        if (!periods)
            return periods.error();
        dated[*date] = *periods;
    }
    return dated;
}

Result<std::array<DialPeriods, 7>> weeklyFrom(const QJsonValue &json)
{
    static const QStringList names{QStringLiteral("mon"), QStringLiteral("tue"),
        QStringLiteral("wed"), QStringLiteral("thu"), QStringLiteral("fri"), QStringLiteral("sat"),
        QStringLiteral("sun")};
    if (!json.isObject()) {
        return wrongHours(QStringLiteral("hours"),
            QStringLiteral("must be null or like {\"mon\": [[\"09:00\", \"17:00\"]]}"));
    }
    std::array<DialPeriods, 7> weekly;
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = QStringLiteral("hours.") + it.key().left(40);
        const qsizetype weekday = names.indexOf(it.key());
        if (weekday < 0)
            return wrongHours(key, QStringLiteral("is not a weekday; they are mon to sun"));
        Result<DialPeriods> periods = periodsFrom(it.value(), key);
        if (!periods)
            return periods.error();
        weekly[size_t(weekday)] = *periods;
    }
    return weekly;
}

} // namespace

Result<WorkHours> workHoursFromJson(const QJsonObject &json)
{
    const auto at = [&json](const QString &key) { return json.value(key); };
    const QString holidaysKey = QStringLiteral("holidays");
    const QString recurringKey = QStringLiteral("recurring_holidays");
    const QString dateHoursKey = QStringLiteral("date_hours");
    const QString breaksKey = QStringLiteral("breaks");

    WorkHours hours;
    if (const QJsonValue weekly = at(QStringLiteral("hours")); !isLeftOut(weekly)) {
        const auto read = weeklyFrom(weekly);
        if (!read)
            return read.error();
        hours.weekly = *read;
    }
    const auto holidays = datesFrom(at(holidaysKey), holidaysKey);
    if (!holidays)
        return holidays.error();
    hours.holidays = *holidays;
    const auto recurring = monthDaysFrom(at(recurringKey), recurringKey);
    if (!recurring)
        return recurring.error();
    hours.recurringHolidays = *recurring;
    const auto dateHours = datedPeriodsFrom(at(dateHoursKey), dateHoursKey);
    if (!dateHours)
        return dateHours.error();
    hours.dateHours = *dateHours;
    const auto breaks = datedPeriodsFrom(at(breaksKey), breaksKey);
    if (!breaks)
        return breaks.error();
    hours.breaks = *breaks;
    return hours;
}

Result<Pauses> pausesFromJson(const QJsonValue &json, const Zone &zone)
{
    const QString key = QStringLiteral("pauses");
    if (isLeftOut(json))
        return Pauses();
    if (!json.isArray())
        return wrongHours(key, QStringLiteral("must be a list of [from, until] pairs"));
    std::vector<Interval> intervals;
    const QJsonArray list = json.toArray();
    for (const QJsonValue &each : list) {
        const QJsonArray pair = each.toArray();
        if (pair.size() != 2)
            return wrongHours(key, QStringLiteral("must hold [from, until] pairs"));
        const Result<Instant> from = parseInstant(pair.at(0).toString(), &zone);
        const Result<Instant> until = parseInstant(pair.at(1).toString(), &zone);
        if (!from || !until)
            return wrongHours(key, (from ? until : from).error().detail);
        if (*until < *from)
            return wrongHours(key, QStringLiteral("must not end before they begin"));
        intervals.push_back({*from, *until});
    }
    return Pauses(std::move(intervals));
}

} // namespace gander::exchange
