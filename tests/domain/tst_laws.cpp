// SPDX-License-Identifier: GPL-3.0-or-later

// What holds for every history under every contract: laws over random ones of a fixed seed.

#include "models/domain/guarantee.h"
#include "models/domain/plan.h"
#include "models/domain/urgency.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 1500;

class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_random(seed)
    {
    }
    [[nodiscard]] int upTo(int most) { return m_random.bounded(most + 1); }
    [[nodiscard]] bool oneIn(int n) { return m_random.bounded(n) == 0; }

private:
    QRandomGenerator m_random;
};

Zone anyZone(Dice &dice)
{
    static const QStringList names{u"UTC"_s, u"America/New_York"_s, u"Asia/Kathmandu"_s,
        u"Australia/Lord_Howe"_s, u"Europe/Berlin"_s, u"America/Sao_Paulo"_s, u"Pacific/Chatham"_s};
    return *Zone::find(names[dice.upTo(static_cast<int>(names.size()) - 1)]);
}

Span anySpan(Dice &dice, bool hours)
{
    switch (dice.upTo(hours ? 5 : 3)) {
    case 0:
        return Span::hours(dice.upTo(100) + 1);
    case 1:
        return Span::weeks(dice.upTo(5) + 1);
    case 2:
        return Span::ofMonths(dice.upTo(4) + 1);
    case 3:
        return {0, 0, dice.upTo(90'000) * 1000LL + 1000};
    case 4:
        return Span::workingHours(dice.upTo(60) + 1);
    default:
        return Span::workingDays(dice.upTo(12) + 1);
    }
}

Contract anyContract(Dice &dice, const QString &name)
{
    Contract contract = standardPlan(anyZone(dice));
    contract.name = name;
    contract.version = 1;
    const bool hours = dice.oneIn(2);
    if (hours) {
        contract.hours.weekly.emplace();
        for (size_t day = 0; day < 5; ++day)
            (*contract.hours.weekly)[day] = {
                {9 * msPerHour, 12 * msPerHour}, {13 * msPerHour, 18 * msPerHour}};
        if (dice.oneIn(2)) // a night that ends on Saturday
            (*contract.hours.weekly)[4].push_back({22 * msPerHour, 5 * msPerHour});
        contract.holidays.push_back({QDate(2026, 12, 25), true, u"Christmas Day"_s});
    }
    for (int i = dice.upTo(4); i > 0; --i) {
        Clause clause{.span = anySpan(dice, hours)};
        if (dice.oneIn(5))
            clause.subject = dice.oneIn(2) ? ClauseSubject::Initial : ClauseSubject::Memos;
        clause.cells[size_t(dice.upTo(4))][size_t(dice.upTo(3))] = true;
        contract.clauses.push_back(clause);
    }
    if (!dice.oneIn(3)) {
        PauseRule rule;
        if (dice.oneIn(3))
            rule.reason = u"customer"_s;
        if (dice.oneIn(3))
            rule.atMost = (dice.upTo(40) + 1) * msPerHour;
        contract.pauses.push_back(rule);
    }
    if (dice.oneIn(4))
        contract.pauses.push_back({.state = State::Resolved});
    if (dice.oneIn(4))
        contract.anchor = Anchor::Classification;
    const TermFaults faults = settle(contract);
    if (!faults.empty())
        qFatal("%s", qPrintable(textOf(faults)));
    return contract;
}

struct Tale {
    Contracts contracts;
    History history;
};

// Events at instants of their own, in the order in which they happened.
Tale anyTale(Dice &dice)
{
    Tale tale{{anyContract(dice, u"Acme"_s), anyContract(dice, u"Later"_s)}, {}};
    Instant at{1'790'000'000'000 + dice.upTo(400) * msPerDay + dice.upTo(86'399) * 1000LL};
    const auto add = [&](EventKind kind, const QJsonObject &data) {
        Event event;
        event.seq = static_cast<int>(tale.history.size()) + 1;
        event.kind = kind;
        event.occurredAt = at;
        event.recordedAt = at;
        event.data = data;
        tale.history.push_back(event);
        at = at + (dice.upTo(30 * 3600) + 1) * 1000LL;
    };
    add(EventKind::Reported, {{u"contract"_s, u"Acme"_s}, {u"version"_s, 1}});
    for (int i = dice.upTo(9); i > 0; --i) {
        switch (dice.upTo(7)) {
        case 0:
            add(EventKind::Held,
                {{u"reason"_s, dice.oneIn(2) ? u"the customer"_s : u"our partner"_s}});
            break;
        case 1:
            add(EventKind::Resumed, {});
            break;
        case 2:
        case 3:
        case 4:
            add(EventKind::Classified,
                {{u"outcome"_s, dice.oneIn(4) ? u"act-of-god"_s : u"core-bug"_s},
                    {u"severity"_s, dice.upTo(4) + 1}, {u"devops"_s, dice.upTo(3) + 1}});
            break;
        case 5:
            add(EventKind::Resolved, {});
            break;
        case 6:
            add(EventKind::Reopened, {{u"reason"_s, u"x"_s}});
            break;
        default:
            add(EventKind::ContractMoved, {{u"contract"_s, u"Later"_s}, {u"version"_s, 1}});
            break;
        }
    }
    return tale;
}

Folded foldedOf(const Tale &tale)
{
    auto result = fold(tale.history, tale.contracts);
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

// Without the numbers of the events, which tell the order of recording.
ClockFace unnumbered(ClockFace clock)
{
    for (Step &step : clock.steps)
        step.event = 0;
    return clock;
}

} // namespace

class TestLaws : public QObject
{
    Q_OBJECT

private slots:
    void theOrderOfRecordingDoesNotMatter();
    void foldingTwiceIsFoldingOnce();
    void whatTheContractTakesAwayThePlanGivesBack();
    void resultsOfFinishedClocksNeverMove();
    void aPauseNeverBringsTheDueInstantNearer();
    void everyDueInstantIsTheLastOfItsOwnSteps();
    void aStricterWindowIsNeverDueLater();
};

void TestLaws::theOrderOfRecordingDoesNotMatter()
{
    Dice dice(1);
    for (int round = 0; round < rounds; ++round) {
        Tale tale = anyTale(dice);
        const Folded inOrder = foldedOf(tale);
        // Backdated: pauses, classes and moves told in any order give what they would have given.
        for (size_t i = tale.history.size() - 1; i > 1; --i)
            std::swap(tale.history[i],
                tale.history[1 + static_cast<size_t>(dice.upTo(static_cast<int>(i) - 1))]);
        for (size_t i = 0; i < tale.history.size(); ++i)
            tale.history[i].seq = static_cast<int>(i) + 1;
        const Folded shuffled = foldedOf(tale);
        QVERIFY2(unnumbered(shuffled.classify) == unnumbered(inOrder.classify),
            qPrintable(QString::number(round)));
        QVERIFY2(unnumbered(shuffled.resolve) == unnumbered(inOrder.resolve),
            qPrintable(QString::number(round)));
        QCOMPARE(shuffled.incident.state, inOrder.incident.state);
    }
}

void TestLaws::foldingTwiceIsFoldingOnce()
{
    Dice dice(2);
    for (int round = 0; round < rounds; ++round) {
        const Tale tale = anyTale(dice);
        const Folded first = foldedOf(tale);
        const Folded second = foldedOf(tale);
        QCOMPARE(first.classify, second.classify);
        QCOMPARE(first.resolve, second.resolve);
        QCOMPARE(first.incident, second.incident);
    }
}

void TestLaws::whatTheContractTakesAwayThePlanGivesBack()
{
    Dice dice(3);
    for (int round = 0; round < rounds; ++round) {
        Contract contract = anyContract(dice, u"Acme"_s);
        contract.clauses.clear();
        contract.pauses.clear();
        contract.anchor = Anchor::ReportPlusInitial;
        QVERIFY(settle(contract).empty());
        const Contract plan = standardPlan(contract.zone);
        QVERIFY(contract.windows == plan.windows && contract.initial == plan.initial);
        Tale tale = anyTale(dice);
        std::erase_if(tale.history,
            [](const Event &event) { return event.kind == EventKind::ContractMoved; });
        for (size_t i = 0; i < tale.history.size(); ++i)
            tale.history[i].seq = static_cast<int>(i) + 1;
        const auto ours = fold(tale.history, contract);
        const auto plans = fold(tale.history, plan);
        QVERIFY(ours && plans);
        QCOMPARE(ours->classify.due, plans->classify.due);
        QCOMPARE(ours->resolve.due, plans->resolve.due);
        QCOMPARE(ours->resolve.target, plans->resolve.target);
    }
}

void TestLaws::resultsOfFinishedClocksNeverMove()
{
    Dice dice(4);
    int finished = 0;
    for (int round = 0; round < rounds; ++round) {
        Tale tale = anyTale(dice);
        const Folded before = foldedOf(tale);
        Event later;
        later.occurredAt = tale.history.back().occurredAt + msPerHour;
        later.recordedAt = later.occurredAt;
        for (const EventKind kind :
            {EventKind::Held, EventKind::ContractMoved, EventKind::Noted, EventKind::Resumed}) {
            later.kind = kind;
            later.seq = static_cast<int>(tale.history.size()) + 1;
            later.data = {{u"contract"_s, u"Later"_s}, {u"version"_s, 1}, {u"reason"_s, u"x"_s}};
            tale.history.push_back(later);
            later.occurredAt = later.occurredAt + msPerHour;
        }
        const Folded after = foldedOf(tale);
        for (const auto &[was, is] : {std::pair{&before.classify, &after.classify},
                 std::pair{&before.resolve, &after.resolve}}) {
            if (was->status != ClockStatus::Done)
                continue;
            ++finished;
            QVERIFY2(*was == *is, qPrintable(QString::number(round)));
        }
    }
    QVERIFY(finished > rounds / 2);
}

void TestLaws::aPauseNeverBringsTheDueInstantNearer()
{
    Dice dice(5);
    for (int round = 0; round < rounds; ++round) {
        const Tale tale = anyTale(dice);
        Tale unpaused = tale;
        for (Contract &contract : unpaused.contracts)
            contract.pauses.clear();
        const Folded with = foldedOf(tale);
        const Folded without = foldedOf(unpaused);
        QVERIFY(with.classify.due >= without.classify.due);
        if (with.resolve.due && without.resolve.due)
            QVERIFY(*with.resolve.due >= *without.resolve.due);
        if (with.resolve.due)
            QVERIFY(!with.resolve.target || *with.resolve.target <= *with.resolve.due);
    }
}

void TestLaws::everyDueInstantIsTheLastOfItsOwnSteps()
{
    Dice dice(6);
    for (int round = 0; round < rounds; ++round) {
        const Folded folded = foldedOf(anyTale(dice));
        for (const ClockFace *clock : {&folded.classify, &folded.resolve}) {
            const auto due = std::find_if(clock->steps.begin(), clock->steps.end(),
                [](const Step &step) { return step.kind == StepKind::Due; });
            QCOMPARE(due != clock->steps.end(), clock->due.has_value());
            if (clock->due)
                QCOMPARE(due->at, clock->due);
        }
    }
}

void TestLaws::aStricterWindowIsNeverDueLater()
{
    Dice dice(7);
    for (int round = 0; round < rounds; ++round) {
        const Contract contract = anyContract(dice, u"Acme"_s);
        const Instant report{1'790'000'000'000 + dice.upTo(86'400 * 400) * 1000LL};
        const Span hours = dice.oneIn(2) && contract.hasHours()
            ? Span::workingHours(dice.upTo(50) + 1)
            : Span::hours(dice.upTo(50) + 1);
        Contract strict = contract;
        Contract mild = contract;
        strict.windows[0][0] = hours;
        mild.windows[0][0] = Span{0, 0, hours.ms + dice.upTo(3600) * 1000LL, hours.working};
        const auto first = deadlinesOf(report, Levels{}, report + msPerHour, strict).guaranteedBy;
        const auto second = deadlinesOf(report, Levels{}, report + msPerHour, mild).guaranteedBy;
        QVERIFY(first && second && *first <= *second);
    }
}

QTEST_APPLESS_MAIN(TestLaws)
#include "tst_laws.moc"
