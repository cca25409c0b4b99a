// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A clock that stands until it is told to move.

#include "models/domain/clock.h"

#include <atomic>

namespace gander::test {

class FixedClock final : public Clock
{
public:
    // Tuesday 24 November 2026, 14:20 in New York.
    explicit FixedClock(Instant now = {1795548000000})
        : m_now(now.ms)
    {
    }

    [[nodiscard]] Instant now() const override { return {m_now.load()}; }
    void set(Instant now) { m_now = now.ms; }
    void pass(qint64 ms) { m_now += ms; }

private:
    std::atomic<qint64> m_now;
};

} // namespace gander::test
