// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The incident table and what is derived beside it: row to value and back.

#include "models/domain/guarantee.h"
#include "models/domain/listing.h"
#include "models/domain/querymatch.h"
#include "models/store/transaction.h"

#include <QHash>

namespace gander::store {

// Inserts the row with all that 'folded' gives; 'uid' and revision are taken from its incident.
// 'words' still lack its number.
[[nodiscard]] Result<IncidentId> insertIncident(
    const Transaction &transaction, const Folded &folded, const SearchedWords &words);
// Rewrites the row by what 'folded' gives; without words those that stand are kept.
[[nodiscard]] Result<void> updateIncident(const Transaction &transaction, const Folded &folded,
    const std::optional<SearchedWords> &words);

// id, uid, revision, contract, master and what it duplicates of the incident; NotFound.
struct IncidentHead {
    IncidentId id;
    QString uid;
    Revision revision = 0;
    ContractRef contract;
    QString master; // identities, as of Incident
    QString duplicateOf;
};
[[nodiscard]] Result<IncidentHead> incidentHead(Database &database, IncidentId id);
// Of a desk of any schema; NotFound.
[[nodiscard]] Result<QString> incidentUid(Database &database, IncidentId id);
// Of many at once, by id; those that do not exist are left out.
[[nodiscard]] Result<std::vector<IncidentHead>> incidentHeads(
    Database &database, const std::vector<IncidentId> &ids);
[[nodiscard]] Result<std::vector<IncidentId>> allIncidents(Database &database);
[[nodiscard]] Result<qint64> incidentCount(Database &database);
[[nodiscard]] Result<std::vector<IncidentId>> openIncidentsOf(
    Database &database, const QString &customer);
// The customer's feature requests that something happened to since then.
[[nodiscard]] Result<std::vector<IncidentId>> requestsTouchedSince(
    Database &database, const QString &customer, Instant since);
// How many of the customer's are no longer open.
[[nodiscard]] Result<qint64> finishedCountOf(Database &database, const QString &customer);
// By outside key; unset if there is none.
[[nodiscard]] Result<IncidentId> incidentByKey(Database &database, const QString &key);
[[nodiscard]] Result<std::vector<IncidentId>> incidentsChangedSince(
    Database &database, Revision since);
[[nodiscard]] Result<std::vector<IncidentRow>> incidentRows(
    Database &database, const std::vector<IncidentId> &ids);

// Both clocks as stored, their steps as the text that was written; check compares them with the
// fold.
struct StoredClock {
    ClockFace face; // without steps
    QByteArray steps;
};
struct StoredClocks {
    StoredClock classify{.face = {.name = ClockName::Classify}, .steps = {}};
    StoredClock resolve{.face = {.name = ClockName::Resolve}, .steps = {}};
};
// Of an incident without clocks they are empty.
[[nodiscard]] Result<QHash<IncidentId, StoredClocks>> storedClocks(
    Database &database, const std::vector<IncidentId> &ids);

// Names in use, those of most open incidents first, each in one way of writing: column is
// "customer", "product" or "assignee".
[[nodiscard]] Result<QStringList> namesInUse(Database &database, const QString &column);

// The next incident is given a number above 'last', as if those up to it had been given.
[[nodiscard]] Result<void> skipNumbersTo(const Transaction &transaction, IncidentId last);

} // namespace gander::store
