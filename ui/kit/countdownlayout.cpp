// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/countdownlayout.h"

#include <QStyle>

#include <algorithm>

namespace gander::ui {

CountdownLayout layOutCountdown(
    const QRect &cell, int wordsWidth, double scale, Qt::LayoutDirection direction)
{
    const auto px = [scale](int designed) { return qRound(designed * scale); };
    CountdownLayout layout;
    const int middle = cell.top() + cell.height() / 2;
    const int left = cell.left() + px(10);
    const int pillHeight = px(22);
    const int iconSide = px(14);
    layout.pill = QRect(
        left, middle - pillHeight / 2, px(6) + iconSide + px(7) + wordsWidth + px(9), pillHeight);
    layout.icon = QRect(left + px(6), middle - iconSide / 2, iconSide, iconSide);
    layout.words =
        QRect(layout.icon.right() + 1 + px(7), cell.top(), wordsWidth + 1, cell.height());
    // The bar first grows shorter, then goes: the words stay whole.
    const int barEnd = cell.left() + cell.width() - px(8);
    const int barStart =
        std::max(barEnd - px(36), layout.pill.left() + layout.pill.width() + px(8));
    if (barEnd - barStart >= px(16))
        layout.bar = QRect(barStart, middle - px(5) / 2, barEnd - barStart, px(5));
    if (direction == Qt::RightToLeft)
        for (QRect *part : {&layout.pill, &layout.icon, &layout.words, &layout.bar})
            if (!part->isEmpty())
                *part = QStyle::visualRect(direction, cell, *part);
    return layout;
}

} // namespace gander::ui
