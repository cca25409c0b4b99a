// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/querymatch.h"

#include "models/domain/foldedtext.h"

#include <algorithm>

namespace gander {

using namespace Qt::StringLiterals;

namespace {

bool hasName(const QString &name, const QueryTerm &term)
{
    return foldedText(name).contains(foldedText(term.text));
}

// What has no letter narrows nothing, not even where it is excluded.
bool hasWord(const SearchedWords &words, const QueryTerm &term)
{
    const SoughtWord sought = soughtWord(term.text, term.whole);
    if (sought.tokens.isEmpty())
        return !term.negated;
    return isFound(sought, words.title) || isFound(sought, words.others);
}

bool isRoutedTo(const IncidentRow &row, Route route)
{
    return row.classification && routeOf(row.classification->outcome) == route;
}

bool isInList(const IncidentRow &row, QueryList list, const QString &me)
{
    if (!isOpen(row.state))
        return false;
    switch (list) {
    case QueryList::Triage:
        return !row.classification;
    case QueryList::Mine:
        return foldedText(row.assignee) == foldedText(me);
    case QueryList::DevOps:
        return isRoutedTo(row, Route::DevOps);
    case QueryList::Product:
        return isRoutedTo(row, Route::Product);
    case QueryList::Memos:
        return isRoutedTo(row, Route::Memo);
    case QueryList::Open:
        return true;
    }
    Q_UNREACHABLE();
}

bool isAt(qint64 instant, const QueryTerm &term, Instant now)
{
    const qint64 at = term.fromNow ? now.ms + *term.fromNow : term.at.ms;
    switch (term.comparison) {
    case Comparison::Less:
        return instant < at;
    case Comparison::LessOrEqual:
        return term.until ? instant < term.until->ms : instant <= at;
    case Comparison::Greater:
        return term.until ? instant >= term.until->ms : instant > at;
    case Comparison::GreaterOrEqual:
        return instant >= at;
    case Comparison::Equal:
        return instant >= at && instant < (term.until ? term.until->ms : at + 1);
    }
    Q_UNREACHABLE();
}

template <typename Level>
bool isWithin(const std::optional<Level> &level, const QueryTerm &term)
{
    return level && number(*level) >= term.from && number(*level) <= term.to;
}

bool isInState(const IncidentRow &row, const QString &name)
{
    if (name == "open"_L1)
        return isOpen(row.state);
    if (name == "done"_L1)
        return !isOpen(row.state);
    if (name == "linked"_L1)
        return row.master.isSet();
    if (name == "master"_L1)
        return row.linked > 0;
    return toKey(row.state) == name;
}

bool isAssignedTo(const IncidentRow &row, const QueryTerm &term, const QString &me)
{
    if (term.text == "nobody"_L1)
        return row.assignee.isEmpty();
    if (term.text == "me"_L1)
        return foldedText(row.assignee) == foldedText(me);
    return hasName(row.assignee, term);
}

bool holds(const QueryTerm &term, const IncidentRow &row, const QueryContext &context)
{
    const auto &classification = row.classification;
    switch (term.field) {
    case QueryField::Words:
        return hasWord(context.words, term);
    case QueryField::In:
        return isInList(row, term.list, context.me);
    case QueryField::Is:
        return isInState(row, term.text);
    case QueryField::Customer:
        return hasName(row.customer, term);
    case QueryField::Product:
        return hasName(row.product, term);
    case QueryField::Outcome:
        return term.none ? !classification
                         : classification && classification->outcome == term.outcome;
    case QueryField::Severity:
        return classification && isWithin(classification->severity, term);
    case QueryField::DevOps:
        return classification && isWithin(classification->devOps, term);
    case QueryField::State:
        return row.state == term.state;
    case QueryField::Urgency:
        return bandAt(row.urgency, context.now) == term.band;
    case QueryField::Assignee:
        return isAssignedTo(row, term, context.me);
    case QueryField::Due:
        return row.urgency.clock && isAt(dueOf(row.urgency, context.now), term, context.now);
    case QueryField::Reported:
        return isAt(row.reportedAt.ms, term, context.now);
    case QueryField::Updated:
        return isAt(row.updatedAt.ms, term, context.now);
    case QueryField::Has:
        return context.hasMemo;
    case QueryField::Key:
        return row.key == term.text;
    case QueryField::Master:
        return row.master.isSet() && context.masters.value(term.text) == row.master;
    }
    Q_UNREACHABLE();
}

bool hasField(const Query &query, QueryField field)
{
    return std::any_of(query.terms.begin(), query.terms.end(),
        [field](const QueryTerm &term) { return term.field == field; });
}

} // namespace

bool matches(const Query &query, const IncidentRow &row, const QueryContext &context)
{
    return std::all_of(query.terms.begin(), query.terms.end(),
        [&](const QueryTerm &term) { return holds(term, row, context) != term.negated; });
}

std::vector<SoughtWord> soughtWords(const Query &query)
{
    std::vector<SoughtWord> words;
    for (const QueryTerm &term : query.terms)
        if (term.field == QueryField::Words && !term.negated)
            if (SoughtWord word = soughtWord(term.text, term.whole); !word.tokens.isEmpty())
                words.push_back(std::move(word));
    return words;
}

bool asksForWords(const Query &query)
{
    return hasField(query, QueryField::Words);
}

bool asksForMemos(const Query &query)
{
    return hasField(query, QueryField::Has);
}

QStringList mastersNamed(const Query &query)
{
    QStringList names;
    for (const QueryTerm &term : query.terms)
        if (term.field == QueryField::Master)
            names << term.text;
    return names;
}

bool asksForMasters(const Query &query)
{
    return std::any_of(query.terms.begin(), query.terms.end(), [](const QueryTerm &term) {
        return term.field == QueryField::Is && term.text == "master"_L1;
    });
}

Query withoutMerged(Query query)
{
    const bool isNamed =
        std::any_of(query.terms.begin(), query.terms.end(), [](const QueryTerm &term) {
            return (term.field == QueryField::Is && term.text == "duplicate"_L1)
                || (term.field == QueryField::State && term.state == State::Duplicate);
        });
    if (!isNamed && !asksForOpenAlone(query)) {
        QueryTerm merged;
        merged.field = QueryField::State;
        merged.state = State::Duplicate;
        merged.negated = true;
        query.terms.push_back(merged);
    }
    return query;
}

bool asksForOpenAlone(const Query &query)
{
    return std::any_of(query.terms.begin(), query.terms.end(), [](const QueryTerm &term) {
        if (term.field == QueryField::In)
            return !term.negated;
        if (term.field == QueryField::Is)
            return term.text == (term.negated ? "done"_L1 : "open"_L1);
        return term.field == QueryField::State && !term.negated && isOpen(term.state);
    });
}

bool asksForDoneAlone(const Query &query)
{
    return std::any_of(query.terms.begin(), query.terms.end(), [](const QueryTerm &term) {
        if (term.field == QueryField::Is) {
            const bool done = term.text == "done"_L1 || term.text == "resolved"_L1
                || term.text == "closed"_L1 || term.text == "duplicate"_L1;
            return term.negated ? term.text == "open"_L1 : done;
        }
        return term.field == QueryField::State && !term.negated && !isOpen(term.state);
    });
}

bool turnsWithTime(const Query &query)
{
    return std::any_of(query.terms.begin(), query.terms.end(), [](const QueryTerm &term) {
        return term.field == QueryField::Urgency || term.field == QueryField::Due
            || term.fromNow.has_value();
    });
}

SearchedWords searchedWords(
    const Incident &incident, const History &history, const std::vector<Memo> &memos)
{
    QStringList words{
        incident.description, incident.customer, incident.reporter, incident.key, incident.finding};
    const std::vector<bool> counts = effective(history);
    for (size_t i = 0; i < history.size(); ++i)
        if (counts[i])
            for (const auto key : {"text"_L1, "note"_L1, "reason"_L1})
                if (const QString text = history[i].data.value(key).toString(); !text.isEmpty())
                    words << text;
    for (const Memo &memo : memos) {
        words << memo.number << memo.subject;
        for (const MemoSection &section : memo.sections)
            words << section.text;
    }
    SearchedWords searched{searchText({incident.title}), searchText(words)};
    if (incident.id.isSet())
        addNumber(searched, incident.id);
    return searched;
}

void addNumber(SearchedWords &words, IncidentId id)
{
    addText(words.others, deskNumber(id));
}

} // namespace gander
