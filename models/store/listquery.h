// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The read side of lists: the ordered ids of a filter, their counts, counts by group.

#include "models/domain/listing.h"
#include "models/store/database.h"

namespace gander::store {

[[nodiscard]] Result<ListAnswer> orderedIds(Database &database, const ListRequest &request);
[[nodiscard]] Result<ListCount> countOf(Database &database, const ListRequest &request);
// By "outcome" "state" "severity" "devops" "customer" "product" "urgency"; largest first.
[[nodiscard]] Result<std::vector<std::pair<QString, qint64>>> countsBy(
    Database &database, const QString &field, const ListRequest &request);

// SQL for the key of a row's band at :now.
[[nodiscard]] QString bandExpression();

} // namespace gander::store
