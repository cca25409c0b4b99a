// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/leaving/leavingmodel.h"

#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <algorithm>
#include <utility>

namespace gander::ui {

namespace {

constexpr qsizetype longestCell = 120;

} // namespace

LeavingModel::LeavingModel(const Zone &zone, QObject *parent)
    : QAbstractTableModel(parent)
    , m_zone(zone)
{
}

void LeavingModel::setRows(std::vector<IncidentRow> rows, Instant now)
{
    beginResetModel();
    std::vector<bool> ticks;
    for (const IncidentRow &row : rows) {
        const auto known = std::ranges::find(m_rows, row.id, &IncidentRow::id);
        ticks.push_back(
            known == m_rows.end() || m_ticked[static_cast<size_t>(known - m_rows.begin())]);
    }
    m_rows = std::move(rows);
    m_ticked = std::move(ticks);
    m_now = now;
    endResetModel();
    emit ticksChanged();
}

std::vector<IncidentId> LeavingModel::ticked() const
{
    std::vector<IncidentId> ids;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_ticked[i])
            ids.push_back(m_rows[i].id);
    }
    return ids;
}

int LeavingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LeavingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString LeavingModel::text(const IncidentRow &row, int column) const
{
    switch (column) {
    case Ends:
        return tr("%1 · %2").arg(
            words::instantText(Instant{dueOf(row.urgency, m_now)}, m_now, m_zone),
            words::urgencyWords(row.urgency, m_now));
    case Number:
        return deskNumber(row.id);
    case Title:
        return words::shortened(row.title, longestCell);
    case Customer:
        return words::shortened(row.customer, longestCell);
    case Owner:
        return row.assignee.isEmpty() ? tr("nobody") : words::shortened(row.assignee, longestCell);
    default:
        return {};
    }
}

QVariant LeavingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto at = static_cast<size_t>(index.row());
    if (role == Qt::DisplayRole)
        return text(m_rows[at], index.column());
    if (role == Qt::CheckStateRole && index.column() == Ends)
        return m_ticked[at] ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::AccessibleTextRole) {
        QStringList parts;
        for (int column = 0; column < Columns; ++column)
            parts << text(m_rows[at], column);
        return parts.join(QStringLiteral(", "));
    }
    return {};
}

bool LeavingModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid)
        || index.column() != Ends)
        return false;
    m_ticked[static_cast<size_t>(index.row())] = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit ticksChanged();
    return true;
}

QVariant LeavingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Ends:
        return tr("Ends");
    case Number:
        return tr("ID");
    case Title:
        return tr("Incident");
    case Customer:
        return tr("Customer");
    case Owner:
        return tr("Owner");
    default:
        return {};
    }
}

Qt::ItemFlags LeavingModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == Ends ? plain | Qt::ItemIsUserCheckable : plain;
}

} // namespace gander::ui
