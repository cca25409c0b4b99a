// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/eventrows.h"

#include "models/store/bulkread.h"
#include "models/store/statement.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

// Its columns are read by readEvent.
constexpr auto oneHistory = "SELECT seq, kind, actor, occurred_at, recorded_at, told, act, data, "
                            "hash, incident_id FROM event WHERE incident_id = :id "
                            "ORDER BY incident_id, seq";

// All but its data.
template <class Row>
Result<Event> readEvent(const Row &row)
{
    Event event;
    event.seq = static_cast<int>(row.integer(0));
    const auto kind = eventKindFromKey(row.text(1));
    if (!kind)
        return Error{ErrorKind::Corrupt,
            u"event %1 of incident %2 is of the unknown kind '%3'"_s.arg(
                QString::number(event.seq), QString::number(row.integer(9)), row.text(1).left(40))};
    event.kind = *kind;
    event.actor = row.text(2);
    event.occurredAt = row.instant(3);
    event.recordedAt = row.instant(4);
    event.told = row.integer(5) != 0;
    event.act = row.text(6);
    event.hash = row.bytes(8);
    return event;
}

} // namespace

Result<History> historyOf(Database &database, IncidentId id)
{
    Statement statement(database, oneHistory);
    statement.bind(":id", id.number());
    History history;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return history;
        auto event = readEvent(statement);
        if (!event)
            return event.error();
        event->data = QJsonDocument::fromJson(statement.text(7).toUtf8()).object();
        history.push_back(std::move(*event));
    }
}

Result<std::vector<std::pair<IncidentId, std::vector<StoredEvent>>>> storedEventsOf(
    Database &database, const std::vector<IncidentId> &ids)
{
    std::vector<std::pair<IncidentId, std::vector<StoredEvent>>> all;
    all.reserve(ids.size());
    QString sql = QString::fromLatin1(oneHistory);
    sql.replace("= :id"_L1, "IN (%1)"_L1);
    const auto done = readOf(database, sql, ids, [&](const BulkRead &row) -> Result<void> {
        auto event = readEvent(row);
        if (!event)
            return event.error();
        const IncidentId id(row.integer(9));
        if (all.empty() || all.back().first != id)
            all.emplace_back(id, std::vector<StoredEvent>());
        all.back().second.push_back({std::move(*event), row.utf8(7).toByteArray()});
        return {};
    });
    if (!done)
        return done.error();
    return all;
}

Result<std::vector<std::pair<IncidentId, History>>> historiesOf(
    Database &database, const std::vector<IncidentId> &ids)
{
    auto all = storedEventsOf(database, ids);
    if (!all)
        return all.error();
    std::vector<std::pair<IncidentId, History>> histories;
    histories.reserve(all->size());
    for (auto &[id, events] : *all) {
        History &history = histories.emplace_back(id, History()).second;
        history.reserve(events.size());
        for (StoredEvent &stored : events) {
            stored.event.data = QJsonDocument::fromJson(stored.data).object();
            history.push_back(std::move(stored.event));
        }
    }
    return histories;
}

Result<void> appendEvents(const Transaction &transaction, IncidentId id, const History &events,
    const std::vector<QByteArray> &data)
{
    for (size_t i = 0; i < events.size(); ++i) {
        const Event &event = events[i];
        Statement statement(transaction.database(),
            "INSERT INTO event (incident_id, seq, kind, actor, occurred_at, recorded_at, told, "
            "act, data, hash) VALUES (:id, :seq, :kind, :actor, :occurred_at, :recorded_at, "
            ":told, :act, :data, :hash)");
        const auto done = statement.bind(":id", id.number())
                              .bind(":seq", event.seq)
                              .bind(":kind", toKey(event.kind))
                              .bind(":actor", event.actor)
                              .bind(":occurred_at", event.occurredAt)
                              .bind(":recorded_at", event.recordedAt)
                              .bind(":told", event.told ? 1 : 0)
                              .bind(":act", event.act)
                              .bind(":data", QString::fromUtf8(data[i]))
                              .bind(":hash", event.hash)
                              .run();
        if (!done)
            return done.error();
    }
    return {};
}

Result<std::optional<ActTrace>> traceOf(Database &database, const QString &act)
{
    Statement statement(
        database, "SELECT incident_id, seq FROM event WHERE act = :act ORDER BY id LIMIT 1");
    const auto found = statement.bind(":act", act).next();
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<ActTrace>();
    return std::optional(
        ActTrace{IncidentId(statement.integer(0)), static_cast<int>(statement.integer(1))});
}

Result<std::vector<Written>> writtenBy(Database &database, const QString &act)
{
    Statement statement(
        database, "SELECT incident_id, seq, kind FROM event WHERE act = :act ORDER BY id");
    statement.bind(":act", act);
    std::vector<Written> written;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return written;
        const auto kind = eventKindFromKey(statement.text(2));
        if (!kind)
            return Error{ErrorKind::Corrupt,
                u"event %1 of incident %2 is of the unknown kind '%3'"_s.arg(
                    QString::number(statement.integer(1)), QString::number(statement.integer(0)),
                    statement.text(2).left(40))};
        written.push_back(
            {IncidentId(statement.integer(0)), static_cast<int>(statement.integer(1)), *kind});
    }
}

Result<std::optional<Instant>> lastRecordedAt(Database &database)
{
    Statement statement(database, "SELECT recorded_at FROM event ORDER BY id DESC LIMIT 1");
    const auto found = statement.next();
    if (!found)
        return found.error();
    return *found ? std::optional(Instant{statement.integer(0)}) : std::nullopt;
}

Result<qint64> countEvents(Database &database)
{
    Statement statement(database, "SELECT COUNT(*) FROM event");
    return statement.number();
}

Result<void> forEachEventHash(
    Database &database, const std::function<bool(qint64, const QByteArray &)> &visit)
{
    Statement statement(database, "SELECT hash FROM event ORDER BY id");
    qint64 count = 0;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more || !visit(++count, statement.bytes(0)))
            return {};
    }
}

} // namespace gander::store
