// SPDX-License-Identifier: GPL-3.0-or-later

// How fast incidents are taken over in bulk, beside the same rows, indexes and chains written by
// the plain SQLite C API: bench_import [INCIDENTS]

#include "models/desk/desk.h"
#include "models/domain/plan.h"
#include "tests/bench/desk/lives.h"
#include "tests/bench/figures.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtEndian>

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <map>
#include <vector>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant benchNow{1795381200000}; // 2026-11-22T21:00:00Z
constexpr int rounds = 3;

class FixedNow final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return benchNow; }
};

[[noreturn]] void fail(const QString &why)
{
    std::fprintf(stderr, "bench_import: %s\n", qPrintable(why));
    std::exit(1);
}

struct Seconds {
    double wall = 0;
    double cpu = 0;
};

Seconds timeOf(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t cpu = std::clock();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
        static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC};
}

// --- the plain C API ---

void must(sqlite3 *db, int code)
{
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        fail(QString::fromUtf8(sqlite3_errmsg(db)));
}

sqlite3 *opened(const QString &path)
{
    sqlite3 *db = nullptr;
    must(db, sqlite3_open_v2(path.toUtf8().constData(), &db, SQLITE_OPEN_READWRITE, nullptr));
    for (const char *pragma :
        {"PRAGMA foreign_keys = ON", "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON",
            "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"})
        must(db, sqlite3_exec(db, pragma, nullptr, nullptr, nullptr));
    return db;
}

struct Value {
    int type = SQLITE_NULL;
    qint64 number = 0;
    QByteArray bytes;
};
using Row = std::vector<Value>;

// A table's rows by the incident they belong to, and the statement that writes one.
struct Table {
    QByteArray name;
    QByteArray incident;       // the column that names it
    QList<QByteArray> columns; // those that are written; ids are given anew
    std::map<qint64, std::vector<Row>> rows;
};

bool hasTable(sqlite3 *db, const QByteArray &name)
{
    sqlite3_stmt *ask = nullptr;
    must(db,
        sqlite3_prepare_v2(db, "SELECT 1 FROM sqlite_schema WHERE name = ?", -1, &ask, nullptr));
    sqlite3_bind_text(ask, 1, name.constData(), -1, SQLITE_STATIC);
    const bool found = sqlite3_step(ask) == SQLITE_ROW;
    sqlite3_finalize(ask);
    return found;
}

Table readTable(sqlite3 *db, const QByteArray &name, const QByteArray &incident)
{
    Table table{.name = name, .incident = incident, .columns = {}, .rows = {}};
    if (incident == "rowid")
        table.columns << incident;
    sqlite3_stmt *info = nullptr;
    must(db,
        sqlite3_prepare_v2(
            db, ("PRAGMA table_info(" + name + ")").constData(), -1, &info, nullptr));
    while (sqlite3_step(info) == SQLITE_ROW) {
        const QByteArray column(reinterpret_cast<const char *>(sqlite3_column_text(info, 1)));
        if (column != "id")
            table.columns << column;
    }
    sqlite3_finalize(info);
    sqlite3_stmt *select = nullptr;
    must(db,
        sqlite3_prepare_v2(db,
            ("SELECT " + incident + ", " + table.columns.join(", ") + " FROM " + name
                + " ORDER BY rowid")
                .constData(),
            -1, &select, nullptr));
    while (sqlite3_step(select) == SQLITE_ROW) {
        Row row;
        for (int i = 1; i < sqlite3_column_count(select); ++i) {
            Value value{.type = sqlite3_column_type(select, i), .bytes = {}};
            if (value.type == SQLITE_INTEGER)
                value.number = sqlite3_column_int64(select, i);
            else if (value.type != SQLITE_NULL)
                value.bytes = {static_cast<const char *>(sqlite3_column_blob(select, i)),
                    sqlite3_column_bytes(select, i)};
            row.push_back(std::move(value));
        }
        table.rows[sqlite3_column_int64(select, 0)].push_back(std::move(row));
    }
    sqlite3_finalize(select);
    return table;
}

