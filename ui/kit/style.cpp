// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/style.h"

#include "ui/kit/looks.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int fieldRadius = 5;

QColor faultColour(const QWidget *widget, const Theme &theme)
{
    const QString mark = widget ? widget->property("mark").toString() : QString();
    if (mark == QLatin1String("wrong"))
        return theme.state(Band::Critical).mark;
    if (mark == QLatin1String("lacking"))
        return theme.state(Band::AtRisk).mark;
    return {};
}

bool isTextArea(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

bool isReadOnly(const QWidget *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return line->isReadOnly();
    if (const auto *area = qobject_cast<const QPlainTextEdit *>(widget))
        return area->isReadOnly();
    return false;
}

// An edge of whole pixels inside 'rect'.
void strokeInside(QPainter *painter, const QRect &rect, const QColor &colour, int width, int radius)
{
    const double half = width / 2.0;
    painter->setPen(QPen(colour, width));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius);
}

} // namespace

Style::Style(const Looks &looks) : QProxyStyle(QStringLiteral("fusion")), m_looks(looks) {}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QAbstractSpinBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
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

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    const Theme &theme = m_looks.theme();
    switch (element) {
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth == 0)
            return;
        paintField(painter, option->rect, option, widget, true);
        return;
    }
    case PE_FrameLineEdit:
        paintField(painter, option->rect, option, widget, false);
        return;
    case PE_Frame:
        if (isTextArea(widget)) {
            paintField(painter, option->rect, option, widget, false);
            return;
        }
        if (qobject_cast<const QAbstractScrollArea *>(widget))
            return;
        break;
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        if (element == PE_PanelButtonTool
            && !(option->state & (State_Sunken | State_On | State_MouseOver)))
            return;
        paintButton(painter, option);
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_FrameFocusRect:
        if (!(option->state & State_KeyboardFocusChange))
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        strokeInside(painter, option->rect, theme.accent, 2, fieldRadius);
        painter->restore();
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, theme.tooltip);
        return;
    case PE_FrameMenu:
    case PE_PanelMenu:
        painter->fillRect(option->rect, theme.raised);
        painter->setPen(theme.strong);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            // The engine says "down" for ascending; ours is an arrow that points up for it.
            const bool up = header->sortIndicator == QStyleOptionHeader::SortDown;
            const QPixmap arrow
                = m_looks.icon(QStringLiteral("arrow-up"), theme.secondary, m_looks.px(12));
            painter->save();
            painter->translate(QRectF(option->rect).center());
            if (!up)
                painter->rotate(180);
            const double side = m_looks.px(12);
            painter->drawPixmap(QPointF(-side / 2, -side / 2), arrow);
            painter->restore();
        }
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    const Theme &theme = m_looks.theme();
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, theme.surface);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(),
                              1),
            theme.divider);
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            painter->save();
            painter->setFont(m_looks.font(FontRole::Small));
            painter->setPen(
                header->sortIndicator == QStyleOptionHeader::None ? theme.secondary : theme.text);
            painter->drawText(header->rect, int(Qt::AlignVCenter | Qt::AlignLeft),
                painter->fontMetrics().elidedText(
                    header->text, Qt::ElideRight, header->rect.width()));
            painter->restore();
        }
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, theme.divider);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
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

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
    QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        paintScrollBar(painter, option, widget);
    else if (control == CC_ComboBox)
        paintComboBox(painter, option, widget);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subElementRect(
    SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            return rect.adjusted(6, 0, -6, 0);
    }
    if (element == SE_HeaderLabel)
        return option->rect.adjusted(8, 0, -20, -1);
    if (element == SE_HeaderArrow) {
        // Right behind the words, as in the drawing.
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const int words = header
            ? QFontMetrics(m_looks.font(FontRole::Small)).horizontalAdvance(header->text)
            : 0;
        const int left = std::min(option->rect.left() + 8 + words + 5, option->rect.right() - 16);
        return {left, option->rect.top(), 14, option->rect.height()};
    }
    return rect;
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
    const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox)
        wanted.setHeight(std::max(wanted.height(), m_looks.px(30)));
    if (type == CT_LineEdit)
        wanted.rwidth() += 12;
    if (type == CT_PushButton)
        wanted.setHeight(std::max(wanted.height(), m_looks.px(28)));
    if (type == CT_HeaderSection)
        wanted.setHeight(m_looks.px(28));
    return wanted;
}

int Style::pixelMetric(
    PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_SplitterWidth:
        return 1;
    case PM_DefaultFrameWidth:
        return isTextArea(widget) ? 2 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return m_looks.px(16);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
    QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_EtchDisabledText:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace gander::ui
