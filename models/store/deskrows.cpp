// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/deskrows.h"

#include "models/domain/hashfields.h"
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

Result<Anchor> anchorOf(Database &database)
{
    QHash<QString, QString> facts;
    Statement statement(database, "SELECT name, value FROM desk");
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            break;
        facts.insert(statement.text(0), statement.text(1));
    }
    const auto changes = [&](const QString &fact) {
        return facts.value(fact).section(u' ', 0, 0).toLongLong();
    };
    return Anchor{facts.value(u"uid"_s), facts.value(u"events"_s).toLongLong(),
        facts.value(u"head"_s),
        Anchor::Kept{facts.value(u"contracts"_s).toLongLong(), facts.value(u"contract-head"_s),
            changes(u"views"_s), changes(u"drafts"_s)}};
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
        "SELECT body, recorded_at, recorded_by, reason, role FROM contract WHERE name = :name "
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
            .role = roleFromKey(statement.text(4)),
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

Result<QSet<QByteArray>> contractTerms(Database &database)
{
    Statement statement(database, "SELECT name, version, body FROM contract");
    QSet<QByteArray> terms;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return terms;
        terms.insert(HashFields("gander-terms-1")
                         .addText(statement.text(0))
                         .addNumber(statement.integer(1))
                         .addText(statement.text(2))
                         .sha256());
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

Result<ChainEnd> insertContract(
    const Transaction &transaction, const Contract &contract, const ContractRecord &record)
{
    return insertContract(transaction,
        {.name = contract.name,
            .version = contract.version,
            .effective = contract.effective,
            .body = QJsonDocument(toJson(contract)).toJson(QJsonDocument::Compact),
            .recordedAt = record.at,
            .recordedBy = record.by,
            .reason = record.reason,
            .role = record.role ? toKey(*record.role) : QString()});
}

Result<ChainEnd> insertContract(const Transaction &transaction, const ContractEntry &entry)
{
    Statement statement(transaction.database(),
        "INSERT INTO contract (name, version, effective_at, body, recorded_at, recorded_by, "
        "reason, role) VALUES (:name, :version, :effective_at, :body, :recorded_at, :recorded_by, "
        ":reason, :role)");
    const auto done = statement.bind(":name", entry.name)
                          .bind(":version", entry.version)
                          .bind(":effective_at", entry.effective)
                          .bind(":body", QString::fromUtf8(entry.body))
                          .bind(":recorded_at", entry.recordedAt)
                          .bind(":recorded_by", entry.recordedBy)
                          .bind(":reason", entry.reason)
                          .bind(":role", entry.role)
                          .run();
    if (!done)
        return done.error();
    return sealContract(transaction, entry);
}

namespace {

// Of the draft that stands there; empty if there is none.
Result<QString> draftContent(Database &database, const QString &kind, const QString &ref)
{
    Statement statement(database, "SELECT content FROM draft WHERE kind = :kind AND ref = :ref");
    const auto found = statement.bind(":kind", kind).bind(":ref", ref).next();
    if (!found)
        return found.error();
    return *found ? statement.text(0) : QString();
}

} // namespace

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
    const auto before = draftContent(transaction.database(), kind, ref);
    if (!before)
        return before.error();
    const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    const QString content = draftHash(kind, ref, text);
    Statement statement(transaction.database(),
        "INSERT INTO draft (kind, ref, body, content) VALUES (:kind, :ref, :body, :content) "
        "ON CONFLICT (kind, ref) DO UPDATE SET body = excluded.body, content = excluded.content");
    const auto done = statement.bind(":kind", kind)
                          .bind(":ref", ref)
                          .bind(":body", QString::fromUtf8(text))
                          .bind(":content", content)
                          .run();
    return done ? noteChange(transaction, Words::Drafts, *before, content) : done.error();
}

Result<void> dropDraft(const Transaction &transaction, const QString &kind, const QString &ref)
{
    const auto before = draftContent(transaction.database(), kind, ref);
    if (!before)
        return before.error();
    Statement statement(
        transaction.database(), "DELETE FROM draft WHERE kind = :kind AND ref = :ref");
    const auto done = statement.bind(":kind", kind).bind(":ref", ref).run();
    if (!done)
        return done.error();
    return *done == 0 ? Result<void>() : noteChange(transaction, Words::Drafts, *before, {});
}

} // namespace gander::store
