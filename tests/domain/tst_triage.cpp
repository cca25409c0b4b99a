// SPDX-License-Identifier: GPL-3.0-or-later

// Laws of the questions that help to decide: every way ends, every outcome and level is reached.

#include "models/domain/triage.h"

#include <QTest>

#include <set>

using namespace gander;
using namespace Qt::StringLiterals;

class TestTriage final : public QObject
{
    Q_OBJECT

private slots:
    void everyWayEndsInWhatItIsFor();
    void everyOutcomeAndLevelIsReached();
    void everyQuestionIsAsked();
    void aWayIsShort();
    void answersLeadToDifferentEnds();
    void aWalkCanBeGoneBack();
    void theExamplesOfThePlanComeOutRight_data();
    void theExamplesOfThePlanComeOutRight();
};

namespace {

const std::array firsts{triage::firstOfOutcome, triage::firstOfSeverity, triage::firstOfDevOps};

// Every way from here, to its end.
void walkOn(const TriageWalk &walk, std::vector<TriageWalk> &ended)
{
    QVERIFY(walk.taken().size() < triage::table.size()); // else it goes round
    const auto question = walk.question();
    if (!question) {
        ended.push_back(walk);
        return;
    }
    for (const TriageAnswer &answer : answersOf(*question)) {
        TriageWalk further = walk;
        QVERIFY(further.answer(answer.reply));
        walkOn(further, ended);
    }
}

std::vector<TriageWalk> waysFrom(TriageQuestion first)
{
    std::vector<TriageWalk> ended;
    walkOn(TriageWalk(first), ended);
    return ended;
}

} // namespace

void TestTriage::everyWayEndsInWhatItIsFor()
{
    for (const TriageWalk &walk : waysFrom(triage::firstOfOutcome))
        QVERIFY(std::holds_alternative<Outcome>(walk.at()));
    for (const TriageWalk &walk : waysFrom(triage::firstOfSeverity))
        QVERIFY(std::holds_alternative<Severity>(walk.at()));
    for (const TriageWalk &walk : waysFrom(triage::firstOfDevOps))
        QVERIFY(std::holds_alternative<DevOpsLevel>(walk.at()));
}

void TestTriage::everyOutcomeAndLevelIsReached()
{
    std::set<TriageNext> ends;
    for (const TriageQuestion first : firsts)
        for (const TriageWalk &walk : waysFrom(first))
            ends.insert(walk.at());
    for (const Outcome outcome : allOutcomes)
        QVERIFY2(ends.contains(outcome), qPrintable(toKey(outcome)));
    for (const Severity severity : allSeverities)
        QVERIFY2(ends.contains(severity), qPrintable(QString::number(number(severity))));
    for (const DevOpsLevel level : allDevOpsLevels)
        QVERIFY2(ends.contains(level), qPrintable(QString::number(number(level))));
}

void TestTriage::everyQuestionIsAsked()
{
    std::set<TriageQuestion> asked;
    for (const TriageQuestion first : firsts)
        for (const TriageWalk &walk : waysFrom(first))
            for (const auto &[question, reply] : walk.taken())
                asked.insert(question);
    QCOMPARE(asked.size(), triage::table.size());
}

void TestTriage::aWayIsShort()
{
    for (const TriageQuestion first : firsts)
        for (const TriageWalk &walk : waysFrom(first))
            QVERIFY(walk.taken().size() <= 6);
}

void TestTriage::answersLeadToDifferentEnds()
{
    // Yes and no lead apart, or the question is asked in vain.
    for (const TriageRow &row : triage::table)
        QVERIFY(row.yes.next != row.no.next);
}

void TestTriage::aWalkCanBeGoneBack()
{
    TriageWalk walk(triage::firstOfOutcome);
    QVERIFY(!walk.back());
    QCOMPARE(walk.question(), TriageQuestion::OutsideCause);
    QVERIFY(walk.answer(TriageReply::Unsure));
    QCOMPARE(walk.question(), TriageQuestion::OthersToo);
    QVERIFY(!walk.answer(TriageReply::Unsure)); // not offered here
    QVERIFY(walk.answer(TriageReply::Yes));
    QVERIFY(!walk.question());
    QVERIFY(!walk.answer(TriageReply::Yes));
    QCOMPARE(std::get<Outcome>(walk.at()), Outcome::ActOfGod);
    QCOMPARE(walk.taken().size(), size_t(2));
    QVERIFY(walk.back());
    QVERIFY(walk.back());
    QCOMPARE(walk.question(), TriageQuestion::OutsideCause);
}

void TestTriage::theExamplesOfThePlanComeOutRight_data()
{
    using enum TriageReply;
    QTest::addColumn<bool>("right");
    const auto row = [](const char *name, TriageQuestion first,
                         const std::vector<TriageReply> &replies, TriageNext wanted) {
        TriageWalk walk(first);
        bool taken = true;
        for (const TriageReply reply : replies)
            taken = walk.answer(reply) && taken;
        QTest::newRow(name) << (taken && walk.at() == wanted);
    };
    const auto outcome = triage::firstOfOutcome;
    row("monitor pages behind a login", outcome, {No, No}, Outcome::FeatureRequest);
    row("reports land in the spam filter", outcome, {No, Yes, Yes}, Outcome::OperatorError);
    row("the customer paused monitoring", outcome, {No, Yes, Unsure, Yes}, Outcome::OperatorError);
    row("a cloud provider is down", outcome, {Yes}, Outcome::ActOfGod);
    row("the watched site may be down", outcome, {Unsure, Yes}, Outcome::ActOfGod);
    row("nobody can log in, HTTP 503", outcome, {No, Yes, No}, Outcome::CoreBug);
    const auto severity = triage::firstOfSeverity;
    row("complete outage", severity, {Yes, No, No}, Severity::Sev1);
    row("major function broken, revenue affected", severity, {Yes, No, Yes, Yes, Yes},
        Severity::Sev2);
    row("minor problem", severity, {Yes, No, Yes, No}, Severity::Sev3);
    row("a redundant component failed", severity, {Yes, Yes}, Severity::Sev4);
    row("false alarm", severity, {No}, Severity::Sev5);
    const auto devOps = triage::firstOfDevOps;
    row("a log file grew too large", devOps, {Yes, Yes}, DevOpsLevel::DevOps1);
    row("a wrong function alias in use", devOps, {Yes, No}, DevOpsLevel::DevOps2);
    row("automated deployment broken", devOps, {No, Yes}, DevOpsLevel::DevOps3);
    row("a fault hard to reproduce", devOps, {No, No, No}, DevOpsLevel::DevOps4);
}

void TestTriage::theExamplesOfThePlanComeOutRight()
{
    QFETCH(const bool, right);
    QVERIFY(right);
}

QTEST_APPLESS_MAIN(TestTriage)
#include "tst_triage.moc"
