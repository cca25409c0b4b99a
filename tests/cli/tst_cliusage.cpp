// SPDX-License-Identifier: GPL-3.0-or-later

// What the command line refuses: bad usage is 2, a refusal is 1, each with one line that says what.

#include "tests/cli/clirunner.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace gander::test;
using namespace Qt::StringLiterals;

class CliUsageTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void badUsageIsTwo_data();
    void badUsageIsTwo();
    void refusalIsOneAndChangesNothing_data();
    void refusalIsOneAndChangesNothing();
    void helpAndVersionAreNoFault();
    void missingDeskSaysHowToMakeOne();
    void aFileThatIsNoDeskStaysAsItIs();
    void theUsersOwnDeskIsMadeOnlyWhenAsked();
    void aDeskToMeasureOnIsMadeAsAnyOther();
    void globalOptionsStandAnywhere();
    void textMayBeginWithDashes();
    void quietKeepsJson();
    void aReaderThatGoesAwayIsNoCrash();
    void strangersDoNotSteerTheTerminal();

private:
    CliRunner m_cli;
};

void CliUsageTest::initTestCase()
{
    QCOMPARE(m_cli.onDesk({u"new"_s, u"--zone"_s, u"America/New_York"_s}).code, 0);
    QCOMPARE(m_cli
                 .onDesk({u"file"_s, u"--title"_s, u"Nobody can log in"_s, u"--key"_s, u"INC-1"_s,
                     u"--reported-at"_s, u"2026-03-02T10:00:00Z"_s})
                 .code,
        0);
}

void CliUsageTest::badUsageIsTwo_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *line, const char *says) {
        QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(says);
    };
    row("", "no command");
    row("bored", "unknown command 'bored'");
    row("board --pdf b.pdf", "cannot be written as a PDF yet");
    row("contract", "something is missing");
    row("contract sign Acme", "'sign' is not list, show, set or move");
    row("contract list Acme", "'Acme' is one word too many");
    row("contract list --open", "list takes no --open");
    row("contract show", "something is missing");
    row("contract show Acme --version one", "--version takes a whole number");
    row("contract show Acme --version", "--version needs a value");
    row("contract set Acme", "--file is missing");
    row("contract set Acme --file x.json --effective soon", "--effective");
    row("contract set Acme --file x.json --agreed=", "--agreed names nobody");
    row("contract set Acme --file x.json --all", "set takes no --all");
    row("contract move 1", "--to and --version say which contract");
    row("contract move 1 --to Acme", "--to and --version say which contract");
    row("new --bench many", "--bench takes a whole number");
    row("new --bench 0", "--bench takes a number from 1 to 10000000");
    row("new --bench 10 --demo", "--bench and --demo do not go together");
    row("new --bench 10 --now soon", "--now");
    row("new --now 2026-11-22T21:00:00Z", "--now goes with --bench alone");
    row("wallboard x", "unknown command 'wallboard'");
    row("--loud list", "unknown option '--loud'");
    row("list --loud", "unknown option '--loud'");
    row("list -x", "unknown option '-x'");
    row("list --json=yes", "--json takes no value");
    row("list --query", "--query needs a value");
    row("list --limit 1 --limit 2", "--limit stands there twice");
    row("list --limit -1", "--limit takes a whole number");
    row("list --offset many", "--offset takes a whole number");
    row("list --sort loudness", "--sort is due");
    row("list --zone Mars/Base", "--zone");
    row("list extra", "'extra' is one word too many");
    row("count --by mood", "--by is outcome");
    row("show", "something is missing");
    row("show 1 2", "'2' is one word too many");
    row("new --zone Mars/Base", "--zone");
    row("file", "--title is missing");
    row("file --title T --reported-at yesterday", "--reported-at");
    row("file --title T --reported-at 2026-03-02T10:00:00", "--reported-at");
    row("classify 1", "--outcome is missing");
    row("classify 1 --outcome bug", "--outcome is feature-request");
    row("classify 1 --outcome core-bug", "usage");
    row("classify 1 --outcome core-bug --severity 1", "usage");
    row("classify 1 --outcome core-bug --severity 6 --devops 1", "--severity is 1 to 5");
    row("classify 1 --outcome core-bug --severity 4294967297 --devops 1", "--severity is 1 to 5");
    row("classify 1 --outcome core-bug --severity 1 --devops 0", "--devops is 1 to 4");
    row("classify 1 --outcome act-of-god --severity 1 --devops 1", "usage");
    row("classify 1 --outcome act-of-god --at noon", "--at");
    row("hold 1", "--reason is missing");
    row("reopen 1", "--reason is missing");
    row("assign 1", "--to is missing");
    row("note 1", "--text is missing");
    row("undo", "either incidents are named or an act by --of");
    row("note 1 --text - --reason -", "one option only");
    row("deadline", "start is missing");
    row("deadline --batch --sev 1", "--batch takes no other option");
    row("deadline --start 2026-03-02T10:00:00Z --sev 9 --devops 1", "sev must be");
    row("deadline --start 2026-03-02T10:00:00Z --sev 1 --devops 1 --window lots", "--window takes");
    row("memo", "something is missing");
    row("memo verify", "the file is missing");
    row("memo 1 2", "one word too many");
    row("memo 1 --section found", "--section takes KEY=TEXT");
    row("memo 1 --eml x.eml", "--eml is not there yet");
    row("import", "something is missing");
    row("import x.csv --format xml", "--format is");
    row("import x.csv --date-order myd", "--date-order is");
    row("export", "something is missing");
    row("export x.xml --format xml", "--format is");
}

