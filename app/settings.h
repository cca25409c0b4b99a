// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the user has chosen, as one value over QSettings. Nothing that matters lives there: a file
// of garbage reads as no choice made.

#include "app/options.h"
#include "models/domain/alarm.h"
#include "ui/shell/windowmemory.h"

#include <QString>

namespace gander::app {

struct Settings {
    ui::ThemeChoice theme = ui::ThemeChoice::System;
    int textSize = 100; // per cent
    QString desk;       // the last one; empty: the default
    ui::WindowMemory window;
    AlarmSettings alarms;

    friend bool operator==(const Settings &, const Settings &) = default;
};

// 'path' for tests; empty: the user's own file.
[[nodiscard]] Settings readSettings(const QString &path = {});
void writeSettings(const Settings &settings, const QString &path = {});

} // namespace gander::app
