// SPDX-License-Identifier: GPL-3.0-or-later

// Desk's question for the guaranteed hours of development of a month.

#include "models/desk/deskparts.h"
#include "models/store/incidentrows.h"

namespace gander::desk {

Result<std::optional<MonthHours>> Desk::Parts::hoursOf(
    const IncidentDetail &known, Instant at) const
{
    std::optional<MonthHours> hours = monthHours(known.contract, at);
    if (!hours)
        return hours;
    const auto touched =
        store::requestsTouchedSince(*database, known.incident.customer, hours->from);
    if (!touched)
        return touched.error();
    for (const IncidentId id : *touched) {
        if (id == known.incident.id)
            continue;
        const auto other = incident(id);
        if (!other)
            return other.error();
        countReserved(*hours, other->incident);
    }
    return hours;
}

Result<std::optional<MonthHours>> Desk::hours(IncidentId id) const
{
    const auto snapshot = store::Snapshot::begin(*m_parts->database);
    if (!snapshot)
        return snapshot.error();
    const auto known = m_parts->incident(id);
    if (!known)
        return known.error();
    return m_parts->hoursOf(*known, m_parts->clock->now());
}

} // namespace gander::desk
