// SPDX-License-Identifier: GPL-3.0-or-later

// A desk of an older program is brought up to date while the disk fails or the power goes:
// afterwards the old desk stands whole or the new one does, never something between.

#include "models/store/database.h"
#include "models/store/dialect.h"
#include "models/store/migrator.h"
#include "models/store/storefile.h"
#include "tests/faults/support/deskscript.h"
#include "tests/faults/support/faultydisk.h"
#include "tests/faults/support/longrun.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace gander;
using namespace gander::desk;
using namespace gander::test;
using namespace Qt::StringLiterals;

namespace {

// The C API, so that a desk that is not sound can be looked at as well.
class Raw
{
public:
    explicit Raw(const QString &path)
    {
        if (sqlite3_open(path.toUtf8().constData(), &m_engine) != SQLITE_OK)
            qFatal("cannot open %s", qPrintable(path));
    }
    ~Raw() { sqlite3_close(m_engine); }
    Raw(const Raw &) = delete;
    Raw &operator=(const Raw &) = delete;

    QList<QStringList> rows(const QString &sql)
    {
        QList<QStringList> rows;
        sqlite3_stmt *statement = nullptr;
        const QByteArray text = sql.toUtf8();
        int code = sqlite3_prepare_v2(m_engine, text.constData(), -1, &statement, nullptr);
        while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
            QStringList row;
            for (int i = 0; i < sqlite3_column_count(statement); ++i)
                row << QString::fromUtf8(
                    static_cast<const char *>(sqlite3_column_blob(statement, i)),
                    sqlite3_column_bytes(statement, i));
            rows << row;
            code = SQLITE_OK;
        }
        if (code != SQLITE_DONE)
            qFatal("%s: %s", text.constData(), sqlite3_errmsg(m_engine));
        sqlite3_finalize(statement);
        return rows;
    }

private:
    sqlite3 *m_engine = nullptr;
};

QStringList columnsOf(Raw &raw, const QString &schema, const QString &table)
{
    QStringList names;
    for (const QStringList &row :
        raw.rows(u"SELECT name FROM pragma_table_info('%1', '%2')"_s.arg(table, schema)))
        names << row.front();
    return names;
}

