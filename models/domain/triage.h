// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Plain questions that lead whoever is unsure to an outcome (plan.md 2), a severity and a DevOps
// level (plan.md 3), as one table, and a walk through it that can be gone back.

#include "models/domain/classification.h"

#include <array>
#include <optional>
#include <variant>
#include <vector>

namespace gander {

enum class TriageQuestion {
    // Which of the four it was.
    OutsideCause,
    OthersToo,
    Built,
    EverWorked,
    PersonsStep,
    ChangedBefore,
    // How bad.
    ReallyBroken,
    SpareTookOver,
    AnyUse,
    MajorFunction,
    Revenue,
    // Who is needed.
    SettingsAlone,
    KnownSteps,
    Pipeline,
    AtWill
};

enum class TriageReply { Yes, No, Unsure };

// Where a reply leads: on, or to the end.
using TriageNext = std::variant<TriageQuestion, Outcome, Severity, DevOpsLevel>;

struct TriageAnswer {
    TriageReply reply = TriageReply::Yes;
    TriageNext next;
};

// What a question is there for: the words of the plan that its answer is measured by.
enum class TriageReason {
    OutOfOurHands,
    TheProductDoesNotDoIt,
    DidWhatItWasTold,
    OursToMend,
    FalseAlarm,
    RedundantComponent,
    CompleteOutage,
    MajorFunctionBroken,
    RevenueAffected,
    Configuration,
    NobodyOrJunior,
    DeliveryPipeline,
    HardToReproduce
};

struct TriageRow {
    TriageQuestion question = TriageQuestion::OutsideCause;
    TriageReason reason = TriageReason::OutOfOurHands;
    TriageAnswer yes;
    TriageAnswer no;
    std::optional<TriageAnswer> unsure; // where a further question or the safer end helps
};

namespace triage {
using enum TriageQuestion;
using enum TriageReason;
using enum TriageReply;

// The first question of each of the three walks.
inline constexpr TriageQuestion firstOfOutcome = OutsideCause;
inline constexpr TriageQuestion firstOfSeverity = ReallyBroken;
inline constexpr TriageQuestion firstOfDevOps = SettingsAlone;

constexpr TriageRow row(TriageQuestion question, TriageReason reason, TriageNext yes, TriageNext no)
{
    return {question, reason, {Yes, yes}, {No, no}, std::nullopt};
}
constexpr TriageRow row(
    TriageQuestion question, TriageReason reason, TriageNext yes, TriageNext no, TriageNext unsure)
{
    return {question, reason, {Yes, yes}, {No, no}, TriageAnswer{Unsure, unsure}};
}

inline constexpr std::array table{
    row(OutsideCause, OutOfOurHands, Outcome::ActOfGod, Built, OthersToo),
    row(OthersToo, OutOfOurHands, Outcome::ActOfGod, Built),
    row(Built, TheProductDoesNotDoIt, PersonsStep, Outcome::FeatureRequest, EverWorked),
    row(EverWorked, TheProductDoesNotDoIt, PersonsStep, Outcome::FeatureRequest),
    row(PersonsStep, DidWhatItWasTold, Outcome::OperatorError, Outcome::CoreBug, ChangedBefore),
    // Whoever finds no change of the customer's has to look for the fault here.
    row(ChangedBefore, OursToMend, Outcome::OperatorError, Outcome::CoreBug),

    row(ReallyBroken, FalseAlarm, SpareTookOver, Severity::Sev5, SpareTookOver),
    row(SpareTookOver, RedundantComponent, Severity::Sev4, AnyUse),
    row(AnyUse, CompleteOutage, MajorFunction, Severity::Sev1),
    row(MajorFunction, MajorFunctionBroken, Revenue, Severity::Sev3),
    // In doubt the worse one: it can be lowered later, with a reason.
    row(Revenue, RevenueAffected, Severity::Sev2, Severity::Sev3, Severity::Sev2),

    row(SettingsAlone, Configuration, KnownSteps, Pipeline, Pipeline),
    row(KnownSteps, NobodyOrJunior, DevOpsLevel::DevOps1, DevOpsLevel::DevOps2),
    row(Pipeline, DeliveryPipeline, DevOpsLevel::DevOps3, AtWill, AtWill),
    row(AtWill, HardToReproduce, DevOpsLevel::DevOps3, DevOpsLevel::DevOps4),
};
} // namespace triage

[[nodiscard]] const TriageRow &triageRow(TriageQuestion question);
// Those that the question offers, in the order of their digits.
[[nodiscard]] std::vector<TriageAnswer> answersOf(TriageQuestion question);

// A walk from a first question; a value.
class TriageWalk
{
public:
    struct Taken {
        TriageQuestion question;
        TriageReply reply;

        friend bool operator==(const Taken &, const Taken &) = default;
    };

    explicit TriageWalk(TriageQuestion first)
        : m_first(first)
    {
    }

    // Where it stands: the question to be answered, or the end.
    [[nodiscard]] TriageNext at() const;
    // Unset at the end.
    [[nodiscard]] std::optional<TriageQuestion> question() const;
    [[nodiscard]] const std::vector<Taken> &taken() const { return m_taken; }
    // False where the question offers no such answer.
    bool answer(TriageReply reply);
    // Takes the last answer back; false at the first question.
    bool back();

private:
    TriageQuestion m_first;
    std::vector<Taken> m_taken;
};

} // namespace gander
