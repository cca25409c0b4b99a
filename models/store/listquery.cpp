// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/listquery.h"

#include "models/domain/foldedtext.h"
#include "models/store/statement.h"

#include <QVariant>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

// While a clock is paused its due instant moves with now.
constexpr auto effectiveDue = "(CASE WHEN paused_left IS NULL OR paused_until <= :now THEN due_at "
                              "ELSE :now + paused_left END)"_L1;
// A pause with a limit ends by itself.
constexpr auto ticks = "(paused_left IS NULL OR paused_until <= :now)"_L1;

class FilterSql
{
public:
    explicit FilterSql(const ListRequest &request);

    [[nodiscard]] QString where() const { return m_conditions.join(" AND "_L1); }
    void bindTo(Statement &statement, const QString &sql) const;

private:
    [[nodiscard]] QString conditionOf(const QueryTerm &term);
    [[nodiscard]] QString listCondition(QueryList list);
    [[nodiscard]] QString bandCondition(Band band) const;
    [[nodiscard]] QString nameCondition(QLatin1StringView column, const QueryTerm &term);
    [[nodiscard]] QString instantCondition(const QString &column, const QueryTerm &term);
    [[nodiscard]] QString value(const QVariant &bound);

    const ListRequest &m_request;
    QStringList m_conditions;
    QVariantList m_values;
};

FilterSql::FilterSql(const ListRequest &request)
    : m_request(request)
{
    m_conditions << u"1 = 1"_s;
    for (const QueryTerm &term : request.query.terms) {
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

// Text that LIKE takes literally but for the signs around it.
QString likePattern(const QString &folded)
{
    QString pattern = folded;
    pattern.replace(u'!', "!!"_L1).replace(u'%', "!%"_L1).replace(u'_', "!_"_L1);
    return u'%' + pattern + u'%';
}

QString FilterSql::nameCondition(QLatin1StringView column, const QueryTerm &term)
{
    return u"%1 LIKE %2 ESCAPE '!'"_s.arg(column, value(likePattern(foldedText(term.text))));
}

QString FilterSql::listCondition(QueryList list)
{
    switch (list) {
    case QueryList::Triage:
        return u"is_open = 1 AND outcome IS NULL"_s;
    case QueryList::Mine:
        return u"is_open = 1 AND assignee = %1"_s.arg(value(m_request.me));
    case QueryList::DevOps:
        return u"is_open = 1 AND route = 'devops'"_s;
    case QueryList::Product:
        return u"is_open = 1 AND route = 'product'"_s;
    case QueryList::Memos:
        return u"is_open = 1 AND route = 'memo'"_s;
    case QueryList::Open:
        return u"is_open = 1"_s;
    }
    Q_UNREACHABLE();
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
        return u"id IN (SELECT incident_id FROM incident_words WHERE folded LIKE %1 ESCAPE '!')"_s
            .arg(value(likePattern(foldedText(term.text))));
    case QueryField::In:
        return listCondition(term.list);
    case QueryField::Is:
        if (term.text == "open"_L1)
            return u"is_open = 1"_s;
        if (term.text == "done"_L1)
            return u"is_open = 0"_s;
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
            return u"assignee = ''"_s;
        if (term.text == "me"_L1)
            return u"assignee = %1"_s.arg(value(m_request.me));
        return nameCondition("assignee_folded"_L1, term);
    case QueryField::Due:
        return u"urgency_clock IS NOT NULL AND "_s + instantCondition(effectiveDue, term);
    case QueryField::Reported:
        return instantCondition(u"reported_at"_s, term);
    case QueryField::Updated:
        // An upper bound leaves nearly all; + 0 lets the engine take the index of another term.
        return instantCondition(
            term.comparison == Comparison::Less || term.comparison == Comparison::LessOrEqual
                ? u"updated_at + 0"_s
                : u"updated_at"_s,
            term);
    case QueryField::Has:
        return u"id IN (SELECT incident_id FROM memo)"_s;
    case QueryField::Key:
        return u"outside_key = %1"_s.arg(value(term.text));
    }
    Q_UNREACHABLE();
}

QString orderOf(SortBy sort)
{
    switch (sort) {
    case SortBy::Due:
        return effectiveDue;
    case SortBy::Reported:
        return u"reported_at"_s;
    case SortBy::Updated:
        return u"updated_at"_s;
    case SortBy::Number:
        return u"id"_s;
    case SortBy::Title:
        return u"title_folded"_s;
    case SortBy::Customer:
        return u"customer_folded"_s;
    case SortBy::Product:
        return u"product_folded"_s;
    case SortBy::Assignee:
        return u"assignee_folded"_s;
    case SortBy::State:
        return u"state"_s;
    case SortBy::Class:
        return u"COALESCE(outcome, '~'), COALESCE(severity, 9), COALESCE(devops, 9)"_s;
    case SortBy::Target:
        return u"COALESCE(target_at, %1)"_s.arg(noDue);
    case SortBy::Match:
        return u"-id"_s;
    }
    Q_UNREACHABLE();
}

// "a, b" to "a DESC, b DESC"; commas within brackets stay.
QString descendingOrder(const QString &order)
{
    QString turned;
    int depth = 0;
    for (const QChar sign : order) {
        depth += sign == u'(' ? 1 : sign == u')' ? -1 : 0;
        if (sign == u',' && depth == 0)
            turned += " DESC"_L1;
        turned += sign;
    }
    return turned + " DESC"_L1;
}

} // namespace

