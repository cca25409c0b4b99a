// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desk/seen.h"

#include "models/desk/desk.h"

#include <QHash>

namespace gander::ui {

namespace {

IncidentId incidentOf(const Act &act)
{
    return std::visit(
        [](const auto &action) {
            if constexpr (requires { action.incident; })
                return action.incident;
            else
                return IncidentId();
        },
        act.action);
}

} // namespace

Result<std::vector<IncidentDetail>> detailsOf(
    const desk::Desk &desk, const std::vector<IncidentId> &incidents)
{
    std::vector<IncidentDetail> known;
    known.reserve(incidents.size());
    for (const IncidentId id : incidents) {
        auto detail = desk.incident(id);
        if (detail)
            known.push_back(*std::move(detail));
        else if (detail.error().kind != ErrorKind::NotFound)
            return detail.error();
    }
    return known;
}

void markSeen(Act &act, const IncidentDetail &known)
{
    act.seen = known.incident.revision;
    act.seenSeq = known.history.empty() ? 0 : known.history.back().seq;
}

void markSeen(std::vector<Act> &acts, const std::vector<IncidentDetail> &known)
{
    QHash<IncidentId, const IncidentDetail *> places;
    for (const IncidentDetail &one : known)
        places.insert(one.incident.id, &one);
    for (Act &act : acts)
        if (const IncidentDetail *one = places.value(incidentOf(act)))
            markSeen(act, *one);
}

} // namespace gander::ui
