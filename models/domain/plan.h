// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The standard plan of the company, in one place (plan.md 2 to 4).

#include "models/domain/contract.h"

namespace gander {

// Its name as a contract: "Standard plan".
[[nodiscard]] QString standardPlanName();
// The plan on the wall clock of 'deskZone'.
[[nodiscard]] Contract standardPlan(const Zone &deskZone);

} // namespace gander
