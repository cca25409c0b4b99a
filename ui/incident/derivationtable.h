// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The steps of both deadlines as a table that is read by keys, each row as high as its words.

#include <QStyledItemDelegate>
#include <QTableView>

namespace gander::ui {

class DerivationModel;
class Looks;

class DerivationDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    explicit DerivationDelegate(const Looks &looks, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // What the words of a cell take within that width.
    [[nodiscard]] int heightFor(const QModelIndex &index, int width) const;

private:
    [[nodiscard]] QFont fontOf(const QModelIndex &index) const;

    const Looks &m_looks;
};

class DerivationTable final : public QTableView
{
    Q_OBJECT

public:
    // Both outlive it.
    DerivationTable(DerivationModel &model, const Looks &looks, QWidget *parent = nullptr);

    void keyboardSearch(const QString &search) override;
    // Columns by the room there is, rows by their words.
    void arrange();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void applyLooks();

    DerivationModel &m_steps;
    const Looks &m_looks;
    DerivationDelegate *m_delegate;
};

} // namespace gander::ui
