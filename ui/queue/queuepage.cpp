// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/queuepage.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "models/domain/querymatch.h"
#include "models/items/incidentlistmodel.h"
#include "ui/desk/hands.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/ticker.h"
#include "ui/queue/chosenbar.h"
#include "ui/queue/emptylist.h"
#include "ui/queue/emptywords.h"
#include "ui/queue/filterbar.h"
#include "ui/queue/incidenttable.h"
#include "ui/queue/queuebar.h"
#include "ui/queue/queuewords.h"
#include "ui/words/names.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>
#include <utility>

namespace gander::ui {

namespace {

constexpr size_t fewChanged = 64;
// Below this nobody notices a wait (design, section 4).
constexpr int unnoticedMs = 150;
// As long a paused one's place among the running may lag behind: to put 50,000 in order anew each
// minute was most of what a window did at rest.
constexpr qint64 wanderMs = 5 * msPerMinute;

QString textOfList(QueryList list)
{
    QueryTerm term;
    term.field = QueryField::In;
    term.list = list;
    return toText(Query{{term}}, Zone());
}

QString number(qint64 n)
{
    return QLocale().toString(n);
}

} // namespace

QueuePage::QueuePage(const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_around(around)
    , m_model(
          new items::IncidentListModel(queueWords(around.ticker, around.zone), around.zone, this))
    , m_table(new IncidentTable(*m_model, around.looks, around.ticker, around.actor.name, this))
    , m_filter(new FilterBar(around.looks, around.zone, this))
    , m_empty(new EmptyList(around.looks, this))
    , m_stack(new QStackedWidget(this))
    , m_bar(new QueueBar(around.looks, this))
    , m_chosen(new ChosenBar(around.looks, this))
{
    setObjectName(QStringLiteral("queuePage"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_filterRow = makeFilterRow();
    column->addWidget(m_bar);
    column->addWidget(m_filterRow);
    column->addWidget(m_stack, 1);
    column->addWidget(m_chosen);

    m_slow.setSingleShot(true);
    m_slow.setInterval(unnoticedMs);
    connect(&m_slow, &QTimer::timeout, this, [this] { setFoot(tr("Reading…")); });

    connect(m_chosen, &ChosenBar::left, this, [this] {
        m_table->untick();
        focusList();
    });
    connect(m_table, &IncidentTable::selectionCountChanged, this,
        [this](int count) { m_chosen->setCount(m_table->isTicking() || count > 1 ? count : 0); });
    connect(m_filter, &FilterBar::queryChanged, this, &QueuePage::filter);
    connect(m_filter, &FilterBar::left, this, &QueuePage::focusList);
    connect(m_model, &items::IncidentListModel::rowsWanted, this, &QueuePage::fetchRows);
    connect(m_table, &IncidentTable::currentIncidentChanged, this, &QueuePage::currentChanged);
    connect(
        m_table, &IncidentTable::selectionCountChanged, this, &QueuePage::selectionCountChanged);
    connect(m_table, &IncidentTable::opened, this, &QueuePage::opened);
    connect(m_table, &IncidentTable::claimRequested, this, &QueuePage::claimRequested);
    connect(m_table, &IncidentTable::sortRequested, this, [this](SortBy sort, bool descending) {
        m_sort = sort;
        m_descending = descending;
        m_columnForSearch = m_searches;
        m_another = true;
        ask(true);
    });
    QHeaderView *head = m_table->horizontalHeader();
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(head, &QWidget::customContextMenuRequested, this, &QueuePage::chooseColumns);
    connect(&around.desk, &desk::DeskService::changed, this,
        [this](Revision, const std::vector<IncidentId> &incidents,
            const std::vector<IncidentRow> &rows) {
            // The past stands as it was told when it was asked for.
            if (m_shownAt)
                return;
            // What was done to a few is shown before their places are looked for.
            using Asking = items::IncidentListModel::Asking;
            const bool few = incidents.size() <= fewChanged;
            m_model->refresh(incidents, few ? Asking::Elsewhere : Asking::WhenSeen);
            if (!rows.empty())
                m_model->setRows(incidents, rows);
            else if (few)
                fetchRows(incidents);
            changed(incidents);
        });
    connect(&around.ticker, &Ticker::held, this, &QueuePage::followTicker);
    connect(&around.ticker, &Ticker::ticked, this, &QueuePage::tick);
    connect(&around.looks, &Looks::changed, this, qOverload<>(&QWidget::update));
}

QWidget *QueuePage::makeFilterRow()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(14, 8, 14, 9);
    row->setSpacing(8);
    row->addWidget(m_filter, 1);
    m_saveView =
        makeButton(tr("Save view"), QStringLiteral("bookmark-plus"), {}, m_around.looks, line);
    m_saveView->setObjectName(QStringLiteral("saveViewButton"));
    m_saveView->setToolTip(tr("Keep what is shown as a view (Ctrl+S)"));
    connect(m_saveView, &QPushButton::clicked, this, &QueuePage::saveViewRequested);
    row->addWidget(m_saveView);
    return line;
}

void QueuePage::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_around.looks.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    for (const QWidget *part : {static_cast<QWidget *>(m_bar), m_filterRow})
        painter.fillRect(0, part->geometry().bottom(), width(), 1, theme.divider);
}

void QueuePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // Dates and counts follow the locale.
    if (event->type() == QEvent::LocaleChange)
        m_model->refreshAll();
}

// --- what is shown ---

void QueuePage::showList(QueryList list)
{
    leaveView();
    m_list = list;
    if (!m_columnsChosen) {
        // Before a class is given the product says more.
        m_table->showColumn(items::ColumnName::Product, list == QueryList::Triage);
        m_table->showColumn(items::ColumnName::Class, list != QueryList::Triage);
    }
    begin(textOfList(list), words::listName(list));
}

void QueuePage::showQuery(const QString &text, const QString &title)
{
    leaveView();
    m_list.reset();
    if (!m_columnsChosen) {
        m_table->showColumn(items::ColumnName::Product, false);
        m_table->showColumn(items::ColumnName::Class, true);
    }
    begin(text, title);
}

void QueuePage::showView(const SavedView &view)
{
    if (!m_orderOfLists)
        m_orderOfLists = {m_sort, m_descending};
    const auto order = std::exchange(m_orderOfLists, std::nullopt);
    m_sort = view.sort;
    m_descending = view.descending;
    m_table->showSort(m_sort, m_descending);
    showQuery(view.query, view.name);
    m_orderOfLists = order;
}

void QueuePage::leaveView()
{
    const auto order = std::exchange(m_orderOfLists, std::nullopt);
    if (!order)
        return;
    std::tie(m_sort, m_descending) = *order;
    m_table->showSort(m_sort, m_descending);
}

void QueuePage::setActions(
    QAction &nextUrgent, QAction &newIncident, const QList<QAction *> &forMany)
{
    m_bar->setActions(nextUrgent, newIncident);
    m_chosen->setActions(forMany);
}

void QueuePage::setLetters(bool act)
{
    m_table->setLetters(act);
}

void QueuePage::setTitle(const QString &title)
{
    m_title = title;
    m_bar->setName(title);
}

void QueuePage::begin(const QString &text, const QString &title)
{
    setTitle(title);
    m_text = text;
    m_fresh = true;
    m_another = true;
    m_bar->setCounts({});
    m_filter->setQuery(text);
    readWords();
    ask(true);
}

void QueuePage::filter(const QString &text)
{
    m_text = text;
    m_another = true;
    readWords();
    ask(true);
    emit queryEdited(text);
}

QString QueuePage::query() const
{
    return m_text;
}

ListRequest QueuePage::request() const
{
    return {.query = parseQuery(m_text, m_around.zone).query,
        .sort = sortsByMatch() ? SortBy::Match : m_sort,
        .descending = !sortsByMatch() && m_descending,
        .now = m_at.value_or(m_shownAt ? m_around.desk.clock().now() : m_around.ticker.now()),
        .me = m_around.actor.name};
}

// Words of a search are marked in the rows, and bring an order of their own.
void QueuePage::readWords()
{
    m_searchWords = soughtWords(parseQuery(m_text, m_around.zone).query);
    m_searches = !m_searchWords.empty();
    if (!m_searches)
        m_columnForSearch = false;
    m_table->showSort(request().sort, request().descending);
}

void QueuePage::reload()
{
    m_model->refreshAll();
    ask(false);
}

// --- reading ---

ListQuestion QueuePage::question() const
{
    return {request(), m_text, m_around.zone, m_model->order()};
}

// Many changes in a row are read once, when the reading under way has come.
void QueuePage::changed(const std::vector<IncidentId> &incidents)
{
    m_changed.insert(m_changed.end(), incidents.begin(), incidents.end());
    if (m_busy)
        m_again = true;
    else
        askAgain();
}

void QueuePage::halt()
{
    m_reading.cancel();
    if (m_stop)
        m_stop->store(true);
    m_stop.reset();
    m_slow.stop();
    m_busy = false;
}

// Asks by 'reads', and hears nothing more of what was asked before. Pages of rows do not wait for
// a reading of all.
void QueuePage::hear(Reads reads, Length length)
{
    halt();
    m_busy = true;
    m_again = false;
    m_slow.start();
    m_stop = std::make_shared<std::atomic_bool>(false);
    const auto question = [reads = std::move(reads), stop = m_stop](
                              const desk::Desk &desk) { return reads(desk, stop); };
    const auto future =
        length == Length::Long ? m_around.desk.askLong(question) : m_around.desk.ask(question);
    m_reading = QFuture<void>(future);
    desk::whenDone(future, this, [this, stop = m_stop](const Result<ListReading> &reading) {
        if (stop != m_stop)
            return; // asked anew since
        m_busy = false;
        m_slow.stop();
        if (reading) {
            take(*reading);
            return;
        }
        m_around.hands.fail(reading.error(), tr("read the list"));
        setFoot(m_footAtRest);
        m_whole = false;
        m_at = m_shownAt;
        emit lookFailed();
    });
}

// The first rows come at once. A choice of many is not parted from its list for that.
void QueuePage::ask(bool headFirst)
{
    m_counting.cancel();
    m_counts = false;
    ++m_countsAsked;
    if (m_at) {
        hear([question = question()](const desk::Desk &desk,
                 const Stop &stop) { return readAsOf(desk, question, stop); },
            Length::Long);
        return;
    }
    if (!headFirst || (!m_fresh && m_table->selectedCount() > 1)) {
        askWhole();
        return;
    }
    hear([question = question()](
             const desk::Desk &desk, const Stop &) { return readHead(desk, question); },
        Length::Short);
}

void QueuePage::askWhole()
{
    m_changed.clear();
    hear([question = question()](
             const desk::Desk &desk, const Stop &) { return readWhole(desk, question); },
        Length::Long);
}

void QueuePage::askAgain()
{
    if (m_at || !m_whole) {
        ask(false);
        return;
    }
    hear([question = question(), changed = std::exchange(m_changed, {})](
             const desk::Desk &desk, const Stop &) { return readAgain(desk, question, changed); },
        Length::Short);
}

void QueuePage::take(const ListReading &reading)
{
    takeMoment(reading);
    if (m_fresh || (m_another && !reading.whole)) {
        m_wasCurrent = m_fresh ? IncidentId() : m_table->current();
        m_table->startAfresh();
    }
    m_table->setSearchWords(m_searchWords);
    using Grouping = items::IncidentListModel::Grouping;
    if (request().sort != SortBy::Due)
        m_model->setGrouping(Grouping::None);
    else
        m_model->setGrouping(m_descending ? Grouping::Descending : Grouping::Ascending);
    if (!reading.rows.empty()) {
        std::vector<IncidentId> ids;
        for (const IncidentRow &row : reading.rows)
            ids.push_back(row.id);
        m_model->setRows(ids, reading.rows);
    }
    m_model->apply(reading.edit, m_around.ticker.now());
    m_whole = reading.whole;
    m_readAt = m_around.ticker.now();
    keepCurrent();
    const bool empty = m_model->incidents() == 0;
    const bool listHadFocus = m_table->hasFocus() || m_empty->hasFocus();
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_table);
    // Single letters must go on acting where there is nothing to list.
    if (listHadFocus)
        focusList();
    m_fresh = false;
    m_another = false;
    if (!m_whole) {
        askWhole();
        return;
    }
    if (reading.figures)
        takeFigures(*reading.figures);
    else
        askFigures();
    if (m_again && !m_shownAt)
        askAgain();
}

