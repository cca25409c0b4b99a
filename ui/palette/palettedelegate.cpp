// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettedelegate.h"

#include "ui/kit/looks.h"
#include "ui/kit/parts.h"
#include "ui/palette/palettemodel.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int rowEdge = 12;
constexpr int partGap = 10;
constexpr int glyphSize = 16;
constexpr int leastRowHeight = 34;

} // namespace

PaletteDelegate::PaletteDelegate(const Looks &looks, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_looks(looks)
{
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int words = QFontMetrics(m_looks.font(FontRole::Body)).height();
    return {m_looks.px(200), std::max(leastRowHeight, words + 16)};
}

void PaletteDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_looks.theme();
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const bool holds = index.data(PaletteModel::HoldsRole).toBool();
    const auto place = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const auto line = [&](QRect rect, const QString &text, const QFont &font, const QColor &ink) {
        painter->setFont(font);
        painter->setPen(holds ? ink : theme.disabled);
        const int side = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(place(rect), side | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
    };
    painter->save();
    painter->fillRect(option.rect, chosen ? theme.selected : theme.raised);
    if (chosen)
        painter->fillRect(
            place({option.rect.left(), option.rect.top(), 3, option.rect.height()}), theme.accent);

    QRect room = option.rect.adjusted(rowEdge, 0, -rowEdge, 0);
    const int glyph = m_looks.px(glyphSize);
    if (const QString icon = index.data(PaletteModel::IconRole).toString(); !icon.isEmpty()) {
        const QRect at(room.left(), room.center().y() + 1 - glyph / 2, glyph, glyph);
        painter->drawPixmap(place(at).topLeft(),
            m_looks.icon(icon, holds ? theme.secondary : theme.disabled, glyph,
                painter->device()->devicePixelRatioF()));
    }
    room.setLeft(room.left() + glyph + partGap);

    if (const QString keys = index.data(PaletteModel::KeysRole).toString(); !keys.isEmpty()) {
        const QSize cap = keycapSize(m_looks, keys);
        const QRect at(room.right() + 1 - cap.width(), room.center().y() + 1 - cap.height() / 2,
            cap.width(), cap.height());
        paintKeycap(
            *painter, m_looks, place(at), keys, theme.secondary, theme.window, theme.strong);
        room.setRight(at.left() - partGap);
    }

    const QFont body = m_looks.font(FontRole::Body);
    const QFont small = m_looks.font(FontRole::Small);
    const QString name = index.data(Qt::DisplayRole).toString();
    const QString detail = index.data(PaletteModel::DetailRole).toString();
    // The name goes first; what it belongs to has what is left, but a third of the row at least.
    const int left = room.width() - partGap - QFontMetrics(body).horizontalAdvance(name);
    const int most = detail.isEmpty() ? 0 : std::max(room.width() / 3, left);
    // A part of a pixel too little would cut the last word.
    const int whole = detail.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(detail) + 2;
    const int behind = std::min(most, whole);
    line(room.adjusted(0, 0, behind > 0 ? -behind - partGap : 0, 0), name, body, theme.text);
    if (behind > 0)
        line({room.right() + 1 - behind, room.top(), behind, room.height()}, detail, small,
            theme.secondary);
    painter->restore();
}

} // namespace gander::ui
