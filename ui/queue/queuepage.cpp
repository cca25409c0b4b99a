// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/queuepage.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "models/domain/querymatch.h"
#include "models/items/incidentlistmodel.h"
#include "ui/desk/hands.h"
#include "ui/kit/looks.h"
#include "ui/kit/ticker.h"
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
#include <utility>

namespace gander::ui {

namespace {

// Below this nobody notices a wait (design, section 4).
constexpr int unnoticedMs = 150;
constexpr qint64 urgentLookedAt = 200;

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

    m_slow.setSingleShot(true);
    m_slow.setInterval(unnoticedMs);
    connect(&m_slow, &QTimer::timeout, this, [this] { setFoot(tr("Reading…")); });

    connect(m_bar, &QueueBar::nextUrgentRequested, this, &QueuePage::selectNextUrgent);
    connect(m_bar, &QueueBar::newIncidentRequested, this, &QueuePage::newIncidentRequested);
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
        ask();
    });
    QHeaderView *head = m_table->horizontalHeader();
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(head, &QWidget::customContextMenuRequested, this, &QueuePage::chooseColumns);
    connect(&around.desk, &desk::DeskService::changed, this,
        [this](Revision, const std::vector<IncidentId> &incidents) {
            // The past stands as it was told when it was asked for.
            if (m_shownAt)
                return;
            m_model->refresh(incidents);
            changed();
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
    row->addWidget(m_filter, 1);
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
    m_list.reset();
    if (!m_columnsChosen) {
        m_table->showColumn(items::ColumnName::Product, false);
        m_table->showColumn(items::ColumnName::Class, true);
    }
    begin(text, title);
}

void QueuePage::begin(const QString &text, const QString &title)
{
    m_title = title;
    m_text = text;
    m_fresh = true;
    m_bar->setName(title);
    m_filter->setQuery(text);
    ask();
}

void QueuePage::filter(const QString &text)
{
    m_text = text;
    ask();
    emit queryEdited(text);
}

QString QueuePage::query() const
{
    return m_text;
}

ListRequest QueuePage::request() const
{
    return {.query = parseQuery(m_text, m_around.zone).query,
        .sort = m_sort,
        .descending = m_descending,
        .now = m_at.value_or(m_shownAt ? m_around.desk.clock().now() : m_around.ticker.now()),
        .me = m_around.actor.name};
}

void QueuePage::reload()
{
    m_model->refreshAll();
    ask();
}

void QueuePage::changed()
{
    // Many changes in a row are read once, when the reading under way has come.
    if (m_busy)
        m_again = true;
    else
        ask();
}

void QueuePage::ask()
{
    m_busy = true;
    m_again = false;
    m_slow.start();
    m_reading.cancel();
    if (m_stop)
        m_stop->store(true);
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_reading =
        m_around.desk.ask([request = request(), text = m_text, zone = m_around.zone,
                              past = m_at.has_value(), stop = m_stop](const desk::Desk &desk) {
            return past ? readAsOf(desk, request, stop) : read(desk, request, text, zone);
        });
    desk::whenDone(m_reading, this, [this, stop = m_stop](const Result<Reading> &reading) {
        if (stop != m_stop)
            return; // asked anew since
        m_busy = false;
        m_slow.stop();
        if (reading) {
            takeMoment(*reading);
            take(*reading);
        } else {
            m_around.hands.fail(reading.error(), tr("read the list"));
            m_at = m_shownAt;
            emit lookFailed();
        }
        setFoot(m_footAtRest);
        if (m_again)
            ask();
    });
}

// --- another instant ---

void QueuePage::lookAt(std::optional<Instant> at)
{
    m_at = at;
    ask();
}

void QueuePage::stopLooking()
{
    if (m_at == m_shownAt)
        return;
    m_at = m_shownAt;
    if (m_stop)
        m_stop->store(true);
    m_stop.reset();
    m_reading.cancel();
    m_slow.stop();
    m_busy = false;
    setFoot(m_footAtRest);
    // What came while it looked elsewhere, if it is of now.
    if (!m_shownAt)
        ask();
}

void QueuePage::takeMoment(const Reading &reading)
{
    const bool other = m_shownAt != m_at;
    m_shownAt = m_at;
    m_then.clear();
    for (const IncidentRow &row : reading.rows)
        m_then.insert(row.id.number(), row);
    if (other) {
        m_model->forgetRows();
        emit lookedAt(m_at);
    }
    if (m_shownAt) {
        std::vector<IncidentId> ids;
        for (const IncidentRow &row : reading.rows)
            ids.push_back(row.id);
        m_model->setRows(ids, reading.rows);
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
    m_reading.cancel();
    m_model->forgetRows();
    m_model->merge({}, m_around.ticker.now());
    m_fresh = true;
    if (isVisible())
        ask();
    else
        m_askWhenShown = true;
}

void QueuePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_askWhenShown, false))
        ask();
}

