// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/lane.h"

#include <QThread>

namespace gander::desk {

namespace {

// How often another program's changes are looked for.
constexpr unsigned long restedMs = 1000;

} // namespace

Lane::Lane(const QString &name, Work rested)
    : m_rested(std::move(rested))
{
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->setObjectName(name);
    m_thread->start();
}

Lane::~Lane()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_stopping = true;
        m_wake.wakeAll();
    }
    m_thread->wait();
}

void Lane::enqueue(Work work)
{
    const QMutexLocker lock(&m_mutex);
    m_work.push_back(std::move(work));
    m_wake.wakeOne();
}

void Lane::run()
{
    std::optional<Desk> desk;
    for (;;) {
        Work work;
        {
            QMutexLocker lock(&m_mutex);
            if (m_work.empty() && !m_stopping)
                m_wake.wait(&m_mutex,
                    m_rested ? QDeadlineTimer(restedMs) : QDeadlineTimer(QDeadlineTimer::Forever));
            if (m_work.empty() && m_stopping)
                return;
            if (!m_work.empty()) {
                work = std::move(m_work.front());
                m_work.pop_front();
            }
        }
        if (work)
            work(desk);
        if (m_rested)
            m_rested(desk);
    }
}

quint64 Turns::ask(bool isLong)
{
    const QMutexLocker lock(&m_mutex);
    m_long += isLong ? 1 : 0;
    m_moved.wakeAll();
    return ++m_asked;
}

void Turns::end(bool isLong)
{
    const QMutexLocker lock(&m_mutex);
    m_long -= isLong ? 1 : 0;
    ++m_done;
    m_moved.wakeAll();
}

quint64 Turns::asked() const
{
    const QMutexLocker lock(&m_mutex);
    return m_asked;
}

bool Turns::waitFor(quint64 turn, QDeadlineTimer until)
{
    QMutexLocker lock(&m_mutex);
    while (m_done < turn && m_long == 0 && m_moved.wait(&m_mutex, until)) {
    }
    return m_done >= turn;
}

} // namespace gander::desk
