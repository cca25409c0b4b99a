// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/passon.h"

namespace gander {

using namespace Qt::StringLiterals;

QString resolutionOf(const History &history)
{
    const std::vector<bool> counts = effective(history);
    QString note;
    for (size_t i = 0; i < history.size(); ++i)
        if (counts[i] && history[i].kind == EventKind::Resolved)
            note = history[i].data.value("note"_L1).toString();
    return note;
}

Result<PassOn> passOnFrom(const IncidentDetail &master, const PassingOn &what)
{
    const Incident &incident = master.incident;
    PassOn action{.incident = {},
        .master = incident.id,
        .classification = {},
        .finding = {},
        .resolve = what.resolve,
        .note = what.note.isEmpty() && what.resolve ? resolutionOf(master.history) : what.note};
    if (!what.classify)
        return action;
    action.classification = what.classification ? what.classification : incident.classification;
    if (!action.classification)
        return Error{ErrorKind::Invalid,
            u"%1 has no class yet; classify it first, or say which class to pass on"_s.arg(
                deskNumber(incident.id))};
    if (const auto fault = faultOf(*action.classification))
        return Error{ErrorKind::Invalid, *fault};
    action.finding = what.finding.isEmpty() ? incident.finding : what.finding;
    return action;
}

} // namespace gander
