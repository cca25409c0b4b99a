// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/incident/clocksign.h"

#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/words/durationtext.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace gander::ui {

namespace {

constexpr int signIcon = 14;
constexpr int signGap = 6;
constexpr int signPadding = 7;
constexpr int signHeight = 22;
constexpr double barHeight = 5;

bool isPill(Band band)
{
    return band == Band::Critical || band == Band::Breached;
}

FontRole fontOf(Band band)
{
    return band == Band::AtRisk || isPill(band) ? FontRole::BodyStrong : FontRole::Body;
}

} // namespace

ClockSign::ClockSign(const Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
{
    setObjectName(QStringLiteral("clockSign"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ClockSign::show(const ClockFace &clock, Instant now)
{
    const QString words = words::clockWords(clock, now);
    const Band band = bandOf(clock, now);
    if (words == m_words && band == m_band)
        return;
    m_words = words;
    m_band = band;
    setAccessibleName(words);
    update();
}

int ClockSign::neededWidth() const
{
    return 2 * signPadding + m_looks.px(signIcon) + signGap
        + QFontMetrics(m_looks.font(fontOf(m_band))).horizontalAdvance(m_words) + 2;
}

void ClockSign::setLeftAligned(bool left)
{
    m_left = left;
    update();
}

QSize ClockSign::sizeHint() const
{
    const int words = QFontMetrics(m_looks.font(FontRole::Body)).height() + 6;
    return {neededWidth(), std::max(signHeight, words)};
}

void ClockSign::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    const Ink ink = theme.state(m_band);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool pill = isPill(m_band);
    const int needed = std::min(width(), neededWidth());
    // Without a pill the words end at the edge, like all else.
    const int overhang = pill ? 0 : signPadding;
    const QRect logical(m_left ? -overhang : width() - needed + overhang, 0, needed, height());
    const QRect box = QStyle::visualRect(layoutDirection(), rect(), logical);
    QColor words = m_band == Band::MetLate ? theme.state(Band::Breached).text : ink.text;
    QColor icon = m_band == Band::MetLate ? theme.state(Band::Met).mark : ink.mark;
    if (pill) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_band == Band::Breached ? ink.mark : ink.tint);
        painter.drawRoundedRect(box, 4, 4);
    }
    if (m_band == Band::Breached) {
        words = theme.onBreached;
        icon = words;
    }
    const QRect inner = box.adjusted(signPadding, 0, -signPadding, 0);
    const int size = m_looks.px(signIcon);
    const QRect mark = QStyle::visualRect(layoutDirection(), inner,
        QRect(inner.left(), inner.center().y() - size / 2 + 1, size, size));
    painter.drawPixmap(
        mark.topLeft(), m_looks.icon(bandIcon(m_band), icon, size, devicePixelRatioF()));
    const QRect text =
        QStyle::visualRect(layoutDirection(), inner, inner.adjusted(size + signGap, 0, 2, 0));
    painter.setFont(m_looks.font(fontOf(m_band)));
    painter.setPen(words);
    painter.drawText(text,
        int(Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft)
            | Qt::TextSingleLine),
        m_words);
}

ClockBar::ClockBar(const Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ClockBar::show(const ClockFace &clock, Instant now)
{
    const Band band = bandOf(clock, now);
    double left = 0;
    double target = -1;
    if (clock.start && clock.due && *clock.due > *clock.start) {
        const auto span = static_cast<double>(*clock.due - *clock.start);
        const qint64 leftMs = clock.done ? *clock.due - *clock.done : *leftAt(clock, now);
        left = static_cast<double>(leftMs) / span;
        // Overdue is a full bar, loud by form.
        left = left < 0 ? 1 : std::min(left, 1.0);
        if (clock.target && *clock.target < *clock.due)
            target = static_cast<double>(*clock.due - *clock.target) / span;
    }
    // Nothing is repainted below a quarter of a pixel.
    if (band == m_band && std::abs(left - m_left) * width() < 0.25
        && std::abs(target - m_target) < 1e-6)
        return;
    m_band = band;
    m_left = left;
    m_target = target;
    update();
}

void ClockBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (isRightToLeft()) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    paintBar(painter, m_looks, QRectF(0, (height() - barHeight) / 2, width(), barHeight), m_band,
        m_left, m_target);
}

} // namespace gander::ui
