// SPDX-License-Identifier: GPL-3.0-or-later

// Putting a backup in a desk's place: what is lost is told before, what stood there is kept, and
// what is no good is refused with the desk untouched.

#include "models/desk/backups.h"
#include "models/domain/plan.h"
#include "models/store/anchor.h"
#include "models/store/database.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

class TestRestore final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aRestoredDeskIsTheCopyAndTheOldOneIsKept();
    void whatWouldBeLostIsTold();
    void aCopyOfAnotherDeskIsToldApart();
    void aLogLeftBehindIsKeptWithItsDeskAndNotTakenForTheCopys();
    void aDamagedDeskIsKeptByteForByte();
    void aDeskThatIsGoneComesBack();
    void backupsThatAreRefused_data();
    void backupsThatAreRefused();
    void aHeldDeskIsNotReplaced();
    void aStoppedRestoreLeavesTheDesk();
    void anAgentRestoresNothing();

private:
    [[nodiscard]] QString at(const QString &name) const { return m_desk->filePath(name); }
    [[nodiscard]] static QByteArray contentOf(const QString &path);
    static void write(const QString &path, const QByteArray &bytes);
    [[nodiscard]] Result<Restored> restoreFrom(
        const QString &backup, const Progress &progress = {});
    void note(IncidentId id);
    void setContract();
    // Sound, with so many incidents and events.
    void expectDesk(const QString &path, qint64 incidents, qint64 events);

    std::unique_ptr<test::TempDesk> m_desk;
    QString m_copy;
    const Actor m_actor{u"Marta Weiss"_s, Role::Manager};
};

// A copy with two incidents; since then a third, and a note to the first.
void TestRestore::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    QCOMPARE(m_desk->file({{u"Login fails"_s, 60}, {u"Report is empty"_s, 30}}).size(), 2UL);
    m_copy = at(u"copy.gander"_s);
    VERIFY_RESULT(backUp(m_desk->path(), m_copy));
    QCOMPARE(m_desk->file({{u"One more"_s, 1}}).size(), 1UL);
    note(IncidentId(1));
}

void TestRestore::cleanup()
{
    m_desk.reset();
}

QByteArray TestRestore::contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestRestore::write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

Result<Restored> TestRestore::restoreFrom(const QString &backup, const Progress &progress)
{
    return restore(m_desk->path(), backup, m_actor, m_desk->clock().now(), progress);
}

