// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/parts.h"

#include "ui/kit/looks.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace gander::ui {

QSize keycapSize(const Looks &looks, const QString &key)
{
    const QFontMetrics metrics(looks.font(FontRole::Caption));
    const int height = looks.px(17);
    return {std::max(metrics.horizontalAdvance(key) + looks.px(8), height), height};
}

void paintKeycap(QPainter &painter, const Looks &looks, const QRect &rect, const QString &key,
    const QColor &ink, const QColor &ground, const QColor &edge)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setFont(looks.font(FontRole::Caption));
    painter.setPen(ink);
    painter.drawText(rect, Qt::AlignCenter, key);
    painter.restore();
}

QSize severityBadgeSize(const Looks &looks)
{
    return {looks.px(24), looks.px(18)};
}

void paintSeverity(QPainter &painter, const Looks &looks, const QRect &rect, Severity severity)
{
    const SeverityInk ink = looks.theme().severity(severity);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen edge(ink.border, 1);
    if (ink.dashed)
        edge.setStyle(Qt::DashLine);
    painter.setPen(edge);
    painter.setBrush(ink.fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    QFont font = looks.font(FontRole::Caption);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(ink.text);
    painter.drawText(rect, Qt::AlignCenter, QStringLiteral("S%1").arg(number(severity)));
    painter.restore();
}

QString outcomeIcon(Outcome outcome)
{
    switch (outcome) {
    case Outcome::FeatureRequest:
        return QStringLiteral("lightbulb");
    case Outcome::OperatorError:
        return QStringLiteral("mouse-pointer-click");
    case Outcome::ActOfGod:
        return QStringLiteral("cloud-lightning");
    case Outcome::CoreBug:
        return QStringLiteral("bug");
    }
    Q_UNREACHABLE();
}

QString bandIcon(Band band)
{
    switch (band) {
    case Band::None:
        return QStringLiteral("circle-dashed");
    case Band::Calm:
        return QStringLiteral("clock-3");
    case Band::AtRisk:
        return QStringLiteral("hourglass");
    case Band::Critical:
        return QStringLiteral("triangle-alert");
    case Band::Breached:
        return QStringLiteral("octagon-x");
    case Band::Paused:
        return QStringLiteral("circle-pause");
    case Band::Met:
    case Band::MetLate:
        return QStringLiteral("circle-check");
    }
    Q_UNREACHABLE();
}

void paintBar(QPainter &painter, const Looks &looks, const QRectF &rect, Band band, double left,
    double target)
{
    const Theme &theme = looks.theme();
    const double radius = rect.height() / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.divider);
    painter.drawRoundedRect(rect, radius, radius);
    const bool whole = band == Band::Breached || band == Band::Met || band == Band::MetLate;
    const double part = whole ? 1.0 : std::clamp(left, 0.0, 1.0);
    QRectF filled = rect;
    // Something of the bar is always to be seen while there is something left.
    filled.setWidth(part <= 0 ? 0 : std::max(rect.width() * part, rect.height() * 0.6));
    QPainterPath shape;
    shape.addRoundedRect(filled, radius, radius);
    if (band == Band::Paused) {
        painter.fillPath(shape, theme.state(band).tint);
        painter.setClipPath(shape);
        // Strokes of 2 with 3 between, measured across them.
        painter.setPen(QPen(theme.state(band).mark, 2, Qt::SolidLine, Qt::FlatCap));
        for (double x = rect.left() - rect.height(); x < rect.right(); x += 7)
            painter.drawLine(
                QPointF(x - 1, rect.bottom() + 1), QPointF(x + rect.height() + 1, rect.top() - 1));
        painter.setClipping(false);
    } else if (filled.width() > 0) {
        painter.fillPath(shape, theme.state(band).mark);
    }
    if (target >= 0 && target <= 1) {
        const double x = rect.left() + rect.width() * target;
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.text);
        painter.drawRect(QRectF(x - 1, rect.top() - 3, 2, rect.height() + 6));
    }
    painter.restore();
}

QString initialsOf(const QString &name)
{
    QString letters;
    bool atStart = true;
    QString last;
    for (const QChar letter : name) {
        if (atStart && letter.isLetterOrNumber()) {
            if (letters.isEmpty())
                letters = letter.toUpper();
            else
                last = letter.toUpper();
        }
        atStart = letter.isSpace() || letter == QLatin1Char('.') || letter == QLatin1Char('-')
            || letter == QLatin1Char('_');
    }
    return letters + last;
}

void paintPerson(
    QPainter &painter, const Looks &looks, const QRectF &rect, const QString &name, bool isMe)
{
    const Theme &theme = looks.theme();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle = rect.adjusted(0.75, 0.75, -0.75, -0.75);
    if (name.isEmpty()) {
        QPen dashed(theme.control, 1);
        dashed.setDashPattern({3, 3});
        painter.setPen(dashed);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(circle);
        painter.setPen(QPen(theme.secondary, 1.3));
        const QPointF centre = rect.center();
        const double arm = rect.width() * 0.16;
        painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0));
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm));
    } else {
        painter.setPen(QPen(isMe ? theme.accent : theme.strong, isMe ? 1.2 : 1));
        painter.setBrush(isMe ? theme.selected : theme.sunken);
        painter.drawEllipse(circle);
        QFont font = looks.font(FontRole::Caption);
        font.setPixelSize(std::max(8, qRound(rect.height() * 0.42)));
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(isMe ? theme.accent : theme.secondary);
        painter.drawText(rect, Qt::AlignCenter, initialsOf(name));
    }
    painter.restore();
}

} // namespace gander::ui
