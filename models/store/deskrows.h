// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The small tables of a desk: its own facts, products, contracts and drafts.

#include "models/domain/listing.h"
#include "models/store/anchor.h"
#include "models/store/sealrows.h"
#include "models/store/transaction.h"

#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <optional>

namespace gander::store {

// Facts by name: "uid" "name" "zone" "revision" "events" "head" "index", and those of sealrows.h.
[[nodiscard]] Result<QString> deskFact(Database &database, const QString &name);
[[nodiscard]] Result<void> setDeskFact(
    const Transaction &transaction, const QString &name, const QString &value);
// What the anchor beside a desk with these facts says.
[[nodiscard]] Result<Anchor> anchorOf(Database &database);

[[nodiscard]] Result<QStringList> products(Database &database);
[[nodiscard]] Result<void> addProduct(const Transaction &transaction, const QString &name);

// That version, or nothing.
[[nodiscard]] Result<std::optional<Contract>> contractOf(
    Database &database, const ContractRef &ref);
// The newest version of the contract of that name in force at 'at', or nothing.
[[nodiscard]] Result<std::optional<Contract>> contractInForce(
    Database &database, const QString &name, Instant at);
// Every version of that name, newest first, with who put it in force; 'until' and 'judged' unset.
[[nodiscard]] Result<std::vector<ContractVersion>> contractVersions(
    Database &database, const QString &name);
[[nodiscard]] Result<QStringList> contractNames(Database &database);
// Of every version one word that another version, or the same with other terms, has not; also of a
// desk of an older program.
[[nodiscard]] Result<QSet<QByteArray>> contractTerms(Database &database);
// Every version of every contract.
[[nodiscard]] Result<std::vector<ContractRef>> contractRefs(Database &database);
// How many incidents are under each version of that name.
[[nodiscard]] Result<std::vector<std::pair<int, qint64>>> incidentsUnder(
    Database &database, const QString &name);
struct ContractRecord {
    Instant at;
    QString by;
    QString reason;
    std::optional<Role> role;
};
// With its seal; the chain as it is then.
[[nodiscard]] Result<ChainEnd> insertContract(
    const Transaction &transaction, const Contract &contract, const ContractRecord &record);
[[nodiscard]] Result<ChainEnd> insertContract(
    const Transaction &transaction, const ContractEntry &entry);

[[nodiscard]] Result<QJsonObject> draft(
    Database &database, const QString &kind, const QString &ref);
[[nodiscard]] Result<void> saveDraft(const Transaction &transaction, const QString &kind,
    const QString &ref, const QJsonObject &body);
[[nodiscard]] Result<void> dropDraft(
    const Transaction &transaction, const QString &kind, const QString &ref);

} // namespace gander::store
