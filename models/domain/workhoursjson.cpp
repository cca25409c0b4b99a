// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/workhoursjson.h"

#include <QJsonArray>

namespace gander {

namespace {

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

QString dialText(qint64 ms)
{
    const qint64 seconds = ms / msPerSecond;
    QString text = QStringLiteral("%1:%2")
                       .arg(seconds / 3600, 2, 10, QLatin1Char('0'))
                       .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'));
    if (seconds % 60 != 0)
        text += QStringLiteral(":%1").arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return text;
}

const QStringList &weekdayKeys()
{
    static const QStringList keys{QStringLiteral("mon"), QStringLiteral("tue"),
        QStringLiteral("wed"), QStringLiteral("thu"), QStringLiteral("fri"), QStringLiteral("sat"),
        QStringLiteral("sun")};
    return keys;
}

// Reads the keys of one object and takes down each fault with its place.
class HoursReading
{
public:
    HoursReading(const QJsonObject &json, TermFaults &faults)
        : m_json(json)
        , m_faults(faults)
    {
    }

    void weekly(WorkHours &hours);
    void holidays(WorkHours &hours);
    void recurring(WorkHours &hours);
    void dated(const QString &key, std::map<QDate, DialPeriods> &dates);

private:
    void wrong(const QString &key, const QString &problem) { m_faults.push_back({key, problem}); }
    DialPeriods periods(const QJsonValue &json, const QString &key);

    const QJsonObject &m_json;
    TermFaults &m_faults;
};

DialPeriods HoursReading::periods(const QJsonValue &json, const QString &key)
{
    DialPeriods periods;
    if (!json.isArray()) {
        wrong(key, QStringLiteral("must be a list such as [[\"09:00\", \"17:00\"]]"));
        return periods;
    }
    const QJsonArray list = json.toArray();
    for (const QJsonValue &each : list) {
        const std::optional<qint64> open = dialTime(each[0]);
        const std::optional<qint64> close = dialTime(each[1]);
        if (each.toArray().size() != 2 || !open || !close || *open == msPerDay) {
            wrong(key, QStringLiteral("must hold pairs of times such as [\"09:00\", \"17:00\"]"));
            return periods;
        }
        periods.push_back({*open, *close});
    }
    return periods;
}

void HoursReading::weekly(WorkHours &hours)
{
    const QJsonValue json = m_json.value(QStringLiteral("hours"));
    if (isLeftOut(json))
        return;
    hours.weekly.emplace();
    if (!json.isObject()) {
        wrong(QStringLiteral("hours"),
            QStringLiteral("must be null or like {\"mon\": [[\"09:00\", \"17:00\"]]}"));
        return;
    }
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = QStringLiteral("hours.") + it.key().left(40);
        const qsizetype weekday = weekdayKeys().indexOf(it.key());
        if (weekday < 0)
            wrong(key, QStringLiteral("is not a weekday; they are mon to sun"));
        else
            (*hours.weekly)[size_t(weekday)] = periods(it.value(), key);
    }
}

void HoursReading::holidays(WorkHours &hours)
{
    const QString key = QStringLiteral("holidays");
    const QJsonValue json = m_json.value(key);
    if (isLeftOut(json))
        return;
    if (!json.isArray())
        return wrong(key, QStringLiteral("must be a list of dates such as \"2026-12-25\""));
    const QJsonArray list = json.toArray();
    for (const QJsonValue &each : list) {
        if (const auto date = dateFromText(each.toString()))
            hours.holidays.push_back(*date);
        else
            return wrong(key, QStringLiteral("must hold dates such as \"2026-12-25\""));
    }
}

void HoursReading::recurring(WorkHours &hours)
{
    const QString key = QStringLiteral("recurring_holidays");
    const QString form = QStringLiteral("must be a list of month and day such as \"12-25\"");
    const QJsonValue json = m_json.value(key);
    if (isLeftOut(json))
        return;
    if (!json.isArray())
        return wrong(key, form);
    const QJsonArray list = json.toArray();
    for (const QJsonValue &each : list) {
        if (const auto day = monthDayFromText(each.toString()))
            hours.recurringHolidays.push_back(*day);
        else
            return wrong(key, form);
    }
}

void HoursReading::dated(const QString &key, std::map<QDate, DialPeriods> &dates)
{
    const QJsonValue json = m_json.value(key);
    if (isLeftOut(json))
        return;
    if (!json.isObject()) {
        return wrong(
            key, QStringLiteral("must be like {\"2026-12-24\": [[\"09:00\", \"12:00\"]]}"));
    }
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString inner = QStringLiteral("%1[\"%2\"]").arg(key, it.key().left(40));
        if (const auto date = dateFromText(it.key()))
            dates[*date] = periods(it.value(), inner);
        else
            wrong(inner, QStringLiteral("is not a date such as 2026-12-24"));
    }
}

