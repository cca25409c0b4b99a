// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/guarantee.h"

#include <QJsonObject>

#include <algorithm>
#include <array>

namespace gander {

namespace {

using namespace Qt::StringLiterals;

struct PauseInterval {
    Instant from;
    std::optional<Instant> until; // not set: still going on
};

constexpr std::array stepKeys{
    std::pair{StepKind::Reported, "reported"},
    std::pair{StepKind::Initial, "initial"},
    std::pair{StepKind::Window, "window"},
    std::pair{StepKind::NoWindow, "no-window"},
    std::pair{StepKind::ContractUsed, "contract"},
    std::pair{StepKind::DaylightSaving, "daylight-saving"},
    std::pair{StepKind::Pause, "pause"},
    std::pair{StepKind::Due, "due"},
    std::pair{StepKind::Classified, "classified"},
    std::pair{StepKind::Target, "target"},
    std::pair{StepKind::TakenOver, "taken-over"},
    std::pair{StepKind::NotTold, "not-told"},
};

Step contractStep(const Contract &contract)
{
    Step step{.kind = StepKind::ContractUsed};
    step.contract = contract.name;
    step.version = contract.version;
    step.zone = contract.zone.name();
    return step;
}

// Changes of offset matter to calendar steps alone; elapsed hours pass over them unseen.
void addDaylightSaving(std::vector<Step> &steps, Instant from, Instant until, const Zone &zone)
{
    for (auto change = zone.nextChange(from, until); change;
         change = zone.nextChange(*change, until)) {
        Step step{.kind = StepKind::DaylightSaving, .at = *change};
        step.zone = zone.name();
        step.fromOffset = zone.offsetSecondsAt(*change + -1);
        step.toOffset = zone.offsetSecondsAt(*change);
        steps.push_back(step);
    }
}

// A pause that began before the due instant pushes it by its length (plan.md 5.8); one that still
// goes on stops the clock where it began.
struct Pushed {
    Instant due;
    std::optional<Instant> pausedAt;
};
Pushed pushByPauses(Instant due, Instant from, const std::vector<PauseInterval> &pauses,
    const std::optional<Instant> &end, std::vector<Step> &steps)
{
    for (const PauseInterval &pause : pauses) {
        const Instant start = std::max(pause.from, from);
        if (start >= due || (end && start >= *end))
            continue;
        if (!pause.until)
            return {due, start};
        if (*pause.until <= start)
            continue;
        Step step{.kind = StepKind::Pause, .at = start, .until = pause.until};
        step.span.ms = *pause.until - start;
        steps.push_back(step);
        due = due + step.span.ms;
    }
    return {due, {}};
}

class Folding
{
public:
    explicit Folding(const Contract &contract)
        : m_contract(contract)
    {
    }

    Folded run(const History &history);

private:
    void take(const Event &event);
    void report(const QJsonObject &data, Instant at);
    void classify(const Event &event);
    void resolve(Instant at);
    void reopen();
    void endHold(Instant at);
    void settleState();
    void settleClassifyClock();
    void settleResolveClock();

