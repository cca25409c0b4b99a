// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The append-only event table: histories out, new events in.

#include "models/domain/event.h"
#include "models/domain/id.h"
#include "models/domain/manyacts.h"
#include "models/store/transaction.h"

#include <functional>
#include <utility>
#include <vector>

namespace gander::store {

// In order of seq.
[[nodiscard]] Result<History> historyOf(Database &database, IncidentId id);
// Of many at once, by id; those that do not exist are left out.
[[nodiscard]] Result<std::vector<std::pair<IncidentId, History>>> historiesOf(
    Database &database, const std::vector<IncidentId> &ids);
// The same without reading their data, for whoever looks at the very text that was hashed.
struct StoredEvent {
    Event event; // without data
    QByteArray data;
};
[[nodiscard]] Result<std::vector<std::pair<IncidentId, std::vector<StoredEvent>>>> storedEventsOf(
    Database &database, const std::vector<IncidentId> &ids);
// 'events' carry their seq and hash already; 'data' is the canonical text of each one's data.
[[nodiscard]] Result<void> appendEvents(const Transaction &transaction, IncidentId id,
    const History &events, const std::vector<QByteArray> &data);
// The incident and seq of the first event that this act wrote, if it is here already.
struct ActTrace {
    IncidentId incident;
    int seq = 0;
};
[[nodiscard]] Result<std::optional<ActTrace>> traceOf(Database &database, const QString &act);
// Every event that it wrote, in the order they were written.
[[nodiscard]] Result<std::vector<Written>> writtenBy(Database &database, const QString &act);

// When the last event of the desk was recorded, if there is one.
[[nodiscard]] Result<std::optional<Instant>> lastRecordedAt(Database &database);

[[nodiscard]] Result<qint64> countEvents(Database &database);
// All events in the order they were written, with the hash each was stored with; 'visit' answers
// false to stop.
[[nodiscard]] Result<void> forEachEventHash(
    Database &database, const std::function<bool(qint64 count, const QByteArray &hash)> &visit);

} // namespace gander::store