Result<QueuePage::Reading> QueuePage::read(
    const desk::Desk &desk, const ListRequest &request, const QString &text, const Zone &zone)
{
    Result<ListAnswer> list = desk.list(request);
    if (!list)
        return list.error();
    auto figures = readFigures(desk, request, text, zone, list->entries.empty());
    if (!figures)
        return figures.error();
    Reading reading;
    reading.entries = std::move(list->entries);
    reading.figures = std::move(*figures);
    return reading;
}

void QueuePage::take(const Reading &reading)
{
    using Grouping = items::IncidentListModel::Grouping;
    const Query query = parseQuery(m_text, m_around.zone).query;
    m_table->setSearchWords(soughtWords(query));
    if (m_sort != SortBy::Due)
        m_model->setGrouping(Grouping::None);
    else
        m_model->setGrouping(m_descending ? Grouping::Descending : Grouping::Ascending);
    m_model->merge(reading.entries, m_around.ticker.now());
    keepCurrent();
    sayCounts(reading.figures);
    const bool empty = reading.entries.empty();
    const bool listHadFocus = m_table->hasFocus() || m_empty->hasFocus();
    if (empty)
        sayEmpty(m_shownAt ? emptyWordsThen(m_list, m_text)
                           : emptyWords(reading.figures, m_list, m_text, m_around.ticker.now()));
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_table);
    // Single letters must go on acting where there is nothing to list.
    if (listHadFocus)
        focusList();
    m_fresh = false;
}

// A list with rows always has a current one, never a day.
void QueuePage::keepCurrent()
{
    if (m_model->incidents() == 0) {
        if (m_fresh || m_shownAt)
            emit currentChanged({});
        return;
    }
    if (const IncidentId wanted = std::exchange(m_wantedCurrent, {});
        wanted.isSet() && m_table->setCurrent(wanted))
        return;
    if (!m_fresh && m_table->current().isSet())
        return;
    const int from = m_fresh ? 0 : std::max(0, m_table->currentIndex().row());
    int row = m_model->incidentRow(from, 1);
    if (row < 0)
        row = m_model->incidentRow(from, -1);
    m_table->setCurrentRow(row);
    if (m_fresh)
        m_table->scrollToTop();
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
    if (turn && now >= *turn) {
        m_model->regroup(now);
        changed(); // the counts have changed as well
    }
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
    m_footAtRest = tr("%1 of %2 shown · %3").arg(number(here), number(whole), orderWords());
}

QString QueuePage::orderWords() const
{
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

bool QueuePage::select(IncidentId id)
{
    return m_table->setCurrent(id);
}

void QueuePage::selectNextUrgent()
{
    const auto question = [request = request()](const desk::Desk &desk) {
        ListRequest urgent = request;
        urgent.sort = SortBy::Due;
        urgent.descending = false;
        urgent.limit = urgentLookedAt;
        QueryTerm nobody;
        nobody.field = QueryField::Assignee;
        nobody.text = QStringLiteral("nobody");
        urgent.query.terms.push_back(nobody);
        Result<ListAnswer> free = desk.list(urgent);
        if (!free || !free->entries.empty())
            return free;
        // All have an owner: the nearest breach of all, then.
        urgent.query.terms.pop_back();
        return desk.list(urgent);
    };
    desk::whenDone(m_around.desk.ask(question), this, [this](const Result<ListAnswer> &answer) {
        if (!answer) {
            m_around.hands.fail(answer.error(), tr("find the next urgent incident"));
            return;
        }
        const auto &entries = answer->entries;
        if (entries.empty())
            return;
        const auto at = std::find_if(entries.begin(), entries.end(),
            [now = current()](const ListEntry &entry) { return entry.id == now; });
        const bool wraps = at == entries.end() || at + 1 == entries.end();
        m_table->setCurrent(wraps ? entries.front().id : (at + 1)->id);
        focusList();
    });
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
    return {{QStringLiteral("columns"), m_table->saveColumns()},
        {QStringLiteral("columnsChosen"), m_columnsChosen},
        {QStringLiteral("sort"), static_cast<int>(m_sort)},
        {QStringLiteral("descending"), m_descending}};
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
