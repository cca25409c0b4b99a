// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/status/tile.h"

#include "ui/kit/looks.h"
#include "ui/kit/parts.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace gander::ui {

namespace {

constexpr int tileSide = 16;
constexpr int tileAbove = 12;
constexpr int tileRadius = 7;
constexpr int tileIcon = 16;

} // namespace

Tile::Tile(const Looks &looks, QWidget *parent)
    : QAbstractButton(parent)
    , m_looks(looks)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&looks, &Looks::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Tile::setWords(const FigureWords &words)
{
    if (words == m_words)
        return;
    m_words = words;
    setText(words.title);
    if (!words.title.isEmpty())
        setAccessibleName(spokenFigure(words));
    updateGeometry();
    update();
}

QSize Tile::sizeHint() const
{
    const int width = m_looks.px(200);
    return {width, heightForWidth(width)};
}

QSize Tile::minimumSizeHint() const
{
    const QFontMetrics title(m_looks.font(FontRole::Body));
    const QFontMetrics figure(m_looks.font(FontRole::Tile));
    const int words = std::max(title.horizontalAdvance(m_words.title) + m_looks.px(tileIcon) + 6,
        figure.horizontalAdvance(m_words.figure));
    return {words + 2 * tileSide, 0};
}

// The note takes a second line where it needs one; it is never cut.
int Tile::heightForWidth(int width) const
{
    const QFontMetrics small(m_looks.font(FontRole::Small));
    const int note = small
                         .boundingRect(QRect(0, 0, width - 2 * tileSide, 1000), Qt::TextWordWrap,
                             m_words.note.isEmpty() ? QStringLiteral(" ") : m_words.note)
                         .height();
    return 2 * tileAbove + QFontMetrics(m_looks.font(FontRole::Body)).height() + m_looks.px(40)
        + note;
}

void Tile::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.divider);
    painter.setBrush(isDown() ? theme.sunken : underMouse() ? theme.hover : theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), tileRadius, tileRadius);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), tileRadius, tileRadius);
    }
    if (m_words.title.isEmpty())
        return;

    const QRect inner = rect().adjusted(tileSide, tileAbove, -tileSide, -tileAbove);
    const auto side = int(isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
    const Ink ink = theme.state(m_words.band);
    const QFont body = m_looks.font(FontRole::Body);
    const int line = QFontMetrics(body).height();
    int at = inner.left();
    if (m_words.band != Band::None) {
        const int px = m_looks.px(tileIcon);
        const QRect icon = QStyle::visualRect(
            layoutDirection(), inner, QRect(at, inner.top() + (line - px) / 2, px, px));
        painter.drawPixmap(icon.topLeft(),
            m_looks.icon(bandIcon(m_words.band), ink.mark, px, devicePixelRatioF()));
        at += px + 6;
    }
    painter.setFont(body);
    painter.setPen(theme.secondary);
    painter.drawText(QStyle::visualRect(layoutDirection(), inner,
                         QRect(at, inner.top(), inner.right() - at + 1, line)),
        side | int(Qt::AlignVCenter), m_words.title);

    painter.setFont(m_looks.font(FontRole::Tile));
    painter.setPen(m_words.loud ? ink.text : theme.text);
    painter.drawText(QRect(inner.left(), inner.top() + line, inner.width(), m_looks.px(40)),
        side | int(Qt::AlignVCenter), m_words.figure);

    painter.setFont(m_looks.font(FontRole::Small));
    painter.setPen(theme.secondary);
    const int top = inner.top() + line + m_looks.px(40);
    painter.drawText(QRect(inner.left(), top, inner.width(), rect().bottom() - top),
        side | int(Qt::AlignTop) | int(Qt::TextWordWrap), m_words.note);
}

void Tile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace gander::ui
