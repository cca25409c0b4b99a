// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the rows of a list stand: all of one height but for the groups between them, so that no
// row has to be measured or remembered, however many there are.

#include "models/items/incidentgroups.h"

namespace gander::ui {

struct RowGeometry {
    const std::vector<items::Group> &groups;
    int rows = 0;
    int rowHeight = 34;
    int groupHeight = 26;

    [[nodiscard]] int topOf(int row) const;
    [[nodiscard]] int heightOf(int row) const;
    // Above the first row that one, below the last none (-1).
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] int height() const { return topOf(rows); }
};

} // namespace gander::ui
