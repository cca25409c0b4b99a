// SPDX-License-Identifier: GPL-3.0-or-later

// Backups through gander-cli: backup, restore, recover, and what is kept before an import.

#include "tests/cli/clirunner.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <memory>

using namespace gander::test;
using namespace Qt::StringLiterals;

class CliBackupTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aBackupIsADeskOfItsOwn();
    void aBackupThatCannotBeMadeIsRefused();
    void aRestoreTellsWhatIsLostAndKeepsTheOldDesk();
    void beforeAnImportABackupIsKept();
    void aDamagedDeskIsRecoveredIntoANewOne();
    void aRestoreThatIsKilledLeavesTheOldDeskOrTheNew();

private:
    void file(const QString &title);

    std::unique_ptr<CliRunner> m_cli;
};

void CliBackupTest::init()
{
    m_cli = std::make_unique<CliRunner>();
    QCOMPARE(m_cli->onDesk({u"new"_s, u"--zone"_s, u"Etc/UTC"_s}).code, 0);
    file(u"Login fails"_s);
    file(u"Report is empty"_s);
}

void CliBackupTest::file(const QString &title)
{
    QCOMPARE(m_cli->onDesk({u"file"_s, u"--title"_s, title}).code, 0);
}

void CliBackupTest::aBackupIsADeskOfItsOwn()
{
    const QJsonObject made = m_cli->json({u"backup"_s, m_cli->path(u"copy.gander"_s)});
    QCOMPARE(made.keys(), QStringList({u"events"_s, u"file"_s, u"head"_s, u"incidents"_s}));
    QCOMPARE(made.value("file"_L1).toString(), m_cli->path(u"copy.gander"_s));
    QCOMPARE(made.value("incidents"_L1).toInt(), 2);
    QCOMPARE(made.value("events"_L1).toInt(), 2);
    QCOMPARE(made.value("head"_L1).toString().size(), 64);
    const Ran checked = m_cli->run(
        {u"--json"_s, u"--desk"_s, m_cli->path(u"copy.gander"_s), u"check"_s, u"--deep"_s});
    QCOMPARE(checked.code, 0);
    QVERIFY(checked.json().value("ok"_L1).toBool());
    const Ran people = m_cli->onDesk({u"backup"_s, m_cli->path(u"copy.gander"_s)});
    QCOMPARE(people.code, 0);
    QVERIFY(people.out.startsWith("Copied 2 incidents and 2 events to "));
}

void CliBackupTest::aBackupThatCannotBeMadeIsRefused()
{
    QCOMPARE(m_cli->onDesk({u"backup"_s}).code, 2);
    const Ran itself = m_cli->onDesk({u"backup"_s, m_cli->desk()});
    QCOMPARE(itself.code, 1);
    QVERIFY(itself.out.isEmpty());
    QVERIFY(itself.err.startsWith("Could not back up the desk"));
    QCOMPARE(m_cli->onDesk({u"backup"_s, m_cli->path(u"none/copy.gander"_s)}).code, 1);
    const Ran none = m_cli->run(
        {u"--desk"_s, m_cli->path(u"none.gander"_s), u"backup"_s, m_cli->path(u"copy.gander"_s)});
    QCOMPARE(none.code, 1);
    QVERIFY(none.err.startsWith("There is no desk at "));
    QVERIFY(!QFile::exists(m_cli->path(u"copy.gander"_s)));
}

void CliBackupTest::aRestoreTellsWhatIsLostAndKeepsTheOldDesk()
{
    const QString copy = m_cli->path(u"copy.gander"_s);
    const QJsonObject made = m_cli->json({u"backup"_s, copy});
    file(u"One more"_s);
    const QJsonObject loss = m_cli->json({u"restore"_s, u"--dry-run"_s, copy});
    QCOMPARE(loss.value("incidents"_L1).toInt(), 2);
    QCOMPARE(loss.value("incidents_lost"_L1).toInt(), 1);
    QCOMPARE(loss.value("events_lost"_L1).toInt(), 1);
    QCOMPARE(loss.value("lost"_L1).toArray(), QJsonArray{u"G-3 One more"_s});
    QVERIFY(!loss.value("another_desk"_L1).toBool());
    QCOMPARE(loss.value("contracts_lost"_L1).toInt(), 0);
    const Ran agent = m_cli->onDesk({u"restore"_s, copy, u"--as"_s, u"agent"_s});
    QCOMPARE(agent.code, 1);
    QVERIFY(agent.err.contains("restore is for managers"));
    QCOMPARE(m_cli->onDesk({u"restore"_s, copy, u"--as"_s, u"king"_s}).code, 2);
    QCOMPARE(m_cli->json({u"count"_s}).value("total"_L1).toInt(), 3);

    const QJsonObject restored = m_cli->json({u"restore"_s, copy, u"--as"_s, u"manager"_s});
    QCOMPARE(restored.keys(), QStringList({u"events"_s, u"file"_s, u"head"_s, u"incidents"_s}));
    QCOMPARE(restored.value("file"_L1).toString(), m_cli->desk());
    QCOMPARE(restored.value("head"_L1), made.value("head"_L1));
    QCOMPARE(m_cli->json({u"count"_s}).value("total"_L1).toInt(), 2);
    QCOMPARE(m_cli->onDesk({u"check"_s, u"--deep"_s}).code, 0);
    QCOMPARE(m_cli->onDesk({u"restore"_s, m_cli->path(u"none.gander"_s)}).code, 1);
    m_cli->write(u"text.gander"_s, "No desk at all.");
    const Ran text = m_cli->onDesk({u"restore"_s, m_cli->path(u"text.gander"_s)});
    QCOMPARE(text.code, 1);
    QVERIFY(text.err.startsWith("Could not restore the desk"));
    QCOMPARE(m_cli->onDesk({u"check"_s, u"--deep"_s}).code, 0);
}

