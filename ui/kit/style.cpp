// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/style.h"

#include "ui/kit/looks.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int ringWidth = 2;
constexpr int ringOffset = 2;   // between a button and its ring
constexpr int fieldPadding = 6; // more than Fusion's
constexpr int textAreaPadding = 7;
constexpr int headPadding = 8;

bool isLeading(const QStyleOption *option)
{
    return option->direction == Qt::LeftToRight;
}

bool isTextArea(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

} // namespace

Style::Style(const Looks &looks)
    : QProxyStyle(QStringLiteral("fusion"))
    , m_looks(looks)
{
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // In a panel whose ground is Base a label's words would follow Text, and a tone set for them as
    // WindowText would be lost.
    if (qobject_cast<QLabel *>(widget) && !widget->inherits("QTipLabel"))
        widget->setForegroundRole(QPalette::WindowText);
    if (auto *area = qobject_cast<QPlainTextEdit *>(widget))
        area->document()->setDocumentMargin(textAreaPadding);
    if (qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QAbstractSpinBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
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
    case PE_FrameStatusBarItem:
        return;
    case PE_FrameMenu:
    case PE_PanelMenu:
        painter->fillRect(option->rect, theme.raised);
        painter->setPen(theme.strong);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_IndicatorHeaderArrow:
        paintHeaderArrow(painter, option);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintIndicator(painter, option, false);
        return;
    case PE_IndicatorRadioButton:
        paintIndicator(painter, option, true);
        return;
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            const bool chosen = item->state & State_Selected;
            const bool hovered = item->state & State_MouseOver;
            if (item->backgroundBrush.style() != Qt::NoBrush)
                painter->fillRect(item->rect, item->backgroundBrush);
            // Chosen without focus turns grey.
            if (chosen)
                painter->fillRect(item->rect,
                    item->state & State_Active && item->state & State_Enabled
                        ? theme.selected
                        : theme.selectedInactive);
            else if (hovered && element == PE_PanelItemViewItem)
                painter->fillRect(item->rect, theme.hover);
        }
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            theme.divider);
        return;
    case PE_IndicatorToolBarSeparator:
        painter->fillRect(
            QRect(option->rect.center().x(), option->rect.top() + 4, 1, option->rect.height() - 8),
            theme.divider);
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
    case CE_Header:
        // The base would ask itself where label and arrow lie, past this style.
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            drawControl(CE_HeaderSection, header, painter, widget);
            QStyleOptionHeader part(*header);
            part.rect = subElementRect(SE_HeaderLabel, header, widget);
            paintHeaderLabel(painter, &part);
            part.rect = subElementRect(SE_HeaderArrow, header, widget);
            paintHeaderArrow(painter, &part);
        }
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, theme.surface);
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            theme.divider);
        return;
    case CE_HeaderLabel:
        paintHeaderLabel(painter, option);
        return;
    case CE_FocusFrame:
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        strokeInside(painter, option->rect, theme.accent, ringWidth, fieldRadius + ringOffset);
        painter->restore();
        return;
    case CE_MenuItem:
        paintMenuItem(painter, option);
        return;
    case CE_MenuEmptyArea:
        return;
    case CE_TabBarTabShape:
        paintTab(painter, option);
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    case CE_ProgressBarContents:
        paintProgress(painter, option);
        return;
    case CE_RubberBand:
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, theme.divider);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
    QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        paintScrollBar(painter, option, widget);
    else if (control == CC_ComboBox)
        paintComboBox(painter, option, widget);
    else if (control == CC_SpinBox)
        paintSpinBox(painter, option, widget);
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
            return rect.adjusted(fieldPadding, 0, -fieldPadding, 0);
    }
    if (element == SE_HeaderLabel || element == SE_HeaderArrow) {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const bool first = header && header->orientation == Qt::Horizontal
            && header->position == QStyleOptionHeader::Beginning;
        const QVariant wanted = widget && first ? widget->property("firstPadding") : QVariant();
        const int padding = m_looks.px(wanted.isValid() ? wanted.toInt() : headPadding);
        const QRect label = option->rect.adjusted(padding, 0, -2, -1);
        if (element == SE_HeaderLabel || !header)
            return visualRect(option->direction, option->rect, label);
        // Right behind the words, as in the drawing.
        QFont font = m_looks.font(FontRole::Small);
        font.setWeight(QFont::Medium);
        const int side = m_looks.px(14);
        const int left =
            std::min(label.left() + QFontMetrics(font).horizontalAdvance(header->text) + 4,
                label.right() - side);
        return visualRect(
            option->direction, option->rect, QRect(left, label.top(), side, label.height()));
    }
    return rect;
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
    SubControl part, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    // Words stand where those of a line edit stand.
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return rect.adjusted(
            isLeading(option) ? fieldPadding : 0, 0, isLeading(option) ? 0 : -fieldPadding, 0);
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return rect.translated(isLeading(option) ? -4 : 4, 0);
    if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        return rect.adjusted(
            isLeading(option) ? fieldPadding : 0, 0, isLeading(option) ? 0 : -fieldPadding, 0);
    return rect;
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox)
        wanted.setHeight(std::max(wanted.height(), m_looks.px(30)));
    if (type == CT_LineEdit)
        wanted.rwidth() += 12;
    if (type == CT_PushButton)
        wanted.setHeight(std::max(wanted.height(), m_looks.px(28)));
    if (type == CT_HeaderSection)
        wanted.setHeight(
            std::max(m_looks.px(28), QFontMetrics(m_looks.font(FontRole::Small)).height() + 10));
    if (type == CT_MenuItem) {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        const bool line = item && item->menuItemType == QStyleOptionMenuItem::Separator;
        wanted.setHeight(line ? 9 : std::max(wanted.height(), m_looks.px(28)));
        if (item && !line)
            wanted.rwidth() += m_looks.px(32);
    }
    if (type == CT_TabBarTab)
        wanted.setHeight(std::max(wanted.height(), m_looks.px(34)));
    return wanted;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_SplitterWidth:
        return 1;
    case PM_FocusFrameHMargin:
        // Of a cell's words otherwise.
        return qobject_cast<const QFocusFrame *>(widget) ? ringOffset + ringWidth : headPadding - 1;
    case PM_FocusFrameVMargin:
        return ringOffset + ringWidth;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return m_looks.px(16);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 7;
    case PM_MenuHMargin:
        return 0;
    case PM_MenuVMargin:
        return 4;
    case PM_MenuPanelWidth:
        return 1;
    case PM_ToolTipLabelFrameWidth:
        return 8;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
        return 0;
    case PM_HeaderMarkSize:
        return m_looks.px(14);
    case PM_HeaderMargin:
        return 4;
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

int Style::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_EtchDisabledText:
    case SH_FocusFrame_Mask:
        return 0;
    case SH_Table_GridLineColor:
        return static_cast<int>(m_looks.theme().divider.rgb());
    case SH_FocusFrame_AboveWidget:
    case SH_Menu_MouseTracking:
    case SH_ComboBox_ListMouseTracking:
        return 1;
    case SH_ComboBox_Popup:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace gander::ui
