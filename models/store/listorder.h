// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A list's places in their order: all of them, or the first at once. Each plan of reading is chosen
// here and not left to the engine, which knows too little of what a million incidents are like.

#include "models/store/filtersql.h"

#include <optional>

namespace gander::store {

struct FirstPlaces {
    std::vector<ListEntry> entries;
    bool whole = false; // there are no others
};

// request.limit and request.offset are not looked at. Where the order is not by deadline an entry's
// due is that of the row as stored, whether its clock is paused or not.
[[nodiscard]] Result<std::vector<ListEntry>> wholeOrder(
    Database &database, const ListRequest &request);
[[nodiscard]] Result<FirstPlaces> firstPlaces(
    Database &database, const ListRequest &request, qint64 most);
// What wholeOrder() would answer, from what it answered at an earlier 'now'; only 'changed' and the
// paused are looked at, as far as the order allows.
[[nodiscard]] Result<std::vector<ListEntry>> orderAfter(Database &database,
    const ListRequest &request, const std::vector<ListEntry> &before,
    const std::vector<IncidentId> &changed);

} // namespace gander::store
