// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/memberquery.h"

#include "models/store/filtersql.h"
#include "models/store/statement.h"

#include <algorithm>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t lookedAtOnce = 500;

// "1,2,3": numbers need no binding.
QString numbersFrom(const std::vector<IncidentId> &ids, size_t begin)
{
    QStringList numbers;
    for (size_t i = begin; i < std::min(begin + lookedAtOnce, ids.size()); ++i)
        numbers << QString::number(ids[i].number());
    return numbers.join(u',');
}

Result<void> addIds(Statement &statement, IdSet &members)
{
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return {};
        members.set(IncidentId(statement.integer(0)), true);
    }
}

constexpr auto clockColumns =
    "id, urgency_clock, risk_at, critical_at, due_at, paused_left, paused_until"_L1;

Result<void> addClocks(Statement &statement, std::vector<LiveClock> &clocks)
{
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return {};
        LiveClock &clock = clocks.emplace_back();
        clock.id = IncidentId(statement.integer(0));
        clock.urgency.clock =
            statement.text(1) == "classify"_L1 ? ClockName::Classify : ClockName::Resolve;
        clock.urgency.edges =
            BandEdges{statement.instant(2), statement.instant(3), statement.instant(4)};
        clock.urgency.pausedLeft = statement.optionalInteger(5);
        clock.urgency.pausedUntil = statement.optionalInstant(6);
    }
}

void sortById(std::vector<LiveClock> &clocks)
{
    std::ranges::sort(clocks, {}, &LiveClock::id);
}

} // namespace

Result<IdSet> membersOf(Database &database, const ListRequest &request)
{
    const FilterSql filter(request);
    const QString sql = u"SELECT id FROM incident WHERE %1"_s.arg(filter.where());
    Statement statement(database, sql);
    filter.bindTo(statement, sql);
    IdSet members;
    if (const auto done = addIds(statement, members); !done)
        return done.error();
    return members;
}

Result<void> lookAmong(Database &database, const ListRequest &request,
    const std::vector<IncidentId> &ids, IdSet &members)
{
    const FilterSql filter(request);
    for (size_t begin = 0; begin < ids.size(); begin += lookedAtOnce) {
        const QString sql = u"SELECT id FROM incident WHERE id IN (%1) AND %2"_s.arg(
            numbersFrom(ids, begin), filter.where());
        Statement statement(database, sql);
        filter.bindTo(statement, sql);
        for (size_t i = begin; i < std::min(begin + lookedAtOnce, ids.size()); ++i)
            members.set(ids[i], false);
        if (const auto done = addIds(statement, members); !done)
            return done.error();
    }
    return {};
}

Result<std::vector<LiveClock>> liveClocks(Database &database)
{
    std::vector<LiveClock> clocks;
    // Two halves, each with an index of its own.
    for (const int open : {1, 0}) {
        Statement statement(database,
            u"SELECT %1 FROM incident WHERE is_open = %2 AND urgency_clock IS NOT NULL"_s.arg(
                clockColumns, QString::number(open)));
        if (const auto done = addClocks(statement, clocks); !done)
            return done.error();
    }
    sortById(clocks);
    return clocks;
}

Result<std::vector<LiveClock>> liveClocksAmong(
    Database &database, const std::vector<IncidentId> &ids)
{
    std::vector<LiveClock> clocks;
    for (size_t begin = 0; begin < ids.size(); begin += lookedAtOnce) {
        Statement statement(database,
            u"SELECT %1 FROM incident WHERE id IN (%2) AND urgency_clock IS NOT NULL"_s.arg(
                clockColumns, numbersFrom(ids, begin)));
        if (const auto done = addClocks(statement, clocks); !done)
            return done.error();
    }
    sortById(clocks);
    return clocks;
}

} // namespace gander::store