void CliBackupTest::beforeAnImportABackupIsKept()
{
    m_cli->write(u"a.csv"_s,
        "number,incident_state,sys_mod_count,caller_id,opened_at,sys_updated_by,sys_updated_at,"
        "location,category,subcategory,u_symptom,assigned_to,closed_code,resolved_by,resolved_at,"
        "closed_at\n"
        "INC1,New,0,Caller 1,29/2/2016 01:16,Updater 9,29/2/2016 01:16,Location 1,Category 5,"
        "Subcategory 7,Symptom 2,Resolver 3,code 5,,,\n");
    const QStringList import{u"import"_s, m_cli->path(u"a.csv"_s)};
    const auto backups = [&] { return QDir(m_cli->desk() + u"-backups"_s).entryList(QDir::Files); };
    QCOMPARE(m_cli->json(import + QStringList{u"--dry-run"_s}).value("created"_L1).toInt(), 1);
    QCOMPARE(backups().size(), 0);
    QCOMPARE(m_cli->json(import).value("created"_L1).toInt(), 1);
    QCOMPARE(backups().size(), 1);
    QVERIFY(backups().front().endsWith(u"-before-import.gander"_s));
    QCOMPARE(m_cli->json(import).value("unchanged"_L1).toInt(), 1);
    QCOMPARE(backups().size(), 1);
}

void CliBackupTest::aDamagedDeskIsRecoveredIntoANewOne()
{
    const QString fresh = m_cli->path(u"fresh.gander"_s);
    QByteArray bytes = m_cli->read(u"desk.gander"_s);
    const auto recover = [&] {
        return m_cli->run(
            {u"--json"_s, u"--desk"_s, fresh, u"recover"_s, m_cli->path(u"bad.gander"_s)});
    };
    // The head of the file alone is lost: no engine reads it, and nothing is missing.
    m_cli->write(u"bad.gander"_s, bytes.replace(0, 100, QByteArray(100, 'x')));
    QCOMPARE(m_cli->run({u"recover"_s, m_cli->path(u"bad.gander"_s)}).code, 2);
    const Ran whole = recover();
    QVERIFY2(whole.code == 0, whole.err);
    QCOMPARE(whole.json().value("incidents"_L1).toInt(), 2);
    QCOMPARE(whole.json().value("missing_count"_L1).toInt(), 0);
    QCOMPARE(m_cli->run({u"--desk"_s, fresh, u"check"_s, u"--deep"_s}).code, 0);
    const Ran again = recover();
    QCOMPARE(again.code, 1);
    QVERIFY(again.err.startsWith("Could not recover the desk"));

    QVERIFY(QFile::remove(fresh));
    m_cli->write(u"bad.gander"_s, bytes.replace("\"title\":\"Report is", "\"title\":\"Report xx"));
    const Ran part = recover();
    QCOMPARE(part.code, 3);
    QCOMPARE(part.json().value("incidents"_L1).toInt(), 1);
    QVERIFY(part.json()
                .value("missing"_L1)
                .toArray()
                .at(0)
                .toString()
                .startsWith(u"G-2 Report is empty: event 1 is not what was recorded"_s));
    QVERIFY(part.err.startsWith("Recovered in part: "));
}

void CliBackupTest::aRestoreThatIsKilledLeavesTheOldDeskOrTheNew()
{
    const QString copy = m_cli->path(u"copy.gander"_s);
    QVERIFY(!m_cli->json({u"backup"_s, copy}).isEmpty());
    file(u"One more"_s);
    const QString kept = m_cli->path(u"kept.gander"_s);
    QVERIFY(!m_cli->json({u"backup"_s, kept}).isEmpty());
    // How long one takes by itself is what the kills are spread over.
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!m_cli->json({u"restore"_s, kept}).isEmpty());
    const qint64 whole = timer.elapsed();
    constexpr int rounds = 12;
    int old = 0;
    int fresh = 0;
    for (int round = 0; round < rounds; ++round) {
        QProcess process;
        process.setProcessEnvironment(m_cli->environment);
        process.start(
            CliRunner::program(), {u"--desk"_s, m_cli->desk(), u"--json"_s, u"restore"_s, copy});
        QVERIFY(process.waitForStarted());
        process.waitForFinished(static_cast<int>(1 + 3 * whole * round / (2 * rounds)));
        process.kill();
        QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished());
        QVERIFY2(QFile::exists(m_cli->desk()), qPrintable(QString::number(round)));
        const Ran checked = m_cli->onDesk({u"--json"_s, u"check"_s, u"--deep"_s});
        QVERIFY2(checked.code == 0, checked.out + checked.err);
        const int incidents = checked.json().value("incidents"_L1).toInt();
        QVERIFY(incidents == 2 || incidents == 3);
        ++(incidents == 3 ? old : fresh);
        if (incidents == 2)
            QVERIFY(!m_cli->json({u"restore"_s, kept}).isEmpty());
    }
    qInfo("%d kills of a restore: %d left the old desk, %d the new one", rounds, old, fresh);
}

QTEST_GUILESS_MAIN(CliBackupTest)
#include "tst_clibackup.moc"
