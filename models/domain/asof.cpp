// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/asof.h"

#include <algorithm>

namespace gander {

History asOf(const History &history, Instant at)
{
    if (history.empty() || history.front().occurredAt > at)
        return {};
    const std::vector<bool> counts = effective(history);
    History cut;
    for (size_t i = 0; i < history.size(); ++i)
        if (counts[i] && history[i].occurredAt <= at)
            cut.push_back(history[i]);
    return cut;
}

Instant updatedAsOf(const History &cut, Instant at)
{
    Instant updated;
    for (const Event &event : cut)
        updated = std::max(updated, event.recordedAt <= at ? event.recordedAt : event.occurredAt);
    return updated;
}

} // namespace gander
