// SPDX-License-Identifier: GPL-3.0-or-later

// Backups of a desk: what a copy is worth, when it is refused, and which are let go.

#include "models/desk/backupparts.h"
#include "models/store/anchor.h"
#include "models/store/database.h"
#include "models/store/migrator.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <thread>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

class TestBackups final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aCopyIsAWholeDeskInOneFile();
    void aCopyIsMadeWhileAWriterWrites();
    void aCopyIsForItsOwnerAlone();
    void aFullDiskLeavesTheOlderCopyWhole();
    void targetsThatAreRefused_data();
    void targetsThatAreRefused();
    void aDeskThatDoesNotCheckIsNotCopied();
    void aCopyCanBeStopped();
    void theFolderTellsWhatItHolds();
    void aBackupIsDueOnceADay();
    void thinning_data();
    void thinning();
    void keepingThinsWhatIsOld();
    void beforeAMigrationABackupIsKept();
    void withoutABackupThereIsNoMigration();
    void beforeAnImportABackupIsKept();

private:
    [[nodiscard]] QString at(const QString &name) const { return m_desk->filePath(name); }
    [[nodiscard]] QByteArray contentOf(const QString &path) const;
    // Of this test's desk, soundness included.
    void expectDesk(const QString &path, qint64 incidents);
    // As the program before the newest migration left it.
    void makeOlder();
    // Nothing half-made stands about.
    void expectNoLeftovers();

    std::unique_ptr<test::TempDesk> m_desk;
};

void TestBackups::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    QCOMPARE(m_desk->file({{u"Login fails"_s, 60}, {u"Report is empty"_s, 30}}).size(), 2UL);
}

void TestBackups::cleanup()
{
    m_desk.reset();
}

