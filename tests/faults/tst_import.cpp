// SPDX-License-Identifier: GPL-3.0-or-later

// Someone who imports a file and is cut off, by a kill or by thinking better of it: all of the file
// is on the desk, or none of it.

#include "models/exchange/incidentimport.h"
#include "tests/faults/support/longrun.h"
#include "tests/faults/support/randomacts.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <memory>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

// As many rounds on one desk: then it has grown and is checked too slowly.
constexpr int roundsOnADesk = 10;

} // namespace

class TestImport final : public QObject
{
    Q_OBJECT

private slots:
    void aKilledImportIsAllOrNothing();
    void aCancelledImportLeavesNothing();

private:
    // A file of so many incidents that no other file has; every third has a history.
    [[nodiscard]] QString aFile(int turn, int incidents);
    [[nodiscard]] qint64 present(int turn);

    std::unique_ptr<test::TempDesk> m_desk = std::make_unique<test::TempDesk>();
    QRandomGenerator m_random{test::faultSeed()};
    SystemClock m_clock;
};

QString TestImport::aFile(int turn, int incidents)
{
    QByteArray text = "number,incident_state,sys_mod_count,caller_id,opened_at,sys_updated_by,"
                      "sys_updated_at,location,category,subcategory,u_symptom,assigned_to,"
                      "closed_code,resolved_by,resolved_at,closed_at\n";
    const auto row = [&](int number, const char *state, int change) {
        text += "T" + QByteArray::number(turn) + "N" + QByteArray::number(number) + "E," + state
            + ',' + QByteArray::number(change) + ",Caller 1,29/1/2026 01:16,Updater 9,29/1/2026 0"
            + QByteArray::number(2 + change)
            + ":16,Location 1,Category 5,Subcategory 7,Symptom 2,Resolver 3,code 5,,,\n";
    };
    for (int i = 0; i < incidents; ++i) {
        row(i, "New", 0);
        if (i % 3 == 0)
            row(i, "Active", 1);
    }
    const QString path = m_desk->filePath(u"import%1.csv"_s.arg(turn));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qWarning("%s cannot be written", qPrintable(path));
    return path;
}

qint64 TestImport::present(int turn)
{
    const auto desk = desk::Desk::open(m_desk->path(), desk::OpenMode::Write, m_clock);
    if (!desk)
        return -1;
    if (const QString faults = test::faultsOf(*desk); !faults.isEmpty()) {
        qWarning("%s", qPrintable(faults));
        return -2;
    }
    qint64 found = 0;
    while (desk->find(u"T%1N%2E"_s.arg(turn).arg(found)))
        ++found;
    return found;
}

void TestImport::aKilledImportIsAllOrNothing()
{
    const int all = test::rounds(8, 100);
    const int incidents = test::rounds(40, 400);
    // How long a whole one takes; kills are spread over that and a little more.
    qint64 whole = 0;
    int none = 0;
    int complete = 0;
    for (int turn = 0; turn <= all; ++turn) {
        if (turn > 0 && turn % roundsOnADesk == 0)
            m_desk = std::make_unique<test::TempDesk>();
        const QString file = aFile(turn, incidents);
        QProcess import;
        import.start(QStringLiteral(GANDER_BIN_DIR "/gander-cli"),
            {u"--desk"_s, m_desk->path(), u"--quiet"_s, u"import"_s, file});
        QElapsedTimer timer;
        timer.start();
        QVERIFY(import.waitForStarted());
        if (turn > 0) {
            QThread::usleep(static_cast<unsigned long>(m_random.bounded(whole)));
            import.kill();
        }
        QVERIFY(import.waitForFinished(120'000));
        if (turn == 0) {
            QVERIFY2(import.exitCode() == 0, import.readAllStandardError().constData());
            whole = timer.nsecsElapsed() / 1000;
        }
        const bool acknowledged =
            import.exitStatus() == QProcess::NormalExit && import.exitCode() == 0;
        const qint64 found = present(turn);
        QVERIFY2(found == incidents || (found == 0 && !acknowledged),
            qPrintable(u"round %1: %2 of %3"_s.arg(turn).arg(found).arg(incidents)));
        ++(found == 0 ? none : complete);
    }
    qInfo("%d imports of %d incidents by gander-cli, killed at random within %lld ms: %d left "
          "nothing, %d all of it, 0 a part; every check clean",
        all, incidents, static_cast<long long>(whole / 1000), none, complete - 1);
}

void TestImport::aCancelledImportLeavesNothing()
{
    const int all = test::rounds(6, 100);
    const int incidents = test::rounds(80, 300);
    int stops = 0;
    for (int turn = 1000; turn < 1000 + all; ++turn) {
        if (turn % roundsOnADesk == 0)
            m_desk = std::make_unique<test::TempDesk>();
        QFile file(aFile(turn, incidents));
        QVERIFY(file.open(QIODevice::ReadOnly));
        exchange::ImportOptions options;
        options.now = m_clock.now();
        const auto plan = exchange::planImport(file, options);
        VERIFY_RESULT(plan);
        std::vector<TakeOver> taken;
        for (const exchange::PlannedIncident &planned : plan->incidents)
            taken.push_back(planned.incident);
        {
            auto desk = desk::Desk::open(m_desk->path(), desk::OpenMode::Write, m_clock);
            VERIFY_RESULT(desk);
            const Revision before = desk->facts().revision;
            // The last chance to stop is when all of it is in and nothing committed.
            int left = m_random.bounded(static_cast<int>(taken.size() + 63) / 64);
            const auto count = desk->takeOver(
                taken, {.name = u"Lena Ortiz"_s}, [&](qint64, qint64) { return left-- > 0; });
            QVERIFY(!count);
            QCOMPARE(count.error().kind, ErrorKind::Cancelled);
            QCOMPARE(desk->facts().revision, before);
            ++stops;
        }
        QCOMPARE(present(turn), 0);
    }
    qInfo("%d imports of %d incidents cancelled: nothing of them left; every check clean", stops,
        incidents);
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
