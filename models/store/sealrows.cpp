// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/sealrows.h"

#include "models/domain/hashfields.h"
#include "models/store/deskrows.h"
#include "models/store/statement.h"

#include <algorithm>
#include <vector>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype hashSize = 32;

QString factName(Words words)
{
    switch (words) {
    case Words::Views:
        return u"views"_s;
    case Words::Drafts:
        return u"drafts"_s;
    }
    Q_UNREACHABLE();
}

Result<void> setKept(const Transaction &transaction, Words words, const KeptWords &kept)
{
    return setDeskFact(transaction, factName(words),
        u"%1 %2"_s.arg(QString::number(kept.changes), QString::fromLatin1(kept.sum.toHex())));
}

// Of columns name, version, effective_at, body, recorded_at, recorded_by, reason, role from 'first'
// on.
ContractEntry entryAt(const Statement &row, int first)
{
    return {.name = row.text(first),
        .version = row.integer(first + 1),
        .effective = row.instant(first + 2),
        .body = row.text(first + 3).toUtf8(),
        .recordedAt = row.instant(first + 4),
        .recordedBy = row.text(first + 5),
        .reason = row.text(first + 6),
        .role = row.text(first + 7)};
}

Result<void> forEachRow(Statement &statement, const std::function<void()> &visit)
{
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return {};
        visit();
    }
}

Result<void> sealContracts(const Transaction &transaction)
{
    std::vector<ContractEntry> entries;
    {
        Statement statement(transaction.database(),
            "SELECT name, version, effective_at, body, recorded_at, recorded_by, reason, role "
            "FROM contract ORDER BY recorded_at, name, version");
        const auto read = forEachRow(statement, [&] { entries.push_back(entryAt(statement, 0)); });
        if (!read)
            return read.error();
    }
    Statement seals(transaction.database(), "SELECT COUNT(*) FROM contract_seal");
    const auto sealed = seals.number();
    if (!sealed)
        return sealed.error();
    if (*sealed > 0)
        return {}; // what is sealed stays so
    // Nothing of a chain is there, whatever the facts say.
    for (const auto &fact : {u"contracts"_s, u"contract-head"_s})
        if (const auto done = setDeskFact(transaction, fact, u""_s); !done)
            return done.error();
    for (const ContractEntry &entry : entries)
        if (const auto done = sealContract(transaction, entry); !done)
            return done.error();
    return {};
}

Result<void> sealWords(const Transaction &transaction, Words words)
{
    KeptWords kept;
    std::vector<SealedWords> found;
    const auto take = [&](const SealedWords &each) { found.push_back(each); };
    const auto read = words == Words::Views ? forEachView(transaction.database(), take)
                                            : forEachDraft(transaction.database(), take);
    if (!read)
        return read.error();
    for (const SealedWords &each : found) {
        Statement statement(transaction.database(),
            words == Words::Views
                ? "UPDATE saved_view SET content = :content WHERE name = :name AND owner = :ref"
                : "UPDATE draft SET content = :content WHERE kind = :name AND ref = :ref");
        const auto done = statement.bind(":content", each.actual)
                              .bind(":name", each.name)
                              .bind(":ref", words == Words::Views ? each.owner : each.ref)
                              .run();
        if (!done)
            return done.error();
        foldInto(kept.sum, each.actual);
        ++kept.changes;
    }
    return setKept(transaction, words, kept);
}

} // namespace

QByteArray contractHash(const ContractEntry &entry, qint64 seq, const QByteArray &previous)
{
    return HashFields("gander-contract-1", entry.body.size() + 400)
        .add(previous)
        .addNumber(seq)
        .addText(entry.name)
        .addNumber(entry.version)
        .addNumber(entry.effective.ms)
        .add(entry.body)
        .addNumber(entry.recordedAt.ms)
        .addText(entry.recordedBy)
        .addText(entry.reason)
        .addText(entry.role)
        .sha256();
}

QString draftHash(const QString &kind, const QString &ref, const QByteArray &body)
{
    return QString::fromLatin1(HashFields("gander-draft-1", body.size() + 100)
                                   .addText(kind)
                                   .addText(ref)
                                   .add(body)
                                   .sha256()
                                   .toHex());
}

QString viewHash(const ViewEntry &entry)
{
    return QString::fromLatin1(HashFields("gander-view-1")
                                   .addText(entry.owner)
                                   .addText(entry.name)
                                   .addText(entry.nameFolded)
                                   .addText(entry.query)
                                   .addNumber(entry.shared)
                                   .addText(entry.sort)
                                   .addNumber(entry.descending)
                                   .sha256()
                                   .toHex());
}

Result<ChainEnd> contractChain(Database &database)
{
    const auto count = deskFact(database, u"contracts"_s);
    if (!count)
        return count.error();
    const auto head = deskFact(database, u"contract-head"_s);
    if (!head)
        return head.error();
    return ChainEnd{count->toLongLong(), QByteArray::fromHex(head->toLatin1())};
}

