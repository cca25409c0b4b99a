// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/icsdays.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <libical/ical.h>

#include <algorithm>

namespace gander::exchange {

namespace {

constexpr qsizetype longestHolidayName = 100;
constexpr qint64 mostHolidayDays = 100;  // in a row
constexpr std::size_t mostStarts = 1000; // of one entry in the time asked for

struct IcalFree {
    void operator()(icalcomponent *component) const { icalcomponent_free(component); }
};
using IcalComponent = std::unique_ptr<icalcomponent, IcalFree>;

QDate dateOf(const icaltimetype &time)
{
    return QDate(time.year, time.month, time.day);
}

std::vector<int> listOf(const short *part, std::size_t most)
{
    std::vector<int> values;
    for (std::size_t i = 0; i < most && part[i] != ICAL_RECURRENCE_ARRAY_MAX; ++i)
        values.push_back(part[i]);
    return values;
}

// Qt's Monday to Sunday of libical's Sunday to Saturday.
int weekdayOf(icalrecurrencetype_weekday day)
{
    return day <= ICAL_SUNDAY_WEEKDAY ? Qt::Sunday : day - 1;
}

// UTF-8, or Latin-1 where it is not: older calendars often are.
QString icalText(const char *bytes)
{
    const QByteArrayView view(bytes);
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8(view);
    return utf8.hasError() ? QString::fromLatin1(view) : text;
}

// One line without characters that steer, cut with a sign.
QString plainName(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    text = text.simplified();
    if (text.size() <= longestHolidayName)
        return text;
    text.truncate(longestHolidayName - 1);
    if (text.back().isHighSurrogate())
        text.chop(1);
    return text + u'…';
}

// "19:30" of a time of day.
QString dialText(const icaltimetype &time)
{
    return QTime(time.hour, time.minute).toString(QStringLiteral("HH:mm"));
}

class EntryReader
{
public:
    explicit EntryReader(const IcsEntry &entry)
    {
        QByteArray text = "BEGIN:VEVENT\r\n";
        for (const QByteArray &line : entry.lines)
            text += line + "\r\n";
        text += "END:VEVENT\r\n";
        icalerror_set_errors_are_fatal(0);
        m_component.reset(icalparser_parse_string(text.constData()));
        if (!entry.problem.isEmpty())
            setProblem(QString::fromLatin1(entry.problem));
    }

    IcsReading read()
    {
        if (!m_component) {
            setProblem(QStringLiteral("cannot be read"));
            return m_reading;
        }
        if (const icalproperty *summary = property(ICAL_SUMMARY_PROPERTY))
            m_reading.name = plainName(icalText(icalproperty_get_summary(summary)));
        if (const icalproperty *uid = property(ICAL_UID_PROPERTY))
            m_reading.uid = icalproperty_get_uid(uid);
        if (const icalproperty *status = property(ICAL_STATUS_PROPERTY))
            m_reading.cancelled = icalproperty_get_status(status) == ICAL_STATUS_CANCELLED;
        readStart();
        tellBroken();
        readLength();
        readRepetition();
        return m_reading;
    }

private:
    [[nodiscard]] icalproperty *property(icalproperty_kind kind) const
    {
        return icalcomponent_get_first_property(m_component.get(), kind);
    }
    [[nodiscard]] icalproperty *nextProperty(icalproperty_kind kind) const
    {
        return icalcomponent_get_next_property(m_component.get(), kind);
    }

    static QByteArray zoneOf(icalproperty *property)
    {
        icalparameter *zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
        return zone ? QByteArray(icalparameter_get_tzid(zone)) : QByteArray();
    }

    // The first one is told.
    void setProblem(const QString &problem)
    {
        if (m_reading.problem.isEmpty())
            m_reading.problem = problem;
    }

    // libical keeps what it could not read as properties of their own. Names may be anything.
    void tellBroken()
    {
        static const QRegularExpression where(QStringLiteral(
            "\\b(DTSTART|DTEND|DURATION|RRULE|EXRULE|RDATE|EXDATE|RECURRENCE-ID)\\b"));
        for (auto *broken = property(ICAL_XLICERROR_PROPERTY); broken;
             broken = nextProperty(ICAL_XLICERROR_PROPERTY)) {
            const auto found = where.match(icalText(icalproperty_get_xlicerror(broken)));
            if (found.hasMatch()) {
                setProblem(
                    QStringLiteral("has a line that cannot be read (%1)").arg(found.captured(1)));
                return;
            }
        }
    }

    void readStart()
    {
        icalproperty *start = property(ICAL_DTSTART_PROPERTY);
        if (!start) {
            tellBroken();
            setProblem(QStringLiteral("has no day that it begins on (DTSTART)"));
            return;
        }
        m_start = icalproperty_get_dtstart(start);
        m_zone = zoneOf(start);
        m_reading.start = dateOf(m_start);
        if (!m_reading.start.isValid())
            setProblem(QStringLiteral("begins on a day that is in no calendar"));
        if (nextProperty(ICAL_DTSTART_PROPERTY))
            setProblem(QStringLiteral("begins twice"));
    }

