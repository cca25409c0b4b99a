// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A transaction that undoes itself unless committed; writes take one as proof that they run in it.
// A snapshot reads many tables as of one moment.

#include "models/store/database.h"

namespace gander::store {

class Transaction
{
public:
    // Takes the write lock at once: a deferred one fails halfway when two write.
    [[nodiscard]] static Result<Transaction> begin(Database &database);
    ~Transaction();
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;

    [[nodiscard]] Result<void> commit();
    [[nodiscard]] Database &database() const { return *m_database; }

private:
    explicit Transaction(Database &database)
        : m_database(&database)
    {
    }
    Database *m_database;
    bool m_open = true;
};

// A part of a transaction that undoes itself unless kept, and leaves the rest as it is.
class Savepoint
{
public:
    [[nodiscard]] static Result<Savepoint> begin(const Transaction &transaction);
    ~Savepoint();
    Savepoint(Savepoint &&other) noexcept;
    Savepoint &operator=(Savepoint &&) = delete;

    [[nodiscard]] Result<void> keep();

private:
    explicit Savepoint(Database &database)
        : m_database(&database)
    {
    }
    Database *m_database;
};

class Snapshot
{
public:
    [[nodiscard]] static Result<Snapshot> begin(Database &database);
    ~Snapshot();
    Snapshot(Snapshot &&other) noexcept;
    Snapshot &operator=(Snapshot &&) = delete;

private:
    explicit Snapshot(Database &database)
        : m_database(&database)
    {
    }
    Database *m_database;
};

} // namespace gander::store
