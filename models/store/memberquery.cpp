// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/memberquery.h"

#include "models/store/bulkread.h"
#include "models/store/filtersql.h"

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

Result<void> addIds(BulkRead &rows, IdSet &members)
{
    for (auto more = rows.next();; more = rows.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return {};
        members.set(IncidentId(rows.integer(0)), true);
    }
}

constexpr auto clockColumns =
    "id, urgency_clock, risk_at, critical_at, due_at, paused_left, paused_until"_L1;

Result<void> addClocks(BulkRead &rows, std::vector<LiveClock> &clocks)
{
    for (auto more = rows.next();; more = rows.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return {};
        LiveClock &clock = clocks.emplace_back();
        clock.id = IncidentId(rows.integer(0));
        clock.urgency.clock =
            rows.utf8(1) == QByteArrayView("classify") ? ClockName::Classify : ClockName::Resolve;
        clock.urgency.edges = BandEdges{{rows.integer(2)}, {rows.integer(3)}, {rows.integer(4)}};
        if (!rows.isNull(5))
            clock.urgency.pausedLeft = rows.integer(5);
        if (!rows.isNull(6))
            clock.urgency.pausedUntil = Instant{rows.integer(6)};
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
    const auto from = fromWhere(database, request.query);
    if (!from)
        return from.error();
    const QString sql = u"SELECT id FROM %1 AND %2"_s.arg(*from, filter.where());
    BulkRead rows(database, sql, filter.valuesOf(sql));
    IdSet members;
    if (const auto done = addIds(rows, members); !done)
        return done.error();
    return members;
}

Result<void> lookAmong(Database &database, const ListRequest &request,
    const std::vector<IncidentId> &ids, IdSet &members)
{
    const FilterSql filter(request);
    for (size_t begin = 0; begin < ids.size(); begin += lookedAtOnce) {
        const QString sql = u"SELECT id FROM incident%1 WHERE id IN (%2) AND %3"_s.arg(
            database.dialect().byNumber, numbersFrom(ids, begin), filter.where());
        BulkRead rows(database, sql, filter.valuesOf(sql));
        for (size_t i = begin; i < std::min(begin + lookedAtOnce, ids.size()); ++i)
            members.set(ids[i], false);
        if (const auto done = addIds(rows, members); !done)
            return done.error();
    }
    return {};
}

Result<std::vector<LiveClock>> liveClocks(Database &database)
{
    std::vector<LiveClock> clocks;
    const Dialect &dialect = database.dialect();
    // Two halves, each with an index of its own.
    const std::pair<QString, QString> halves[]{
        {u"incident_list"_s, u"1"_s}, {u"incident_running_on"_s, u"0"_s}};
    for (const auto &[index, open] : halves) {
        BulkRead rows(database,
            u"SELECT %1 FROM incident%2 WHERE is_open = %3 AND urgency_clock IS NOT NULL"_s.arg(
                clockColumns, dialect.useIndex.arg(index), open));
        if (const auto done = addClocks(rows, clocks); !done)
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
        BulkRead rows(database,
            u"SELECT %1 FROM incident%2 WHERE id IN (%3) AND urgency_clock IS NOT NULL"_s.arg(
                clockColumns, database.dialect().byNumber, numbersFrom(ids, begin)));
        if (const auto done = addClocks(rows, clocks); !done)
            return done.error();
    }
    sortById(clocks);
    return clocks;
}

} // namespace gander::store
