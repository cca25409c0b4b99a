// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/derivation.h"

#include "ui/words/names.h"

#include <QCoreApplication>

#include <algorithm>

namespace gander::words {

namespace {

class DerivedTr
{
    Q_DECLARE_TR_FUNCTIONS(Derivation)
};

constexpr qsizetype mostOfStranger = 200;
// What is written down this long after it happened was not written down at once.
constexpr qint64 recordedAtOnce = msPerMinute;

QString strangers(const QString &text)
{
    return shortened(text, mostOfStranger);
}

// The contract's wall clock, as the clock's own steps name it.
Zone zoneOf(const ClockFace &clock, const Contract &contract)
{
    for (auto step = clock.steps.rbegin(); step != clock.steps.rend(); ++step) {
        if (step->zone.isEmpty())
            continue;
        const Result<Zone> zone = Zone::find(step->zone);
        return zone ? *zone : contract.zone;
    }
    return contract.zone;
}

// The step's own event, or the one that told what the step says.
int eventBehind(const Step &step, const History &history)
{
    const std::vector<bool> counts = effective(history);
    int found = step.event;
    const auto seek = [&](EventKind kind, auto fits) {
        for (size_t i = 0; step.event == 0 && i < history.size(); ++i) {
            if (counts[i] && history[i].kind == kind && fits(history[i], found))
                found = history[i].seq;
        }
    };
    switch (step.kind) {
    case StepKind::Reported:
        seek(EventKind::Reported, [](const Event &, int sofar) { return sofar == 0; });
        break;
    case StepKind::Classified:
    case StepKind::FromClass:
        seek(EventKind::Classified, [&step](const Event &event, int sofar) {
            return sofar == 0 && step.at == event.occurredAt;
        });
        break;
    case StepKind::Window:
    case StepKind::NoWindow:
    case StepKind::MemoWindow:
        // The levels are those of the last class.
        seek(EventKind::Classified, [](const Event &, int) { return true; });
        break;
    default:
        break;
    }
    return found;
}

QString eventText(const History &history, int seq, const Zone &desk)
{
    const auto found = std::find_if(
        history.begin(), history.end(), [seq](const Event &event) { return event.seq == seq; });
    if (seq == 0 || found == history.end())
        return {};
    const Event &event = *found;
    QString line = strangers(eventWords(event).line);
    const QString actor = strangers(event.actor);
    if (!actor.isEmpty() && !line.contains(actor))
        line = DerivedTr::tr("%1, by %2", "what, who").arg(line, actor);
    const QString recorded = exactInstant(event.recordedAt, desk);
    if (event.told)
        return DerivedTr::tr("Event %1: %2, as told by the desk it came from, recorded %3")
            .arg(QString::number(event.seq), line, recorded);
    if (event.recordedAt - event.occurredAt >= recordedAtOnce)
        return DerivedTr::tr("Event %1: %2, recorded later, %3")
            .arg(QString::number(event.seq), line, recorded);
    return DerivedTr::tr("Event %1: %2").arg(QString::number(event.seq), line);
}

QString instants(const QString &from, const QString &until)
{
    return DerivedTr::tr("%1 to %2", "instants").arg(from, until);
}

void tellInstants(DerivedStep &derived, const Step &step, const WallClocks &clocks)
{
    if (!step.at)
        return;
    derived.here = exactInstant(*step.at, clocks.desk);
    derived.there = exactCustomerInstant(*step.at, clocks);
    if (!step.until) {
        if (step.kind == StepKind::Pause)
            derived.here = DerivedTr::tr("since %1", "instant").arg(derived.here);
        return;
    }
    derived.here = instants(derived.here, exactInstant(*step.until, clocks.desk));
    const QString theirs = exactCustomerInstant(*step.until, clocks);
    if (!derived.there.isEmpty() && !theirs.isEmpty())
        derived.there = instants(derived.there, theirs);
}

DerivedStep derived(
    const Step &step, const Contract *judging, const History &history, const WallClocks &clocks)
{
    DerivedStep made{.kind = step.kind, .what = stepSentence(step)};
    tellInstants(made, step, clocks);
    made.rule = ruleOf(step, judging);
    made.event = eventText(history, eventBehind(step, history), clocks.desk);
    return made;
}

QString stateOf(const ClockFace &clock, Instant now)
{
    switch (clock.status) {
    case ClockStatus::Running:
        return clock.due && *clock.due < now ? DerivedTr::tr("Overdue") : DerivedTr::tr("Running");
    case ClockStatus::Paused:
        return clock.due && clock.pausedAt && *clock.due < *clock.pausedAt
            ? DerivedTr::tr("Paused, overdue")
            : DerivedTr::tr("Paused");
    case ClockStatus::None:
    case ClockStatus::Done:
    case ClockStatus::Unknown:
        break;
    }
    return clockWords(clock, now);
}

bool tells(const ClockFace &clock, StepKind kind, Instant at)
{
    return std::any_of(clock.steps.begin(), clock.steps.end(),
        [kind, at](const Step &step) { return step.kind == kind && step.at == at; });
}

// The pause that lasts, where the clock tells it beside its steps.
std::vector<Step> lastingPause(const ClockFace &clock, const IncidentDetail &detail)
{
    std::vector<Step> steps;
    if (clock.status != ClockStatus::Paused || !clock.pausedAt)
        return steps;
    if (!tells(clock, StepKind::Pause, *clock.pausedAt)) {
        Step pause{
            .kind = StepKind::Pause, .at = clock.pausedAt, .text = detail.incident.holdReason};
        for (const Event &event : detail.history) {
            if (event.kind == EventKind::Held && event.occurredAt == *clock.pausedAt)
                pause.event = event.seq;
        }
        steps.push_back(pause);
    }
    return steps;
}

DerivedStep endOfPause(Instant until, const WallClocks &clocks)
{
    DerivedStep made{.kind = StepKind::PauseLimit,
        .what = DerivedTr::tr("The pause ends by itself and the clock runs on")};
    made.here = exactInstant(until, clocks.desk);
    made.there = exactCustomerInstant(until, clocks);
    made.rule = ruleOf({.kind = StepKind::PauseLimit});
    return made;
}

DerivedClock derived(
    const ClockFace &clock, const IncidentDetail &detail, const Zone &desk, Instant now)
{
    const WallClocks clocks{desk, zoneOf(clock, detail.contract)};
    // A finished clock keeps the version it was finished under.
    const bool judged = clock.contract.name.isEmpty() || clock.contract == detail.contract.ref();
    const Contract *judging = judged ? &detail.contract : nullptr;
    DerivedClock made{.name = clock.name, .title = clockName(clock.name)};
    if (clock.due) {
        made.here = exactInstant(*clock.due, desk);
        made.there = exactCustomerInstant(*clock.due, clocks);
    }
    made.state = stateOf(clock, now);
    for (const Step &step : clock.steps)
        made.steps.push_back(derived(step, judging, detail.history, clocks));
    for (const Step &step : lastingPause(clock, detail))
        made.steps.push_back(derived(step, judging, detail.history, clocks));
    if (clock.status == ClockStatus::Paused && clock.pausedUntil
        && !tells(clock, StepKind::PauseLimit, *clock.pausedUntil))
        made.steps.push_back(endOfPause(*clock.pausedUntil, clocks));
    return made;
}

QString withCustomer(const QString &here, const QString &there)
{
    return there.isEmpty() ? here : DerivedTr::tr("%1 · %2", "desk, customer").arg(here, there);
}

QString headOf(const DerivedClock &clock)
{
    return clock.here.isEmpty()
        ? DerivedTr::tr("%1: %2", "clock, state").arg(clock.title, clock.state)
        : DerivedTr::tr("%1 %2: %3", "clock, instant, state")
              .arg(clock.title, withCustomer(clock.here, clock.there), clock.state);
}

} // namespace

Derivation derivationOf(const IncidentDetail &detail, const Zone &desk, Instant now)
{
    const Incident &incident = detail.incident;
    Derivation made;
    made.incident = DerivedTr::tr("%1: %2", "number, title")
                        .arg(deskNumber(incident.id), strangers(incident.title));
    made.contract =
        DerivedTr::tr("Contract: %1, version %2")
            .arg(strangers(incident.contract.name), QString::number(incident.contract.version));
    const QString theirs = detail.contract.zone.name();
    made.zones = theirs == desk.name()
        ? DerivedTr::tr("Times on the wall clock of %1").arg(desk.name())
        : DerivedTr::tr("Times on the wall clock of %1, beside them the customer’s, %2, where it "
                        "differs")
              .arg(desk.name(), theirs);
    made.clocks = {
        derived(detail.classify, detail, desk, now), derived(detail.resolve, detail, desk, now)};
    return made;
}

QStringList textLines(const DerivedClock &clock)
{
    QStringList lines;
    int number = 0;
    for (const DerivedStep &step : clock.steps) {
        const QString at = withCustomer(step.here, step.there);
        lines << (at.isEmpty()
                ? DerivedTr::tr("%1. %2", "number, step").arg(QString::number(++number), step.what)
                : DerivedTr::tr("%1. %2: %3", "number, step, instant")
                      .arg(QString::number(++number), step.what, at));
        lines << QStringLiteral("   ") + step.rule;
        if (!step.event.isEmpty())
            lines << QStringLiteral("   ") + step.event;
    }
    return lines;
}

QStringList derivationLines(const Derivation &derivation)
{
    QStringList lines{derivation.incident, derivation.contract, derivation.zones};
    for (const DerivedClock &clock : derivation.clocks)
        lines << QString() << headOf(clock) << textLines(clock);
    return lines;
}

QString derivationText(const Derivation &derivation)
{
    return derivationLines(derivation).join(u'\n') + u'\n';
}

} // namespace gander::words
