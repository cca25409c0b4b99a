// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The incidents whose clocks end while nobody is at the desk, each with a tick: it is to be
// assigned.

#include "models/domain/listing.h"

#include <QAbstractTableModel>

#include <vector>

namespace gander::ui {

class LeavingModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Ends, Number, Title, Customer, Owner, Columns };

    explicit LeavingModel(const Zone &zone, QObject *parent = nullptr);

    // New ones are ticked; one that was there before keeps its tick.
    void setRows(std::vector<IncidentRow> rows, Instant now);
    [[nodiscard]] std::vector<IncidentId> ticked() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void ticksChanged();

private:
    [[nodiscard]] QString text(const IncidentRow &row, int column) const;

    Zone m_zone;
    Instant m_now;
    std::vector<IncidentRow> m_rows;
    std::vector<bool> m_ticked;
};

} // namespace gander::ui
