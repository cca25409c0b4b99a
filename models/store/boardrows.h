// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the board is counted of: who is open, and which clocks finished of late. All of it once,
// then only those that may have changed.

#include "models/domain/classification.h"
#include "models/domain/urgency.h"
#include "models/store/database.h"

#include <optional>
#include <vector>

namespace gander::store {

struct OpenOne {
    IncidentId id;
    std::optional<Classification> classification;
    Urgency urgency;
};
// By number.
[[nodiscard]] Result<std::vector<OpenOne>> openOnes(Database &database);
[[nodiscard]] Result<std::vector<OpenOne>> openAmong(
    Database &database, const std::vector<IncidentId> &ids);

struct FinishedClock {
    IncidentId id;
    Instant done;
    bool isMet = false;
};
// As they finished; those without a deadline are no part of it.
[[nodiscard]] Result<std::vector<FinishedClock>> finishedAfter(Database &database, Instant after);
[[nodiscard]] Result<std::vector<FinishedClock>> finishedAmong(
    Database &database, const std::vector<IncidentId> &ids);

} // namespace gander::store
