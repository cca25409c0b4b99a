// SPDX-License-Identifier: GPL-3.0-or-later

// Desk's lists and counts.

#include "models/desk/deskparts.h"
#include "models/store/deskrows.h"
#include "models/store/incidentrows.h"
#include "models/store/listorder.h"
#include "models/store/listquery.h"
#include "models/store/transaction.h"

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// As of the moment that the answer is read of; for a reading desk another connection writes.
Result<Revision> revisionOf(const Desk::Parts &parts)
{
    const auto revision = store::deskFact(*parts.database, u"revision"_s);
    if (!revision)
        return revision.error();
    return revision->toLongLong();
}

// Other questions wait no longer than this, and one query more.
constexpr qint64 firstReadsMs = 30;

} // namespace

Result<ListAnswer> Desk::list(const ListRequest &request) const
{
    const auto snapshot = store::Snapshot::begin(*m_parts->database);
    if (!snapshot)
        return snapshot.error();
    const auto revision = revisionOf(*m_parts);
    if (!revision)
        return revision.error();
    auto answer = store::orderedIds(*m_parts->database, request);
    if (answer)
        answer->revision = *revision;
    return answer;
}

Result<ListHead> Desk::listHead(const ListRequest &request, qint64 most) const
{
    const auto snapshot = store::Snapshot::begin(*m_parts->database);
    if (!snapshot)
        return snapshot.error();
    const auto revision = revisionOf(*m_parts);
    if (!revision)
        return revision.error();
    auto places = store::firstPlaces(*m_parts->database, request, most);
    if (!places)
        return places.error();
    std::vector<IncidentId> ids;
    for (const ListEntry &entry : places->entries)
        ids.push_back(entry.id);
    auto found = rows(ids);
    if (!found)
        return found.error();
    return ListHead{.entries = std::move(places->entries),
        .rows = std::move(*found),
        .whole = places->whole,
        .revision = *revision};
}

Result<ListAnswer> Desk::relist(const ListRequest &request, const std::vector<ListEntry> &before,
    const std::vector<IncidentId> &changed) const
{
    const auto snapshot = store::Snapshot::begin(*m_parts->database);
    if (!snapshot)
        return snapshot.error();
    const auto revision = revisionOf(*m_parts);
    if (!revision)
        return revision.error();
    auto entries = store::orderAfter(*m_parts->database, request, before, changed);
    if (!entries)
        return entries.error();
    const auto total = static_cast<qint64>(entries->size());
    return ListAnswer{.entries = std::move(*entries), .total = total, .revision = *revision};
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
        if (m_parts->keeper) {
            const auto known = m_parts->keeper->known(query, now, me);
            if (!known)
                return known.error();
            if (*known) {
                counts.push_back(**known);
                continue;
            }
        }
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

Result<std::vector<std::optional<ListCount>>> Desk::keptCounts(
    const std::vector<Query> &queries, Instant now, const QString &me) const
{
    if (!m_parts->keeper)
        m_parts->keeper = std::make_unique<CountKeeper>(*m_parts->database, m_parts->facts.zone);
    return m_parts->keeper->keep(queries, now, me, firstReadsMs);
}

Result<std::vector<std::pair<QString, qint64>>> Desk::countsBy(
    const QString &field, const ListRequest &request) const
{
    return store::countsBy(*m_parts->database, field, request);
}

Result<std::optional<Instant>> Desk::nextBandChange(Instant now) const
{
    return m_parts->board().nextBandChange(now);
}

} // namespace gander::desk
