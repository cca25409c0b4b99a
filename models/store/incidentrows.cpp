// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/incidentrows.h"

#include "models/domain/alarm.h"
#include "models/domain/foldedtext.h"
#include "models/store/bulkread.h"
#include "models/store/statement.h"
#include "models/store/wordrows.h"

#include <algorithm>
#include <array>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array statusKeys{
    std::pair{ClockStatus::None, "none"},
    std::pair{ClockStatus::Running, "running"},
    std::pair{ClockStatus::Paused, "paused"},
    std::pair{ClockStatus::Done, "done"},
    std::pair{ClockStatus::Unknown, "unknown"},
};

QString statusKey(ClockStatus status)
{
    for (const auto &[known, key] : statusKeys)
        if (known == status)
            return QString::fromLatin1(key);
    Q_UNREACHABLE();
}

QString clockKey(ClockName name)
{
    return name == ClockName::Classify ? u"classify"_s : u"resolve"_s;
}

std::optional<QString> textOrNull(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

void bindFolded(Statement &statement, const Folded &folded)
{
    const Incident &incident = folded.incident;
    const auto &classified = incident.classification;
    const Urgency urgency = urgencyOf(folded);
    std::optional<qint64> severity;
    std::optional<qint64> devOps;
    if (classified && classified->severity)
        severity = number(*classified->severity);
    if (classified && classified->devOps)
        devOps = number(*classified->devOps);
    const ClockFace &clock = urgency.clock == ClockName::Resolve ? folded.resolve : folded.classify;
    const Instant none{noDue};
    statement.bind(":outside_key", incident.key)
        .bind(":title", incident.title)
        .bind(":customer", incident.customer)
        .bind(":product", incident.product)
        .bind(":reporter", incident.reporter)
        .bind(":state", toKey(incident.state))
        .bind(":is_open", isOpen(incident.state) ? 1 : 0)
        .bind(":outcome", classified ? std::optional(toKey(classified->outcome)) : std::nullopt)
        .bind(":severity", severity)
        .bind(":devops", devOps)
        .bind(":route",
            classified ? std::optional(toKey(routeOf(classified->outcome))) : std::nullopt)
        .bind(":assignee", incident.assignee)
        .bind(":contract_name", incident.contract.name)
        .bind(":contract_version", incident.contract.version)
        .bind(":reported_at", incident.reportedAt)
        .bind(":classified_at", incident.classifiedAt)
        .bind(":resolved_at", incident.resolvedAt)
        .bind(":updated_at", incident.updatedAt)
        .bind(":held_since", incident.heldSince)
        .bind(":hold_reason", incident.holdReason)
        .bind(":title_folded", foldedText(incident.title))
        .bind(":customer_folded", foldedText(incident.customer))
        .bind(":product_folded", foldedText(incident.product))
        .bind(":assignee_folded", foldedText(incident.assignee))
        .bind(":urgency_clock",
            urgency.clock ? std::optional(clockKey(*urgency.clock)) : std::nullopt)
        .bind(":span_start", urgency.clock ? clock.start : std::nullopt)
        .bind(":target_at", urgency.clock ? clock.target : std::nullopt)
        .bind(":risk_at", urgency.edges ? urgency.edges->atRisk : none)
        .bind(":critical_at", urgency.edges ? urgency.edges->critical : none)
        .bind(":due_at", urgency.edges ? urgency.edges->due : none)
        .bind(":paused_left", urgency.pausedLeft)
        .bind(":paused_until", urgency.pausedUntil)
        .bind(":settled", toKey(urgency.settled))
        .bind(":master_uid", textOrNull(incident.master))
        .bind(":duplicate_of", textOrNull(incident.duplicateOf))
        .bind(":alarm_at", urgency.clock ? earliestRing(clock).value_or(none) : none)
        .bind(":revision", incident.revision);
}

Result<void> writeClock(Database &database, IncidentId id, const ClockFace &clock)
{
    Statement statement(database,
        "INSERT INTO clock (incident_id, name, status, start_at, due_at, target_at, done_at, "
        "paused_at, paused_until, contract_name, contract_version, steps) VALUES (:id, :name, "
        ":status, :start_at, :due_at, :target_at, :done_at, :paused_at, :paused_until, "
        ":contract_name, :contract_version, :steps) ON CONFLICT (incident_id, name) DO UPDATE SET "
        "status = excluded.status, start_at = excluded.start_at, due_at = excluded.due_at, "
        "target_at = excluded.target_at, done_at = excluded.done_at, "
        "paused_at = excluded.paused_at, paused_until = excluded.paused_until, "
        "contract_name = excluded.contract_name, contract_version = excluded.contract_version, "
        "steps = excluded.steps");
    const auto done =
        statement.bind(":id", id.number())
            .bind(":name", clockKey(clock.name))
            .bind(":status", statusKey(clock.status))
            .bind(":start_at", clock.start)
            .bind(":due_at", clock.due)
            .bind(":target_at", clock.target)
            .bind(":done_at", clock.done)
            .bind(":paused_at", clock.pausedAt)
            .bind(":paused_until", clock.pausedUntil)
            .bind(":contract_name", clock.contract.name.isNull() ? u""_s : clock.contract.name)
            .bind(":contract_version", clock.contract.version)
            .bind(":steps", QString::fromUtf8(jsonText(clock.steps)))
            .run();
    return done ? Result<void>() : done.error();
}

Result<std::vector<IncidentId>> idsOf(Statement &statement)
{
    std::vector<IncidentId> ids;
    for (auto found = statement.next();; found = statement.next()) {
        if (!found)
            return found.error();
        if (!*found)
            return ids;
        ids.emplace_back(statement.integer(0));
    }
}

Result<void> writeClocks(Database &database, IncidentId id, const Folded &folded)
{
    for (const ClockFace *clock : {&folded.classify, &folded.resolve})
        if (const auto done = writeClock(database, id, *clock); !done)
            return done.error();
    return {};
}

std::optional<ClockName> clockName(const QString &key)
{
    if (key.isEmpty())
        return {};
    return key == "resolve"_L1 ? ClockName::Resolve : ClockName::Classify;
}

} // namespace

