// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The store's threads: one writes, one reads, and one reads what takes long. Acts and questions run
// there on desks of their own and are answered by future.

#include "models/desk/desk.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>
#include <optional>
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

    // Does what has been asked, then lets go of the desk, so that its file can be replaced.
    QFuture<Result<void>> close();

    QFuture<Result<Receipt>> perform(const Act &act);
    QFuture<Result<std::vector<Receipt>>> performAll(const std::vector<Act> &acts);
    // 'progress' is told on the store's thread and can stop it until the desk commits; what came of
    // it is answered in any case. Questions do not wait for very many.
    QFuture<Result<ManyDone>> performMany(
        const std::vector<Act> &acts, const Progress &progress = {});

    // Answered once the store has it. Where that takes long, as beside an import, the words are on
    // the disk all the same (draftsbeside.h).
    QFuture<Result<void>> saveDraft(
        const QString &kind, const QString &ref, const QJsonObject &draft);
    QFuture<Result<void>> dropDraft(const QString &kind, const QString &ref);

    // Runs 'question' on a thread of the store. One that takes a const Desk & only reads: it has
    // the reading thread, sees all writing that was asked for before it (but for a long act that
    // is under way), and ends early once its future is cancelled. One that takes a Desk & has the
    // writing thread, in turn with the acts. Hear the answer by whenDone() of whendone.h: a context
    // that is gone hears nothing.
    template <typename Question>
    auto ask(Question question)
    {
        if constexpr (std::is_invocable_v<Question, const Desk &>)
            return read(Thread::Reading, std::move(question));
        else
            return write(false, std::move(question));
    }
    // The same for what may take seconds: other questions and acts do not wait for such a reading,
    // and questions do not wait for such an act.
    template <typename Question>
    auto askLong(Question question)
    {
        if constexpr (std::is_invocable_v<Question, const Desk &>)
            return read(Thread::LongReading, std::move(question));
        else
            return write(true, std::move(question));
    }

    [[nodiscard]] const Clock &clock() const { return m_clock; }

signals:
    // The desk has changed, by this program or another; ids of incidents that did, and their rows
    // as they are now where they are few (none otherwise).
    void changed(gander::Revision revision, const std::vector<gander::IncidentId> &incidents,
        const std::vector<gander::IncidentRow> &rows);

private:
    enum class Thread { Reading, LongReading };
    using Writing = std::function<void(Desk *)>;
    using Reading = std::function<void(const Desk *)>;
    struct Threads;

    template <typename Question>
    auto read(Thread thread, Question question)
    {
        using Answer = std::invoke_result_t<Question, const Desk &>;
        auto promise = std::make_shared<QPromise<Answer>>();
        QFuture<Answer> future = promise->future();
        promise->start();
        enqueueReading(
            thread,
            [promise, question = std::move(question)](const Desk *desk) mutable {
                if (!promise->isCanceled())
                    promise->addResult(desk ? question(*desk) : Answer(noDeskOpen()));
                promise->finish();
            },
            [promise] { return promise->isCanceled(); });
        return future;
    }
    template <typename Question>
    auto write(bool isLong, Question question)
    {
        using Answer = std::invoke_result_t<Question, Desk &>;
        auto promise = std::make_shared<QPromise<Answer>>();
        QFuture<Answer> future = promise->future();
        promise->start();
        enqueueWriting(isLong, [promise, question = std::move(question)](Desk *desk) mutable {
            if (!promise->isCanceled())
                promise->addResult(desk ? question(*desk) : Answer(noDeskOpen()));
            promise->finish();
        });
        return future;
    }

    [[nodiscard]] static Error noDeskOpen();
    void enqueueReading(Thread thread, Reading work, std::function<bool()> isCancelled);
    void enqueueWriting(bool isLong, Writing work);
    void announce(std::optional<Desk> &desk);

    const Clock &m_clock;
    std::unique_ptr<Threads> m_threads;
};

} // namespace gander::desk
