// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/care/longwork.h"

namespace gander::ui {

namespace {

constexpr int lookAgainMs = 100;

} // namespace

LongWork::LongWork(QObject *parent)
    : QObject(parent)
{
    m_look.setInterval(lookAgainMs);
    connect(&m_look, &QTimer::timeout, this, &LongWork::look);
}

LongWork::~LongWork()
{
    stop();
}

void LongWork::stop()
{
    if (m_state)
        m_state->stop = true;
}

desk::Progress LongWork::begin()
{
    stop();
    m_state = std::make_shared<State>();
    m_look.start();
    emit progressed(-1);
    return [state = m_state](qint64 done, qint64 all) {
        state->done = done;
        state->all = all;
        return !state->stop;
    };
}

void LongWork::end()
{
    m_state.reset();
    m_look.stop();
}

void LongWork::look()
{
    const qint64 all = m_state ? m_state->all.load() : 0;
    emit progressed(all > 0 ? static_cast<int>(m_state->done.load() * 1000 / all) : -1);
}

} // namespace gander::ui
