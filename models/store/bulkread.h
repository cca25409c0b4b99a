// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads very many rows at the engine's own speed: Qt's driver takes three to five times as long,
// for it makes a variant of each value.

#include "models/store/database.h"

#include <QVariant>

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
    [[nodiscard]] bool isNull(int column) const;

private:
    [[nodiscard]] Result<void> bindAll(const Values &values);
    [[nodiscard]] Error fault() const;

    sqlite3 *m_engine = nullptr;
    sqlite3_stmt *m_statement = nullptr;
    Result<void> m_ready;
};

} // namespace gander::store
