// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/onlinecopy.h"

#include "models/store/statement.h"
#include "models/store/storefile.h"

#include <QSqlError>
#include <QThread>

#include <sqlite3.h>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

// A step of a few milliseconds: so soon a copy is stopped.
constexpr int pagesAtOnce = 256;
constexpr int busyTries = 200;
constexpr unsigned long busyMs = 25;

Error copyFault(int code, sqlite3 *engine, const QString &to)
{
    const QString words = QString::fromUtf8(engine ? sqlite3_errmsg(engine) : sqlite3_errstr(code));
    return errorOf(QSqlError(u"copying"_s, words, QSqlError::StatementError, QString::number(code)),
        u"cannot write the copy %1"_s.arg(to));
}

// Closes what it opened, whatever happens on the way.
struct Target {
    sqlite3 *engine = nullptr;
    ~Target() { sqlite3_close(engine); }
};

Result<void> copyPages(sqlite3 *from, sqlite3 *target, const QString &to, const CopyStep &step)
{
    sqlite3_backup *copying = sqlite3_backup_init(target, "main", from, "main");
    if (!copying)
        return copyFault(sqlite3_errcode(target), target, to);
    int code = SQLITE_OK;
    bool goesOn = true;
    for (int tries = 0; goesOn && tries < busyTries;) {
        code = sqlite3_backup_step(copying, pagesAtOnce);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            QThread::msleep(busyMs);
            ++tries;
            continue;
        }
        if (code != SQLITE_OK && code != SQLITE_DONE)
            break;
        const qint64 all = sqlite3_backup_pagecount(copying);
        goesOn = !step || step(all - sqlite3_backup_remaining(copying), all);
        if (code == SQLITE_DONE)
            break;
    }
    const int ended = sqlite3_backup_finish(copying);
    if (!goesOn)
        return Error{ErrorKind::Cancelled, u"the copy was stopped"_s};
    if (code != SQLITE_DONE)
        return copyFault(code, nullptr, to);
    if (ended != SQLITE_OK)
        return copyFault(ended, target, to);
    return {};
}

} // namespace

Result<void> copyDatabase(Database &from, const QString &to, const CopyStep &step)
{
    Target target;
    int code =
        sqlite3_open_v2(to.toUtf8().constData(), &target.engine, SQLITE_OPEN_READWRITE, nullptr);
    if (code != SQLITE_OK)
        return copyFault(code, target.engine, to);
    // Whoever stops halfway throws the copy away, and it is brought to the disk as a whole.
    for (const char *sql : {"PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF"})
        if (code = sqlite3_exec(target.engine, sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
            return copyFault(code, target.engine, to);
    if (const auto copied = copyPages(from.engine(), target.engine, to, step); !copied)
        return copied.error();
    // The original says in its head that it has a log beside it; a copy is to be one file.
    code = sqlite3_exec(target.engine, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Result<void>() : copyFault(code, target.engine, to);
}

Result<void> quickCheck(Database &database)
{
    Statement statement(database, u"PRAGMA quick_check(1)"_s);
    const auto found = statement.next();
    if (!found)
        return found.error();
    if (!*found || statement.text(0) != "ok"_L1)
        return Error{ErrorKind::Corrupt,
            *found ? statement.text(0).simplified() : u"the engine does not answer"_s};
    return {};
}

Result<void> inspectOpened(Database &database, const QString &path, int newest)
{
    const auto id = database.ask(u"PRAGMA application_id"_s);
    if (!id)
        return id.error();
    if (id->toLongLong() != qint64{applicationId})
        return Error{ErrorKind::Foreign, u"%1 is a database of another program"_s.arg(path)};
    const auto version = database.ask(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    if (version->toInt() > newest)
        return Error{ErrorKind::TooNew,
            u"%1 was made by a newer program (desk version %2, this program knows %3)"_s.arg(
                path, *version, QString::number(newest))};
    return {};
}

Result<void> foldWal(Database &database)
{
    Statement statement(database, u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    const auto found = statement.next();
    if (!found)
        return found.error();
    // Busy, frames in the log, frames brought over; -1 where there is no log.
    if (*found && statement.integer(0) != 0 && statement.integer(1) != statement.integer(2))
        return Error{ErrorKind::Held, u"another program reads what is older than the latest"_s};
    return {};
}

} // namespace gander::store