// A desk as the program made it when it knew that many migrations, with what 'present' holds.
void makeOld(const QString &path, const QString &present, int schema)
{
    Raw raw(path);
    raw.rows(u"PRAGMA journal_mode = WAL"_s);
    raw.rows(u"ATTACH '%1' AS present"_s.arg(present));
    raw.rows(u"BEGIN"_s);
    for (const QString &name :
        QDir(u":/migrations"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        if (name.left(4).toInt() > schema)
            break;
        QFile file(u":/migrations/"_s + name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no migrations");
        for (const QString &sql :
            store::sqliteDialect().statementsOf(QString::fromUtf8(file.readAll())))
            raw.rows(sql);
    }
    QStringList tables{u"desk"_s, u"product"_s, u"contract"_s, u"incident"_s, u"clock"_s,
        u"event"_s, u"memo"_s, u"memo_page"_s};
    // Counted and sealed since then: before, nobody asks after them.
    if (schema >= 7)
        tables << u"contract_seal"_s << u"saved_view"_s << u"draft"_s;
    for (const QString &table : std::as_const(tables)) {
        const QStringList then = columnsOf(raw, u"main"_s, table);
        const QStringList now = columnsOf(raw, u"present"_s, table);
        QStringList values;
        for (const QString &column : then)
            values << (now.contains(column) ? column : u"'told by the history'"_s);
        raw.rows(u"INSERT INTO main.%1 (%2) SELECT %3 FROM present.%1"_s.arg(
            table, then.join(u','), values.join(u',')));
    }
    raw.rows(u"UPDATE main.desk SET value = '1' WHERE name = 'index'"_s);
    raw.rows(u"PRAGMA application_id = %1"_s.arg(store::applicationId));
    raw.rows(u"PRAGMA user_version = %1"_s.arg(schema));
    raw.rows(u"COMMIT"_s);
    raw.rows(u"DETACH present"_s);
    raw.rows(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

// Every table with every row, but what the engine keeps for itself.
QByteArray dumped(const QString &path)
{
    Raw raw(path);
    QStringList lines;
    for (const QStringList &row : raw.rows(u"PRAGMA user_version"_s))
        lines << row.join(u'|');
    for (const QStringList &row : raw.rows(
             u"SELECT type, name, COALESCE(sql, '') FROM sqlite_master ORDER BY type, name"_s)) {
        lines << row.join(u'|');
        if (row[0] != "table"_L1 || row[1].startsWith("sqlite_"_L1) || row[1].contains(u"_word_"_s))
            continue;
        for (const QStringList &values : raw.rows(u"SELECT * FROM %1"_s.arg(row[1])))
            lines << values.join(u'|');
    }
    return lines.join(u'\n').toUtf8();
}

void copyDesk(const QString &from, const QString &to)
{
    for (const auto end : {""_L1, "-wal"_L1, "-shm"_L1, "-anchor"_L1, "-lock"_L1}) {
        QFile::remove(to + end);
        if (end != "-lock"_L1 && end != "-shm"_L1 && QFile::exists(from + end)
            && !QFile::copy(from + end, to + end))
            qFatal("cannot copy a desk");
    }
}

} // namespace

class TestMigrationCut final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void theOldStandsOrTheNew_data();
    void theOldStandsOrTheNew();

private:
    void lookAt(bool isMigrated);

    FixedClock m_clock;
    QTemporaryDir m_dir;
    QString m_present;
    QString m_old;
    QString m_path;
    QByteArray m_oldRows;
    QByteArray m_told;
    int m_stayed = 0;
    int m_between = 0;
    int m_came = 0;
};

void TestMigrationCut::initTestCase()
{
    if (const QString why = FaultyDisk::install(); !why.isEmpty())
        QSKIP(qPrintable(why));
    m_present = m_dir.filePath(u"present.gander"_s);
    m_path = m_dir.filePath(u"a.gander"_s);
    DeskScript script(m_clock, 7);
    auto desk = Desk::create(m_present, *Zone::find(u"America/New_York"_s), m_clock);
    VERIFY_RESULT(desk);
    for (int number = 0; script.fixed(*desk, number); ++number) {
    }
    for (int i = 0; i < 40; ++i)
        (void)script.next(*desk);
    m_told = told(*desk);
    QCOMPARE(problemsOf(desk->check(true)).join(u'\n'), QString());
}

void TestMigrationCut::cleanup()
{
    FaultyDisk::mend();
}

void TestMigrationCut::theOldStandsOrTheNew_data()
{
    QTest::addColumn<int>("schema");
    for (int schema = 1; schema < store::newestSchema(); ++schema)
        QTest::addRow("from version %d", schema) << schema;
}

// The desk as it was found, before anybody writes to it again.
void TestMigrationCut::lookAt(bool isMigrated)
{
    const QByteArray rows = dumped(m_path);
    if (rows == m_oldRows) {
        ++m_stayed;
        QVERIFY(!isMigrated);
        return;
    }
    // The newest schema, whole: its index is made in a second step, and until then the desk says
    // that it must be opened for writing.
    const QByteArray version = QByteArray::number(store::newestSchema()) + '\n';
    QVERIFY2(rows.startsWith(version), rows.left(20).constData());
    const auto desk = Desk::open(m_path, OpenMode::ReadOnly, m_clock);
    if (!desk) {
        QCOMPARE(desk.error().kind, ErrorKind::Unavailable);
        ++m_between;
        QVERIFY(!isMigrated);
        return;
    }
    QCOMPARE(problemsOf(desk->check(true)).join(u'\n'), QString());
    QCOMPARE(told(*desk), m_told);
    ++m_came;
}

void TestMigrationCut::theOldStandsOrTheNew()
{
    QFETCH(int, schema);
    m_stayed = m_between = m_came = 0;
    const QString old = m_dir.filePath(u"old%1.gander"_s.arg(schema));
    makeOld(old, m_present, schema);
    copyDesk(old, m_path);
    m_oldRows = dumped(m_path);
    QRandomGenerator chance(faultSeed());
    enum { once, fromThenOn, powerCut, kinds };
    int broken = 0;
    for (int kind = 0; kind < kinds; ++kind) {
        for (qint64 operation = 1;; operation += rounds(97, 2)) {
            copyDesk(old, m_path);
            FaultyDisk::mend();
            if (kind == powerCut) {
                FaultyDisk::watch(FaultyDisk::Syncs::Honest);
                FaultyDisk::cutAt(operation);
            } else {
                FaultyDisk::failAt(operation,
                    kind == once ? FaultyDisk::Failing::Once : FaultyDisk::Failing::FromThenOn);
            }
            bool isMigrated = false;
            {
                const auto desk = Desk::open(m_path, OpenMode::Write, m_clock);
                isMigrated = desk.has_value();
            }
            const bool isBroken = FaultyDisk::hasFailed() || FaultyDisk::isCut();
            if (kind == powerCut)
                FaultyDisk::powerUp(chance);
            FaultyDisk::mend();
            lookAt(isMigrated);
            if (!QTest::currentTestFailed()) {
                const auto again = Desk::open(m_path, OpenMode::Write, m_clock);
                VERIFY_RESULT(again);
                QCOMPARE(problemsOf(again->check(true)).join(u'\n'), QString());
                QCOMPARE(told(*again), m_told);
            }
            if (QTest::currentTestFailed()) {
                qWarning("kind %d, operation %lld", kind, operation);
                return;
            }
            if (!isBroken)
                break;
            ++broken;
        }
    }
    QVERIFY(m_stayed > 0 && m_came > 0);
    qInfo("migrations broken off, %s: %d; the old desk stood whole %d times, the new one %d times, "
          "the new one still to be indexed, and saying so, %d times",
        QTest::currentDataTag(), broken, m_stayed, m_came, m_between);
}

QTEST_GUILESS_MAIN(TestMigrationCut)
#include "tst_migrationcut.moc"
