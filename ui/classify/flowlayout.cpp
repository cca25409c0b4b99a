// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace gander::ui {

FlowLayout::FlowLayout(QWidget *parent, int spacing)
    : QLayout(parent)
    , m_spacing(spacing)
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
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    QLayoutItem *item = itemAt(index);
    if (item)
        m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), false);
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
    return {width, height};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
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
            const int left = mirrored ? rect.right() - x - size.width() + 1 : rect.x() + x;
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
