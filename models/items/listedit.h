// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How one order of a list becomes another: found beside the window's thread, applied by it.

#include "models/domain/listing.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace gander::items {

// Where each incident of an order stands. Numbers lie close together, so most of it is a plain
// table: a hash of a million would take a tenth of a second.
class PlaceIndex
{
public:
    PlaceIndex() = default;
    explicit PlaceIndex(const std::vector<ListEntry> &entries)
        : PlaceIndex(entries, 0, static_cast<qsizetype>(entries.size()))
    {
    }
    // Of the places from 'first' until 'end' alone.
    PlaceIndex(const std::vector<ListEntry> &entries, qsizetype first, qsizetype end);

    // -1 if it is not there.
    [[nodiscard]] qsizetype placeOf(IncidentId id) const;

private:
    std::vector<qint32> m_near;
    std::unordered_map<qint64, qint32> m_far;
};

struct ListEdit {
    // Places that follow each other; 'earlier' is how many the runs before hold.
    struct Run {
        qsizetype first = 0;
        qsizetype count = 0;
        qsizetype earlier = 0;

        friend bool operator==(const Run &, const Run &) = default;
    };
    struct Move {
        qsizetype from = 0;
        qsizetype to = 0;

        friend bool operator==(const Move &, const Move &) = default;
    };

    ListOrder before; // never null
    ListOrder after;
    // Ascending, apart from each other; what moves is in both. All others keep their order.
    std::vector<Run> removed;  // of places before
    std::vector<Run> inserted; // of places after
    std::vector<Move> moves;   // by where from
    // Little stands where it stood: runs and moves are not told, each is looked up.
    bool another = false;
    std::shared_ptr<const PlaceIndex> places; // after, if it is another

    [[nodiscard]] bool changesRows() const
    {
        return another || !removed.empty() || !inserted.empty();
    }
    // Where the one at 'place' stands now, if it is still there.
    [[nodiscard]] std::optional<qsizetype> placeAfter(qsizetype place) const;
    // Where it would stand had it stayed: what followed it is there or next.
    [[nodiscard]] qsizetype gapAfter(qsizetype place) const;
    // What becomes of places that were chosen, ascending and apart, as such runs; nothing if it
    // is more than about 'most' of them.
    [[nodiscard]] std::optional<std::vector<Run>> runsAfter(
        const std::vector<Run> &chosen, size_t most) const;
};

// O(n), or O(n log n) where much has moved.
[[nodiscard]] ListEdit editBetween(ListOrder before, ListOrder after);

} // namespace gander::items