void CliUsageTest::badUsageIsTwo()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    const Ran ran = m_cli.onDesk(line.split(u' ', Qt::SkipEmptyParts));
    const QString err = QString::fromUtf8(ran.err);
    QVERIFY2(ran.code == 2, qPrintable(err));
    QCOMPARE(ran.out, QByteArray());
    QVERIFY2(err.startsWith("gander-cli"_L1), qPrintable(err));
    QVERIFY2(err.contains(says), qPrintable(err));
    QCOMPARE(err.count(u'\n'), 1);
}

void CliUsageTest::refusalIsOneAndChangesNothing_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *line, const char *says) {
        QTest::newRow(line) << QString::fromLatin1(line).split(u' ') << QString::fromLatin1(says);
    };
    row("show 99", "Could not show 99: ");
    row("show INC-9", "there is no incident 'INC-9'");
    row("classify 99 --outcome act-of-god", "Could not classify 99: ");
    row("classify 1 --outcome act-of-god --at 2999-01-01T00:00:00Z", "lies in the future");
    row("classify 1 --outcome act-of-god --at 2026-03-02T09:59:59Z", "is before the report");
    row("file --title T --reported-at 2999-01-01T00:00:00Z", "lies in the future");
    row("file --title T --key INC-1", "INC-1");
    row("resume 1", "is not on hold");
    row("resolve 1", "has no class yet");
    row("reopen 1 --reason again", "is open already");
    row("undo 1", "no act that can be taken back");
    row("memo 1", "owes no memo");
    row("list --query sev:9", "'sev:9' is wrong");
    row("count --query loud:yes", "'loud:yes' is wrong");
    row("import none.csv", "there is no file none.csv");
    row("memo verify none.pdf", "none.pdf");
    row("contract show Acme", "there is no contract of 'Acme'");
    row("contract set Acme --file none.json", "none.json");
    row("contract move 1 --to Acme --version 2", "there is no contract of 'Acme'");
    row("contract move 99 --to Acme --version 2", "99");
    row("new", "there is such a file already");
}

void CliUsageTest::refusalIsOneAndChangesNothing()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const QJsonObject before = m_cli.json({u"check"_s});
    const Ran ran = m_cli.onDesk(arguments);
    const QString err = QString::fromUtf8(ran.err);
    QVERIFY2(ran.code == 1, qPrintable(err));
    QCOMPARE(ran.out, QByteArray());
    QVERIFY2(err.contains(says), qPrintable(err));
    QVERIFY2(err.startsWith("Could not "_L1), qPrintable(err));
    QVERIFY2(err.trimmed().endsWith(u'.'), qPrintable(err));
    QCOMPARE(err.count(u'\n'), 1);
    QCOMPARE(m_cli.json({u"check"_s}), before);
}

void CliUsageTest::helpAndVersionAreNoFault()
{
    const Ran help = m_cli.run({u"--help"_s});
    QCOMPARE(help.code, 0);
    for (const QByteArray command : {"new", "file", "classify", "hold", "resume", "resolve",
             "reopen", "assign", "note", "undo", "show", "list", "count", "board", "deadline",
             "memo", "import", "export", "contract", "check"})
        QVERIFY2(help.out.contains("\n  " + command + ' '), command.constData());
    QCOMPARE(m_cli.run({u"list"_s, u"--help"_s}).code, 0);
    const Ran version = m_cli.run({u"--version"_s});
    QCOMPARE(version.code, 0);
    QVERIFY(version.out.startsWith("gander-cli "));
}

void CliUsageTest::missingDeskSaysHowToMakeOne()
{
    const QString none = m_cli.path(u"none.gander"_s);
    const QString said = u"There is no desk at %1. Make one with gander-cli --desk %1 new.\n"_s.arg(
        QDir::toNativeSeparators(none));
    for (const QStringList &arguments :
        {QStringList{u"list"_s}, QStringList{u"show"_s, u"1"_s}, QStringList{u"check"_s},
            QStringList{u"file"_s, u"--title"_s, u"T"_s}, QStringList{u"memo"_s, u"1"_s}}) {
        const Ran ran = m_cli.run(QStringList{u"--desk"_s, none} + arguments);
        QCOMPARE(ran.code, 1);
        QCOMPARE(QString::fromUtf8(ran.err), said);
    }
    QVERIFY(!QFileInfo::exists(none));
}

void CliUsageTest::aFileThatIsNoDeskStaysAsItIs()
{
    const QByteArray words = "these are notes, no desk\n";
    m_cli.write(u"notes.txt"_s, words);
    for (const QString &command : {u"list"_s, u"check"_s, u"new"_s}) {
        const Ran ran = m_cli.run({u"--desk"_s, m_cli.path(u"notes.txt"_s), command});
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.err.count('\n'), 1);
        QCOMPARE(m_cli.read(u"notes.txt"_s), words);
    }
}

