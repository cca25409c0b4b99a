// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/transaction.h"

#include <utility>

namespace gander::store {

using namespace Qt::StringLiterals;

Result<Transaction> Transaction::begin(Database &database)
{
    if (const auto begun = database.execute(database.dialect().begin); !begun)
        return begun.error();
    auto fit = database.isInPlace();
    {
        Transaction transaction(database);
        if (fit)
            return transaction;
    }
    database.gatherIn();
    return fit.error();
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(other.m_database)
    , m_open(std::exchange(other.m_open, false))
{
}

Transaction::~Transaction()
{
    // A failed rollback leaves nothing to do: the engine rolls back when it closes.
    if (m_open)
        (void)m_database->execute(u"ROLLBACK"_s);
}

Result<void> Transaction::commit()
{
    if (const auto done = m_database->execute(u"COMMIT"_s); !done)
        return done.error();
    m_open = false;
    // Once more: what went into a file that is no longer there is not to be acknowledged.
    return m_database->isInPlace();
}

Result<Savepoint> Savepoint::begin(const Transaction &transaction)
{
    Database &database = transaction.database();
    if (const auto begun = database.execute(u"SAVEPOINT part"_s); !begun)
        return begun.error();
    return Savepoint(database);
}

Savepoint::Savepoint(Savepoint &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Savepoint::~Savepoint()
{
    // Where that fails the whole transaction is not committed either.
    if (!m_database)
        return;
    (void)m_database->execute(u"ROLLBACK TO part"_s);
    (void)m_database->execute(u"RELEASE part"_s);
}

Result<void> Savepoint::keep()
{
    const auto done = m_database->execute(u"RELEASE part"_s);
    if (done)
        m_database = nullptr;
    return done;
}

Result<Snapshot> Snapshot::begin(Database &database)
{
    if (const auto begun = database.execute(database.dialect().snapshot); !begun)
        return begun.error();
    return Snapshot(database);
}

Snapshot::Snapshot(Snapshot &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Snapshot::~Snapshot()
{
    // Nothing was written; a failed end leaves nothing to do.
    if (m_database)
        (void)m_database->execute(u"COMMIT"_s);
}

} // namespace gander::store
