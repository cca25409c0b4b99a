// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of incidents in the full-text index, which is their only home.

#include "models/domain/querymatch.h"
#include "models/store/transaction.h"

#include <QHash>

#include <vector>

namespace gander::store {

[[nodiscard]] Result<void> insertWords(
    const Transaction &transaction, IncidentId id, const SearchedWords &words);
// Costs as much as taking them out and putting them in: only where they changed.
[[nodiscard]] Result<void> updateWords(
    const Transaction &transaction, IncidentId id, const SearchedWords &words);
// Of those for which words were written.
[[nodiscard]] Result<QHash<IncidentId, SearchedWords>> storedWords(
    Database &database, const std::vector<IncidentId> &ids);
// Does the index hold the very words that stand beside it? Wants a connection that may write.
[[nodiscard]] Result<void> checkWordIndex(Database &database);

} // namespace gander::store
