// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The plan as a customer has it: windows by severity and DevOps level, those that a draft moves
// edged, with the clause that says so. Read cell by cell with the arrows.

#include "ui/customers/clausewords.h"

#include <QWidget>

namespace gander::ui {

class Looks;

class PlanMatrix final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit PlanMatrix(Looks &looks, QWidget *parent = nullptr);

    void setCells(const PlanCells &cells);
    [[nodiscard]] const PlanCells &cells() const { return m_cells; }
    [[nodiscard]] QRect frameOf(int row, int column) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void takeLooks();
    void speak();
    [[nodiscard]] int nameWidth() const;
    [[nodiscard]] int cellHeight() const;
    [[nodiscard]] int leastCellWidth() const;
    void paintCell(QPainter &painter, int row, int column) const;

    Looks &m_looks;
    PlanCells m_cells;
    int m_row = 0;
    int m_column = 0;
};

} // namespace gander::ui
