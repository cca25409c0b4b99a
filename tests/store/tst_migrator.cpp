// SPDX-License-Identifier: GPL-3.0-or-later

// A fresh desk is built by the same files that bring an old one up; an interrupted run leaves it.

#include "models/store/migrator.h"
#include "models/store/storefile.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace gander;
using namespace gander::store;
using namespace Qt::StringLiterals;

class TestMigrator final : public QObject
{
    Q_OBJECT

private slots:
    void aFreshDatabaseGetsTheNewestSchema();
    void migratingTwiceChangesNothing();
    void aFailedMigrationLeavesNothingBehind();
    void aNewerDatabaseIsRefused();
    void everyTokenOfTheDialectIsFilledIn();
    void theIndexOfWordsCutsAtBlanksAlone();
};

void TestMigrator::aFreshDatabaseGetsTheNewestSchema()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"a"_s);
    {
        auto database = Database::openSqlite(path, Access::ReadWrite);
        VERIFY_RESULT(database);
        VERIFY_RESULT(migrate(**database));
        QCOMPARE(*schemaOf(**database), newestSchema());
        QVERIFY(newestSchema() >= 1);
    }
    VERIFY_RESULT(inspectFile(path, newestSchema()));
}

void TestMigrator::migratingTwiceChangesNothing()
{
    QTemporaryDir dir;
    auto database = Database::openSqlite(dir.filePath(u"a"_s), Access::ReadWrite);
    VERIFY_RESULT(database);
    VERIFY_RESULT(migrate(**database));
    const auto before = (*database)->ask(u"SELECT group_concat(sql) FROM sqlite_master"_s);
    VERIFY_RESULT(migrate(**database));
    QCOMPARE(*(*database)->ask(u"SELECT group_concat(sql) FROM sqlite_master"_s), *before);
}

void TestMigrator::aFailedMigrationLeavesNothingBehind()
{
    QTemporaryDir dir;
    auto database = Database::openSqlite(dir.filePath(u"a"_s), Access::ReadWrite);
    VERIFY_RESULT(database);
    // Stands in the way of a table that the first migration makes late.
    VERIFY_RESULT((*database)->execute(u"CREATE TABLE draft (x INTEGER)"_s));
    QVERIFY(!migrate(**database));
    QCOMPARE(*schemaOf(**database), 0);
    QCOMPARE(
        *(*database)->ask(u"SELECT COUNT(*) FROM sqlite_master WHERE name = 'incident'"_s), u"0"_s);
}

void TestMigrator::aNewerDatabaseIsRefused()
{
    QTemporaryDir dir;
    auto database = Database::openSqlite(dir.filePath(u"a"_s), Access::ReadWrite);
    VERIFY_RESULT(database);
    VERIFY_RESULT((*database)->execute(u"PRAGMA user_version = 99"_s));
    const auto done = migrate(**database);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::TooNew);
}

void TestMigrator::everyTokenOfTheDialectIsFilledIn()
{
    QStringList statements;
    for (const QFileInfo &name : QDir(u":/migrations"_s).entryInfoList()) {
        QFile file(name.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        statements << sqliteDialect().statementsOf(QString::fromUtf8(file.readAll()));
    }
    QVERIFY(statements.size() > 10);
    for (const QString &statement : statements)
        QVERIFY2(!statement.contains(u'{'), qPrintable(statement));
}

void TestMigrator::theIndexOfWordsCutsAtBlanksAlone()
{
    QTemporaryDir dir;
    auto database = Database::openSqlite(dir.filePath(u"a"_s), Access::ReadWrite);
    VERIFY_RESULT(database);
    VERIFY_RESULT(migrate(**database));
    VERIFY_RESULT((*database)->execute(
        u"INSERT INTO incident_word (rowid, title, others) VALUES (1, ' a1 straßé 打 \u00B6 ', ' ')"_s));
    VERIFY_RESULT((*database)->execute(
        u"CREATE VIRTUAL TABLE temp.token USING fts5vocab(main, incident_word, instance)"_s));
    QCOMPARE(*(*database)->ask(u"SELECT group_concat(term, '|') FROM "
                               "(SELECT term FROM temp.token ORDER BY \"offset\")"_s),
        u"a1|straßé|打|\u00B6"_s);
    QCOMPARE(
        *(*database)->ask(u"SELECT COUNT(*) FROM sqlite_master WHERE name = 'incident_words'"_s),
        u"0"_s);
}

QTEST_GUILESS_MAIN(TestMigrator)
#include "tst_migrator.moc"
