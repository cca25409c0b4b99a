// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Beats in the thread that made it, as long as that answers.

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace gander::test {

class Heart
{
public:
    static constexpr int beatMs = 5;

    Heart()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            if (m_beats++ > 0)
                m_longest = std::max(m_longest, m_since.nsecsElapsed());
            m_since.start();
        });
        m_timer.start(beatMs);
    }
    [[nodiscard]] int beats() const { return m_beats; }
    [[nodiscard]] double longestMs() const { return static_cast<double>(m_longest) / 1e6; }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    int m_beats = 0;
    qint64 m_longest = 0;
};

} // namespace gander::test
