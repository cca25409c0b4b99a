// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/guarantee.h"

#include "models/domain/deadlinesum.h"

#include <algorithm>
#include <functional>

namespace gander {

namespace {

using namespace Qt::StringLiterals;

using ContractFinder = std::function<const Contract *(const ContractRef &)>;

class Folding
{
public:
    explicit Folding(ContractFinder contracts)
        : m_contracts(std::move(contracts))
    {
    }

    Result<Folded> run(const History &history);

private:
    void take(const Event &event);
    void report(const QJsonObject &data, Instant at);
    void classify(const Event &event);
    void hold(const Event &event);
    void resolve(const Event &event);
    void reopen(Instant at);
    void move(const Event &event);
    void endHold(Instant at);
    void endStandstill(State state, Instant at);
    void settleState();
    [[nodiscard]] Result<void> settleClassifyClock();
    [[nodiscard]] Result<void> settleResolveClock();
    [[nodiscard]] Result<DeadlineSum> secondSum(
        const Contract &contract, const std::optional<Instant> &done) const;
    [[nodiscard]] Result<const Contract *> contractOf(const ContractRef &ref) const;
    [[nodiscard]] SumFacts facts() const;
    void addMoves(ClockFace &clock, const std::vector<Step> &moves) const;
    void tellMerged(ClockFace &clock) const;

