// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/incidentgroups.h"

#include <algorithm>

namespace gander::items {

namespace {

constexpr qint64 dayKeys = 16; // below are the keys of the groups without a date
constexpr qint64 monthKeys = qint64(1) << 32;

// The group that 'due' falls into, and through 'from' and 'until' the dues it reaches over.
Group groupAt(qint64 due, Instant now, const Zone &zone, qint64 &from, qint64 &until)
{
    Group group;
    if (due == noDue) {
        group.kind = GroupKind::NoDeadline;
        from = noDue;
        until = noDue;
        return group;
    }
    if (due < now.ms) {
        group.kind = GroupKind::Overdue;
        from = std::numeric_limits<qint64>::min();
        until = now.ms;
        return group;
    }
    const QDate today = zone.wallAt(now).date;
    const QDate date = zone.wallAt(Instant{due}).date;
    const QDate lastDay = today.addDays(daysShown);
    QDate end;
    if (date < lastDay) {
        group.kind = GroupKind::Day;
        group.first = date;
        group.today = date == today;
        end = date.addDays(1);
    } else {
        group.kind = GroupKind::Month;
        const QDate month(date.year(), date.month(), 1);
        group.first = std::max(month, lastDay);
        end = month.addMonths(1);
    }
    from = std::max(now.ms, zone.instantOf({group.first, 0}).ms);
    // A due instant on the stroke of midnight belongs to the day that begins, like its wall date.
    until = zone.instantOf({end, 0}).ms;
    group.until = Instant{until};
    return group;
}

} // namespace

qint64 Group::key() const
{
    switch (kind) {
    case GroupKind::Overdue:
        return -1;
    case GroupKind::NoDeadline:
        return -2;
    case GroupKind::Day:
        return -(dayKeys + first.toJulianDay());
    case GroupKind::Month:
        return -(monthKeys + first.year() * 12 + first.month());
    }
    return 0;
}

std::vector<Group> groupsOf(
    const std::vector<ListEntry> &entries, bool descending, Instant now, const Zone &zone)
{
    std::vector<Group> groups;
    auto at = entries.begin();
    while (at != entries.end()) {
        qint64 from = 0;
        qint64 until = 0;
        Group group = groupAt(at->due, now, zone, from, until);
        const auto end = std::partition_point(at + 1, entries.end(), [&](const ListEntry &entry) {
            if (group.kind == GroupKind::NoDeadline)
                return entry.due == noDue;
            return descending ? entry.due >= from : entry.due < until;
        });
        group.entry = at - entries.begin();
        group.count = end - at;
        // Entries that are not in order after all must not give the same group twice.
        const bool seen = std::any_of(groups.begin(), groups.end(),
            [&group](const Group &other) { return other.key() == group.key(); });
        if (seen)
            groups.back().count += group.count;
        else
            groups.push_back(group);
        at = end;
    }
    return groups;
}

qsizetype groupsAbove(const std::vector<Group> &groups, qsizetype row)
{
    // Group i stands at its entry and the i groups above: rows rise with i.
    qsizetype low = 0;
    qsizetype high = static_cast<qsizetype>(groups.size());
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        if (groups[static_cast<size_t>(middle)].entry + middle < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

GroupedRow atRow(const std::vector<Group> &groups, qsizetype row)
{
    const qsizetype above = groupsAbove(groups, row);
    GroupedRow at{.entry = row - above};
    if (above < static_cast<qsizetype>(groups.size())) {
        const Group &group = groups[static_cast<size_t>(above)];
        if (group.entry + above == row)
            at.group = &group;
    }
    return at;
}

qsizetype rowOfEntry(const std::vector<Group> &groups, qsizetype entry)
{
    const auto next = std::upper_bound(groups.begin(), groups.end(), entry,
        [](qsizetype value, const Group &group) { return value < group.entry; });
    return entry + (next - groups.begin());
}

} // namespace gander::items
