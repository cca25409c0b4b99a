// SPDX-License-Identifier: GPL-3.0-or-later

// Hashes for what an older program wrote without, and the anchor's word on what leaves no event.

#include "models/desk/deskparts.h"
#include "models/store/deskrows.h"
#include "models/store/sealrows.h"

namespace gander::desk {

Result<void> sealIfOld(Desk::Parts &parts)
{
    const auto unsealed = store::isUnsealed(*parts.database);
    if (!unsealed)
        return unsealed.error();
    if (!*unsealed)
        return {};
    auto transaction = store::Transaction::begin(*parts.database);
    if (!transaction)
        return transaction.error();
    if (const auto done = store::sealAll(*transaction); !done)
        return done.error();
    const auto known = store::anchorOf(*parts.database);
    if (!known)
        return known.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();
    // Of the events it goes on to tell what it knew: they were not looked at here.
    if (auto anchor = store::readAnchor(parts.facts.path); anchor && anchor->uid == known->uid) {
        anchor->kept = known->kept;
        store::writeAnchor(parts.facts.path, *anchor);
    }
    return {};
}

Result<void> commitWords(Desk::Parts &parts, store::Transaction &transaction)
{
    const auto known = store::anchorOf(transaction.database());
    if (!known)
        return known.error();
    if (const auto done = transaction.commit(); !done)
        return done.error();
    store::writeAnchor(parts.facts.path, *known);
    return {};
}

} // namespace gander::desk