Result<IncidentId> insertIncident(
    const Transaction &transaction, const Folded &folded, const SearchedWords &words)
{
    Database &database = transaction.database();
    IncidentId id;
    {
        Statement statement(database,
            "INSERT INTO incident (uid, outside_key, title, customer, product, "
            "reporter, state, is_open, outcome, severity, devops, route, assignee, "
            "contract_name, contract_version, reported_at, classified_at, resolved_at, updated_at, "
            "held_since, hold_reason, title_folded, customer_folded, product_folded, "
            "assignee_folded, urgency_clock, span_start, target_at, risk_at, critical_at, due_at, "
            "paused_left, paused_until, settled, master_uid, duplicate_of, alarm_at, revision) "
            "VALUES (:uid, :outside_key, "
            ":title, "
            ":customer, :product, :reporter, :state, :is_open, :outcome, :severity, :devops, "
            ":route, :assignee, :contract_name, :contract_version, :reported_at, "
            ":classified_at, :resolved_at, :updated_at, :held_since, :hold_reason, :title_folded, "
            ":customer_folded, :product_folded, :assignee_folded, :urgency_clock, :span_start, "
            ":target_at, :risk_at, :critical_at, :due_at, :paused_left, "
            ":paused_until, :settled, :master_uid, :duplicate_of, :alarm_at, :revision)");
        statement.bind(":uid", folded.incident.uid);
        bindFolded(statement, folded);
        const auto number = statement.insertedId();
        if (!number)
            return number.error();
        id = IncidentId(*number);
    }
    if (const auto done = writeClocks(database, id, folded); !done)
        return done.error();
    SearchedWords numbered = words;
    addNumber(numbered, id);
    if (const auto done = insertWords(transaction, id, numbered); !done)
        return done.error();
    return id;
}

