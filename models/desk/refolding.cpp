// SPDX-License-Identifier: GPL-3.0-or-later

// The index of a desk made anew from its histories, where an older program made it. Histories stay
// as they are, and so does every deadline that the plan gives: it is the telling that grew.

#include "models/desk/deskparts.h"
#include "models/store/deskrows.h"
#include "models/store/eventrows.h"
#include "models/store/incidentrows.h"
#include "models/store/memorows.h"
#include "models/store/transaction.h"

namespace gander::desk {

using namespace Qt::StringLiterals;

QString currentIndex()
{
    return u"3"_s;
}

Result<void> refoldIfOld(Desk::Parts &parts)
{
    const auto index = store::deskFact(*parts.database, u"index"_s);
    if (!index)
        return index.error();
    if (*index == currentIndex())
        return {};
    auto transaction = store::Transaction::begin(*parts.database);
    if (!transaction)
        return transaction.error();
    const auto ids = store::allIncidents(*parts.database);
    if (!ids)
        return ids.error();
    for (const IncidentId id : *ids) {
        const auto head = store::incidentHead(*parts.database, id);
        if (!head)
            return head.error();
        const auto history = store::historyOf(*parts.database, id);
        if (!history)
            return history.error();
        const auto contracts = parts.contractsOf(*history);
        auto folded = contracts ? fold(*history, *contracts) : Result<Folded>(contracts.error());
        // What cannot be folded is for the check to name; the desk opens with what it has. What
        // cannot be read right now would keep the old index for good.
        if (!folded && folded.error().kind != ErrorKind::Corrupt)
            return folded.error();
        if (!folded)
            continue;
        folded->incident.id = id;
        folded->incident.uid = head->uid;
        folded->incident.revision = head->revision;
        auto memos = store::memosOf(*parts.database, id);
        if (!memos)
            return memos.error();
        std::erase_if(*memos, [&](const Memo &memo) { return !isShown(memo, folded->incident); });
        if (const auto done = store::updateIncident(
                *transaction, *folded, searchedWords(folded->incident, *history, *memos));
            !done)
            return done.error();
    }
    if (const auto done = store::setDeskFact(*transaction, u"index"_s, currentIndex()); !done)
        return done.error();
    return transaction->commit();
}

} // namespace gander::desk
