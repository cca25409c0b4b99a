// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The open incidents whose deadlines are nearest: what is left, what it is, whose it is.

#include "models/domain/listing.h"

#include <QListView>
#include <QStyledItemDelegate>

#include <vector>

namespace gander::items {
class IncidentListModel;
}

namespace gander::ui {

class Looks;
class Ticker;

class SoonestList final : public QListView
{
    Q_OBJECT

public:
    // All of them outlive it; 'me' is whose owner mark stands out.
    SoonestList(Looks &looks, Ticker &ticker, const Zone &zone, const QString &me,
        QWidget *parent = nullptr);

    void setRows(const std::vector<IncidentRow> &rows);
    // Unset if no row is current.
    [[nodiscard]] IncidentId current() const;
    [[nodiscard]] int rowHeight() const;
    // What all rows need, at the least.
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

signals:
    void opened(gander::IncidentId id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    // Letters are commands here, not a search.
    void keyboardSearch(const QString &) override {}

private:
    void takeLooks();
    void tick();

    // What a row's countdown said when it was painted last.
    struct Said {
        IncidentId incident;
        QString words;
        int parts = 0; // of the bar
        friend bool operator==(const Said &, const Said &) = default;
    };

    Looks &m_looks;
    Ticker &m_ticker;
    items::IncidentListModel *m_model;
    std::vector<Said> m_said;
};

// Paints one of its rows.
class SoonestDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // All of them outlive it.
    SoonestDelegate(
        const Looks &looks, const Ticker &ticker, const SoonestList &list, const QString &me);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // How wide the countdowns stand; a tick repaints those that say another thing.
    [[nodiscard]] static int timeWidth(const Looks &looks);

private:
    void paintClass(QPainter &painter, const QRect &area, const IncidentRow &row,
        Qt::LayoutDirection direction) const;

    const Looks &m_looks;
    const Ticker &m_ticker;
    const SoonestList &m_list;
    QString m_me;
};

} // namespace gander::ui
