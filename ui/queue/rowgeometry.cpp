// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/rowgeometry.h"

#include <algorithm>

namespace gander::ui {

int RowGeometry::topOf(int row) const
{
    const auto above = static_cast<int>(items::groupsAbove(groups, row));
    return (row - above) * rowHeight + above * groupHeight;
}

int RowGeometry::heightOf(int row) const
{
    return items::atRow(groups, row).group ? groupHeight : rowHeight;
}

int RowGeometry::rowAt(int y) const
{
    if (rows == 0 || y >= height())
        return -1;
    // The last group that begins at or above y, then so many rows below it.
    const auto topOfGroup = [this](const items::Group &group) {
        const auto above = static_cast<int>(&group - groups.data());
        return static_cast<int>(group.entry) * rowHeight + above * groupHeight;
    };
    const auto below = std::partition_point(groups.begin(), groups.end(),
        [&](const items::Group &group) { return topOfGroup(group) <= y; });
    if (below == groups.begin())
        return std::max(0, y / rowHeight);
    const items::Group &group = *(below - 1);
    const int row = static_cast<int>(group.entry + (below - 1 - groups.begin()));
    const int under = y - topOfGroup(group) - groupHeight;
    return under < 0 ? row : row + 1 + under / rowHeight;
}

} // namespace gander::ui
