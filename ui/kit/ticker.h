// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One aligned timer for all countdowns: every figure that turns does so on the full second.

#include "models/domain/clock.h"

#include <QObject>
#include <QTimer>

namespace gander::ui {

class Ticker : public QObject
{
    Q_OBJECT

public:
    // 'clock' outlives the ticker.
    explicit Ticker(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] Instant now() const { return m_clock.now(); }

signals:
    // Once a second. A timer is only a hint and cannot see jumps of the clock, so all figures are
    // computed anew from this instant.
    void ticked(gander::Instant now);
    // The clock jumped, or the computer slept: redraw all.
    void jumped(gander::Instant now);

private:
    void align();
    void tick();

    const Clock &m_clock;
    QTimer m_timer;
    Instant m_last;
};

} // namespace gander::ui
