// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One SQL statement: prepare, bind by name, step, read by wanted type. Guards against what SQLite
// and Qt let pass in silence (reliability.md 2): a misspelt or forgotten placeholder is an error.

#include "models/domain/instant.h"
#include "models/domain/result.h"
#include "models/store/database.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace gander::store {

class Statement
{
public:
    // A literal is prepared once for each connection.
    Statement(Database &database, const char *sql);
    Statement(Database &database, const QString &sql);
    // Finishes: SQLite will not commit past an open RETURNING.
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    // Names with their colon. There are no overloads for bool, double or QDateTime on purpose.
    Statement &bind(const char *name, qint64 value);
    Statement &bind(const char *name, int value) { return bind(name, qint64{value}); }
    Statement &bind(const char *name, const QString &value);
    Statement &bind(const char *name, const QByteArray &value);
    Statement &bind(const char *name, Instant value) { return bind(name, value.ms); }
    Statement &bind(const char *name, const std::optional<Instant> &value);
    Statement &bind(const char *name, const std::optional<qint64> &value);
    Statement &bind(const char *name, const std::optional<QString> &value);
    Statement &bind(const char *name, bool) = delete;
    Statement &bind(const QString &name, const QVariant &value);

    // Runs a statement that answers no rows; the number of rows changed.
    [[nodiscard]] Result<qint64> run();
    // Moves to the next row; false at the end. The first call runs the statement.
    [[nodiscard]] Result<bool> next();
    // The number that the one answered row holds, such as RETURNING id.
    [[nodiscard]] Result<qint64> number();
    // Runs an INSERT; the id that its row was given.
    [[nodiscard]] Result<qint64> insertedId();

    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] Instant instant(int column) const { return {integer(column)}; }
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::optional<qint64> optionalInteger(int column) const;
    [[nodiscard]] std::optional<Instant> optionalInstant(int column) const;

private:
    [[nodiscard]] Result<void> start();
    Statement &bindValue(QByteArrayView name, const QVariant &value);

    std::shared_ptr<Database::Prepared> m_prepared;
    size_t m_nextPlaceholder = 0; // values mostly come in the order of the placeholders
    QByteArray m_misspelt;        // a name that was bound and is none
    bool m_started = false;
};

} // namespace gander::store
