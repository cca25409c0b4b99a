// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/instant.h"

#include "models/domain/civil.h"
#include "models/domain/zone.h"

#include <array>

namespace gander {

namespace {

constexpr int firstYear = 1900;
constexpr int lastYear = 9998;

// Reads digits and signs from the left; one failed step fails all that follow.
class InstantReader
{
public:
    explicit InstantReader(QStringView text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }
    [[nodiscard]] QChar peek() const { return m_rest.isEmpty() ? QChar() : m_rest.front(); }

    bool digits(int count, int *value)
    {
        if (m_rest.size() < count)
            return false;
        *value = 0;
        for (int i = 0; i < count; ++i) {
            const char16_t c = m_rest.at(i).unicode();
            if (c < u'0' || c > u'9')
                return false;
            *value = *value * 10 + (c - u'0');
        }
        m_rest = m_rest.mid(count);
        return true;
    }

    bool sign(char16_t wanted)
    {
        if (peek() != wanted)
            return false;
        m_rest = m_rest.mid(1);
        return true;
    }

    // Digits after the point, as milliseconds; what is finer is cut off.
    bool fraction(int *ms)
    {
        *ms = 0;
        int read = 0;
        for (int digit = 0; digits(1, &digit); ++read) {
            if (read < 3)
                *ms = *ms * 10 + digit;
        }
        for (int i = read; i < 3; ++i)
            *ms *= 10;
        return read > 0;
    }

private:
    QStringView m_rest;
};

struct InstantParts {
    int year = 0;
    int month = 0;
    int day = 0;
    qint64 msOfDay = 0;
    std::optional<qint64> offsetMs;
};

bool readTimeOfDay(InstantReader &reader, qint64 *msOfDay)
{
    int hour = 0;
    int minute = 0;
    int second = 0;
    int ms = 0;
    if (!reader.digits(2, &hour) || !reader.sign(u':') || !reader.digits(2, &minute))
        return false;
    if (reader.sign(u':')) {
        if (!reader.digits(2, &second))
            return false;
        if (reader.sign(u'.') && !reader.fraction(&ms))
            return false;
    }
    if (hour > 23 || minute > 59 || second > 59)
        return false;
    *msOfDay = hour * msPerHour + minute * msPerMinute + second * msPerSecond + ms;
    return true;
}

bool readOffset(InstantReader &reader, std::optional<qint64> *offsetMs)
{
    if (reader.sign(u'Z') || reader.sign(u'z')) {
        *offsetMs = 0;
        return true;
    }
    const int direction = reader.sign(u'+') ? 1 : reader.sign(u'-') ? -1 : 0;
    int hour = 0;
    int minute = 0;
    if (direction == 0 || !reader.digits(2, &hour) || !reader.sign(u':')
        || !reader.digits(2, &minute) || hour > 23 || minute > 59)
        return false;
    *offsetMs = direction * (hour * msPerHour + minute * msPerMinute);
    return true;
}

std::optional<InstantParts> readInstant(QStringView text)
{
    InstantReader reader(text);
    InstantParts parts;
    if (!reader.digits(4, &parts.year) || !reader.sign(u'-') || !reader.digits(2, &parts.month)
        || !reader.sign(u'-') || !reader.digits(2, &parts.day))
        return std::nullopt;
    if (reader.atEnd())
        return parts;
    if (!reader.sign(u'T') && !reader.sign(u't') && !reader.sign(u' '))
        return std::nullopt;
    if (!readTimeOfDay(reader, &parts.msOfDay))
        return std::nullopt;
    if (!reader.atEnd() && !readOffset(reader, &parts.offsetMs))
        return std::nullopt;
    return reader.atEnd() ? std::optional(parts) : std::nullopt;
}

Error badInstant(QStringView text, const QString &problem)
{
    constexpr qsizetype longest = 60;
    const QString quoted =
        text.size() > longest ? text.left(longest).toString() + u'…' : text.toString();
    return {ErrorKind::Invalid, QStringLiteral("\"%1\" %2").arg(quoted, problem)};
}

} // namespace

QString toText(Instant at)
{
    const qint64 seconds = floorDivided(at.ms, msPerSecond);
    const qint64 days = floorDivided(seconds, 86400);
    const int ofDay = static_cast<int>(seconds - days * 86400);
    const CivilDate date = civilFromDays(days);
    if (date.year < 0 || date.year > 9999) {
        return QStringLiteral("%1-%2-%3T%4:%5:%6Z")
            .arg(date.year)
            .arg(date.month, 2, 10, QLatin1Char('0'))
            .arg(date.day, 2, 10, QLatin1Char('0'))
            .arg(ofDay / 3600, 2, 10, QLatin1Char('0'))
            .arg(ofDay / 60 % 60, 2, 10, QLatin1Char('0'))
            .arg(ofDay % 60, 2, 10, QLatin1Char('0'));
    }

    // Lists show thousands of these, so the digits are written one by one.
    std::array<char, 20> out{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 'T', '0', '0', ':',
        '0', '0', ':', '0', '0', 'Z'};
    const auto two = [&out](size_t position, int value) {
        out[position] = static_cast<char>('0' + value / 10);
        out[position + 1] = static_cast<char>('0' + value % 10);
    };
    const int year = static_cast<int>(date.year);
    two(0, year / 100);
    two(2, year % 100);
    two(5, date.month);
    two(8, date.day);
    two(11, ofDay / 3600);
    two(14, ofDay / 60 % 60);
    two(17, ofDay % 60);
    return QString::fromLatin1(out.data(), qsizetype(out.size()));
}

Result<Instant> parseInstant(QStringView text, const Zone *local)
{
    const std::optional<InstantParts> parts = readInstant(text);
    if (!parts) {
        return badInstant(text,
            QStringLiteral("is not a time; write it like 2026-11-22T13:30:00Z, "
                           "2026-11-22T14:30:00+01:00 or, with a time zone, 2026-11-22 14:30"));
    }
    if (parts->year < firstYear || parts->year > lastYear) {
        return badInstant(text,
            QStringLiteral("is out of range; years from %1 to %2 are known")
                .arg(firstYear)
                .arg(lastYear));
    }
    const QDate date(parts->year, parts->month, parts->day);
    if (!date.isValid())
        return badInstant(text, QStringLiteral("is not a date of the calendar"));

    if (parts->offsetMs) {
        const qint64 days = date.toJulianDay() - julianDayOfEpoch;
        return Instant{days * msPerDay + parts->msOfDay - *parts->offsetMs};
    }
    if (!local) {
        return badInstant(text,
            QStringLiteral("has no offset; write it like 2026-11-22T13:30:00Z or "
                           "2026-11-22T14:30:00+01:00, or give a time zone"));
    }
    return local->instantOf({date, parts->msOfDay});
}

} // namespace gander
