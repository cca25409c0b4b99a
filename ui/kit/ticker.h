// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One aligned timer for all countdowns: every figure that turns does so on the full second.

#include "models/domain/clock.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace gander::ui {

class Ticker : public QObject, public Clock
{
    Q_OBJECT

public:
    // 'clock' outlives the ticker.
    explicit Ticker(const Clock &clock, QObject *parent = nullptr);

    // Where it is held, that instant.
    [[nodiscard]] Instant now() const override { return m_held ? *m_held : m_clock.now(); }
    // Stands still at an instant, for pages that look back; goes on with nothing.
    void hold(std::optional<Instant> at);
    [[nodiscard]] std::optional<Instant> heldAt() const { return m_held; }

signals:
    // Once a second. A timer is only a hint and cannot see jumps of the clock, so all figures are
    // computed anew from this instant.
    void ticked(gander::Instant now);
    // The clock jumped, or the computer slept: redraw all.
    void jumped(gander::Instant now);
    // It stands still, or goes on again.
    void held();

private:
    void align();
    void tick();

    const Clock &m_clock;
    QTimer m_timer;
    Instant m_last;
    std::optional<Instant> m_held;
};

} // namespace gander::ui
