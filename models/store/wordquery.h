// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Search by words as SQL over the full-text index: what to match, as a condition of a list, and
// the order of a search: newest first, by rank where the hits are few.

#include "models/domain/listing.h"
#include "models/store/database.h"

namespace gander::store {

// The words of a query as texts for MATCH; no text is ever put into SQL.
struct WordMatch {
    QString strict;        // those that are found, or the excluded ones where there are no others
    bool excludes = false; // strict is what must not be found
    // Where a sought beginning is longer than the index keeps, the engine must gather all hits
    // before it gives the first. 'loose' finds at least as much and begins at once; 'exact' are
    // the texts that sift it, true for those that must not be found.
    QString loose;
    std::vector<std::pair<QString, bool>> exact;

    [[nodiscard]] bool isEmpty() const { return strict.isEmpty(); }
};
[[nodiscard]] WordMatch wordMatch(const Query &query);
// On the table incident, with what is bound to 'placeholder'.
[[nodiscard]] QString wordCondition(const WordMatch &match, const QString &placeholder);

// Is there a word to be found, and so seldom that each hit may be looked up?
[[nodiscard]] Result<bool> hasFewHits(Database &database, const Query &query);
// Does a search have an order of its own?
[[nodiscard]] bool hasMatchOrder(const ListRequest &request);
// The places of such a search from offset on, as many as its limit says.
[[nodiscard]] Result<std::vector<ListEntry>> matchedIds(
    Database &database, const ListRequest &request);

} // namespace gander::store
