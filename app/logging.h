// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The message handler: everything Qt and we say goes to a log file in the state folder, and to
// standard error from warnings on.

#include <QString>

namespace gander::app {

// Where the log is kept; empty if no folder can be written.
[[nodiscard]] QString logFile();
// From here on until the program ends. Without a log file, standard error alone.
void startLogging();

} // namespace gander::app
