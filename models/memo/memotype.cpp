// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memo/memotype.h"

#include <QPainter>
#include <QPainterPath>
#include <QPen>

namespace gander::memo {
namespace {

// Lucide's "bird" (ISC) on its grid of 24.
QPainterPath birdPath()
{
    QPainterPath path;
    path.moveTo(3.4, 18);
    path.lineTo(12, 18);
    path.arcTo(QRectF(4, 2, 16, 16), 270, 90);
    path.lineTo(20, 7);
    path.arcTo(QRectF(12, 3, 8, 8), 0, 144.96);
    path.lineTo(2, 20);
    path.moveTo(20, 7);
    path.lineTo(22, 7.5);
    path.lineTo(20, 8);
    path.moveTo(10, 18);
    path.lineTo(10, 21);
    path.moveTo(14, 17.75);
    path.lineTo(14, 21);
    path.moveTo(7, 18);
    path.arcTo(QRectF(1, 6, 12, 12), 270, 140.2);
    path.moveTo(16, 7);
    path.lineTo(16.01, 7);
    return path;
}

} // namespace

QFont typeface(Face face, double points)
{
    QFont font;
    switch (face) {
    case Face::Body:
        font.setWeight(QFont::Normal);
        break;
    case Face::Medium:
        font.setWeight(QFont::Medium);
        break;
    case Face::Strong:
        font.setWeight(QFont::DemiBold);
        break;
    case Face::Fixed:
        font.setStyleHint(QFont::TypeWriter);
        break;
    }
    font.setFamilies(face == Face::Fixed
            ? QStringList{QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono"),
                QStringLiteral("Consolas"), QStringLiteral("Menlo"), QStringLiteral("Gander Sans")}
            : QStringList{QStringLiteral("Gander Sans"), QStringLiteral("Inter"),
                QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(qRound(points * unitsPerPoint));
    font.setHintingPreference(QFont::PreferNoHinting);
    // Letters that a font swaps by context (Inter's hyphen between figures) lose their meaning in
    // the PDF: "G-41" could be neither searched nor copied. Scripts that need shaping still get it.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

void paintBird(QPainter *painter, const QPointF &corner, qreal size)
{
    painter->save();
    painter->translate(corner);
    painter->scale(size / 24, size / 24);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(ink::text, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(birdPath());
    painter->restore();
}

} // namespace gander::memo