Result<void> updateIncident(
    const Transaction &transaction, const Folded &folded, const std::optional<SearchedWords> &words)
{
    Database &database = transaction.database();
    {
        Statement statement(database,
            "UPDATE incident SET outside_key = :outside_key, title = :title, "
            "customer = :customer, product = :product, "
            "reporter = :reporter, state = :state, is_open = :is_open, outcome = :outcome, "
            "severity = :severity, devops = :devops, route = :route, "
            "assignee = :assignee, contract_name = :contract_name, "
            "contract_version = :contract_version, reported_at = :reported_at, "
            "classified_at = :classified_at, resolved_at = :resolved_at, "
            "updated_at = :updated_at, held_since = :held_since, hold_reason = :hold_reason, "
            "title_folded = :title_folded, customer_folded = :customer_folded, "
            "product_folded = :product_folded, assignee_folded = :assignee_folded, "
            "urgency_clock = :urgency_clock, span_start = :span_start, target_at = :target_at, "
            "risk_at = :risk_at, critical_at = :critical_at, due_at = :due_at, "
            "paused_left = :paused_left, paused_until = :paused_until, settled = :settled, "
            "master_uid = :master_uid, duplicate_of = :duplicate_of, "
            "alarm_at = :alarm_at, "
            "revision = :revision WHERE id = :id");
        bindFolded(statement, folded);
        const auto changed = statement.bind(":id", folded.incident.id.number()).run();
        if (!changed)
            return changed.error();
        if (*changed != 1)
            return Error{ErrorKind::NotFound,
                u"incident %1 does not exist"_s.arg(folded.incident.id.number())};
    }
    if (const auto done = writeClocks(database, folded.incident.id, folded); !done)
        return done.error();
    return words ? updateWords(transaction, folded.incident.id, *words) : Result<void>();
}

Result<IncidentHead> incidentHead(Database &database, IncidentId id)
{
    Statement statement(database,
        "SELECT id, uid, revision, contract_name, contract_version, master_uid, duplicate_of "
        "FROM incident WHERE id = :id");
    const auto found = statement.bind(":id", id.number()).next();
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorKind::NotFound, u"incident %1 does not exist"_s.arg(id.number())};
    return IncidentHead{IncidentId(statement.integer(0)), statement.text(1), statement.integer(2),
        {statement.text(3), static_cast<int>(statement.integer(4))}, statement.text(5),
        statement.text(6)};
}

Result<QString> incidentUid(Database &database, IncidentId id)
{
    Statement statement(database, "SELECT uid FROM incident WHERE id = :id");
    const auto found = statement.bind(":id", id.number()).next();
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorKind::NotFound, u"incident %1 does not exist"_s.arg(id.number())};
    return statement.text(0);
}

Result<std::vector<IncidentId>> allIncidents(Database &database)
{
    return incidentsChangedSince(database, -1);
}

Result<qint64> incidentCount(Database &database)
{
    const auto count = database.ask(u"SELECT COUNT(*) FROM incident"_s);
    if (!count)
        return count.error();
    return count->toLongLong();
}

Result<IncidentId> incidentByKey(Database &database, const QString &key)
{
    Statement statement(
        database, "SELECT id FROM incident WHERE outside_key = :key AND outside_key <> ''");
    const auto found = statement.bind(":key", key).next();
    if (!found)
        return found.error();
    return *found ? IncidentId(statement.integer(0)) : IncidentId();
}

Result<std::vector<IncidentId>> incidentsChangedSince(Database &database, Revision since)
{
    // In the order of its index: in that of the numbers the engine would read all incidents.
    Statement statement(
        database, "SELECT id FROM incident WHERE revision > :since ORDER BY revision");
    statement.bind(":since", since);
    auto ids = idsOf(statement);
    if (ids)
        std::ranges::sort(*ids);
    return ids;
}

Result<std::vector<IncidentHead>> incidentHeads(
    Database &database, const std::vector<IncidentId> &ids)
{
    std::vector<IncidentHead> heads;
    heads.reserve(ids.size());
    const auto done = readOf(database,
        u"SELECT id, uid, revision, contract_name, contract_version, master_uid, duplicate_of "
        "FROM incident WHERE id IN (%1) ORDER BY id"_s,
        ids, [&](const BulkRead &row) -> Result<void> {
            heads.push_back({IncidentId(row.integer(0)), row.text(1), row.integer(2),
                {row.text(3), static_cast<int>(row.integer(4))}, row.text(5), row.text(6)});
            return {};
        });
    if (!done)
        return done.error();
    return heads;
}

