// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the user's own desk lies, and who the user is to the operating system.

#include "models/domain/result.h"

#include <QString>

namespace gander::app {

// What GANDER_DESK names, else desk.gander in the user's data folder; nothing is made.
[[nodiscard]] QString defaultDeskPath();
// Makes the folder of the user's own desk, readable by its owner alone; leaves an existing one be.
[[nodiscard]] Result<void> makeDeskFolder();
// The operating system's name for who runs the program; never empty.
[[nodiscard]] QString systemUser();

} // namespace gander::app