QString bandExpression()
{
    return u"(CASE WHEN urgency_clock IS NULL THEN settled "
           "WHEN NOT COALESCE(%1, 1 = 0) THEN 'paused' WHEN due_at < :now THEN "
           "'breached' WHEN critical_at <= :now THEN 'critical' WHEN risk_at <= :now "
           "THEN 'at-risk' ELSE 'calm' END)"_s.arg(ticks);
}

Result<ListAnswer> orderedIds(Database &database, const ListRequest &request)
{
    FilterSql filter(request);
    QString order = orderOf(request.sort);
    if (request.descending)
        order = descendingOrder(order);
    QString sql = u"SELECT id, %1 FROM incident WHERE %2 ORDER BY %3, id"_s.arg(
        effectiveDue, filter.where(), order);
    if (request.limit >= 0 || request.offset > 0)
        sql += u" LIMIT %1 OFFSET %2"_s.arg(request.limit >= 0 ? request.limit : noDue)
                   .arg(request.offset);
    ListAnswer answer;
    {
        Statement statement(database, sql);
        filter.bindTo(statement, sql);
        for (auto more = statement.next();; more = statement.next()) {
            if (!more)
                return more.error();
            if (!*more)
                break;
            answer.entries.push_back({IncidentId(statement.integer(0)), statement.integer(1)});
        }
    }
    answer.total = static_cast<qint64>(answer.entries.size());
    if (request.limit >= 0 || request.offset > 0) {
        const auto count = countOf(database, request);
        if (!count)
            return count.error();
        answer.total = count->total;
    }
    return answer;
}

Result<ListCount> countOf(Database &database, const ListRequest &request)
{
    FilterSql filter(request);
    const QString sql = u"SELECT COUNT(*), COALESCE(SUM(CASE WHEN urgency_clock IS NOT NULL "
                        "AND %1 AND due_at < :now THEN 1 ELSE 0 END), 0) "
                        "FROM incident WHERE %2"_s.arg(ticks, filter.where());
    Statement statement(database, sql);
    filter.bindTo(statement, sql);
    const auto found = statement.next();
    if (!found)
        return found.error();
    return ListCount{statement.integer(0), statement.integer(1)};
}

Result<std::vector<std::pair<QString, qint64>>> countsBy(
    Database &database, const QString &field, const ListRequest &request)
{
    QString expression;
    if (field == "urgency"_L1)
        expression = bandExpression();
    else if (field == "outcome"_L1 || field == "severity"_L1 || field == "devops"_L1)
        expression = u"COALESCE(CAST(%1 AS TEXT), 'none')"_s.arg(field);
    else if (field == "state"_L1)
        expression = field;
    else if (field == "customer"_L1 || field == "product"_L1)
        expression = u"(CASE WHEN %1 = '' THEN 'none' ELSE %1 END)"_s.arg(field);
    else
        return Error{ErrorKind::Invalid,
            u"cannot count by '%1'; outcome, state, severity, devops, customer, product and "
            "urgency can be counted by"_s.arg(field)};
    FilterSql filter(request);
    const QString sql = u"SELECT %1 AS grp, COUNT(*) AS many FROM incident WHERE %2 GROUP BY grp "
                        "ORDER BY many DESC, grp"_s.arg(expression, filter.where());
    Statement statement(database, sql);
    filter.bindTo(statement, sql);
    std::vector<std::pair<QString, qint64>> groups;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return groups;
        groups.emplace_back(statement.text(0), statement.integer(1));
    }
}

// The breach begins one millisecond after due.
Result<std::optional<Instant>> nextBandChange(Database &database, Instant now)
{
    Statement statement(database, R"(
        SELECT MIN(CASE WHEN paused_left IS NOT NULL AND (paused_until IS NULL OR paused_until > :now)
                        THEN paused_until
                        WHEN risk_at > :now THEN risk_at
                        WHEN critical_at > :now THEN critical_at
                        WHEN due_at >= :now THEN due_at + 1 END)
        FROM incident
        WHERE is_open = 1 AND urgency_clock IS NOT NULL
            AND (due_at >= :now OR paused_until > :now))");
    statement.bind(":now", now);
    const auto found = statement.next();
    if (!found)
        return found.error();
    return statement.optionalInstant(0);
}

} // namespace gander::store