void bind(sqlite3_stmt *statement, int at, const Value &value)
{
    const char *bytes = value.bytes.constData();
    const auto size = static_cast<int>(value.bytes.size());
    if (value.type == SQLITE_INTEGER)
        sqlite3_bind_int64(statement, at, value.number);
    else if (value.type == SQLITE_TEXT)
        sqlite3_bind_text(statement, at, bytes, size, SQLITE_STATIC);
    else if (value.type == SQLITE_BLOB)
        sqlite3_bind_blob(statement, at, bytes, size, SQLITE_STATIC);
    else
        sqlite3_bind_null(statement, at);
}

void addField(QByteArray &fields, QByteArrayView field)
{
    const auto length = qToBigEndian(static_cast<quint64>(field.size()));
    fields.append(reinterpret_cast<const char *>(&length), sizeof length);
    fields.append(field);
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

// The chain that event.h describes, over the columns of an event's row.
class Chain
{
public:
    Chain(const Table &incidents, const Table &events)
        : m_uid(incidents.columns.indexOf("uid"))
    {
        for (const char *name :
            {"seq", "kind", "actor", "occurred_at", "recorded_at", "told", "act", "data"})
            m_fields.push_back(static_cast<size_t>(events.columns.indexOf(name)));
        m_hash = static_cast<size_t>(events.columns.indexOf("hash"));
    }

    void beginIncident(const Row &row)
    {
        m_uidBytes = row[static_cast<size_t>(m_uid)].bytes;
        m_previous.clear();
    }
    void take(Row &event)
    {
        QByteArray fields;
        fields.reserve(1000);
        addField(fields, "gander-event-1");
        addField(fields, m_uidBytes);
        addField(fields, m_previous);
        for (const size_t field : m_fields)
            addField(fields,
                event[field].type == SQLITE_INTEGER ? QByteArray::number(event[field].number)
                                                    : event[field].bytes);
        m_previous = sha256(fields);
        if (m_previous != event[m_hash].bytes)
            fail(u"the plain chain differs from the desk's"_s);
        event[m_hash].bytes = m_previous;
        m_head = sha256(m_head + m_previous);
    }
    [[nodiscard]] const QByteArray &head() const { return m_head; }

private:
    qsizetype m_uid = 0;
    std::vector<size_t> m_fields;
    size_t m_hash = 0;
    QByteArray m_uidBytes;
    QByteArray m_previous;
    QByteArray m_head;
};

// Writes the same rows as the desk at 'made' has, in the same order, into 'empty'.
Seconds plainly(const QString &made, const QString &empty)
{
    sqlite3 *source = opened(made);
    std::vector<Table> tables;
    tables.push_back(readTable(source, "incident", "id"));
    tables.push_back(readTable(source, "clock", "incident_id"));
    if (hasTable(source, "incident_word"))
        tables.push_back(readTable(source, "incident_word", "rowid"));
    if (hasTable(source, "incident_words"))
        tables.push_back(readTable(source, "incident_words", "incident_id"));
    tables.push_back(readTable(source, "event", "incident_id"));
    sqlite3_close(source);

    sqlite3 *db = opened(empty);
    std::vector<sqlite3_stmt *> inserts;
    for (const Table &table : tables) {
        const QByteArray marks = QByteArray("?, ").repeated(table.columns.size()).chopped(2);
        sqlite3_stmt *insert = nullptr;
        must(db,
            sqlite3_prepare_v2(db,
                ("INSERT INTO " + table.name + " (" + table.columns.join(", ") + ") VALUES ("
                    + marks + ")")
                    .constData(),
                -1, &insert, nullptr));
        inserts.push_back(insert);
    }
    Chain chain(tables.front(), tables.back());
    const Seconds taken = timeOf([&] {
        must(db, sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr));
        for (const auto &[id, row] : tables.front().rows) {
            chain.beginIncident(row.front());
            for (size_t i = 0; i < tables.size(); ++i) {
                for (Row &each : tables[i].rows[id]) {
                    if (i + 1 == tables.size())
                        chain.take(each);
                    for (size_t column = 0; column < each.size(); ++column)
                        bind(inserts[i], static_cast<int>(column) + 1, each[column]);
                    must(db, sqlite3_step(inserts[i]));
                    must(db, sqlite3_reset(inserts[i]));
                }
            }
        }
        const QByteArray head =
            "UPDATE desk SET value = '" + chain.head().toHex() + "' WHERE name = 'head'";
        must(db, sqlite3_exec(db, head.constData(), nullptr, nullptr, nullptr));
        must(db, sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr));
    });
    for (sqlite3_stmt *insert : inserts)
        sqlite3_finalize(insert);
    sqlite3_close(db);
    return taken;
}

