// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One piece of work that may take long, beside the window: tells how far it has come, and can be
// stopped. Another begun meanwhile takes its place: nobody hears of the first any more.

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "ui/desk/background.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <utility>

namespace gander::ui {

class LongWork final : public QObject
{
    Q_OBJECT

public:
    explicit LongWork(QObject *parent = nullptr);
    // Stops what is under way; nobody hears its answer.
    ~LongWork() override;

    // Calls 'work' with a desk::Progress on a thread of its own and 'hear' with its answer on ours.
    template <typename Work, typename Hear>
    void run(Work work, Hear hear)
    {
        await(inBackground([work = std::move(work), progress = begin()] { return work(progress); }),
            std::move(hear));
    }
    // The same with the open desk, among what reads for long.
    template <typename Work, typename Hear>
    void runOn(desk::DeskService &service, Work work, Hear hear)
    {
        await(service.askLong([work = std::move(work), progress = begin()](
                                  const desk::Desk &open) { return work(open, progress); }),
            std::move(hear));
    }
    // What it answers then is its own affair: mostly Cancelled.
    void stop();
    [[nodiscard]] bool isUnderWay() const { return m_state != nullptr; }

signals:
    // In a thousand; -1 while nobody can tell.
    void progressed(int thousandths);

private:
    // Shared with the work, which may outlive us.
    struct State {
        std::atomic<qint64> done = 0;
        std::atomic<qint64> all = 0;
        std::atomic<bool> stop = false;
    };

    template <typename Answer, typename Hear>
    void await(QFuture<Answer> answer, Hear hear)
    {
        desk::whenDone(
            answer, this, [this, mine = m_state, hear = std::move(hear)](const Answer &came) mutable {
                if (mine != m_state)
                    return;
                end();
                hear(came);
            });
    }
    desk::Progress begin();
    void end();
    void look();

    std::shared_ptr<State> m_state;
    QTimer m_look;
};

} // namespace gander::ui
