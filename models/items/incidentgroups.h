// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Parts a list in order of its due instants into days, further off into months.

#include "models/domain/listing.h"
#include "models/domain/zone.h"

#include <QDate>

#include <vector>

namespace gander::items {

enum class GroupKind {
    Overdue,
    Day,   // first: that day
    Month, // first: the first of that month, or the first day of it not shown as a day
    NoDeadline,
};

struct Group {
    GroupKind kind = GroupKind::Day;
    QDate first;
    bool today = false;
    Instant until;       // Day and Month: the instant it ends
    qsizetype entry = 0; // where it begins among the entries
    qsizetype count = 0;

    // The same group of a later list has the same key; negative, so that it is no incident's.
    [[nodiscard]] qint64 key() const;
    friend bool operator==(const Group &, const Group &) = default;
};

// Days are shown one by one this far ahead.
constexpr int daysShown = 14;

// 'entries' in order of due, ascending or descending; looks at O(groups * log n) of them.
[[nodiscard]] std::vector<Group> groupsOf(
    const std::vector<ListEntry> &entries, bool descending, Instant now, const Zone &zone);

// Rows of a list with its groups between the entries: each stands above its first entry.
struct GroupedRow {
    const Group *group = nullptr; // of a group row
    qsizetype entry = 0;          // otherwise, or the first of that group
};
[[nodiscard]] GroupedRow atRow(const std::vector<Group> &groups, qsizetype row);
[[nodiscard]] qsizetype rowOfEntry(const std::vector<Group> &groups, qsizetype entry);
// How many groups stand above that row.
[[nodiscard]] qsizetype groupsAbove(const std::vector<Group> &groups, qsizetype row);

} // namespace gander::items
