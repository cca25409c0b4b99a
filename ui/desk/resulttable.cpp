// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desk/resulttable.h"

#include "models/domain/incident.h"
#include "ui/kit/plainlabel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QStandardItemModel>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int numberWidth = 90;
constexpr int titleWidth = 320;
constexpr int longestCell = 300;

} // namespace

ResultTable::ResultTable(const QString &words, QWidget *parent)
    : QTableView(parent)
    , m_model(new QStandardItemModel(0, 3, this))
{
    m_model->setHorizontalHeaderLabels({tr("Incident"), tr("Title"), words});
    setModel(m_model);
    verticalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
    setColumnWidth(0, numberWidth);
    setColumnWidth(1, titleWidth);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setWordWrap(false);
    setTabKeyNavigation(false);
    connect(this, &QTableView::doubleClicked, this, &ResultTable::open);
}

void ResultTable::setLines(const std::vector<ResultLine> &lines)
{
    if (lines == m_lines)
        return;
    const bool same =
        std::ranges::equal(lines, m_lines, {}, &ResultLine::incident, &ResultLine::incident);
    m_lines = lines;
    if (!same)
        m_model->setRowCount(0);
    m_model->setRowCount(static_cast<int>(lines.size()));
    int row = 0;
    for (const ResultLine &line : lines) {
        const QString cells[]{deskNumber(line.incident), clamped(line.title, longestCell),
            clamped(line.words, longestCell)};
        for (int column = 0; column < 3; ++column)
            m_model->setItem(row, column, new QStandardItem(cells[column]));
        ++row;
    }
    if (!same && !lines.empty())
        setCurrentIndex(m_model->index(0, 0));
}

void ResultTable::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // With Ctrl it is the page's.
    if (enter && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier)
        open(currentIndex());
    else if (enter || event->key() == Qt::Key_Escape)
        event->ignore();
    else
        QTableView::keyPressEvent(event);
}

void ResultTable::open(const QModelIndex &index)
{
    if (index.isValid())
        emit opened(m_lines[static_cast<size_t>(index.row())].incident);
}

} // namespace gander::ui
