// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/durationtext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <QTime>

#include <algorithm>

namespace gander::words {

namespace {

class TimeTr
{
    Q_DECLARE_TR_FUNCTIONS(Time)
};

// From here on hours no longer say anything.
constexpr qint64 daysAlone = 10;
// A weekday is understood this many days around today.
constexpr qint64 weekdayReach = 14;

QString early(qint64 ms)
{
    return TimeTr::tr("Met, %1 early").arg(duration(ms));
}

QString late(qint64 ms)
{
    return TimeTr::tr("Met %1 late").arg(duration(ms));
}

QString paused(qint64 leftMs)
{
    return leftMs < 0 ? TimeTr::tr("Paused, overdue by %1").arg(duration(leftMs))
                      : TimeTr::tr("Paused, %1 left").arg(duration(leftMs));
}

QString running(qint64 leftMs)
{
    return leftMs < 0 ? TimeTr::tr("Overdue by %1").arg(duration(leftMs))
                      : TimeTr::tr("Due in %1").arg(duration(leftMs));
}

bool promisesNothing(const ClockFace &clock)
{
    return std::any_of(clock.steps.begin(), clock.steps.end(), [](const Step &step) {
        return step.kind == StepKind::NoWindow || step.kind == StepKind::NotCovered
            || step.kind == StepKind::OutsidePlan;
    });
}

// "4 working hours 30 min", "2 working days".
QString workingText(const Span &span)
{
    const QLocale locale;
    const qint64 hours = span.ms / msPerHour;
    const qint64 minutes = span.ms % msPerHour / msPerMinute;
    const qint64 seconds = span.ms % msPerMinute / msPerSecond;
    QStringList parts;
    if (span.days != 0)
        parts.append(span.days == 1 ? TimeTr::tr("1 working day")
                                    : TimeTr::tr("%n working days", nullptr, span.days));
    if (hours != 0)
        parts.append(hours == 1 ? TimeTr::tr("1 working hour")
                                : TimeTr::tr("%1 working hours").arg(locale.toString(hours)));
    if (minutes != 0)
        parts.append(hours != 0 ? TimeTr::tr("%1 min").arg(locale.toString(minutes))
                                : TimeTr::tr("%1 working min").arg(locale.toString(minutes)));
    if (seconds != 0)
        parts.append(TimeTr::tr("%1 s").arg(locale.toString(seconds)));
    return parts.isEmpty() ? TimeTr::tr("no working time") : parts.join(u' ');
}

// With weekday and year always, and seconds where there are any.
QString exactDate(const QDate &date)
{
    //: Date form, as QLocale reads it
    return QLocale().toString(date, TimeTr::tr("ddd d MMM yyyy"));
}

QString exactTime(Instant at, const Zone &zone)
{
    const qint64 ms = zone.wallAt(at).msOfDay;
    if (ms % msPerMinute < msPerSecond)
        return timeOfDay(at, zone);
    const bool twelveHours = QLocale()
                                 .timeFormat(QLocale::ShortFormat)
                                 .contains(QLatin1StringView("ap"), Qt::CaseInsensitive);
    return QLocale().toString(QTime::fromMSecsSinceStartOfDay(static_cast<int>(ms)),
        twelveHours ? QStringLiteral("h:mm:ss AP") : QStringLiteral("HH:mm:ss"));
}

// The zone's letters; its name beside them where the desk's letters are the same.
QString theirZone(Instant at, const WallClocks &clocks)
{
    const QString letters = clocks.customer.abbreviationAt(at);
    return letters == clocks.desk.abbreviationAt(at)
        ? TimeTr::tr("%1 (%2)", "zone, its name").arg(letters, clocks.customer.name())
        : letters;
}

QString dateText(const QDate &date, const QDate &today, bool weekday)
{
    const bool otherYear = date.year() != today.year();
    //: Date forms, as QLocale reads them: weekday, day, month, year
    const QString form = weekday
        ? (otherYear ? TimeTr::tr("ddd d MMM yyyy") : TimeTr::tr("ddd d MMM"))
        : (otherYear ? TimeTr::tr("d MMM yyyy") : TimeTr::tr("d MMM"));
    return QLocale().toString(date, form);
}

} // namespace

QString duration(qint64 ms)
{
    // Not qAbs: the smallest number has no positive twin.
    const qint64 minutes = ms < 0 ? -(ms / msPerMinute) : ms / msPerMinute;
    const qint64 days = minutes / (24 * 60);
    const qint64 hours = minutes / 60 % 24;
    const qint64 rest = minutes % 60;
    const QLocale locale;
    if (minutes == 0)
        return TimeTr::tr("under 1 min");
    if (days >= daysAlone || (days > 0 && hours == 0))
        return TimeTr::tr("%1 d").arg(locale.toString(days));
    if (days > 0)
        return TimeTr::tr("%1 d %2 h").arg(locale.toString(days), locale.toString(hours));
    if (hours == 0)
        return TimeTr::tr("%1 min").arg(locale.toString(rest));
    if (rest == 0)
        return TimeTr::tr("%1 h").arg(locale.toString(hours));
    return TimeTr::tr("%1 h %2 min").arg(locale.toString(hours), locale.toString(rest));
}

QString timeLeft(qint64 leftMs, Band band)
{
    switch (band) {
    case Band::None:
        return TimeTr::tr("Not started");
    case Band::Paused:
        return paused(leftMs);
    case Band::Met:
        return early(leftMs);
    case Band::MetLate:
        return late(leftMs);
    case Band::Calm:
    case Band::AtRisk:
    case Band::Critical:
    case Band::Breached:
        break;
    }
    return running(leftMs);
}

QString clockWords(const ClockFace &clock, Instant now)
{
    switch (clock.status) {
    case ClockStatus::None:
        return promisesNothing(clock) ? TimeTr::tr("No guarantee") : TimeTr::tr("Not started");
    case ClockStatus::Unknown:
        return TimeTr::tr("Not known");
    case ClockStatus::Done:
        if (!clock.done || !clock.due)
            return TimeTr::tr("Done");
        return clock.isMet() ? early(*clock.due - *clock.done) : late(*clock.done - *clock.due);
    case ClockStatus::Paused:
        if (!clock.due)
            return TimeTr::tr("Paused");
        return isPausedAt(clock, now) ? paused(*leftAt(clock, now)) : running(*clock.due - now);
    case ClockStatus::Running:
        return clock.due ? running(*clock.due - now) : TimeTr::tr("No guarantee");
    }
    return {};
}

QString urgencyWords(const Urgency &urgency, Instant now)
{
    if (isPausedAt(urgency, now))
        return paused(*urgency.pausedLeft);
    if (urgency.edges)
        return running(urgency.edges->due - now);
    if (urgency.settled == Band::Met)
        return TimeTr::tr("Met");
    if (urgency.settled == Band::MetLate)
        return TimeTr::tr("Met late");
    return TimeTr::tr("No deadline");
}

QString spanText(const Span &span)
{
    if (span.working)
        return workingText(span);
    QStringList parts;
    const QLocale locale;
    // One is spelt out, so that English needs no translation file for its plurals.
    if (span.months != 0)
        parts.append(span.months == 1 ? TimeTr::tr("1 month")
                                      : TimeTr::tr("%n months", nullptr, span.months));
    if (span.days != 0 && span.days % 7 == 0)
        parts.append(
            span.days == 7 ? TimeTr::tr("1 week") : TimeTr::tr("%n weeks", nullptr, span.days / 7));
    else if (span.days != 0)
        parts.append(
            span.days == 1 ? TimeTr::tr("1 day") : TimeTr::tr("%n days", nullptr, span.days));
    const qint64 hours = span.ms / msPerHour;
    const qint64 minutes = span.ms % msPerHour / msPerMinute;
    const qint64 seconds = span.ms % msPerMinute / msPerSecond;
    if (hours != 0)
        parts.append(TimeTr::tr("%1 h").arg(locale.toString(hours)));
    if (minutes != 0)
        parts.append(TimeTr::tr("%1 min").arg(locale.toString(minutes)));
    if (seconds != 0)
        parts.append(TimeTr::tr("%1 s").arg(locale.toString(seconds)));
    return parts.isEmpty() ? TimeTr::tr("no time") : parts.join(u' ');
}

QString timeOfDay(Instant at, const Zone &zone)
{
    const QTime time = QTime::fromMSecsSinceStartOfDay(static_cast<int>(zone.wallAt(at).msOfDay));
    const QLocale locale;
    const bool twelveHours = locale.timeFormat(QLocale::ShortFormat)
                                 .contains(QLatin1StringView("ap"), Qt::CaseInsensitive);
    return locale.toString(time, twelveHours ? QStringLiteral("h:mm AP") : QStringLiteral("HH:mm"));
}

QString instantText(Instant at, Instant now, const Zone &zone, bool withZone)
{
    const QDate date = zone.wallAt(at).date;
    const QDate today = zone.wallAt(now).date;
    const bool near = qAbs(today.daysTo(date)) <= weekdayReach;
    const QString day = dateText(date, today, near);
    const QString time = timeOfDay(at, zone);
    if (!withZone)
        return TimeTr::tr("%1 %2", "date, time").arg(day, time);
    return TimeTr::tr("%1 %2 %3", "date, time, zone").arg(day, time, zone.abbreviationAt(at));
}

QString shortInstant(Instant at, Instant now, const Zone &zone)
{
    const QString day = dateText(zone.wallAt(at).date, zone.wallAt(now).date, false);
    return TimeTr::tr("%1 %2", "date, time").arg(day, timeOfDay(at, zone));
}

bool differAt(Instant at, const WallClocks &clocks)
{
    return clocks.desk.offsetSecondsAt(at) != clocks.customer.offsetSecondsAt(at);
}

QString customerInstant(Instant at, Instant now, const WallClocks &clocks)
{
    if (!differAt(at, clocks))
        return {};
    const QString zone = theirZone(at, clocks);
    const QDate date = clocks.customer.wallAt(at).date;
    if (date == clocks.desk.wallAt(at).date)
        return TimeTr::tr("%1 %2", "time, zone").arg(timeOfDay(at, clocks.customer), zone);
    return TimeTr::tr("%1 %2", "date and time, zone")
        .arg(instantText(at, now, clocks.customer, false), zone);
}

QString bothInstants(Instant at, Instant now, const WallClocks &clocks)
{
    const QString here = instantText(at, now, clocks.desk);
    const QString there = customerInstant(at, now, clocks);
    return there.isEmpty() ? here : TimeTr::tr("%1 · %2", "desk, customer").arg(here, there);
}

QString exactInstant(Instant at, const Zone &zone)
{
    return TimeTr::tr("%1 %2 %3", "date, time, zone")
        .arg(exactDate(zone.wallAt(at).date), exactTime(at, zone), zone.abbreviationAt(at));
}

QString exactCustomerInstant(Instant at, const WallClocks &clocks)
{
    if (!differAt(at, clocks))
        return {};
    const QString zone = theirZone(at, clocks);
    const QString time = exactTime(at, clocks.customer);
    const QDate date = clocks.customer.wallAt(at).date;
    if (date == clocks.desk.wallAt(at).date)
        return TimeTr::tr("%1 %2", "time, zone").arg(time, zone);
    return TimeTr::tr("%1 %2 %3", "date, time, zone").arg(exactDate(date), time, zone);
}

} // namespace gander::words
