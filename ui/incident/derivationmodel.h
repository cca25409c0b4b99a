// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The derivation of both clocks as rows of a table: a heading for each clock, then its steps.

#include "ui/words/derivation.h"

#include <QAbstractTableModel>

namespace gander::ui {

class DerivationModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, What, Rule, Here, There, columns };
    enum Role {
        HeadingRole = Qt::UserRole, // is it a clock's heading? Its words stand in the first column
        ResultRole,                 // is it the deadline itself?
        MoreRole,                   // the event, under what the step says
    };

    explicit DerivationModel(QObject *parent = nullptr);

    // Rows that stay the same stay where they are, and so does whoever reads them.
    void show(const words::Derivation &derivation);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool isHeading(int row) const;

private:
    struct Row {
        bool heading = false;
        int number = 0;
        words::DerivedStep step; // of a heading only what, here and there

        friend bool operator==(const Row &, const Row &) = default;
    };
    [[nodiscard]] static std::vector<Row> rowsOf(const words::Derivation &derivation);
    [[nodiscard]] static QString spoken(const Row &row);

    std::vector<Row> m_rows;
};

} // namespace gander::ui
