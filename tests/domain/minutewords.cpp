// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/minutes.h"

#include <QDateTime>
#include <QStringList>

namespace minutes {

namespace {

QString dial(qint64 ms)
{
    const qint64 minute = ms / 60'000;
    return QStringLiteral("%1:%2")
        .arg(minute / 60, 2, 10, QChar(u'0'))
        .arg(minute % 60, 2, 10, QChar(u'0'));
}

QString periodsInWords(const gander::DialPeriods &periods)
{
    QStringList words;
    for (const gander::DialPeriod &each : periods)
        words.append(dial(each.open) + u'-' + dial(each.close));
    return words.isEmpty() ? QStringLiteral("closed") : words.join(u',');
}

} // namespace

QString timeInWords(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate);
}

QString toWords(const MinuteRanges &ranges)
{
    QStringList words;
    for (const MinuteRange &each : ranges)
        words.append(timeInWords(each.first * 60) + u'/' + timeInWords(each.second * 60));
    return words.isEmpty() ? QStringLiteral("none") : words.join(u' ');
}

QString toWords(const gander::WorkHours &hours)
{
    QStringList words;
    if (!hours.weekly)
        words.append(QStringLiteral("round the clock"));
    for (int day = 0; hours.weekly && day < 7; ++day) {
        words.append(QStringLiteral("weekday %1 %2")
                         .arg(day + 1)
                         .arg(periodsInWords(hours.weekly->at(size_t(day)))));
    }
    for (const QDate &date : hours.holidays)
        words.append(QStringLiteral("holiday ") + date.toString(Qt::ISODate));
    for (const gander::MonthDay &each : hours.recurringHolidays)
        words.append(QStringLiteral("every %1-%2").arg(each.month).arg(each.day));
    for (const auto &[date, periods] : hours.dateHours)
        words.append(date.toString(Qt::ISODate) + u' ' + periodsInWords(periods));
    for (const auto &[date, periods] : hours.breaks) {
        words.append(
            QStringLiteral("break %1 %2").arg(date.toString(Qt::ISODate), periodsInWords(periods)));
    }
    return words.join(QStringLiteral("; "));
}

} // namespace minutes
