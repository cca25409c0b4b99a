// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Paints a row of the palette: icon, name, what it belongs to, and its keys as caps.

#include <QStyledItemDelegate>

namespace gander::ui {

class Looks;

class PaletteDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit PaletteDelegate(const Looks &looks, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Looks &m_looks;
};

} // namespace gander::ui
