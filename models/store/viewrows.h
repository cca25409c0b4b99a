// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The table of saved views: row to value and back.

#include "models/domain/listing.h"
#include "models/store/pagescan.h"
#include "models/store/transaction.h"

#include <optional>

namespace gander::store {

// Of the columns of its table as they lie in a file.
[[nodiscard]] SavedView viewOfRaw(const std::vector<RawValue> &values);
// Does the hash that lies beside them say the same?
[[nodiscard]] bool isViewAsKept(const std::vector<RawValue> &values);
// Those of 'owner' and what others share, by name.
[[nodiscard]] Result<std::vector<SavedView>> viewsFor(Database &database, const QString &owner);
// Of that number, or nothing.
[[nodiscard]] Result<std::optional<SavedView>> viewOf(Database &database, qint64 id);
// The number of the one that 'owner' keeps under 'name' however it is written; 0 if there is none.
[[nodiscard]] Result<qint64> viewNamed(
    Database &database, const QString &owner, const QString &name);
[[nodiscard]] Result<qint64> viewCountOf(Database &database, const QString &owner);
// Its number.
[[nodiscard]] Result<qint64> insertView(const Transaction &transaction, const SavedView &view);
[[nodiscard]] Result<void> updateView(const Transaction &transaction, const SavedView &view);
[[nodiscard]] Result<void> deleteView(const Transaction &transaction, qint64 id);

} // namespace gander::store
