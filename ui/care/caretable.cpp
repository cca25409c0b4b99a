// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/care/caretable.h"

#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"

#include <QAbstractTableModel>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace gander::ui {

namespace {

constexpr int careCell = 8;
constexpr int careFirst = 24; // below the title
constexpr int leastFlexible = 160;
// Longer than any screen is wide: cut before it is laid out.
constexpr qsizetype mostCareLetters = 600;

} // namespace

class CareTable::Model final : public QAbstractTableModel
{
public:
    Model(std::vector<CareColumn> columns, QObject *parent)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
    {
    }

    void set(std::vector<CareRow> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    [[nodiscard]] const std::vector<CareColumn> &columns() const { return m_columns; }
    [[nodiscard]] const CareRow &rowAt(int row) const { return m_rows[static_cast<size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const CareRow &row = rowAt(index.row());
        const QString cell = row.cells.value(index.column());
        switch (role) {
        case Qt::DisplayRole:
            return cell.left(mostCareLetters);
        case Qt::ToolTipRole:
            return plainTip(clamped(cell));
        case Qt::AccessibleTextRole: { // the row as a whole, as it is one stop
            QStringList said;
            for (qsizetype i = 0; i < row.cells.size(); ++i) {
                if (!row.cells[i].isEmpty())
                    said << QStringLiteral("%1 %2").arg(
                        m_columns[static_cast<size_t>(i)].title, clamped(row.cells[i], 300));
            }
            return said.join(QStringLiteral(", "));
        }
        default:
            return {};
        }
    }
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const CareColumn &column = m_columns[static_cast<size_t>(section)];
        if (role == Qt::DisplayRole)
            return column.title;
        if (role == Qt::TextAlignmentRole)
            return QVariant::fromValue(
                (column.isFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        return {};
    }

private:
    std::vector<CareColumn> m_columns;
    std::vector<CareRow> m_rows;
};

class CareTable::Painter final : public QStyledItemDelegate
{
public:
    explicit Painter(CareTable &table)
        : QStyledItemDelegate(&table)
        , m_table(table)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const Theme &theme = m_table.m_looks.theme();
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        QColor ground = theme.surface;
        if (chosen)
            ground = m_table.hasFocus() ? theme.selected : theme.selectedInactive;
        painter->save();
        painter->fillRect(option.rect, ground);
        painter->fillRect(
            QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.divider);
        const CareColumn &column =
            m_table.m_rows->columns()[static_cast<size_t>(index.column())];
        const bool dim = m_table.m_rows->rowAt(index.row()).isDim;
        const bool first = index.column() == 0;
        painter->setFont(
            m_table.m_looks.font(first && chosen ? FontRole::BodyStrong : FontRole::Body));
        painter->setPen(first && !dim ? theme.text : theme.secondary);
        const QRect room = option.rect.adjusted(
            first ? m_table.m_looks.px(careFirst) : careCell, 0, -careCell, -1);
        QString text = index.data().toString();
        text.replace(QLatin1Char('\n'), QLatin1Char(' '));
        painter->drawText(room,
            int(column.isFigure ? Qt::AlignRight : Qt::AlignLeft) | int(Qt::AlignVCenter)
                | int(Qt::TextSingleLine),
            painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
        painter->restore();
    }

private:
    CareTable &m_table;
};

CareTable::CareTable(Looks &looks, std::vector<CareColumn> columns, QWidget *parent)
    : QTableView(parent)
    , m_looks(looks)
    , m_rows(new Model(std::move(columns), this))
{
    setModel(m_rows);
    setItemDelegate(new Painter(*this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false); // a table is one stop
    setShowGrid(false);
    setFrameShape(NoFrame);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setProperty("firstPadding", careFirst);
    connect(this, &QTableView::doubleClicked, this, [this] {
        if (current() >= 0)
            emit opened(current());
    });
    connect(&looks, &Looks::changed, this, &CareTable::takeLooks);
    takeLooks();
}

void CareTable::setRows(std::vector<CareRow> rows)
{
    const int row = std::max(current(), 0);
    m_rows->set(std::move(rows));
    if (m_rows->rowCount() > 0)
        selectRow(std::min(row, m_rows->rowCount() - 1));
    else
        emit currentRowChanged(-1);
}

void CareTable::keyPressEvent(QKeyEvent *event)
{
    const auto step = [this](int by) {
        if (m_rows->rowCount() > 0)
            selectRow(std::clamp(current() + by, 0, m_rows->rowCount() - 1));
    };
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    switch (plain ? event->key() : 0) {
    case Qt::Key_J:
        step(1);
        break;
    case Qt::Key_K:
        step(-1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current() >= 0)
            emit opened(current());
        break;
    case Qt::Key_Escape: // the page's
        event->ignore();
        break;
    default:
        // The page copies all of it; one cell is of no use.
        if (event->matches(QKeySequence::Copy))
            event->ignore();
        else
            QTableView::keyPressEvent(event);
    }
}

void CareTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOutColumns();
}

void CareTable::currentChanged(const QModelIndex &now, const QModelIndex &before)
{
    QTableView::currentChanged(now, before);
    emit currentRowChanged(now.row());
}

void CareTable::takeLooks()
{
    const int row = QFontMetrics(m_looks.font(FontRole::Body)).height() + 16;
    verticalHeader()->setMinimumSectionSize(row);
    verticalHeader()->setDefaultSectionSize(row);
    horizontalHeader()->setMinimumHeight(m_looks.px(28));
    layOutColumns();
    viewport()->update();
}

void CareTable::layOutColumns()
{
    const auto &columns = m_rows->columns();
    int taken = 0;
    int flexible = -1;
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
        const int width = m_looks.px(columns[static_cast<size_t>(i)].width);
        if (width == 0)
            flexible = i;
        else
            setColumnWidth(i, width);
        taken += width;
    }
    if (flexible >= 0)
        setColumnWidth(flexible, std::max(m_looks.px(leastFlexible), viewport()->width() - taken));
}

} // namespace gander::ui
