// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the one who sits here answers for: open incidents of theirs or of nobody, the nearest
// deadline first.

#include "models/domain/listing.h"

#include <optional>
#include <vector>

namespace gander::desk {
class Desk;
}

namespace gander::ui {

// The first 'most' of them that 'more' holds for too.
[[nodiscard]] Result<std::vector<ListEntry>> ownWork(const desk::Desk &desk, Instant now,
    const QString &me, qint64 most, const std::vector<QueryTerm> &more = {});

// The one after 'current', or the first; what has no running clock comes only where nothing has
// one. Nothing where there is no work.
[[nodiscard]] std::optional<IncidentId> nextUrgent(
    const std::vector<ListEntry> &work, IncidentId current);

} // namespace gander::ui
