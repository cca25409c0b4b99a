// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The contracts of the demonstration desk's customers; the others have the standard plan.

#include "models/domain/contract.h"

#include <vector>

namespace gander::app {

// In force from 'effective' on.
[[nodiscard]] std::vector<Contract> demoContracts(const Zone &deskZone, Instant effective);

} // namespace gander::app