// --- Gander ---

// The same incidents as another desk would tell them.
TakeOver told(const Chronicle &life)
{
    TakeOver taken{.facts = life.facts, .reportedAt = life.events.front().occurredAt, .told = {}};
    for (size_t i = 1; i < life.events.size(); ++i) {
        const Event &event = life.events[i];
        const bool isKept = event.kind == EventKind::Assigned || event.kind == EventKind::Noted
            || event.kind == EventKind::Resolved || event.kind == EventKind::Closed;
        taken.told.push_back({isKept ? event.kind : EventKind::Moved, event.occurredAt, event.actor,
            isKept ? event.data : QJsonObject{{u"state"_s, toKey(event.kind)}}});
    }
    return taken;
}

double median(std::vector<Seconds> all, double Seconds::*kind)
{
    std::sort(all.begin(), all.end(),
        [&](const Seconds &a, const Seconds &b) { return a.*kind < b.*kind; });
    return all[all.size() / 2].*kind;
}

// By processor time, which other work on the machine lengthens less; the wall is in the note.
void report(const QString &work, qint64 incidents, const std::vector<Seconds> &ours,
    const std::vector<Seconds> &plain)
{
    const auto count = static_cast<double>(incidents);
    const auto rate = [&](const std::vector<Seconds> &all) {
        return QString::number(count / median(all, &Seconds::wall), 'f', 0);
    };
    bench::say({.work = work,
        .incidents = incidents,
        .gander = median(ours, &Seconds::cpu) * 1e6 / count,
        .raw = median(plain, &Seconds::cpu) * 1e6 / count,
        .p99 = {},
        .unit = u"µs each"_s,
        .wanted = {u"a third of raw's speed"_s, {}, 3.0},
        .repeats = rounds,
        .note = u"CPU; on the wall %1 incidents/s, raw %2"_s.arg(rate(ours), rate(plain))});
}

desk::Desk madeDesk(const QString &path, const Clock &clock)
{
    auto desk = desk::Desk::create(path, *Zone::find(u"Europe/Berlin"_s), clock);
    if (!desk)
        fail(desk.error().detail);
    return std::move(*desk);
}

template <typename Fill>
void measure(const QString &work, qint64 incidents, Fill fill)
{
    std::vector<Seconds> ours;
    std::vector<Seconds> plain;
    const FixedNow clock;
    for (int round = 0; round < rounds; ++round) {
        const QTemporaryDir folder;
        const QString made = folder.filePath(u"made"_s);
        const QString empty = folder.filePath(u"empty"_s);
        {
            desk::Desk desk = madeDesk(made, clock);
            if (!QFile::copy(made, empty))
                fail(u"the empty desk cannot be copied"_s);
            ours.push_back(timeOf([&] { fill(desk); }));
        }
        plain.push_back(plainly(made, empty));
    }
    report(work, incidents, ours, plain);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const qint64 incidents = words.size() > 1 ? words[1].toLongLong() : 20'000;
    if (incidents < 1)
        fail(u"the number of incidents is wrong"_s);

    const bench::Lives lives(incidents, benchNow);
    std::vector<Chronicle> chronicles;
    std::vector<TakeOver> takeOvers;
    for (qint64 place = 0; place < incidents; ++place) {
        chronicles.push_back(lives.at(place));
        takeOvers.push_back(told(chronicles.back()));
    }
    measure(u"bulk import"_s, incidents, [&](desk::Desk &desk) {
        if (const auto done = desk.takeOver(takeOvers, {u"Sam Okafor"_s}); !done)
            fail(done.error().detail);
    });
    measure(u"bulk import, whole histories"_s, incidents, [&](desk::Desk &desk) {
        size_t next = 0;
        const auto done = desk.chronicle(
            [&]() -> std::optional<Chronicle> {
                return next < chronicles.size() ? std::optional(chronicles[next++]) : std::nullopt;
            },
            incidents);
        if (!done)
            fail(done.error().detail);
    });
    return 0;
}
