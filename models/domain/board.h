// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The managers' board as figures: what is open, how near its deadlines it stands, what was kept.

#include "models/domain/listing.h"

#include <array>
#include <vector>

namespace gander {

// By severity (row 0 is Sev 1) and DevOps level (column 0 is DevOps 1).
using BoardMatrix = std::array<std::array<qint64, 4>, 5>;

struct Board {
    Instant now;
    bool past = false; // as of 'now', told from events; otherwise the present state at 'now'
    qint64 open = 0;
    qint64 unclassified = 0; // of the open ones
    qint64 atRisk = 0;       // open, by band
    qint64 critical = 0;
    qint64 breached = 0;
    // Clocks that finished in the 30 days up to 'now': those that were kept, and all of them.
    qint64 metInTime = 0;
    qint64 finished = 0;
    BoardMatrix matrix{};         // open core product bugs
    BoardMatrix matrixBreached{}; // of them
    BoardMatrix matrixAtRisk{};   // of them: at risk or critical
    // The eight with the nearest due, one of each outage: of a master and those linked to it the
    // open one that is due first stands for all of them, in its own row and by its own clock, so
    // that an outage of forty reports takes one line, and its strictest promise is the one shown.
    // The counts above are of promises, to each customer one: they count every open incident.
    std::vector<IncidentRow> soonest;

    friend bool operator==(const Board &, const Board &) = default;
};

// How far back metInTime and finished look, and how many rows 'soonest' has.
constexpr qint64 boardReachMs = qint64{30} * 24 * 3600 * 1000;
constexpr qint64 boardSoonest = 8;

// The first rows of an order by deadlines, no two of one outage.
[[nodiscard]] std::vector<IncidentRow> soonestOf(std::vector<IncidentRow> inOrder);
// Counts so many open incidents of that class in that band.
void addOpen(
    Board &board, const std::optional<Classification> &classification, Band band, qint64 count = 1);
// Counts the clock where it finished in the reach of board.now.
void addFinished(Board &board, const ClockFace &clock);

} // namespace gander
