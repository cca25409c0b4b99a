// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/queuewords.h"

#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace gander::ui {

namespace {

class QueueTr
{
    Q_DECLARE_TR_FUNCTIONS(Queue)
};

// One is spelt out, so that English needs no translation file for its plurals.
QString daysSpoken(int n)
{
    return n == 1 ? QueueTr::tr("1 day") : QueueTr::tr("%n days", nullptr, n);
}

QString hoursSpoken(int n)
{
    return n == 1 ? QueueTr::tr("1 hour") : QueueTr::tr("%n hours", nullptr, n);
}

QString minutesSpoken(int n)
{
    return n == 1 ? QueueTr::tr("1 minute") : QueueTr::tr("%n minutes", nullptr, n);
}

QString urgencySpoken(const Urgency &urgency, Instant now)
{
    if (isPausedAt(urgency, now))
        return *urgency.pausedLeft < 0
            ? QueueTr::tr("paused, overdue by %1").arg(spokenDuration(*urgency.pausedLeft))
            : QueueTr::tr("paused, %1 left").arg(spokenDuration(*urgency.pausedLeft));
    if (!urgency.edges)
        return words::urgencyWords(urgency, now);
    const QString left = spokenDuration(urgency.edges->due - now);
    switch (bandAt(urgency, now)) {
    case Band::Breached:
        return QueueTr::tr("overdue by %1").arg(left);
    case Band::Critical:
        return QueueTr::tr("due in %1, critical").arg(left);
    case Band::AtRisk:
        return QueueTr::tr("due in %1, at risk").arg(left);
    case Band::None:
    case Band::Calm:
    case Band::Paused:
    case Band::Met:
    case Band::MetLate:
        break;
    }
    return QueueTr::tr("due in %1").arg(left);
}

QString classText(const IncidentRow &row)
{
    return row.classification ? words::classificationName(*row.classification) : QString();
}

} // namespace

items::IncidentListModel::Words queueWords(const Clock &clock, const Zone &zone)
{
    using items::ColumnName;
    const auto instant = [&clock, zone](std::optional<Instant> at) {
        return at ? words::instantText(*at, clock.now(), zone, false) : QString();
    };
    items::IncidentListModel::Words words;
    words.columns = {
        {ColumnName::TimeLeft, QStringLiteral("left"), QueueTr::tr("Time left"),
            [&clock](
                const IncidentRow &row) { return words::urgencyWords(row.urgency, clock.now()); },
            SortBy::Due},
        {ColumnName::Number, QStringLiteral("number"), QueueTr::tr("ID"),
            [](const IncidentRow &row) { return deskNumber(row.id); }, SortBy::Number},
        {ColumnName::Title, QStringLiteral("title"), QueueTr::tr("Incident"),
            [](const IncidentRow &row) { return row.title; }, SortBy::Title},
        {ColumnName::Customer, QStringLiteral("customer"), QueueTr::tr("Customer"),
            [](const IncidentRow &row) { return row.customer; }, SortBy::Customer},
        {ColumnName::Product, QStringLiteral("product"), QueueTr::tr("Product"),
            [](const IncidentRow &row) { return row.product; }, SortBy::Product},
        {ColumnName::Class, QStringLiteral("class"), QueueTr::tr("Class"), classText,
            SortBy::Class},
        {ColumnName::Owner, QStringLiteral("owner"), QueueTr::tr("Owner"),
            [](const IncidentRow &row) {
                return row.assignee.isEmpty() ? QueueTr::tr("Nobody yet") : row.assignee;
            },
            SortBy::Assignee},
        {ColumnName::State, QStringLiteral("state"), QueueTr::tr("State"),
            [](const IncidentRow &row) { return words::stateName(row.state); }, SortBy::State},
        {ColumnName::Reported, QStringLiteral("reported"), QueueTr::tr("Reported"),
            [instant](const IncidentRow &row) { return instant(row.reportedAt); },
            SortBy::Reported},
        {ColumnName::Updated, QStringLiteral("updated"), QueueTr::tr("Updated"),
            [instant](const IncidentRow &row) { return instant(row.updatedAt); }, SortBy::Updated},
        {ColumnName::Target, QStringLiteral("target"), QueueTr::tr("Target"),
            [instant](const IncidentRow &row) { return instant(row.target); }, SortBy::Target},
    };
    words.group = [&clock, zone](const items::Group &group) {
        return QueueTr::tr("%1, %2").arg(
            groupTitle(group, clock.now(), zone), groupNote(group, zone));
    };
    words.spoken = [&clock](const IncidentRow &row) { return spokenRow(row, clock.now()); };
    return words;
}

QString groupTitle(const items::Group &group, Instant now, const Zone &zone)
{
    const QLocale locale;
    const int year = zone.wallAt(now).date.year();
    switch (group.kind) {
    case items::GroupKind::Overdue:
        return QueueTr::tr("Overdue");
    case items::GroupKind::NoDeadline:
        return QueueTr::tr("No deadline");
    case items::GroupKind::Day:
        if (group.today)
            return QueueTr::tr("Today");
        return locale.toString(group.first,
            group.first.year() == year ? QueueTr::tr("ddd d MMM") : QueueTr::tr("ddd d MMM yyyy"));
    case items::GroupKind::Month:
        break;
    }
    if (group.first.day() > 1)
        return QueueTr::tr("%1–%2 %3", "days of a month, its name")
            .arg(locale.toString(group.first.day()), locale.toString(group.first.daysInMonth()),
                locale.toString(group.first, QueueTr::tr("MMMM yyyy")));
    return locale.toString(group.first, QueueTr::tr("MMMM yyyy"));
}

QString groupNote(const items::Group &group, const Zone &zone)
{
    const QString count = QLocale().toString(group.count);
    if (!group.today)
        return count;
    return QueueTr::tr("%1 · until 24:00 %2").arg(count, zone.abbreviationAt(group.until));
}

QString spokenRow(const IncidentRow &row, Instant now)
{
    QStringList parts{deskNumber(row.id), row.title, urgencySpoken(row.urgency, now)};
    if (row.classification)
        parts.append(words::classificationName(*row.classification));
    if (!row.customer.isEmpty())
        parts.append(row.customer);
    parts.append(row.assignee.isEmpty() ? QueueTr::tr("owner nobody yet")
                                        : QueueTr::tr("owner %1").arg(row.assignee));
    if (row.linked > 0)
        parts.append(QueueTr::tr("master of %n linked", nullptr, static_cast<int>(row.linked)));
    else if (row.master.isSet())
        parts.append(QueueTr::tr("linked to %1").arg(deskNumber(row.master)));
    return parts.join(QueueTr::tr(", "));
}

QString spokenDuration(qint64 ms)
{
    const qint64 all = (ms < 0 ? -ms : ms) / msPerMinute;
    const int days = static_cast<int>(all / (24 * 60));
    const int hours = static_cast<int>(all / 60 % 24);
    const int minutes = static_cast<int>(all % 60);
    if (all == 0)
        return QueueTr::tr("under 1 minute");
    if (days >= 10 || (days > 0 && hours == 0))
        return daysSpoken(days);
    if (days > 0)
        return QueueTr::tr("%1 %2").arg(daysSpoken(days), hoursSpoken(hours));
    if (hours == 0)
        return minutesSpoken(minutes);
    if (minutes == 0)
        return hoursSpoken(hours);
    return QueueTr::tr("%1 %2").arg(hoursSpoken(hours), minutesSpoken(minutes));
}

} // namespace gander::ui
