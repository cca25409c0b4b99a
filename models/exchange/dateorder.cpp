// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/dateorder.h"

#include "models/domain/zone.h"

#include <QRegularExpression>

namespace gander::exchange {

namespace {

const QRegularExpression &datePattern()
{
    static const QRegularExpression pattern(QStringLiteral(
        "^(\\d{1,4})([/.-])(\\d{1,2})\\2(\\d{1,4})"
        "(?:[ T]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?: *([AaPp])[Mm])?)?$"));
    return pattern;
}

Error badDate(const QString &text)
{
    return {ErrorKind::Invalid,
        QStringLiteral("\"%1\" is no date and time that can be read").arg(text.left(40))};
}

} // namespace

QString toKey(DateOrder order)
{
    switch (order) {
    case DateOrder::DayFirst:
        return QStringLiteral("dmy");
    case DateOrder::MonthFirst:
        return QStringLiteral("mdy");
    case DateOrder::YearFirst:
        return QStringLiteral("ymd");
    }
    return {};
}

std::optional<DateOrder> dateOrderFromKey(QStringView key)
{
    for (const DateOrder order : {DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst})
        if (key == toKey(order))
            return order;
    return std::nullopt;
}

void DateOrderFinder::look(const QString &text, qint64 line)
{
    const QRegularExpressionMatch match = datePattern().match(text.trimmed());
    if (!match.hasMatch() || match.capturedLength(1) > 2)
        return;
    m_seen = true;
    const int first = match.captured(1).toInt();
    const int second = match.captured(3).toInt();
    if (first > 12 && m_dayFirstLine == 0)
        m_dayFirstLine = line;
    if (second > 12 && m_monthFirstLine == 0)
        m_monthFirstLine = line;
    if (first <= 12 && second <= 12 && first != second && m_ambiguousLine == 0) {
        m_ambiguousLine = line;
        m_ambiguous = text.trimmed();
    }
}

Result<DateOrder> DateOrderFinder::found() const
{
    if (m_dayFirstLine != 0 && m_monthFirstLine != 0) {
        return Error{ErrorKind::Invalid,
            QStringLiteral("line %1 has the day first and line %2 the month; say which holds with "
                           "--date-order dmy or mdy")
                .arg(m_dayFirstLine)
                .arg(m_monthFirstLine)};
    }
    if (m_dayFirstLine != 0)
        return DateOrder::DayFirst;
    if (m_monthFirstLine != 0)
        return DateOrder::MonthFirst;
    if (m_ambiguousLine != 0) {
        return Error{ErrorKind::Invalid,
            QStringLiteral("%1 in line %2 may be day or month first, and so may all dates of the "
                           "file; say which with --date-order dmy or mdy")
                .arg(m_ambiguous)
                .arg(m_ambiguousLine)};
    }
    return m_seen ? DateOrder::DayFirst : DateOrder::YearFirst;
}

Result<Instant> readWhen(const QString &text, DateOrder order, const Zone &zone)
{
    const QString trimmed = text.trimmed();
    const QRegularExpressionMatch match = datePattern().match(trimmed);
    if (!match.hasMatch()) {
        const Result<Instant> at = parseInstant(trimmed, &zone);
        return at ? at : Result<Instant>(badDate(trimmed));
    }
    const int first = match.captured(1).toInt();
    const int second = match.captured(3).toInt();
    int year = match.captured(4).toInt();
    int month = second;
    int day = first;
    if (match.capturedLength(1) == 4) {
        year = first;
        day = match.captured(4).toInt();
    } else {
        if (match.capturedLength(4) == 2)
            year += 2000;
        if (order == DateOrder::MonthFirst)
            std::swap(month, day);
    }
    int hour = match.captured(5).toInt();
    const int minute = match.captured(6).toInt();
    const int second60 = match.captured(7).toInt();
    if (match.capturedLength(8) > 0) {
        if (hour < 1 || hour > 12)
            return badDate(trimmed);
        hour = hour % 12 + (match.captured(8).at(0).toLower() == u'p' ? 12 : 0);
    }
    const QDate date(year, month, day);
    if (!date.isValid() || year < 1900 || year > 9998 || hour > 23 || minute > 59 || second60 > 59)
        return badDate(trimmed);
    return zone.instantOf({date, hour * msPerHour + minute * msPerMinute + second60 * msPerSecond});
}

} // namespace gander::exchange
