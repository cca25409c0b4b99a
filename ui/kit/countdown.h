// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A countdown as it stands in a row: icon, words and bar in the form of its band.

#include "models/domain/urgency.h"

#include <QRect>
#include <QString>

class QPainter;

namespace gander::ui {

class Looks;

struct Countdown {
    Band band = Band::None;
    QString words;      // "Due in 3 h 20 min"
    double left = 0;    // of its span, 0 to 1
    double target = -1; // where the working target stands, 0 to 1; negative for none
    bool hasBar = false;
};
// From what a list keeps: 'words' as ui/words makes them.
[[nodiscard]] Countdown countdownOf(const Urgency &urgency, const std::optional<Instant> &spanStart,
    const std::optional<Instant> &target, Instant now, const QString &words);

// Within 'cell'; the ground of the row is painted already.
void paintCountdown(
    QPainter &painter, const Looks &looks, const QRect &cell, const Countdown &countdown);
// The width at which the words stand whole, without the bar.
[[nodiscard]] int countdownWidth(const Looks &looks, const QString &words);

} // namespace gander::ui
