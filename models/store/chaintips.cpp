// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/chaintips.h"

namespace gander::store {

ChainTips::ChainTips(Database &database)
    : m_statement(database,
        "SELECT incident.uid, incident.id, incident.title, COALESCE(event.seq, 0), event.hash "
        "FROM incident LEFT JOIN event ON event.incident_id = incident.id AND event.seq = "
        "(SELECT MAX(last.seq) FROM event AS last WHERE last.incident_id = incident.id) "
        "ORDER BY incident.uid")
{
}

Result<std::optional<ChainTip>> ChainTips::next()
{
    const auto more = m_statement.next();
    if (!more)
        return more.error();
    if (!*more)
        return std::optional<ChainTip>();
    return std::optional(ChainTip{.uid = m_statement.text(0),
        .incident = IncidentId(m_statement.integer(1)),
        .title = m_statement.text(2),
        .events = static_cast<int>(m_statement.integer(3)),
        .hash = m_statement.bytes(4)});
}

} // namespace gander::store
