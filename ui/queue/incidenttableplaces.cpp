// SPDX-License-Identifier: GPL-3.0-or-later

// Where IncidentTable's rows stand, and how it finds its place again when the list changes.

#include "models/items/incidentlistmodel.h"
#include "ui/queue/incidenttable.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>

namespace gander::ui {

namespace {

// More pieces than this are not kept chosen: every list with a choice walks through them.
constexpr size_t mostPieces = 2000;
constexpr int columnPadding = 24;
constexpr int leastColumn = 80;

} // namespace

RowGeometry IncidentTable::geometryOfRows() const
{
    return {m_model.groups(), m_model.rowCount(), m_rowHeight, m_groupHeight};
}

int IncidentTable::rowViewportPosition(int row) const
{
    return geometryOfRows().topOf(row) - verticalOffset();
}

int IncidentTable::rowAt(int y) const
{
    return geometryOfRows().rowAt(y + verticalOffset());
}

std::pair<int, int> IncidentTable::rowsIn(int top, int bottom) const
{
    const int first = std::max(0, rowAt(std::max(0, top)));
    const int last = rowAt(bottom);
    return {first, last < 0 ? m_model.rowCount() - 1 : last};
}

QRect IncidentTable::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || isColumnHidden(index.column()))
        return {};
    return {columnViewportPosition(index.column()), rowViewportPosition(index.row()),
        columnWidth(index.column()), rowHeight(index.row())};
}

// What QTableView paints anew lies where its vertical head has the rows, and ours are elsewhere:
// rows that have been read would stay blank until the next tick.
void IncidentTable::dataChanged(
    const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QTableView::dataChanged(topLeft, bottomRight, roles);
    if (topLeft.row() == bottomRight.row())
        updateRow(topLeft.row());
    else
        viewport()->update();
}

QModelIndex IncidentTable::indexAt(const QPoint &at) const
{
    const int row = at.y() + verticalOffset() < 0 ? -1 : rowAt(at.y());
    const int column = columnAt(at.x());
    return row < 0 || column < 0 ? QModelIndex() : m_model.index(row, column);
}

void IncidentTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int top = geometryOfRows().topOf(index.row());
    const int bottom = top + rowHeight(index.row());
    const int height = viewport()->height();
    QScrollBar *bar = verticalScrollBar();
    const bool above = top < bar->value();
    const bool below = bottom > bar->value() + height;
    if (hint == PositionAtTop || (hint == EnsureVisible && above))
        bar->setValue(top);
    else if (hint == PositionAtBottom || (hint == EnsureVisible && below))
        bar->setValue(bottom - height);
    else if (hint == PositionAtCenter)
        bar->setValue((top + bottom - height) / 2);
}

// Measures the rows in sight; the others are not even read.
int IncidentTable::sizeHintForColumn(int column) const
{
    const QFontMetrics metrics(font());
    int width = leastColumn;
    const auto [first, last] = rowsIn(0, viewport()->height() - 1);
    for (int row = first; row <= last; ++row) {
        if (m_model.isGroup(row))
            continue;
        const QString text = m_model.index(row, column).data().toString();
        width = std::max(width, metrics.horizontalAdvance(text) + columnPadding);
    }
    return width;
}

void IncidentTable::updateGeometries()
{
    if (m_fitting)
        return;
    const QScopedValueRollback<bool> fitting(m_fitting, true);
    QHeaderView *head = horizontalHeader();
    const int headHeight = head->isHidden() ? 0 : head->sizeHint().height();
    setViewportMargins(0, headHeight, 0, 0);
    const QRect port = viewport()->geometry();
    head->setGeometry(port.left(), port.top() - headHeight, port.width(), headHeight);

    QScrollBar *across = horizontalScrollBar();
    across->setPageStep(port.width());
    across->setRange(0, std::max(0, head->length() - port.width()));
    across->setSingleStep(m_rowHeight);
    QScrollBar *down = verticalScrollBar();
    down->setPageStep(port.height());
    down->setRange(0, std::max(0, geometryOfRows().height() - port.height()));
    down->setSingleStep(m_rowHeight);
    QAbstractItemView::updateGeometries();
}

bool IncidentTable::isIndexHidden(const QModelIndex &index) const
{
    return isColumnHidden(index.column());
}

