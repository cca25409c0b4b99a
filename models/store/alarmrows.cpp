// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/alarmrows.h"

#include "models/domain/listing.h"
#include "models/store/statement.h"

#include <QJsonDocument>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

QString alarmClockKey(ClockName name)
{
    return name == ClockName::Classify ? u"classify"_s : u"resolve"_s;
}

// Of columns urgency_clock, contract_name, contract_version, outcome, severity, devops from
// 'column' on.
struct Promised {
    std::optional<ClockName> clock;
    ContractRef contract;
    QString promise;
};
Promised promisedAt(const Statement &statement, int column)
{
    Promised promised;
    promised.contract = {
        statement.text(column + 1), static_cast<int>(statement.integer(column + 2))};
    if (statement.isNull(column))
        return promised;
    promised.clock =
        statement.text(column) == "resolve"_L1 ? ClockName::Resolve : ClockName::Classify;
    std::optional<Classification> classification;
    if (const auto outcome = outcomeFromKey(statement.text(column + 3)))
        classification = Classification{*outcome,
            severityFromNumber(static_cast<int>(statement.integer(column + 4))),
            devOpsFromNumber(static_cast<int>(statement.integer(column + 5)))};
    promised.promise = promiseOf(*promised.clock, promised.contract, classification);
    return promised;
}

// The highest rung of the promise alone counts.
Result<RungHeard> heardOf(Database &database, IncidentId id, const AlarmClock &clock)
{
    // An alarm that lapsed, as its clock stood still, was acknowledged by nobody.
    Statement statement(database,
        "SELECT rung, COALESCE(repeated_at, rung_at), acknowledged_by FROM alarm "
        "WHERE incident_id = :id AND clock = :clock AND promise = :promise "
        "ORDER BY rung DESC LIMIT 1");
    statement.bind(":id", id.number())
        .bind(":clock", alarmClockKey(clock.name))
        .bind(":promise", clock.promise);
    const auto found = statement.next();
    if (!found)
        return found.error();
    if (!*found)
        return RungHeard{};
    return RungHeard{
        static_cast<int>(statement.integer(0)), statement.instant(1), !statement.text(2).isEmpty()};
}

// By itself the engine reads all open incidents and sorts them, tens of thousands at each ring.
QString byAlarm(const Database &database)
{
    return database.dialect().useIndex.arg(u"incident_alarm"_s);
}

// CROSS keeps SQLite from reading all open incidents first: few alarms wait.
constexpr auto waitingAlarms =
    "SELECT i.id, i.title, i.customer, i.assignee, i.urgency_clock, i.contract_name, "
    "i.contract_version, i.outcome, i.severity, i.devops, i.span_start, i.due_at, "
    "i.paused_left, a.clock, a.promise, a.rung, COALESCE(a.repeated_at, a.rung_at), "
    "a.repeated_at FROM alarm a CROSS JOIN incident i WHERE i.id = a.incident_id "
    "AND a.acknowledged_at IS NULL AND i.is_open = 1 ORDER BY i.due_at, i.id";
constexpr auto waitingAlarmsOfOne =
    "SELECT i.id, i.title, i.customer, i.assignee, i.urgency_clock, i.contract_name, "
    "i.contract_version, i.outcome, i.severity, i.devops, i.span_start, i.due_at, "
    "i.paused_left, a.clock, a.promise, a.rung, COALESCE(a.repeated_at, a.rung_at), "
    "a.repeated_at FROM alarm a CROSS JOIN incident i WHERE i.id = a.incident_id "
    "AND a.acknowledged_at IS NULL AND i.is_open = 1 AND a.incident_id = :id";

Result<std::vector<Alarm>> readWaiting(Statement &statement)
{
    std::vector<Alarm> alarms;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return alarms;
        const Promised promised = promisedAt(statement, 4);
        // A promise that another class or contract has replaced has nothing more to say.
        if (!promised.clock || alarmClockKey(*promised.clock) != statement.text(13)
            || promised.promise != statement.text(14))
            continue;
        Alarm alarm;
        alarm.incident = IncidentId(statement.integer(0));
        alarm.title = statement.text(1);
        alarm.customer = statement.text(2);
        alarm.assignee = statement.text(3);
        alarm.clock = *promised.clock;
        alarm.promise = promised.promise;
        alarm.start = statement.optionalInstant(10).value_or(statement.instant(11));
        alarm.due = statement.instant(11);
        alarm.pausedLeft = statement.optionalInteger(12);
        alarm.rung = static_cast<int>(statement.integer(15));
        alarm.rangAt = statement.instant(16);
        alarm.repeat = !statement.isNull(17);
        alarms.push_back(alarm);
    }
}

} // namespace

