// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/boardquery.h"

#include "models/store/incidentrows.h"
#include "models/store/linkrows.h"
#include "models/store/listquery.h"
#include "models/store/statement.h"

#include <algorithm>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

std::optional<Classification> classOf(const Statement &row)
{
    const auto outcome = outcomeFromKey(row.text(0));
    if (!outcome)
        return {};
    return Classification{*outcome, severityFromNumber(static_cast<int>(row.integer(1))),
        devOpsFromNumber(static_cast<int>(row.integer(2)))};
}

// "updated_at + 0" keeps the engine from walking the index of updates: nearly all lie before, while
// few are open.
Result<void> countOpen(Database &database, Board &board, Instant until)
{
    Statement statement(database,
        u"SELECT outcome, severity, devops, %1 AS band, COUNT(*) FROM incident "
        "WHERE is_open = 1 AND updated_at + 0 <= :until GROUP BY outcome, severity, devops, band"_s
            .arg(bandExpression()));
    statement.bind(":now", board.now).bind(":until", until);
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return {};
        addOpen(board, classOf(statement), bandFromKey(statement.text(3)).value_or(Band::None),
            statement.integer(4));
    }
}

Result<void> countFinished(Database &database, Board &board, Instant until)
{
    Statement statement(database,
        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN clock.done_at <= clock.due_at THEN 1 ELSE 0 END), "
        "0) FROM clock JOIN incident ON incident.id = clock.incident_id "
        "WHERE clock.status = 'done' AND clock.due_at IS NOT NULL AND clock.done_at > :reach "
        "AND clock.done_at <= :now AND incident.duplicate_of IS NULL "
        "AND incident.updated_at + 0 <= :until");
    statement.bind(":reach", board.now + -boardReachMs)
        .bind(":now", board.now)
        .bind(":until", until);
    const auto found = statement.next();
    if (!found)
        return found.error();
    board.finished = statement.integer(0);
    board.metInTime = statement.integer(1);
    return {};
}

// As many more as are linked: all but one of an outage are left out in the end.
Result<void> findSoonest(Database &database, Board &board, Instant until)
{
    QueryTerm open;
    open.field = QueryField::In;
    open.list = QueryList::Open;
    QueryTerm unchanged;
    unchanged.field = QueryField::Updated;
    unchanged.comparison = Comparison::LessOrEqual;
    unchanged.at = until;
    QueryTerm ticking;
    ticking.field = QueryField::Due;
    ticking.comparison = Comparison::Less;
    ticking.at = Instant{noDue};
    ListRequest request;
    request.query.terms = {open, unchanged, ticking};
    request.now = board.now;
    const auto linked = openLinkCount(database);
    if (!linked)
        return linked.error();
    request.limit = boardSoonest + *linked;
    const auto answer = orderedIds(database, request);
    if (!answer)
        return answer.error();
    std::vector<IncidentId> ids;
    for (const ListEntry &entry : answer->entries)
        ids.push_back(entry.id);
    auto rows = incidentRows(database, ids);
    if (!rows)
        return rows.error();
    board.soonest = std::move(*rows);
    return {};
}

QString conditionOf(Reach reach)
{
    switch (reach) {
    case Reach::All:
        return {};
    case Reach::Open:
        // Resolved by then and never reopened since: not open then.
        return u" AND (resolved_at IS NULL OR resolved_at > :at)"_s;
    case Reach::Finished:
        return u" AND (resolved_at IS NULL OR resolved_at > :reach OR id IN ("
               "SELECT incident_id FROM clock WHERE status = 'done' AND done_at > :reach))"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

Result<Board> boardOf(Database &database, Instant at)
{
    Board board;
    board.now = at;
    board.past = true;
    if (const auto done = countOpen(database, board, at); !done)
        return done.error();
    if (const auto done = countFinished(database, board, at); !done)
        return done.error();
    if (const auto done = findSoonest(database, board, at); !done)
        return done.error();
    return board;
}

Result<std::vector<IncidentId>> incidentsChangedAfter(Database &database, Instant at, Reach reach)
{
    // Sorted here: an ORDER BY would tempt the engine to walk the whole table.
    Statement statement(database,
        u"SELECT id FROM incident WHERE updated_at > :at AND reported_at + 0 <= :at%1"_s.arg(
            conditionOf(reach)));
    statement.bind(":at", at);
    if (reach == Reach::Finished)
        statement.bind(":reach", at + -boardReachMs);
    std::vector<IncidentId> ids;
    for (auto found = statement.next();; found = statement.next()) {
        if (!found)
            return found.error();
        if (!*found)
            break;
        ids.emplace_back(statement.integer(0));
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace gander::store
