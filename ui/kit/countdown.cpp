// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/countdown.h"

#include "ui/kit/countdownlayout.h"
#include "ui/kit/looks.h"
#include "ui/kit/parts.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace gander::ui {

namespace {

FontRole fontOfBand(Band band)
{
    switch (band) {
    case Band::AtRisk:
    case Band::Critical:
    case Band::Breached:
        return FontRole::BodyStrong;
    case Band::Paused:
    case Band::Met:
    case Band::MetLate:
        return FontRole::BodyMedium;
    case Band::None:
    case Band::Calm:
        return FontRole::Body;
    }
    Q_UNREACHABLE();
}

} // namespace

Countdown countdownOf(const Urgency &urgency, const std::optional<Instant> &spanStart,
    const std::optional<Instant> &target, Instant now, const QString &words)
{
    Countdown countdown{.band = bandAt(urgency, now), .words = words};
    if (!urgency.edges || !spanStart)
        return countdown;
    const auto span = static_cast<double>(std::max<qint64>(urgency.edges->due - *spanStart, 1));
    const qint64 left = leftAt(urgency, now).value_or(0);
    countdown.left = static_cast<double>(left) / span;
    countdown.hasBar = true;
    if (target && *target < urgency.edges->due)
        countdown.target = static_cast<double>(urgency.edges->due - *target) / span;
    return countdown;
}

int countdownWidth(const Looks &looks, const QString &words)
{
    // Measured in the boldest form, so that a change of band moves nothing.
    const QFontMetrics metrics(looks.font(FontRole::BodyStrong));
    return looks.px(10 + 6 + 14 + 7 + 9) + metrics.horizontalAdvance(words);
}

void paintCountdown(
    QPainter &painter, const Looks &looks, const QRect &cell, const Countdown &countdown)
{
    const Theme &theme = looks.theme();
    const Ink ink = theme.state(countdown.band);
    const QFont font = looks.font(fontOfBand(countdown.band));
    const CountdownLayout layout =
        layOutCountdown(cell, QFontMetrics(font).horizontalAdvance(countdown.words), looks.scale(),
            painter.layoutDirection());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor words = ink.text;
    QColor glyph = ink.mark;
    if (countdown.band == Band::Critical || countdown.band == Band::Breached) {
        const bool solid = countdown.band == Band::Breached;
        painter.setPen(Qt::NoPen);
        painter.setBrush(solid ? ink.mark : ink.tint);
        painter.drawRoundedRect(layout.pill, 4, 4);
        if (solid)
            words = glyph = theme.onBreached;
    }
    painter.drawPixmap(layout.icon.topLeft(),
        looks.icon(bandIcon(countdown.band), glyph, layout.icon.width(),
            painter.device()->devicePixelRatioF()));
    painter.setFont(font);
    painter.setPen(words);
    painter.drawText(layout.words, int(Qt::AlignVCenter | Qt::AlignLeft), countdown.words);
    if (countdown.hasBar && !layout.bar.isEmpty())
        paintBar(painter, looks, layout.bar, countdown.band, countdown.left);
    painter.restore();
}

} // namespace gander::ui