QByteArray TestBackups::contentOf(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestBackups::expectDesk(const QString &path, qint64 incidents)
{
    const auto desk = Desk::open(path, OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    QCOMPARE(desk->facts().incidents, incidents);
    const auto report = desk->check(true);
    VERIFY_RESULT(report);
    for (const CheckProblem &problem : report->problems)
        QFAIL(qPrintable(problem.kind + u": "_s + problem.detail));
    QCOMPARE(report->incidents, incidents);
}

void TestBackups::expectNoLeftovers()
{
    const QDir folder(QFileInfo(m_desk->path()).absolutePath());
    QCOMPARE(folder.entryList({u"*.part*"_s}, QDir::Files | QDir::Hidden), QStringList());
}

void TestBackups::aCopyIsAWholeDeskInOneFile()
{
    const auto copy = backUp(m_desk->path(), at(u"copy.gander"_s));
    VERIFY_RESULT(copy);
    QCOMPARE(copy->path, at(u"copy.gander"_s));
    QCOMPARE(copy->incidents, 2);
    QCOMPARE(copy->events, 2);
    QCOMPARE(copy->head.size(), 64);
    QCOMPARE(copy->bytes, QFileInfo(copy->path).size());
    for (const auto end : {"-wal"_L1, "-shm"_L1, "-journal"_L1})
        QVERIFY(!QFile::exists(copy->path + end));
    const auto anchor = store::readAnchor(m_desk->path());
    QVERIFY(anchor);
    QCOMPARE(copy->head, anchor->head);
    expectNoLeftovers();
    expectDesk(copy->path, 2);
    // Over the older one.
    QCOMPARE(m_desk->file({{u"One more"_s, 1}}).size(), 1UL);
    QFile::remove(copy->path + "-wal"_L1);
    const auto again = backUp(m_desk->path(), at(u"copy.gander"_s));
    VERIFY_RESULT(again);
    QCOMPARE(again->incidents, 3);
}

void TestBackups::aCopyIsMadeWhileAWriterWrites()
{
    std::atomic<bool> stop = false;
    std::atomic<int> written = 0;
    std::thread writer([&] {
        auto desk = Desk::open(m_desk->path(), OpenMode::Write, m_desk->clock());
        while (desk && !stop) {
            Act note;
            note.actor.name = u"Lena Ortiz"_s;
            note.action = AddNote{IncidentId(1), u"Looked at, and looked at again."_s};
            if (desk->perform(note))
                ++written;
        }
    });
    const auto end = qScopeGuard([&] {
        stop = true;
        writer.join();
    });
    QTRY_VERIFY(written > 20);
    for (int i = 0; i < 5; ++i) {
        const int before = written;
        const QString file = at(u"copy%1.gander"_s.arg(i));
        const auto copy = backUp(m_desk->path(), file);
        VERIFY_RESULT(copy);
        // All that was acknowledged before, and nothing of later than it ended.
        QVERIFY(copy->events >= 2 + before);
        QVERIFY(copy->events <= 2 + written + 1);
        QTRY_VERIFY(written > before);
    }
    stop = true;
    for (int i = 0; i < 5; ++i)
        expectDesk(at(u"copy%1.gander"_s.arg(i)), 2);
}

void TestBackups::aCopyIsForItsOwnerAlone()
{
#ifdef Q_OS_UNIX
    const auto copy = keepBackup(m_desk->path(), BackupReason::Asked, m_desk->clock().now());
    VERIFY_RESULT(copy);
    struct stat facts {
    };
    QCOMPARE(::stat(qPrintable(copy->path), &facts), 0);
    QCOMPARE(facts.st_mode & 0777U, 0600U);
    QCOMPARE(::stat(qPrintable(backupFolder(m_desk->path())), &facts), 0);
    QCOMPARE(facts.st_mode & 0777U, 0700U);
#else
    QSKIP("needs the modes of files");
#endif
}

void TestBackups::aFullDiskLeavesTheOlderCopyWhole()
{
#ifdef Q_OS_UNIX
    VERIFY_RESULT(backUp(m_desk->path(), at(u"copy.gander"_s)));
    const QByteArray before = contentOf(at(u"copy.gander"_s));
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    // Within the first pages, in the midst of them, and just before the last.
    for (const rlim_t room : {rlim_t(100), rlim_t(20'000), rlim_t(before.size() - 4096)}) {
        rlimit tight = limit;
        tight.rlim_cur = room;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
        const auto copy = backUp(m_desk->path(), at(u"copy.gander"_s));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
        QVERIFY(!copy);
        QVERIFY2(
            copy.error().kind == ErrorKind::Unavailable || copy.error().kind == ErrorKind::Full,
            qPrintable(copy.error().detail));
        QCOMPARE(contentOf(at(u"copy.gander"_s)), before);
        expectNoLeftovers();
    }
    std::signal(SIGXFSZ, handler);
#else
    QSKIP("needs a limit on file sizes");
#endif
}

void TestBackups::targetsThatAreRefused_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("the desk itself") << u"desk.gander"_s << ErrorKind::Invalid;
    QTest::newRow("a link") << u"link.gander"_s << ErrorKind::Unavailable;
    QTest::newRow("a folder") << u"folder"_s << ErrorKind::Unavailable;
    QTest::newRow("no folder") << u"none/copy.gander"_s << ErrorKind::Unavailable;
    QTest::newRow("a desk in use") << u"other.gander"_s << ErrorKind::Conflict;
}

void TestBackups::targetsThatAreRefused()
{
    QFETCH(QString, target);
    QFETCH(ErrorKind, kind);
    QDir folder(QFileInfo(m_desk->path()).absolutePath());
    QVERIFY(folder.mkdir(u"folder"_s));
    QVERIFY(QFile::link(m_desk->path(), at(u"link.gander"_s)));
    const auto other = Desk::create(at(u"other.gander"_s), Zone(), m_desk->clock());
    VERIFY_RESULT(other);
    const QByteArray before = contentOf(m_desk->path());
    const auto copy = backUp(m_desk->path(), at(target));
    QVERIFY(!copy);
    QCOMPARE(copy.error().kind, kind);
    QCOMPARE(contentOf(m_desk->path()), before);
    expectNoLeftovers();
}

void TestBackups::aDeskThatDoesNotCheckIsNotCopied()
{
    VERIFY_RESULT(backUp(m_desk->path(), at(u"copy.gander"_s)));
    const QByteArray good = contentOf(at(u"copy.gander"_s));
    // A page in the midst, of the engine's own making.
    QFile file(m_desk->path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(4096 * 6));
    file.write(QByteArray(4096, '\x5a'));
    file.close();
    const auto copy = backUp(m_desk->path(), at(u"copy.gander"_s));
    QVERIFY(!copy);
    QCOMPARE(copy.error().kind, ErrorKind::Corrupt);
    QCOMPARE(contentOf(at(u"copy.gander"_s)), good);
    expectNoLeftovers();

    const auto missing = backUp(at(u"none.gander"_s), at(u"copy.gander"_s));
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    const auto foreign = backUp(at(u"text.txt"_s), at(u"copy.gander"_s));
    QVERIFY(!foreign);
}

void TestBackups::aCopyCanBeStopped()
{
    const auto copy =
        backUp(m_desk->path(), at(u"copy.gander"_s), [](qint64, qint64) { return false; });
    QVERIFY(!copy);
    QCOMPARE(copy.error().kind, ErrorKind::Cancelled);
    QVERIFY(!QFile::exists(at(u"copy.gander"_s)));
    expectNoLeftovers();
}

void TestBackups::theFolderTellsWhatItHolds()
{
    const Instant now = m_desk->clock().now();
    VERIFY_RESULT(keepBackup(m_desk->path(), BackupReason::Daily, now + -msPerDay));
    QCOMPARE(m_desk->file({{u"One more"_s, 1}}).size(), 1UL);
    VERIFY_RESULT(keepBackup(m_desk->path(), BackupReason::BeforeImport, now + 2 * msPerHour));
    VERIFY_RESULT(keepBackup(m_desk->path(), BackupReason::BeforeImport, now + 2 * msPerHour));
    QFile bad(backupFolder(m_desk->path()) + u"/2026-11-20T0900Z-daily.gander"_s);
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("no desk");
    bad.close();

    const auto all = backupsOf(m_desk->path());
    VERIFY_RESULT(all);
    QCOMPARE(all->size(), 4UL);
    QCOMPARE(QFileInfo(all->at(0).path).fileName(), u"2026-11-24T2120Z-before-import.gander"_s);
    QCOMPARE(QFileInfo(all->at(1).path).fileName(), u"2026-11-24T2120Z-before-import-2.gander"_s);
    QCOMPARE(all->at(1).incidents, 3);
    QCOMPARE(all->at(1).reason, BackupReason::BeforeImport);
    QCOMPARE(all->at(2).reason, BackupReason::Daily);
    QCOMPARE(all->at(2).incidents, 2);
    QCOMPARE(toText(all->at(2).takenAt), u"2026-11-23T19:20:00Z"_s);
    QVERIFY(!all->at(3).problem.isEmpty());
    // Looking leaves nothing beside them.
    QCOMPARE(QDir(backupFolder(m_desk->path())).entryList(QDir::Files | QDir::Hidden).size(), 4);
}

void TestBackups::aBackupIsDueOnceADay()
{
    const Zone zone = test::TempDesk::zone();
    const Instant now = m_desk->clock().now();
    QVERIFY(isBackupDue(m_desk->path(), zone, now));
    VERIFY_RESULT(keepBackup(m_desk->path(), BackupReason::Daily, now));
    QVERIFY(!isBackupDue(m_desk->path(), zone, now));
    // 14:20 in New York: the day ends in nine hours and forty minutes there, later than in UTC.
    QVERIFY(!isBackupDue(m_desk->path(), zone, now + 9 * msPerHour));
    QVERIFY(isBackupDue(m_desk->path(), zone, now + 10 * msPerHour));
    QVERIFY(isBackupDue(m_desk->path(), Zone(), now + 5 * msPerHour));
    VERIFY_RESULT(Desk::create(at(u"empty.gander"_s), zone, m_desk->clock()));
    QVERIFY(!isBackupDue(at(u"empty.gander"_s), zone, now));
}

void TestBackups::thinning_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("gone");
    QTest::newRow("none") << QStringList{} << QStringList{};
    QTest::newRow("the newest of a day stays")
        << QStringList{u"2026-11-24 daily 12"_s, u"2026-11-24 daily 11"_s, u"2026-11-24 daily 10"_s}
        << QStringList{u"2026-11-24 daily 11"_s, u"2026-11-24 daily 10"_s};
    QTest::newRow("seven days that have one, however far apart") << QStringList{
        u"2026-11-24 daily 1"_s, u"2026-11-22 daily 1"_s, u"2026-11-20 daily 1"_s,
        u"2026-11-18 daily 1"_s, u"2026-11-16 daily 1"_s, u"2026-11-14 daily 1"_s,
        u"2026-11-12 daily 1"_s, u"2026-11-10 daily 1"_s} << QStringList{u"2026-11-10 daily 1"_s};
    QTest::newRow("then weeks, then months")
        << QStringList{u"2026-11-24 daily 1"_s, u"2026-11-23 daily 1"_s, u"2026-11-22 daily 1"_s,
               u"2026-11-21 daily 1"_s, u"2026-11-20 daily 1"_s, u"2026-11-19 daily 1"_s,
               u"2026-11-18 daily 1"_s, u"2026-11-17 daily 1"_s, u"2026-11-15 daily 1"_s,
               u"2026-11-08 daily 1"_s, u"2026-11-01 daily 1"_s, u"2026-10-31 daily 1"_s,
               u"2026-10-30 daily 1"_s, u"2026-09-30 daily 1"_s}
        << QStringList{u"2026-11-17 daily 1"_s, u"2026-11-01 daily 1"_s, u"2026-10-30 daily 1"_s};
    QTest::newRow("a new year's week")
        << QStringList{u"2027-01-03 daily 1"_s, u"2027-01-01 daily 1"_s, u"2026-12-31 daily 1"_s}
        << QStringList{};
    QStringList months;
    for (int month = 12; month > 0; --month)
        months << u"2025-%1-15 daily 1"_s.arg(month, 2, 10, QLatin1Char('0'));
    QTest::newRow("twelve months") << QStringList(QStringList{u"2026-01-15 daily 1"_s} + months)
                                   << QStringList{u"2025-01-15 daily 1"_s};
    QTest::newRow("the last three before each act") << QStringList{u"2026-11-24 daily 9"_s,
        u"2026-11-24 before-import 8"_s, u"2026-11-24 before-import 7"_s,
        u"2026-11-24 before-migration 6"_s, u"2026-11-24 before-import 5"_s,
        u"2026-11-24 before-import 4"_s, u"2026-11-24 before-restore 3"_s}
                                                    << QStringList{u"2026-11-24 before-import 4"_s};
    QTest::newRow("what was asked for stays")
        << QStringList{u"2026-11-24 daily 3"_s, u"2026-11-24 asked 2"_s, u"2026-11-24 asked 1"_s}
        << QStringList{};
    QTest::newRow("what cannot be used stands for no day")
        << QStringList{u"2026-11-24 bad 3"_s, u"2026-11-24 daily 2"_s} << QStringList{};
}

void TestBackups::thinning()
{
    QFETCH(QStringList, names);
    QFETCH(QStringList, gone);
    const QHash<QString, BackupReason> reasons{{u"daily"_s, BackupReason::Daily},
        {u"bad"_s, BackupReason::Daily}, {u"asked"_s, BackupReason::Asked},
        {u"before-import"_s, BackupReason::BeforeImport},
        {u"before-migration"_s, BackupReason::BeforeMigration},
        {u"before-restore"_s, BackupReason::BeforeRestore}};
    std::vector<BackupFacts> backups;
    for (const QString &name : names) {
        const QStringList words = name.split(u' ');
        const QDateTime day(
            QDate::fromString(words[0], Qt::ISODate), QTime(words[2].toInt(), 0), Qt::UTC);
        backups.push_back({.path = name,
            .reason = reasons.value(words[1]),
            .takenAt = {day.toMSecsSinceEpoch()},
            .problem = words[1] == u"bad" ? u"damaged"_s : QString()});
    }
    QStringList found;
    for (const BackupFacts &backup : thinned(backups))
        found << backup.path;
    QCOMPARE(found, gone);
}

void TestBackups::keepingThinsWhatIsOld()
{
    const Instant now = m_desk->clock().now();
    for (int day = 40; day >= 0; --day)
        VERIFY_RESULT(keepBackup(m_desk->path(), BackupReason::Daily, now + -day * msPerDay));
    // Somebody's own file stays whatever it is.
    VERIFY_RESULT(backUp(m_desk->path(), backupFolder(m_desk->path()) + u"/mine.gander"_s));
    VERIFY_RESULT(keepBackup(m_desk->path(), BackupReason::Asked, now));
    const QStringList left = QDir(backupFolder(m_desk->path())).entryList(QDir::Files);
    QVERIFY2(left.size() >= 2 + 7 + 3, qPrintable(left.join(u' ')));
    QVERIFY2(left.size() <= 2 + 7 + 4 + 2, qPrintable(left.join(u' ')));
    QVERIFY(left.contains(u"mine.gander"_s));
    QVERIFY(left.contains(u"2026-11-24T1920Z-daily.gander"_s));
}

void TestBackups::makeOlder()
{
    auto database = store::Database::openSqlite(m_desk->path(), store::Access::ReadWrite);
    VERIFY_RESULT(database);
    for (const auto &sql :
        {u"DROP TABLE contract_seal"_s, u"ALTER TABLE contract DROP COLUMN role"_s,
            u"ALTER TABLE saved_view DROP COLUMN content"_s,
            u"ALTER TABLE draft DROP COLUMN content"_s, u"ALTER TABLE memo DROP COLUMN content"_s,
            u"DROP INDEX incident_master"_s, u"DROP INDEX incident_duplicate"_s,
            u"ALTER TABLE incident DROP COLUMN master_uid"_s,
            u"ALTER TABLE incident DROP COLUMN duplicate_of"_s, u"PRAGMA user_version = 5"_s})
        VERIFY_RESULT((*database)->execute(sql));
}

void TestBackups::beforeAMigrationABackupIsKept()
{
    if (store::newestSchema() != 8)
        QSKIP("makes a desk of version 5 by undoing the migrations to 6, 7 and 8");
    makeOlder();
    expectDesk(m_desk->path(), 2);
    const auto all = backupsOf(m_desk->path());
    VERIFY_RESULT(all);
    QCOMPARE(all->size(), 1UL);
    QCOMPARE(all->front().reason, BackupReason::BeforeMigration);
    QCOMPARE(all->front().incidents, 2);
    QVERIFY(all->front().problem.isEmpty());
    // The copy is what was there before, and comes up to date itself.
    expectDesk(m_desk->path(), 2);
    QCOMPARE(backupsOf(m_desk->path())->size(), 1UL);
    const auto back = restore(
        m_desk->path(), all->front().path, {u"Lena Ortiz"_s, Role::Manager}, m_desk->clock().now());
    VERIFY_RESULT(back);
    expectDesk(m_desk->path(), 2);
}

void TestBackups::withoutABackupThereIsNoMigration()
{
    if (store::newestSchema() != 8)
        QSKIP("makes a desk of version 5 by undoing the migrations to 6, 7 and 8");
    makeOlder();
    // Where the folder would be there is a file.
    QFile inTheWay(backupFolder(m_desk->path()));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const QByteArray before = contentOf(m_desk->path());
    const auto refused = Desk::open(m_desk->path(), OpenMode::Write, m_desk->clock());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unavailable);
    QVERIFY2(refused.error().detail.contains(u"not brought up to date"),
        qPrintable(refused.error().detail));
    QCOMPARE(contentOf(m_desk->path()), before);
    QVERIFY(inTheWay.remove());
    expectDesk(m_desk->path(), 2);
}

void TestBackups::beforeAnImportABackupIsKept()
{
    const Instant now = m_desk->clock().now();
    const Actor actor{.name = u"Lena Ortiz"_s};
    std::vector<TakeOver> taken{
        {.facts = {.title = u"From elsewhere"_s, .key = u"INC1"_s}, .reportedAt = now}};
    auto desk = Desk::open(m_desk->path(), OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    VERIFY_RESULT(keepBackupBeforeImport(*desk, taken, actor, now));
    QCOMPARE(backupsOf(m_desk->path())->size(), 1UL);
    QCOMPARE(backupsOf(m_desk->path())->front().reason, BackupReason::BeforeImport);
    VERIFY_RESULT(desk->takeOver(taken, actor));
    // The same again changes nothing, and needs none.
    VERIFY_RESULT(keepBackupBeforeImport(*desk, taken, actor, now));
    QCOMPARE(backupsOf(m_desk->path())->size(), 1UL);

    auto empty = Desk::create(at(u"empty.gander"_s), Zone(), m_desk->clock());
    VERIFY_RESULT(empty);
    VERIFY_RESULT(keepBackupBeforeImport(*empty, taken, actor, now));
    QVERIFY(!QFile::exists(backupFolder(at(u"empty.gander"_s))));
}

QTEST_GUILESS_MAIN(TestBackups)
#include "tst_backups.moc"
