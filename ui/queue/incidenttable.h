// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list of incidents as a table: rows of one height, days between them, one column that ticks.
// Only what is in sight costs anything: QTableView's vertical head keeps a record of each row and
// walks through them at each change, so it is told of none and the rows stand where RowGeometry
// says.

#include "models/domain/listing.h"
#include "models/items/columns.h"
#include "models/items/listedit.h"
#include "ui/queue/incidentdelegate.h"
#include "ui/queue/rowgeometry.h"

#include <QTableView>

#include <optional>
#include <utility>
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
    // How many that would be.
    [[nodiscard]] int selectedCount() const;
    // J, K and X act.
    void setLetters(bool act) { m_letters = act; }
    // Rows were ticked: they stay chosen wherever the current one goes.
    [[nodiscard]] bool isTicking() const { return m_ticking; }
    // The current row alone is chosen again.
    void untick();
    // Makes it the current row, if it is in the list.
    bool setCurrent(IncidentId id);
    void setCurrentRow(int row);
    // The same, but the list stays where it is scrolled to.
    void markRow(int row);
    // The next merge brings a list of its own: nothing that is chosen now is looked for in it.
    void startAfresh() { m_afresh = true; }

    void setSearchWords(const std::vector<SoughtWord> &words);
    // The arrow in the head; does not sort.
    void showSort(SortBy sort, bool descending);
    void showColumn(items::ColumnName column, bool shown);

    [[nodiscard]] QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray &saved);

    [[nodiscard]] RowState stateOf(const QModelIndex &index) const;

    // In place of those of QTableView, which ask its vertical head.
    [[nodiscard]] int rowHeight(int row) const { return geometryOfRows().heightOf(row); }
    [[nodiscard]] int rowViewportPosition(int row) const;
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &at) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] int sizeHintForColumn(int column) const override;

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
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
        const QList<int> &roles = {}) override;
    void updateGeometries() override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &index) const override;
    // Letters are commands here, not a search.
    void keyboardSearch(const QString &) override {}

private:
    using Runs = std::vector<items::ListEdit::Run>;
    // What must be found again in another order; places are of the order before.
    struct Held {
        IncidentId current;
        qsizetype currentPlace = 0;
        Runs chosen; // only if it is more than the current one
        int count = 0;
        qsizetype topPlace = 0;
        int below = 0; // how far the list is scrolled beyond the top of that row
    };

    [[nodiscard]] RowGeometry geometryOfRows() const;
    // First and last row in sight; last is less where there is none.
    [[nodiscard]] std::pair<int, int> rowsIn(int top, int bottom) const;
    [[nodiscard]] Runs chosenRuns() const;
    void hold();
    void settle(const items::ListEdit &edit);
    void chooseAgain(const items::ListEdit &edit);
    void setUpHeads();
    void applyLooks();
    void fitTitle();
    void growColumns(double growth);
    // Makes room for numbers of more digits than any before.
    void fitNumber();
    void tick(Instant now);
    void tickCountdowns(Instant now);
    void hover(int row);
    void updateRow(int row);
    void paintRow(QPainter &painter, int row, const QRect &rect) const;
    void paintGroupRow(QPainter &painter, int row) const;
    void step(int direction);
    void tickRow();
    // With rows ticked, only the current one goes; false if the key is none that moves it.
    bool walkKeepingTicks(int key);
    void sortBy(int section);

    items::IncidentListModel &m_model;
    const Looks &m_looks;
    Ticker &m_ticker;
    QString m_me;
    IncidentDelegate *m_cells;
    int m_hovered = -1;
    int m_rowHeight = 34;
    int m_groupHeight = 26;
    bool m_fitting = false;
    Held m_held;
    bool m_afresh = false;
    bool m_ticking = false;
    bool m_letters = true;
    SortBy m_sort = SortBy::Due;
    bool m_descending = false;
    Instant m_lastTick;
    std::optional<Instant> m_foretold; // the next change of band in sight, while it is known
    double m_scale = 1;                // that the columns are as wide for
    qsizetype m_numberLength = 0;      // the longest desk number that the column has room for
    // What the countdowns in sight said at the last tick, by row from the first on.
    struct Said {
        IncidentId id;
        QString words;
        int left = 0; // of the bar, in parts of its width
        friend bool operator==(const Said &, const Said &) = default;
    };
    std::vector<Said> m_said;
    QPersistentModelIndex m_pressed;
};

} // namespace gander::ui
