// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/listquery.h"

#include "models/store/filtersql.h"
#include "models/store/statement.h"

#include <QVariant>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

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
