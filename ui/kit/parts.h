// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The small painted parts that delegates and widgets share: key caps, badges, marks, bars, people.

#include "models/domain/classification.h"
#include "models/domain/urgency.h"

#include <QColor>
#include <QRect>
#include <QString>

class QPainter;

namespace gander::ui {

class Looks;

[[nodiscard]] QSize keycapSize(const Looks &looks, const QString &key);
void paintKeycap(QPainter &painter, const Looks &looks, const QRect &rect, const QString &key,
    const QColor &ink, const QColor &ground, const QColor &edge);

// "S2" in the weight of its ink.
[[nodiscard]] QSize severityBadgeSize(const Looks &looks);
void paintSeverity(QPainter &painter, const Looks &looks, const QRect &rect, Severity severity);

// The icon of an outcome in its colour.
[[nodiscard]] QString outcomeIcon(Outcome outcome);
// The icon of a band.
[[nodiscard]] QString bandIcon(Band band);

// A countdown's bar: the part of the span that is left, hatched while paused, the working target
// as a tick. Fractions are 0 to 1; a negative target is not drawn.
void paintBar(QPainter &painter, const Looks &looks, const QRectF &rect, Band band, double left,
    double target = -1);

// Two letters in a circle; a dashed circle with a plus for nobody.
void paintPerson(
    QPainter &painter, const Looks &looks, const QRectF &rect, const QString &name, bool isMe);
[[nodiscard]] QString initialsOf(const QString &name);

} // namespace gander::ui
