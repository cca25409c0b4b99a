// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/incidenttable.h"

#include "models/items/incidentlistmodel.h"
#include "models/items/roles.h"
#include "ui/kit/countdown.h"
#include "ui/kit/looks.h"
#include "ui/kit/ticker.h"
#include "ui/queue/queuehead.h"
#include "ui/queue/queuewords.h"
#include "ui/queue/timeleftdelegate.h"
#include "ui/words/durationtext.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStringListModel>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace gander::ui {

namespace {

constexpr int tickEdge = 4;

struct ColumnWidth {
    items::ColumnName column;
    int width;
    bool shown;
};
constexpr ColumnWidth columnWidths[]{
    {items::ColumnName::TimeLeft, 208, true},
    {items::ColumnName::Number, 66, true},
    {items::ColumnName::Title, 294, true},
    {items::ColumnName::Customer, 116, true},
    {items::ColumnName::Product, 90, true},
    {items::ColumnName::Class, 96, false},
    {items::ColumnName::Owner, 54, true},
    {items::ColumnName::State, 90, false},
    {items::ColumnName::Reported, 120, false},
    {items::ColumnName::Updated, 120, false},
    {items::ColumnName::Target, 120, false},
};

constexpr int barParts = 72;      // of which a change is seen: half a pixel of the drawn bar
constexpr int numberPadding = 18; // of both sides of a cell together

} // namespace

IncidentTable::IncidentTable(items::IncidentListModel &model, const Looks &looks, Ticker &ticker,
    const QString &me, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_looks(looks)
    , m_ticker(ticker)
    , m_me(me)
    , m_cells(new IncidentDelegate(looks, *this, this))
    , m_lastTick(ticker.now())
{
    setObjectName(QStringLiteral("incidentTable"));
    setAccessibleName(tr("Incidents"));
    setHorizontalHeader(new QueueHead(looks, this));
    setItemDelegate(m_cells);
    setModel(&model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false); // a table is one stop
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setUpHeads();
    applyLooks();

    connect(&looks, &Looks::changed, this, &IncidentTable::applyLooks);
    connect(&ticker, &Ticker::ticked, this, [this] { tick(m_ticker.now()); });
    connect(&model, &items::IncidentListModel::aboutToMerge, this, &IncidentTable::hold);
    connect(&model, &items::IncidentListModel::merged, this, &IncidentTable::settle);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (const IncidentId id = m_model.idAt(index.row()); id.isSet())
            emit opened(id);
    });
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &IncidentTable::sortBy);
}

void IncidentTable::setUpHeads()
{
    QHeaderView *head = horizontalHeader();
    head->setSectionResizeMode(QHeaderView::Interactive);
    for (const ColumnWidth &width : columnWidths) {
        const int section = m_model.sectionOf(width.column);
        head->resizeSection(section, width.width);
        head->setSectionHidden(section, !width.shown);
    }
    connect(head, &QHeaderView::sectionResized, this, &IncidentTable::fitTitle);
    const int time = m_model.sectionOf(items::ColumnName::TimeLeft);
    setItemDelegateForColumn(time, new TimeLeftDelegate(m_looks, m_ticker, *this, this));
    showSort(SortBy::Due, false);

    verticalHeader()->hide();
    verticalHeader()->setModel(new QStringListModel(this));
}

void IncidentTable::applyLooks()
{
    const QFont body = m_looks.font(FontRole::Body);
    m_rowHeight = std::max(34, QFontMetrics(body).height() + 16);
    m_groupHeight = std::max(26, QFontMetrics(m_looks.font(FontRole::Small)).height() + 10);
    QPalette ground = palette();
    ground.setColor(QPalette::Base, m_looks.theme().surface);
    setPalette(ground);
    growColumns(m_looks.scale() / std::exchange(m_scale, m_looks.scale()));
    updateGeometries();
    viewport()->update();
}

// Columns grow with the text, whatever the user has made of them.
void IncidentTable::growColumns(double growth)
{
    for (int section = 0; growth != 1 && section < m_model.columnCount(); ++section) {
        // A hidden section tells no width.
        const bool hidden = isColumnHidden(section);
        setColumnHidden(section, false);
        setColumnWidth(section, qRound(columnWidth(section) * growth));
        setColumnHidden(section, hidden);
    }
}

