// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The sum that ends in a deadline: the arithmetic of plan.md 5.1 to 5.8 and the steps it took, made
// in the same breath. The fold and the calculator both stand on it.

#include "models/domain/clockpauses.h"

namespace gander {

struct DeadlineSum {
    std::optional<Instant> start;  // where the clock's own span begins
    std::optional<Instant> due;    // nothing: nothing is promised, the steps say why
    std::optional<Instant> target; // what the team aims at
    std::vector<Step> steps;       // up to Due, and the target's after it
    std::optional<Instant> pausedAt;
    std::optional<Instant> pausedUntil;
};

struct SumFacts {
    Instant reportedAt;
    QString product;
    std::optional<Instant> classifiedAt;
};

// Invalid where the sum reaches beyond the year 9999.
[[nodiscard]] Result<DeadlineSum> classifySum(
    const SumFacts &facts, const Contract &contract, const ClockPauses &pauses);
[[nodiscard]] Result<DeadlineSum> resolveSum(const SumFacts &facts, const Levels &levels,
    const Contract &contract, const ClockPauses &pauses);
// Of the memo that an outcome owes; nothing promised where the contract gives it no deadline.
[[nodiscard]] Result<DeadlineSum> memoSum(
    const SumFacts &facts, const Contract &contract, const ClockPauses &pauses);

} // namespace gander