    const Contract &m_contract;
    Folded m_folded;
    std::vector<PauseInterval> m_pauses;
    std::optional<Instant> m_firstDone; // what ended the first clock
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
    if (const QString finding = event.data.value("finding"_L1).toString(); !finding.isEmpty())
        incident.finding = finding;
    if (!incident.classifiedAt)
        incident.classifiedAt = event.occurredAt;
    // A clock never restarts: the first class ends it (plan.md 5.9).
    if (!m_firstDone && !m_firstUnknown)
        m_firstDone = event.occurredAt;
}

void Folding::resolve(Instant at)
{
    endHold(at);
    m_folded.incident.resolvedAt = at;
}

void Folding::reopen()
{
    m_folded.incident.resolvedAt.reset();
    m_closed = false;
}

void Folding::endHold(Instant at)
{
    Incident &incident = m_folded.incident;
    if (!incident.heldSince)
        return;
    if (m_contract.pausesOnHold && !m_pauses.empty())
        m_pauses.back().until = at;
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
        if (!incident.heldSince) {
            incident.heldSince = event.occurredAt;
            if (m_contract.pausesOnHold)
                m_pauses.push_back({event.occurredAt, {}});
        }
        incident.holdReason = data.value("reason"_L1).toString();
        break;
    case EventKind::Resumed:
        endHold(event.occurredAt);
        break;
    case EventKind::Classified:
        classify(event);
        break;
    case EventKind::Resolved:
    case EventKind::MemoIssued:
        resolve(event.occurredAt);
        break;
    case EventKind::Reopened:
        reopen();
        break;
    case EventKind::Closed:
        endHold(event.occurredAt);
        m_closed = true;
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
    if (m_closed)
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

void Folding::settleClassifyClock()
{
    const Incident &incident = m_folded.incident;
    ClockFace &clock = m_folded.classify;
    Deadlines deadlines = deadlinesOf(incident.reportedAt, {}, {}, m_contract);
    clock.start = incident.reportedAt;
    clock.steps = std::move(deadlines.classifySteps);
    clock.steps.pop_back();
    const Pushed pushed =
        pushByPauses(deadlines.classifyBy, incident.reportedAt, m_pauses, m_firstDone, clock.steps);
    clock.due = pushed.due;
    clock.target = clock.due;
    clock.done = m_firstDone;
    clock.steps.push_back({.kind = StepKind::Due, .at = clock.due});
    if (m_firstUnknown && !m_firstDone) {
        clock.status = ClockStatus::Unknown;
        clock.steps.push_back({.kind = StepKind::NotTold});
    } else if (m_firstDone) {
        clock.status = ClockStatus::Done;
        clock.steps.push_back(
            {.kind = m_firstTakenOver ? StepKind::TakenOver : StepKind::Classified,
                .at = m_firstDone});
    } else if (!isOpen(incident.state)) {
        // Over without a class: nobody can say that the promise was kept.
        clock.status = ClockStatus::Unknown;
        clock.steps.push_back({.kind = StepKind::NotTold});
    } else {
        clock.status = pushed.pausedAt ? ClockStatus::Paused : ClockStatus::Running;
        clock.pausedAt = pushed.pausedAt;
    }
}

void Folding::settleResolveClock()
{
    const Incident &incident = m_folded.incident;
    ClockFace &clock = m_folded.resolve;
    const auto &classification = incident.classification;
    if (!classification || classification->outcome != Outcome::CoreBug || !classification->severity
        || !classification->devOps)
        return;
    Deadlines deadlines =
        deadlinesOf(incident.reportedAt, Levels{*classification->severity, *classification->devOps},
            incident.classifiedAt, m_contract);
    clock.steps = std::move(deadlines.resolveSteps);
    if (!deadlines.guaranteedBy)
        return;
    std::vector<Step> tail;
    const auto dueStep = std::find_if(clock.steps.begin(), clock.steps.end(),
        [](const Step &step) { return step.kind == StepKind::Due; });
    tail.assign(dueStep, clock.steps.end());
    clock.steps.erase(dueStep, clock.steps.end());
    clock.start = deadlines.classifyBy;
    const std::optional<Instant> end = incident.resolvedAt;
    const Pushed pushed =
        pushByPauses(*deadlines.guaranteedBy, incident.reportedAt, m_pauses, end, clock.steps);
    clock.due = pushed.due;
    tail.front().at = pushed.due;
    clock.target = deadlines.workingTarget;
    if (clock.target && pushed.due > *deadlines.guaranteedBy && incident.classifiedAt) {
        // What the pauses gave the promise after the class, they gave the target too.
        std::vector<Step> unused;
        const Pushed target =
            pushByPauses(*clock.target, *incident.classifiedAt, m_pauses, end, unused);
        clock.target = std::min(target.due, pushed.due);
        tail.back().at = clock.target;
    }
    clock.steps.insert(clock.steps.end(), tail.begin(), tail.end());
    if (incident.resolvedAt) {
        clock.status = ClockStatus::Done;
        clock.done = incident.resolvedAt;
    } else if (!isOpen(incident.state)) {
        clock.status = ClockStatus::Unknown;
    } else {
        clock.status = pushed.pausedAt ? ClockStatus::Paused : ClockStatus::Running;
        clock.pausedAt = pushed.pausedAt;
    }
}

Folded Folding::run(const History &history)
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
    settleClassifyClock();
    settleResolveClock();
    return std::move(m_folded);
}

QJsonObject spanToJson(const Span &span)
{
    return {{u"months"_s, span.months}, {u"days"_s, span.days}, {u"ms"_s, span.ms}};
}

QJsonObject stepToJson(const Step &step)
{
    QJsonObject json;
    for (const auto &[kind, key] : stepKeys)
        if (kind == step.kind)
            json.insert("kind"_L1, QLatin1String(key));
    if (step.at)
        json.insert("at"_L1, step.at->ms);
    if (step.until)
        json.insert("until"_L1, step.until->ms);
    if (step.span != Span{})
        json.insert("span"_L1, spanToJson(step.span));
    if (step.severity)
        json.insert("severity"_L1, step.severity);
    if (step.devOps)
        json.insert("devops"_L1, step.devOps);
    if (!step.contract.isEmpty()) {
        json.insert("contract"_L1, step.contract);
        json.insert("version"_L1, step.version);
    }
    if (!step.zone.isEmpty())
        json.insert("zone"_L1, step.zone);
    if (step.fromOffset || step.toOffset) {
        json.insert("from"_L1, step.fromOffset);
        json.insert("to"_L1, step.toOffset);
    }
    return json;
}

Step stepFromJson(const QJsonObject &json)
{
    Step step;
    const QString name = json.value("kind"_L1).toString();
    for (const auto &[kind, key] : stepKeys)
        if (name == QLatin1String(key))
            step.kind = kind;
    if (json.contains("at"_L1))
        step.at = Instant{json.value("at"_L1).toInteger()};
    if (json.contains("until"_L1))
        step.until = Instant{json.value("until"_L1).toInteger()};
    const QJsonObject span = json.value("span"_L1).toObject();
    step.span = {span.value("months"_L1).toInt(), span.value("days"_L1).toInt(),
        span.value("ms"_L1).toInteger()};
    step.severity = json.value("severity"_L1).toInt();
    step.devOps = json.value("devops"_L1).toInt();
    step.contract = json.value("contract"_L1).toString();
    step.version = json.value("version"_L1).toInt();
    step.zone = json.value("zone"_L1).toString();
    step.fromOffset = json.value("from"_L1).toInt();
    step.toOffset = json.value("to"_L1).toInt();
    return step;
}

} // namespace

QJsonArray toJson(const std::vector<Step> &steps)
{
    QJsonArray json;
    for (const Step &step : steps)
        json.append(stepToJson(step));
    return json;
}

std::vector<Step> stepsFromJson(const QJsonArray &json)
{
    std::vector<Step> steps;
    steps.reserve(static_cast<size_t>(json.size()));
    for (const QJsonValue &value : json)
        steps.push_back(stepFromJson(value.toObject()));
    return steps;
}

Deadlines deadlinesOf(Instant reportedAt, const std::optional<Levels> &bug,
    const std::optional<Instant> &classifiedAt, const Contract &contract)
{
    Deadlines deadlines;
    deadlines.classifyBy = plus(reportedAt, contract.initial, contract.zone);

    std::vector<Step> common;
    common.push_back({.kind = StepKind::Reported, .at = reportedAt});
    common.push_back(
        {.kind = StepKind::Initial, .at = deadlines.classifyBy, .span = contract.initial});
    deadlines.classifySteps = common;
    deadlines.classifySteps.push_back(contractStep(contract));
    deadlines.classifySteps.push_back({.kind = StepKind::Due, .at = deadlines.classifyBy});
    if (!bug)
        return deadlines;

    std::vector<Step> &steps = deadlines.resolveSteps;
    steps = std::move(common);
    const std::optional<Span> window = contract.window(bug->severity, bug->devOps);
    Step windowStep{.kind = window ? StepKind::Window : StepKind::NoWindow};
    windowStep.severity = number(bug->severity);
    windowStep.devOps = number(bug->devOps);
    if (!window) {
        steps.push_back(windowStep);
        steps.push_back(contractStep(contract));
        return deadlines;
    }
    // The 12 hours first, then the window from that instant (plan.md 5.2).
    deadlines.guaranteedBy = plus(deadlines.classifyBy, *window, contract.zone);
    windowStep.span = *window;
    windowStep.at = deadlines.guaranteedBy;
    steps.push_back(windowStep);
    steps.push_back(contractStep(contract));
    if (!window->isElapsedOnly())
        addDaylightSaving(steps, deadlines.classifyBy, *deadlines.guaranteedBy, contract.zone);
    steps.push_back({.kind = StepKind::Due, .at = deadlines.guaranteedBy});
    if (classifiedAt) {
        deadlines.workingTarget =
            std::min(plus(*classifiedAt, *window, contract.zone), *deadlines.guaranteedBy);
        steps.push_back({.kind = StepKind::Classified, .at = classifiedAt});
        steps.push_back({.kind = StepKind::Target, .at = deadlines.workingTarget, .span = *window});
    }
    return deadlines;
}

Result<Folded> fold(const History &history, const Contract &contract)
{
    if (history.empty() || history.front().kind != EventKind::Reported)
        return Error{ErrorKind::Corrupt, u"the history does not begin with a report"_s};
    return Folding(contract).run(history);
}

} // namespace gander
