// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The C API of SQLite, thin: what Gander's figures are held beside; and an ear on what Gander
// itself asks of the engine, so that both do the very same work.

#include <QByteArray>
#include <QString>

#include <functional>
#include <limits>
#include <memory>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace gander::bench {

// A statement that this process ran through any connection.
struct Overheard {
    QByteArray sql;  // with its values in place
    qint64 rows = 0; // that were taken of it; there may be more
    double ms = 0;   // as the engine counts them, reading included
};

// Faults end the program: a benchmark that cannot measure has nothing to say.
class RawDatabase
{
public:
    enum class Access { ReadOnly, Write };
    RawDatabase(const QString &path, Access access);

    // Without reading anything.
    void execute(const QByteArray &sql);
    // The first column of the first row.
    [[nodiscard]] QByteArray ask(const QByteArray &sql);
    // Its plan, a line a step.
    [[nodiscard]] QByteArray planOf(const QByteArray &sql);

    class Statement
    {
    public:
        // Steps through so many rows, or all, taking each column's value; answers how many.
        qint64 run(qint64 most = std::numeric_limits<qint64>::max());

    private:
        friend RawDatabase;
        struct Finish {
            void operator()(sqlite3_stmt *statement) const;
        };
        std::unique_ptr<sqlite3_stmt, Finish> m_statement;
    };
    [[nodiscard]] Statement prepare(const QByteArray &sql);
    [[nodiscard]] std::vector<Statement> prepareAll(const std::vector<Overheard> &overheard);

private:
    struct Close {
        void operator()(sqlite3 *handle) const;
    };
    std::unique_ptr<sqlite3, Close> m_handle;
};

// Before the first connection is opened, once.
void listenIn();
// What is run while 'work' is, on any thread; without the engine's own inner statements.
[[nodiscard]] std::vector<Overheard> overhear(const std::function<void()> &work);
// Those that only read.
[[nodiscard]] std::vector<Overheard> readsOf(const std::vector<Overheard> &overheard);

} // namespace gander::bench
