// SPDX-License-Identifier: GPL-3.0-or-later

// What SQLite and Qt let pass in silence must be an error here (reliability.md 2).

#include "models/store/database.h"
#include "models/store/statement.h"
#include "models/store/transaction.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gander;
using namespace gander::store;
using namespace Qt::StringLiterals;

class TestStatement final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everyPragmaIsSet_data();
    void everyPragmaIsSet();
    void aMisspeltPlaceholderIsAnError();
    void aForgottenPlaceholderIsAnError();
    void doubleQuotesAreAnError();
    void wrongSqlIsAnError();
    void valuesComeBackAsBound();
    void anEmptyTextIsNotNull();
    void anOpenReturningDoesNotBlockTheCommit();
    void anUncommittedTransactionUndoesItself();
    void aTransactionTakesTheWriteLockAtOnce();
    void theSameLiteralServesTwoOpenStatements();
    void aReaderCannotWrite();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_database;
};

void TestStatement::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    auto database = Database::openSqlite(m_dir->filePath(u"a"_s), Access::ReadWrite);
    VERIFY_RESULT(database);
    m_database = std::move(*database);
    VERIFY_RESULT(m_database->execute(
        u"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BIGINT, c BLOB)"_s));
}

void TestStatement::cleanup()
{
    m_database.reset();
    m_dir.reset();
}

void TestStatement::everyPragmaIsSet_data()
{
    QTest::addColumn<QString>("pragma");
    QTest::addColumn<QString>("value");
    QTest::newRow("foreign keys") << u"foreign_keys"_s << u"1"_s;
    QTest::newRow("journal") << u"journal_mode"_s << u"wal"_s;
    QTest::newRow("synchronous") << u"synchronous"_s << u"2"_s;
    QTest::newRow("schema") << u"trusted_schema"_s << u"0"_s;
    QTest::newRow("cells") << u"cell_size_check"_s << u"1"_s;
    QTest::newRow("mmap") << u"mmap_size"_s << u"0"_s;
}

void TestStatement::everyPragmaIsSet()
{
    QFETCH(QString, pragma);
    QFETCH(QString, value);
    QCOMPARE(*m_database->ask(u"PRAGMA "_s + pragma), value);
}

void TestStatement::aMisspeltPlaceholderIsAnError()
{
    Statement statement(*m_database, "INSERT INTO t (a) VALUES (:a)");
    statement.bind(":a", u"x"_s).bind(":b", 1);
    const auto done = statement.run();
    QVERIFY(!done);
    QVERIFY(done.error().detail.contains(u":b"_s));
    QCOMPARE(*m_database->ask(u"SELECT COUNT(*) FROM t"_s), u"0"_s);
}

void TestStatement::aForgottenPlaceholderIsAnError()
{
    Statement statement(*m_database, "INSERT INTO t (a, b) VALUES (:a, :b)");
    const auto done = statement.bind(":a", u"x"_s).run();
    QVERIFY(!done);
    QVERIFY(done.error().detail.contains(u":b"_s));
}

void TestStatement::doubleQuotesAreAnError()
{
    Statement statement(*m_database, "SELECT \"no_such_column\" FROM t");
    QVERIFY(!statement.next());
}

void TestStatement::wrongSqlIsAnError()
{
    Statement statement(*m_database, "SELECT nothing FROM nowhere");
    const auto found = statement.next();
    QVERIFY(!found);
    QVERIFY(found.error().detail.contains(u"nowhere"_s));
}

void TestStatement::valuesComeBackAsBound()
{
    {
        Statement statement(
            *m_database, "INSERT INTO t (a, b, c) VALUES (:a, :b, :c) RETURNING id");
        const auto id = statement.bind(":a", u"Grüße 😀 ' \" ; --"_s)
                            .bind(":b", std::numeric_limits<qint64>::max())
                            .bind(":c", QByteArray("\0\1\2", 3))
                            .number();
        VERIFY_RESULT(id);
        QCOMPARE(*id, 1);
    }
    Statement statement(*m_database, "SELECT a, b, c FROM t");
    QVERIFY(*statement.next());
    QCOMPARE(statement.text(0), u"Grüße 😀 ' \" ; --"_s);
    QCOMPARE(statement.integer(1), std::numeric_limits<qint64>::max());
    QCOMPARE(statement.bytes(2), QByteArray("\0\1\2", 3));
    QVERIFY(!*statement.next());
}

void TestStatement::anEmptyTextIsNotNull()
{
    {
        Statement statement(*m_database, "INSERT INTO t (a, b) VALUES (:a, :b)");
        VERIFY_RESULT(statement.bind(":a", QString()).bind(":b", std::optional<qint64>()).run());
    }
    QCOMPARE(*m_database->ask(u"SELECT COUNT(*) FROM t WHERE a = '' AND b IS NULL"_s), u"1"_s);
}

void TestStatement::anOpenReturningDoesNotBlockTheCommit()
{
    auto transaction = Transaction::begin(*m_database);
    VERIFY_RESULT(transaction);
    {
        Statement statement(*m_database, "INSERT INTO t (a) VALUES (:a) RETURNING id");
        VERIFY_RESULT(statement.bind(":a", u"x"_s).number());
    }
    VERIFY_RESULT(transaction->commit());
}

void TestStatement::anUncommittedTransactionUndoesItself()
{
    {
        auto transaction = Transaction::begin(*m_database);
        VERIFY_RESULT(transaction);
        VERIFY_RESULT(m_database->execute(u"INSERT INTO t (a) VALUES ('x')"_s));
    }
    QCOMPARE(*m_database->ask(u"SELECT COUNT(*) FROM t"_s), u"0"_s);
}

void TestStatement::aTransactionTakesTheWriteLockAtOnce()
{
    auto other = Database::openSqlite(m_dir->filePath(u"a"_s), Access::ReadWrite);
    VERIFY_RESULT(other);
    VERIFY_RESULT((*other)->execute(u"PRAGMA busy_timeout = 10"_s));
    auto transaction = Transaction::begin(*m_database);
    VERIFY_RESULT(transaction);
    const auto second = Transaction::begin(**other);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Held);
}

void TestStatement::theSameLiteralServesTwoOpenStatements()
{
    VERIFY_RESULT(m_database->execute(u"INSERT INTO t (a) VALUES ('x'), ('y')"_s));
    static const char *const sql = "SELECT a FROM t ORDER BY id";
    Statement outer(*m_database, sql);
    QVERIFY(*outer.next());
    {
        Statement inner(*m_database, sql);
        QVERIFY(*inner.next());
        QCOMPARE(inner.text(0), u"x"_s);
    }
    QVERIFY(*outer.next());
    QCOMPARE(outer.text(0), u"y"_s);
}

void TestStatement::aReaderCannotWrite()
{
    auto reader = Database::openSqlite(m_dir->filePath(u"a"_s), Access::ReadOnly);
    VERIFY_RESULT(reader);
    QVERIFY(!(*reader)->execute(u"INSERT INTO t (a) VALUES ('x')"_s));
}

QTEST_GUILESS_MAIN(TestStatement)
#include "tst_statement.moc"
