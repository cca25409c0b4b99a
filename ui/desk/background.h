// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Work that needs neither the desk nor a widget, done beside the window: setting pages, writing
// files (reliability: the window is never blocked).

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>

namespace gander::ui {

// Hear the answer by desk::whenDone(): a context that is gone hears nothing.
template <typename Work>
auto inBackground(Work work) -> QFuture<std::invoke_result_t<Work>>
{
    auto promise = std::make_shared<QPromise<std::invoke_result_t<Work>>>();
    QFuture<std::invoke_result_t<Work>> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

} // namespace gander::ui
