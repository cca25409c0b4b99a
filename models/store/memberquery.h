// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who is in a query, in no order: all of it once, then only those that may have come or gone.

#include "models/domain/listing.h"
#include "models/store/database.h"
#include "models/store/idset.h"

namespace gander::store {

[[nodiscard]] Result<IdSet> membersOf(Database &database, const ListRequest &request);
// Looks at 'ids' alone, and puts each into 'members' or takes it out.
[[nodiscard]] Result<void> lookAmong(Database &database, const ListRequest &request,
    const std::vector<IncidentId> &ids, IdSet &members);
// The clock that an incident's urgency goes by.
struct LiveClock {
    IncidentId id;
    Urgency urgency;
};
// By number. Those of 'ids' that have one, or of all incidents.
[[nodiscard]] Result<std::vector<LiveClock>> liveClocks(Database &database);
[[nodiscard]] Result<std::vector<LiveClock>> liveClocksAmong(
    Database &database, const std::vector<IncidentId> &ids);

} // namespace gander::store