QJsonArray periodsToJson(const DialPeriods &periods)
{
    QJsonArray list;
    for (const DialPeriod &period : periods)
        list.append(QJsonArray{dialText(period.open), dialText(period.close)});
    return list;
}

QJsonObject datedToJson(const std::map<QDate, DialPeriods> &dates)
{
    QJsonObject object;
    for (const auto &[date, periods] : dates)
        object.insert(date.toString(Qt::ISODate), periodsToJson(periods));
    return object;
}

} // namespace

QString textOf(const TermFaults &faults)
{
    QStringList lines;
    for (const TermFault &fault : faults)
        lines << fault.place + QLatin1Char(' ') + fault.problem;
    return lines.join(QLatin1Char('\n'));
}

std::optional<QDate> dateFromText(const QString &text)
{
    // Read as an instant in UTC, so that the years and the digits are held to the same rule.
    const Zone utc;
    const Result<Instant> at = parseInstant(text, &utc);
    if (!at || text.size() != 10)
        return std::nullopt;
    return utc.wallAt(*at).date;
}

std::optional<MonthDay> monthDayFromText(const QString &text)
{
    const int month = twoDigits(QStringView(text).left(2));
    const int day = twoDigits(QStringView(text).mid(3));
    // 29 February is one, so it is asked of a leap year.
    if (text.size() != 5 || text.at(2) != u'-' || !QDate::isValid(2000, month, day))
        return std::nullopt;
    return MonthDay{month, day};
}

WorkHours readWorkHours(const QJsonObject &json, TermFaults &faults)
{
    WorkHours hours;
    HoursReading reading(json, faults);
    reading.weekly(hours);
    reading.dated(QStringLiteral("date_hours"), hours.dateHours);
    reading.dated(QStringLiteral("breaks"), hours.breaks);
    return hours;
}

Result<WorkHours> workHoursFromJson(const QJsonObject &json)
{
    TermFaults faults;
    WorkHours hours = readWorkHours(json, faults);
    HoursReading reading(json, faults);
    reading.holidays(hours);
    reading.recurring(hours);
    if (!faults.empty())
        return Error{ErrorKind::Invalid, textOf({faults.front()})};
    return hours;
}

void insertWorkHours(QJsonObject &json, const WorkHours &hours)
{
    if (hours.weekly) {
        QJsonObject weekly;
        for (size_t i = 0; i < 7; ++i)
            if (!(*hours.weekly)[i].empty())
                weekly.insert(weekdayKeys()[qsizetype(i)], periodsToJson((*hours.weekly)[i]));
        json.insert(QStringLiteral("hours"), weekly);
    }
    if (!hours.dateHours.empty())
        json.insert(QStringLiteral("date_hours"), datedToJson(hours.dateHours));
    if (!hours.breaks.empty())
        json.insert(QStringLiteral("breaks"), datedToJson(hours.breaks));
}

Result<Pauses> pausesFromJson(const QJsonValue &json, const Zone &zone)
{
    const auto wrongPauses = [](const QString &problem) {
        return Error{ErrorKind::Invalid, QStringLiteral("pauses ") + problem};
    };
    if (isLeftOut(json))
        return Pauses();
    if (!json.isArray())
        return wrongPauses(QStringLiteral("must be a list of [from, until] pairs"));
    std::vector<Interval> intervals;
    const QJsonArray list = json.toArray();
    for (const QJsonValue &each : list) {
        const QJsonArray pair = each.toArray();
        if (pair.size() != 2)
            return wrongPauses(QStringLiteral("must hold [from, until] pairs"));
        const Result<Instant> from = parseInstant(pair.at(0).toString(), &zone);
        const Result<Instant> until = parseInstant(pair.at(1).toString(), &zone);
        if (!from || !until)
            return wrongPauses((from ? until : from).error().detail);
        if (*until < *from)
            return wrongPauses(QStringLiteral("must not end before they begin"));
        intervals.push_back({*from, *until});
    }
    return Pauses(std::move(intervals));
}

} // namespace gander
