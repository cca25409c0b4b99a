// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The board of the present, asked for at every turn of a clock: who is open and what finished of
// late is kept, so that only what changed is read and a turn reads nothing but eight rows.

#include "models/domain/board.h"
#include "models/store/boardrows.h"

#include <QHash>

#include <optional>

namespace gander::desk {

class BoardKeeper
{
public:
    // 'database' outlives it.
    explicit BoardKeeper(store::Database &database)
        : m_database(database)
    {
    }

    // The present state judged at 'now', which may lie anywhere.
    [[nodiscard]] Result<Board> board(Instant now);
    [[nodiscard]] Result<std::optional<Instant>> nextBandChange(Instant now);

private:
    [[nodiscard]] Result<void> refresh(Instant now);
    [[nodiscard]] Result<void> readAll(Instant after, Revision revision);
    [[nodiscard]] Result<void> takeChanges(Revision revision);
    [[nodiscard]] std::vector<IncidentId> soonest(Instant now) const;

    store::Database &m_database;
    std::optional<Revision> m_revision;           // up to which changes have been taken
    std::vector<store::OpenOne> m_open;           // by number
    QHash<IncidentId, IncidentId> m_masters;      // of the open ones that are linked
    std::vector<store::FinishedClock> m_finished; // as they finished
    Instant m_finishedAfter;                      // the others are not kept
};

} // namespace gander::desk
