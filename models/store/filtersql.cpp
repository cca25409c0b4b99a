// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/filtersql.h"

#include "models/domain/foldedtext.h"
#include "models/domain/querymatch.h"
#include "models/store/wordquery.h"

#include <algorithm>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

// Text that LIKE takes literally but for the signs around it.
QString likePattern(const QString &folded)
{
    QString pattern = folded;
    pattern.replace(u'!', "!!"_L1).replace(u'%', "!%"_L1).replace(u'_', "!_"_L1);
    return u'%' + pattern + u'%';
}

// Few, whatever else there is: an index holds them.
constexpr auto linkedOnes = "incident AS linked WHERE linked.master_uid IS NOT NULL "
                            "AND linked.duplicate_of IS NULL"_L1;

bool asksForLinks(const QueryTerm &term)
{
    return !term.negated
        && (term.field == QueryField::Master
            || (term.field == QueryField::Is
                && (term.text == "master"_L1 || term.text == "linked"_L1)));
}

} // namespace

FilterSql::FilterSql(const ListRequest &request)
    : m_request(request)
{
    m_conditions << u"1 = 1"_s;
    if (const WordMatch words = wordMatch(request.query); !words.isEmpty())
        m_conditions << wordCondition(words, value(words.strict));
    for (const QueryTerm &term : request.query.terms) {
        if (term.field == QueryField::Words)
            continue;
        const QString condition = conditionOf(term);
        m_conditions << (term.negated ? u"NOT COALESCE((%1), 1 = 0)"_s.arg(condition)
                                      : u"(%1)"_s.arg(condition));
    }
}

QString FilterSql::value(const QVariant &bound)
{
    m_values << bound;
    return u":v%1"_s.arg(m_values.size());
}

void FilterSql::bindTo(Statement &statement, const QString &sql) const
{
    for (qsizetype i = 0; i < m_values.size(); ++i)
        statement.bind(u":v%1"_s.arg(i + 1), m_values[i]);
    if (sql.contains(":now"_L1))
        statement.bind(":now", m_request.now);
}

Values FilterSql::valuesOf(const QString &sql) const
{
    Values values;
    for (qsizetype i = 0; i < m_values.size(); ++i)
        values.emplace_back(u":v%1"_s.arg(i + 1), m_values[i]);
    if (sql.contains(":now"_L1))
        values.emplace_back(u":now"_s, m_request.now.ms);
    return values;
}

// Names are few: each is looked at once, by stepping through its index from one to the next.
QString FilterSql::nameCondition(QLatin1StringView column, const QueryTerm &term)
{
    return u"%1 IN (WITH RECURSIVE known (name) AS (SELECT MIN(%1) FROM incident UNION ALL "
           "SELECT (SELECT MIN(%1) FROM incident WHERE %1 > known.name) FROM known "
           "WHERE known.name IS NOT NULL) SELECT name FROM known WHERE name LIKE %2 ESCAPE '!')"_s
               .arg(column, value(likePattern(foldedText(term.text))));
}

// By the classes that go there: the index of lists holds these.
QString FilterSql::routeCondition(Route route)
{
    QStringList outcomes;
    for (const Outcome outcome : allOutcomes)
        if (routeOf(outcome) == route)
            outcomes << value(toKey(outcome));
    return u"is_open = 1 AND outcome IN (%1)"_s.arg(outcomes.join(u','));
}

QString FilterSql::listCondition(QueryList list)
{
    switch (list) {
    case QueryList::Triage:
        return u"is_open = 1 AND outcome IS NULL"_s;
    case QueryList::Mine:
        return u"is_open = 1 AND assignee_folded = %1"_s.arg(value(foldedText(m_request.me)));
    case QueryList::DevOps:
        return routeCondition(Route::DevOps);
    case QueryList::Product:
        return routeCondition(Route::Product);
    case QueryList::Memos:
        return routeCondition(Route::Memo);
    case QueryList::Open:
        return u"is_open = 1"_s;
    }
    Q_UNREACHABLE();
}

// An outside key goes before a number, as wherever an incident is named.
QString FilterSql::masterCondition(const QString &name)
{
    return u"id IN (SELECT linked.id FROM %1 AND linked.master_uid = (SELECT master.uid FROM "
           "incident AS master WHERE master.id = COALESCE((SELECT known.id FROM incident AS known "
           "WHERE known.outside_key = %2 AND known.outside_key <> ''), %3)))"_s.arg(
               linkedOnes, value(name), value(incidentNumber(name).number()));
}

QString FilterSql::bandCondition(Band band) const
{
    switch (band) {
    case Band::None:
        return u"urgency_clock IS NULL AND settled = 'none'"_s;
    case Band::Calm:
        return u"urgency_clock IS NOT NULL AND %1 AND risk_at > :now"_s.arg(ticks);
    case Band::AtRisk:
        return u"urgency_clock IS NOT NULL AND %1 AND risk_at <= :now AND critical_at > :now"_s.arg(
            ticks);
    case Band::Critical:
        return u"urgency_clock IS NOT NULL AND %1 AND critical_at <= :now AND due_at >= :now"_s.arg(
            ticks);
    case Band::Breached:
        return u"urgency_clock IS NOT NULL AND %1 AND due_at < :now"_s.arg(ticks);
    case Band::Paused:
        return u"NOT COALESCE(%1, 1 = 0)"_s.arg(ticks);
    case Band::Met:
        return u"urgency_clock IS NULL AND settled = 'met'"_s;
    case Band::MetLate:
        return u"urgency_clock IS NULL AND settled = 'met-late'"_s;
    }
    Q_UNREACHABLE();
}

