// SPDX-License-Identifier: GPL-3.0-or-later

// An agent whose computer sleeps, or whose clock is set: no stored instant moves, what is left of
// each promise is right by the clock as it then stands, alarms ring once, and whoever reads the
// history later is told that the clock went back.

#include "models/domain/clockback.h"
#include "tests/faults/support/deskwindow.h"
#include "tests/faults/support/longrun.h"
#include "tests/faults/support/randomacts.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QStandardPaths>

#include <set>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant in1970{1000};
constexpr Instant in2038{2147483648000};

Act actOf(Action action)
{
    Act act;
    act.actor.name = u"Lena Ortiz"_s;
    act.reason = u"so it was"_s;
    act.action = std::move(action);
    return act;
}

qint64 backBy(const Event &event)
{
    return clockBackOf(event) / msPerSecond;
}

} // namespace

class TestClocks final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aClockThatWentBackIsNotedInTheHistory_data();
    void aClockThatWentBackIsNotedInTheHistory();
    void aSecondOrTwoIsNoJump();
    void oneJumpIsNotedOnceInEachIncident();
    void nothingStoredMovesAndEachAlarmRingsOnce();
    void theWindowShowsWhatIsLeftAfterEachJump();
};

void TestClocks::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestClocks::aClockThatWentBackIsNotedInTheHistory_data()
{
    QTest::addColumn<qint64>("jumped");
    QTest::addColumn<qint64>("noted");
    const Instant now = test::FixedClock().now();
    QTest::newRow("an hour on") << msPerHour << qint64(0);
    QTest::newRow("a day on") << msPerDay << qint64(0);
    QTest::newRow("to 2038") << in2038 - now << qint64(0);
    QTest::newRow("an hour back") << -msPerHour << 3600LL;
    QTest::newRow("a day back") << -msPerDay << 86'400LL;
    QTest::newRow("to 1970") << in1970 - now << (now - in1970) / 1000;
}

void TestClocks::aClockThatWentBackIsNotedInTheHistory()
{
    QFETCH(qint64, jumped);
    QFETCH(qint64, noted);
    test::TempDesk temp;
    const Instant before = temp.clock().now();
    auto desk = desk::Desk::open(temp.path(), desk::OpenMode::Write, temp.clock());
    VERIFY_RESULT(desk);
    const auto id = desk->perform(
        actOf(FileIncident{.facts = {.title = u"Login gives 503"_s}, .reportedAt = in1970}));
    VERIFY_RESULT(id);
    temp.clock().pass(jumped);
    VERIFY_RESULT(desk->perform(actOf(AddNote{id->incident, u"After"_s})));
    VERIFY_RESULT(desk->perform(actOf(AddNote{id->incident, u"And on"_s})));
    const auto detail = desk->incident(id->incident);
    VERIFY_RESULT(detail);
    QCOMPARE(detail->history[0].recordedAt, before);
    QCOMPARE(detail->history[1].recordedAt, temp.clock().now());
    QCOMPARE(backBy(detail->history[0]), 0);
    QCOMPARE(backBy(detail->history[1]), noted);
    QCOMPARE(backBy(detail->history[2]), 0);
    // Whoever reads it is told in words, beside the note's own.
    const QString more = words::eventWords(detail->history[1]).more;
    QVERIFY(more.startsWith(u"After"_s));
    QCOMPARE(more.contains(u"clock had gone back"_s), noted > 0);
    QCOMPARE(test::faultsOf(*desk), QString());
}

void TestClocks::aSecondOrTwoIsNoJump()
{
    test::TempDesk temp;
    auto desk = desk::Desk::open(temp.path(), desk::OpenMode::Write, temp.clock());
    VERIFY_RESULT(desk);
    const auto id = desk->perform(actOf(FileIncident{
        .facts = {.title = u"Login gives 503"_s}, .reportedAt = temp.clock().now() + -msPerHour}));
    VERIFY_RESULT(id);
    temp.clock().pass(-2 * msPerSecond);
    VERIFY_RESULT(desk->perform(actOf(AddNote{id->incident, u"After"_s})));
    QCOMPARE(backBy(desk->incident(id->incident)->history.back()), 0);
}

