// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What makes damage to contracts, saved views and drafts known: the chain over contract versions,
// the hash of each view and draft, and how often views and drafts were written.

#include "models/domain/instant.h"
#include "models/store/transaction.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace gander::store {

// A contract version as its row has it, every column.
struct ContractEntry {
    QString name;
    qint64 version = 0;
    Instant effective;
    QByteArray body;
    Instant recordedAt;
    QString recordedBy;
    QString reason;
    QString role; // "agent", "manager", "unsaid"; empty where it was not recorded
};

// SHA-256 over length-prefixed fields: 'previous' (empty for the first), the place, every column.
[[nodiscard]] QByteArray contractHash(
    const ContractEntry &entry, qint64 seq, const QByteArray &previous);
[[nodiscard]] QString draftHash(const QString &kind, const QString &ref, const QByteArray &body);
// Over the view's columns from owner to descending, as they stand.
struct ViewEntry {
    QString owner;
    QString name;
    QString nameFolded;
    QString query;
    qint64 shared = 0;
    QString sort;
    qint64 descending = 0;
};
[[nodiscard]] QString viewHash(const ViewEntry &entry);

// How many there are, and the hash of the last.
struct ChainEnd {
    qint64 count = 0;
    QByteArray head;
};
// As the desk's facts have it.
[[nodiscard]] Result<ChainEnd> contractChain(Database &database);
// Writes the contract's seal and the facts; its row is written already.
[[nodiscard]] Result<ChainEnd> sealContract(
    const Transaction &transaction, const ContractEntry &entry);

struct ContractSeal {
    qint64 seq = 0;
    QString name;
    qint64 version = 0;
    QByteArray previous;
    QByteArray hash;
    std::optional<ContractEntry> entry; // nothing where the contract itself is not there
};
// In their order.
[[nodiscard]] Result<void> forEachSeal(
    Database &database, const std::function<void(const ContractSeal &)> &visit);
// Those that no seal speaks of.
[[nodiscard]] Result<void> forEachUnsealed(
    Database &database, const std::function<void(const QString &name, qint64 version)> &visit);

// Views or drafts as a whole: how often one was written, changed or dropped, and the hashes of all
// that stand, folded into one.
struct KeptWords {
    qint64 changes = 0;
    QByteArray sum;

    friend bool operator==(const KeptWords &, const KeptWords &) = default;
};
enum class Words { Views, Drafts };
[[nodiscard]] Result<KeptWords> keptWords(Database &database, Words words);
// One of them came in the place of another; either may be nothing (empty).
[[nodiscard]] Result<void> noteChange(
    const Transaction &transaction, Words words, const QString &before, const QString &after);

// Each with the hash that stands beside it, and the one that its words give.
struct SealedWords {
    QString name; // of the view, or kind of the draft
    QString ref;  // of the draft
    QString owner;
    QString stored;
    QString actual;
};
[[nodiscard]] Result<void> forEachView(
    Database &database, const std::function<void(const SealedWords &)> &visit);
[[nodiscard]] Result<void> forEachDraft(
    Database &database, const std::function<void(const SealedWords &)> &visit);
// What the hashes of all that stand fold into.
void foldInto(QByteArray &sum, const QString &hash);

// A desk of an older program, not yet sealed.
[[nodiscard]] Result<bool> isUnsealed(Database &database);
// Seals what stands, as it stands.
[[nodiscard]] Result<void> sealAll(const Transaction &transaction);

} // namespace gander::store
