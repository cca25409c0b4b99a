// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/listquery.h"

#include "models/store/filtersql.h"
#include "models/store/listorder.h"
#include "models/store/statement.h"
#include "models/store/wordquery.h"

#include <algorithm>
#include <limits>

namespace gander::store {

using namespace Qt::StringLiterals;

QString bandExpression()
{
    return u"(CASE WHEN urgency_clock IS NULL THEN settled "
           "WHEN NOT COALESCE(%1, 1 = 0) THEN 'paused' WHEN due_at < :now THEN "
           "'breached' WHEN critical_at <= :now THEN 'critical' WHEN risk_at <= :now "
           "THEN 'at-risk' ELSE 'calm' END)"_s.arg(ticks);
}

Result<ListAnswer> orderedIds(Database &database, const ListRequest &request)
{
    ListAnswer answer;
    if (request.limit < 0 && request.offset <= 0) {
        auto entries = wholeOrder(database, request);
        if (!entries)
            return entries.error();
        answer.entries = std::move(*entries);
        answer.total = static_cast<qint64>(answer.entries.size());
        return answer;
    }
    const qint64 offset = std::max<qint64>(0, request.offset);
    const qint64 most = request.limit < 0 || request.limit > noDue - offset
        ? std::numeric_limits<qint64>::max()
        : offset + request.limit;
    auto places = firstPlaces(database, request, most);
    if (!places)
        return places.error();
    answer.entries = std::move(places->entries);
    answer.total = static_cast<qint64>(answer.entries.size());
    if (!places->whole) {
        const auto count = countOf(database, request);
        if (!count)
            return count.error();
        answer.total = count->total;
    }
    answer.entries.erase(answer.entries.begin(),
        answer.entries.begin() + std::min<qint64>(offset, std::ssize(answer.entries)));
    return answer;
}

Result<ListCount> countOf(Database &database, const ListRequest &request)
{
    FilterSql filter(request);
    const auto rows = fromWhere(database, request.query);
    if (!rows)
        return rows.error();
    const QString sql = u"SELECT COUNT(*), COALESCE(SUM(CASE WHEN urgency_clock IS NOT NULL "
                        "AND %1 AND due_at < :now THEN 1 ELSE 0 END), 0) "
                        "FROM %2 AND %3"_s.arg(ticks, *rows, filter.where());
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
    // Full names are not in the index of lists.
    const bool named = field == "customer"_L1 || field == "product"_L1;
    const auto rows =
        named ? Result<QString>(u"incident WHERE 1 = 1"_s) : fromWhere(database, request.query);
    if (!rows)
        return rows.error();
    const QString sql = u"SELECT %1 AS grp, COUNT(*) AS many FROM %2 AND %3 GROUP BY grp "
                        "ORDER BY many DESC, grp"_s.arg(expression, *rows, filter.where());
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
} // namespace gander::store
