// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/linkrows.h"

#include "models/store/bulkread.h"
#include "models/store/statement.h"

#include <algorithm>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

// No join: the engine must not begin with all that may be masters.
constexpr auto linkSql = "SELECT linked.id, (SELECT master.id FROM incident AS master WHERE "
                         "master.uid = linked.master_uid) FROM incident AS linked%1 "
                         "WHERE linked.master_uid IS NOT NULL AND linked.is_open = 1"_L1;

// From the second column on: the first says why it was found.
Relative readRelative(const Statement &row)
{
    Relative relative;
    relative.id = IncidentId(row.integer(1));
    relative.uid = row.text(2);
    relative.title = row.text(3);
    relative.customer = row.text(4);
    relative.state = stateFromKey(row.text(5)).value_or(State::New);
    relative.master = row.text(6);
    relative.duplicateOf = row.text(7);
    Urgency &urgency = relative.urgency;
    if (!row.isNull(8)) {
        urgency.clock = row.text(8) == "resolve"_L1 ? ClockName::Resolve : ClockName::Classify;
        urgency.edges = BandEdges{row.instant(9), row.instant(10), row.instant(11)};
    }
    urgency.pausedLeft = row.optionalInteger(12);
    urgency.pausedUntil = row.optionalInstant(13);
    urgency.settled = bandFromKey(row.text(14)).value_or(Band::None);
    return relative;
}

Result<std::optional<Relative>> oneOf(Statement &statement)
{
    const auto found = statement.next();
    if (!found)
        return found.error();
    return *found ? std::optional(readRelative(statement)) : std::nullopt;
}

} // namespace

Result<Relatives> relativesOf(Database &database, const QString &uid, const History &history)
{
    Relatives relatives;
    for (const Event &event : history) {
        const QString other = event.data.value("other"_L1).toString();
        if (!namesAnother(event.kind) || relatives.find(other))
            continue;
        Statement statement(database,
            "SELECT 0, id, uid, title, customer, state, master_uid, duplicate_of, urgency_clock, "
            "risk_at, critical_at, due_at, paused_left, paused_until, settled FROM incident "
            "WHERE uid = :uid");
        auto found = oneOf(statement.bind(":uid", other));
        if (!found)
            return found.error();
        if (*found)
            relatives.named.push_back(std::move(**found));
    }
    std::ranges::sort(relatives.named, {}, &Relative::id);
    Statement statement(database,
        "SELECT 1, id, uid, title, customer, state, master_uid, duplicate_of, urgency_clock, "
        "risk_at, critical_at, due_at, paused_left, paused_until, settled FROM incident "
        "WHERE master_uid = :master UNION ALL "
        "SELECT 2, id, uid, title, customer, state, master_uid, duplicate_of, urgency_clock, "
        "risk_at, critical_at, due_at, paused_left, paused_until, settled FROM incident "
        "WHERE duplicate_of = :twin ORDER BY 1, 2");
    statement.bind(":master", uid).bind(":twin", uid);
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return relatives;
        auto &those = statement.integer(0) == 1 ? relatives.linked : relatives.merged;
        those.push_back(readRelative(statement));
    }
}

Result<Relative> relative(Database &database, IncidentId id)
{
    Statement statement(database,
        "SELECT 0, id, uid, title, customer, state, master_uid, duplicate_of, urgency_clock, "
        "risk_at, critical_at, due_at, paused_left, paused_until, settled FROM incident "
        "WHERE id = :id");
    auto found = oneOf(statement.bind(":id", id.number()));
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorKind::NotFound, u"incident %1 does not exist"_s.arg(id.number())};
    return std::move(**found);
}

Result<IncidentId> incidentByUid(Database &database, const QString &uid)
{
    Statement statement(database, "SELECT id FROM incident WHERE uid = :uid");
    const auto found = statement.bind(":uid", uid).next();
    if (!found)
        return found.error();
    return *found ? IncidentId(statement.integer(0)) : IncidentId();
}

Result<void> touch(const Transaction &transaction, const QStringList &uids, Revision revision)
{
    for (const QString &uid : uids) {
        Statement statement(
            transaction.database(), "UPDATE incident SET revision = :revision WHERE uid = :uid");
        const auto done = statement.bind(":revision", revision).bind(":uid", uid).run();
        if (!done)
            return done.error();
    }
    return {};
}

Result<std::vector<OutageLink>> openLinks(Database &database)
{
    std::vector<OutageLink> links;
    Statement statement(
        database, QString(linkSql).arg(database.dialect().useIndex.arg(u"incident_master"_s)));
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return links;
        if (!statement.isNull(1))
            links.emplace_back(IncidentId(statement.integer(0)), IncidentId(statement.integer(1)));
    }
}

Result<std::vector<OutageLink>> openLinksAmong(
    Database &database, const std::vector<IncidentId> &ids)
{
    std::vector<OutageLink> links;
    const auto done = readOf(database,
        QString(linkSql).arg(database.dialect().byNumber) + u" AND linked.id IN (%1)"_s, ids,
        [&links](const BulkRead &row) -> Result<void> {
            if (!row.isNull(1))
                links.emplace_back(IncidentId(row.integer(0)), IncidentId(row.integer(1)));
            return {};
        });
    if (!done)
        return done.error();
    return links;
}

Result<qint64> openLinkCount(Database &database)
{
    Statement statement(
        database, "SELECT COUNT(*) FROM incident WHERE master_uid IS NOT NULL AND is_open = 1");
    return statement.number();
}

} // namespace gander::store
