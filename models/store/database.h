// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One open connection to a desk's database, for the thread that made it; keeps its prepared
// statements.

#include "models/domain/result.h"
#include "models/store/dialect.h"
#include "models/store/storefile.h"

#include <QSqlQuery>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

class QSqlError;
struct sqlite3;

namespace gander::store {

enum class Access { ReadWrite, ReadOnly };

// The fault of the engine in our kinds (full disk, locked, damaged, ...).
[[nodiscard]] Error errorOf(const QSqlError &fault, const QString &doing);

class Database
{
public:
    // Opens the SQLite file at 'path', sets every pragma and reads it back (reliability.md 2).
    [[nodiscard]] static Result<std::unique_ptr<Database>> openSqlite(
        const QString &path, Access access);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] const Dialect &dialect() const { return m_dialect; }
    [[nodiscard]] Access access() const { return m_access; }
    // One statement without values.
    [[nodiscard]] Result<void> execute(const QString &sql);
    // The first column of the first row, as text; empty if there is none.
    [[nodiscard]] Result<QString> ask(const QString &sql);
    // Brings everything written so far into the file itself.
    [[nodiscard]] Result<void> checkpoint();
    // Changes when another connection has written; cheap enough to poll.
    [[nodiscard]] qint64 dataVersion();
    // Unavailable where the file or its log beside it was moved, deleted or replaced since it was
    // opened: the engine goes on writing to what is no longer there.
    [[nodiscard]] Result<void> isInPlace();
    // Then, outside a transaction: takes what was acknowledged before into the file itself,
    // wherever it is now. Its log would stay behind, and become that of whatever is put in its
    // place.
    void gatherIn();
    // Asked while statements run; once it answers true they end with Cancelled. Empty: never.
    void stopWhen(std::function<bool()> stop);

private:
    friend class BulkRead;
    friend class Statement;
    friend Result<void> copyDatabase(Database &from, const QString &to,
        const std::function<bool(qint64 done, qint64 all)> &step);
    struct Prepared {
        struct Placeholder {
            QByteArray name; // with its colon
            QString queryName;
            bool isBound = false;
        };
        std::unique_ptr<QSqlQuery> query;
        std::vector<Placeholder> placeholders;
        QString fault; // why it could not be prepared
        ErrorKind faultKind = ErrorKind::Corrupt;
        bool inUse = false;
    };

    Database(const QString &path, QString connection, Dialect dialect, Access access);
    [[nodiscard]] std::shared_ptr<Prepared> prepare(const char *sql);
    [[nodiscard]] std::shared_ptr<Prepared> prepareText(const QString &sql);
    [[nodiscard]] Result<void> setPragmas();
    [[nodiscard]] sqlite3 *engine() const;

    QString m_path;
    EngineFile m_file;
    std::optional<FileIdentity> m_log; // as first seen by one that writes
    bool m_gatheredIn = false;
    QString m_connection;
    Dialect m_dialect;
    Access m_access;
    std::function<bool()> m_stop;
    std::unordered_map<const char *, std::shared_ptr<Prepared>> m_prepared;
};

} // namespace gander::store
