// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Incidents as they stood when an act on them was begun, so that what came since can be told.

#include "models/domain/action.h"
#include "models/domain/listing.h"

#include <vector>

namespace gander::desk {
class Desk;
}

namespace gander::ui {

// Of more than these at once nobody looks at each.
constexpr size_t mostSeen = 200;

// In the order asked for; those that are gone are left out.
[[nodiscard]] Result<std::vector<IncidentDetail>> detailsOf(
    const desk::Desk &desk, const std::vector<IncidentId> &incidents);

// 'act' was decided on what is 'known'.
void markSeen(Act &act, const IncidentDetail &known);
// The same for each of 'acts' whose incident is among them.
void markSeen(std::vector<Act> &acts, const std::vector<IncidentDetail> &known);

} // namespace gander::ui
