// SPDX-License-Identifier: GPL-3.0-or-later

// Each single operation on the disk fails once, and from then on: every act is acknowledged and
// there, or refused and not there, and the desk stays sound.

#include "tests/faults/support/deskscript.h"
#include "tests/faults/support/faultydisk.h"
#include "tests/faults/support/longrun.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gander;
using namespace gander::desk;
using namespace gander::test;
using namespace Qt::StringLiterals;

class TestIoErrors final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void eachOperationFails_data();
    void eachOperationFails();

private:
    struct Run {
        bool hasFailed = false; // the operation came up
        int acknowledged = 0;
        int refused = 0;
        bool isInDoubt = false; // refused, and there nevertheless
    };
    void run(qint64 operation, FaultyDisk::Failing failing, Run &answer);
};

void TestIoErrors::initTestCase()
{
    if (const QString why = FaultyDisk::install(); !why.isEmpty())
        QSKIP(qPrintable(why));
}

void TestIoErrors::cleanup()
{
    FaultyDisk::mend();
}

void TestIoErrors::run(qint64 operation, FaultyDisk::Failing failing, Run &answer)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.gander"_s);
    FixedClock clock;
    DeskScript script(clock, 41);
    FaultyDisk::mend();
    VERIFY_RESULT(Desk::create(path, *Zone::find(u"America/New_York"_s), clock));
    FaultyDisk::mend();
    FaultyDisk::failAt(operation, failing);
    {
        auto desk = Desk::open(path, OpenMode::Write, clock);
        if (!desk) {
            QVERIFY2(FaultyDisk::hasFailed(), qPrintable(desk.error().detail));
        } else {
            for (int number = 0;; ++number) {
                const auto done = script.fixed(*desk, number);
                if (!done)
                    break;
                QVERIFY2(*done || FaultyDisk::hasFailed(),
                    qPrintable(*done ? QString() : done->error().detail));
                ++(*done ? answer.acknowledged : answer.refused);
            }
            // As the program sees it that goes on: nothing refused is there. What has yet to fail
            // is left for the closing.
            if (failing == FaultyDisk::Failing::Once && FaultyDisk::hasFailed()) {
                QCOMPARE(script.present(*desk).join(u'\n'), QString());
                QCOMPARE(script.missing(*desk).join(u'\n'), QString());
                QCOMPARE(problemsOf(desk->check(true)).join(u'\n'), QString());
            }
        }
        answer.hasFailed = FaultyDisk::hasFailed();
    }
    FaultyDisk::mend();
    const auto desk = Desk::open(path, OpenMode::Write, clock);
    VERIFY_RESULT(desk);
    QCOMPARE(problemsOf(desk->check(true)).join(u'\n'), QString());
    QCOMPARE(script.missing(*desk).join(u'\n'), QString());
    const QStringList present = script.present(*desk);
    if (present.isEmpty())
        return;
    // The commit stood in the log when the disk went away for good; nobody could take it back. It
    // is one act, and whole.
    QVERIFY2(failing == FaultyDisk::Failing::FromThenOn, qPrintable(present.join(u'\n')));
    QCOMPARE(present.size(), 1);
    answer.isInDoubt = true;
}

void TestIoErrors::eachOperationFails_data()
{
    QTest::addColumn<FaultyDisk::Failing>("failing");
    QTest::newRow("once") << FaultyDisk::Failing::Once;
    QTest::newRow("from then on") << FaultyDisk::Failing::FromThenOn;
}

void TestIoErrors::eachOperationFails()
{
    QFETCH(FaultyDisk::Failing, failing);
    int failed = 0;
    int acknowledged = 0;
    int refused = 0;
    int inDoubt = 0;
    const int step = rounds(31, 1);
    for (qint64 operation = 1;; operation += step) {
        Run one;
        run(operation, failing, one);
        if (QTest::currentTestFailed()) {
            qWarning("operation %lld", operation);
            return;
        }
        if (!one.hasFailed)
            break;
        ++failed;
        acknowledged += one.acknowledged;
        refused += one.refused;
        inDoubt += one.isInDoubt ? 1 : 0;
    }
    QVERIFY(failed > 10);
    qInfo("operations that failed %s: %d, acts acknowledged and there: %d, refused: %d, of those "
          "there: %d",
        QTest::currentDataTag(), failed, acknowledged, refused, inDoubt);
}

QTEST_GUILESS_MAIN(TestIoErrors)
#include "tst_ioerrors.moc"
