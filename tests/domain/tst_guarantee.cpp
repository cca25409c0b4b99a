// SPDX-License-Identifier: GPL-3.0-or-later

// Events and contract to clocks: every pair of levels, and laws over random histories.

#include "models/domain/guarantee.h"
#include "models/domain/plan.h"
#include "models/domain/urgency.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

class TestGuarantee final : public QObject
{
    Q_OBJECT

private slots:
    void everyPairOfLevels_data();
    void everyPairOfLevels();
    void theAnchorIsTheReportNotTheClick();
    void theTargetNeverPassesThePromise();
    void aNewClassRecomputesFromTheSameAnchor();
    void aFinishedClockNeverMoves();
    void timeSpentResolvedIsNoPause();
    void aPausePushesThePromise();
    void anotherDesksFirstMoveEndsTheFirstClock();
    void whatTheFileDoesNotSayIsNotKnown();
    void aBackdatedEventGivesWhatItWouldHaveGivenThen();
    void everyDeadlineEndsItsOwnSteps();
    void stepsComeBackFromJson();
    void aMilderFaultIsNeverDueEarlier();
    void foldingTwiceIsFoldingOnce();
    void takingBackEverythingLeavesTheReport();

private:
    Event add(EventKind kind, qint64 afterReportMs, const QJsonObject &data = {});
    void classify(qint64 afterReportMs, int severity, int devOps);
    [[nodiscard]] Folded folded() const;

    const Instant m_report{1'795'000'000'000};
    Contract m_contract = standardPlan(*Zone::find(u"America/New_York"_s));
    History m_history;

private slots:
    void init();
};

void TestGuarantee::init()
{
    m_contract = standardPlan(*Zone::find(u"America/New_York"_s));
    m_history.clear();
    add(EventKind::Reported, 0, {{u"title"_s, u"x"_s}});
}

Event TestGuarantee::add(EventKind kind, qint64 afterReportMs, const QJsonObject &data)
{
    Event event;
    event.seq = static_cast<int>(m_history.size()) + 1;
    event.kind = kind;
    event.actor = u"Lena"_s;
    event.occurredAt = m_report + afterReportMs;
    event.recordedAt = event.occurredAt;
    event.data = data;
    m_history.push_back(event);
    return event;
}

void TestGuarantee::classify(qint64 afterReportMs, int severity, int devOps)
{
    add(EventKind::Classified, afterReportMs,
        {{u"outcome"_s, u"core-bug"_s}, {u"severity"_s, severity}, {u"devops"_s, devOps}});
}

