// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/contracting.h"

#include "models/desk/acts/decision.h"

namespace gander::desk {

using namespace Qt::StringLiterals;

// That the version exists is known before; finished clocks keep theirs by the fold.
Result<Decision> decide(const MoveContract &action, const Situation &situation)
{
    const Incident &incident = situation.incident();
    if (!isOpen(incident.state))
        return Error{ErrorKind::Conflict,
            u"incident %1 is %2; finished clocks never move"_s.arg(incident.id.number())
                .arg(toKey(incident.state))};
    if (incident.contract == action.to)
        return Error{ErrorKind::Conflict,
            u"incident %1 is under contract %2, version %3 already"_s.arg(
                QString::number(incident.id.number()), action.to.name,
                QString::number(action.to.version))};
    QJsonObject data = moveData(action.to, incident.contract);
    if (!situation.act.reason.isEmpty())
        data.insert(u"reason"_s, situation.act.reason);
    Decision decision;
    decision.events.push_back(situation.event(EventKind::ContractMoved, data));
    decision.undoable = true;
    return decision;
}

} // namespace gander::desk