Result<std::vector<IncidentRow>> incidentRows(
    Database &database, const std::vector<IncidentId> &ids)
{
    QHash<IncidentId, IncidentRow> found;
    found.reserve(static_cast<qsizetype>(ids.size()));
    const auto done = readOf(database,
        u"SELECT id, outside_key, title, customer, product, reporter, assignee, "
        "state, outcome, severity, devops, reported_at, updated_at, "
        "urgency_clock, risk_at, critical_at, due_at, paused_left, settled, "
        "span_start, target_at, revision, paused_until, "
        "CASE WHEN duplicate_of IS NULL THEN (SELECT master.id FROM incident AS master "
        "WHERE master.uid = incident.master_uid) END, "
        "(SELECT twin.id FROM incident AS twin WHERE twin.uid = incident.duplicate_of), "
        "(SELECT COUNT(*) FROM incident AS linked WHERE linked.master_uid = incident.uid "
        "AND linked.duplicate_of IS NULL) FROM incident WHERE id IN (%1)"_s,
        ids, [&](const BulkRead &read) -> Result<void> {
            IncidentRow row;
            row.id = IncidentId(read.integer(0));
            row.key = read.text(1);
            row.title = read.text(2);
            row.customer = read.text(3);
            row.product = read.text(4);
            row.reporter = read.text(5);
            row.assignee = read.text(6);
            row.state = stateFromKey(read.text(7)).value_or(State::New);
            if (const auto outcome = outcomeFromKey(read.text(8)))
                row.classification =
                    Classification{*outcome, severityFromNumber(static_cast<int>(read.integer(9))),
                        devOpsFromNumber(static_cast<int>(read.integer(10)))};
            row.reportedAt = read.instant(11);
            row.updatedAt = read.instant(12);
            row.urgency.clock = clockName(read.text(13));
            if (row.urgency.clock)
                row.urgency.edges = BandEdges{read.instant(14), read.instant(15), read.instant(16)};
            row.urgency.pausedLeft = read.optionalInteger(17);
            row.urgency.settled = bandFromKey(read.text(18)).value_or(Band::None);
            row.spanStart = read.optionalInstant(19);
            row.target = read.optionalInstant(20);
            row.revision = read.integer(21);
            row.urgency.pausedUntil = read.optionalInstant(22);
            row.master = IncidentId(read.optionalInteger(23).value_or(0));
            row.duplicateOf = IncidentId(read.optionalInteger(24).value_or(0));
            row.linked = read.integer(25);
            found.insert(row.id, row);
            return {};
        });
    if (!done)
        return done.error();
    std::vector<IncidentRow> rows;
    rows.reserve(ids.size());
    for (const IncidentId id : ids)
        if (const auto row = found.constFind(id); row != found.constEnd())
            rows.push_back(*row);
    return rows;
}

Result<QHash<IncidentId, StoredClocks>> storedClocks(
    Database &database, const std::vector<IncidentId> &ids)
{
    QHash<IncidentId, StoredClocks> found;
    found.reserve(static_cast<qsizetype>(ids.size()));
    const auto done = readOf(database,
        u"SELECT name, status, start_at, due_at, target_at, done_at, paused_at, steps, "
        "paused_until, contract_name, contract_version, incident_id FROM clock "
        "WHERE incident_id IN (%1)"_s,
        ids, [&](const BulkRead &row) -> Result<void> {
            StoredClocks &stored = found[IncidentId(row.integer(11))];
            StoredClock &read = row.utf8(0) == "resolve" ? stored.resolve : stored.classify;
            ClockFace &clock = read.face;
            const QByteArrayView status = row.utf8(1);
            for (const auto &[known, key] : statusKeys)
                if (status == key)
                    clock.status = known;
            clock.start = row.optionalInstant(2);
            clock.due = row.optionalInstant(3);
            clock.target = row.optionalInstant(4);
            clock.done = row.optionalInstant(5);
            clock.pausedAt = row.optionalInstant(6);
            read.steps = row.utf8(7).toByteArray();
            clock.pausedUntil = row.optionalInstant(8);
            clock.contract = {row.text(9), static_cast<int>(row.integer(10))};
            return {};
        });
    if (!done)
        return done.error();
    return found;
}

