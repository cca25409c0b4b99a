// SPDX-License-Identifier: GPL-3.0-or-later

// How IncidentListModel turns one order into another.

#include "models/items/incidentlistmodel.h"

#include <algorithm>
#include <utility>

namespace gander::items {

namespace {

qsizetype rowsOf(const ListOrder &order, const std::vector<Group> &groups)
{
    return static_cast<qsizetype>(order->size() + groups.size());
}

qsizetype rowOfGroup(const std::vector<Group> &groups, const Group &group)
{
    for (size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].key() == group.key())
            return groups[i].entry + static_cast<qsizetype>(i);
    }
    return -1;
}

// Whether each group of before is there still, in the row that 'rowAfter' says.
template <typename RowAfter>
bool groupsStay(
    const std::vector<Group> &before, const std::vector<Group> &after, RowAfter rowAfter)
{
    return std::all_of(before.begin(), before.end(), [&](const Group &group) {
        const qsizetype row = group.entry + (&group - before.data());
        return rowOfGroup(after, group) == rowAfter(row);
    });
}

} // namespace

void IncidentListModel::merge(std::vector<ListEntry> entries, Instant now)
{
    apply(editBetween(m_order, std::make_shared<const std::vector<ListEntry>>(std::move(entries))),
        now);
}

void IncidentListModel::regroup(Instant now)
{
    apply(editBetween(m_order, m_order), now);
}

void IncidentListModel::apply(const ListEdit &edit, Instant now)
{
    if (edit.before != m_order && !(edit.before->empty() && m_order->empty())) {
        apply(editBetween(m_order, edit.after), now);
        return;
    }
    std::vector<Group> groups;
    if (m_grouping != Grouping::None)
        groups = groupsOf(*edit.after, m_grouping == Grouping::Descending, now, m_zone);
    emit aboutToMerge();
    // Each group says what it said until that is announced.
    std::vector<Group> then = groups;
    for (Group &group : then) {
        const auto old = std::find_if(m_groups.begin(), m_groups.end(),
            [&group](const Group &other) { return other.key() == group.key(); });
        if (old == m_groups.end())
            continue;
        group.count = old->count;
        group.today = old->today;
    }
    if (!insertRowsOf(edit, then) && !moveRowOf(edit, then))
        layOut(edit, then);
    std::swap(m_groups, groups);
    announceGroups(groups);
    planRegroup(now);
    emit merged(edit);
}

// Where all that is new follows each other, as with one more incident on a day of its own.
bool IncidentListModel::insertRowsOf(const ListEdit &edit, std::vector<Group> &groups)
{
    if (edit.another || !edit.removed.empty())
        return false;
    const qsizetype count = rowsOf(edit.after, groups) - rowsOf(m_order, m_groups);
    qsizetype first = rowsOf(edit.after, groups);
    qsizetype last = -1;
    qsizetype fresh = 0;
    for (const ListEdit::Run &run : edit.inserted) {
        first = std::min(first, rowOfEntry(groups, run.first));
        last = std::max(last, rowOfEntry(groups, run.first + run.count - 1));
        fresh += run.count;
    }
    for (const Group &group : groups) {
        if (rowOfGroup(m_groups, group) >= 0)
            continue;
        const qsizetype row = rowOfGroup(groups, group);
        first = std::min(first, row);
        last = std::max(last, row);
        ++fresh;
    }
    if (fresh != count || (count > 0 && last - first + 1 != count))
        return false;
    const auto rowAfter = [=](qsizetype row) { return row < first ? row : row + count; };
    if (!groupsStay(m_groups, groups, rowAfter))
        return false;
    if (count > 0)
        beginInsertRows({}, static_cast<int>(first), static_cast<int>(last));
    m_order = edit.after;
    m_groups = std::move(groups);
    if (count > 0)
        endInsertRows();
    return true;
}

bool IncidentListModel::moveRowOf(const ListEdit &edit, std::vector<Group> &groups)
{
    if (edit.another || edit.moves.size() != 1 || edit.removed.size() != 1
        || edit.inserted.size() != 1 || edit.removed[0].count != 1 || edit.inserted[0].count != 1
        || groups.size() != m_groups.size())
        return false;
    const qsizetype from = rowOfEntry(m_groups, edit.moves[0].from);
    const qsizetype to = rowOfEntry(groups, edit.moves[0].to);
    const auto rowAfter = [=](qsizetype row) {
        const qsizetype without = row > from ? row - 1 : row;
        return without >= to ? without + 1 : without;
    };
    if (from == to || !groupsStay(m_groups, groups, rowAfter))
        return false;
    // Told as the row it is to stand above, among those of before.
    const auto row = static_cast<int>(from);
    beginMoveRows({}, row, row, {}, static_cast<int>(to > from ? to + 1 : to));
    m_order = edit.after;
    m_groups = std::move(groups);
    endMoveRows();
    return true;
}

// A layout must not change how many rows there are: spare ones come before it, or go after it.
void IncidentListModel::layOut(const ListEdit &edit, std::vector<Group> &groups)
{
    const qsizetype before = rowsOf(m_order, m_groups);
    const qsizetype after = rowsOf(edit.after, groups);
    if (after > before) {
        beginInsertRows({}, static_cast<int>(before), static_cast<int>(after - 1));
        m_spare = after - before;
        endInsertRows();
    }
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &old : from) {
        const GroupedRow at = atRow(m_groups, old.row());
        qsizetype row = -1;
        if (at.group)
            row = rowOfGroup(groups, *at.group);
        else if (at.entry >= incidents())
            row = -1;
        else if (const std::optional<qsizetype> place = edit.placeAfter(at.entry))
            row = rowOfEntry(groups, *place);
        to.append(row < 0 ? QModelIndex() : createIndex(static_cast<int>(row), old.column()));
    }
    m_order = edit.after;
    m_groups = std::move(groups);
    m_spare = std::max<qsizetype>(0, before - after);
    changePersistentIndexList(from, to);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    if (m_spare > 0) {
        beginRemoveRows({}, static_cast<int>(after), static_cast<int>(before - 1));
        m_spare = 0;
        endRemoveRows();
    }
}

// Groups that are there still but say something else now.
void IncidentListModel::announceGroups(const std::vector<Group> &before)
{
    for (size_t i = 0; i < m_groups.size(); ++i) {
        if (before[i].count == m_groups[i].count && before[i].today == m_groups[i].today)
            continue;
        const auto row = static_cast<int>(m_groups[i].entry + static_cast<qsizetype>(i));
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
}

} // namespace gander::items