Result<ChainEnd> sealContract(const Transaction &transaction, const ContractEntry &entry)
{
    const auto before = contractChain(transaction.database());
    if (!before)
        return before.error();
    const ChainEnd end{before->count + 1, contractHash(entry, before->count + 1, before->head)};
    Statement statement(transaction.database(),
        "INSERT INTO contract_seal (seq, name, version, previous, hash) "
        "VALUES (:seq, :name, :version, :previous, :hash)");
    const auto done = statement.bind(":seq", end.count)
                          .bind(":name", entry.name)
                          .bind(":version", entry.version)
                          .bind(":previous", before->head.isNull() ? QByteArray("") : before->head)
                          .bind(":hash", end.head)
                          .run();
    if (!done)
        return done.error();
    for (const auto &[name, value] : {std::pair{u"contracts"_s, QString::number(end.count)},
             std::pair{u"contract-head"_s, QString::fromLatin1(end.head.toHex())}})
        if (const auto set = setDeskFact(transaction, name, value); !set)
            return set.error();
    return end;
}

Result<void> forEachSeal(Database &database, const std::function<void(const ContractSeal &)> &visit)
{
    Statement statement(database,
        "SELECT seq, contract_seal.name, contract_seal.version, previous, hash, contract.name, "
        "contract.version, effective_at, body, recorded_at, recorded_by, reason, role "
        "FROM contract_seal LEFT JOIN contract ON contract.name = contract_seal.name "
        "AND contract.version = contract_seal.version ORDER BY seq");
    return forEachRow(statement, [&] {
        ContractSeal seal{.seq = statement.integer(0),
            .name = statement.text(1),
            .version = statement.integer(2),
            .previous = statement.bytes(3),
            .hash = statement.bytes(4),
            .entry = {}};
        if (!statement.isNull(5))
            seal.entry = entryAt(statement, 5);
        visit(seal);
    });
}

Result<void> forEachUnsealed(
    Database &database, const std::function<void(const QString &name, qint64 version)> &visit)
{
    Statement statement(database,
        "SELECT name, version FROM contract WHERE NOT EXISTS (SELECT 1 FROM contract_seal "
        "WHERE contract_seal.name = contract.name AND contract_seal.version = contract.version) "
        "ORDER BY name, version");
    return forEachRow(statement, [&] { visit(statement.text(0), statement.integer(1)); });
}

Result<KeptWords> keptWords(Database &database, Words words)
{
    const auto fact = deskFact(database, factName(words));
    if (!fact)
        return fact.error();
    const qsizetype blank = fact->indexOf(u' ');
    KeptWords kept{QStringView(*fact).left(std::max<qsizetype>(blank, 0)).toLongLong(),
        QByteArray::fromHex(fact->mid(blank + 1).toLatin1())};
    foldInto(kept.sum, {}); // of full length, also where there never was one
    return kept;
}

Result<void> noteChange(
    const Transaction &transaction, Words words, const QString &before, const QString &after)
{
    auto kept = keptWords(transaction.database(), words);
    if (!kept)
        return kept.error();
    foldInto(kept->sum, before);
    foldInto(kept->sum, after);
    ++kept->changes;
    return setKept(transaction, words, *kept);
}

Result<void> forEachView(Database &database, const std::function<void(const SealedWords &)> &visit)
{
    Statement statement(database,
        "SELECT owner, name, name_folded, query, shared, sort, descending, content "
        "FROM saved_view ORDER BY id");
    return forEachRow(statement, [&] {
        const ViewEntry entry{statement.text(0), statement.text(1), statement.text(2),
            statement.text(3), statement.integer(4), statement.text(5), statement.integer(6)};
        visit({.name = entry.name,
            .ref = {},
            .owner = entry.owner,
            .stored = statement.text(7),
            .actual = viewHash(entry)});
    });
}

Result<void> forEachDraft(Database &database, const std::function<void(const SealedWords &)> &visit)
{
    Statement statement(database, "SELECT kind, ref, body, content FROM draft ORDER BY kind, ref");
    return forEachRow(statement, [&] {
        visit({.name = statement.text(0),
            .ref = statement.text(1),
            .owner = {},
            .stored = statement.text(3),
            .actual = draftHash(statement.text(0), statement.text(1), statement.text(2).toUtf8())});
    });
}

// Order does not count, and folding the same in again takes it out.
void foldInto(QByteArray &sum, const QString &hash)
{
    const QByteArray bytes = QByteArray::fromHex(hash.toLatin1()).left(hashSize);
    sum.append(QByteArray(std::max<qsizetype>(0, hashSize - sum.size()), '\0'));
    for (qsizetype i = 0; i < bytes.size(); ++i)
        sum[i] = static_cast<char>(sum[i] ^ bytes[i]);
}

Result<bool> isUnsealed(Database &database)
{
    const auto fact = deskFact(database, u"unsealed"_s);
    if (!fact)
        return fact.error();
    return !fact->isEmpty();
}

Result<void> sealAll(const Transaction &transaction)
{
    if (const auto done = sealContracts(transaction); !done)
        return done.error();
    for (const Words words : {Words::Views, Words::Drafts})
        if (const auto done = sealWords(transaction, words); !done)
            return done.error();
    return setDeskFact(transaction, u"unsealed"_s, u""_s);
}

} // namespace gander::store
