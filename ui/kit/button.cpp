// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/button.h"

#include "ui/kit/looks.h"
#include "ui/kit/parts.h"

#include <QPainter>
#include <QStyle>

namespace gander::ui {

namespace {

constexpr int side = 11;     // from the edge to the first thing in a button
constexpr int between = 6;   // icon and words
constexpr int beforeKey = 9; // words and key
constexpr int linkSide = 4;

} // namespace

Button::Button(const Looks &looks, const QString &text, const QString &icon, const QString &key,
    ButtonForm form, QWidget *parent)
    : QPushButton(text, parent)
    , m_looks(looks)
    , m_glyph(icon)
    , m_key(key)
    , m_form(form)
{
    setAccessibleName(text);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&looks, &Looks::changed, this, &QWidget::updateGeometry);
}

void Button::setForm(ButtonForm form)
{
    m_form = form;
    updateGeometry();
    update();
}

void Button::setGlyph(const QString &icon)
{
    m_glyph = icon;
    updateGeometry();
    update();
}

void Button::setKey(const QString &key)
{
    m_key = key;
    updateGeometry();
    update();
}

FontRole Button::fontRole() const
{
    return m_form == ButtonForm::Link ? FontRole::Body : FontRole::BodyMedium;
}

int Button::leadingEdge() const
{
    return m_form == ButtonForm::Link ? linkSide : side;
}

int Button::capWidth() const
{
    return m_key.isEmpty() ? 0 : keycapSize(m_looks, m_key).width();
}

QSize Button::sizeHint() const
{
    const QFontMetrics words(m_looks.font(fontRole()));
    int width = 2 * leadingEdge();
    if (!m_glyph.isEmpty())
        width += m_looks.px(16) + (text().isEmpty() ? 0 : between);
    width += words.horizontalAdvance(text());
    if (!m_key.isEmpty())
        width += beforeKey + capWidth();
    return {width, m_looks.px(28)};
}

void Button::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_looks.theme();
    const bool on = isEnabled();
    const bool pressed = isDown() || isChecked();
    const bool hovered = underMouse() && on;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    QColor ink = theme.text;
    QColor ground = Qt::transparent;
    QColor edge = Qt::transparent;
    switch (m_form) {
    case ButtonForm::Primary:
        ink = on ? theme.onAccent : theme.disabled;
        ground = !on  ? theme.raised
            : pressed ? theme.accentPressed
            : hovered ? theme.accentHover
                      : theme.accent;
        edge = on ? ground : theme.divider;
        break;
    case ButtonForm::Plain:
        ink = on ? theme.text : theme.disabled;
        ground = pressed ? theme.sunken : hovered ? theme.hover : theme.raised;
        edge = on ? theme.strong : theme.divider;
        break;
    case ButtonForm::Quiet:
        ink = on ? theme.secondary : theme.disabled;
        ground = pressed ? theme.sunken : hovered ? theme.hover : QColor(Qt::transparent);
        break;
    case ButtonForm::Link:
        ink = on ? theme.accent : theme.disabled;
        break;
    }
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(edge.alpha() ? QPen(edge, 1) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(box, 5, 5);

    // The parts stand in reading order, from the leading edge on.
    int x = leadingEdge();
    const auto place = [&](const QSize &part) {
        const QRect at(QPoint(x, (height() - part.height()) / 2), part);
        x += part.width();
        return QStyle::visualRect(layoutDirection(), rect(), at);
    };
    if (!m_glyph.isEmpty()) {
        const int px = m_looks.px(16);
        painter.drawPixmap(
            place(QSize(px, px)).topLeft(), m_looks.icon(m_glyph, ink, px, devicePixelRatioF()));
        x += between;
    }
    painter.setFont(m_looks.font(fontRole()));
    painter.setPen(ink);
    const int words = painter.fontMetrics().horizontalAdvance(text());
    painter.drawText(place(QSize(words + 1, height())), Qt::AlignCenter, text());
    if (m_key.isEmpty())
        return;
    x += beforeKey - 1;
    const QRect cap = place(keycapSize(m_looks, m_key));
    if (m_form == ButtonForm::Primary && on)
        paintKeycap(painter, m_looks, cap, m_key, theme.onAccent, Qt::transparent, theme.onAccent);
    else
        paintKeycap(painter, m_looks, cap, m_key, on ? theme.secondary : theme.disabled,
            theme.window, theme.strong);
}

QPushButton *makeButton(const QString &text, const QString &icon, const QString &key,
    const Looks &looks, QWidget *parent, bool primary)
{
    return new Button(
        looks, text, icon, key, primary ? ButtonForm::Primary : ButtonForm::Plain, parent);
}

} // namespace gander::ui
