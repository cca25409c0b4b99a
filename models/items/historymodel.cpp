// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/historymodel.h"

#include <algorithm>

namespace gander::items {

HistoryModel::HistoryModel(Line line, QObject *parent)
    : QAbstractListModel(parent)
    , m_line(std::move(line))
{
}

void HistoryModel::merge(const History &history)
{
    // History only grows: what is new comes first here. Anything else is another incident's.
    const bool grows = history.size() >= m_history.size()
        && std::equal(m_history.begin(), m_history.end(), history.begin());
    if (!grows) {
        beginResetModel();
        m_history = history;
        m_counts = effective(m_history);
        endResetModel();
        return;
    }
    const auto fresh = history.size() - m_history.size();
    if (fresh == 0)
        return;
    beginInsertRows({}, 0, static_cast<int>(fresh) - 1);
    m_history = history;
    m_counts = effective(m_history);
    endInsertRows();
    // An Undone among the new ones changes how older ones look.
    emit dataChanged(index(0), index(rowCount() - 1));
}

size_t HistoryModel::positionOf(int row) const
{
    return m_history.size() - 1 - static_cast<size_t>(row);
}

const Event &HistoryModel::eventAt(int row) const
{
    return m_history[positionOf(row)];
}

bool HistoryModel::counts(int row) const
{
    return m_counts[positionOf(row)];
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_history.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return m_line ? m_line(eventAt(index.row())) : QString();
    return {};
}

} // namespace gander::items
