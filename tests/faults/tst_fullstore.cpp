// SPDX-License-Identifier: GPL-3.0-or-later

// The disk fills up under the store, at any byte: every act is refused as Full and leaves nothing,
// what was acknowledged stays, and once there is room again the same desk goes on.

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

class TestFullStore final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void nothingIsHalfWritten_data();
    void nothingIsHalfWritten();
};

void TestFullStore::initTestCase()
{
    if (const QString why = FaultyDisk::install(); !why.isEmpty())
        QSKIP(qPrintable(why));
}

void TestFullStore::cleanup()
{
    FaultyDisk::mend();
}

void TestFullStore::nothingIsHalfWritten_data()
{
    QTest::addColumn<int>("chunk");
    for (const int chunk : {1, 512, 4096, 65536})
        QTest::addRow("chunks of %d", chunk) << chunk;
}

void TestFullStore::nothingIsHalfWritten()
{
    QFETCH(int, chunk);
    QRandomGenerator chance(faultSeed());
    const int all = rounds(2, 60);
    qint64 acknowledged = 0;
    int told = 0;
    int otherwise = 0;
    for (int round = 0; round < all; ++round) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.gander"_s);
        FixedClock clock;
        DeskScript script(clock, chance.generate());
        FaultyDisk::mend();
        VERIFY_RESULT(Desk::create(path, *Zone::find(u"America/New_York"_s), clock));
        {
            const bool fillsFile = round % 3 == 0 && (isLongRun() || chunk == 4096);
            // The log alone, or the file as well where the log is brought into it.
            FaultyDisk::fillAfter(chance.bounded(fillsFile ? 6'000'000 : 500'000), chunk);
            auto desk = Desk::open(path, OpenMode::Write, clock);
            int refused = 0;
            while (desk && refused < 5) {
                const auto done = script.next(*desk);
                if (done || !FaultyDisk::hasFailed())
                    continue;
                if (done.error().kind == ErrorKind::Full)
                    ++told;
                else if (done.error().kind == ErrorKind::Unavailable
                    || done.error().kind == ErrorKind::Corrupt)
                    ++otherwise;
                ++refused;
            }
            if (desk) {
                // It can be read while it is full.
                QCOMPARE(problemsOf(desk->check(false)).join(u'\n'), QString());
                QCOMPARE(script.present(*desk).join(u'\n'), QString());
                QCOMPARE(script.missing(*desk).join(u'\n'), QString());
                FaultyDisk::fillAfter(50'000'000, chunk);
                const qint64 before = script.acknowledged();
                for (int i = 0; i < 20; ++i)
                    (void)script.next(*desk);
                QVERIFY2(script.acknowledged() > before, "it does not go on");
            } else {
                QCOMPARE(desk.error().kind, ErrorKind::Full);
            }
            if (round % 2)
                FaultyDisk::fillAfter(0, chunk); // full again as it closes
        }
        FaultyDisk::mend();
        const auto desk = Desk::open(path, OpenMode::Write, clock);
        VERIFY_RESULT(desk);
        QCOMPARE(problemsOf(desk->check(true)).join(u'\n'), QString());
        QCOMPARE(script.missing(*desk).join(u'\n'), QString());
        QCOMPARE(script.present(*desk).join(u'\n'), QString());
        acknowledged += script.acknowledged();
    }
    QCOMPARE(otherwise, 0);
    qInfo("full disks, %s: %d, acts acknowledged: %lld, lost: 0, refused as full: %d",
        QTest::currentDataTag(), all, acknowledged, told);
}

QTEST_GUILESS_MAIN(TestFullStore)
#include "tst_fullstore.moc"