    void readLength()
    {
        if (!m_reading.start.isValid())
            return;
        if (m_start.is_date)
            readWholeDays();
        else
            readTimed();
        if (m_reading.length > mostHolidayDays) {
            setProblem(
                QStringLiteral("lasts %1 days, longer than any holiday").arg(m_reading.length));
            m_reading.length = 1;
        }
    }

    void readWholeDays()
    {
        if (icalproperty *end = property(ICAL_DTEND_PROPERTY)) {
            const QDate last = dateOf(icalproperty_get_dtend(end));
            // An end on the day itself is wrong by the book, and often meant as one day.
            m_reading.length = std::max<qint64>(1, m_reading.start.daysTo(last));
            if (!last.isValid() || last < m_reading.start)
                setProblem(QStringLiteral("ends before it begins"));
        } else if (const icalproperty *lasts = property(ICAL_DURATION_PROPERTY)) {
            const icaldurationtype duration = icalproperty_get_duration(lasts);
            m_reading.length =
                std::max<qint64>(1, qint64(duration.weeks) * 7 + qint64(duration.days));
            if (duration.is_neg)
                setProblem(QStringLiteral("ends before it begins"));
        }
    }

    void readTimed()
    {
        if (icaltime_is_utc(m_start)) {
            setProblem(QStringLiteral("is told in UTC, so which day it takes depends on where"));
            return;
        }
        const qint64 begin = secondOfDay(m_start);
        qint64 end = begin;
        if (icalproperty *until = property(ICAL_DTEND_PROPERTY)) {
            const icaltimetype time = icalproperty_get_dtend(until);
            if (icaltime_is_utc(time) || zoneOf(until) != m_zone) {
                setProblem(QStringLiteral("begins in one time zone and ends in another"));
                return;
            }
            end = m_reading.start.daysTo(dateOf(time)) * secondsOfDay + secondOfDay(time);
        } else if (const icalproperty *lasts = property(ICAL_DURATION_PROPERTY)) {
            const icaldurationtype duration = icalproperty_get_duration(lasts);
            const qint64 length =
                (qint64(duration.weeks) * 7 + qint64(duration.days)) * secondsOfDay
                + qint64(duration.hours) * 3600 + qint64(duration.minutes) * 60
                + qint64(duration.seconds);
            end = duration.is_neg ? begin - length : begin + length;
        }
        // 23:59 is how many say the end of a day.
        if (end % secondsOfDay >= secondsOfDay - 60)
            end += secondsOfDay - end % secondsOfDay;
        m_reading.skip = begin == 0 ? 0 : 1;
        m_reading.length = end / secondsOfDay - m_reading.skip;
        if (m_reading.length >= 1)
            return;
        m_reading.skip = 0;
        m_reading.length = 1;
        setProblem(
            QStringLiteral("takes no whole day, only a part from %1 on").arg(dialText(m_start)));
    }

    void readRepetition()
    {
        if (const icalproperty *rule = property(ICAL_RRULE_PROPERTY)) {
            takeRule(icalproperty_get_rrule(rule));
            if (nextProperty(ICAL_RRULE_PROPERTY))
                setProblem(QStringLiteral("repeats by more than one rule"));
        }
        if (property(ICAL_EXRULE_PROPERTY))
            setProblem(QStringLiteral("has a rule of exceptions (EXRULE), which is not followed"));
        for (auto *date = property(ICAL_RDATE_PROPERTY); date;
             date = nextProperty(ICAL_RDATE_PROPERTY)) {
            const icaldatetimeperiodtype at = icalproperty_get_rdate(date);
            takeDate(icaltime_is_null_time(at.time) ? at.period.start : at.time, m_reading.also);
        }
        for (auto *date = property(ICAL_EXDATE_PROPERTY); date;
             date = nextProperty(ICAL_EXDATE_PROPERTY))
            takeDate(icalproperty_get_exdate(date), m_reading.except);
        if (const icalproperty *id = property(ICAL_RECURRENCEID_PROPERTY))
            m_reading.replaces = dateOf(icalproperty_get_recurrenceid(id));
    }

    void takeDate(const icaltimetype &time, std::vector<QDate> &dates)
    {
        if (const QDate date = dateOf(time); date.isValid())
            dates.push_back(date);
        else
            setProblem(QStringLiteral("names a day that is in no calendar"));
    }