// The figures follow the rows, and are asked for once more if they have grown old on the way.
void QueuePage::askFigures()
{
    m_countsAgain = m_counts;
    if (m_counts)
        return;
    m_counts = true;
    // Counting a filter over all that ever was may take a tenth of a second: no row waits for it.
    const auto future = m_around.desk.askLong([question = question()](const desk::Desk &desk) {
        return readFigures(desk, question, false);
    });
    m_counting = QFuture<void>(future);
    desk::whenDone(future, this, [this, asked = m_countsAsked](const Result<ListFigures> &figures) {
        if (asked != m_countsAsked)
            return;
        m_counts = false;
        if (figures)
            takeFigures(*figures);
        else
            m_around.hands.fail(figures.error(), tr("count the list"));
        if (m_countsAgain)
            askFigures();
    });
}

void QueuePage::takeFigures(const ListFigures &figures)
{
    sayCounts(figures);
    if (m_model->incidents() == 0)
        sayEmpty(m_shownAt ? emptyWordsThen(m_list, m_text)
                           : emptyWords(figures, m_list, m_text, m_around.ticker.now()));
    if (!m_busy)
        setFoot(m_footAtRest);
    emit listShown();
}

// --- another instant ---

void QueuePage::lookAt(std::optional<Instant> at)
{
    m_at = at;
    m_another = true;
    ask(true);
}

