// SPDX-License-Identifier: GPL-3.0-or-later

// What an import is told to do beforehand is what it does.

#include "models/desk/desk.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

class TestForesight final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsForeseenIsWhatHappens();
    void aFaultIsForeseenToo();
};

void TestForesight::whatIsForeseenIsWhatHappens()
{
    const test::FixedClock clock;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.gander"_s);
    auto desk = Desk::create(path, Zone(), clock);
    VERIFY_RESULT(desk);
    const Actor actor{.name = u"Importer"_s};
    const Instant reported = clock.now() + -msPerDay;
    std::vector<TakeOver> incidents{
        {.facts = {.title = u"One"_s, .key = u"K-1"_s}, .reportedAt = reported},
        {.facts = {.title = u"Two"_s, .key = u"K-2"_s}, .reportedAt = reported},
        {.facts = {.title = u"No key"_s}, .reportedAt = reported}};
    const auto compare = [&](qint64 created, qint64 updated, qint64 unchanged) {
        auto reader = Desk::open(path, OpenMode::ReadOnly, clock);
        VERIFY_RESULT(reader);
        const auto foreseen = reader->foresee(incidents, actor);
        VERIFY_RESULT(foreseen);
        const auto done = desk->takeOver(incidents, actor);
        VERIFY_RESULT(done);
        for (const TakeOverCount &count : {*foreseen, *done}) {
            QCOMPARE(count.created, created);
            QCOMPARE(count.updated, updated);
            QCOMPARE(count.unchanged, unchanged);
        }
    };
    compare(3, 0, 0);
    incidents.pop_back();
    compare(0, 0, 2);
    incidents[1].facts.title = u"Two, renamed"_s;
    incidents.push_back({.facts = {.title = u"Three"_s, .key = u"K-3"_s}, .reportedAt = reported});
    compare(1, 1, 1);
}

void TestForesight::aFaultIsForeseenToo()
{
    const test::FixedClock clock;
    const QTemporaryDir folder;
    auto desk = Desk::create(folder.filePath(u"a.gander"_s), Zone(), clock);
    VERIFY_RESULT(desk);
    const auto foreseen =
        desk->foresee({{.facts = {.key = u"K-1"_s}, .reportedAt = clock.now()}}, {});
    QVERIFY(!foreseen);
    QVERIFY(foreseen.error().detail.contains(u"title"));
}

QTEST_GUILESS_MAIN(TestForesight)
#include "tst_foresight.moc"
