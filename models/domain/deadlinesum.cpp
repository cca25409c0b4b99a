// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/deadlinesum.h"

#include <algorithm>

namespace gander {

namespace {

constexpr Instant yearTenThousand{253402300800000};

Step contractStep(const Contract &contract)
{
    Step step{.kind = StepKind::ContractUsed};
    step.contract = contract.name;
    step.version = contract.version;
    step.zone = contract.zone.name();
    return step;
}

Result<Instant> withinKnownTime(Instant at)
{
    if (at >= yearTenThousand)
        return Error{ErrorKind::Invalid, QStringLiteral("the sum reaches beyond the year 9999")};
    return at;
}

Result<Instant> after(
    Instant from, const Span &span, const Contract &contract, const Pauses &pauses)
{
    if (!span.working)
        return span.isElapsedOnly() ? addElapsed(from, span.ms, pauses)
                                    : addSpan(from, span, contract.zone, pauses);
    if (!contract.calendar)
        return Error{ErrorKind::Invalid,
            QStringLiteral("working time is to be counted, but contract %1 has no hours")
                .arg(contract.name)};
    return span.days != 0
        ? addWorkingDays(from, span.days, DayEnd::SameTime, *contract.calendar, pauses)
        : addWorking(from, span.ms, *contract.calendar, pauses);
}

// Builds one clock's sum.
class SumBuilder
{
public:
    SumBuilder(const SumFacts &facts, const Contract &contract, const ClockPauses &pauses)
        : m_facts(facts)
        , m_contract(contract)
        , m_pauses(pauses)
    {
        m_sum.steps.push_back({.kind = StepKind::Reported, .at = facts.reportedAt});
    }

    // Leaves out what the contract does not cover; true if it does so.
    bool leavesOut();
    Result<DeadlineSum> first();
    Result<DeadlineSum> second(const std::optional<Span> &window, Step windowStep);

private:
    // Both spans from the report: calendar steps as if nothing had paused, then as much again as
    // was paused (plan.md 5.8); where working time is counted, one span after the other.
    [[nodiscard]] Result<Instant> inARow(const Span &initial, const Span &window) const;
    void addChanges(Instant from, Instant until, const Span &span);
    void addHolidays(Instant from, Instant until);
    void finish(Instant due);

