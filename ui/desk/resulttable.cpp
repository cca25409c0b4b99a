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
    connect(m_model, &QStandardItemModel::itemChanged, this, [this](const QStandardItem *item) {
        if (m_filling || !m_tickable || item->column() != 0)
            return;
        const qint64 number = m_lines[static_cast<size_t>(item->row())].incident.number();
        if (item->checkState() == Qt::Checked)
            m_unticked.erase(number);
        else
            m_unticked.insert(number);
        emit ticksChanged();
    });
}

void ResultTable::setTickable()
{
    m_tickable = true;
    m_unticked.clear();
}

std::vector<IncidentId> ResultTable::ticked() const
{
    std::vector<IncidentId> ids;
    for (const ResultLine &line : m_lines)
        if (!m_unticked.contains(line.incident.number()))
            ids.push_back(line.incident);
    return ids;
}

void ResultTable::setLines(const std::vector<ResultLine> &lines)
{
    if (lines == m_lines)
        return;
    const bool same =
        std::ranges::equal(lines, m_lines, {}, &ResultLine::incident, &ResultLine::incident);
    m_lines = lines;
    m_filling = true;
    if (!same)
        m_model->setRowCount(0);
    m_model->setRowCount(static_cast<int>(lines.size()));
    int row = 0;
    for (const ResultLine &line : lines) {
        const QString cells[]{deskNumber(line.incident), clamped(line.title, longestCell),
            clamped(line.words, longestCell)};
        for (int column = 0; column < 3; ++column) {
            auto *item = new QStandardItem(cells[column]);
            if (column == 0 && m_tickable) {
                item->setCheckable(true);
                item->setCheckState(
                    m_unticked.contains(line.incident.number()) ? Qt::Unchecked : Qt::Checked);
            }
            m_model->setItem(row, column, item);
        }
        ++row;
    }
    m_filling = false;
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
    else if (m_tickable && event->key() == Qt::Key_Space && currentIndex().isValid()) {
        QStandardItem *item = m_model->item(currentIndex().row(), 0);
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    } else
        QTableView::keyPressEvent(event);
}

void ResultTable::open(const QModelIndex &index)
{
    if (index.isValid())
        emit opened(m_lines[static_cast<size_t>(index.row())].incident);
}

} // namespace gander::ui
