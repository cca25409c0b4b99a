// SPDX-License-Identifier: GPL-3.0-or-later

// What the master of an outage came to, given to one of its reports: by the very rules that a class
// and a resolution of its own would go by.

#include "models/desk/acts/decision.h"

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

bool hasIt(const Incident &incident, const PassOn &action)
{
    return incident.classification == action.classification
        && (action.finding.isEmpty() || action.finding == incident.finding);
}

} // namespace

Result<Decision> decide(const PassOn &action, const Situation &situation)
{
    const Incident &incident = situation.incident();
    const QString own = deskNumber(action.incident);
    const QString master = deskNumber(action.master);
    if (!action.classification && !action.resolve)
        return Error{ErrorKind::Invalid, u"neither a class nor a resolution is passed on"_s};
    if (!situation.other || incident.master != situation.other->uid)
        return Error{ErrorKind::Conflict, u"%1 is not linked to %2"_s.arg(own, master)};
    const bool classifies = action.classification && !hasIt(incident, action);
    if (!classifies && !action.resolve)
        return Error{ErrorKind::Conflict, u"%1 has this class already"_s.arg(own)};

    // A new class needs a reason: that it is the master's is one.
    Act act = situation.act;
    if (act.reason.trimmed().isEmpty() && incident.classification)
        act.reason = master;
    IncidentDetail between = situation.known;
    Decision decision;
    if (classifies) {
        auto classified = decide(Classify{action.incident, *action.classification, action.finding},
            Situation{act, situation.known, situation.now});
        if (!classified)
            return classified;
        decision = std::move(*classified);
        between.incident.classification = action.classification;
    }
    if (action.resolve) {
        act.reason.clear(); // it is no closing note
        auto resolved =
            decide(Resolve{action.incident, action.note}, Situation{act, between, situation.now});
        if (!resolved)
            return resolved;
        decision.events.insert(
            decision.events.end(), resolved->events.begin(), resolved->events.end());
    }
    for (Event &event : decision.events)
        if (event.kind == EventKind::Classified || event.kind == EventKind::Resolved)
            event.data.insert(u"passed-on"_s,
                QJsonObject{{u"other"_s, situation.other->uid}, {u"number"_s, master}});
    decision.undoable = true;
    return decision;
}

} // namespace gander::desk
