// SPDX-License-Identifier: GPL-3.0-or-later

// A log that is cut at any of its frames, or within one: SQLite takes what is left for all there
// was, so it is the anchor that tells how many acknowledged events are missing.

#include "models/store/storefile.h"
#include "tests/faults/support/deskscript.h"
#include "tests/faults/support/longrun.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace gander;
using namespace gander::desk;
using namespace gander::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype walHead = 32;
constexpr qsizetype frameHead = 24;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void putContent(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

class TestWalCut final : public QObject
{
    Q_OBJECT

private slots:
    void everyMissingActIsNamed();
};

void TestWalCut::everyMissingActIsNamed()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.gander"_s);
    FixedClock clock;
    DeskScript script(clock, faultSeed());
    VERIFY_RESULT(Desk::create(path, *Zone::find(u"America/New_York"_s), clock));
    auto desk = Desk::open(path, OpenMode::Write, clock);
    VERIFY_RESULT(desk);
    // Below what makes SQLite bring the log into the file.
    while (QFile(path + u"-wal"_s).size() < 3'300'000)
        (void)script.next(*desk);
    const QByteArray store = contentOf(path);
    const QByteArray wal = contentOf(path + u"-wal"_s);
    const QByteArray anchor = contentOf(path + u"-anchor"_s);
    const auto whole = desk->check(true);
    QCOMPARE(problemsOf(whole).join(u'\n'), QString());

    const qsizetype page = qFromBigEndian<qint32>(wal.constData() + 8);
    const qsizetype frames = (wal.size() - walHead) / (frameHead + page);
    QVERIFY(frames > 400);
    const QString copy = folder.filePath(u"cut.gander"_s);
    int cuts = 0;
    int shorter = 0;
    for (qsizetype frame = 0; frame <= frames; frame += rounds(9, 1)) {
        for (const bool isWithin : {false, true}) {
            const qsizetype size =
                walHead + frame * (frameHead + page) + (isWithin ? frameHead + page / 2 : 0);
            if (isWithin && (frame == frames || frame % 4 != 0))
                continue;
            QFile::remove(copy + u"-shm"_s);
            putContent(copy, store);
            putContent(copy + u"-wal"_s, wal.left(size));
            putContent(copy + u"-anchor"_s, anchor);
            const auto cut = Desk::open(copy, OpenMode::ReadOnly, clock);
            VERIFY_RESULT(cut);
            const auto report = cut->check(false);
            VERIFY_RESULT(report);
            ++cuts;
            const qint64 missing = whole->events - report->events;
            if (missing == 0) {
                // What follows the last acknowledged event leaves none: that is told of, too.
                QCOMPARE(report->problems.empty(), script.missing(*cut).isEmpty());
                continue;
            }
            ++shorter;
            QString words;
            for (const CheckProblem &problem : report->problems) {
                if (problem.kind == u"head")
                    words = problem.detail;
                else
                    QVERIFY2(problem.kind == u"contract" || problem.kind == u"draft",
                        qPrintable(problem.detail));
            }
            QVERIFY2(words.startsWith(u"%1 acknowledged events are missing"_s.arg(missing)),
                qPrintable(words));
        }
    }
    QVERIFY(shorter > cuts / 2);
    qInfo("cuts in a log of %lld frames: %d, without some acknowledged events: %d, all named by "
          "the anchor with their number",
        static_cast<qint64>(frames), cuts, shorter);
}

QTEST_GUILESS_MAIN(TestWalCut)
#include "tst_walcut.moc"