QString FilterSql::instantCondition(const QString &column, const QueryTerm &term)
{
    const qint64 at = term.fromNow ? m_request.now.ms + *term.fromNow : term.at.ms;
    switch (term.comparison) {
    case Comparison::Less:
        return u"%1 < %2"_s.arg(column, value(at));
    case Comparison::LessOrEqual:
        return u"%1 %2 %3"_s.arg(
            column, term.until ? u"<"_s : u"<="_s, value(term.until ? term.until->ms : at));
    case Comparison::Greater:
        return u"%1 %2 %3"_s.arg(
            column, term.until ? u">="_s : u">"_s, value(term.until ? term.until->ms : at));
    case Comparison::GreaterOrEqual:
        return u"%1 >= %2"_s.arg(column, value(at));
    case Comparison::Equal:
        return u"%1 >= %2 AND %1 < %3"_s.arg(
            column, value(at), value(term.until ? term.until->ms : at + 1));
    }
    Q_UNREACHABLE();
}

QString FilterSql::conditionOf(const QueryTerm &term)
{
    switch (term.field) {
    case QueryField::Words:
        break; // all of them are one condition
    case QueryField::In:
        return listCondition(term.list);
    case QueryField::Is:
        if (term.text == "open"_L1)
            return u"is_open = 1"_s;
        if (term.text == "done"_L1)
            return u"is_open = 0"_s;
        if (term.text == "linked"_L1)
            return u"id IN (SELECT linked.id FROM %1)"_s.arg(linkedOnes);
        if (term.text == "master"_L1)
            return u"id IN (SELECT master.id FROM incident AS master WHERE master.uid IN (SELECT "
                   "linked.master_uid FROM %1))"_s.arg(linkedOnes);
        return u"state = %1"_s.arg(value(term.text));
    case QueryField::Customer:
        return nameCondition("customer_folded"_L1, term);
    case QueryField::Product:
        return nameCondition("product_folded"_L1, term);
    case QueryField::Outcome:
        return term.none ? u"outcome IS NULL"_s : u"outcome = %1"_s.arg(value(toKey(term.outcome)));
    case QueryField::Severity:
        return u"severity >= %1 AND severity <= %2"_s.arg(value(term.from), value(term.to));
    case QueryField::DevOps:
        return u"devops >= %1 AND devops <= %2"_s.arg(value(term.from), value(term.to));
    case QueryField::State:
        return u"state = %1"_s.arg(value(toKey(term.state)));
    case QueryField::Urgency:
        return bandCondition(term.band);
    case QueryField::Assignee:
        if (term.text == "nobody"_L1)
            return u"assignee_folded = ''"_s;
        if (term.text == "me"_L1)
            return u"assignee_folded = %1"_s.arg(value(foldedText(m_request.me)));
        return nameCondition("assignee_folded"_L1, term);
    case QueryField::Due:
        return u"urgency_clock IS NOT NULL AND "_s + instantCondition(effectiveDue, term);
    case QueryField::Reported:
        return instantCondition(u"reported_at"_s, term);
    case QueryField::Updated:
        return instantCondition(u"updated_at"_s, term);
    case QueryField::Has:
        return u"id IN (SELECT incident_id FROM memo)"_s;
    case QueryField::Key:
        return u"outside_key = %1 AND outside_key <> ''"_s.arg(value(term.text));
    case QueryField::Master:
        return masterCondition(term.text);
    }
    Q_UNREACHABLE();
}

QString reachOf(const Query &query)
{
    if (asksForOpenAlone(query))
        return u"is_open = 1"_s;
    if (asksForDoneAlone(query))
        return u"is_open = 0"_s;
    return u"is_open IN (0, 1)"_s;
}

Result<QString> narrowTable(Database &database, const Query &query)
{
    const Dialect &dialect = database.dialect();
    for (const QueryTerm &term : query.terms) {
        if (term.field == QueryField::Key && !term.negated)
            return u"incident"_s + dialect.useIndex.arg(u"incident_key"_s);
        if (asksForLinks(term))
            return u"incident"_s + dialect.byNumber;
    }
    const auto few = hasFewHits(database, query);
    if (!few)
        return few.error();
    return *few ? u"incident"_s + dialect.byNumber : QString();
}

Result<QString> fromWhere(Database &database, const Query &query)
{
    const auto few = narrowTable(database, query);
    if (!few || !few->isEmpty())
        return few ? u"%1 WHERE 1 = 1"_s.arg(*few) : few;
    return u"incident%1 WHERE %2"_s.arg(
        database.dialect().useIndex.arg(u"incident_list"_s), reachOf(query));
}

} // namespace gander::store
