// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/ticker.h"

#include <cstdlib>

namespace gander::ui {

Ticker::Ticker(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_last(clock.now())
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Ticker::tick);
    align();
}

void Ticker::hold(std::optional<Instant> at)
{
    if (at == m_held)
        return;
    m_held = at;
    emit held();
    emit ticked(now());
}

void Ticker::align()
{
    // Aligned so that all rows turn together; a little late, so that a second is never shown twice.
    const qint64 into = ((m_clock.now().ms % msPerSecond) + msPerSecond) % msPerSecond;
    m_timer.start(static_cast<int>(msPerSecond - into) + 2);
}

void Ticker::tick()
{
    const Instant now = m_clock.now();
    const bool leapt = std::llabs(now - m_last) > 5 * msPerSecond || now < m_last;
    m_last = now;
    align();
    if (m_held)
        return;
    emit ticked(now);
    if (leapt)
        emit jumped(now);
}

} // namespace gander::ui
