// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of incidents in the full-text index, which is their only home.

#include "models/domain/querymatch.h"
#include "models/store/transaction.h"

namespace gander::store {

[[nodiscard]] Result<void> insertWords(
    const Transaction &transaction, IncidentId id, const SearchedWords &words);
// Costs as much as taking them out and putting them in: only where they changed.
[[nodiscard]] Result<void> updateWords(
    const Transaction &transaction, IncidentId id, const SearchedWords &words);
// None where nothing was written.
[[nodiscard]] Result<std::optional<SearchedWords>> storedWords(Database &database, IncidentId id);
// Does the index hold the very words that stand beside it? Wants a connection that may write.
[[nodiscard]] Result<void> checkWordIndex(Database &database);

} // namespace gander::store
