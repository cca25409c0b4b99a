// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The managers' board by counts over the index, and what the past must be folded for instead.

#include "models/domain/board.h"
#include "models/store/database.h"

namespace gander::store {

// The board as of 'at', of the incidents alone that have not changed since: an incident's row is
// what it was then if nothing was recorded of it later. 'soonest' is an order by deadlines still,
// of all that may be among the soonest.
[[nodiscard]] Result<Board> boardOf(Database &database, Instant at);

enum class Reach {
    All,
    Open,     // those that may have been open then
    Finished, // these, and those of which a clock may have finished in the board's reach
};
// Ids of incidents reported by 'at' of which something was recorded later, so that their rows tell
// nothing about 'at'; leaves out only those that 'reach' surely has no use for.
[[nodiscard]] Result<std::vector<IncidentId>> incidentsChangedAfter(
    Database &database, Instant at, Reach reach);

} // namespace gander::store
