// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/incidentdelegate.h"

#include "models/items/incidentlistmodel.h"
#include "models/items/roles.h"
#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/queue/incidenttable.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int cellPadding = 8;
constexpr int classIcon = 14;
constexpr int markSize = 7;
constexpr int linkSize = 13;
constexpr int signGap = 6;
// Words longer than any screen is wide are cut before they are laid out.
constexpr qsizetype mostLetters = 400;

bool isSearched(items::ColumnName column)
{
    return column == items::ColumnName::Title || column == items::ColumnName::Number
        || column == items::ColumnName::Customer;
}

} // namespace

IncidentDelegate::IncidentDelegate(const Looks &looks, const IncidentTable &table, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_looks(looks)
    , m_table(table)
{
}

void IncidentDelegate::paintGround(
    QPainter *painter, const QRect &cell, const RowState &state, const Looks &looks)
{
    const Theme &theme = looks.theme();
    QColor ground = theme.surface;
    if (state.chosen)
        ground = state.focused ? theme.selected : theme.selectedInactive;
    else if (state.hovered)
        ground = theme.hover;
    painter->fillRect(cell, ground);
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme.divider);
}

void IncidentDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // Group rows are painted over their whole width by the table.
    if (index.data(items::IsGroupRole).toBool())
        return;
    const RowState state = m_table.stateOf(index);
    painter->save();
    paintGround(painter, option.rect, state, m_looks);
    const auto *model = qobject_cast<const items::IncidentListModel *>(index.model());
    const items::ColumnName column =
        model ? model->column(index.column()).name : items::ColumnName::Title;
    const QRect cell = option.rect.adjusted(cellPadding, 0, -cellPadding / 2, -1);
    if (column == items::ColumnName::Class)
        paintClass(painter, cell, index);
    else if (column == items::ColumnName::Owner)
        paintOwner(painter, cell, index);
    else if (column == items::ColumnName::Title && model)
        paintWords(painter, paintSigns(painter, cell, *model, index.row()), index.data().toString(),
            column, state);
    else
        paintWords(painter, cell, index.data().toString(), column, state);
    painter->restore();
}

QSize IncidentDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {80, QFontMetrics(m_looks.font(FontRole::Body)).height() + 16};
}

void IncidentDelegate::paintWords(QPainter *painter, const QRect &cell, const QString &text,
    items::ColumnName column, const RowState &state) const
{
    const Theme &theme = m_looks.theme();
    const bool title = column == items::ColumnName::Title;
    const QFont font = m_looks.font(title && state.chosen ? FontRole::BodyStrong : FontRole::Body);
    painter->setPen(title ? theme.text : theme.secondary);
    painter->setFont(font);
    const QString line = text.left(mostLetters).simplified();
    const QString shown = QFontMetrics(font).elidedText(line, Qt::ElideRight, cell.width());
    const QList<QTextLayout::FormatRange> hits =
        isSearched(column) ? hitsOf(line, shown) : QList<QTextLayout::FormatRange>();
    const auto side = m_table.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft;
    if (hits.isEmpty()) {
        painter->drawText(cell, int(side | Qt::AlignVCenter | Qt::TextSingleLine), shown);
        return;
    }
    QTextLayout layout(shown, font);
    layout.setTextOption(QTextOption(side));
    layout.setFormats(hits);
    layout.beginLayout();
    QTextLine words = layout.createLine();
    words.setLineWidth(cell.width());
    layout.endLayout();
    layout.draw(painter, QPointF(cell.left(), cell.top() + (cell.height() - words.height()) / 2));
}

// A dot where somebody else changed it, a link where it is one of an outage; and what is left of
// the cell.
QRect IncidentDelegate::paintSigns(
    QPainter *painter, const QRect &cell, const items::IncidentListModel &model, int row) const
{
    const Qt::LayoutDirection direction = m_table.layoutDirection();
    int used = 0;
    const auto place = [&](int size) {
        const QRect sign(cell.left() + used, cell.center().y() - size / 2 + 1, size, size);
        used += size + m_looks.px(signGap);
        return QStyle::visualRect(direction, cell, sign);
    };
    if (!model.index(row, 0).data(items::NoteRole).isNull()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_looks.theme().accent);
        painter->drawEllipse(place(m_looks.px(markSize)));
    }
    const IncidentRow *incident = model.rowAt(row);
    if (incident && (incident->linked > 0 || incident->master.isSet())) {
        const int size = m_looks.px(linkSize);
        painter->drawPixmap(place(size),
            m_looks.icon(QStringLiteral("link"), m_looks.theme().secondary, size,
                painter->device()->devicePixelRatioF()));
    }
    return QStyle::visualRect(direction, cell, cell.adjusted(used, 0, 0, 0));
}

// What the cut takes away is no hit, but a word that it cuts still is one.
QList<QTextLayout::FormatRange> IncidentDelegate::hitsOf(
    const QString &text, const QString &shown) const
{
    QList<QTextLayout::FormatRange> ranges;
    const qsizetype whole = shown == text ? shown.size() : shown.size() - 1;
    for (const TextHit &hit : hitsIn(text, m_searchWords)) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(hit.position);
        range.length = static_cast<int>(std::min(hit.length, whole - hit.position));
        if (range.length <= 0)
            break;
        range.format.setBackground(m_looks.theme().state(Band::AtRisk).tint);
        range.format.setFontUnderline(true);
        ranges.append(range);
    }
    return ranges;
}

void IncidentDelegate::paintClass(
    QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const auto row = index.data(items::RowRole).value<IncidentRow>();
    if (!row.classification)
        return;
    const Theme &theme = m_looks.theme();
    const Classification &classification = *row.classification;
    const Qt::LayoutDirection direction = m_table.layoutDirection();
    const int middle = cell.center().y();
    int at = cell.left();
    const auto place = [&](int width, int height) {
        const QRect box(at, middle - height / 2 + 1, width, height);
        at += width + 6;
        return QStyle::visualRect(direction, cell, box);
    };
    const int icon = m_looks.px(classIcon);
    painter->drawPixmap(place(icon, icon),
        m_looks.icon(outcomeIcon(classification.outcome),
            theme.category(classification.outcome).mark, icon,
            painter->device()->devicePixelRatioF()));
    if (!classification.severity || !classification.devOps)
        return;

    const QSize badge = severityBadgeSize(m_looks);
    paintSeverity(
        *painter, m_looks, place(badge.width(), badge.height()), *classification.severity);

    const QFont body = m_looks.font(FontRole::Body);
    painter->setFont(body);
    painter->setPen(theme.secondary);
    const QString level = QStringLiteral("D%1").arg(number(*classification.devOps));
    painter->drawText(place(QFontMetrics(body).horizontalAdvance(level) + 2, cell.height() - 4),
        int(Qt::AlignVCenter | Qt::TextSingleLine), level);
}

void IncidentDelegate::paintOwner(
    QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const auto row = index.data(items::RowRole).value<IncidentRow>();
    if (!row.id.isSet())
        return;
    const int size = std::min(cell.height() - 4, m_looks.px(22));
    const QRect circle = QStyle::visualRect(m_table.layoutDirection(), cell,
        QRect(cell.left() + 4, cell.center().y() - size / 2, size, size));
    paintPerson(*painter, m_looks, circle, row.assignee, row.assignee == m_table.me());
}

} // namespace gander::ui
