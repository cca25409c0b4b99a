// SPDX-License-Identifier: GPL-3.0-or-later

// Desk's question for incidents that are like a report.

#include "models/desk/deskparts.h"
#include "models/store/similarquery.h"
#include "models/store/transaction.h"

namespace gander::desk {

Result<SimilarAnswer> Desk::similar(const SimilarQuestion &question) const
{
    const auto snapshot = store::Snapshot::begin(*m_parts->database);
    if (!snapshot)
        return snapshot.error();
    const auto finds = store::similarFinds(*m_parts->database, question);
    if (!finds)
        return finds.error();
    return similarTo(question, finds->stems, finds->candidates);
}

} // namespace gander::desk
