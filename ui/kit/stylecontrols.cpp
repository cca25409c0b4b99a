// SPDX-License-Identifier: GPL-3.0-or-later

// The small controls of the style: ticks, menus, heads of tables, tabs and progress.

#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/kit/style.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int menuSide = 8;
constexpr int sortArrow = 14;

} // namespace

void Style::paintIndicator(QPainter *painter, const QStyleOption *option, bool isRound) const
{
    const Theme &theme = m_looks.theme();
    const bool on = option->state & State_Enabled;
    const bool half = option->state & State_NoChange;
    const bool ticked = half || (option->state & State_On);
    const bool hovered = option->state & State_MouseOver;
    // A square even where the row offers more.
    const int side = std::min(option->rect.width(), option->rect.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option->rect).center());
    box.adjust(0.5, 0.5, -0.5, -0.5);
    const QColor accent = on ? theme.accent : theme.disabled;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(ticked ? accent : on ? theme.control : theme.divider, 1));
    painter->setBrush(ticked ? accent : on && hovered ? theme.hover : theme.surface);
    if (isRound) {
        painter->drawEllipse(box);
        if (ticked) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.onAccent);
            painter->drawEllipse(box.center(), side * 0.2, side * 0.2);
        }
    } else {
        painter->drawRoundedRect(box, 3, 3);
        QPen stroke(
            theme.onAccent, 1.6 * m_looks.scale(), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        painter->setPen(stroke);
        const auto at = [&box](double x, double y) {
            return QPointF(box.left() + box.width() * x, box.top() + box.height() * y);
        };
        if (half)
            painter->drawLine(at(0.28, 0.5), at(0.72, 0.5));
        else if (ticked)
            painter->drawPolyline(QPolygonF{at(0.25, 0.52), at(0.43, 0.7), at(0.76, 0.32)});
    }
    painter->restore();
}

void Style::paintMenuItem(QPainter *painter, const QStyleOption *option) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const Theme &theme = m_looks.theme();
    const QRect row = item->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRect(row.left(), row.center().y(), row.width(), 1), theme.divider);
        return;
    }
    const bool on = item->state & State_Enabled;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if ((item->state & State_Selected) && on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.selected);
        painter->drawRoundedRect(QRectF(row).adjusted(3, 0.5, -3, -0.5), 4, 4);
    }
    const int side = m_looks.px(16);
    const auto visual = [&](const QRect &rect) { return visualRect(item->direction, row, rect); };
    int left = row.left() + menuSide;
    const QRect sign = visual(QRect(left, row.center().y() - side / 2 + 1, side, side));
    if (item->checkType != QStyleOptionMenuItem::NotCheckable) {
        if (item->checked)
            painter->drawPixmap(sign.topLeft(),
                m_looks.icon(QStringLiteral("check"), on ? theme.accent : theme.disabled, side));
    } else if (!item->icon.isNull()) {
        item->icon.paint(painter, sign, Qt::AlignCenter, on ? QIcon::Normal : QIcon::Disabled);
    }
    if (item->maxIconWidth > 0 || item->menuHasCheckableItems)
        left += side + menuSide;
    const int end =
        row.right() - menuSide - (item->menuItemType == QStyleOptionMenuItem::SubMenu ? side : 0);
    const QStringList words = item->text.split(QLatin1Char('\t'));
    painter->setFont(item->font);
    painter->setPen(on ? theme.text : theme.disabled);
    const int side2 = int(Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine);
    const bool leftToRight = item->direction == Qt::LeftToRight;
    painter->drawText(visual(QRect(left, row.top(), end - left, row.height())),
        side2 | int(leftToRight ? Qt::AlignLeft : Qt::AlignRight), words.value(0));
    if (words.size() > 1) {
        painter->setFont(m_looks.font(FontRole::Small));
        painter->setPen(on ? theme.tertiary : theme.disabled);
        painter->drawText(visual(QRect(left, row.top(), end - left, row.height())),
            side2 | int(leftToRight ? Qt::AlignRight : Qt::AlignLeft), words.value(1));
    }
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow = visual(QRect(end, row.center().y() - side / 2 + 1, side, side));
        painter->drawPixmap(arrow.topLeft(),
            m_looks.icon(
                leftToRight ? QStringLiteral("chevron-right") : QStringLiteral("chevron-left"),
                theme.secondary, side));
    }
    painter->restore();
}

void Style::paintHeaderLabel(QPainter *painter, const QStyleOption *option) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header)
        return;
    const Theme &theme = m_looks.theme();
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    QFont font = m_looks.font(FontRole::Small);
    if (sorted)
        font.setWeight(QFont::Medium);
    painter->save();
    painter->setFont(font);
    painter->setPen(sorted ? theme.text : theme.secondary);
    const int room = header->rect.width() - (sorted ? sortArrow + 4 : 0);
    // Centred is what Qt takes where nobody says: that is left here. Figures stand at the right.
    const auto side = header->textAlignment.testFlag(Qt::AlignRight) ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(
        side == Qt::AlignRight ? header->rect.adjusted(0, 0, -6, 0) : header->rect,
        int(visualAlignment(header->direction, side) | Qt::AlignVCenter),
        painter->fontMetrics().elidedText(header->text, Qt::ElideRight, room));
    painter->restore();
}

void Style::paintHeaderArrow(QPainter *painter, const QStyleOption *option) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header || header->sortIndicator == QStyleOptionHeader::None)
        return;
    // The engine says "down" for ascending; ours is an arrow that points up for it.
    const bool up = header->sortIndicator == QStyleOptionHeader::SortDown;
    const int side = m_looks.px(sortArrow);
    const QPixmap arrow = m_looks.icon(QStringLiteral("arrow-up"), m_looks.theme().secondary, side);
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->translate(QRectF(option->rect).center());
    if (!up)
        painter->rotate(180);
    painter->drawPixmap(QPointF(-side / 2.0, -side / 2.0), arrow);
    painter->restore();
}

void Style::paintTab(QPainter *painter, const QStyleOption *option) const
{
    const Theme &theme = m_looks.theme();
    const bool chosen = option->state & State_Selected;
    const QRect rect = option->rect;
    if (chosen)
        painter->fillRect(
            QRect(rect.left() + 8, rect.bottom() - 1, rect.width() - 16, 2), theme.accent);
    else if (option->state & State_MouseOver)
        painter->fillRect(rect.adjusted(0, 2, 0, -3), theme.hover);
}

void Style::paintProgress(QPainter *painter, const QStyleOption *option) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar)
        return;
    const Theme &theme = m_looks.theme();
    const double height = m_looks.px(5);
    QRectF track(bar->rect.left(), 0, bar->rect.width(), height);
    track.moveTop(bar->rect.center().y() - height / 2 + 0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.divider);
    painter->drawRoundedRect(track, height / 2, height / 2);
    const double span = std::max(1, bar->maximum - bar->minimum);
    const double done = std::clamp((bar->progress - bar->minimum) / span, 0.0, 1.0);
    if (bar->maximum > bar->minimum && done > 0) {
        QRectF part = track;
        part.setWidth(std::max(height, track.width() * done));
        if (bar->direction == Qt::RightToLeft)
            part.moveRight(track.right());
        painter->setBrush(theme.accent);
        painter->drawRoundedRect(part, height / 2, height / 2);
    }
    painter->restore();
}

} // namespace gander::ui