    void takeRule(const icalrecurrencetype &told)
    {
        if (told.rscale && qstricmp(told.rscale, "GREGORIAN") != 0)
            setProblem(QStringLiteral("repeats by another calendar (%1)")
                           .arg(plainName(icalText(told.rscale))));
        if (told.freq < ICAL_DAILY_RECURRENCE || told.freq > ICAL_YEARLY_RECURRENCE)
            setProblem(QStringLiteral("repeats more often than once a day"));
        if (!listOf(told.by_week_no, std::size(told.by_week_no)).empty())
            setProblem(QStringLiteral("repeats by week numbers, which are not followed"));
        DayRule rule;
        rule.every = told.freq == ICAL_DAILY_RECURRENCE ? DayRule::Every::Day
            : told.freq == ICAL_WEEKLY_RECURRENCE       ? DayRule::Every::Week
            : told.freq == ICAL_MONTHLY_RECURRENCE      ? DayRule::Every::Month
                                                        : DayRule::Every::Year;
        rule.interval = std::max<int>(1, told.interval);
        rule.count = std::max(0, told.count);
        if (!icaltime_is_null_time(told.until)) {
            rule.until = dateOf(told.until);
            if (!rule.until->isValid())
                setProblem(QStringLiteral("repeats until a day that is in no calendar"));
        }
        rule.weekStart = weekdayOf(told.week_start);
        rule.months = listOf(told.by_month, std::size(told.by_month));
        rule.monthDays = listOf(told.by_month_day, std::size(told.by_month_day));
        rule.yearDays = listOf(told.by_year_day, std::size(told.by_year_day));
        rule.positions = listOf(told.by_set_pos, std::size(told.by_set_pos));
        for (const int day : listOf(told.by_day, std::size(told.by_day))) {
            const auto encoded = static_cast<short>(day);
            rule.weekdays.push_back({weekdayOf(icalrecurrencetype_day_day_of_week(encoded)),
                icalrecurrencetype_day_position(encoded)});
        }
        m_reading.rule = std::move(rule);
    }

    static constexpr qint64 secondsOfDay = 24 * 3600;
    static qint64 secondOfDay(const icaltimetype &time)
    {
        return time.is_date ? 0 : time.hour * 3600 + time.minute * 60 + time.second;
    }

    IcalComponent m_component;
    IcsReading m_reading;
    icaltimetype m_start = icaltime_null_date();
    QByteArray m_zone;
};

} // namespace

IcsReading readIcsEntry(const IcsEntry &entry)
{
    return EntryReader(entry).read();
}

IcsFollower::IcsFollower(QDate from, QDate until)
    : m_from(from)
    , m_until(until)
{
}

IcsDays IcsFollower::daysOf(const IcsReading &entry)
{
    IcsDays days;
    if (isEveryYear(entry)) {
        for (qint64 n = 0; n < entry.length; ++n)
            days.yearly.push_back(firstOfYearly(entry.start.addDays(entry.skip + n)));
    }
    std::vector<QDate> starts;
    if (!entry.rule)
        starts.push_back(entry.start);
    else if (days.yearly.empty())
        days.problem = follow(entry, starts);
    starts.insert(starts.end(), entry.also.begin(), entry.also.end());
    for (const QDate start : starts) {
        if (std::find(entry.except.begin(), entry.except.end(), start) != entry.except.end())
            continue;
        for (qint64 n = 0; n < entry.length; ++n) {
            const QDate day = start.addDays(entry.skip + n);
            if (day >= m_from && day <= m_until)
                days.days.push_back(day);
        }
    }
    return days;
}

bool IcsFollower::isEveryYear(const IcsReading &entry) const
{
    if (!entry.rule || !entry.except.empty()
        || !entry.rule->isSameDayEveryYear(entry.start, m_until))
        return false;
    // Over the end of February the days are other ones in a leap year.
    const QDate last = entry.start.addDays(entry.skip + entry.length - 1);
    return entry.start == last || entry.start.month() > 2
        || last <= QDate(entry.start.year(), 2, 28);
}

// The first that comes; 29 February only where there is one.
QDate IcsFollower::firstOfYearly(QDate day) const
{
    for (int year = std::max(m_from.year(), day.year()); year <= m_until.year(); ++year) {
        const QDate next(year, day.month(), day.day());
        if (next.isValid() && next >= m_from)
            return next;
    }
    return day;
}

// The starts whose days may lie in from..until; answers why not all could be found, or nothing.
QString IcsFollower::follow(const IcsReading &entry, std::vector<QDate> &starts)
{
    const QDate from = m_from.addDays(-entry.skip - entry.length);
    std::optional<std::vector<QDate>> found;
    if (m_effort > 0)
        found = exchange::daysOf(*entry.rule, entry.start, from, m_until, m_effort);
    if (!found)
        return QStringLiteral(
            "repeats by a rule that takes too long to follow; enter its days by hand");
    if (found->size() > mostStarts)
        return QStringLiteral("repeats on more than %1 days; leave such days out of the working "
                              "hours instead")
            .arg(mostStarts);
    starts = std::move(*found);
    return {};
}

} // namespace gander::exchange
