// SPDX-License-Identifier: GPL-3.0-or-later

// What an import would do, told by the functions that do it.

#include "models/desk/acts/decision.h"
#include "models/desk/deskparts.h"
#include "models/store/incidentrows.h"

#include <QSet>

namespace gander::desk {

using namespace Qt::StringLiterals;

Result<TakeOverCount> Desk::foresee(
    const std::vector<TakeOver> &incidents, const Actor &actor) const
{
    TakeOverCount count;
    QSet<QString> madeHere;
    for (const TakeOver &given : incidents) {
        const TakeOver taken = inText(given);
        const QString &key = taken.facts.key;
        IncidentId id;
        if (!key.isEmpty()) {
            const auto known = store::incidentByKey(*m_parts->database, key);
            if (!known)
                return known.error();
            id = *known;
        }
        if (id.isSet()) {
            const auto known = m_parts->incident(id);
            if (!known)
                return known.error();
            const bool same = newlyTold(taken, *known, actor).empty();
            ++(same ? count.unchanged : count.updated);
            continue;
        }
        if (const auto fault = faultOf(taken.facts))
            return Error{ErrorKind::Invalid, key.isEmpty() ? *fault : u"%1: %2"_s.arg(key, *fault)};
        // The same key again within the file would meet what its first row made.
        const bool again = !key.isEmpty() && madeHere.contains(key);
        ++(again ? count.updated : count.created);
        madeHere.insert(key);
    }
    return count;
}

} // namespace gander::desk
