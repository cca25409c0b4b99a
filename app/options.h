// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The window's command line as a value.

#include "ui/kit/looks.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace gander::app {

// "system", "light", "dark".
[[nodiscard]] QString toKey(ui::ThemeChoice theme);
[[nodiscard]] std::optional<ui::ThemeChoice> themeFromKey(const QString &key);

constexpr int smallestText = 90;
constexpr int largestText = 150;

struct Options {
    QString desk;                         // empty: the last one, or the user's default
    bool demo = false;                    // the demonstration desk in the user's data folder
    std::optional<ui::ThemeChoice> theme; // otherwise as in the settings
    std::optional<int> textSize;          // per cent, likewise
    QString say;                          // help, version, or what is wrong: print it and leave
    int exitCode = 0;                     // with 'say'

    friend bool operator==(const Options &, const Options &) = default;
};

// 'arguments' without the program's name.
[[nodiscard]] Options readOptions(const QStringList &arguments);

} // namespace gander::app
