// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/countkeeper.h"

#include "models/domain/querymatch.h"
#include "models/store/deskrows.h"
#include "models/store/incidentrows.h"

#include <QElapsedTimer>

#include <algorithm>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// Beyond so many it is quicker to read all anew.
constexpr size_t manyChanges = 4000;

// Is what the term says of an incident moved by its running clock alone? Bands without a clock are
// settled by an act.
bool isLive(const QueryTerm &term)
{
    if (term.field == QueryField::Due)
        return true;
    return term.field == QueryField::Urgency && term.band != Band::None && term.band != Band::Met
        && term.band != Band::MetLate;
}

} // namespace

CountKeeper::CountKeeper(store::Database &database, const Zone &zone)
    : m_database(database)
    , m_zone(zone)
{
}

QString CountKeeper::keyOf(const Query &query, const QString &me) const
{
    return toText(query, m_zone) + u'\n' + me;
}

CountKeeper::Kept CountKeeper::split(const Query &query)
{
    Kept kept;
    for (const QueryTerm &term : query.terms)
        (isLive(term) ? kept.live : kept.still).terms.push_back(term);
    return kept;
}

ListRequest CountKeeper::requestOf(const Kept &kept)
{
    ListRequest request;
    request.query = kept.still;
    request.me = kept.me;
    return request;
}

Result<std::vector<std::optional<ListCount>>> CountKeeper::keep(
    const std::vector<Query> &queries, Instant now, const QString &me, qint64 budgetMs)
{
    QElapsedTimer spent;
    spent.start();
    std::vector<Kept> wanted;
    std::vector<size_t> places; // of each query: some may say the same
    for (const Query &query : queries) {
        const QString key = keyOf(query, me);
        const auto twin = std::ranges::find(wanted, key, &Kept::key);
        places.push_back(static_cast<size_t>(twin - wanted.begin()));
        if (twin != wanted.end())
            continue;
        const auto known = std::ranges::find(m_kept, key, &Kept::key);
        Kept &kept = wanted.emplace_back(known != m_kept.end() ? std::move(*known) : split(query));
        kept.key = key;
        kept.me = me;
    }
    m_kept = std::move(wanted);
    if (const auto done = refresh(now); !done)
        return done.error();
    bool hasRead = false;
    for (Kept &kept : m_kept) {
        if (kept.isRead || (hasRead && spent.elapsed() >= budgetMs))
            continue;
        if (const auto done = read(kept); !done)
            return done.error();
        hasRead = true;
    }
    std::vector<std::optional<ListCount>> counts;
    for (const size_t place : places)
        counts.push_back(
            m_kept[place].isRead ? std::optional(countOf(m_kept[place])) : std::nullopt);
    return counts;
}

Result<std::optional<ListCount>> CountKeeper::known(
    const Query &query, Instant now, const QString &me)
{
    const auto kept = std::ranges::find(m_kept, keyOf(query, me), &Kept::key);
    if (kept == m_kept.end() || !kept->isRead)
        return std::optional<ListCount>();
    if (const auto done = refresh(now); !done)
        return done.error();
    return kept->isRead ? std::optional(countOf(*kept)) : std::nullopt;
}

// Without a snapshot: what is written meanwhile has a later revision, and is looked at again.
Result<void> CountKeeper::refresh(Instant now)
{
    const auto fact = store::deskFact(m_database, u"revision"_s);
    if (!fact)
        return fact.error();
    const Revision revision = fact->toLongLong();
    if (!m_revision || revision < *m_revision) {
        m_revision.reset();
        for (Kept &kept : m_kept)
            kept.isRead = false;
        auto clocks = store::liveClocks(m_database);
        if (!clocks)
            return clocks.error();
        m_revision = revision;
        m_clocks = std::move(*clocks);
        m_judgedAt.reset();
    } else if (revision > *m_revision) {
        if (const auto done = takeChanges(now, revision); !done)
            return done.error();
    }
    judgeClocks(now);
    return {};
}

Result<void> CountKeeper::takeChanges(Instant now, Revision revision)
{
    const auto changed = store::incidentsChangedSince(m_database, *m_revision);
    if (!changed)
        return changed.error();
    if (changed->size() > manyChanges) {
        m_revision.reset();
        return refresh(now);
    }
    m_lookedAt += static_cast<qint64>(changed->size());
    for (Kept &kept : m_kept) {
        if (!kept.isRead)
            continue;
        const auto done = store::lookAmong(m_database, requestOf(kept), *changed, kept.members);
        if (!done)
            return done.error();
    }
    auto clocks = store::liveClocksAmong(m_database, *changed);
    if (!clocks)
        return clocks.error();
    if (!changed->empty()) {
        std::erase_if(m_clocks, [&changed](const store::LiveClock &clock) {
            return std::ranges::binary_search(*changed, clock.id);
        });
        const auto middle = static_cast<qptrdiff>(m_clocks.size());
        m_clocks.insert(m_clocks.end(), clocks->begin(), clocks->end());
        std::ranges::inplace_merge(m_clocks, m_clocks.begin() + middle, {}, &store::LiveClock::id);
        m_judgedAt.reset();
    }
    m_revision = revision;
    return {};
}

Result<void> CountKeeper::read(Kept &kept)
{
    auto members = store::membersOf(m_database, requestOf(kept));
    if (!members)
        return members.error();
    m_lookedAt += members->size();
    kept.members = std::move(*members);
    kept.isRead = true;
    return {};
}

void CountKeeper::judgeClocks(Instant now)
{
    if (m_judgedAt == now)
        return;
    m_judgedAt = now;
    m_running.clear();
    m_overdue.clear();
    for (const store::LiveClock &clock : m_clocks) {
        m_running.set(clock.id, true);
        if (bandAt(clock.urgency, now) == Band::Breached)
            m_overdue.set(clock.id, true);
    }
}

ListCount CountKeeper::countOf(const Kept &kept) const
{
    if (kept.live.terms.empty())
        return {kept.members.size(), kept.members.overlap(m_overdue)};
    ListCount count;
    // Of what has no clock each of these terms is false.
    if (std::ranges::all_of(kept.live.terms, &QueryTerm::negated))
        count.total = kept.members.size() - kept.members.overlap(m_running);
    IncidentRow row;
    const QueryContext context{.now = m_judgedAt.value_or(Instant()), .me = kept.me};
    for (const store::LiveClock &clock : m_clocks) {
        if (!kept.members.contains(clock.id))
            continue;
        row.urgency = clock.urgency;
        if (!matches(kept.live, row, context))
            continue;
        ++count.total;
        count.overdue += m_overdue.contains(clock.id) ? 1 : 0;
    }
    return count;
}

} // namespace gander::desk
