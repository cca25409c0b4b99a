// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A thread with one desk of its own and the queue of work on it.

#include "models/desk/desk.h"

#include <QDeadlineTimer>
#include <QMutex>
#include <QString>
#include <QWaitCondition>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

class QThread;

namespace gander::desk {

class Lane final
{
public:
    using Work = std::function<void(std::optional<Desk> &)>;

    // 'rested' is called on the lane's thread after each work, and once a second while there is
    // none; it may be empty.
    Lane(const QString &name, Work rested);
    // Does what has been asked, then closes its desk.
    ~Lane();
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;

    void enqueue(Work work);

private:
    void run();

    Work m_rested;
    QMutex m_mutex;
    QWaitCondition m_wake;
    std::deque<Work> m_work;
    bool m_stopping = false;
    std::unique_ptr<QThread> m_thread;
};

// Which writing has been asked for and which is done: a question sees what was asked before it, but
// never waits for a long act such as an import.
class Turns final
{
public:
    // The number of this piece of writing, which becomes done by end().
    [[nodiscard]] quint64 ask(bool isLong);
    void end(bool isLong);
    [[nodiscard]] quint64 asked() const;
    // Whether it is done: it is not where a long act is under way, or the time is up.
    bool waitFor(quint64 turn, QDeadlineTimer until = QDeadlineTimer(QDeadlineTimer::Forever));

private:
    mutable QMutex m_mutex;
    QWaitCondition m_moved;
    quint64 m_asked = 0;
    quint64 m_done = 0;
    int m_long = 0; // asked for and not done
};

} // namespace gander::desk
