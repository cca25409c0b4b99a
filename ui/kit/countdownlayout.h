// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the parts of a countdown cell lie: icon, words, pill, bar, as a plain struct.

#include <QRect>

namespace gander::ui {

struct CountdownLayout {
    QRect pill; // ground of icon and words
    QRect icon;
    QRect words;
    QRect bar; // empty where the words need the room: the bar gives way, never the words
};

// 'wordsWidth' is what the words need in their font; 'scale' grows all sizes.
[[nodiscard]] CountdownLayout layOutCountdown(const QRect &cell, int wordsWidth, double scale,
    Qt::LayoutDirection direction = Qt::LeftToRight);

} // namespace gander::ui
