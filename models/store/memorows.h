// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The memo tables: drafts, issued memos and the very bytes that were issued.

#include "models/domain/memocontent.h"
#include "models/store/pagescan.h"
#include "models/store/transaction.h"

#include <functional>

namespace gander::store {

// Of the columns of table memo as they lie in a file, without its page.
[[nodiscard]] Memo memoOfRaw(const std::vector<RawValue> &values);

[[nodiscard]] Result<std::vector<Memo>> memosOf(Database &database, IncidentId id);
// Of many incidents at once.
[[nodiscard]] Result<std::vector<Memo>> memosOf(
    Database &database, const std::vector<IncidentId> &ids);
[[nodiscard]] Result<Memo> memoByNumber(Database &database, const QString &number);
[[nodiscard]] Result<Memo> memoBySha256(Database &database, const QString &sha256);
// "M-2026-0007": counted within 'year'.
[[nodiscard]] Result<QString> nextMemoNumber(Database &database, int year);
// Gives the memo its id.
[[nodiscard]] Result<MemoId> insertMemo(const Transaction &transaction, const Memo &memo);
// Everything but number, incident and outcome.
[[nodiscard]] Result<void> updateMemo(const Transaction &transaction, const Memo &memo);
[[nodiscard]] Result<void> storePage(
    const Transaction &transaction, const Memo &memo, const QByteArray &pdf);
[[nodiscard]] Result<QByteArray> pageOf(Database &database, const QString &number);
// Those whose words are not the ones that were saved.
[[nodiscard]] Result<void> forEachChangedMemo(
    Database &database, const std::function<void(const Memo &)> &visit);
// Number, incident, stored SHA-256 and bytes of every issued memo.
using PageVisit = std::function<void(
    const QString &number, IncidentId incident, const QString &sha256, const QByteArray &pdf)>;
[[nodiscard]] Result<qint64> forEachPage(Database &database, const PageVisit &visit);

} // namespace gander::store
