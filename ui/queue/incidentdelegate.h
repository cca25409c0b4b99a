// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Paints the cells of a list of incidents but for the time left: ground, words, class and owner.

#include "models/domain/searchtokens.h"
#include "models/items/columns.h"

#include <QStyledItemDelegate>
#include <QTextLayout>

#include <vector>

namespace gander::items {
class IncidentListModel;
}

namespace gander::ui {

class IncidentTable;
class Looks;

// How a row stands out; the whole row stands out alike.
struct RowState {
    bool chosen = false;
    bool hovered = false;
    bool focused = false; // the list has the focus
};

class IncidentDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // 'looks' and 'table' outlive it.
    IncidentDelegate(const Looks &looks, const IncidentTable &table, QObject *parent);

    // Words to be marked where they stand in what a search looks at.
    // False where they are those it marks already.
    bool setSearchWords(const std::vector<SoughtWord> &words)
    {
        const bool others = words != m_searchWords;
        m_searchWords = words;
        return others;
    }

    // The ground and the line under a cell of a row in that state.
    static void paintGround(
        QPainter *painter, const QRect &cell, const RowState &state, const Looks &looks);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintWords(QPainter *painter, const QRect &cell, const QString &text,
        items::ColumnName column, const RowState &state) const;
    [[nodiscard]] QRect paintSigns(
        QPainter *painter, const QRect &cell, const items::IncidentListModel &model, int row) const;
    // Where 'shown', which 'text' was cut to, has a search word in it.
    [[nodiscard]] QList<QTextLayout::FormatRange> hitsOf(
        const QString &text, const QString &shown) const;
    void paintClass(QPainter *painter, const QRect &cell, const QModelIndex &index) const;
    void paintOwner(QPainter *painter, const QRect &cell, const QModelIndex &index) const;

    const Looks &m_looks;
    const IncidentTable &m_table;
    std::vector<SoughtWord> m_searchWords;
};

} // namespace gander::ui
