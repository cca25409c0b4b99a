// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The store's thread, the only one: runs acts and questions on a Desk there and answers by future.

#include "models/desk/desk.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>
#include <type_traits>

namespace gander::desk {

class DeskService final : public QObject
{
    Q_OBJECT

public:
    // 'clock' outlives the service.
    explicit DeskService(const Clock &clock, QObject *parent = nullptr);
    // Waits for what has been asked, then closes the desk.
    ~DeskService() override;

    // Opens, or makes if 'zoneOfNew' is given and there is no file; closes a desk held before.
    QFuture<Result<DeskFacts>> open(const QString &path, OpenMode mode,
        const std::optional<Zone> &zoneOfNew = {}, const QString &nameOfNew = {});

    QFuture<Result<Receipt>> perform(const Act &act);
    QFuture<Result<std::vector<Receipt>>> performAll(const std::vector<Act> &acts);

    // Runs 'question' (Desk & -> Result<T>) on the store's thread. Hear the answer by whenDone() of
    // whendone.h: a context that is gone hears nothing.
    template <typename Question>
    auto ask(Question question) -> QFuture<std::invoke_result_t<Question, Desk &>>
    {
        using Answer = std::invoke_result_t<Question, Desk &>;
        auto promise = std::make_shared<QPromise<Answer>>();
        QFuture<Answer> future = promise->future();
        promise->start();
        enqueue([promise, question = std::move(question)](Desk *desk) mutable {
            if (!promise->isCanceled())
                promise->addResult(desk ? question(*desk) : Answer(noDeskOpen()));
            promise->finish();
        });
        return future;
    }

    [[nodiscard]] const Clock &clock() const { return m_clock; }

signals:
    // The desk has changed, by this program or another; ids of incidents that did.
    void changed(gander::Revision revision, const std::vector<gander::IncidentId> &incidents);

private:
    [[nodiscard]] static Error noDeskOpen();
    void enqueue(std::function<void(Desk *)> work);
    void announce(Desk &desk, Revision &announced);

    class Worker;
    const Clock &m_clock;
    std::unique_ptr<Worker> m_worker;
};

} // namespace gander::desk
