// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The offsets of a zone between two instants; an index by time leads to the answer without a
// search.

#include "models/domain/instant.h"

#include <vector>

namespace gander {

struct OffsetChange {
    Instant at;
    qint64 offsetMs = 0; // from then on
};

// A stretch of time [from, until) with one offset.
struct OffsetStretch {
    Instant from;
    Instant until;
    qint64 offsetMs = 0;
};

class OffsetTable
{
public:
    OffsetTable() = default;
    // In order, the first at the table's begin; until 'end'.
    OffsetTable(std::vector<OffsetChange> changes, Instant end);

    [[nodiscard]] Instant begin() const { return m_changes.front().at; }
    [[nodiscard]] Instant end() const { return m_changes.back().at; }
    [[nodiscard]] qint64 firstOffsetMs() const { return m_changes.front().offsetMs; }

    // Asked only for instants of the table.
    [[nodiscard]] OffsetStretch stretchAt(Instant at) const
    {
        size_t n = m_index[size_t((at.ms - m_changes.front().at.ms) >> bucketBits)];
        while (m_changes[n + 1].at <= at)
            ++n;
        return {m_changes[n].at, m_changes[n + 1].at, m_changes[n].offsetMs};
    }

private:
    // 2^31 ms are 25 days: hardly ever does more than one change lie in them.
    static constexpr int bucketBits = 31;

    std::vector<OffsetChange> m_changes; // and one at the end, after which nothing is known
    std::vector<quint32> m_index;        // by bucket, the change in force where it begins
};

} // namespace gander