void IncidentTable::fitNumber()
{
    // A few from all over the list tell how long its numbers are, and those in sight for sure.
    constexpr int looks = 64;
    const auto [first, last] = rowsIn(0, viewport()->height() - 1);
    const int rows = m_model.rowCount();
    QString longest;
    const auto look = [&](int row) {
        const IncidentId id = row < rows ? m_model.idAt(row) : IncidentId();
        if (const QString number = id.isSet() ? deskNumber(id) : QString();
            number.size() > longest.size())
            longest = number;
    };
    for (int i = 0; i <= looks; ++i)
        look(static_cast<int>(qint64{rows} * i / looks));
    for (int row = first; row <= last; ++row)
        look(row);
    if (longest.size() <= m_numberLength)
        return;
    m_numberLength = longest.size();
    const int section = m_model.sectionOf(items::ColumnName::Number);
    const int needed = QFontMetrics(m_looks.font(FontRole::Body)).horizontalAdvance(longest)
        + m_looks.px(numberPadding);
    if (!isColumnHidden(section) && columnWidth(section) < needed)
        setColumnWidth(section, needed);
}

// The title takes what the others leave, but never so little that nothing can be read.
void IncidentTable::fitTitle()
{
    const int title = m_model.sectionOf(items::ColumnName::Title);
    int others = 0;
    for (int section = 0; section < m_model.columnCount(); ++section)
        others += section == title || isColumnHidden(section) ? 0 : columnWidth(section);
    const int width = std::max(m_looks.px(180), viewport()->width() - others);
    if (width != columnWidth(title)) {
        const QSignalBlocker still(horizontalHeader());
        horizontalHeader()->resizeSection(title, width);
    }
    updateGeometries();
    viewport()->update();
}

void IncidentTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitTitle();
}

// --- who is chosen ---

IncidentId IncidentTable::current() const
{
    return m_model.idAt(currentIndex().row());
}

// A million chosen rows are a few runs of places.
IncidentTable::Runs IncidentTable::chosenRuns() const
{
    std::vector<std::pair<qsizetype, qsizetype>> pieces; // first, end
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        const qsizetype first = m_model.placeAt(range.top());
        const qsizetype end =
            m_model.placeAt(range.bottom()) + (m_model.isGroup(range.bottom()) ? 0 : 1);
        pieces.emplace_back(first, end);
    }
    std::sort(pieces.begin(), pieces.end());
    Runs runs;
    for (const auto &[first, end] : pieces) {
        const qsizetype known = runs.empty() ? 0 : runs.back().first + runs.back().count;
        if (!runs.empty() && first <= known)
            runs.back().count = std::max(known, end) - runs.back().first;
        else if (end > first)
            runs.push_back({first, end - first});
    }
    return runs;
}

std::vector<IncidentId> IncidentTable::selected() const
{
    std::vector<IncidentId> ids;
    for (const items::ListEdit::Run &run : chosenRuns()) {
        const auto first = m_model.order()->begin() + run.first;
        std::transform(first, first + run.count, std::back_inserter(ids),
            [](const ListEntry &entry) { return entry.id; });
    }
    if (ids.empty() && current().isSet())
        ids.push_back(current());
    return ids;
}

int IncidentTable::selectedCount() const
{
    qsizetype count = 0;
    for (const items::ListEdit::Run &run : chosenRuns())
        count += run.count;
    return static_cast<int>(count == 0 && current().isSet() ? 1 : count);
}

bool IncidentTable::setCurrent(IncidentId id)
{
    const int row = m_model.rowOf(id);
    if (row < 0)
        return false;
    setCurrentRow(row);
    return true;
}

void IncidentTable::setCurrentRow(int row)
{
    const bool ticked = std::exchange(m_ticking, false);
    const QModelIndex index = m_model.index(row, 0);
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
    if (ticked)
        emit selectionCountChanged(selectedCount());
}

void IncidentTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    updateRow(current.row());
    updateRow(previous.row());
    if (current.row() != previous.row() || !current.isValid())
        emit currentIncidentChanged(this->current());
}

