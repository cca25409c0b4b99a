// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Hears an answer on the thread of its context, and nothing once that context is gone: Qt 6.4's own
// QFuture::then(context, ...) asserts in that case.

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace gander::desk {

// Calls 'hear' with the answer; not at all if the question was cancelled.
template <typename Answer, typename Hear>
void whenDone(QFuture<Answer> future, QObject *context, Hear hear)
{
    auto *watcher = new QFutureWatcher<Answer>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
        [watcher, hear = std::move(hear)]() mutable {
            watcher->deleteLater();
            QFuture<Answer> done = watcher->future();
            if (!done.isCanceled() && done.resultCount() > 0)
                hear(done.result());
        });
    watcher->setFuture(future);
}

} // namespace gander::desk