    ContractFinder m_contracts;
    Folded m_folded;
    std::vector<Standstill> m_standstills;
    ContractRef m_firstContract; // what each clock is judged by
    ContractRef m_secondContract;
    std::vector<Step> m_firstMoves;
    std::vector<Step> m_secondMoves;
    std::optional<Instant> m_firstDone; // what ended the first clock
    int m_firstEvent = 0;
    int m_resolvedEvent = 0;
    int m_mergedEvent = 0;
    bool m_firstUnknown = false;
    bool m_firstTakenOver = false;
    bool m_closed = false;
    bool m_touched = false; // somebody has begun to look at it
};

void Folding::report(const QJsonObject &data, Instant at)
{
    Incident &incident = m_folded.incident;
    incident.title = data.value("title"_L1).toString();
    incident.description = data.value("description"_L1).toString();
    incident.customer = data.value("customer"_L1).toString();
    incident.product = data.value("product"_L1).toString();
    incident.reporter = data.value("reporter"_L1).toString();
    incident.key = data.value("key"_L1).toString();
    incident.contract = {data.value("contract"_L1).toString(), data.value("version"_L1).toInt(1)};
    incident.reportedAt = at;
    m_firstContract = m_secondContract = incident.contract;
    m_firstUnknown = data.value("clock"_L1).toString() == "unknown"_L1;
}

void Folding::classify(const Event &event)
{
    Incident &incident = m_folded.incident;
    Classification classification;
    classification.outcome =
        outcomeFromKey(event.data.value("outcome"_L1).toString()).value_or(Outcome::CoreBug);
    if (classification.outcome == Outcome::CoreBug) {
        classification.severity = severityFromNumber(event.data.value("severity"_L1).toInt());
        classification.devOps = devOpsFromNumber(event.data.value("devops"_L1).toInt());
    }
    incident.classification = classification;
    incident.hours.reset();
    if (const int tenths = event.data.value("hours"_L1).toInt(); tenths > 0) {
        incident.hours = HoursAsked{tenths, event.data.value("approver"_L1).toString()};
        incident.hoursAt = event.occurredAt;
    }
    if (const QString finding = event.data.value("finding"_L1).toString(); !finding.isEmpty())
        incident.finding = finding;
    if (!incident.classifiedAt)
        incident.classifiedAt = event.occurredAt;
    // A clock never restarts: the first class ends it (plan.md 5.9).
    if (!m_firstDone && !m_firstUnknown) {
        m_firstDone = event.occurredAt;
        m_firstEvent = event.seq;
    }
}

void Folding::endStandstill(State state, Instant at)
{
    if (!m_standstills.empty() && m_standstills.back().state == state
        && !m_standstills.back().until)
        m_standstills.back().until = at;
}

void Folding::hold(const Event &event)
{
    Incident &incident = m_folded.incident;
    // Another reason may pause where the one before did not, so each has a stretch of its own.
    endStandstill(State::OnHold, event.occurredAt);
    if (!incident.heldSince)
        incident.heldSince = event.occurredAt;
    incident.holdReason = event.data.value("reason"_L1).toString();
    m_standstills.push_back({State::OnHold, incident.holdReason, event.occurredAt, {}, event.seq});
}

void Folding::resolve(const Event &event)
{
    endHold(event.occurredAt);
    endStandstill(State::Resolved, event.occurredAt);
    m_folded.incident.resolvedAt = event.occurredAt;
    m_resolvedEvent = event.seq;
    m_standstills.push_back({State::Resolved, {}, event.occurredAt, {}, event.seq});
}

void Folding::reopen(Instant at)
{
    // The second clock runs on towards the same instant, unless the contract says that it stood
    // still meanwhile (plan.md 5.11).
    endStandstill(State::Resolved, at);
    m_folded.incident.resolvedAt.reset();
    m_closed = false;
}

void Folding::move(const Event &event)
{
    Incident &incident = m_folded.incident;
    const ContractRef to{
        event.data.value("contract"_L1).toString(), event.data.value("version"_L1).toInt(1)};
    Step step{.kind = StepKind::ContractMoved, .at = event.occurredAt};
    step.contract = to.name;
    step.version = to.version;
    step.event = event.seq;
    incident.contract = to;
    // Results of finished clocks never move (plan.md 5.10).
    if (!m_firstDone && !m_closed) {
        m_firstContract = to;
        m_firstMoves.push_back(step);
    }
    if (!incident.resolvedAt && !m_closed) {
        m_secondContract = to;
        m_secondMoves.push_back(step);
    }
}

void Folding::endHold(Instant at)
{
    Incident &incident = m_folded.incident;
    endStandstill(State::OnHold, at);
    incident.heldSince.reset();
    incident.holdReason.clear();
}

void Folding::take(const Event &event)
{
    Incident &incident = m_folded.incident;
    const QJsonObject &data = event.data;
    switch (event.kind) {
    case EventKind::Reported:
        report(data, event.occurredAt);
        break;
    case EventKind::Edited:
        for (auto [key, field] : {std::pair{"title"_L1, &incident.title},
                 std::pair{"description"_L1, &incident.description},
                 std::pair{"customer"_L1, &incident.customer},
                 std::pair{"product"_L1, &incident.product},
                 std::pair{"reporter"_L1, &incident.reporter}, std::pair{"key"_L1, &incident.key}})
            if (data.contains(key))
                *field = data.value(key).toObject().value("to"_L1).toString();
        break;
    case EventKind::Moved:
        m_touched = true;
        // Its first state other than new ends the first clock (plan.md 5.15).
        if (!m_firstTakenOver && !m_firstDone
            && data.value("state"_L1).toString().compare("new"_L1, Qt::CaseInsensitive) != 0) {
            m_firstDone = event.occurredAt;
            m_firstEvent = event.seq;
            m_firstTakenOver = true;
            m_firstUnknown = false;
        }
        break;
    case EventKind::Assigned:
        incident.assignee = data.value("to"_L1).toString();
        m_touched = m_touched || !incident.assignee.isEmpty();
        break;
    case EventKind::Noted:
        break;
    case EventKind::Held:
        hold(event);
        break;
    case EventKind::Resumed:
        endHold(event.occurredAt);
        break;
    case EventKind::Classified:
        classify(event);
        break;
    case EventKind::Resolved:
    case EventKind::MemoIssued:
        resolve(event);
        break;
    case EventKind::Reopened:
        reopen(event.occurredAt);
        break;
    case EventKind::ContractMoved:
        move(event);
        break;
    case EventKind::Closed:
        endHold(event.occurredAt);
        m_closed = true;
        break;
    case EventKind::Linked:
        incident.master = data.value("other"_L1).toString();
        break;
    case EventKind::Unlinked:
        incident.master.clear();
        break;
    case EventKind::Merged:
        incident.duplicateOf = data.value("other"_L1).toString();
        m_mergedEvent = event.seq;
        break;
    case EventKind::Unmerged:
        incident.duplicateOf.clear();
        break;
    case EventKind::MemoDrafted:
    case EventKind::MemoApproved:
    case EventKind::Undone:
        break;
    }
}

void Folding::settleState()
{
    Incident &incident = m_folded.incident;
    if (!incident.duplicateOf.isEmpty())
        incident.state = State::Duplicate;
    else if (m_closed)
        incident.state = State::Closed;
    else if (incident.resolvedAt)
        incident.state = State::Resolved;
    else if (incident.heldSince)
        incident.state = State::OnHold;
    else if (incident.classification)
        incident.state = State::Classified;
    else
        incident.state = m_touched ? State::Triage : State::New;
}

Result<const Contract *> Folding::contractOf(const ContractRef &ref) const
{
    const Contract *contract = m_contracts(ref);
    if (!contract)
        return Error{ErrorKind::Corrupt,
            u"contract %1, version %2 is missing"_s.arg(ref.name, QString::number(ref.version))};
    return contract;
}

SumFacts Folding::facts() const
{
    const Incident &incident = m_folded.incident;
    return {incident.reportedAt, incident.product, incident.classifiedAt};
}

// Told before the due instant that they led to.
void Folding::addMoves(ClockFace &clock, const std::vector<Step> &moves) const
{
    const auto due = std::find_if(clock.steps.begin(), clock.steps.end(),
        [](const Step &step) { return step.kind == StepKind::Due; });
    clock.steps.insert(due, moves.begin(), moves.end());
}

// The promise goes on with the incident that it is merged into; here it counts nowhere. Its
// instants stay, and so does what stood still before: unmerged, all is as if nothing had been.
void Folding::tellMerged(ClockFace &clock) const
{
    clock.status = ClockStatus::Unknown;
    Step step{.kind = StepKind::Merged};
    step.event = m_mergedEvent;
    clock.steps.push_back(step);
}

Result<void> Folding::settleClassifyClock()
{
    const Incident &incident = m_folded.incident;
    ClockFace &clock = m_folded.classify;
    const auto contract = contractOf(m_firstContract);
    if (!contract)
        return contract.error();
    auto sum = classifySum(
        facts(), **contract, pausesOf(ClockName::Classify, m_standstills, **contract, m_firstDone));
    if (!sum)
        return sum.error();
    clock.contract = m_firstContract;
    clock.start = incident.reportedAt;
    clock.due = sum->due;
    clock.target = sum->target;
    clock.steps = std::move(sum->steps);
    addMoves(clock, m_firstMoves);
    if (!clock.due)
        return {}; // nothing is promised
    clock.done = m_firstDone;
    if (m_firstUnknown && !m_firstDone) {
        clock.status = ClockStatus::Unknown;
        clock.steps.push_back({.kind = StepKind::NotTold});
    } else if (m_firstDone) {
        clock.status = ClockStatus::Done;
        Step step{.kind = m_firstTakenOver ? StepKind::TakenOver : StepKind::Classified,
            .at = m_firstDone};
        step.event = m_firstEvent;
        clock.steps.push_back(step);
    } else if (incident.state == State::Duplicate) {
        tellMerged(clock);
    } else if (!isOpen(incident.state)) {
        // Over without a class: nobody can say that the promise was kept.
        clock.status = ClockStatus::Unknown;
        clock.steps.push_back({.kind = StepKind::NotTold});
    } else {
        clock.status = sum->pausedAt ? ClockStatus::Paused : ClockStatus::Running;
        clock.pausedAt = sum->pausedAt;
        clock.pausedUntil = sum->pausedUntil;
    }
    return {};
}

// Nothing promised comes as a sum without a due instant, and without steps where there is no
// second clock at all.
Result<DeadlineSum> Folding::secondSum(
    const Contract &contract, const std::optional<Instant> &done) const
{
    const auto &classification = m_folded.incident.classification;
    if (!classification)
        return DeadlineSum();
    const ClockPauses pauses = pausesOf(ClockName::Resolve, m_standstills, contract, done);
    if (owesMemo(classification->outcome))
        return memoSum(facts(), contract, pauses);
    if (classification->outcome != Outcome::CoreBug || !classification->severity
        || !classification->devOps)
        return DeadlineSum();
    return resolveSum(
        facts(), Levels{*classification->severity, *classification->devOps}, contract, pauses);
}

Result<void> Folding::settleResolveClock()
{
    const Incident &incident = m_folded.incident;
    ClockFace &clock = m_folded.resolve;
    const auto contract = contractOf(m_secondContract);
    if (!contract)
        return contract.error();
    auto sum = secondSum(**contract, incident.resolvedAt);
    if (!sum)
        return sum.error();
    clock.steps = std::move(sum->steps);
    if (!sum->due)
        return {};
    clock.contract = m_secondContract;
    clock.start = sum->start;
    clock.due = sum->due;
    clock.target = sum->target;
    addMoves(clock, m_secondMoves);
    if (incident.resolvedAt) {
        clock.status = ClockStatus::Done;
        clock.done = incident.resolvedAt;
        Step step{.kind = StepKind::Resolved, .at = incident.resolvedAt};
        step.event = m_resolvedEvent;
        clock.steps.push_back(step);
    } else if (incident.state == State::Duplicate) {
        tellMerged(clock);
    } else if (!isOpen(incident.state)) {
        clock.status = ClockStatus::Unknown;
    } else {
        clock.status = sum->pausedAt ? ClockStatus::Paused : ClockStatus::Running;
        clock.pausedAt = sum->pausedAt;
        clock.pausedUntil = sum->pausedUntil;
    }
    return {};
}

Result<Folded> Folding::run(const History &history)
{
    const std::vector<bool> counts = effective(history);
    std::vector<const Event *> order;
    order.reserve(history.size());
    for (size_t i = 0; i < history.size(); ++i) {
        m_folded.incident.updatedAt = std::max(m_folded.incident.updatedAt, history[i].recordedAt);
        if (counts[i])
            order.push_back(&history[i]);
    }
    // By when it happened: a backdated event gives what it would have given then. The report
    // itself comes first even where another desk told earlier times.
    std::stable_sort(order.begin() + 1, order.end(),
        [](const Event *a, const Event *b) { return a->occurredAt < b->occurredAt; });
    for (const Event *event : order)
        take(*event);
    settleState();
    if (const auto done = settleClassifyClock(); !done)
        return done.error();
    if (const auto done = settleResolveClock(); !done)
        return done.error();
    return std::move(m_folded);
}

Result<Folded> foldBy(const History &history, ContractFinder contracts)
{
    if (history.empty() || history.front().kind != EventKind::Reported)
        return Error{ErrorKind::Corrupt, u"the history does not begin with a report"_s};
    return Folding(std::move(contracts)).run(history);
}

} // namespace

Deadlines deadlinesOf(Instant reportedAt, const std::optional<Levels> &bug,
    const std::optional<Instant> &classifiedAt, const Contract &contract, const QString &product)
{
    Deadlines deadlines;
    const SumFacts facts{reportedAt, product, classifiedAt};
    auto first = classifySum(facts, contract, {});
    if (!first) {
        deadlines.fault = first.error();
        return deadlines;
    }
    deadlines.classifyBy = first->due;
    deadlines.classifySteps = std::move(first->steps);
    if (!bug)
        return deadlines;
    auto second = resolveSum(facts, *bug, contract, {});
    if (!second) {
        deadlines.fault = second.error();
        return deadlines;
    }
    deadlines.guaranteedBy = second->due;
    deadlines.workingTarget = second->target;
    deadlines.resolveSteps = std::move(second->steps);
    return deadlines;
}

std::vector<ContractRef> contractsOf(const History &history)
{
    std::vector<ContractRef> refs;
    for (const Event &event : history) {
        if (event.kind != EventKind::Reported && event.kind != EventKind::ContractMoved)
            continue;
        const ContractRef ref{
            event.data.value("contract"_L1).toString(), event.data.value("version"_L1).toInt(1)};
        if (std::find(refs.begin(), refs.end(), ref) == refs.end())
            refs.push_back(ref);
    }
    return refs;
}

Result<Folded> fold(const History &history, const Contracts &contracts)
{
    return foldBy(history, [&contracts](const ContractRef &ref) -> const Contract * {
        const auto found = std::find_if(contracts.begin(), contracts.end(),
            [&ref](const Contract &contract) { return contract.ref() == ref; });
        return found == contracts.end() ? nullptr : &*found;
    });
}

Result<Folded> fold(const History &history, const Contract &contract)
{
    return foldBy(history, [&contract](const ContractRef &) { return &contract; });
}

} // namespace gander
