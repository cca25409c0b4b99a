// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/countdownlayout.h"

#include <QStyle>

namespace gander::ui {

CountdownLayout layOutCountdown(
    const QRect &cell, int wordsWidth, double scale, Qt::LayoutDirection direction)
{
    const auto px = [scale](int designed) { return qRound(designed * scale); };
    CountdownLayout layout;
    const int middle = cell.top() + cell.height() / 2;
    const int left = cell.left() + px(10);
    const int pillHeight = px(24);
    const int iconSide = px(14);
    layout.pill = QRect(left, middle - pillHeight / 2,
        px(6) + iconSide + px(6) + wordsWidth + px(8), pillHeight);
    layout.icon = QRect(left + px(6), middle - iconSide / 2, iconSide, iconSide);
    layout.words = QRect(
        layout.icon.right() + 1 + px(6), cell.top(), wordsWidth + 1, cell.height());
    const QSize bar(px(36), px(5));
    const QRect wanted(
        QPoint(cell.right() - px(6) - bar.width(), middle - bar.height() / 2), bar);
    if (wanted.left() >= layout.pill.right() + px(4))
        layout.bar = wanted;
    if (direction == Qt::RightToLeft)
        for (QRect *part : {&layout.pill, &layout.icon, &layout.words, &layout.bar})
            if (!part->isEmpty())
                *part = QStyle::visualRect(direction, cell, *part);
    return layout;
}

} // namespace gander::ui
