// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/queuehead.h"

#include "ui/kit/looks.h"

#include <QPainter>
#include <QStyle>

namespace gander::ui {

namespace {

constexpr int headPadding = 8;
constexpr int firstPadding = 16;

} // namespace

QueueHead::QueueHead(const Looks &looks, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_looks(looks)
{
    setObjectName(QStringLiteral("queueHead"));
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(40);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

QSize QueueHead::sizeHint() const
{
    const int words = QFontMetrics(m_looks.font(FontRole::Small)).height() + 12;
    return {QHeaderView::sizeHint().width(), std::max(28, words)};
}

void QueueHead::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    QPainter painter(viewport());
    painter.setPen(m_looks.theme().divider);
    painter.drawLine(0, viewport()->height() - 1, viewport()->width(), viewport()->height() - 1);
}

void QueueHead::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &theme = m_looks.theme();
    painter->save();
    painter->fillRect(rect, theme.surface);
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    QFont font = m_looks.font(FontRole::Small);
    if (sorted)
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(sorted ? theme.text : theme.secondary);
    const int left = visualIndex(section) == 0 ? firstPadding : headPadding;
    const QRect logical = rect.adjusted(left, 0, -4, 0);
    const QRect words = QStyle::visualRect(layoutDirection(), rect, logical);
    const QFontMetrics metrics(font);
    const QString title = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    painter->drawText(words,
        int(Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft)),
        metrics.elidedText(title, Qt::ElideRight, words.width()));
    if (sorted) {
        // Drawn by hand: an arrow of two strokes, 7 px wide.
        const int after = logical.left() + metrics.horizontalAdvance(title) + 7;
        const QRect box =
            QStyle::visualRect(layoutDirection(), rect, QRect(after, rect.center().y() - 4, 9, 9));
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.text, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const bool up = sortIndicatorOrder() == Qt::AscendingOrder;
        const QPointF centre = QRectF(box).center();
        const double tip = up ? -4 : 4;
        painter->drawLine(centre + QPointF(0, tip), centre - QPointF(0, tip));
        painter->drawLine(centre + QPointF(0, tip), centre + QPointF(-3, tip + (up ? 3 : -3)));
        painter->drawLine(centre + QPointF(0, tip), centre + QPointF(3, tip + (up ? 3 : -3)));
    }
    painter->restore();
}

} // namespace gander::ui
