// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What stood still in an incident's life, and what of it a contract lets pause one clock.

#include "models/domain/contract.h"
#include "models/domain/guarantee.h"
#include "models/domain/worktime.h"

#include <vector>

namespace gander {

// A time on hold or resolved, as the history tells it; open while it goes on.
struct Standstill {
    State state = State::OnHold; // OnHold or Resolved
    QString reason;
    Instant from;
    std::optional<Instant> until;
    int event = 0; // seq of what began it
};

// The pauses of one clock under one contract.
struct ClockPauses {
    std::vector<Step> steps;          // each pause that is over or ends by itself, in order
    Pauses pauses;                    // the same, for the sum
    std::optional<Instant> openFrom;  // a pause that goes on
    std::optional<Instant> openUntil; // where its limit will be used up; then it is in 'pauses'
    std::optional<Step> openStep;
};

// 'done' ends what it finds going on; what begins later counts no more (plan.md 5.8, 5.11, 5.13).
[[nodiscard]] ClockPauses pausesOf(ClockName clock, const std::vector<Standstill> &standstills,
    const Contract &contract, const std::optional<Instant> &done);

} // namespace gander
