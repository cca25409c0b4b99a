// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/database.h"

#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>

#include <sqlite3.h>

#include <array>
#include <utility>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

struct Pragma {
    const char *set;
    const char *ask;
    const char *wanted;
    bool whenReadOnly;
};
// trusted_schema and cell_size_check keep a hostile file from running or misleading us; mmap is off
// because a truncated file would crash us.
constexpr std::array pragmas{
    Pragma{"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1", true},
    Pragma{"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0", true},
    Pragma{"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1", true},
    Pragma{"PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0", true},
    // KiB, each connection; a scan of a million goes through the system's own cache.
    Pragma{"PRAGMA cache_size = -24000", "PRAGMA cache_size", "-24000", true},
    Pragma{"PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal", false},
    Pragma{"PRAGMA synchronous = FULL", "PRAGMA synchronous", "2", true},
};

QStringList placeholdersOf(const QString &sql)
{
    static const QRegularExpression named(u":[a-z_][a-z0-9_]*"_s);
    static const QRegularExpression quoted(u"'[^']*'"_s);
    QString bare = sql;
    bare.remove(quoted);
    QStringList names;
    for (auto found = named.globalMatch(bare); found.hasNext();)
        names << found.next().captured();
    names.removeDuplicates();
    return names;
}

} // namespace

Error errorOf(const QSqlError &fault, const QString &doing)
{
    const QString detail = u"%1: %2"_s.arg(
        doing, fault.databaseText().isEmpty() ? fault.driverText() : fault.databaseText());
    bool isNumber = false;
    const int code = fault.nativeErrorCode().toInt(&isNumber) & 0xff;
    if (!isNumber)
        return {ErrorKind::Unavailable, detail};
    switch (code) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return {ErrorKind::Held, detail};
    case 9: // SQLITE_INTERRUPT
        return {ErrorKind::Cancelled, detail};
    case 11: // SQLITE_CORRUPT
        return {ErrorKind::Corrupt, detail};
    case 13: // SQLITE_FULL
        return {ErrorKind::Full, detail};
    case 19: // SQLITE_CONSTRAINT
        return {ErrorKind::Conflict, detail};
    case 26: // SQLITE_NOTADB
        return {ErrorKind::Foreign, detail};
    default:
        return {ErrorKind::Unavailable, detail};
    }
}

Database::Database(const QString &path, QString connection, Dialect dialect, Access access)
    : m_path(path)
    , m_file(path)
    , m_connection(std::move(connection))
    , m_dialect(std::move(dialect))
    , m_access(access)
{
}

Database::~Database()
{
    m_prepared.clear();
    if (m_access == Access::ReadWrite && !isInPlace())
        gatherIn();
    {
        QSqlDatabase handle = QSqlDatabase::database(m_connection, false);
        handle.close();
    }
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::openSqlite(const QString &path, Access access)
{
    const QString connection = u"desk-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<Database> database(new Database(path, connection, sqliteDialect(), access));
    {
        QSqlDatabase handle = QSqlDatabase::addDatabase(database->m_dialect.driver, connection);
        if (!handle.isValid())
            return Error{ErrorKind::Unavailable,
                u"Qt's SQLite driver is missing (package libqt6sql6-sqlite)"_s};
        handle.setDatabaseName(path);
        handle.setConnectOptions(access == Access::ReadOnly
                ? u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s
                : u"QSQLITE_BUSY_TIMEOUT=5000"_s);
        if (!handle.open())
            return errorOf(handle.lastError(), u"cannot open %1"_s.arg(path));
    }
    if (const auto set = database->setPragmas(); !set)
        return set.error();
    database->m_file.takeMade(path);
    return database;
}

Result<void> Database::setPragmas()
{
    for (const Pragma &pragma : pragmas) {
        if (m_access == Access::ReadOnly && !pragma.whenReadOnly)
            continue;
        if (const auto done = execute(QString::fromLatin1(pragma.set)); !done)
            return done.error();
        const auto answer = ask(QString::fromLatin1(pragma.ask));
        if (!answer)
            return answer.error();
        if (*answer != QLatin1String(pragma.wanted))
            return Error{ErrorKind::Unavailable,
                u"%1 was not accepted, the database answers '%2'"_s.arg(
                    QString::fromLatin1(pragma.set), *answer)};
    }
    return {};
}

Result<void> Database::execute(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(sql))
        return errorOf(query.lastError(), sql.left(60).simplified());
    return {};
}

Result<QString> Database::ask(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return errorOf(query.lastError(), sql.left(60).simplified());
    return query.next() ? query.value(0).toString() : QString();
}

Result<void> Database::checkpoint()
{
    return execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

qint64 Database::dataVersion()
{
    const auto version = ask(u"PRAGMA data_version"_s);
    return version ? version->toLongLong() : -1;
}

sqlite3 *Database::engine() const
{
    const QVariant handle = QSqlDatabase::database(m_connection, false).driver()->handle();
    return *static_cast<sqlite3 *const *>(handle.constData());
}

Result<void> Database::isInPlace()
{
    if (FileIdentity::of(m_path) != m_file.identity())
        return Error{ErrorKind::Unavailable,
            u"%1 was moved, deleted or replaced while it was open"_s.arg(m_path)};
    const FileIdentity log = FileIdentity::of(m_path + "-wal"_L1);
    if (!m_log)
        m_log = log;
    if (log != *m_log)
        return Error{ErrorKind::Unavailable,
            u"the log beside %1 was moved, deleted or replaced while it was open"_s.arg(m_path)};
    return {};
}

void Database::gatherIn()
{
    // Best effort: there is nobody left to tell, and the engine does not do it for a file that
    // moved.
    if (!std::exchange(m_gatheredIn, true))
        (void)checkpoint();
}

void Database::stopWhen(std::function<bool()> stop)
{
    // Often enough to be done within a millisecond, seldom enough to cost nothing.
    constexpr int steps = 4000;
    m_stop = std::move(stop);
    sqlite3_progress_handler(
        engine(), m_stop ? steps : 0,
        [](void *self) { return static_cast<Database *>(self)->m_stop() ? 1 : 0; }, this);
}

std::shared_ptr<Database::Prepared> Database::prepareText(const QString &sql)
{
    auto prepared = std::make_shared<Prepared>();
    prepared->query = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_connection, false));
    prepared->query->setForwardOnly(true);
    for (const QString &name : placeholdersOf(sql))
        prepared->placeholders.push_back({name.toLatin1(), name});
    // A misspelt name in double quotes silently becomes a string in SQLite.
    if (sql.contains(u'"'))
        prepared->fault = u"double quotes in SQL: %1"_s.arg(sql.left(60).simplified());
    else if (!prepared->query->prepare(sql)) {
        const Error error = errorOf(prepared->query->lastError(), sql.left(60).simplified());
        prepared->fault = error.detail;
        prepared->faultKind = error.kind;
    }
    return prepared;
}

std::shared_ptr<Database::Prepared> Database::prepare(const char *sql)
{
    if (const auto known = m_prepared.find(sql); known != m_prepared.end())
        if (!known->second->inUse && known->second->fault.isEmpty())
            return known->second;
    auto prepared = prepareText(QString::fromUtf8(sql));
    m_prepared.insert_or_assign(sql, prepared);
    return prepared;
}

} // namespace gander::store
