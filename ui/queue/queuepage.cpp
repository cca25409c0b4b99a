// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/queuepage.h"

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "models/items/incidentlistmodel.h"
#include "ui/desk/hands.h"
#include "ui/kit/button.h"
#include "ui/kit/looks.h"
#include "ui/kit/ticker.h"
#include "ui/queue/emptylist.h"
#include "ui/queue/filterbar.h"
#include "ui/queue/incidenttable.h"
#include "ui/queue/queuewords.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
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
// Rows of the past are held in memory, and by the model all at once.
constexpr qint64 mostThen = 5000;

QString textOfList(QueryList list)
{
    QueryTerm term;
    term.field = QueryField::In;
    term.list = list;
    return toText(Query{{term}}, Zone());
}

// The list that a query narrows: its "in" or "is" terms alone.
Query wholeOf(const Query &query)
{
    Query whole;
    for (const QueryTerm &term : query.terms) {
        if ((term.field == QueryField::In || term.field == QueryField::Is) && !term.negated)
            whole.terms.push_back(term);
    }
    return whole;
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
{
    setObjectName(QStringLiteral("queuePage"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_bar = makeBar();
    m_filterRow = makeFilterRow();
    column->addWidget(m_bar);
    column->addWidget(m_filterRow);
    column->addWidget(m_stack, 1);

    m_slow.setSingleShot(true);
    m_slow.setInterval(unnoticedMs);
    connect(&m_slow, &QTimer::timeout, this, [this] { setFoot(tr("Reading…")); });

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
    connect(&around.looks, &Looks::changed, this, &QueuePage::applyLooks);
    applyLooks();
}

QWidget *QueuePage::makeBar()
{
    auto *bar = new QWidget(this);
    m_name = new QLabel(bar);
    m_name->setObjectName(QStringLiteral("queueName"));
    m_name->setTextFormat(Qt::PlainText);
    m_counts = new QLabel(bar);
    m_counts->setObjectName(QStringLiteral("queueCounts"));
    m_counts->setTextFormat(Qt::PlainText);
    m_nextUrgent = makeButton(tr("Next urgent"), QStringLiteral("arrow-down-to-line"),
        tr("Shift N"), m_around.looks, bar);
    m_nextUrgent->setObjectName(QStringLiteral("nextUrgentButton"));
    m_newIncident =
        makeButton(tr("New incident"), QStringLiteral("plus"), tr("N"), m_around.looks, bar, true);
    m_newIncident->setObjectName(QStringLiteral("newIncidentButton"));
    connect(m_nextUrgent, &QPushButton::clicked, this, &QueuePage::selectNextUrgent);
    connect(m_newIncident, &QPushButton::clicked, this, &QueuePage::newIncidentRequested);

    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(14, 9, 14, 10);
    row->setSpacing(8);
    row->addWidget(m_name);
    row->addWidget(m_counts, 1);
    row->addWidget(m_nextUrgent);
    row->addWidget(m_newIncident);
    return bar;
}

QWidget *QueuePage::makeFilterRow()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(14, 8, 14, 9);
    row->addWidget(m_filter, 1);
    return line;
}

void QueuePage::applyLooks()
{
    const Theme &theme = m_around.looks.theme();
    m_name->setFont(m_around.looks.font(FontRole::Page));
    m_counts->setFont(m_around.looks.font(FontRole::Small));
    QPalette quiet = m_counts->palette();
    quiet.setColor(QPalette::WindowText, theme.secondary);
    m_counts->setPalette(quiet);
}

void QueuePage::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_around.looks.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    for (const QWidget *part : {m_bar, m_filterRow})
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
    m_name->setText(title);
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
    m_reading = m_around.desk.ask([request = request(), text = m_text, zone = m_around.zone,
                                      past = m_at.has_value(), stop = m_stop](desk::Desk &desk) {
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
    m_nextUrgent->setVisible(!m_shownAt);
    m_newIncident->setVisible(!m_shownAt);
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

Result<QueuePage::Reading> QueuePage::readAsOf(
    desk::Desk &desk, const ListRequest &request, const Stop &stop)
{
    const auto goOn = [&stop](qint64, qint64) { return !stop->load(); };
    ListRequest then = request;
    then.limit = mostThen;
    Result<AsOfList> list = desk.listAsOf(then, request.now, goOn);
    if (!list)
        return list.error();
    Reading reading;
    reading.list.total = list->total;
    for (const IncidentRow &row : list->rows) {
        const Band band = bandAt(row.urgency, request.now);
        reading.shown.overdue += band == Band::Breached ? 1 : 0;
        const std::optional<qint64> left = leftAt(row.urgency, request.now);
        const qint64 due = left ? request.now.ms + *left : noDue;
        reading.list.entries.push_back({row.id, due});
    }
    reading.rows = std::move(list->rows);
    reading.shown.total = list->total;
    reading.whole = reading.shown;
    const Query whole = wholeOf(request.query);
    const bool isWhole = whole.terms.size() == request.query.terms.size();
    if (isWhole && list->total == static_cast<qint64>(reading.rows.size()))
        return reading;
    const auto counts = desk.countsAsOf({request.query, whole}, request.now, request.me, goOn);
    if (!counts)
        return counts.error();
    reading.shown = counts->at(0);
    reading.whole = counts->at(1);
    return reading;
}

Result<QueuePage::Reading> QueuePage::read(
    desk::Desk &desk, const ListRequest &request, const QString &text, const Zone &zone)
{
    Reading reading;
    Result<ListAnswer> list = desk.list(request);
    if (!list)
        return list.error();
    reading.list = std::move(*list);
    const auto counts =
        desk.counts({request.query, wholeOf(request.query)}, request.now, request.me);
    if (!counts)
        return counts.error();
    reading.shown = counts->at(0);
    reading.whole = counts->at(1);
    if (!reading.list.entries.empty())
        return reading;

    const auto all = desk.counts({Query{}}, request.now, request.me);
    if (!all)
        return all.error();
    reading.incidents = all->at(0).total;

    // Nothing there: what would help? The term without which the fewest more would show.
    const std::vector<QueryTerm> &terms = request.query.terms;
    std::vector<Query> without;
    for (size_t i = 0; i < terms.size() && terms.size() > 1; ++i) {
        Query query = request.query;
        query.terms.erase(query.terms.begin() + static_cast<qptrdiff>(i));
        without.push_back(std::move(query));
    }
    const auto more = desk.counts(without, request.now, request.me);
    if (!more)
        return more.error();
    for (size_t i = 0; i < more->size(); ++i) {
        const qint64 total = more->at(i).total;
        if (total == 0 || (reading.withoutIt > 0 && total > reading.withoutIt))
            continue;
        reading.withoutIt = total;
        reading.dropped = text.mid(terms[i].position, terms[i].length).trimmed();
        reading.remaining = toText(without[i], zone);
    }
    QueryTerm open;
    open.field = QueryField::In;
    open.list = QueryList::Open;
    const auto next =
        desk.list({.query = {{open}}, .now = request.now, .me = request.me, .limit = 1});
    if (!next)
        return next.error();
    if (!next->entries.empty() && next->entries.front().due != noDue) {
        const auto rows = desk.rows({next->entries.front().id});
        if (!rows)
            return rows.error();
        if (!rows->empty())
            reading.next = rows->front();
    }
    return reading;
}

void QueuePage::take(const Reading &reading)
{
    using Grouping = items::IncidentListModel::Grouping;
    const Query query = parseQuery(m_text, m_around.zone).query;
    QStringList hits;
    for (const QueryTerm &term : query.terms) {
        if (term.field == QueryField::Words && !term.negated && !term.text.isEmpty())
            hits.append(term.text);
    }
    m_table->setSearchWords(hits);
    if (m_sort != SortBy::Due)
        m_model->setGrouping(Grouping::None);
    else
        m_model->setGrouping(m_descending ? Grouping::Descending : Grouping::Ascending);
    m_model->merge(reading.list.entries, m_around.ticker.now());
    keepCurrent();
    sayCounts(reading);
    const bool empty = reading.list.entries.empty();
    const bool listHadFocus = m_table->hasFocus() || m_empty->hasFocus();
    if (empty && m_shownAt)
        sayEmptyThen();
    else if (empty)
        sayEmpty(reading);
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
    desk::whenDone(m_around.desk.ask([ids](desk::Desk &desk) { return desk.rows(ids); }), this,
        [this, ids](const Result<std::vector<IncidentRow>> &rows) {
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
        m_around.desk.ask([](desk::Desk &desk) { return desk.customers(); }));
    offer(QStringLiteral("product"),
        m_around.desk.ask([](desk::Desk &desk) { return desk.products(); }));
    for (const QString &term : {QStringLiteral("owner"), QStringLiteral("assignee")})
        offer(term, m_around.desk.ask([](desk::Desk &desk) { return desk.assignees(); }));
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

void QueuePage::sayCounts(const Reading &reading)
{
    const qint64 total = reading.shown.total;
    const qint64 whole = reading.whole.total;
    QString counts;
    if (total != whole)
        counts = tr("%1 of %2").arg(number(total), number(whole));
    else if (m_list == QueryList::Triage)
        counts = tr("%1 waiting for a class").arg(number(total));
    else if (m_list)
        counts = tr("%1 open").arg(number(total));
    else
        counts = tr("%1 incidents").arg(number(total));
    m_counts->setText(reading.shown.overdue > 0
            ? tr("%1 · %2 overdue").arg(counts, number(reading.shown.overdue))
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

void QueuePage::sayEmpty(const Reading &reading)
{
    const auto offerNew = [this] {
        connect(m_empty->offer(QStringLiteral("emptyNewIncident"), tr("New incident"), tr("N")),
            &QPushButton::clicked, this, &QueuePage::newIncidentRequested);
    };
    if (reading.incidents == 0) {
        m_empty->say(QStringLiteral("bird"), tr("No incidents yet"),
            tr("Report the first one, or take them over from a file."));
        offerNew();
        connect(m_empty->offer(QStringLiteral("emptyImport"), tr("Import a file...")),
            &QPushButton::clicked, this, &QueuePage::importRequested);
        return;
    }
    if (reading.whole.total > 0 || !m_list) {
        m_empty->say({}, tr("No incident matches %1").arg(m_text.left(120)),
            reading.withoutIt == 0 ? QString()
                : reading.withoutIt == 1
                ? tr("1 matches without %1.").arg(reading.dropped)
                : tr("%1 match without %2.").arg(number(reading.withoutIt), reading.dropped));
        if (reading.withoutIt > 0) {
            connect(m_empty->offer(QStringLiteral("emptyDrop"), tr("Drop that filter")),
                &QPushButton::clicked, this, [this, remaining = reading.remaining] {
                    m_filter->setQuery(remaining);
                    filter(remaining);
                    focusList();
                });
        }
        return;
    }
    QString next;
    if (reading.next) {
        const Instant now = m_around.ticker.now();
        next = reading.next->customer.isEmpty()
            ? tr("Next of all: %1, %2.")
                  .arg(
                      deskNumber(reading.next->id), words::urgencyWords(reading.next->urgency, now))
            : tr("Next of all: %1, %2, %3.")
                  .arg(deskNumber(reading.next->id), reading.next->customer,
                      words::urgencyWords(reading.next->urgency, now));
    }
    const bool triage = m_list == QueryList::Triage;
    m_empty->say(QStringLiteral("inbox"),
        triage ? tr("Nothing waits for a class") : tr("Nothing waits here"), next);
    offerNew();
    if (reading.next) {
        connect(m_empty->offer(
                    QStringLiteral("emptyOpen"), tr("Open %1").arg(deskNumber(reading.next->id))),
            &QPushButton::clicked, this, [this, id = reading.next->id] { emit opened(id); });
    }
}

void QueuePage::sayEmptyThen()
{
    if (m_list)
        m_empty->say(QStringLiteral("history"), tr("Nothing waited here then"));
    else
        m_empty->say({}, tr("No incident matched %1 then").arg(m_text.left(120)));
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
    const auto question = [request = request()](desk::Desk &desk) {
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