Result<std::vector<IncidentId>> openIncidentsOf(Database &database, const QString &customer)
{
    Statement statement(database,
        u"SELECT id FROM incident%1 WHERE customer_folded = :folded AND customer = :customer "
        "AND is_open = 1 ORDER BY id"_s.arg(
            database.dialect().useIndex.arg(u"incident_customer"_s)));
    statement.bind(":customer", customer).bind(":folded", foldedText(customer));
    return idsOf(statement);
}

Result<std::vector<IncidentId>> requestsTouchedSince(
    Database &database, const QString &customer, Instant since)
{
    // Both indexes alone say whose and when, so that no other incident is read.
    Statement statement(database,
        u"SELECT id FROM incident%1 WHERE customer_folded = :folded AND customer = :customer "
        "AND outcome = 'feature-request' AND id IN (SELECT id FROM incident%2 WHERE "
        "updated_at >= :since) ORDER BY id"_s.arg(
            database.dialect().useIndex.arg(u"incident_customer"_s),
            database.dialect().useIndex.arg(u"incident_updated"_s)));
    statement.bind(":customer", customer)
        .bind(":folded", foldedText(customer))
        .bind(":since", since.ms);
    return idsOf(statement);
}

Result<qint64> finishedCountOf(Database &database, const QString &customer)
{
    Statement statement(database,
        u"SELECT COUNT(*) FROM incident%1 WHERE customer_folded = :folded AND customer = :customer "
        "AND is_open = 0"_s.arg(database.dialect().useIndex.arg(u"incident_customer"_s)));
    return statement.bind(":customer", customer).bind(":folded", foldedText(customer)).number();
}

Result<QStringList> namesInUse(Database &database, const QString &column)
{
    if (column != "customer"_L1 && column != "product"_L1 && column != "assignee"_L1)
        return Error{ErrorKind::Invalid, u"no names in column %1"_s.arg(column)};
    // Stepping from name to name: counting all that ever was would take a second at a million. What
    // is used now is what the open ones have.
    Statement statement(database,
        u"WITH RECURSIVE known (name) AS (SELECT MIN(%1_folded) FROM incident UNION ALL "
        "SELECT (SELECT MIN(%1_folded) FROM incident WHERE %1_folded > known.name) FROM known "
        "WHERE known.name IS NOT NULL) "
        "SELECT (SELECT %1 FROM incident WHERE %1_folded = known.name LIMIT 1) AS shown "
        "FROM known LEFT JOIN (SELECT %1_folded AS used, COUNT(*) AS uses FROM incident%2 "
        "WHERE is_open = 1 GROUP BY %1_folded) ON used = known.name WHERE known.name <> '' "
        "ORDER BY COALESCE(uses, 0) DESC, shown LIMIT 500"_s.arg(
            column, database.dialect().useIndex.arg(u"incident_list"_s)));
    QStringList names;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return names;
        names << statement.text(0);
    }
}

Result<void> skipNumbersTo(const Transaction &transaction, IncidentId last)
{
    {
        Statement known(transaction.database(),
            "UPDATE sqlite_sequence SET seq = MAX(seq, :last) WHERE name = 'incident'");
        const auto changed = known.bind(":last", last.number()).run();
        if (!changed)
            return changed.error();
        if (*changed > 0)
            return {};
    }
    Statement first(transaction.database(),
        "INSERT INTO sqlite_sequence (name, seq) VALUES ('incident', :last)");
    const auto done = first.bind(":last", last.number()).run();
    return done ? Result<void>() : done.error();
}

} // namespace gander::store