void IncidentTable::selectionChanged(
    const QItemSelection &selected, const QItemSelection &deselected)
{
    // With a screen reader QTableView makes an index of each cell, to speak of the first.
    const auto firstOf = [](const QItemSelection &selection) {
        QItemSelection first;
        if (!selection.isEmpty())
            first.select(selection.first().topLeft(), selection.first().topLeft());
        return first;
    };
    QTableView::selectionChanged(firstOf(selected), firstOf(deselected));
    viewport()->update();
    emit selectionCountChanged(selectionModel()->hasSelection() ? selectedCount() : 0);
}

RowState IncidentTable::stateOf(const QModelIndex &index) const
{
    return {.chosen = selectionModel()->isSelected(index),
        .hovered = index.row() == m_hovered,
        .focused = hasFocus()};
}

// --- columns ---

void IncidentTable::setSearchWords(const std::vector<SoughtWord> &words)
{
    if (m_cells->setSearchWords(words))
        viewport()->update();
}

void IncidentTable::showSort(SortBy sort, bool descending)
{
    m_sort = sort;
    m_descending = descending;
    int sorted = -1; // by the words of a search: no column
    for (int section = 0; section < m_model.columnCount(); ++section) {
        if (m_model.column(section).sort == sort)
            sorted = section;
    }
    horizontalHeader()->setSortIndicator(
        sorted, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    horizontalHeader()->setSortIndicatorShown(sorted >= 0);
    horizontalHeader()->viewport()->update();
}

void IncidentTable::sortBy(int section)
{
    const std::optional<SortBy> sort = m_model.column(section).sort;
    if (!sort) {
        showSort(m_sort, m_descending);
        return;
    }
    const bool descending = *sort == m_sort && !m_descending;
    showSort(*sort, descending);
    emit sortRequested(*sort, descending);
}

void IncidentTable::showColumn(items::ColumnName column, bool shown)
{
    setColumnHidden(m_model.sectionOf(column), !shown);
    fitTitle();
}

QByteArray IncidentTable::saveColumns() const
{
    // The text size that the widths were made for goes first: the next start may have another.
    return QByteArray::number(m_scale, 'f', 2) + '\n' + horizontalHeader()->saveState();
}

bool IncidentTable::restoreColumns(const QByteArray &saved)
{
    const qsizetype end = saved.indexOf('\n');
    const double scale = saved.left(end).toDouble();
    if (end < 0 || scale < 0.5 || scale > 3)
        return false;
    const QByteArray state = saved.mid(end + 1);
    // A state of other columns, from another release, is no use.
    QHeaderView probe(Qt::Horizontal);
    probe.setModel(&m_model);
    if (!probe.restoreState(state) || probe.count() != m_model.columnCount())
        return false;
    const bool restored = horizontalHeader()->restoreState(state);
    growColumns(m_scale / scale);
    fitTitle();
    showSort(m_sort, m_descending);
    return restored;
}

// --- keys and mouse ---

void IncidentTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool letter = event->key() >= Qt::Key_A && event->key() <= Qt::Key_Z;
    if (plain && (m_letters || !letter)) {
        switch (event->key()) {
        case Qt::Key_J:
            step(1);
            return;
        case Qt::Key_K:
            step(-1);
            return;
        case Qt::Key_X:
            tickRow();
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (current().isSet())
                emit opened(current());
            return;
        case Qt::Key_Escape:
            if (m_ticking || selectedCount() > 1) {
                untick();
                return;
            }
            event->ignore();
            return;
        case Qt::Key_Space: // the window's: detail on or off
            event->ignore();
            return;
        default:
            if (m_ticking && walkKeepingTicks(event->key()))
                return;
            break;
        }
    }
    QTableView::keyPressEvent(event);
}

void IncidentTable::step(int direction)
{
    const int from = currentIndex().isValid() ? currentIndex().row() + direction : 0;
    const int row = m_model.incidentRow(from, direction);
    if (row < 0)
        return;
    if (!m_ticking) {
        setCurrentRow(row);
        return;
    }
    const QModelIndex index = m_model.index(row, 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    scrollTo(index);
}

bool IncidentTable::walkKeepingTicks(int key)
{
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        step(key == Qt::Key_Down ? 1 : -1);
        return true;
    }
    static const std::map<int, CursorAction> moves{{Qt::Key_Home, MoveHome}, {Qt::Key_End, MoveEnd},
        {Qt::Key_PageUp, MovePageUp}, {Qt::Key_PageDown, MovePageDown}};
    const auto move = moves.find(key);
    if (move == moves.end())
        return false;
    const QModelIndex index = moveCursor(move->second, Qt::NoModifier);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    scrollTo(index);
    return true;
}

