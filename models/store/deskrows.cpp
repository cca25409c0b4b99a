// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/deskrows.h"

#include "models/store/statement.h"

#include <QJsonDocument>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

Result<std::optional<Contract>> readContract(Statement &statement)
{
    const auto found = statement.next();
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<Contract>();
    auto contract = contractFromJson(QJsonDocument::fromJson(statement.text(0).toUtf8()).object());
    if (!contract)
        return Error{ErrorKind::Corrupt, contract.error().detail};
    return std::optional(std::move(*contract));
}

} // namespace

Result<QString> deskFact(Database &database, const QString &name)
{
    Statement statement(database, "SELECT value FROM desk WHERE name = :name");
    const auto found = statement.bind(":name", name).next();
    if (!found)
        return found.error();
    return *found ? statement.text(0) : QString();
}

Result<void> setDeskFact(const Transaction &transaction, const QString &name, const QString &value)
{
    Statement statement(transaction.database(),
        "INSERT INTO desk (name, value) VALUES (:name, :value) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    const auto done = statement.bind(":name", name).bind(":value", value).run();
    return done ? Result<void>() : done.error();
}

Result<QStringList> products(Database &database)
{
    Statement statement(database, "SELECT name FROM product ORDER BY name");
    QStringList names;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return names;
        names << statement.text(0);
    }
}

Result<void> addProduct(const Transaction &transaction, const QString &name)
{
    Statement statement(transaction.database(),
        "INSERT INTO product (name) VALUES (:name) ON CONFLICT (name) DO NOTHING");
    const auto done = statement.bind(":name", name).run();
    return done ? Result<void>() : done.error();
}

Result<std::optional<Contract>> contractOf(Database &database, const ContractRef &ref)
{
    Statement statement(
        database, "SELECT body FROM contract WHERE name = :name AND version = :version");
    statement.bind(":name", ref.name).bind(":version", ref.version);
    return readContract(statement);
}

Result<std::optional<Contract>> contractInForce(Database &database, const QString &name, Instant at)
{
    Statement statement(database,
        "SELECT body FROM contract WHERE name = :name AND effective_at <= :at "
        "ORDER BY effective_at DESC, version DESC LIMIT 1");
    statement.bind(":name", name).bind(":at", at);
    return readContract(statement);
}

Result<std::vector<ContractVersion>> contractVersions(Database &database, const QString &name)
{
    Statement statement(database,
        "SELECT body, recorded_at, recorded_by, reason FROM contract WHERE name = :name "
        "ORDER BY version DESC");
    statement.bind(":name", name);
    std::vector<ContractVersion> versions;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return versions;
        auto contract =
            contractFromJson(QJsonDocument::fromJson(statement.text(0).toUtf8()).object());
        if (!contract)
            return Error{ErrorKind::Corrupt, contract.error().detail};
        versions.push_back({.contract = std::move(*contract),
            .recordedBy = statement.text(2),
            .recordedAt = statement.instant(1),
            .reason = statement.text(3)});
    }
}

Result<std::vector<ContractRef>> contractRefs(Database &database)
{
    Statement statement(database, "SELECT name, version FROM contract ORDER BY name, version");
    std::vector<ContractRef> refs;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return refs;
        refs.push_back({statement.text(0), static_cast<int>(statement.integer(1))});
    }
}

Result<QStringList> contractNames(Database &database)
{
    Statement statement(database, "SELECT DISTINCT name FROM contract ORDER BY name");
    QStringList names;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return names;
        names << statement.text(0);
    }
}

Result<std::vector<std::pair<int, qint64>>> incidentsUnder(Database &database, const QString &name)
{
    Statement statement(database,
        "SELECT contract_version, COUNT(*) FROM incident WHERE contract_name = :name "
        "GROUP BY contract_version");
    statement.bind(":name", name);
    std::vector<std::pair<int, qint64>> counts;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return counts;
        counts.emplace_back(static_cast<int>(statement.integer(0)), statement.integer(1));
    }
}

Result<void> insertContract(
    const Transaction &transaction, const Contract &contract, const ContractRecord &record)
{
    Statement statement(transaction.database(),
        "INSERT INTO contract (name, version, effective_at, body, recorded_at, recorded_by, "
        "reason) VALUES (:name, :version, :effective_at, :body, :recorded_at, :recorded_by, "
        ":reason)");
    const auto done =
        statement.bind(":name", contract.name)
            .bind(":version", contract.version)
            .bind(":effective_at", contract.effective)
            .bind(":body",
                QString::fromUtf8(QJsonDocument(toJson(contract)).toJson(QJsonDocument::Compact)))
            .bind(":recorded_at", record.at)
            .bind(":recorded_by", record.by)
            .bind(":reason", record.reason.isNull() ? u""_s : record.reason)
            .run();
    return done ? Result<void>() : done.error();
}

Result<QJsonObject> draft(Database &database, const QString &kind, const QString &ref)
{
    Statement statement(database, "SELECT body FROM draft WHERE kind = :kind AND ref = :ref");
    const auto found = statement.bind(":kind", kind).bind(":ref", ref).next();
    if (!found)
        return found.error();
    return *found ? QJsonDocument::fromJson(statement.text(0).toUtf8()).object() : QJsonObject();
}

Result<void> saveDraft(const Transaction &transaction, const QString &kind, const QString &ref,
    const QJsonObject &body)
{
    Statement statement(transaction.database(),
        "INSERT INTO draft (kind, ref, body) VALUES (:kind, :ref, :body) "
        "ON CONFLICT (kind, ref) DO UPDATE SET body = excluded.body");
    const auto done =
        statement.bind(":kind", kind)
            .bind(":ref", ref)
            .bind(":body", QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact)))
            .run();
    return done ? Result<void>() : done.error();
}

Result<void> dropDraft(const Transaction &transaction, const QString &kind, const QString &ref)
{
    Statement statement(
        transaction.database(), "DELETE FROM draft WHERE kind = :kind AND ref = :ref");
    const auto done = statement.bind(":kind", kind).bind(":ref", ref).run();
    return done ? Result<void>() : done.error();
}

} // namespace gander::store
