// SPDX-License-Identifier: GPL-3.0-or-later

// Two people who open one desk at the same moment: one writes, the other is told who does. A holder
// that died blocks nobody, and no program that merely looks takes the desk from under its holder.

#include "models/desk/deskservice.h"
#include "tests/faults/support/longrun.h"
#include "tests/faults/support/randomacts.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QProcess>
#include <QSysInfo>
#include <QTest>

#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

class TestSecondWriter final : public QObject
{
    Q_OBJECT

private slots:
    void oneOfManyWrites();
    void aDeadHoldersLockBlocksNobody_data();
    void aDeadHoldersLockBlocksNobody();
    void aProgramThatLooksTakesNothingAway();

private:
    [[nodiscard]] std::unique_ptr<QProcess> racer() const;
    [[nodiscard]] static QByteArray line(QProcess &process);

    test::TempDesk m_desk;
};

std::unique_ptr<QProcess> TestSecondWriter::racer() const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QStringLiteral(GANDER_BIN_DIR "/actstream"), {m_desk.path(), u"race"_s});
    return process;
}

QByteArray TestSecondWriter::line(QProcess &process)
{
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(20'000))
            return {};
    }
    return process.readLine().trimmed();
}

void TestSecondWriter::oneOfManyWrites()
{
    const int all = test::rounds(10, 200);
    QRandomGenerator random(test::faultSeed());
    int programs = 0;
    int killed = 0;
    for (int turn = 0; turn < all; ++turn) {
        const int many = 2 + random.bounded(3);
        std::vector<std::unique_ptr<QProcess>> racers;
        for (int i = 0; i < many; ++i)
            racers.push_back(racer());
        for (const auto &each : racers)
            QCOMPARE(line(*each), QByteArray("ready"));
        for (const auto &each : racers) {
            each->write("go\n");
            each->waitForBytesWritten();
        }
        qint64 holder = 0;
        std::vector<QByteArray> refusals;
        for (const auto &each : racers) {
            const QByteArray answer = line(*each);
            if (answer == "open") {
                QCOMPARE(holder, qint64(0));
                holder = each->processId();
            } else {
                refusals.push_back(answer);
            }
        }
        QVERIFY2(holder != 0, "nobody got the desk");
        QCOMPARE(refusals.size(), static_cast<size_t>(many - 1));
        for (const QByteArray &refusal : refusals) {
            QVERIFY2(refusal.startsWith(QByteArray::number(static_cast<int>(ErrorKind::Held))),
                refusal.constData());
            const QByteArray named = "held by actstream, process " + QByteArray::number(holder);
            QVERIFY2(refusal.contains(named), refusal.constData());
        }
        // Every other holder dies with the desk in its hands; the next round finds its lock.
        for (const auto &each : racers) {
            if (turn % 2 == 0) {
                each->kill();
                killed += each->processId() == holder ? 1 : 0;
            } else {
                each->write("enough\n");
                each->closeWriteChannel();
            }
        }
        for (const auto &each : racers)
            QVERIFY(each->waitForFinished(20'000));
        programs += many;
    }
    const auto desk = desk::Desk::open(m_desk.path(), desk::OpenMode::Write, m_desk.clock());
    VERIFY_RESULT(desk);
    QCOMPARE(test::faultsOf(*desk), QString());
    qInfo("%d races of %d programs: one writer each, all others told who holds it; %d holders "
          "killed, 0 locks left that block",
        all, programs, killed);
}

void TestSecondWriter::aDeadHoldersLockBlocksNobody_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::newRow("made and not yet written") << QByteArray();
    QTest::newRow("of this process number")
        << QByteArray::number(QCoreApplication::applicationPid()) + "\ntst_secondwriter\n"
            + QSysInfo::machineHostName().toUtf8() + '\n';
    QTest::newRow("of process 1") << QByteArray("1\nsystemd\n")
            + QSysInfo::machineHostName().toUtf8() + '\n';
    QTest::newRow("of this computer under its former name")
        << QByteArray("4194303\ngander\nold-name\n");
    QTest::newRow("garbage") << QByteArray(3000, '\xff');
}

void TestSecondWriter::aDeadHoldersLockBlocksNobody()
{
    QFETCH(QByteArray, left);
    QFile lock(m_desk.path() + u"-lock"_s);
    QVERIFY(lock.open(QIODevice::WriteOnly));
    QCOMPARE(lock.write(left), left.size());
    lock.close();
    VERIFY_RESULT(desk::Desk::open(m_desk.path(), desk::OpenMode::Write, m_desk.clock()));
}

// The engine tidies the log away when it thinks itself the last to close: by another program beside
// a window that would take away every act from there on, each of them acknowledged.
void TestSecondWriter::aProgramThatLooksTakesNothingAway()
{
    desk::DeskService window(m_desk.clock());
    VERIFY_RESULT(window.open(m_desk.path(), desk::OpenMode::Write).result());
    const auto file = [&](const QString &title) {
        Act act;
        act.actor.name = u"Lena Ortiz"_s;
        act.action = FileIncident{.facts = {.title = title}};
        return window.perform(act).result();
    };
    VERIFY_RESULT(file(u"Before"_s));
    const auto looked = [&] {
        QProcess tool;
        tool.start(QStringLiteral(GANDER_BIN_DIR "/actstream"), {m_desk.path(), u"look"_s});
        tool.waitForFinished();
        return tool.readAllStandardOutput().trimmed();
    };
    QCOMPARE(looked(), QByteArray("1"));
    QVERIFY(QFile::exists(m_desk.path() + u"-wal"_s));
    VERIFY_RESULT(file(u"After"_s));
    QCOMPARE(looked(), QByteArray("2"));
}

QTEST_GUILESS_MAIN(TestSecondWriter)
#include "tst_secondwriter.moc"
