// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Open core product bugs by severity and DevOps level. One stop for the tab key: arrows go from
// cell to cell, Enter opens the list of one.

#include "ui/status/figures.h"

#include <QWidget>

#include <array>

class QGridLayout;
class QLabel;

namespace gander::ui {

class HeatCell;
class Looks;

class HeatMap final : public QWidget
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit HeatMap(const Looks &looks, QWidget *parent = nullptr);

    void setBoard(const Board &board);
    // No figures are known.
    void clear();
    [[nodiscard]] HeatCell *cell(const Levels &levels) const;

signals:
    void chosen(const gander::Levels &levels);

private:
    void moveFrom(const Levels &from, int rows, int columns);
    void makeStop(HeatCell *stop);
    void takeLooks();
    void evenColumns();

    const Looks &m_looks;
    QGridLayout *m_grid;
    std::array<QLabel *, 4> m_heads;
    std::array<std::array<HeatCell *, 4>, 5> m_cells;
};

} // namespace gander::ui
