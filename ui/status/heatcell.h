// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One cell of the heat map: how many, by shade and figure, and what in it is overdue or at risk.

#include "ui/status/figures.h"

#include <QAbstractButton>

#include <vector>

namespace gander::ui {

class Looks;

class HeatCell final : public QAbstractButton
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    HeatCell(const Looks &looks, const Levels &levels, QWidget *parent = nullptr);

    // 'most' is the largest count of the map, and the darkest shade; nothing is known if negative.
    void setFigures(const CellFigures &figures, qint64 most);
    [[nodiscard]] const Levels &levels() const { return m_levels; }
    [[nodiscard]] const CellFigures &figures() const { return m_figures; }

    // What figure and marks need, one beside the other or the marks under each other.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    // An arrow key: to the neighbour in that direction.
    void moved(int rows, int columns);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Mark {
        Band band;
        QString count;
        int width;
    };
    [[nodiscard]] std::vector<Mark> marks() const;
    [[nodiscard]] QFont figureFont() const;
    void paintMark(QPainter &painter, const QRect &rect, const Mark &mark) const;
    [[nodiscard]] QColor shade() const;

    const Looks &m_looks;
    Levels m_levels;
    CellFigures m_figures;
    qint64 m_most = -1;
};

} // namespace gander::ui
