// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/incidentlistmodel.h"

#include "models/items/roles.h"

#include <QMetaObject>

#include <algorithm>

namespace gander::items {

namespace {

constexpr int pageRows = 128;
constexpr int pagesKept = 64;
// Pages asked for in one go: a fast scroll passes many that are out of sight again.
constexpr size_t pagesAsked = 8;

} // namespace

IncidentListModel::IncidentListModel(Words words, const Zone &zone, QObject *parent)
    : QAbstractTableModel(parent)
    , m_words(std::move(words))
    , m_zone(zone)
    , m_cache(pageRows * pagesKept)
{
}

void IncidentListModel::merge(const std::vector<ListEntry> &entries, Instant now)
{
    std::vector<Group> groups;
    if (m_grouping != Grouping::None)
        groups = groupsOf(entries, m_grouping == Grouping::Descending, now, m_zone);
    m_incidents = static_cast<qsizetype>(entries.size());
    std::vector<Place> places = placesOf(entries, groups);
    take(std::move(places), std::move(groups));
    planRegroup(now);
    emit merged();
}

void IncidentListModel::regroup(Instant now)
{
    std::vector<ListEntry> entries;
    entries.reserve(static_cast<size_t>(m_incidents));
    for (const Place &place : m_places) {
        if (place.key > 0)
            entries.push_back({IncidentId(place.key), place.due});
    }
    merge(entries, now);
}

void IncidentListModel::planRegroup(Instant now)
{
    m_nextRegroup.reset();
    for (const Group &group : m_groups) {
        if (group.kind != GroupKind::Day && group.kind != GroupKind::Month)
            continue;
        // The first of the nearest group to become overdue, or the end of that group's day.
        const auto at = static_cast<size_t>(group.entry);
        const auto before = static_cast<size_t>(&group - m_groups.data()) + 1;
        const bool ascending = m_grouping == Grouping::Ascending;
        const size_t place =
            ascending ? at + before : at + before + static_cast<size_t>(group.count) - 1;
        const Instant turn{std::max(now.ms, std::min(m_places[place].due, group.until.ms)) + 1};
        if (!m_nextRegroup || turn < *m_nextRegroup)
            m_nextRegroup = turn;
    }
}

void IncidentListModel::setRows(
    const std::vector<IncidentId> &asked, const std::vector<IncidentRow> &rows)
{
    for (const IncidentId id : asked)
        m_asked.remove(id.number());
    for (const IncidentRow &row : rows)
        m_cache.insert(row.id.number(), new Cached{row, false});
    announceAll();
}

void IncidentListModel::refresh(const std::vector<IncidentId> &ids)
{
    for (const IncidentId id : ids) {
        // An answer that is under way was read before the change.
        m_asked.remove(id.number());
        if (Cached *cached = m_cache.object(id.number()))
            cached->stale = true;
    }
    announceAll();
}

void IncidentListModel::refreshAll()
{
    m_asked.clear();
    const QList<qint64> keys = m_cache.keys();
    for (const qint64 key : keys)
        m_cache.object(key)->stale = true;
    announceAll();
}

void IncidentListModel::forgetRows()
{
    m_asked.clear();
    m_cache.clear();
    announceAll();
}

// One signal for all rows: a view repaints what it shows, and asks for what that lacks.
void IncidentListModel::announceAll()
{
    if (!m_places.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int IncidentListModel::sectionOf(ColumnName name) const
{
    for (size_t i = 0; i < m_words.columns.size(); ++i) {
        if (m_words.columns[i].name == name)
            return static_cast<int>(i);
    }
    return -1;
}

bool IncidentListModel::isGroup(int row) const
{
    return row >= 0 && row < rowCount() && m_places[static_cast<size_t>(row)].key < 0;
}

IncidentId IncidentListModel::idAt(int row) const
{
    if (row < 0 || row >= rowCount() || isGroup(row))
        return {};
    return IncidentId(m_places[static_cast<size_t>(row)].key);
}

const Group *IncidentListModel::groupAt(int row) const
{
    if (!isGroup(row))
        return nullptr;
    const qint64 key = m_places[static_cast<size_t>(row)].key;
    const auto at = std::find_if(
        m_groups.begin(), m_groups.end(), [key](const Group &group) { return group.key() == key; });
    return at == m_groups.end() ? nullptr : &*at;
}

const IncidentRow *IncidentListModel::rowAt(int row) const
{
    const IncidentId id = idAt(row);
    if (!id.isSet())
        return nullptr;
    const Cached *cached = m_cache.object(id.number());
    if (!cached || cached->stale)
        want(row);
    return cached ? &cached->row : nullptr;
}

int IncidentListModel::rowOf(IncidentId id) const
{
    if (!id.isSet())
        return -1;
    const auto at = std::find_if(m_places.begin(), m_places.end(),
        [id](const Place &place) { return place.key == id.number(); });
    return at == m_places.end() ? -1 : static_cast<int>(at - m_places.begin());
}

int IncidentListModel::incidentRow(int row, int step) const
{
    for (; row >= 0 && row < rowCount(); row += step) {
        if (!isGroup(row))
            return row;
    }
    return -1;
}

void IncidentListModel::want(int row) const
{
    const int page = row / pageRows;
    const auto known = std::find(m_wantedPages.begin(), m_wantedPages.end(), page);
    if (known != m_wantedPages.end())
        return;
    if (m_asked.contains(m_places[static_cast<size_t>(row)].key))
        return;
    const bool first = m_wantedPages.empty();
    m_wantedPages.push_back(page);
    if (!first)
        return;
    auto *self = const_cast<IncidentListModel *>(this);
    QMetaObject::invokeMethod(
        self, [self] { self->askForWanted(); }, Qt::QueuedConnection);
}

void IncidentListModel::askForWanted()
{
    std::vector<IncidentId> ids;
    const size_t skipped =
        m_wantedPages.size() > pagesAsked ? m_wantedPages.size() - pagesAsked : 0;
    for (size_t i = skipped; i < m_wantedPages.size(); ++i) {
        const auto first = static_cast<size_t>(m_wantedPages[i]) * pageRows;
        const size_t end = std::min(first + pageRows, m_places.size());
        for (size_t row = first; row < end; ++row) {
            const qint64 key = m_places[row].key;
            if (key < 0 || m_asked.contains(key))
                continue;
            const Cached *cached = m_cache.object(key);
            if (cached && !cached->stale)
                continue;
            m_asked.insert(key);
            ids.push_back(IncidentId(key));
        }
    }
    m_wantedPages.clear();
    if (!ids.empty())
        emit rowsWanted(ids);
}

int IncidentListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_places.size());
}

int IncidentListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_words.columns.size());
}

