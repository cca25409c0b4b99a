// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/clockpauses.h"

#include <map>

namespace gander {

namespace {

const PauseRule *ruleFor(const Standstill &standstill, ClockName clock, const Contract &contract)
{
    const auto applies = [&](const PauseRule &rule) {
        return clock == ClockName::Classify ? rule.classify : rule.resolve;
    };
    for (const PauseRule &rule : contract.pauses) {
        if (rule.state != standstill.state || !applies(rule))
            continue;
        if (rule.state == State::Resolved || rule.reason.isEmpty()
            || standstill.reason.contains(rule.reason, Qt::CaseInsensitive))
            return &rule;
    }
    return nullptr;
}

} // namespace

ClockPauses pausesOf(ClockName clock, const std::vector<Standstill> &standstills,
    const Contract &contract, const std::optional<Instant> &done)
{
    ClockPauses result;
    std::vector<Interval> intervals;
    std::map<const PauseRule *, qint64> used;
    for (const Standstill &standstill : standstills) {
        const PauseRule *rule = ruleFor(standstill, clock, contract);
        if (!rule || (done && standstill.from >= *done))
            continue;
        std::optional<Instant> until = standstill.until;
        if (done && (!until || *until > *done))
            until = done;
        const bool goesOn = !until;
        std::optional<Instant> limit;
        if (rule->atMost) {
            limit = standstill.from + std::max<qint64>(*rule->atMost - used[rule], 0);
            if (!until || *limit < *until)
                until = limit;
            else
                limit.reset();
        }
        Step step{.kind = StepKind::Pause, .at = standstill.from, .until = until};
        step.text = standstill.reason;
        step.event = standstill.event;
        if (!until) {
            result.openFrom = standstill.from;
            result.openStep = step;
            continue;
        }
        if (*until <= standstill.from)
            continue;
        step.span.ms = *until - standstill.from;
        used[rule] += step.span.ms;
        intervals.push_back({standstill.from, *until});
        result.steps.push_back(step);
        if (limit) {
            Step spent{.kind = StepKind::PauseLimit, .at = limit};
            spent.span.ms = *rule->atMost;
            result.steps.push_back(spent);
            if (goesOn) {
                result.openFrom = standstill.from;
                result.openUntil = limit;
            }
        }
    }
    result.pauses = Pauses(std::move(intervals));
    return result;
}

} // namespace gander