    const SumFacts &m_facts;
    const Contract &m_contract;
    const ClockPauses &m_pauses;
    DeadlineSum m_sum;
};

bool SumBuilder::leavesOut()
{
    if (!m_contract.outsidePlan && m_contract.covers(m_facts.product))
        return false;
    m_sum.steps.push_back(contractStep(m_contract));
    Step step{.kind = m_contract.outsidePlan ? StepKind::OutsidePlan : StepKind::NotCovered};
    step.text = m_facts.product;
    m_sum.steps.push_back(step);
    return true;
}

// Changes of offset matter to calendar steps and to hours; elapsed hours pass over them unseen.
void SumBuilder::addChanges(Instant from, Instant until, const Span &span)
{
    const Zone &zone = m_contract.zone;
    if (span.isElapsedOnly())
        return;
    for (auto change = zone.nextChange(from, until); change;
         change = zone.nextChange(*change, until)) {
        Step step{.kind = StepKind::DaylightSaving, .at = *change};
        step.zone = zone.name();
        step.fromOffset = zone.offsetSecondsAt(*change + -1);
        step.toOffset = zone.offsetSecondsAt(*change);
        m_sum.steps.push_back(step);
    }
    if (span.working)
        addHolidays(from, until);
}

void SumBuilder::addHolidays(Instant from, Instant until)
{
    const Zone &zone = m_contract.zone;
    const QDate first = zone.wallAt(from).date;
    const QDate last = zone.wallAt(until).date;
    std::vector<std::pair<QDate, QString>> passed;
    for (const Holiday &holiday : m_contract.holidays) {
        if (!holiday.yearly) {
            if (holiday.date >= first && holiday.date <= last)
                passed.emplace_back(holiday.date, holiday.name);
            continue;
        }
        for (int year = first.year(); year <= last.year(); ++year) {
            const QDate date(year, holiday.date.month(), holiday.date.day());
            if (date.isValid() && date >= first && date <= last)
                passed.emplace_back(date, holiday.name);
        }
    }
    std::sort(passed.begin(), passed.end());
    for (const auto &[date, name] : passed) {
        Step step{.kind = StepKind::HolidayPassed, .at = zone.instantOf({date, 0})};
        step.text = name;
        step.zone = zone.name();
        m_sum.steps.push_back(step);
    }
}

void SumBuilder::finish(Instant due)
{
    m_sum.due = due;
    for (const Step &step : m_pauses.steps)
        if (*step.at < due)
            m_sum.steps.push_back(step);
    // One that began at the due instant or after it came too late to stop the clock.
    if (m_pauses.openFrom && *m_pauses.openFrom < due) {
        m_sum.pausedAt = m_pauses.openFrom;
        m_sum.pausedUntil = m_pauses.openUntil;
        if (m_pauses.openStep)
            m_sum.steps.push_back(*m_pauses.openStep);
    }
    m_sum.steps.push_back({.kind = StepKind::Due, .at = due});
}

Result<DeadlineSum> SumBuilder::first()
{
    if (leavesOut())
        return std::move(m_sum);
    const Span &initial = m_contract.initial;
    auto due = after(m_facts.reportedAt, initial, m_contract, m_pauses.pauses);
    if (due)
        due = withinKnownTime(*due);
    if (!due)
        return due.error();
    const auto unpaused = after(m_facts.reportedAt, initial, m_contract, {});
    m_sum.start = m_facts.reportedAt;
    m_sum.steps.push_back(
        {.kind = StepKind::Initial, .at = unpaused ? *unpaused : *due, .span = initial});
    m_sum.steps.push_back(contractStep(m_contract));
    addChanges(m_facts.reportedAt, *due, initial);
    finish(*due);
    m_sum.target = m_sum.due;
    return std::move(m_sum);
}

Result<Instant> SumBuilder::inARow(const Span &initial, const Span &window) const
{
    const Pauses &pauses = m_pauses.pauses;
    const Instant report = m_facts.reportedAt;
    if (initial.working || window.working) {
        const auto middle = after(report, initial, m_contract, pauses);
        return middle ? after(*middle, window, m_contract, pauses) : middle;
    }
    const Instant end = plus(plus(report, initial, m_contract.zone), window, m_contract.zone);
    const qint64 paused = pauses.msWithin(report, end);
    return paused == 0 ? Result<Instant>(end) : addElapsed(end, paused, pauses);
}

Result<DeadlineSum> SumBuilder::second(const std::optional<Span> &window, Step windowStep)
{
    if (leavesOut())
        return std::move(m_sum);
    const bool fromClass = m_contract.anchor == Anchor::Classification;
    const Span &initial = m_contract.initial;
    std::optional<Instant> base = m_facts.classifiedAt;
    if (fromClass) {
        m_sum.steps.push_back({.kind = StepKind::FromClass, .at = base});
    } else {
        const auto end = after(m_facts.reportedAt, initial, m_contract, {});
        if (!end)
            return end.error();
        base = *end;
        m_sum.steps.push_back({.kind = StepKind::Initial, .at = base, .span = initial});
    }
    if (!window || !base) {
        if (!window)
            m_sum.steps.push_back(windowStep);
        m_sum.steps.push_back(contractStep(m_contract));
        return std::move(m_sum);
    }
    auto due =
        fromClass ? after(*base, *window, m_contract, m_pauses.pauses) : inARow(initial, *window);
    if (due)
        due = withinKnownTime(*due);
    if (!due)
        return due.error();
    const auto unpaused = after(*base, *window, m_contract, {});
    m_sum.start = base;
    windowStep.span = *window;
    windowStep.at = unpaused ? *unpaused : *due;
    m_sum.steps.push_back(windowStep);
    m_sum.steps.push_back(contractStep(m_contract));
    addChanges(*base, *due, *window);
    finish(*due);
    if (!m_facts.classifiedAt)
        return std::move(m_sum);
    const auto target = after(*m_facts.classifiedAt, *window, m_contract, m_pauses.pauses);
    m_sum.target = target ? std::min(*target, *due) : *due;
    m_sum.steps.push_back({.kind = StepKind::Classified, .at = m_facts.classifiedAt});
    m_sum.steps.push_back({.kind = StepKind::Target, .at = m_sum.target, .span = *window});
    return std::move(m_sum);
}

} // namespace

Result<DeadlineSum> classifySum(
    const SumFacts &facts, const Contract &contract, const ClockPauses &pauses)
{
    return SumBuilder(facts, contract, pauses).first();
}

Result<DeadlineSum> resolveSum(const SumFacts &facts, const Levels &levels,
    const Contract &contract, const ClockPauses &pauses)
{
    const std::optional<Span> window = contract.window(levels.severity, levels.devOps);
    Step step{.kind = window ? StepKind::Window : StepKind::NoWindow};
    step.severity = number(levels.severity);
    step.devOps = number(levels.devOps);
    // Which clause speaks, if one does.
    const int clause = contract.windowClause[size_t(step.severity - 1)][size_t(step.devOps - 1)];
    if (clause > 0)
        step.text = QString::number(clause);
    return SumBuilder(facts, contract, pauses).second(window, step);
}

Result<DeadlineSum> memoSum(
    const SumFacts &facts, const Contract &contract, const ClockPauses &pauses)
{
    if (!contract.memo)
        return DeadlineSum();
    return SumBuilder(facts, contract, pauses)
        .second(contract.memo, {.kind = StepKind::MemoWindow});
}

} // namespace gander