void TestClocks::oneJumpIsNotedOnceInEachIncident()
{
    test::TempDesk temp;
    auto desk = desk::Desk::open(temp.path(), desk::OpenMode::Write, temp.clock());
    VERIFY_RESULT(desk);
    std::vector<IncidentId> ids;
    for (int i = 0; i < 3; ++i) {
        const auto filed =
            desk->perform(actOf(FileIncident{.facts = {.title = u"Report %1"_s.arg(i)},
                .reportedAt = temp.clock().now() + -msPerDay}));
        VERIFY_RESULT(filed);
        ids.push_back(filed->incident);
    }
    temp.clock().pass(-msPerHour);
    // A report of a time that was, an act over many at once, and those that follow.
    VERIFY_RESULT(desk->perform(actOf(FileIncident{.facts = {.title = u"New"_s}})));
    VERIFY_RESULT(desk->performAll({actOf(AddNote{ids[0], u"One"_s}),
        actOf(AddNote{ids[0], u"Two"_s}), actOf(Assign{ids[1], u"Jo Park"_s})}));
    const std::vector<std::vector<qint64>> expected{{0, 3600, 0}, {0, 3600}, {0}, {3600}};
    for (size_t i = 0; i < expected.size(); ++i) {
        const auto detail = desk->incident(IncidentId(static_cast<qint64>(i + 1)));
        VERIFY_RESULT(detail);
        std::vector<qint64> found;
        for (const Event &event : detail->history)
            found.push_back(backBy(event));
        QCOMPARE(found, expected[i]);
    }
    QCOMPARE(test::faultsOf(*desk), QString());
}

void TestClocks::nothingStoredMovesAndEachAlarmRingsOnce()
{
    test::TempDesk temp;
    test::FixedClock &clock = temp.clock();
    const Instant begun = clock.now();
    QCOMPARE(
        temp.file({{u"One"_s, 0}, {u"Two"_s, 100}, {u"Three"_s, 300}, {u"Four"_s, 800}}).size(),
        size_t(4));
    desk::DeskService service(clock);
    VERIFY_RESULT(service.open(temp.path(), desk::OpenMode::Write).result());
    const auto stored = [&] {
        return service
            .ask([](const desk::Desk &open) -> Result<std::vector<IncidentDetail>> {
                std::vector<IncidentDetail> all;
                for (qint64 id = 1; id <= open.facts().incidents; ++id)
                    all.push_back(open.incident(IncidentId(id)).value());
                return all;
            })
            .result()
            .value();
    };
    const std::vector<IncidentDetail> before = stored();
    desk::Watch watch(service, {.name = u"Lena Ortiz"_s}, test::TempDesk::zone(), false);
    // Each rung of each clock; repeats of a breach nobody acknowledged are no first rings.
    std::multiset<std::pair<qint64, int>> rang;
    QObject::connect(&watch, &desk::Watch::rang, &watch, [&](const desk::Rang &told) {
        for (const Alarm &alarm : told.alarms)
            if (!alarm.repeat)
                rang.emplace(alarm.incident.number(), alarm.rung);
    });
    const auto settle = [&] {
        for (int i = 0; i < 6; ++i) {
            service.ask([](desk::Desk &) -> Result<void> { return {}; }).waitForFinished();
            QCoreApplication::processEvents();
        }
    };
    watch.setSettings({});
    settle();
    QRandomGenerator random(test::faultSeed());
    const int all = test::rounds(60, 2000);
    const qint64 jumps[]{msPerHour, msPerDay, -msPerDay, -msPerHour, -msPerMinute};
    for (int turn = 0; turn < all; ++turn) {
        const int kind = random.bounded(9);
        if (kind < 5)
            clock.pass(jumps[kind]);
        else if (kind == 5)
            clock.set(in1970);
        else if (kind == 6)
            clock.set(in2038);
        else
            clock.set(begun + random.bounded(2000) * msPerMinute);
        watch.wake();
        settle();
    }
    clock.set(begun + 2 * msPerDay);
    watch.wake();
    settle();
    const std::vector<IncidentDetail> after = stored();
    for (size_t i = 0; i < before.size(); ++i) {
        QVERIFY(after[i].history == before[i].history);
        QVERIFY(after[i].classify == before[i].classify);
        QVERIFY(after[i].resolve == before[i].resolve);
        QVERIFY(after[i].incident == before[i].incident);
    }
    for (const auto &each : rang)
        QVERIFY2(rang.count(each) == 1,
            qPrintable(u"G-%1 rang %2 times at %3 %"_s.arg(each.first)
                           .arg(rang.count(each))
                           .arg(each.second)));
    // However it jumped, each was told of the last.
    for (qint64 id = 1; id <= 4; ++id)
        QCOMPARE(rang.count({id, breachRung}), size_t(1));
    const auto faults =
        service.ask([](const desk::Desk &open) -> Result<QString> { return test::faultsOf(open); });
    QCOMPARE(faults.result().value(), QString());
    qInfo("%d jumps of the clock, to 1970 and 2038 among them: %zu alarms rang, each once; no "
          "stored instant moved",
        all, rang.size());
}

