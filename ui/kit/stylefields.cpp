// SPDX-License-Identifier: GPL-3.0-or-later

// The style's fields, plain buttons and scroll bars.

#include "ui/kit/looks.h"
#include "ui/kit/style.h"

#include <QAbstractSpinBox>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QVariant>

#include <algorithm>

namespace gander::ui {

namespace {

QColor faultColour(const QWidget *widget, const Theme &theme)
{
    const QString mark = widget ? widget->property("mark").toString() : QString();
    if (mark == QLatin1String("wrong"))
        return theme.state(Band::Critical).mark;
    if (mark == QLatin1String("lacking"))
        return theme.state(Band::AtRisk).mark;
    return {};
}

bool isReadOnly(const QWidget *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return line->isReadOnly();
    if (const auto *area = qobject_cast<const QPlainTextEdit *>(widget))
        return area->isReadOnly();
    return false;
}

} // namespace

// An edge of whole pixels inside 'rect'.
void Style::strokeInside(
    QPainter *painter, const QRect &rect, const QColor &colour, int width, int radius)
{
    const double half = width / 2.0;
    painter->setPen(QPen(colour, width));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius);
}

void Style::paintField(QPainter *painter, const QRect &rect, const QStyleOption *option,
    const QWidget *widget, bool filled) const
{
    const Theme &theme = m_looks.theme();
    const bool focused = option->state & State_HasFocus;
    const bool off = !(option->state & State_Enabled) || isReadOnly(widget);
    const QColor fault = faultColour(widget, theme);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (filled) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(off ? theme.sunken : theme.surface);
        painter->drawRoundedRect(
            QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), fieldRadius, fieldRadius);
    }
    const QColor edge = fault.isValid() ? fault
        : focused                       ? theme.accent
        : off                           ? theme.divider
                                        : theme.control;
    strokeInside(painter, rect, edge, fault.isValid() || focused ? 2 : 1, fieldRadius);
    painter->restore();
}

void Style::paintButton(QPainter *painter, const QStyleOption *option) const
{
    const Theme &theme = m_looks.theme();
    const bool on = option->state & State_Enabled;
    const bool pressed = option->state & (State_Sunken | State_On);
    const bool hovered = option->state & State_MouseOver;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(!on ? theme.surface
            : pressed     ? theme.sunken
            : hovered     ? theme.hover
                          : theme.raised);
    painter->drawRoundedRect(
        QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), fieldRadius, fieldRadius);
    strokeInside(painter, option->rect, on ? theme.strong : theme.divider, 1, fieldRadius);
    painter->restore();
}

void Style::paintScrollBar(
    QPainter *painter, const QStyleOptionComplex *option, const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider)
        return;
    const Theme &theme = m_looks.theme();
    const QRect handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    if (slider->minimum < slider->maximum) {
        const bool active = option->state & State_MouseOver || option->state & State_Sunken;
        painter->setBrush(active ? theme.control : theme.strong);
        const QRectF bar = slider->orientation == Qt::Vertical
            ? QRectF(handle).adjusted(3, 1, -3, -1)
            : QRectF(handle).adjusted(1, 3, -1, -3);
        const double radius = std::min(bar.width(), bar.height()) / 2;
        painter->drawRoundedRect(bar, radius, radius);
    }
    painter->restore();
}

void Style::paintComboBox(
    QPainter *painter, const QStyleOptionComplex *option, const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (combo && !combo->frame)
        return;
    paintField(painter, option->rect, option, widget, true);
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    const int side = m_looks.px(14);
    painter->drawPixmap(arrow.center().x() - side / 2, arrow.center().y() - side / 2,
        m_looks.icon(QStringLiteral("chevron-down"), m_looks.theme().secondary, side));
}

void Style::paintSpinBox(
    QPainter *painter, const QStyleOptionComplex *option, const QWidget *widget) const
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin)
        return;
    const Theme &theme = m_looks.theme();
    if (spin->frame)
        paintField(painter, option->rect, option, widget, true);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const int side = m_looks.px(12);
    for (const SubControl arrow : {SC_SpinBoxUp, SC_SpinBoxDown}) {
        const QRect rect = subControlRect(CC_SpinBox, option, arrow, widget);
        const bool able = spin->stepEnabled
            & (arrow == SC_SpinBoxUp ? QAbstractSpinBox::StepUpEnabled
                                     : QAbstractSpinBox::StepDownEnabled);
        const bool active = able && (option->activeSubControls & arrow)
            && option->state & (State_MouseOver | State_Sunken);
        const QPixmap sign = m_looks.icon(QStringLiteral("chevron-down"),
            !able        ? theme.disabled
                : active ? theme.accent
                         : theme.secondary,
            side);
        painter->save();
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->translate(QRectF(rect).center());
        if (arrow == SC_SpinBoxUp)
            painter->rotate(180);
        painter->drawPixmap(QPointF(-side / 2.0, -side / 2.0), sign);
        painter->restore();
    }
}

} // namespace gander::ui