void CliUsageTest::theUsersOwnDeskIsMadeOnlyWhenAsked()
{
    const QString folder = m_cli.path(u"data/gander"_s);
    QCOMPARE(m_cli.run({u"list"_s}).code, 1);
    QVERIFY(!QFileInfo::exists(folder));
    QCOMPARE(m_cli.run({u"new"_s}).code, 0);
    QVERIFY(QFileInfo::exists(folder + "/desk.gander"_L1));
#ifdef Q_OS_UNIX
    QCOMPARE(QFileInfo(folder).permissions()
            & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
                | QFile::WriteOther | QFile::ExeOther),
        QFile::Permissions());
#endif
    QCOMPARE(m_cli.run({u"list"_s}).code, 0);

    CliRunner other;
    other.environment.insert(u"GANDER_DESK"_s, other.path(u"mine.gander"_s));
    QCOMPARE(other.run({u"new"_s}).code, 0);
    QVERIFY(QFileInfo::exists(other.path(u"mine.gander"_s)));
    QVERIFY(!QFileInfo::exists(other.path(u"data"_s)));
}

void CliUsageTest::aDeskToMeasureOnIsMadeAsAnyOther()
{
    const QStringList wish{u"--desk"_s, m_cli.path(u"large"_s), u"--json"_s, u"new"_s, u"--bench"_s,
        u"40"_s, u"--now"_s, u"2026-11-22T21:00:00Z"_s};
    const Ran made = m_cli.run(wish);
    QCOMPARE(made.code, 0);
    QCOMPARE(made.json().value("incidents"_L1).toInt(), 40);
    QCOMPARE(made.err, QByteArray());
    QCOMPARE(m_cli.run(wish).code, 1); // there is such a file already
    const Ran counted = m_cli.run({u"--desk"_s, m_cli.path(u"large"_s), u"--json"_s, u"check"_s});
    QCOMPARE(counted.code, 0);
    QCOMPARE(counted.json().value("incidents"_L1).toInt(), 40);
}

void CliUsageTest::globalOptionsStandAnywhere()
{
    const QString desk = m_cli.desk();
    const Ran before = m_cli.run({u"--json"_s, u"--desk"_s, desk, u"count"_s});
    const Ran behind = m_cli.run({u"count"_s, u"--desk="_s + desk, u"--json"_s});
    QCOMPARE(before.code, 0);
    QCOMPARE(before.out, behind.out);
    QCOMPARE(before.json().value("total"_L1).toInt(), 1);
}

void CliUsageTest::textMayBeginWithDashes()
{
    const QJsonObject incident = m_cli.json({u"note"_s, u"1"_s, u"--text"_s, u"--not an option"_s});
    const QJsonObject event = incident.value("events"_L1).toArray().last().toObject();
    QCOMPARE(event.value("data"_L1).toObject().value("text"_L1).toString(), u"--not an option"_s);
}

void CliUsageTest::quietKeepsJson()
{
    QCOMPARE(m_cli.onDesk({u"--quiet"_s, u"list"_s}).out, QByteArray());
    QCOMPARE(m_cli.onDesk({u"--quiet"_s, u"--json"_s, u"list"_s}).lines().size(), 1);
}

void CliUsageTest::aReaderThatGoesAwayIsNoCrash()
{
#ifdef Q_OS_UNIX
    for (int i = 0; i < 30; ++i)
        QCOMPARE(m_cli.onDesk({u"--quiet"_s, u"file"_s, u"--title"_s, QString(900, u'x')}).code, 0);
    QProcess shell;
    shell.setProcessEnvironment(m_cli.environment);
    shell.start(u"bash"_s,
        {u"-c"_s, u"set -o pipefail; \"$0\" --desk \"$1\" --json list | head -c 10; echo \" $?\""_s,
            CliRunner::program(), m_cli.desk()});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.readAllStandardError(), QByteArray());
    QVERIFY(shell.readAllStandardOutput().endsWith(" 0\n"));
#else
    QSKIP("pipes are tried on Unix");
#endif
}

void CliUsageTest::strangersDoNotSteerTheTerminal()
{
    const QString title = u"\x1b[31mred\x07 \u202Eback"_s;
    const QJsonObject filed = m_cli.json({u"file"_s, u"--title"_s, title});
    QCOMPARE(filed.value("title"_L1).toString(), title);
    const QString id = QString::number(filed.value("id"_L1).toInt());
    for (const QStringList &arguments : {QStringList{u"show"_s, id}, QStringList{u"list"_s}}) {
        const Ran ran = m_cli.onDesk(arguments);
        QCOMPARE(ran.code, 0);
        QVERIFY(!ran.out.contains('\x1b'));
        QVERIFY(!ran.out.contains('\x07'));
        QVERIFY(!ran.out.contains("\u202E"));
        QVERIFY(ran.out.contains("[31mred"));
    }
}

QTEST_GUILESS_MAIN(CliUsageTest)
#include "tst_cliusage.moc"
