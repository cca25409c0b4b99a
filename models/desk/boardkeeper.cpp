// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/boardkeeper.h"

#include "models/store/deskrows.h"
#include "models/store/dueorder.h"
#include "models/store/incidentrows.h"
#include "models/store/linkrows.h"

#include <QSet>

#include <algorithm>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// Beyond so many it is quicker to read all anew.
constexpr size_t tooManyChanges = 4000;

} // namespace

Result<Board> BoardKeeper::board(Instant now)
{
    if (const auto done = refresh(now); !done)
        return done.error();
    Board board;
    board.now = now;
    for (const store::OpenOne &one : m_open)
        addOpen(board, one.classification, bandAt(one.urgency, now));
    const auto first =
        std::ranges::upper_bound(m_finished, now + -boardReachMs, {}, &store::FinishedClock::done);
    for (auto clock = first; clock != m_finished.end() && clock->done <= now; ++clock) {
        ++board.finished;
        board.metInTime += clock->isMet ? 1 : 0;
    }
    auto rows = store::incidentRows(m_database, soonest(now));
    if (!rows)
        return rows.error();
    board.soonest = std::move(*rows);
    return board;
}

Result<std::optional<Instant>> BoardKeeper::nextBandChange(Instant now)
{
    if (const auto done = refresh(now); !done)
        return done.error();
    std::optional<Instant> next;
    for (const store::OpenOne &one : m_open) {
        const std::optional<Instant> turn = nextChange(one.urgency, now);
        if (turn && (!next || *turn < *next))
            next = turn;
    }
    return next;
}

Result<void> BoardKeeper::refresh(Instant now)
{
    const auto fact = store::deskFact(m_database, u"revision"_s);
    if (!fact)
        return fact.error();
    const Revision revision = fact->toLongLong();
    const Instant after = now + -boardReachMs;
    if (!m_revision || revision < *m_revision || after < m_finishedAfter)
        return readAll(after, revision);
    if (revision > *m_revision)
        return takeChanges(revision);
    return {};
}

Result<void> BoardKeeper::readAll(Instant after, Revision revision)
{
    m_revision.reset();
    auto open = store::openOnes(m_database);
    if (!open)
        return open.error();
    auto finished = store::finishedAfter(m_database, after);
    if (!finished)
        return finished.error();
    const auto links = store::openLinks(m_database);
    if (!links)
        return links.error();
    m_masters = QHash<IncidentId, IncidentId>(links->begin(), links->end());
    m_open = std::move(*open);
    m_finished = std::move(*finished);
    m_finishedAfter = after;
    m_revision = revision;
    return {};
}

Result<void> BoardKeeper::takeChanges(Revision revision)
{
    const auto changed = store::incidentsChangedSince(m_database, *m_revision);
    if (!changed)
        return changed.error();
    if (changed->size() > tooManyChanges)
        return readAll(m_finishedAfter, revision);
    const auto open = store::openAmong(m_database, *changed);
    if (!open)
        return open.error();
    auto finished = store::finishedAmong(m_database, *changed);
    if (!finished)
        return finished.error();
    const auto links = store::openLinksAmong(m_database, *changed);
    if (!links)
        return links.error();
    for (const IncidentId id : *changed)
        m_masters.remove(id);
    for (const auto &[id, master] : *links)
        m_masters.insert(id, master);
    const auto hasChanged = [&changed](const auto &one) {
        return std::ranges::binary_search(*changed, one.id);
    };
    std::erase_if(m_open, hasChanged);
    const auto openBefore = static_cast<qptrdiff>(m_open.size());
    m_open.insert(m_open.end(), open->begin(), open->end());
    std::ranges::inplace_merge(m_open, m_open.begin() + openBefore, {}, &store::OpenOne::id);

    std::erase_if(m_finished, hasChanged);
    std::erase_if(*finished,
        [this](const store::FinishedClock &clock) { return clock.done <= m_finishedAfter; });
    const auto finishedBefore = static_cast<qptrdiff>(m_finished.size());
    m_finished.insert(m_finished.end(), finished->begin(), finished->end());
    std::ranges::inplace_merge(
        m_finished, m_finished.begin() + finishedBefore, {}, &store::FinishedClock::done);
    m_revision = revision;
    return {};
}

std::vector<IncidentId> BoardKeeper::soonest(Instant now) const
{
    std::vector<ListEntry> ticking;
    ticking.reserve(m_open.size());
    for (const store::OpenOne &one : m_open) {
        if (const std::optional<qint64> left = leftAt(one.urgency, now))
            ticking.push_back({one.id, now.ms + *left});
    }
    // As many more as are linked: all but one of an outage are left out (board.h).
    const auto most = std::min<qptrdiff>(std::ssize(ticking), boardSoonest + m_masters.size());
    std::ranges::partial_sort(ticking, ticking.begin() + most, store::comesBefore);
    std::vector<IncidentId> ids;
    QSet<IncidentId> outages;
    for (qptrdiff i = 0; i < most && std::ssize(ids) < boardSoonest; ++i) {
        const IncidentId id = ticking[static_cast<size_t>(i)].id;
        const IncidentId outage = m_masters.value(id, id);
        if (outages.contains(outage))
            continue;
        outages.insert(outage);
        ids.push_back(id);
    }
    return ids;
}

} // namespace gander::desk