void IncidentTable::tickRow()
{
    if (!current().isSet())
        return;
    // The first tick keeps the row that is chosen as the current one anyway.
    const bool first = !m_ticking && selectedCount() == 1;
    m_ticking = true;
    if (first)
        selectionModel()->select(
            currentIndex(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    else
        selectionModel()->select(
            currentIndex(), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    viewport()->update();
    if (!selectionModel()->hasSelection())
        untick();
    else if (first)
        emit selectionCountChanged(selectedCount());
}

void IncidentTable::untick()
{
    m_ticking = false;
    viewport()->update();
    if (currentIndex().isValid())
        selectionModel()->select(
            currentIndex(), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    emit selectionCountChanged(selectedCount());
}

QModelIndex IncidentTable::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = m_model.rowCount() - 1;
    const QModelIndex now = currentIndex();
    if (last < 0)
        return {};
    const int page = std::max(1, viewport()->height() / m_rowHeight - 1);
    int row = std::max(0, now.row());
    int direction = 1;
    switch (action) {
    case MoveUp:
    case MovePrevious:
        --row;
        direction = -1;
        break;
    case MoveDown:
    case MoveNext:
        row = now.isValid() ? row + 1 : 0;
        break;
    case MovePageUp:
        row = std::max(0, row - page);
        direction = -1;
        break;
    case MovePageDown:
        row = std::min(last, row + page);
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = last;
        direction = -1;
        break;
    case MoveLeft:
    case MoveRight:
        break;
    }
    int target = m_model.incidentRow(row, direction);
    if (target < 0 && action != MoveUp && action != MoveDown)
        target = m_model.incidentRow(row, -direction);
    if (target < 0)
        return now;
    return m_model.index(target, std::max(0, now.column()));
}

void IncidentTable::mousePressEvent(QMouseEvent *event)
{
    m_pressed = indexAt(event->position().toPoint());
    // A menu is for what is chosen; asked for elsewhere, it is for that row alone.
    const bool alone = event->modifiers() == Qt::NoModifier
        && (event->button() == Qt::LeftButton || !selectionModel()->isSelected(m_pressed));
    const bool ticked = alone && std::exchange(m_ticking, false);
    QTableView::mousePressEvent(event);
    if (ticked)
        emit selectionCountChanged(selectedCount());
}

void IncidentTable::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    hover(index.row());
    const bool claims = index.isValid()
        && m_model.column(index.column()).name == items::ColumnName::Owner
        && m_model.rowAt(index.row()) && m_model.rowAt(index.row())->assignee.isEmpty();
    viewport()->setCursor(claims ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void IncidentTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || event->modifiers() != Qt::NoModifier)
        return;
    const QModelIndex index = indexAt(event->position().toPoint());
    if (!index.isValid() || index != m_pressed
        || m_model.column(index.column()).name != items::ColumnName::Owner)
        return;
    const IncidentRow *row = m_model.rowAt(index.row());
    if (row && row->assignee.isEmpty())
        emit claimRequested(row->id);
}

void IncidentTable::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    hover(-1);
}

void IncidentTable::hover(int row)
{
    if (row == m_hovered)
        return;
    updateRow(std::exchange(m_hovered, row));
    updateRow(m_hovered);
}

void IncidentTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    viewport()->update();
}

void IncidentTable::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

// --- painting ---

