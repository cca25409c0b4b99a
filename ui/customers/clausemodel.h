// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The clauses of a draft as a table, the plan they stand on as its first row; and how a row is
// painted.

#include "ui/customers/clausewords.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace gander::ui {

class Looks;

class ClauseModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Kind, Applies, Guarantee, Mark, ColumnCount };
    enum Role {
        SecondLineRole = Qt::UserRole + 1, // under the first one, in the second ink
        WasRole,                           // "was 2 weeks"
        IconRole,                          // a name of the design's list
        WrongRole,                         // what is wrong with the clause, or empty
    };

    explicit ClauseModel(QObject *parent = nullptr);

    // 'reading' is what the draft they are of reads as; 'before' the version it is held against.
    void show(const std::vector<ClauseText> &clauses, const ContractReading &reading,
        const Contract &before);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

    // The clause of a row, or none for the plan's own.
    [[nodiscard]] static std::optional<size_t> clauseOf(int row);
    [[nodiscard]] static int rowOf(size_t clause) { return static_cast<int>(clause) + 1; }

private:
    struct Row {
        QString kind;
        QString icon;
        QString applies;
        QString second;
        QString guarantee;
        QString was;
        QString mark;
        QString markIcon;
        QString wrong;

        friend bool operator==(const Row &, const Row &) = default;
    };
    [[nodiscard]] static Row baseRow();
    [[nodiscard]] QString spoken(const Row &row, int at) const;

    std::vector<Row> m_rows;
};

class ClauseDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ClauseDelegate(Looks &looks, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Looks &m_looks;
};

} // namespace gander::ui
