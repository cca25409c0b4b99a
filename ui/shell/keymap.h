// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The map of all keys as words, by where they hold: for the page of keys and for paper.

#include <QString>

#include <vector>

namespace gander::ui {

class Actions;

struct KeyLine {
    QString keys;
    QString text;
};
struct KeyGroup {
    QString name;
    std::vector<KeyLine> lines;
};

[[nodiscard]] std::vector<KeyGroup> keyGroups(const Actions &actions);

} // namespace gander::ui
