// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/customers/contractdraft.h"

#include <QStringList>
#include <QTime>

namespace gander::ui {

namespace {

QString joinedNames(const QStringList &names)
{
    return names.join(QStringLiteral(", "));
}

QString dialText(qint64 ms)
{
    return QStringLiteral("%1:%2")
        .arg(ms / msPerHour, 2, 10, QLatin1Char('0'))
        .arg(ms % msPerHour / msPerMinute, 2, 10, QLatin1Char('0'));
}

// "9", "09:00", "24:00"; -1 where it is no time.
qint64 dialFromText(const QString &text)
{
    const QStringList parts = text.trimmed().split(QLatin1Char(':'));
    if (parts.size() > 2)
        return -1;
    bool read = false;
    const int hour = parts.front().toInt(&read);
    if (!read || hour < 0 || hour > 24)
        return -1;
    int minute = 0;
    if (parts.size() == 2) {
        minute = parts.back().toInt(&read);
        if (!read || parts.back().size() != 2 || minute < 0 || minute > 59)
            return -1;
    }
    const qint64 ms = hour * msPerHour + minute * msPerMinute;
    return ms > msPerDay ? -1 : ms;
}

ClauseText textOfClause(const Clause &clause)
{
    ClauseText text{.kind = clause.kind,
        .subject = clause.subject,
        .cells = clause.cells,
        .amount = {},
        .text = clause.text};
    if (clause.span) {
        const QJsonObject span = gander::toJson(*clause.span);
        text.amount = QString::number(span.value(QLatin1String("value")).toInteger());
        text.unit = span.value(QLatin1String("unit")).toString();
    }
    return text;
}

PauseText textOfPause(const PauseRule &rule)
{
    PauseText text{.state = rule.state,
        .reason = rule.reason,
        .classify = rule.classify,
        .resolve = rule.resolve,
        .atMost = {}};
    if (rule.atMost) {
        // Parts of an hour stay exact: "1.5".
        text.atMost = QString::number(
            static_cast<double>(*rule.atMost) / static_cast<double>(msPerHour), 'g', 12);
    }
    return text;
}

} // namespace

ContractDraft draftOf(const Contract &contract)
{
    ContractDraft draft{
        .name = contract.name,
        .effective = textOf(contract.zone.wallAt(contract.effective)),
        .zone = contract.zone.name(),
        .firstDay = contract.firstDay ? contract.firstDay->toString(Qt::ISODate) : QString(),
        .lastDay = contract.lastDay ? contract.lastDay->toString(Qt::ISODate) : QString(),
        .outsidePlan = contract.outsidePlan,
        .anchor = contract.anchor,
        .working = contract.hasHours(),
        .productsCovered = joinedNames(contract.productsCovered),
        .productsLeftOut = joinedNames(contract.productsLeftOut),
        .devHours = contract.devHours ? QString::number(*contract.devHours) : QString(),
    };
    if (contract.hours.weekly) {
        for (size_t day = 0; day < draft.weekly.size(); ++day)
            draft.weekly[day] = textOf((*contract.hours.weekly)[day]);
    }
    for (const auto &[date, periods] : contract.hours.dateHours)
        draft.dateHours.push_back({date.toString(Qt::ISODate), textOf(periods)});
    for (const auto &[date, periods] : contract.hours.breaks)
        draft.breaks.push_back({date.toString(Qt::ISODate), textOf(periods)});
    for (const Holiday &holiday : contract.holidays)
        draft.holidays.push_back(
            {holiday.date.toString(Qt::ISODate), holiday.yearly, holiday.name});
    for (const Clause &clause : contract.clauses)
        draft.clauses.push_back(textOfClause(clause));
    for (const PauseRule &rule : contract.pauses)
        draft.pauses.push_back(textOfPause(rule));
    QStringList alarms;
    for (const int percent : contract.alarms)
        alarms << QString::number(percent);
    draft.alarms = joinedNames(alarms);
    return draft;
}

std::optional<DialPeriods> periodsFromText(const QString &text)
{
    DialPeriods periods;
    QString plain = text.trimmed();
    plain.replace(QChar(0x2013), QLatin1Char('-')); // an en dash, as people paste it
    if (plain.isEmpty())
        return periods;
    for (const QString &part : plain.split(QLatin1Char(','))) {
        const QStringList ends = part.split(QLatin1Char('-'));
        if (ends.size() != 2)
            return std::nullopt;
        const DialPeriod period{dialFromText(ends.front()), dialFromText(ends.back())};
        if (period.open < 0 || period.open >= msPerDay || period.close < 0)
            return std::nullopt;
        periods.push_back(period);
    }
    return periods;
}

QString textOf(const DialPeriods &periods)
{
    QStringList parts;
    for (const DialPeriod &period : periods)
        parts << dialText(period.open) + QLatin1Char('-') + dialText(period.close);
    return joinedNames(parts);
}

QDate dateFromText(const QString &text, bool yearly)
{
    const QString plain = text.trimmed();
    // A leap year, so that 29 February is a day too.
    if (yearly && plain.size() == 5)
        return QDate::fromString(QStringLiteral("2024-") + plain, Qt::ISODate);
    return plain.size() == 10 ? QDate::fromString(plain, Qt::ISODate) : QDate();
}

std::optional<WallTime> wallFromText(const QString &text)
{
    const QString plain = text.trimmed();
    const QDate date = dateFromText(plain.left(10));
    const QTime time = QTime::fromString(plain.mid(11), QStringLiteral("HH:mm"));
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return WallTime{date, time.msecsSinceStartOfDay()};
}

QString textOf(const WallTime &wall)
{
    return wall.date.toString(Qt::ISODate) + QLatin1Char(' ') + dialText(wall.msOfDay);
}

QString faultAt(const std::vector<TermFault> &faults, const QString &place)
{
    QStringList found;
    for (const TermFault &fault : faults) {
        const QString rest = fault.place.mid(place.size());
        if (fault.place.startsWith(place)
            && (rest.isEmpty() || rest.front() == QLatin1Char('.')
                || rest.front() == QLatin1Char('[')))
            found << fault.problem;
    }
    return found.join(QLatin1Char('\n'));
}

QString clausePlace(size_t index)
{
    return QStringLiteral("clauses[%1]").arg(index);
}

QString weekdayPlace(size_t index)
{
    static const QStringList days{QStringLiteral("mon"), QStringLiteral("tue"),
        QStringLiteral("wed"), QStringLiteral("thu"), QStringLiteral("fri"), QStringLiteral("sat"),
        QStringLiteral("sun")};
    return QStringLiteral("hours.") + days.at(static_cast<qsizetype>(index));
}

} // namespace gander::ui
