// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Counts of queries that are asked for after every act: who is in each is kept, so that only what
// changed is looked at. What time alone moves is judged by the clocks, which are kept too.

#include "models/store/memberquery.h"

#include <optional>
#include <vector>

namespace gander::desk {

class CountKeeper
{
public:
    // 'database' outlives it; 'zone' is that of the desk.
    CountKeeper(store::Database &database, const Zone &zone);

    // Keeps these and no others. One not yet read is read, the next only within 'budgetMs' from the
    // beginning: those left are nothing, and are read by the next call.
    [[nodiscard]] Result<std::vector<std::optional<ListCount>>> keep(
        const std::vector<Query> &queries, Instant now, const QString &me, qint64 budgetMs);
    // Nothing if it is not kept.
    [[nodiscard]] Result<std::optional<ListCount>> known(
        const Query &query, Instant now, const QString &me);

    [[nodiscard]] qint64 lookedAt() const { return m_lookedAt; } // incidents, since it was made

private:
    // A query in two: what an act alone moves, and what the running clocks move.
    struct Kept {
        QString key;
        QString me;
        Query still;
        Query live;
        bool isRead = false;
        store::IdSet members; // of 'still'
    };
    [[nodiscard]] QString keyOf(const Query &query, const QString &me) const;
    [[nodiscard]] static Kept split(const Query &query);
    [[nodiscard]] Result<void> refresh(Instant now);
    [[nodiscard]] Result<void> takeChanges(Instant now, Revision revision);
    [[nodiscard]] Result<void> read(Kept &kept);
    void judgeClocks(Instant now);
    [[nodiscard]] ListCount countOf(const Kept &kept) const;
    [[nodiscard]] static ListRequest requestOf(const Kept &kept);

    store::Database &m_database;
    Zone m_zone;
    std::vector<Kept> m_kept;
    std::optional<Revision> m_revision;     // up to which changes have been taken
    std::vector<store::LiveClock> m_clocks; // by number
    std::optional<Instant> m_judgedAt;      // the clocks, unless they have changed since
    store::IdSet m_running;                 // that have a clock
    store::IdSet m_overdue;                 // whose clock is
    qint64 m_lookedAt = 0;
};

} // namespace gander::desk