QVariant IncidentListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (const Group *group = groupAt(index.row()))
        return groupData(*group, index.column(), role);
    const Place &place = m_places[static_cast<size_t>(index.row())];
    if (role == IncidentIdRole)
        return place.key;
    if (role == IsGroupRole)
        return false;
    if (const IncidentRow *row = rowAt(index.row()))
        return incidentData(*row, place.due, column(index.column()), role);
    // Until it is read a row is known by its number alone.
    if (role == Qt::DisplayRole && column(index.column()).name == ColumnName::Number)
        return deskNumber(IncidentId(place.key));
    if (role == Qt::AccessibleTextRole)
        return deskNumber(IncidentId(place.key));
    return {};
}

QVariant IncidentListModel::groupData(const Group &group, int column, int role) const
{
    switch (role) {
    case IsGroupRole:
        return true;
    case GroupCountRole:
        return static_cast<qint64>(group.count);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (column == 0 && m_words.group)
            return m_words.group(group);
        return {};
    default:
        return {};
    }
}

QVariant IncidentListModel::incidentData(
    const IncidentRow &row, qint64 due, const Column &column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column.text ? column.text(row) : QString();
    case Qt::AccessibleTextRole:
        return m_words.spoken ? m_words.spoken(row) : QString();
    case RowRole:
        return QVariant::fromValue(row);
    case UrgencyRole:
        return QVariant::fromValue(row.urgency);
    case SpanStartRole:
        return row.spanStart ? QVariant(row.spanStart->ms) : QVariant();
    case DueRole:
        return due == noDue ? QVariant() : QVariant(due);
    case TargetRole:
        return row.target ? QVariant(row.target->ms) : QVariant();
    default:
        return {};
    }
}

QVariant IncidentListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return column(section).title;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags IncidentListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    // A group can be read but never chosen.
    if (isGroup(index.row()))
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace gander::items
