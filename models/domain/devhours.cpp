// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/devhours.h"

#include <algorithm>

namespace gander {

using namespace Qt::StringLiterals;

namespace {

QString inHours(int tenths)
{
    return QString::number(tenths / 10.0, 'f', tenths % 10 == 0 ? 0 : 1);
}

QDate monthAfter(QDate first)
{
    return first.month() == 12 ? QDate(first.year() + 1, 1, 1)
                               : QDate(first.year(), first.month() + 1, 1);
}

} // namespace

int MonthHours::reservedTenths() const
{
    int sum = 0;
    for (const HoursReserved &one : reserved)
        sum += one.tenths;
    return sum;
}

std::optional<MonthHours> monthHours(const Contract &contract, Instant at)
{
    if (!contract.devHours)
        return {};
    const QDate today = contract.zone.wallAt(at).date;
    MonthHours hours;
    hours.month = QDate(today.year(), today.month(), 1);
    hours.from = contract.zone.instantOf({hours.month, 0});
    hours.until = contract.zone.instantOf({monthAfter(hours.month), 0});
    hours.guaranteed = 10 * *contract.devHours;
    return hours;
}

void countReserved(MonthHours &hours, const Incident &incident)
{
    if (!incident.hours || !incident.hours->approver.isEmpty() || incident.hoursAt < hours.from
        || incident.hoursAt >= hours.until)
        return;
    hours.reserved.push_back({incident.id, incident.title, incident.hours->tenths});
}

std::optional<QString> faultOf(const HoursAsked &asked, const std::optional<MonthHours> &hours)
{
    if (!hours)
        return u"the contract guarantees no hours of development"_s;
    if (asked.tenths < 1 || asked.tenths > mostHoursAsked)
        return u"an estimate is between 0.1 and %1 hours"_s.arg(inHours(mostHoursAsked));
    if (asked.approver.isEmpty() && asked.tenths > hours->left())
        return u"%1 h are asked and %2 h are left of the month; name who is asked to approve"_s.arg(
            inHours(asked.tenths), inHours(std::max(0, hours->left())));
    return {};
}

} // namespace gander