void QueuePage::stopLooking()
{
    if (m_at == m_shownAt)
        return;
    m_at = m_shownAt;
    halt();
    setFoot(m_footAtRest);
    // What came while it looked elsewhere, if it is of now.
    if (!m_shownAt)
        ask(false);
}

void QueuePage::takeMoment(const ListReading &reading)
{
    const bool other = m_shownAt != m_at;
    m_shownAt = m_at;
    m_then.clear();
    for (const IncidentRow &row : reading.rows) {
        if (m_shownAt)
            m_then.insert(row.id.number(), row);
    }
    if (other) {
        m_model->forgetRows();
        emit lookedAt(m_at);
    }
    m_bar->offerActs(!m_shownAt);
}

// Another page has gone to another instant: what stands here is of the wrong one.
void QueuePage::followTicker()
{
    const std::optional<Instant> at = m_around.ticker.heldAt();
    if (at == m_shownAt)
        return;
    m_at = m_shownAt = at;
    halt();
    m_model->forgetRows();
    m_model->merge({}, m_around.ticker.now());
    m_whole = false;
    m_fresh = true;
    if (isVisible())
        ask(true);
    else
        m_askWhenShown = true;
}

void QueuePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_askWhenShown, false))
        ask(true);
}

// A list with rows always has a current one, never a day.
void QueuePage::keepCurrent()
{
    if (m_model->incidents() == 0) {
        emit currentChanged({});
        return;
    }
    if (m_wantedCurrent.isSet()) {
        const bool found = m_table->setCurrent(m_wantedCurrent);
        if (found || m_whole)
            m_wantedCurrent = {};
        if (found)
            return;
    }
    const IncidentId before = m_wasCurrent;
    if (before.isSet() && !m_table->current().isSet()) {
        const int row = m_model->rowOf(before);
        if (row < 0 && !m_whole)
            return; // it may come with the others
        if (row >= 0)
            m_table->markRow(row);
    }
    m_wasCurrent = {};
    if (!m_table->current().isSet())
        m_table->setCurrentRow(m_model->incidentRow(0, 1));
}

