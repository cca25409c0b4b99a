// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/alarmmodel.h"

#include "models/items/roles.h"

#include <algorithm>

namespace gander::items {

AlarmModel::AlarmModel(
    std::vector<Column> columns, std::function<QString(const Alarm &)> spoken, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
    , m_spoken(std::move(spoken))
{
}

void AlarmModel::merge(const std::vector<Alarm> &alarms)
{
    std::vector<IncidentId> wanted;
    wanted.reserve(alarms.size());
    for (const Alarm &alarm : alarms)
        wanted.push_back(alarm.incident);
    std::ranges::sort(wanted);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (std::ranges::binary_search(wanted, alarmAt(row).incident))
            continue;
        int first = row;
        while (first > 0 && !std::ranges::binary_search(wanted, alarmAt(first - 1).incident))
            --first;
        beginRemoveRows({}, first, row);
        m_alarms.erase(m_alarms.begin() + first, m_alarms.begin() + row + 1);
        endRemoveRows();
        row = first;
    }
    // What is left stands in the new list too; what changed its place is taken out and put in.
    for (int row = 0; row < static_cast<int>(alarms.size()); ++row) {
        const Alarm &alarm = alarms[static_cast<size_t>(row)];
        const int last = rowCount();
        if (row < last && alarmAt(row).incident == alarm.incident) {
            if (alarmAt(row) != alarm) {
                m_alarms[static_cast<size_t>(row)] = alarm;
                emit dataChanged(index(row, 0), index(row, columnCount() - 1));
            }
            continue;
        }
        if (row == last) {
            beginInsertRows({}, row, static_cast<int>(alarms.size()) - 1);
            m_alarms.insert(m_alarms.end(), alarms.begin() + row, alarms.end());
            endInsertRows();
            return;
        }
        const int known = rowOf(alarm.incident);
        if (known > row) {
            beginMoveRows({}, known, known, {}, row);
            m_alarms.erase(m_alarms.begin() + known);
            m_alarms.insert(m_alarms.begin() + row, alarm);
            endMoveRows();
            emit dataChanged(index(row, 0), index(row, columnCount() - 1));
        } else {
            beginInsertRows({}, row, row);
            m_alarms.insert(m_alarms.begin() + row, alarm);
            endInsertRows();
        }
    }
}

const Alarm &AlarmModel::alarmAt(int row) const
{
    return m_alarms[static_cast<size_t>(row)];
}

int AlarmModel::rowOf(IncidentId incident) const
{
    const auto at = std::ranges::find(m_alarms, incident, &Alarm::incident);
    return at == m_alarms.end() ? -1 : static_cast<int>(at - m_alarms.begin());
}

int AlarmModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_alarms.size());
}

int AlarmModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant AlarmModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Alarm &alarm = alarmAt(index.row());
    const auto &text = m_columns[static_cast<size_t>(index.column())].text;
    switch (role) {
    case Qt::DisplayRole:
        return text ? text(alarm) : QString();
    case Qt::AccessibleTextRole:
        return m_spoken ? m_spoken(alarm) : QString();
    case IncidentIdRole:
        return alarm.incident.number();
    default:
        return {};
    }
}

QVariant AlarmModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return m_columns[static_cast<size_t>(section)].title;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

} // namespace gander::items