Result<std::vector<AlarmRow>> alarmsDue(Database &database, Instant now, qint64 atMost)
{
    std::vector<AlarmRow> rows;
    {
        Statement statement(database,
            u"SELECT id, title, customer, assignee, urgency_clock, i.contract_name, "
            "i.contract_version, outcome, severity, devops, span_start, i.due_at, paused_left, "
            "i.paused_until, steps FROM incident i%1 LEFT JOIN clock c ON c.incident_id = i.id "
            "AND c.name = i.urgency_clock WHERE is_open = 1 AND alarm_at <= :now "
            "ORDER BY alarm_at LIMIT :most"_s.arg(byAlarm(database)));
        statement.bind(":now", now).bind(":most", atMost);
        for (auto more = statement.next();; more = statement.next()) {
            if (!more)
                return more.error();
            if (!*more)
                break;
            AlarmRow &row = rows.emplace_back();
            row.id = IncidentId(statement.integer(0));
            row.title = statement.text(1);
            row.customer = statement.text(2);
            row.assignee = statement.text(3);
            const Promised promised = promisedAt(statement, 4);
            row.contract = promised.contract;
            if (!promised.clock)
                continue;
            row.clock = AlarmClock{.name = *promised.clock,
                .promise = promised.promise,
                .start = statement.optionalInstant(10).value_or(statement.instant(11)),
                .due = statement.instant(11),
                .paused = !statement.isNull(12),
                .pausedUntil = statement.optionalInstant(13),
                .rungs = {}};
            const auto steps =
                stepsFromJson(QJsonDocument::fromJson(statement.text(14).toUtf8()).array());
            row.clock->pausedMs = pausedMs(steps, row.clock->start, row.clock->due);
        }
    }
    for (AlarmRow &row : rows) {
        if (!row.clock)
            continue;
        const auto heard = heardOf(database, row.id, *row.clock);
        if (!heard)
            return heard.error();
        row.heard = *heard;
    }
    return rows;
}

Result<std::optional<Instant>> nextAlarm(Database &database)
{
    Statement statement(database,
        u"SELECT alarm_at FROM incident%1 WHERE is_open = 1 ORDER BY alarm_at LIMIT 1"_s.arg(
            byAlarm(database)));
    const auto found = statement.next();
    if (!found)
        return found.error();
    if (!*found || statement.integer(0) == noDue)
        return std::optional<Instant>();
    return std::optional(statement.instant(0));
}

Result<void> setNextAlarm(
    const Transaction &transaction, IncidentId id, const std::optional<Instant> &at)
{
    Statement statement(
        transaction.database(), "UPDATE incident SET alarm_at = :at WHERE id = :id");
    const auto done =
        statement.bind(":at", at.value_or(Instant{noDue})).bind(":id", id.number()).run();
    return done ? Result<void>() : done.error();
}

Result<void> writeRing(
    const Transaction &transaction, const AlarmRow &row, const Ring &ring, Instant now)
{
    Database &database = transaction.database();
    const QString clock = alarmClockKey(row.clock->name);
    {
        Statement before(database,
            "UPDATE alarm SET acknowledged_at = :now WHERE incident_id = :id "
            "AND acknowledged_at IS NULL");
        const auto done = before.bind(":now", now).bind(":id", row.id.number()).run();
        if (!done)
            return done.error();
    }
    Statement statement(database,
        "INSERT INTO alarm (incident_id, clock, promise, rung, due_at, rung_at) "
        "VALUES (:id, :clock, :promise, :rung, :due_at, :now) "
        "ON CONFLICT (incident_id, clock, promise, rung) DO UPDATE SET "
        "repeated_at = excluded.rung_at, due_at = excluded.due_at, acknowledged_at = NULL");
    const auto done = statement.bind(":id", row.id.number())
                          .bind(":clock", clock)
                          .bind(":promise", row.clock->promise)
                          .bind(":rung", ring.rung)
                          .bind(":due_at", row.clock->due)
                          .bind(":now", now)
                          .run();
    return done ? Result<void>() : done.error();
}

Result<void> acknowledge(const Transaction &transaction, const std::vector<IncidentId> &incidents,
    const QString &by, Instant now)
{
    Database &database = transaction.database();
    if (incidents.empty()) {
        Statement statement(database,
            "UPDATE alarm SET acknowledged_at = :now, acknowledged_by = :by "
            "WHERE acknowledged_at IS NULL");
        const auto done = statement.bind(":now", now).bind(":by", by).run();
        return done ? Result<void>() : done.error();
    }
    for (const IncidentId id : incidents) {
        Statement statement(database,
            "UPDATE alarm SET acknowledged_at = :now, acknowledged_by = :by "
            "WHERE incident_id = :id AND acknowledged_at IS NULL");
        const auto done =
            statement.bind(":now", now).bind(":by", by).bind(":id", id.number()).run();
        if (!done)
            return done.error();
    }
    return {};
}

Result<void> putAlarmsRight(const Transaction &transaction, Instant now)
{
    Database &database = transaction.database();
    {
        Statement statement(database,
            "UPDATE alarm SET acknowledged_at = :now WHERE acknowledged_at IS NULL "
            "AND EXISTS (SELECT 1 FROM incident WHERE incident.id = alarm.incident_id "
            "AND (is_open = 0 OR urgency_clock IS NULL OR urgency_clock <> alarm.clock))");
        if (const auto done = statement.bind(":now", now).run(); !done)
            return done.error();
    }
    {
        Statement statement(database,
            "UPDATE incident SET alarm_at = :now WHERE is_open = 1 AND alarm_at > :now "
            "AND id IN (SELECT incident_id FROM alarm WHERE acknowledged_at IS NULL "
            "AND COALESCE(repeated_at, rung_at) > :now)");
        if (const auto done = statement.bind(":now", now).run(); !done)
            return done.error();
    }
    Statement statement(database,
        "UPDATE alarm SET repeated_at = :now WHERE acknowledged_at IS NULL "
        "AND COALESCE(repeated_at, rung_at) > :now");
    const auto done = statement.bind(":now", now).run();
    return done ? Result<void>() : done.error();
}

Result<std::vector<Alarm>> alarmsWaiting(Database &database)
{
    Statement statement(database, waitingAlarms);
    return readWaiting(statement);
}

Result<std::vector<Alarm>> alarmsWaiting(Database &database, IncidentId incident)
{
    Statement statement(database, waitingAlarmsOfOne);
    statement.bind(":id", incident.number());
    return readWaiting(statement);
}

} // namespace gander::store
