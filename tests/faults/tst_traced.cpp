// SPDX-License-Identifier: GPL-3.0-or-later

// The tests with texts of strangers, seen from outside: what the system is asked for while every
// screen, paper and field shows them. No path that a text names, no program, no socket but those of
// the same machine.

#include "tests/faults/support/longrun.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

class TestTraced final : public QObject
{
    Q_OBJECT

private slots:
    void noFileOrSocketIsTouched_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("papers") << u"tst_memountrusted"_s;
        if (test::isLongRun()) {
            QTest::newRow("parts") << u"tst_untrusted"_s;
            QTest::newRow("screens") << u"tst_untrustedscreens"_s;
            QTest::newRow("pasting") << u"tst_pasting"_s;
        }
    }
    void noFileOrSocketIsTouched();
};

void TestTraced::noFileOrSocketIsTouched()
{
    QFETCH(QString, program);
    const QString strace = QStandardPaths::findExecutable(u"strace"_s);
    if (strace.isEmpty())
        QSKIP("there is no strace");
    const QTemporaryDir folder;
    const QString bait = folder.filePath(u"bait"_s);
    const QString trace = folder.filePath(u"trace"_s);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"GANDER_FAULTS_LONG"_s); // its times are of no use under a tracer
    environment.insert(u"GANDER_TEST_BAIT"_s, bait);
    environment.insert(u"ASAN_OPTIONS"_s, u"detect_leaks=0"_s); // it cannot be traced twice
    environment.insert(u"QTEST_FUNCTION_TIMEOUT"_s, u"3600000"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(strace,
        {u"-f"_s, u"-qq"_s, u"-s"_s, u"300"_s, u"-e"_s, u"trace=%file,%network"_s, u"-o"_s, trace,
            QStringLiteral(GANDER_BIN_DIR "/") + program, u"-maxwarnings"_s, u"0"_s});
    QVERIFY(process.waitForFinished(test::isLongRun() ? 3'600'000 : 240'000));
    const QByteArray said = process.readAll();
    if (said.contains("ptrace") && said.contains("ermitted"))
        QSKIP("strace may not trace here");
    QVERIFY2(process.exitCode() == 0, said.right(4'000).constData());

    // What the texts name, but for the bait, which each test makes for itself.
    static const QRegularExpression named(
        u"\\.\\./etc/"
        u"passwd|\\\\system32|\"[^\"]*aux\\.pdf\"|\\.htaccess|javascript:|https?:|127\\.0\\.0\\.1"
        "|\"file:|onerror|/etc/shadow"_s);
    QFile file(trace);
    QVERIFY(file.open(QIODevice::ReadOnly));
    qint64 calls = 0;
    qint64 sockets = 0;
    int baits = 0;
    int programs = 0;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        ++calls;
        const QString text = QString::fromUtf8(line);
        if (line.contains("socket("))
            ++sockets;
        QVERIFY2(!line.contains("AF_INET"), line.constData());
        if (line.contains("execve(") && !line.contains("ENOENT") && !line.contains("pdftotext"))
            ++programs;
        // Written and watched by the test itself; opened to read by nobody.
        if (line.contains("bait") && line.contains("open") && line.contains("O_RDONLY"))
            ++baits;
        QVERIFY2(line.contains("execve(") || !named.match(text).hasMatch(), line.constData());
    }
    qInfo(
        "%s: %lld calls on paths and sockets, %lld sockets of this machine, none beyond; %d reads "
        "of the bait, %d programs",
        qPrintable(program), calls, sockets, baits, programs);
    QVERIFY(calls > 100);
    QCOMPARE(baits, 0);
    QCOMPARE(programs, 1); // the test
}

QTEST_GUILESS_MAIN(TestTraced)
#include "tst_traced.moc"
