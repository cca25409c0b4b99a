// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/incidentlistmodel.h"

#include "models/items/roles.h"

#include <QMetaObject>

#include <algorithm>

namespace gander::items {

namespace {

constexpr int pageRows = 128;
constexpr int pagesKept = 64;
constexpr size_t fewRows = 16;
// No more is asked for before the answer is here: a fast scroll passes many pages that are out of
// sight again by then, and what is in sight is painted, and so wanted, anew.
constexpr qsizetype mostAsked = 4 * pageRows;

} // namespace

IncidentListModel::IncidentListModel(Words words, const Zone &zone, QObject *parent)
    : QAbstractTableModel(parent)
    , m_words(std::move(words))
    , m_zone(zone)
    , m_order(std::make_shared<const std::vector<ListEntry>>())
    , m_cache(pageRows * pagesKept)
{
}

void IncidentListModel::planRegroup(Instant now)
{
    m_nextRegroup.reset();
    for (const Group &group : m_groups) {
        if (group.kind != GroupKind::Day && group.kind != GroupKind::Month)
            continue;
        // The first of the nearest group to become overdue, or the end of that group's day.
        const bool ascending = m_grouping == Grouping::Ascending;
        const qsizetype place = ascending ? group.entry : group.entry + group.count - 1;
        const qint64 due = (*m_order)[static_cast<size_t>(place)].due;
        const Instant turn{std::max(now.ms, std::min(due, group.until.ms)) + 1};
        if (!m_nextRegroup || turn < *m_nextRegroup)
            m_nextRegroup = turn;
    }
}

void IncidentListModel::setRows(
    const std::vector<IncidentId> &asked, const std::vector<IncidentRow> &rows)
{
    for (const IncidentId id : asked)
        m_asked.remove(id.number());
    for (const IncidentRow &row : rows) {
        const Cached *known = m_cache.object(row.id.number());
        const qsizetype place = known ? known->place : -1;
        m_cache.insert(
            row.id.number(), new Cached{row, m_overtaken.contains(row.id.number()), place});
    }
    for (const IncidentId id : asked)
        m_overtaken.remove(id.number());
    if (!announceFew(asked))
        announceAll();
}

// An act changes one row or a few: the others in sight need not be painted again. False where one
// of them does not stand where it was last looked at.
bool IncidentListModel::announceFew(const std::vector<IncidentId> &ids)
{
    if (ids.size() > fewRows)
        return false;
    std::vector<int> changed;
    for (const IncidentId id : ids) {
        const Cached *cached = m_cache.object(id.number());
        const qsizetype place = cached ? cached->place : -1;
        if (place < 0 || place >= incidents() || (*m_order)[static_cast<size_t>(place)].id != id)
            return false;
        changed.push_back(rowOfPlace(place));
    }
    for (const int row : changed)
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    return true;
}

void IncidentListModel::note(IncidentId id, const QString &words)
{
    if (words.isEmpty())
        m_notes.remove(id.number());
    else
        m_notes.insert(id.number(), words);
    if (!announceFew({id}))
        announceAll();
}

void IncidentListModel::refresh(const std::vector<IncidentId> &ids, Asking asking)
{
    bool held = false;
    for (const IncidentId id : ids) {
        if (m_asked.contains(id.number()))
            m_overtaken.insert(id.number());
        if (Cached *cached = m_cache.object(id.number())) {
            cached->stale = true;
            held = true;
        }
    }
    if (held && asking == Asking::WhenSeen)
        announceAll();
}

void IncidentListModel::refreshAll()
{
    m_overtaken.unite(m_asked);
    const QList<qint64> keys = m_cache.keys();
    for (const qint64 key : keys)
        m_cache.object(key)->stale = true;
    announceAll();
}

void IncidentListModel::forgetRows()
{
    m_asked.clear();
    m_overtaken.clear();
    m_cache.clear();
    announceAll();
}

// One signal for all rows: a view repaints what it shows, and asks for what that lacks.
void IncidentListModel::announceAll()
{
    if (rowCount() > 0)
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
    return groupAt(row) != nullptr;
}

IncidentId IncidentListModel::idAt(int row) const
{
    if (row < 0)
        return {};
    const GroupedRow at = atRow(m_groups, row);
    const bool known = !at.group && at.entry < incidents();
    return known ? (*m_order)[static_cast<size_t>(at.entry)].id : IncidentId();
}

const Group *IncidentListModel::groupAt(int row) const
{
    return row < 0 ? nullptr : atRow(m_groups, row).group;
}

qsizetype IncidentListModel::placeAt(int row) const
{
    return atRow(m_groups, row).entry;
}

int IncidentListModel::rowOfPlace(qsizetype place) const
{
    return static_cast<int>(rowOfEntry(m_groups, place));
}

const IncidentRow *IncidentListModel::rowAt(int row) const
{
    const IncidentId id = idAt(row);
    if (!id.isSet())
        return nullptr;
    const Cached *cached = m_cache.object(id.number());
    if (!cached || cached->stale)
        want(row);
    if (!cached)
        return nullptr;
    cached->place = placeAt(row);
    return &cached->row;
}

int IncidentListModel::rowOf(IncidentId id) const
{
    const auto at = std::find_if(
        m_order->begin(), m_order->end(), [id](const ListEntry &entry) { return entry.id == id; });
    return at == m_order->end() ? -1 : rowOfPlace(at - m_order->begin());
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
    if (m_asked.size() >= mostAsked)
        return;
    const qsizetype place = placeAt(row);
    const qsizetype page = place / pageRows;
    const auto known = std::find(m_wantedPages.begin(), m_wantedPages.end(), page);
    if (known != m_wantedPages.end())
        return;
    if (m_asked.contains((*m_order)[static_cast<size_t>(place)].id.number()))
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
    for (const qsizetype page : std::exchange(m_wantedPages, {})) {
        const qsizetype first = page * pageRows;
        const qsizetype end = std::min<qsizetype>(first + pageRows, incidents());
        for (qsizetype place = first; place < end && m_asked.size() < mostAsked; ++place) {
            const IncidentId id = (*m_order)[static_cast<size_t>(place)].id;
            if (m_asked.contains(id.number()))
                continue;
            const Cached *cached = m_cache.object(id.number());
            if (cached && !cached->stale)
                continue;
            m_asked.insert(id.number());
            ids.push_back(id);
        }
    }
    if (!ids.empty())
        emit rowsWanted(ids);
}

int IncidentListModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return static_cast<int>(incidents() + static_cast<qsizetype>(m_groups.size()) + m_spare);
}

int IncidentListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_words.columns.size());
}

QVariant IncidentListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const GroupedRow at = atRow(m_groups, index.row());
    if (at.group)
        return groupData(*at.group, index.column(), role);
    if (at.entry >= incidents())
        return {};
    const ListEntry &entry = (*m_order)[static_cast<size_t>(at.entry)];
    if (role == IncidentIdRole)
        return entry.id.number();
    if (role == IsGroupRole)
        return false;
    const QString note = m_notes.isEmpty() ? QString() : m_notes.value(entry.id.number());
    if (role == NoteRole || role == Qt::ToolTipRole)
        return note.isEmpty() ? QVariant() : QVariant(note);
    if (role == Qt::AccessibleTextRole && !note.isEmpty())
        if (const IncidentRow *row = rowAt(index.row()))
            return incidentData(*row, entry.due, column(index.column()), role).toString()
                + QStringLiteral(", ") + note;
    if (const IncidentRow *row = rowAt(index.row()))
        return incidentData(*row, entry.due, column(index.column()), role);
    // Until it is read a row is known by its number alone.
    if (role == Qt::DisplayRole && column(index.column()).name == ColumnName::Number)
        return deskNumber(entry.id);
    if (role == Qt::AccessibleTextRole)
        return deskNumber(entry.id);
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
    if (!idAt(index.row()).isSet())
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace gander::items
