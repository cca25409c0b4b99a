// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rungs that have rung, and the open incidents whose next one is to be looked at.

#include "models/domain/alarm.h"
#include "models/store/transaction.h"

#include <vector>

namespace gander::store {

// An open incident as its alarm sees it; without a clock, none ticks.
struct AlarmRow {
    IncidentId id;
    QString title;
    QString customer;
    QString assignee;
    ContractRef contract;
    std::optional<AlarmClock> clock; // its rungs are the contract's to say
    RungHeard heard;
};
// Those to be looked at by 'now', the longest owed first; read from an index.
[[nodiscard]] Result<std::vector<AlarmRow>> alarmsDue(
    Database &database, Instant now, qint64 atMost);
// When the next is to be looked at.
[[nodiscard]] Result<std::optional<Instant>> nextAlarm(Database &database);
[[nodiscard]] Result<void> setNextAlarm(
    const Transaction &transaction, IncidentId id, const std::optional<Instant> &at);

// What rang before of that incident gives way to it.
[[nodiscard]] Result<void> writeRing(
    const Transaction &transaction, const AlarmRow &row, const Ring &ring, Instant now);
[[nodiscard]] Result<void> acknowledge(const Transaction &transaction,
    const std::vector<IncidentId> &incidents, const QString &by, Instant now);
// Lets go of alarms whose clock no longer ticks, and has what rang later than 'now', before the
// clock went back, count as rung now.
[[nodiscard]] Result<void> putAlarmsRight(const Transaction &transaction, Instant now);

// The nearest due first.
[[nodiscard]] Result<std::vector<Alarm>> alarmsWaiting(Database &database);
// The same, of one incident.
[[nodiscard]] Result<std::vector<Alarm>> alarmsWaiting(Database &database, IncidentId incident);

} // namespace gander::store