void QueuePage::fetchRows(const std::vector<IncidentId> &ids)
{
    if (m_shownAt) {
        std::vector<IncidentRow> rows;
        for (const IncidentId id : ids) {
            if (const auto at = m_then.constFind(id.number()); at != m_then.constEnd())
                rows.push_back(*at);
        }
        m_model->setRows(ids, rows);
        return;
    }
    desk::whenDone(m_around.desk.ask([ids](const desk::Desk &desk) { return desk.rows(ids); }),
        this, [this, ids](const Result<std::vector<IncidentRow>> &rows) {
            if (m_shownAt)
                return; // of now
            m_model->setRows(ids, rows ? *rows : std::vector<IncidentRow>());
            if (!rows)
                m_around.hands.fail(rows.error(), tr("read the list"));
        });
}

void QueuePage::fetchNames()
{
    const auto offer = [this](const QString &term, QFuture<Result<QStringList>> names) {
        desk::whenDone(names, this, [this, term](const Result<QStringList> &known) {
            if (known)
                m_filter->setNames(term, *known);
        });
    };
    offer(QStringLiteral("customer"),
        m_around.desk.ask([](const desk::Desk &desk) { return desk.customers(); }));
    offer(QStringLiteral("product"),
        m_around.desk.ask([](const desk::Desk &desk) { return desk.products(); }));
    for (const QString &term : {QStringLiteral("owner"), QStringLiteral("assignee")})
        offer(term, m_around.desk.ask([](const desk::Desk &desk) { return desk.assignees(); }));
}

