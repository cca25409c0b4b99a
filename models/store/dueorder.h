// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The order of deadlines, merged of what ticks, what is paused and what has none: each of them
// comes from an index in its own order.

#include "models/store/listorder.h"

namespace gander::store {

// All of them with 'most' below 0. The nearest first; those without a deadline are last, the newest
// first; descending is all of it backwards.
[[nodiscard]] Result<FirstPlaces> placesByDue(
    Database &database, const ListRequest &request, qint64 most);

// Does 'a' stand before 'b' in it, ascending?
[[nodiscard]] inline bool comesBefore(const ListEntry &a, const ListEntry &b)
{
    if (a.due != b.due)
        return a.due < b.due;
    return a.due == noDue ? a.id > b.id : a.id < b.id;
}

} // namespace gander::store
