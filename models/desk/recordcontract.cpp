// SPDX-License-Identifier: GPL-3.0-or-later

// Puts a contract version in force, and moves the customer's open incidents to it where that is
// asked for: all in one transaction, nothing broken that nobody agreed to.

#include "models/desk/acts/decision.h"
#include "models/desk/contracting.h"
#include "models/desk/recorder.h"
#include "models/domain/roles.h"
#include "models/store/deskrows.h"
#include "models/store/incidentrows.h"

#include <algorithm>

namespace gander::desk {

using namespace Qt::StringLiterals;

Result<Receipt> Recorder::setContract(const SetContract &action, const Act &act)
{
    if (act.actor.name.trimmed().isEmpty())
        return Error{ErrorKind::Invalid, u"nobody is named as the actor"_s};
    if (const auto fault = tooLong(act))
        return Error{ErrorKind::Invalid, *fault};
    if (const auto allowed = checkRole(act.actor, Deed::SetContract); !allowed)
        return allowed.error();
    // A version that moves nothing leaves no event to know the act by.
    const QString id = act.id.toString(QUuid::WithoutBraces);
    const auto last = store::deskFact(m_transaction.database(), u"contract-act"_s);
    if (!last)
        return last.error();
    if (*last == id)
        return Receipt{.act = act.id, .revision = m_standing.revision};
    if (const auto done = store::setDeskFact(m_transaction, u"contract-act"_s, id); !done)
        return done.error();
    auto contract = readyContract(action.contract);
    if (!contract)
        return contract.error();
    const auto versions = store::contractVersions(m_transaction.database(), contract->name);
    if (!versions)
        return versions.error();
    contract->version = versions->empty() ? 1 : versions->front().contract.version + 1;
    const auto chain = store::insertContract(
        m_transaction, *contract, {m_now, act.actor.name, act.reason, act.actor.role});
    if (!chain)
        return chain.error();
    m_anchor.kept->contracts = chain->count;
    m_anchor.kept->contractHead = QString::fromLatin1(chain->head.toHex());
    m_contracts.remove(contract->name);
    Receipt receipt{.act = act.id, .revision = ++m_standing.revision};
    if (!action.openToo)
        return receipt;
    if (const auto done = moveOpen(*contract, action, act); !done)
        return done.error();
    receipt.revision = m_standing.revision;
    return receipt;
}

Result<void> Recorder::moveOpen(const Contract &contract, const SetContract &action, const Act &act)
{
    const auto open = store::openIncidentsOf(m_transaction.database(), contract.name);
    if (!open)
        return open.error();
    QStringList unnamed;
    for (const IncidentId id : *open) {
        const auto known = m_parts.incident(id);
        if (!known)
            return known.error();
        if (!contract.holdsAt(known->incident.reportedAt))
            continue;
        const auto foreseen = foreseeMove(m_parts, *known, contract, m_now);
        if (!foreseen)
            return foreseen.error();
        const bool isNamed =
            std::find(action.broken.begin(), action.broken.end(), id) != action.broken.end();
        if (foreseen->breaks && (!isNamed || act.reason.trimmed().isEmpty())) {
            unnamed << deskNumber(id);
            continue;
        }
        const Act one{.id = act.id,
            .actor = act.actor,
            .reason = act.reason,
            .action = MoveContract{id, contract.ref()}};
        auto decision = decide(Situation{one, *known, m_now});
        if (!decision)
            return decision.error();
        if (const auto done = record(*known, std::move(*decision), act.id); !done)
            return done.error();
    }
    if (unnamed.isEmpty())
        return {};
    return Error{ErrorKind::Conflict,
        u"it would break the promise of %1; name them and who agreed, or put it in force for new "
        "reports only"_s.arg(unnamed.join(u", "_s))};
}

} // namespace gander::desk
