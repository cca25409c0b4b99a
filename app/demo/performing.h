// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Performs planned acts on a desk whose clock goes along with them, so that each is recorded at the
// instant at which it happens.

#include "app/demo/script.h"
#include "models/desk/desk.h"

namespace gander::app {

// Stands until it is told to move.
class StageClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }

private:
    Instant m_now;
};

// 'acts' in the order of time, on 'stories' stories; 'clock' is the desk's.
[[nodiscard]] Result<void> performAll(
    desk::Desk &desk, StageClock &clock, const std::vector<PlannedAct> &acts, size_t stories);

} // namespace gander::app
