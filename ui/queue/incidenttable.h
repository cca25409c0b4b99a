// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list of incidents as a table: rows of one height, days between them, one column that ticks.

#include "models/domain/listing.h"
#include "models/items/columns.h"
#include "ui/queue/incidentdelegate.h"

#include <QTableView>

#include <optional>
#include <vector>

namespace gander::items {
class IncidentListModel;
}

namespace gander::ui {

class Looks;
class Ticker;

class IncidentTable final : public QTableView
{
    Q_OBJECT

public:
    // All of them outlive it; 'me' is whose owner mark stands out.
    IncidentTable(items::IncidentListModel &model, const Looks &looks, Ticker &ticker,
        const QString &me, QWidget *parent = nullptr);

    [[nodiscard]] QString me() const { return m_me; }

    // Unset if no row is current.
    [[nodiscard]] IncidentId current() const;
    // In the order of the list; the current one alone if nothing else is chosen.
    [[nodiscard]] std::vector<IncidentId> selected() const;
    // Makes it the current row, if it is in the list.
    bool setCurrent(IncidentId id);
    void setCurrentRow(int row);

    void setSearchWords(const std::vector<SoughtWord> &words);
    // The arrow in the head; does not sort.
    void showSort(SortBy sort, bool descending);
    void showColumn(items::ColumnName column, bool shown);

    [[nodiscard]] QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray &saved);

    [[nodiscard]] RowState stateOf(const QModelIndex &index) const;

signals:
    void currentIncidentChanged(gander::IncidentId id);
    void selectionCountChanged(int count);
    void opened(gander::IncidentId id);
    void claimRequested(gander::IncidentId id);
    void sortRequested(gander::SortBy sort, bool descending);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(
        const QItemSelection &selected, const QItemSelection &deselected) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    // Letters are commands here, not a search.
    void keyboardSearch(const QString &) override {}

private:
    void setUpHeads();
    void applyLooks();
    void fitTitle();
    void growColumns(double growth);
    void sizeGroupRows();
    void tick(Instant now);
    void hover(int row);
    void updateRow(int row);
    void paintGroupRow(QPainter &painter, int row) const;
    void step(int direction);
    void tickRow();
    void sortBy(int section);

    items::IncidentListModel &m_model;
    const Looks &m_looks;
    Ticker &m_ticker;
    QString m_me;
    IncidentDelegate *m_cells;
    int m_hovered = -1;
    SortBy m_sort = SortBy::Due;
    bool m_descending = false;
    Instant m_lastTick;
    std::optional<Instant> m_foretold; // the next change of band in sight, while it is known
    double m_scale = 1;                // that the columns are as wide for
    QPersistentModelIndex m_pressed;
};

} // namespace gander::ui
