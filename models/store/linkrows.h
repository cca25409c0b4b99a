// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who is linked to whom and merged into whom: read from the index over incidents, in which each
// has the identity of its master and of the one that it duplicates.

#include "models/domain/listing.h"
#include "models/store/transaction.h"

#include <utility>

namespace gander::store {

// Whom 'history' speaks of, and who is linked to and merged into the incident of that identity; by
// number.
[[nodiscard]] Result<Relatives> relativesOf(
    Database &database, const QString &uid, const History &history);
// NotFound.
[[nodiscard]] Result<Relative> relative(Database &database, IncidentId id);
// Unset if there is none.
[[nodiscard]] Result<IncidentId> incidentByUid(Database &database, const QString &uid);

// Gives them a new revision, so that whoever shows them looks again: a link stands in one history
// alone, and is seen at both ends.
[[nodiscard]] Result<void> touch(
    const Transaction &transaction, const QStringList &uids, Revision revision);

// Of the open ones that are linked: each with its master.
using OutageLink = std::pair<IncidentId, IncidentId>;
[[nodiscard]] Result<std::vector<OutageLink>> openLinks(Database &database);
[[nodiscard]] Result<std::vector<OutageLink>> openLinksAmong(
    Database &database, const std::vector<IncidentId> &ids);
[[nodiscard]] Result<qint64> openLinkCount(Database &database);

} // namespace gander::store
