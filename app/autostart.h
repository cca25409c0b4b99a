// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Starting at login: a file in the desktop's autostart folder (freedesktop.org, Desktop Application
// Autostart Specification). The file is the setting; there is no other.

#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

namespace gander::app {

// Where XDG_CONFIG_HOME says, or ~/.config.
[[nodiscard]] QString autostartPath();
// Does the desktop start this program? Not with a file that says it is hidden.
[[nodiscard]] bool startsAtLogin();
[[nodiscard]] Result<void> setStartsAtLogin(bool starts);

// The file's text for the program at that path.
[[nodiscard]] QByteArray autostartText(const QString &program);

} // namespace gander::app
