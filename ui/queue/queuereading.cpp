// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/queuereading.h"

#include "models/desk/desk.h"

#include <algorithm>
#include <utility>

namespace gander::ui {

namespace {

// Rows of the past are held in memory, and by the model all at once.
constexpr qint64 mostThen = 5000;
// More than any screen is high.
constexpr qint64 headRows = 200;

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

// The term without which the fewest more would show.
Result<void> findWhatToDrop(
    const desk::Desk &desk, const ListQuestion &question, ListFigures &figures)
{
    const ListRequest &request = question.request;
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
        if (total == 0 || (figures.withoutIt > 0 && total > figures.withoutIt))
            continue;
        figures.withoutIt = total;
        figures.dropped = question.text.mid(terms[i].position, terms[i].length).trimmed();
        figures.remaining = toText(without[i], question.zone);
    }
    return {};
}

Result<void> findNext(const desk::Desk &desk, const ListRequest &request, ListFigures &figures)
{
    QueryTerm open;
    open.field = QueryField::In;
    open.list = QueryList::Open;
    const auto next =
        desk.list({.query = {{open}}, .now = request.now, .me = request.me, .limit = 1});
    if (!next)
        return next.error();
    if (next->entries.empty() || next->entries.front().due == noDue)
        return {};
    const auto rows = desk.rows({next->entries.front().id});
    if (!rows)
        return rows.error();
    if (!rows->empty())
        figures.next = rows->front();
    return {};
}

Result<ListReading> readingOf(const desk::Desk &desk, const ListQuestion &question,
    std::vector<ListEntry> entries, std::vector<IncidentRow> rows, bool whole)
{
    ListReading reading;
    const bool empty = entries.empty();
    reading.edit = items::editBetween(
        question.before, std::make_shared<const std::vector<ListEntry>>(std::move(entries)));
    reading.rows = std::move(rows);
    reading.whole = whole;
    if (empty) {
        auto figures = readFigures(desk, question, true);
        if (!figures)
            return figures.error();
        reading.figures = std::move(*figures);
    }
    return reading;
}

} // namespace

Result<ListReading> readHead(const desk::Desk &desk, const ListQuestion &question)
{
    Result<ListHead> head = desk.listHead(question.request, headRows);
    if (!head)
        return head.error();
    return readingOf(desk, question, std::move(head->entries), std::move(head->rows), head->whole);
}

Result<ListReading> readWhole(const desk::Desk &desk, const ListQuestion &question)
{
    Result<ListAnswer> list = desk.list(question.request);
    if (!list)
        return list.error();
    return readingOf(desk, question, std::move(list->entries), {}, true);
}

Result<ListReading> readAgain(
    const desk::Desk &desk, const ListQuestion &question, const std::vector<IncidentId> &changed)
{
    Result<ListAnswer> list = desk.relist(question.request, *question.before, changed);
    if (!list)
        return list.error();
    return readingOf(desk, question, std::move(list->entries), {}, true);
}

Result<ListFigures> readFigures(const desk::Desk &desk, const ListQuestion &question, bool empty)
{
    const ListRequest &request = question.request;
    const Query whole = wholeOf(request.query);
    const bool isWhole = whole.terms.size() == request.query.terms.size();
    std::vector<Query> queries{request.query};
    if (!isWhole)
        queries.push_back(whole);
    // The page asks the same after every act and at every turn of a clock.
    std::vector<std::optional<ListCount>> counts;
    do {
        auto kept = desk.keptCounts(queries, request.now, request.me);
        if (!kept)
            return kept.error();
        counts = std::move(*kept);
    } while (!std::ranges::all_of(counts, &std::optional<ListCount>::has_value));
    ListFigures figures;
    figures.shown = *counts.front();
    figures.whole = *counts.back();
    if (!empty)
        return figures;

    const auto all = desk.counts({Query{}}, request.now, request.me);
    if (!all)
        return all.error();
    figures.incidents = all->at(0).total;
    if (const auto found = findWhatToDrop(desk, question, figures); !found)
        return found.error();
    if (const auto found = findNext(desk, request, figures); !found)
        return found.error();
    return figures;
}

Result<ListReading> readAsOf(const desk::Desk &desk, const ListQuestion &question, const Stop &stop)
{
    const ListRequest &request = question.request;
    const auto goOn = [&stop](qint64, qint64) { return !stop->load(); };
    ListRequest then = request;
    then.limit = mostThen;
    Result<AsOfList> list = desk.listAsOf(then, request.now, goOn);
    if (!list)
        return list.error();
    ListFigures figures;
    std::vector<ListEntry> entries;
    for (const IncidentRow &row : list->rows) {
        const Band band = bandAt(row.urgency, request.now);
        figures.shown.overdue += band == Band::Breached ? 1 : 0;
        const std::optional<qint64> left = leftAt(row.urgency, request.now);
        entries.push_back({row.id, left ? request.now.ms + *left : noDue});
    }
    ListReading reading;
    reading.edit = items::editBetween(
        question.before, std::make_shared<const std::vector<ListEntry>>(std::move(entries)));
    reading.rows = std::move(list->rows);
    figures.shown.total = list->total;
    figures.whole = figures.shown;
    const Query whole = wholeOf(request.query);
    const bool isWhole = whole.terms.size() == request.query.terms.size();
    if (!isWhole || list->total != static_cast<qint64>(reading.rows.size())) {
        const auto counts = desk.countsAsOf({request.query, whole}, request.now, request.me, goOn);
        if (!counts)
            return counts.error();
        figures.shown = counts->at(0);
        figures.whole = counts->at(1);
    }
    reading.figures = std::move(figures);
    return reading;
}

} // namespace gander::ui
