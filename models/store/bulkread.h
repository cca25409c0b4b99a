// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads very many rows at the engine's own speed: Qt's driver takes three to five times as long,
// for it makes a variant of each value.

#include "models/domain/instant.h"
#include "models/store/database.h"

#include <QStringList>
#include <QVariant>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

struct sqlite3_stmt;

namespace gander::store {

// Named placeholders with their colon, and what stands for them: whole numbers and texts.
using Values = std::vector<std::pair<QString, QVariant>>;

class BulkRead
{
public:
    // 'database' outlives it. A fault is told by next().
    BulkRead(Database &database, const QString &sql, const Values &values = {});
    ~BulkRead();
    BulkRead(BulkRead &&other) noexcept;
    BulkRead &operator=(BulkRead &&) = delete;

    // Moves to the next row; false at the end.
    [[nodiscard]] Result<bool> next();
    [[nodiscard]] qint64 integer(int column) const;
    // UTF-8; valid until the next row.
    [[nodiscard]] QByteArrayView utf8(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] Instant instant(int column) const { return {integer(column)}; }
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::optional<qint64> optionalInteger(int column) const;
    [[nodiscard]] std::optional<Instant> optionalInstant(int column) const;

private:
    [[nodiscard]] Result<void> bindAll(const Values &values);
    [[nodiscard]] Error fault() const;

    sqlite3 *m_engine = nullptr;
    sqlite3_stmt *m_statement = nullptr;
    Result<void> m_ready;
};

// 'sql' has a %1 where the numbers stand, as in "WHERE id IN (%1)"; 'ids' are read a few hundred at
// a time, and what 'visit' cannot take ends it.
template <class Id, class Visit>
[[nodiscard]] Result<void> readOf(
    Database &database, const QString &sql, const std::vector<Id> &ids, const Visit &visit)
{
    constexpr size_t atOnce = 500;
    for (size_t begin = 0; begin < ids.size(); begin += atOnce) {
        QStringList numbers;
        for (size_t i = begin; i < std::min(begin + atOnce, ids.size()); ++i)
            numbers << QString::number(ids[i].number());
        BulkRead rows(database, sql.arg(numbers.join(u',')));
        for (auto more = rows.next();; more = rows.next()) {
            if (!more)
                return more.error();
            if (!*more)
                break;
            if (const Result<void> done = visit(rows); !done)
                return done.error();
        }
    }
    return {};
}

} // namespace gander::store
