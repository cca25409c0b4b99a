// SPDX-License-Identifier: GPL-3.0-or-later

// The rule behind each step of a deadline: the plan's, in a few words, or the contract's clause.

#include "models/domain/plan.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QCoreApplication>

#include <algorithm>

namespace gander::words {

namespace {

class RuleTr
{
    Q_DECLARE_TR_FUNCTIONS(Rules)
};

// "Contract, clause 2: limits the plan"
QString clauseRule(const Contract *contract, int number)
{
    if (!contract || static_cast<size_t>(number) > contract->clauses.size())
        return RuleTr::tr("Contract, clause %1").arg(number);
    switch (contract->clauses[static_cast<size_t>(number) - 1].kind) {
    case ClauseKind::Extend:
        return RuleTr::tr("Contract, clause %1: extends the plan").arg(number);
    case ClauseKind::Limit:
        return RuleTr::tr("Contract, clause %1: limits the plan").arg(number);
    case ClauseKind::Replace:
        return RuleTr::tr("Contract, clause %1: replaces the plan").arg(number);
    }
    return {};
}

// The last clause on that subject has the word; 0 if there is none.
int clauseOn(const Contract &contract, ClauseSubject subject)
{
    for (size_t i = contract.clauses.size(); i > 0; --i) {
        if (contract.clauses[i - 1].subject == subject)
            return static_cast<int>(i);
    }
    return 0;
}

QString initialRule(const Step &step, const Contract *judging)
{
    if (judging) {
        if (const int number = clauseOn(*judging, ClauseSubject::Initial))
            return clauseRule(judging, number);
    }
    return step.span == standardPlan({}).initial
        ? RuleTr::tr("Plan: classify within %1 of the report").arg(spanText(step.span))
        : RuleTr::tr("Contract: its own time to classify");
}

QString windowRule(const Step &step, const Contract *judging)
{
    const auto severity = severityFromNumber(step.severity);
    const auto devOps = devOpsFromNumber(step.devOps);
    if (!severity || !devOps)
        return RuleTr::tr("Plan: the window of the two levels");
    // The step knows which clause spoke; how it spoke, only the contract does.
    if (const int number = step.text.toInt(); number > 0)
        return clauseRule(judging, number);
    const std::optional<Span> planned = standardPlan({}).window(*severity, *devOps);
    if (step.kind == StepKind::NoWindow)
        return planned ? RuleTr::tr("Contract: no window for these levels")
                       : RuleTr::tr("Plan: Sev %1 carries no guarantee").arg(step.severity);
    return planned == step.span
        ? RuleTr::tr("Plan: the window of Sev %1 with DevOps %2")
              .arg(QString::number(step.severity), QString::number(step.devOps))
        : RuleTr::tr("Contract: its own window for Sev %1 with DevOps %2")
              .arg(QString::number(step.severity), QString::number(step.devOps));
}

QString pauseRuleText(const Step &step, const Contract *judging)
{
    const PauseRule *rule = nullptr;
    if (judging) {
        rule = judging->pauseRule(step.text);
        const auto resolved = std::find_if(judging->pauses.begin(), judging->pauses.end(),
            [](const PauseRule &each) { return each.state == State::Resolved; });
        if (!rule && resolved != judging->pauses.end())
            rule = &*resolved;
    }
    if (!rule)
        return RuleTr::tr("Contract: what pauses a clock");
    QString words = RuleTr::tr("Contract: a hold pauses the clock");
    if (rule->state == State::Resolved)
        words = RuleTr::tr("Contract: time spent resolved pauses the clock");
    else if (!rule->reason.isEmpty())
        words = RuleTr::tr("Contract: a hold for “%1” pauses the clock")
                    .arg(shortened(rule->reason, 80));
    return rule->atMost
        ? RuleTr::tr("%1, at most %2 in all").arg(words, spanText({.ms = *rule->atMost}))
        : words;
}

} // namespace

QString ruleOf(const Step &step, const Contract *judging)
{
    switch (step.kind) {
    case StepKind::Reported:
        return RuleTr::tr("Plan: the clocks count from the report");
    case StepKind::Initial:
        return initialRule(step, judging);
    case StepKind::Window:
    case StepKind::NoWindow:
        return windowRule(step, judging);
    case StepKind::ContractUsed:
        return RuleTr::tr("Plan: an incident keeps its version until it is moved");
    case StepKind::DaylightSaving:
        return RuleTr::tr("Plan: hours are elapsed time; weeks and months keep the wall clock");
    case StepKind::Pause:
        return pauseRuleText(step, judging);
    case StepKind::Due:
        return RuleTr::tr("Plan: done by this instant is met");
    case StepKind::Classified:
        return RuleTr::tr("Plan: the first class ends the first clock");
    case StepKind::Target:
        return RuleTr::tr("Plan: the window from the class, never later than the promise");
    case StepKind::TakenOver:
        return RuleTr::tr("Plan: another desk’s first state other than new ends the first clock");
    case StepKind::NotTold:
        return RuleTr::tr("Plan: what is not known counts nowhere");
    case StepKind::FromClass:
        return RuleTr::tr("Contract: the second clock counts from the class");
    case StepKind::MemoWindow:
        if (judging) {
            if (const int number = clauseOn(*judging, ClauseSubject::Memos))
                return clauseRule(judging, number);
        }
        return RuleTr::tr("Contract: a deadline for memos");
    case StepKind::HolidayPassed:
        return RuleTr::tr("Contract: its holidays");
    case StepKind::PauseLimit:
        return RuleTr::tr("Contract: the longest pause");
    case StepKind::ContractMoved:
        return RuleTr::tr("Plan: only an act of its own moves an incident to another version");
    case StepKind::NotCovered:
        return RuleTr::tr("Contract: the products it covers");
    case StepKind::OutsidePlan:
        return RuleTr::tr("Contract: nothing of the plan is promised");
    case StepKind::Resolved:
        return RuleTr::tr("Plan: what is resolved ends the second clock");
    case StepKind::Merged:
        return RuleTr::tr("Plan: the promise is kept by the incident it is merged into");
    }
    return {};
}

} // namespace gander::words
