// SPDX-License-Identifier: GPL-3.0-or-later

// The power goes at any instant of a stream of acts: what was acknowledged is there afterwards and
// the desk is sound. With a disk that lies about syncing the same must be seen to fail, or this
// test sees nothing.

#include "models/store/storefile.h"
#include "tests/faults/support/deskscript.h"
#include "tests/faults/support/faultydisk.h"
#include "tests/faults/support/longrun.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace gander;
using namespace gander::desk;
using namespace gander::test;
using namespace Qt::StringLiterals;

class TestPowerCut final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void nothingAcknowledgedIsLost();
    void aDeskBegunIsThereOrNot();
    void aLyingDiskIsSeen();

private:
    void begin();
    [[nodiscard]] QByteArray anchor() const;
    void findAnchor(QRandomGenerator &chance, const QByteArray &before);
    // Acts until the power goes; how the anchor stood at some time within.
    QByteArray actUntilCut(Desk &desk);

    FixedClock m_clock;
    QRandomGenerator m_chance;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DeskScript> m_script;
    QString m_path;
};

void TestPowerCut::initTestCase()
{
    if (const QString why = FaultyDisk::install(); !why.isEmpty())
        QSKIP(qPrintable(why));
    m_chance.seed(faultSeed());
}

void TestPowerCut::init()
{
    FaultyDisk::mend();
    begin();
}

void TestPowerCut::cleanup()
{
    FaultyDisk::mend();
    m_dir.reset();
}

void TestPowerCut::begin()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"a.gander"_s);
    m_script = std::make_unique<DeskScript>(m_clock, m_chance.generate());
}

QByteArray TestPowerCut::anchor() const
{
    QFile file(m_path + u"-anchor"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Nobody syncs the anchor, so after a cut it may tell of any time before, or nothing.
void TestPowerCut::findAnchor(QRandomGenerator &chance, const QByteArray &before)
{
    QFile file(m_path + u"-anchor"_s);
    switch (chance.bounded(4)) {
    case 0:
        if (file.open(QIODevice::WriteOnly))
            file.write(before);
        break;
    case 1:
        if (file.open(QIODevice::WriteOnly))
            file.close();
        break;
    case 2:
        file.remove();
        break;
    default:
        break;
    }
}

QByteArray TestPowerCut::actUntilCut(Desk &desk)
{
    QByteArray before = anchor();
    while (!FaultyDisk::isCut()) {
        (void)m_script->next(desk); // refused by a rule, or by the cut
        if (m_chance.bounded(4) == 0 && !FaultyDisk::isCut())
            before = anchor();
    }
    return before;
}

void TestPowerCut::nothingAcknowledgedIsLost()
{
    const int all = rounds(60, 2000);
    qint64 acknowledged = 0;
    qint64 inDoubt = 0;
    qint64 checkpoints = 0;
    for (int round = 0; round < all; ++round) {
        // A desk lives through some cuts and grows.
        if (round % 12 == 0) {
            acknowledged += m_script->acknowledged();
            begin();
            VERIFY_RESULT(Desk::create(m_path, *Zone::find(u"America/New_York"_s), m_clock));
        }
        FaultyDisk::watch(FaultyDisk::Syncs::Honest);
        {
            // Early ones hit the opening, late ones the file itself as well as its log.
            FaultyDisk::cutAt(1 + m_chance.bounded(m_chance.bounded(3) ? 300 : 3000),
                m_chance.bounded(3) ? FaultyDisk::Cut::AnyChange : FaultyDisk::Cut::NextSync);
            auto desk = Desk::open(m_path, OpenMode::Write, m_clock);
            QByteArray before = anchor();
            if (desk) {
                before = actUntilCut(*desk);
            } else {
                QVERIFY2(FaultyDisk::isCut(), qPrintable(desk.error().detail));
            }
            findAnchor(m_chance, before);
        }
        checkpoints += FaultyDisk::syncsOfStore();
        FaultyDisk::powerUp(m_chance);
        const auto desk = Desk::open(m_path, OpenMode::Write, m_clock);
        QVERIFY2(desk,
            qPrintable(u"round %1: "_s.arg(round) + (desk ? QString() : desk.error().detail)));
        QCOMPARE(problemsOf(desk->check(true)).join(u'\n'), QString());
        QCOMPARE(m_script->missing(*desk).join(u'\n'), QString());
        const auto settled = m_script->settle(*desk);
        VERIFY_RESULT(settled);
        inDoubt += *settled ? 1 : 0;
    }
    acknowledged += m_script->acknowledged();
    QVERIFY(checkpoints > 0);
    qInfo("power cuts: %d, acknowledged: %lld, lost: 0, damaged: 0, done though the answer was cut "
          "off: %lld, syncs of the store itself: %lld",
        all, acknowledged, inDoubt, checkpoints);
}

// What is cut off while a desk is made can be made again; it is no desk that looks sound and is
// not.
void TestPowerCut::aDeskBegunIsThereOrNot()
{
    int made = 0;
    int none = 0;
    int named = 0;
    const Zone zone = *Zone::find(u"America/New_York"_s);
    const int step = rounds(11, 1);
    for (qint64 cut = 1;; cut += step) {
        begin();
        FaultyDisk::watch(FaultyDisk::Syncs::Honest);
        FaultyDisk::cutAt(cut);
        bool isMade = false;
        {
            const auto desk = Desk::create(m_path, zone, m_clock);
            isMade = desk.has_value();
        }
        const bool isCut = FaultyDisk::isCut();
        FaultyDisk::powerUp(m_chance);
        const auto desk = Desk::open(m_path, OpenMode::Write, m_clock);
        if (desk) {
            QCOMPARE(problemsOf(desk->check(true)).join(u'\n'), QString());
            ++made;
        } else {
            QVERIFY2(!isMade, qPrintable(desk.error().detail));
            if (QFile::exists(m_path))
                ++named;
            else
                ++none;
        }
        if (!isCut)
            break;
    }
    qInfo("power cuts while a desk is made: %d there and sound, %d not there, %d refused", made,
        none, named);
}

void TestPowerCut::aLyingDiskIsSeen()
{
    const int all = rounds(12, 300);
    int lost = 0;
    int refused = 0;
    int named = 0;
    for (int round = 0; round < all; ++round) {
        begin();
        {
            auto desk = Desk::create(m_path, *Zone::find(u"America/New_York"_s), m_clock);
            VERIFY_RESULT(desk);
            for (int i = 0; i < 10; ++i)
                (void)m_script->next(*desk);
        }
        FaultyDisk::watch(FaultyDisk::Syncs::Lying);
        {
            FaultyDisk::cutAt(50 + m_chance.bounded(2500));
            auto desk = Desk::open(m_path, OpenMode::Write, m_clock);
            VERIFY_RESULT(desk);
            actUntilCut(*desk);
        }
        FaultyDisk::powerUp(m_chance);
        const auto desk = Desk::open(m_path, OpenMode::Write, m_clock);
        if (!desk) {
            ++refused;
            continue;
        }
        const QStringList problems = problemsOf(desk->check(true));
        const QStringList missing = m_script->missing(*desk);
        named += problems.isEmpty() ? 0 : 1;
        if (missing.isEmpty())
            continue;
        ++lost;
        QVERIFY2(!problems.isEmpty(), qPrintable(missing.join(u'\n')));
    }
    QVERIFY2(lost + refused > 0, "a disk that lies is not noticed: this test sees nothing");
    qInfo(
        "control, a disk that lies about syncing: of %d cuts %d refused at opening, %d lost acts, "
        "all of them named by check (%d)",
        all, refused, lost, named);
}

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_powercut.moc"
