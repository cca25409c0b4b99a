// SPDX-License-Identifier: GPL-3.0-or-later

// Desk's lists and counts.

#include "models/desk/deskparts.h"
#include "models/store/incidentrows.h"
#include "models/store/listquery.h"

namespace gander::desk {

Result<ListAnswer> Desk::list(const ListRequest &request) const
{
    auto answer = store::orderedIds(*m_parts->database, request);
    if (answer)
        answer->revision = m_parts->facts.revision;
    return answer;
}

Result<ListHead> Desk::listHead(const ListRequest &request, qint64 most) const
{
    ListRequest first = request;
    first.limit = most;
    first.offset = 0;
    auto answer = list(first);
    if (!answer)
        return answer.error();
    ListHead head{.entries = std::move(answer->entries), .revision = answer->revision};
    head.whole = static_cast<qint64>(head.entries.size()) == answer->total;
    std::vector<IncidentId> ids;
    for (const ListEntry &entry : head.entries)
        ids.push_back(entry.id);
    auto found = rows(ids);
    if (!found)
        return found.error();
    head.rows = std::move(*found);
    return head;
}

Result<ListAnswer> Desk::relist(const ListRequest &request, const std::vector<ListEntry> &,
    const std::vector<IncidentId> &) const
{
    return list(request);
}

Result<std::vector<IncidentRow>> Desk::rows(const std::vector<IncidentId> &ids) const
{
    return store::incidentRows(*m_parts->database, ids);
}

Result<std::vector<ListCount>> Desk::counts(
    const std::vector<Query> &queries, Instant now, const QString &me) const
{
    std::vector<ListCount> counts;
    for (const Query &query : queries) {
        ListRequest request;
        request.query = query;
        request.now = now;
        request.me = me;
        const auto count = store::countOf(*m_parts->database, request);
        if (!count)
            return count.error();
        counts.push_back(*count);
    }
    return counts;
}

Result<std::vector<std::pair<QString, qint64>>> Desk::countsBy(
    const QString &field, const ListRequest &request) const
{
    return store::countsBy(*m_parts->database, field, request);
}

Result<std::optional<Instant>> Desk::nextBandChange(Instant now) const
{
    return store::nextBandChange(*m_parts->database, now);
}

} // namespace gander::desk
