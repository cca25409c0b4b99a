// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/rawsqlite.h"

#include <QHash>
#include <QMutex>

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace gander::bench {

namespace {

// What a desk's own connections are given, so that neither reads more from the disk.
constexpr auto likeGander = "PRAGMA cache_size = -65536; PRAGMA synchronous = FULL;";

void insist(bool well, sqlite3 *handle, const QByteArray &doing)
{
    if (well)
        return;
    std::fprintf(stderr, "raw SQLite, %s: %s\n", doing.constData(),
        handle ? sqlite3_errmsg(handle) : "no connection");
    std::exit(1);
}

// What has been heard, and whose connections there are to hear.
QMutex earLock;
std::vector<sqlite3 *> connections;
std::vector<Overheard> heard;
QHash<sqlite3_stmt *, qint64> rowsTaken;

// FTS5 keeps its tables by statements of its own, which name the schema in quotes.
bool isInner(const QByteArray &sql)
{
    return sql.isEmpty() || sql.startsWith("--") || sql.contains("'main'.'")
        || sql.contains("\"main\".\"");
}

int hear(unsigned what, void *, void *subject, void *spent)
{
    const QMutexLocker lock(&earLock);
    if (what == SQLITE_TRACE_CLOSE) {
        std::erase(connections, static_cast<sqlite3 *>(subject));
        return 0;
    }
    auto *statement = static_cast<sqlite3_stmt *>(subject);
    if (what == SQLITE_TRACE_ROW) {
        ++rowsTaken[statement];
        return 0;
    }
    const qint64 rows = rowsTaken.take(statement);
    if (isInner(sqlite3_sql(statement)))
        return 0;
    char *whole = sqlite3_expanded_sql(statement);
    heard.push_back({whole, rows, static_cast<double>(*static_cast<sqlite3_int64 *>(spent)) / 1e6});
    sqlite3_free(whole);
    return 0;
}

// Heard at all times is only that a connection closes.
int putEarOn(sqlite3 *handle, char **, const void *)
{
    const QMutexLocker lock(&earLock);
    connections.push_back(handle);
    return sqlite3_trace_v2(handle, SQLITE_TRACE_CLOSE, hear, nullptr);
}

void listen(bool on)
{
    std::vector<sqlite3 *> all;
    {
        const QMutexLocker lock(&earLock);
        all = connections;
        if (on)
            heard.clear();
        rowsTaken.clear();
    }
    for (sqlite3 *handle : all) {
        sqlite3_trace_v2(handle,
            on ? SQLITE_TRACE_CLOSE | SQLITE_TRACE_ROW | SQLITE_TRACE_PROFILE : SQLITE_TRACE_CLOSE,
            hear, nullptr);
    }
}

} // namespace

void RawDatabase::Close::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

void RawDatabase::Statement::Finish::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

RawDatabase::RawDatabase(const QString &path, Access access)
{
    sqlite3 *handle = nullptr;
    const int flags = access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    const int opened = sqlite3_open_v2(path.toUtf8().constData(), &handle, flags, nullptr);
    m_handle.reset(handle);
    insist(opened == SQLITE_OK, handle, "open");
    execute(likeGander);
}

void RawDatabase::execute(const QByteArray &sql)
{
    insist(sqlite3_exec(m_handle.get(), sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK,
        m_handle.get(), sql.left(200));
}

QByteArray RawDatabase::ask(const QByteArray &sql)
{
    Statement statement = prepare(sql);
    if (sqlite3_step(statement.m_statement.get()) != SQLITE_ROW)
        return {};
    return reinterpret_cast<const char *>(sqlite3_column_text(statement.m_statement.get(), 0));
}

QByteArray RawDatabase::planOf(const QByteArray &sql)
{
    Statement statement = prepare("EXPLAIN QUERY PLAN " + sql);
    QByteArray plan;
    while (sqlite3_step(statement.m_statement.get()) == SQLITE_ROW)
        plan += QByteArray("    ")
            + reinterpret_cast<const char *>(sqlite3_column_text(statement.m_statement.get(), 3))
            + '\n';
    return plan;
}

RawDatabase::Statement RawDatabase::prepare(const QByteArray &sql)
{
    sqlite3_stmt *made = nullptr;
    const int prepared = sqlite3_prepare_v2(m_handle.get(), sql.constData(), -1, &made, nullptr);
    Statement statement;
    statement.m_statement.reset(made);
    insist(prepared == SQLITE_OK, m_handle.get(), sql.left(200));
    return statement;
}

std::vector<RawDatabase::Statement> RawDatabase::prepareAll(const std::vector<Overheard> &overheard)
{
    std::vector<Statement> statements;
    for (const Overheard &each : overheard)
        statements.push_back(prepare(each.sql));
    return statements;
}

qint64 RawDatabase::Statement::run(qint64 most)
{
    sqlite3_stmt *statement = m_statement.get();
    qint64 rows = 0;
    // Volatile, so that no value goes unread.
    volatile qint64 sum = 0;
    while (rows < most && sqlite3_step(statement) == SQLITE_ROW) {
        ++rows;
        for (int column = 0; column < sqlite3_column_count(statement); ++column) {
            if (sqlite3_column_type(statement, column) == SQLITE_INTEGER) {
                sum = sum + sqlite3_column_int64(statement, column);
            } else {
                const unsigned char *text = sqlite3_column_text(statement, column);
                sum = sum + (text ? text[0] : 0) + sqlite3_column_bytes(statement, column);
            }
        }
    }
    insist(sqlite3_reset(statement) == SQLITE_OK, sqlite3_db_handle(statement), "step");
    return rows;
}

void listenIn()
{
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(putEarOn));
}

std::vector<Overheard> overhear(const std::function<void()> &work)
{
    listen(true);
    work();
    listen(false);
    const QMutexLocker lock(&earLock);
    return heard;
}

std::vector<Overheard> readsOf(const std::vector<Overheard> &overheard)
{
    std::vector<Overheard> reads;
    for (const Overheard &each : overheard) {
        const QByteArray begin = each.sql.trimmed().left(6).toUpper();
        if (begin == "SELECT" || begin.startsWith("WITH"))
            reads.push_back(each);
    }
    return reads;
}

} // namespace gander::bench
