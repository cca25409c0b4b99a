// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/boardrows.h"

#include "models/store/bulkread.h"

#include <algorithm>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t changedAtOnce = 500;

constexpr auto openColumns = "id, outcome, severity, devops, urgency_clock, risk_at, critical_at, "
                             "due_at, paused_left, paused_until, settled"_L1;
constexpr auto finishedColumns = "incident_id, done_at, due_at"_L1;
// What is merged leaves the figures.
constexpr auto isNoDuplicate = "NOT EXISTS (SELECT 1 FROM incident WHERE incident.id = "
                               "clock.incident_id AND incident.duplicate_of IS NOT NULL)"_L1;

Result<void> addOpenOnes(BulkRead rows, std::vector<OpenOne> &open)
{
    for (auto more = rows.next();; more = rows.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return {};
        OpenOne &one = open.emplace_back();
        one.id = IncidentId(rows.integer(0));
        if (const auto outcome = outcomeFromKey(rows.text(1)))
            one.classification =
                Classification{*outcome, severityFromNumber(static_cast<int>(rows.integer(2))),
                    devOpsFromNumber(static_cast<int>(rows.integer(3)))};
        if (rows.isNull(4)) {
            one.urgency.settled = bandFromKey(rows.text(10)).value_or(Band::None);
            continue;
        }
        one.urgency.clock =
            rows.utf8(4) == QByteArrayView("classify") ? ClockName::Classify : ClockName::Resolve;
        one.urgency.edges = BandEdges{{rows.integer(5)}, {rows.integer(6)}, {rows.integer(7)}};
        if (!rows.isNull(8))
            one.urgency.pausedLeft = rows.integer(8);
        if (!rows.isNull(9))
            one.urgency.pausedUntil = Instant{rows.integer(9)};
    }
}

Result<void> addFinishedClocks(BulkRead rows, std::vector<FinishedClock> &finished)
{
    for (auto more = rows.next();; more = rows.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return {};
        finished.push_back({IncidentId(rows.integer(0)), Instant{rows.integer(1)},
            rows.integer(1) <= rows.integer(2)});
    }
}

// Calls 'read' with "1,2,3" for some of them at a time: numbers need no binding.
template <typename Read>
Result<void> forNumbers(const std::vector<IncidentId> &ids, Read read)
{
    for (size_t begin = 0; begin < ids.size(); begin += changedAtOnce) {
        QStringList numbers;
        for (size_t i = begin; i < std::min(begin + changedAtOnce, ids.size()); ++i)
            numbers << QString::number(ids[i].number());
        if (const Result<void> done = read(numbers.join(u',')); !done)
            return done.error();
    }
    return {};
}

void putAsFinished(std::vector<FinishedClock> &finished)
{
    std::ranges::sort(finished, {}, &FinishedClock::done);
}

} // namespace

Result<std::vector<OpenOne>> openOnes(Database &database)
{
    std::vector<OpenOne> open;
    const auto done = addOpenOnes(
        BulkRead(database, u"SELECT %1 FROM incident WHERE is_open = 1"_s.arg(openColumns)), open);
    if (!done)
        return done.error();
    std::ranges::sort(open, {}, &OpenOne::id);
    return open;
}

Result<std::vector<OpenOne>> openAmong(Database &database, const std::vector<IncidentId> &ids)
{
    std::vector<OpenOne> open;
    const auto done = forNumbers(ids, [&](const QString &numbers) {
        return addOpenOnes(BulkRead(database,
                               u"SELECT %1 FROM incident%2 WHERE id IN (%3) AND is_open = 1"_s.arg(
                                   openColumns, database.dialect().byNumber, numbers)),
            open);
    });
    if (!done)
        return done.error();
    std::ranges::sort(open, {}, &OpenOne::id);
    return open;
}

Result<std::vector<FinishedClock>> finishedAfter(Database &database, Instant after)
{
    std::vector<FinishedClock> finished;
    const auto done =
        addFinishedClocks(BulkRead(database,
                              u"SELECT %1 FROM clock WHERE status = 'done' AND due_at IS NOT NULL "
                              "AND done_at > :after AND %2"_s.arg(finishedColumns, isNoDuplicate),
                              {{u":after"_s, after.ms}}),
            finished);
    if (!done)
        return done.error();
    putAsFinished(finished);
    return finished;
}

Result<std::vector<FinishedClock>> finishedAmong(
    Database &database, const std::vector<IncidentId> &ids)
{
    std::vector<FinishedClock> finished;
    const auto done = forNumbers(ids, [&](const QString &numbers) {
        return addFinishedClocks(
            BulkRead(database,
                u"SELECT %1 FROM clock WHERE incident_id IN (%2) AND status = 'done' "
                "AND due_at IS NOT NULL AND done_at IS NOT NULL AND %3"_s.arg(
                    finishedColumns, numbers, isNoDuplicate)),
            finished);
    });
    if (!done)
        return done.error();
    putAsFinished(finished);
    return finished;
}

} // namespace gander::store
