// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The alarms that wait, one row for each incident, the nearest due first.

#include "models/domain/alarm.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace gander::items {

class AlarmModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    // The words are the window's.
    struct Column {
        QString title;
        std::function<QString(const Alarm &)> text;
    };
    AlarmModel(std::vector<Column> columns, std::function<QString(const Alarm &)> spoken,
        QObject *parent = nullptr);

    // Row by row, so that what is chosen stays chosen.
    void merge(const std::vector<Alarm> &alarms);

    [[nodiscard]] const Alarm &alarmAt(int row) const;
    [[nodiscard]] int rowOf(IncidentId incident) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Column> m_columns;
    std::function<QString(const Alarm &)> m_spoken;
    std::vector<Alarm> m_alarms;
};

} // namespace gander::items