Folded TestGuarantee::folded() const
{
    auto result = fold(m_history, m_contract);
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

void TestGuarantee::everyPairOfLevels_data()
{
    QTest::addColumn<int>("severity");
    QTest::addColumn<int>("devOps");
    QTest::addColumn<int>("months");
    QTest::addColumn<int>("days");
    QTest::addColumn<qint64>("hours");
    QTest::addColumn<bool>("guaranteed");
    for (int severity = 1; severity <= 5; ++severity)
        for (int devOps = 1; devOps <= 4; ++devOps) {
            const bool severe = severity <= 2;
            const int months = severe || devOps <= 2 ? 0 : 3;
            const int days = severe ? (devOps == 4 ? 7 : 0) : (devOps <= 2 ? 14 : 0);
            const qint64 hours = !severe ? 0 : devOps <= 2 ? 12 : devOps == 3 ? 48 : 0;
            QTest::addRow("Sev %d, DevOps %d", severity, devOps)
                << severity << devOps << months << days << hours << (severity != 5);
        }
}

void TestGuarantee::everyPairOfLevels()
{
    QFETCH(int, severity);
    QFETCH(int, devOps);
    QFETCH(int, months);
    QFETCH(int, days);
    QFETCH(qint64, hours);
    QFETCH(bool, guaranteed);
    classify(msPerHour, severity, devOps);
    const Folded result = folded();
    QCOMPARE(result.classify.due, m_report + 12 * msPerHour);
    if (!guaranteed) {
        QVERIFY(!result.resolve.due);
        QCOMPARE(result.resolve.status, ClockStatus::None);
        return;
    }
    const Instant wanted =
        plus(m_report + 12 * msPerHour, Span{months, days, hours * msPerHour}, m_contract.zone);
    QCOMPARE(result.resolve.due, wanted);
    QCOMPARE(result.resolve.status, ClockStatus::Running);
}

void TestGuarantee::theAnchorIsTheReportNotTheClick()
{
    const History report = m_history;
    std::optional<Instant> due;
    for (const qint64 late : {qint64{0}, msPerHour, 11 * msPerHour, 40 * msPerHour}) {
        m_history = report;
        classify(late, 3, 1);
        if (!due)
            due = folded().resolve.due;
        QCOMPARE(folded().resolve.due, due);
    }
}

void TestGuarantee::theTargetNeverPassesThePromise()
{
    const History report = m_history;
    for (const qint64 late : {qint64{0}, 6 * msPerHour, 12 * msPerHour, 30 * msPerHour}) {
        m_history = report;
        classify(late, 1, 1);
        const Folded result = folded();
        QCOMPARE(
            result.resolve.target, std::min(m_report + late + 12 * msPerHour, *result.resolve.due));
    }
}

void TestGuarantee::aNewClassRecomputesFromTheSameAnchor()
{
    classify(msPerHour, 3, 3);
    classify(100 * msPerHour, 1, 1);
    const Folded result = folded();
    QCOMPARE(result.resolve.due, m_report + 24 * msPerHour);
    QCOMPARE(result.incident.classifiedAt, m_report + msPerHour);
    QCOMPARE(bandOf(result.resolve, m_report + 100 * msPerHour), Band::Breached);
}

void TestGuarantee::aFinishedClockNeverMoves()
{
    classify(11 * msPerHour, 3, 3);
    const ClockFace before = folded().classify;
    QVERIFY(before.isMet());
    classify(100 * msPerHour, 1, 1);
    add(EventKind::Classified, 101 * msPerHour, {{u"outcome"_s, u"act-of-god"_s}});
    QCOMPARE(folded().classify, before);
}

void TestGuarantee::timeSpentResolvedIsNoPause()
{
    classify(msPerHour, 1, 3);
    const auto due = folded().resolve.due;
    add(EventKind::Resolved, 2 * msPerHour);
    add(EventKind::Reopened, 30 * msPerHour, {{u"reason"_s, u"back"_s}});
    QCOMPARE(folded().resolve.due, due);
    QCOMPARE(folded().incident.state, State::Classified);
}

void TestGuarantee::aPausePushesThePromise()
{
    m_contract.pauses.push_back({});
    classify(msPerHour, 1, 3);
    const Instant due = *folded().resolve.due;
    add(EventKind::Held, 20 * msPerHour, {{u"reason"_s, u"log"_s}});
    QCOMPARE(folded().resolve.status, ClockStatus::Paused);
    QCOMPARE(folded().resolve.due, due);
    add(EventKind::Resumed, 27 * msPerHour);
    QCOMPARE(folded().resolve.due, due + 7 * msPerHour);
    // The first clock had ended before, so nothing of it moves.
    QCOMPARE(folded().classify.due, m_report + 12 * msPerHour);
}

void TestGuarantee::anotherDesksFirstMoveEndsTheFirstClock()
{
    add(EventKind::Moved, 2 * msPerHour, {{u"state"_s, u"New"_s}});
    QCOMPARE(folded().classify.status, ClockStatus::Running);
    add(EventKind::Moved, 13 * msPerHour, {{u"state"_s, u"Active"_s}});
    add(EventKind::Moved, 14 * msPerHour, {{u"state"_s, u"Resolved"_s}});
    QCOMPARE(folded().classify.status, ClockStatus::Done);
    QCOMPARE(folded().classify.done, m_report + 13 * msPerHour);
    QVERIFY(!folded().classify.isMet());
    QVERIFY(!folded().incident.classification);
}

void TestGuarantee::whatTheFileDoesNotSayIsNotKnown()
{
    m_history.front().data.insert(u"clock"_s, u"unknown"_s);
    add(EventKind::Closed, 30 * msPerHour);
    QCOMPARE(folded().classify.status, ClockStatus::Unknown);
    QCOMPARE(urgencyOf(folded()).settled, Band::None);
}

void TestGuarantee::aBackdatedEventGivesWhatItWouldHaveGivenThen()
{
    add(EventKind::Held, 5 * msPerHour, {{u"reason"_s, u"x"_s}});
    add(EventKind::Resumed, 6 * msPerHour);
    classify(7 * msPerHour, 2, 2);
    const Folded inOrder = folded();
    std::swap(m_history[1], m_history[3]);
    for (size_t i = 0; i < m_history.size(); ++i)
        m_history[i].seq = static_cast<int>(i) + 1;
    // The numbers of the events differ, as they were recorded in another order.
    const auto unnumbered = [](ClockFace clock) {
        for (Step &step : clock.steps)
            step.event = 0;
        return clock;
    };
    QCOMPARE(unnumbered(folded().classify), unnumbered(inOrder.classify));
    QCOMPARE(unnumbered(folded().resolve), unnumbered(inOrder.resolve));
}

void TestGuarantee::everyDeadlineEndsItsOwnSteps()
{
    classify(msPerHour, 3, 4);
    const Folded result = folded();
    for (const ClockFace *clock : {&result.classify, &result.resolve}) {
        bool said = false;
        for (const Step &step : clock->steps)
            said = said || (step.kind == StepKind::Due && step.at == clock->due);
        QVERIFY(said);
    }
    QCOMPARE(result.resolve.steps.back().kind, StepKind::Target);
    QCOMPARE(result.resolve.steps.back().at, result.resolve.target);
}

void TestGuarantee::stepsComeBackFromJson()
{
    m_contract.pauses.push_back({});
    add(EventKind::Held, msPerHour, {{u"reason"_s, u"x"_s}});
    add(EventKind::Resumed, 2 * msPerHour);
    classify(3 * msPerHour, 3, 4);
    const Folded result = folded();
    for (const auto &steps : {result.resolve.steps, result.classify.steps})
        QCOMPARE(stepsFromJson(QJsonDocument::fromJson(jsonText(steps)).array()), steps);
}

void TestGuarantee::aMilderFaultIsNeverDueEarlier()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 500; ++i) {
        const Instant report{1'700'000'000'000 + qint64(random.bounded(2'000'000)) * 100'000};
        for (const DevOpsLevel level : allDevOpsLevels) {
            std::optional<Instant> last;
            for (const Severity severity :
                {Severity::Sev1, Severity::Sev2, Severity::Sev3, Severity::Sev4}) {
                const auto due =
                    deadlinesOf(report, Levels{severity, level}, {}, m_contract).guaranteedBy;
                QVERIFY(due);
                QVERIFY(!last || *last <= *due);
                last = due;
            }
        }
    }
}

void TestGuarantee::foldingTwiceIsFoldingOnce()
{
    classify(msPerHour, 2, 3);
    add(EventKind::Resolved, 9 * msPerHour);
    const Folded once = folded();
    const Folded twice = folded();
    QCOMPARE(once.incident, twice.incident);
    QCOMPARE(once.resolve, twice.resolve);
}

void TestGuarantee::takingBackEverythingLeavesTheReport()
{
    const Folded report = folded();
    classify(msPerHour, 2, 3);
    add(EventKind::Assigned, 2 * msPerHour, {{u"to"_s, u"Lena"_s}});
    add(EventKind::Undone, 3 * msPerHour, {{u"seq"_s, 3}});
    add(EventKind::Undone, 3 * msPerHour, {{u"seq"_s, 2}});
    const Folded after = folded();
    QCOMPARE(after.classify, report.classify);
    QCOMPARE(after.resolve, report.resolve);
    QCOMPARE(after.incident.state, State::New);
    QVERIFY(after.incident.assignee.isEmpty());
}

QTEST_APPLESS_MAIN(TestGuarantee)
#include "tst_guarantee.moc"
