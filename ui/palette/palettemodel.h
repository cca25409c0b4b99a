// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the palette offers, one row each: acts, views, customers and incidents.

#include "models/domain/id.h"

#include <QAbstractListModel>
#include <QAction>
#include <QPointer>

#include <vector>

namespace gander::ui {

struct PaletteRow {
    enum class Kind { Act, View, Customer, Incident };
    Kind kind = Kind::Act;
    QString name;
    QString detail;
    QString keys; // as the keyboard has them
    QString icon; // of the design's list
    bool holds = true;
    // One of these, by kind; a customer is its name.
    QPointer<QAction> act;
    qint64 view = 0;
    IncidentId incident;

    [[nodiscard]] bool isSame(const PaletteRow &other) const;
};

class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole + 1, KeysRole, IconRole, HoldsRole };

    using QAbstractListModel::QAbstractListModel;

    void setRows(std::vector<PaletteRow> rows);
    [[nodiscard]] const std::vector<PaletteRow> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<PaletteRow> m_rows;
};

// "Classify, act, C": the row for who hears it.
[[nodiscard]] QString spokenRow(const PaletteRow &row);

} // namespace gander::ui