void QueuePage::tick()
{
    const Instant now = m_around.ticker.now();
    const std::optional<Instant> turn = m_model->nextRegroup();
    if (!turn || now < *turn)
        return;
    m_model->regroup(now);
    if (m_shownAt || m_busy)
        return;
    // One more is overdue, and the order stands: but for what is paused, whose deadlines wander,
    // and unless time itself says who belongs to the list.
    if (!m_whole || turnsWithTime(request().query) || now - m_readAt >= wanderMs)
        changed({});
    else
        askFigures();
}

// --- words ---

void QueuePage::sayCounts(const ListFigures &figures)
{
    const qint64 total = figures.shown.total;
    const qint64 whole = figures.whole.total;
    QString counts;
    if (total != whole)
        counts = tr("%1 of %2").arg(number(total), number(whole));
    else if (m_list == QueryList::Triage)
        counts = tr("%1 waiting for a class").arg(number(total));
    else if (m_list)
        counts = tr("%1 open").arg(number(total));
    else
        counts = tr("%1 incidents").arg(number(total));
    m_bar->setCounts(figures.shown.overdue > 0
            ? tr("%1 · %2 overdue").arg(counts, number(figures.shown.overdue))
            : counts);
    const qint64 here = m_model->incidents();
    m_footAtRest = tr("%1 of %2 shown · %3").arg(number(here), number(whole), orderWords(total));
}

QString QueuePage::orderWords(qint64 total) const
{
    if (sortsByMatch())
        return total <= mostRanked ? tr("best match first") : tr("newest first");
    if (m_sort == SortBy::Due)
        return m_descending ? tr("farthest deadline first") : tr("nearest breach first");
    for (int section = 0; section < m_model->columnCount(); ++section) {
        if (m_model->column(section).sort == m_sort)
            return m_descending ? tr("by %1, backwards").arg(m_model->column(section).title)
                                : tr("by %1").arg(m_model->column(section).title);
    }
    return {};
}

