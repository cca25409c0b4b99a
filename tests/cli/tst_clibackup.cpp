// SPDX-License-Identifier: GPL-3.0-or-later

// Backups through gander-cli: backup, restore, recover, and what is kept before an import.

#include "tests/cli/clirunner.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
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

QTEST_GUILESS_MAIN(CliBackupTest)
#include "tst_clibackup.moc"
