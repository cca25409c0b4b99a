// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/offsettable.h"

namespace gander {

OffsetTable::OffsetTable(std::vector<OffsetChange> changes, Instant end)
    : m_changes(std::move(changes))
{
    const Instant from = m_changes.front().at;
    m_changes.push_back({end, m_changes.back().offsetMs});
    m_index.resize(size_t((end - from) >> bucketBits) + 1);
    quint32 current = 0;
    for (size_t bucket = 0; bucket < m_index.size(); ++bucket) {
        const Instant bucketFrom = from + (qint64(bucket) << bucketBits);
        while (current + 2 < m_changes.size() && m_changes[current + 1].at <= bucketFrom)
            ++current;
        m_index[bucket] = current;
    }
}

} // namespace gander