void QueuePage::setFoot(const QString &words)
{
    if (m_foot == words)
        return;
    m_foot = words;
    emit footChanged(words);
}

void QueuePage::sayEmpty(const EmptyWords &words)
{
    m_empty->say(words.icon, words.headline, words.sentence);
    if (words.offersNew)
        connect(m_empty->offer(QStringLiteral("emptyNewIncident"), tr("New incident"), tr("N")),
            &QPushButton::clicked, this, &QueuePage::newIncidentRequested);
    if (words.offersImport)
        connect(m_empty->offer(QStringLiteral("emptyImport"), tr("Import a file...")),
            &QPushButton::clicked, this, &QueuePage::importRequested);
    if (!words.remaining.isEmpty())
        connect(m_empty->offer(QStringLiteral("emptyDrop"), tr("Drop that filter")),
            &QPushButton::clicked, this, [this, remaining = words.remaining] {
                m_filter->setQuery(remaining);
                filter(remaining);
                focusList();
            });
    if (words.offersOpen.isSet())
        connect(m_empty->offer(
                    QStringLiteral("emptyOpen"), tr("Open %1").arg(deskNumber(words.offersOpen))),
            &QPushButton::clicked, this, [this, id = words.offersOpen] { emit opened(id); });
}

// --- who is chosen ---

IncidentId QueuePage::current() const
{
    return m_table->current();
}

std::vector<IncidentId> QueuePage::selected() const
{
    return m_table->selected();
}

int QueuePage::selectedCount() const
{
    return m_table->selectedCount();
}

void QueuePage::note(IncidentId id, const QString &words)
{
    m_model->note(id, words.isEmpty() ? words : tr("changed meanwhile: %1").arg(words));
}

bool QueuePage::select(IncidentId id)
{
    return m_table->setCurrent(id);
}

void QueuePage::focusSearch()
{
    fetchNames();
    m_filter->focusField();
}

void QueuePage::focusList()
{
    m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
}

// --- columns ---

void QueuePage::chooseColumns(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("columnMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int section = 0; section < m_model->columnCount(); ++section) {
        const items::Column &column = m_model->column(section);
        // Without these two nobody could tell the rows apart.
        if (column.name == items::ColumnName::TimeLeft || column.name == items::ColumnName::Title)
            continue;
        QAction *action = menu->addAction(column.title);
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(section));
        connect(action, &QAction::toggled, this, [this, name = column.name](bool shown) {
            m_columnsChosen = true;
            m_table->showColumn(name, shown);
        });
    }
    menu->popup(m_table->horizontalHeader()->mapToGlobal(at));
}

QVariantMap QueuePage::saveState() const
{
    const auto [sort, descending] = m_orderOfLists.value_or(std::pair{m_sort, m_descending});
    return {{QStringLiteral("columns"), m_table->saveColumns()},
        {QStringLiteral("columnsChosen"), m_columnsChosen},
        {QStringLiteral("sort"), static_cast<int>(sort)},
        {QStringLiteral("descending"), descending}};
}

void QueuePage::restoreState(const QVariantMap &state)
{
    const int sort = state.value(QStringLiteral("sort")).toInt();
    if (sort >= 0 && sort <= static_cast<int>(SortBy::Target))
        m_sort = static_cast<SortBy>(sort);
    m_descending = state.value(QStringLiteral("descending")).toBool();
    if (m_table->restoreColumns(state.value(QStringLiteral("columns")).toByteArray()))
        m_columnsChosen = state.value(QStringLiteral("columnsChosen")).toBool();
    m_table->showSort(m_sort, m_descending);
}

} // namespace gander::ui
