// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/clockmark.h"

#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QPainter>

#include <algorithm>

namespace gander::ui {
namespace {

constexpr int signWidth = 250;
constexpr int signIconSide = 14;
constexpr int barHeight = 5;

int filledOf(const ClockFace &clock, Instant now)
{
    if (clock.status == ClockStatus::Done)
        return 1000;
    if (!clock.start || !clock.due || *clock.due <= *clock.start)
        return 0;
    const qint64 leftMs = *leftAt(clock, now);
    const qint64 left = std::clamp<qint64>(leftMs, 0, *clock.due - *clock.start);
    // Overdue is a full bar: loud by form.
    if (leftMs < 0)
        return 1000;
    return static_cast<int>(1000 * left / (*clock.due - *clock.start));
}

} // namespace

ClockMark::ClockMark(Looks &looks, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&m_looks, &Looks::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ClockMark::show(const ClockFace &clock, Instant now, const Zone &zone)
{
    const QString name = clock.due ? tr("%1 %2").arg(words::clockName(clock.name),
                             *clock.due - now < msPerDay && *clock.due >= now
                                 ? words::timeOfDay(*clock.due, zone)
                                 : words::instantText(*clock.due, now, zone, false))
                                   : words::clockName(clock.name);
    const QString words = words::clockWords(clock, now);
    const Band band = bandOf(clock, now);
    const int filled = filledOf(clock, now);
    if (name == m_name && words == m_words && band == m_band && filled == m_filled)
        return;
    const bool wider = name.size() != m_name.size() || words.size() != m_words.size();
    m_name = name;
    m_words = words;
    m_band = band;
    m_filled = filled;
    setAccessibleName(tr("%1, %2, %3").arg(name, words, words::bandName(band)));
    if (wider)
        updateGeometry();
    update();
}

QSize ClockMark::sizeHint() const
{
    const int signIcon = m_looks.px(signIconSide);
    const QFontMetrics body(m_looks.font(FontRole::Body));
    const QFontMetrics strong(m_looks.font(FontRole::BodyStrong));
    const int words =
        body.horizontalAdvance(m_name) + 8 + signIcon + 6 + strong.horizontalAdvance(m_words) + 14;
    return {std::max(m_looks.px(signWidth), words), body.height() + 4 + 6 + barHeight};
}

void ClockMark::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    const Ink ink = theme.state(m_band);
    const int signIcon = m_looks.px(signIconSide);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool strong =
        m_band == Band::AtRisk || m_band == Band::Critical || m_band == Band::Breached;
    const bool pill = m_band == Band::Critical || m_band == Band::Breached;
    const QFont body = m_looks.font(FontRole::Body);
    const QFont loud = m_looks.font(strong ? FontRole::BodyStrong : FontRole::Body);
    const int line = QFontMetrics(body).height() + 4;
    const int wide = QFontMetrics(loud).horizontalAdvance(m_words) + 1;
    const int inset = pill ? 6 : 0;
    QRect words(width() - inset - wide, 0, wide, line);
    QRect icon(words.left() - 6 - signIcon, (line - signIcon) / 2, signIcon, signIcon);
    QRect ground(icon.left() - inset, 0, width() - icon.left() + inset, line);
    QRect name(0, 0, std::max(0, ground.left() - 8), line);
    const QRectF bar(0, line + 6, width(), barHeight);
    if (isRightToLeft()) {
        for (QRect *rect : {&words, &icon, &ground, &name})
            rect->moveLeft(width() - rect->x() - rect->width());
    }
    if (pill) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_band == Band::Breached ? ink.mark : ink.tint);
        painter.drawRoundedRect(ground, 4, 4);
    }
    const QColor words2 = m_band == Band::Breached ? theme.onBreached : ink.text;
    painter.setFont(body);
    painter.setPen(theme.secondary);
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignTrailing, m_name);
    painter.drawPixmap(icon.topLeft(), m_looks.icon(bandIcon(m_band), words2, signIcon));
    painter.setFont(loud);
    painter.setPen(words2);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading, m_words);

    paintBar(painter, m_looks, bar, m_band, m_filled / 1000.0);
}

} // namespace gander::ui