void IncidentTable::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    if (m_model.rowCount() == 0)
        return;
    // It may begin or end far out of sight.
    const QRect area = rect.normalized();
    const RowGeometry geometry = geometryOfRows();
    const auto rowNear = [&](int y) {
        const int row = geometry.rowAt(std::max(0, y + verticalOffset()));
        return row < 0 ? m_model.rowCount() - 1 : row;
    };
    const QItemSelection rows(m_model.index(rowNear(area.top()), 0),
        m_model.index(rowNear(area.bottom()), m_model.columnCount() - 1));
    selectionModel()->select(rows, command);
}

QRegion IncidentTable::visualRegionForSelection(const QItemSelection &selection) const
{
    const auto [first, last] = rowsIn(0, viewport()->height() - 1);
    const bool seen = std::any_of(selection.begin(), selection.end(),
        [first = first, last = last](const QItemSelectionRange &range) {
            return range.top() <= last && range.bottom() >= first;
        });
    return seen ? viewport()->rect() : QRegion();
}

// --- when the list changes ---

// A layout would have the selection remember each of a million chosen rows, so it is told of none
// until the rows stand anew.
void IncidentTable::hold()
{
    m_held = {};
    if (m_model.rowCount() == 0)
        return;
    m_held.current = current();
    m_held.currentPlace = m_model.placeAt(std::max(0, currentIndex().row()));
    m_held.chosen = chosenRuns();
    for (const items::ListEdit::Run &run : m_held.chosen)
        m_held.count += static_cast<int>(run.count);
    {
        const QSignalBlocker still(selectionModel());
        selectionModel()->clearSelection();
        if (m_afresh)
            selectionModel()->clearCurrentIndex();
    }
    const int offset = verticalScrollBar()->value();
    m_held.topPlace = m_model.placeAt(std::max(0, rowAt(0)));
    m_held.below = offset - geometryOfRows().topOf(m_model.rowOfPlace(m_held.topPlace));
}

void IncidentTable::settle(const items::ListEdit &edit)
{
    updateGeometries();
    viewport()->update();
    m_hovered = -1;
    fitNumber();
    const bool fresh = std::exchange(m_afresh, false);
    const Held held = std::exchange(m_held, {});
    if (fresh || m_model.incidents() == 0) {
        verticalScrollBar()->setValue(0);
        m_ticking = false;
        if (held.count > 0)
            emit selectionCountChanged(0);
        return;
    }
    // The row at the top stays there; at the very top the new ones come into sight. In another
    // order no row is where it was.
    if (!edit.another && verticalScrollBar()->value() > 0) {
        const qsizetype top = std::min(edit.gapAfter(held.topPlace), m_model.incidents() - 1);
        verticalScrollBar()->setValue(geometryOfRows().topOf(m_model.rowOfPlace(top)) + held.below);
    }
    m_held = held;
    chooseAgain(edit);
    m_held = {};
}

void IncidentTable::markRow(int row)
{
    setAutoScroll(false);
    selectionModel()->setCurrentIndex(
        m_model.index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    setAutoScroll(true);
}

void IncidentTable::chooseAgain(const items::ListEdit &edit)
{
    const bool stays = m_held.current.isSet() && current() == m_held.current;
    Runs runs;
    if (m_held.count > 0)
        runs = edit.runsAfter(m_held.chosen, mostPieces).value_or(Runs());
    QItemSelection chosen;
    int count = 0;
    for (const items::ListEdit::Run &run : runs) {
        chosen.select(m_model.index(m_model.rowOfPlace(run.first), 0),
            m_model.index(
                m_model.rowOfPlace(run.first + run.count - 1), m_model.columnCount() - 1));
        count += static_cast<int>(run.count);
    }
    if (m_held.current.isSet() && !stays) {
        // It has gone: the one that followed it is next.
        const qsizetype next =
            std::min(edit.gapAfter(m_held.currentPlace), m_model.incidents() - 1);
        markRow(m_model.rowOfPlace(next));
    }
    if (chosen.isEmpty() && m_held.count > 0 && currentIndex().isValid()) {
        m_ticking = false;
        chosen.select(currentIndex(), currentIndex());
        count = 1;
    }
    {
        const QSignalBlocker still(selectionModel());
        selectionModel()->select(
            chosen, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    if (!stays || count != m_held.count)
        emit selectionCountChanged(count);
}

} // namespace gander::ui
