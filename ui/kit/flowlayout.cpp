// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace gander::ui {

FlowLayout::FlowLayout(QWidget *parent, int spacing, bool lastAtEnd)
    : QLayout(parent)
    , m_spacing(spacing)
    , m_lastAtEnd(lastAtEnd)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    for (QLayoutItem *item : m_items)
        delete item;
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.push_back(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    QLayoutItem *item = itemAt(index);
    if (item) {
        m_items.erase(m_items.begin() + index);
        invalidate();
    }
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins around = contentsMargins();
    return place(QRect(0, 0, width - around.left() - around.right(), 0), false) + around.top()
        + around.bottom();
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + m_spacing;
        height = std::max(height, item->sizeHint().height());
    }
    const QMargins around = contentsMargins();
    return {width + around.left() + around.right(), height + around.top() + around.bottom()};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect.marginsRemoved(contentsMargins()), true);
}

int FlowLayout::place(const QRect &rect, bool really) const
{
    int x = 0;
    int y = 0;
    int lineHeight = 0;
    const bool mirrored = parentWidget() && parentWidget()->isRightToLeft();
    std::vector<QLayoutItem *> line;
    const auto center = [&] {
        // Things of one line stand on one middle.
        for (QLayoutItem *item : line) {
            QRect place = item->geometry();
            place.moveTop(rect.y() + y + (lineHeight - place.height()) / 2);
            item->setGeometry(place);
        }
        line.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint().boundedTo(item->maximumSize());
        if (x > 0 && x + size.width() > rect.width()) {
            if (really)
                center();
            x = 0;
            y += lineHeight + m_spacing;
            lineHeight = 0;
        }
        if (really) {
            const bool atEnd = m_lastAtEnd && item == m_items.back();
            const int along = atEnd ? std::max(x, rect.width() - size.width()) : x;
            const int left = mirrored ? rect.right() - along - size.width() + 1 : rect.x() + along;
            item->setGeometry(QRect(QPoint(left, rect.y() + y), size));
            line.push_back(item);
        }
        x += size.width() + m_spacing;
        lineHeight = std::max(lineHeight, size.height());
    }
    if (really)
        center();
    return y + lineHeight;
}

} // namespace gander::ui
