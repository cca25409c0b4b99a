// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The type and measures of a memo's page, and the bird of its letterhead. The pages are laid out in
// tenths of a point, in fonts of whole tenths, so that no device's resolution moves a letter.

#include <QColor>
#include <QFont>

class QPainter;
class QPointF;

namespace gander::memo {

constexpr qreal unitsPerPoint = 10;
constexpr qreal units(qreal points)
{
    return points * unitsPerPoint;
}

enum class Face { Body, Medium, Strong, Fixed };
// 'points' may have one decimal.
[[nodiscard]] QFont typeface(Face face, double points);

namespace ink {
inline constexpr QColor text(0x1a, 0x1f, 0x26);
inline constexpr QColor second(0x4c, 0x56, 0x63);
inline constexpr QColor strongLine(0x4c, 0x56, 0x63);
inline constexpr QColor line(0xd5, 0xda, 0xe0);
inline constexpr QColor footLine(0xc9, 0xce, 0xd5);
inline constexpr QColor link(0x1d, 0x56, 0xc4);
inline constexpr QColor blankText(0x7a, 0x50, 0x00);
inline constexpr QColor blankTint(0xfd, 0xf4, 0xde);
inline constexpr QColor blankEdge(0xbc, 0x78, 0x00);
inline constexpr QColor draftMark(0xe6, 0xe9, 0xed);
} // namespace ink

// The bird in a square of 'size' whose corner is 'corner'.
void paintBird(QPainter *painter, const QPointF &corner, qreal size);

} // namespace gander::memo