void TestClocks::theWindowShowsWhatIsLeftAfterEachJump()
{
    test::TempDesk temp;
    test::FixedClock &clock = temp.clock();
    const Instant begun = clock.now();
    QCOMPARE(temp.file({{u"Login gives 503"_s, 60}}).size(), size_t(1));
    test::DeskWindow window(temp.path(), clock, temp.filePath(u"settings.ini"_s));
    QVERIFY(window.isOpen());
    auto *table = window.window().findChild<QAbstractItemView *>(u"incidentTable"_s);
    QVERIFY(table);
    // Below the head of its group.
    QTRY_COMPARE(table->model()->rowCount(), 2);
    table->setCurrentIndex(table->model()->index(1, 0));
    const auto detail =
        window.place()
            .desk()
            .ask([](const desk::Desk &open) { return open.incident(IncidentId(1)); })
            .result();
    VERIFY_RESULT(detail);
    QCOMPARE(*detail->classify.due, begun + 11 * msPerHour);
    // What the clock in the incident's pane says, to the eye and to the ear.
    const auto shown = [&] {
        QStringList words;
        for (const auto *sign : window.window().findChildren<QWidget *>(u"clockSign"_s))
            if (sign->isVisible())
                words << sign->accessibleName();
        return words;
    };
    QTRY_VERIFY(!shown().isEmpty());
    const std::pair<const char *, Instant> jumps[]{{"an hour on", begun + msPerHour},
        {"a day on", begun + msPerDay}, {"a day back", begun + -msPerDay}, {"1970", in1970},
        {"2038", in2038}, {"home", begun}};
    qint64 longest = 0;
    for (const auto &[name, now] : jumps) {
        const QString expected = words::clockWords(detail->classify, now);
        clock.set(now);
        QElapsedTimer since;
        since.start();
        QTRY_VERIFY2_WITH_TIMEOUT(shown().contains(expected), name, 10'000);
        longest = std::max(longest, since.elapsed());
        const int last = table->model()->rowCount() - 1;
        QCOMPARE(table->model()->index(last, 0).data().toString(), expected);
    }
    qInfo("%zu jumps of the clock: the window's countdown was right after %lld ms at most",
        std::size(jumps), static_cast<long long>(longest));
}

QTEST_MAIN(TestClocks)
#include "tst_clocks.moc"