void TestRestore::note(IncidentId id)
{
    auto desk = Desk::open(m_desk->path(), OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    Act act;
    act.actor.name = u"Lena Ortiz"_s;
    act.action = AddNote{id, u"Looked at."_s};
    VERIFY_RESULT(desk->perform(act));
}

void TestRestore::setContract()
{
    auto desk = Desk::open(m_desk->path(), OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    Contract contract = standardPlan(m_desk->zone());
    contract.name = u"Northwind"_s;
    contract.effective = m_desk->clock().now();
    Act act;
    act.actor = m_actor;
    act.action = SetContract{contract};
    VERIFY_RESULT(desk->perform(act));
}

void TestRestore::expectDesk(const QString &path, qint64 incidents, qint64 events)
{
    const auto desk = Desk::open(path, OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    const auto report = desk->check(true);
    VERIFY_RESULT(report);
    for (const CheckProblem &problem : report->problems)
        QFAIL(qPrintable(problem.kind + u": "_s + problem.detail));
    QCOMPARE(report->incidents, incidents);
    QCOMPARE(report->events, events);
}

void TestRestore::aRestoredDeskIsTheCopyAndTheOldOneIsKept()
{
    const auto restored = restoreFrom(m_copy);
    VERIFY_RESULT(restored);
    QCOMPARE(restored->desk.path, m_desk->path());
    QCOMPARE(restored->desk.incidents, 2);
    QCOMPARE(restored->desk.events, 2);
    QCOMPARE(restored->replaced, m_desk->path() + u"-replaced-2026-11-24T1920Z"_s);
    expectDesk(m_desk->path(), 2, 2);
    expectDesk(restored->replaced + u"/desk.gander"_s, 3, 4);
    QVERIFY(store::readAnchor(restored->replaced + u"/desk.gander"_s));
    // The same once more as a backup, and that brings it all back.
    const auto backups = backupsOf(m_desk->path());
    VERIFY_RESULT(backups);
    QCOMPARE(backups->size(), 1UL);
    QCOMPARE(backups->front().reason, BackupReason::BeforeRestore);
    QCOMPARE(backups->front().events, 4);
    // It goes on from there.
    QCOMPARE(m_desk->file({{u"After it"_s, 0}}).size(), 1UL);
    expectDesk(m_desk->path(), 3, 3);
    const auto back = restoreFrom(backups->front().path);
    VERIFY_RESULT(back);
    QCOMPARE(back->replaced, m_desk->path() + u"-replaced-2026-11-24T1920Z-2"_s);
    expectDesk(m_desk->path(), 3, 4);
    QCOMPARE(
        QDir(m_desk->filePath({})).entryList({u"*.part*"_s}, QDir::Files | QDir::Hidden).size(), 0);
}

void TestRestore::whatWouldBeLostIsTold()
{
    const auto loss = restoreLoss(m_desk->path(), m_copy);
    VERIFY_RESULT(loss);
    QCOMPARE(loss->backup.incidents, 2);
    QCOMPARE(loss->eventsLost, 2);
    QCOMPARE(loss->incidentsLostCount, 1);
    QCOMPARE(loss->incidentsLost, std::vector<QString>{u"G-3 One more"_s});
    QCOMPARE(loss->incidentsOlder, 1);
    QVERIFY(!loss->isAnotherDesk && !loss->isDeskUnreadable);

    QCOMPARE(loss->contractsLost, 0);
    setContract();
    QCOMPARE(restoreLoss(m_desk->path(), m_copy)->contractsLost, 1);

    VERIFY_RESULT(backUp(m_desk->path(), at(u"late.gander"_s)));
    const auto none = restoreLoss(m_desk->path(), at(u"late.gander"_s));
    VERIFY_RESULT(none);
    QCOMPARE(none->eventsLost, 0);
    QCOMPARE(none->incidentsOlder, 0);
    QCOMPARE(none->contractsLost, 0);

    // Both went on from the same: what the desk did since is lost, however much the copy did.
    VERIFY_RESULT(restoreFrom(m_copy));
    note(IncidentId(1));
    const auto parted = restoreLoss(m_desk->path(), at(u"late.gander"_s));
    VERIFY_RESULT(parted);
    QCOMPARE(parted->incidentsLostCount, 0);
    QCOMPARE(parted->eventsLost, 1);
    QCOMPARE(parted->incidentsOlder, 1);

    QVERIFY(!restoreLoss(m_desk->path(), at(u"none.gander"_s)));
    const auto gone = restoreLoss(at(u"none.gander"_s), m_copy);
    VERIFY_RESULT(gone);
    QVERIFY(!gone->isDeskUnreadable);
    QCOMPARE(gone->eventsLost, 0);
    write(m_desk->path(), "no desk any more");
    const auto unreadable = restoreLoss(m_desk->path(), m_copy);
    VERIFY_RESULT(unreadable);
    QVERIFY(unreadable->isDeskUnreadable);
}

void TestRestore::aCopyOfAnotherDeskIsToldApart()
{
    test::TempDesk other;
    QCOMPARE(other.file({{u"Elsewhere"_s, 5}}).size(), 1UL);
    VERIFY_RESULT(backUp(other.path(), at(u"other.gander"_s)));
    const auto loss = restoreLoss(m_desk->path(), at(u"other.gander"_s));
    VERIFY_RESULT(loss);
    QVERIFY(loss->isAnotherDesk);
    QCOMPARE(loss->incidentsLostCount, 3);
    QCOMPARE(loss->eventsLost, 4);
    VERIFY_RESULT(restoreFrom(at(u"other.gander"_s)));
    expectDesk(m_desk->path(), 1, 1);
}

// As a kill leaves it: acts stand in the log alone.
void TestRestore::aLogLeftBehindIsKeptWithItsDeskAndNotTakenForTheCopys()
{
    const QString killed = at(u"killed.gander"_s);
    {
        auto desk = Desk::open(m_desk->path(), OpenMode::Write, m_desk->clock());
        VERIFY_RESULT(desk);
        Act act;
        act.actor.name = u"Lena Ortiz"_s;
        act.action = AddNote{IncidentId(2), u"In the log alone."_s};
        VERIFY_RESULT(desk->perform(act));
        for (const QString &end : {u""_s, u"-wal"_s, u"-anchor"_s})
            QVERIFY(QFile::copy(m_desk->path() + end, killed + end));
    }
    QVERIFY(QFileInfo(killed + u"-wal"_s).size() > 0);
    const auto restored = restore(killed, m_copy, m_actor, m_desk->clock().now());
    VERIFY_RESULT(restored);
    expectDesk(killed, 2, 2);
    expectDesk(restored->replaced + u"/killed.gander"_s, 3, 5);
    const auto backups = backupsOf(killed);
    VERIFY_RESULT(backups);
    QCOMPARE(backups->size(), 1UL);
    QCOMPARE(backups->front().events, 5);
}

void TestRestore::aDamagedDeskIsKeptByteForByte()
{
    const QByteArray bad = contentOf(m_desk->path()).replace(0, 100, QByteArray(100, 'x'));
    write(m_desk->path(), bad);
    write(m_desk->path() + u"-wal"_s, "a log of it");
    const auto restored = restoreFrom(m_copy);
    VERIFY_RESULT(restored);
    expectDesk(m_desk->path(), 2, 2);
    QCOMPARE(contentOf(restored->replaced + u"/desk.gander"_s), bad);
    QCOMPARE(contentOf(restored->replaced + u"/desk.gander-wal"_s), QByteArray("a log of it"));
    QVERIFY(store::readAnchor(restored->replaced + u"/desk.gander"_s));
    QVERIFY(!QDir(backupFolder(m_desk->path())).exists());

    // One that opens, but is damaged within.
    QByteArray within = contentOf(m_desk->path());
    within.replace(4096 * 6, 4096, QByteArray(4096, 'Z'));
    write(m_desk->path(), within);
    const auto again = restoreFrom(m_copy);
    VERIFY_RESULT(again);
    QCOMPARE(contentOf(again->replaced + u"/desk.gander"_s), within);
    expectDesk(m_desk->path(), 2, 2);
}

void TestRestore::aDeskThatIsGoneComesBack()
{
    QVERIFY(QFile::remove(m_desk->path()));
    const auto restored = restoreFrom(m_copy);
    VERIFY_RESULT(restored);
    QVERIFY(restored->replaced.isEmpty());
    expectDesk(m_desk->path(), 2, 2);
}

void TestRestore::backupsThatAreRefused_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("none") << u"none"_s << ErrorKind::NotFound;
    QTest::newRow("a text") << u"text"_s << ErrorKind::Foreign;
    QTest::newRow("empty") << u"empty"_s << ErrorKind::Foreign;
    QTest::newRow("another program's") << u"foreign"_s << ErrorKind::Foreign;
    QTest::newRow("a newer one") << u"newer"_s << ErrorKind::TooNew;
    QTest::newRow("cut short") << u"cut"_s << ErrorKind::Corrupt;
    QTest::newRow("a damaged page") << u"page"_s << ErrorKind::Corrupt;
    QTest::newRow("one changed word") << u"word"_s << ErrorKind::Corrupt;
    QTest::newRow("the desk itself") << u"itself"_s << ErrorKind::Invalid;
}

void TestRestore::backupsThatAreRefused()
{
    QFETCH(QString, what);
    QFETCH(ErrorKind, kind);
    QByteArray bytes = contentOf(m_copy);
    QString backup = at(u"bad.gander"_s);
    if (what == u"text")
        bytes = "Not a desk at all, but long enough to be one.";
    else if (what == u"empty")
        bytes.clear();
    else if (what == u"foreign")
        bytes.replace(68, 4, QByteArray(4, 'q'));
    else if (what == u"newer")
        bytes.replace(60, 4, QByteArray("\0\0\3\0", 4));
    else if (what == u"cut")
        bytes.chop(4096 * 3);
    else if (what == u"page")
        bytes.replace(4096 * 6, 4096, QByteArray(4096, 'Z'));
    else if (what == u"word")
        bytes.replace("\"title\":\"Login fails\"", "\"title\":\"Login works\"");
    if (what == u"itself")
        backup = m_desk->path();
    else if (what != u"none")
        write(backup, bytes);
    const QByteArray before = contentOf(m_desk->path());
    const auto restored = restoreFrom(backup);
    QVERIFY(!restored);
    QVERIFY2(restored.error().kind == kind, qPrintable(restored.error().detail));
    QCOMPARE(contentOf(m_desk->path()), before);
    const QStringList left = QDir(m_desk->filePath({}))
                                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    QVERIFY2(left.filter(u"replaced"_s).isEmpty() && left.filter(u".part"_s).isEmpty(),
        qPrintable(left.join(u' ')));
    expectDesk(m_desk->path(), 3, 4);
}

void TestRestore::aHeldDeskIsNotReplaced()
{
    const auto held = Desk::open(m_desk->path(), OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(held);
    const auto restored = restoreFrom(m_copy);
    QVERIFY(!restored);
    QCOMPARE(restored.error().kind, ErrorKind::Held);
}

void TestRestore::aStoppedRestoreLeavesTheDesk()
{
    const auto restored = restoreFrom(m_copy, [](qint64, qint64) { return false; });
    QVERIFY(!restored);
    QCOMPARE(restored.error().kind, ErrorKind::Cancelled);
    expectDesk(m_desk->path(), 3, 4);
}

void TestRestore::anAgentRestoresNothing()
{
    const Instant now = m_desk->clock().now();
    const auto refused = restore(m_desk->path(), m_copy, {u"Lena Ortiz"_s, Role::Agent}, now);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
    expectDesk(m_desk->path(), 3, 4);
    QVERIFY(!QDir(backupFolder(m_desk->path())).exists());
    // A script that says nothing of its role is not refused.
    VERIFY_RESULT(restore(m_desk->path(), m_copy, {u"a script"_s, Role::Unsaid}, now));
    expectDesk(m_desk->path(), 2, 2);
}

QTEST_GUILESS_MAIN(TestRestore)
#include "tst_restore.moc"