void IncidentTable::updateRow(int row)
{
    if (row >= 0 && row < m_model.rowCount())
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

void IncidentTable::tick(Instant now)
{
    if (!isVisible() || m_model.rowCount() == 0)
        return;
    if (!isColumnHidden(m_model.sectionOf(items::ColumnName::TimeLeft)))
        tickCountdowns(now);
    // The next change of band in sight is foretold: until then no row is looked at.
    if (m_foretold && m_lastTick <= now && now < *m_foretold) {
        m_lastTick = now;
        return;
    }
    Instant next{noDue};
    // A row whose band has changed looks another all over.
    const auto [first, last] = rowsIn(0, viewport()->height() - 1);
    for (int row = first; row <= last; ++row) {
        const IncidentRow *incident = m_model.rowAt(row);
        if (!incident)
            continue;
        if (bandAt(incident->urgency, m_lastTick) != bandAt(incident->urgency, now))
            updateRow(row);
        next = std::min(next, nextChange(incident->urgency, now).value_or(next));
    }
    m_lastTick = now;
    m_foretold = next;
}

// Most say the same for a minute: only those that say another thing are painted.
void IncidentTable::tickCountdowns(Instant now)
{
    const int column = m_model.sectionOf(items::ColumnName::TimeLeft);
    const auto [first, last] = rowsIn(0, viewport()->height() - 1);
    if (now < m_lastTick)
        m_said.clear();
    m_said.resize(static_cast<size_t>(std::max(0, last - first + 1)));
    for (int row = first; row <= last; ++row) {
        const IncidentRow *incident = m_model.rowAt(row);
        Said says;
        if (incident) {
            const Countdown countdown = countdownOf(incident->urgency, incident->spanStart,
                incident->target, now, words::urgencyWords(incident->urgency, now));
            says = {incident->id, countdown.words, qRound(countdown.left * barParts)};
        }
        Said &said = m_said[static_cast<size_t>(row - first)];
        if (said == says)
            continue;
        said = std::move(says);
        viewport()->update(columnViewportPosition(column), rowViewportPosition(row),
            columnWidth(column), rowHeight(row));
    }
}

void IncidentTable::paintEvent(QPaintEvent *event)
{
    // More than the countdowns is painted: other rows have come into sight, or these are others.
    if (event->rect().width() > columnWidth(m_model.sectionOf(items::ColumnName::TimeLeft)))
        m_foretold.reset();
    if (m_model.rowCount() == 0)
        return;
    QPainter painter(viewport());
    const auto [first, last] = rowsIn(event->rect().top(), event->rect().bottom());
    for (int row = first; row <= last; ++row) {
        if (m_model.isGroup(row))
            paintGroupRow(painter, row);
        else
            paintRow(painter, row, event->rect());
    }
    const int current = currentIndex().row();
    if (current >= 0 && hasFocus()) {
        const QRect row(0, rowViewportPosition(current), viewport()->width(), rowHeight(current));
        painter.setPen(m_looks.theme().accent);
        // The upper edge takes the place of the line above.
        painter.drawRect(row.adjusted(0, -1, -1, -1));
    }
}

void IncidentTable::paintRow(QPainter &painter, int row, const QRect &rect) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int top = rowViewportPosition(row);
    const bool ticked = m_ticking && selectionModel()->isSelected(m_model.index(row, 0));
    for (int section = 0; section < m_model.columnCount(); ++section) {
        option.rect =
            QRect(columnViewportPosition(section), top, columnWidth(section), m_rowHeight);
        if (isColumnHidden(section) || !option.rect.intersects(rect))
            continue;
        const QModelIndex index = m_model.index(row, section);
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
    // The tint alone would not tell a tick from the current row.
    if (ticked) {
        const int edge = isRightToLeft() ? viewport()->width() - tickEdge : 0;
        painter.fillRect(QRect(edge, top, tickEdge, m_rowHeight - 1), m_looks.theme().accent);
    }
}

void IncidentTable::paintGroupRow(QPainter &painter, int row) const
{
    const items::Group *group = m_model.groupAt(row);
    if (!group)
        return;
    const Theme &theme = m_looks.theme();
    const QRect rect(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    painter.fillRect(rect, theme.zebra);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.divider);
    QFont bold = m_looks.font(FontRole::Small);
    const QFont plain = bold;
    bold.setWeight(QFont::DemiBold);
    const QString title = groupTitle(*group, m_ticker.now(), m_model.zone());
    const QRect words = rect.adjusted(8, 0, -8, -1);
    const int width = QFontMetrics(bold).horizontalAdvance(title);
    const auto side = int(Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft));
    painter.setFont(bold);
    painter.setPen(theme.secondary);
    painter.drawText(words, side, title);
    painter.setFont(plain);
    painter.setPen(theme.tertiary);
    const int after = width + 8;
    painter.drawText(
        isRightToLeft() ? words.adjusted(0, 0, -after, 0) : words.adjusted(after, 0, 0, 0), side,
        groupNote(*group, m_model.zone()));
}

} // namespace gander::ui
