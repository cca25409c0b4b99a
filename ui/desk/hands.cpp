// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desk/hands.h"

#include "models/desk/whendone.h"
#include "ui/words/actwords.h"
#include "ui/words/describe.h"

#include <QPointer>
#include <QUndoStack>

#include <algorithm>
#include <atomic>
#include <ranges>
#include <utility>

namespace gander::ui {

namespace {

constexpr int undoDepth = 200;
// What is done in a moment needs no bar.
constexpr int firstLookMs = 700;
constexpr int nextLookMs = 100;

// An event that an act wrote, and the event that took it back, if one did.
struct Trace {
    IncidentId incident;
    int seq = 0;
    int takenBackBy = 0;
};

// Nothing that comes later makes it possible again; a full disk or a desk out of reach may pass.
bool isForGood(ErrorKind kind)
{
    return kind == ErrorKind::Invalid || kind == ErrorKind::NotFound || kind == ErrorKind::Conflict
        || kind == ErrorKind::Corrupt;
}

} // namespace

// One entry of the undo stack. The desk answers later: what fails for good then turns obsolete.
class Hands::Entry : public QUndoCommand
{
public:
    // 'what' as for a fault, 'done' as what was done: "classified G-12 as Feature request".
    Entry(Hands &hands, const QString &what, const QString &done)
        : QUndoCommand(what)
        , m_hands(hands)
        , m_done(done.isEmpty() ? what : done)
    {
    }

    void undo() override
    {
        if (!std::exchange(m_still, false))
            send(tr("take back: %1").arg(text()), tr("Taken back: %1.").arg(m_done), true);
    }

    void redo() override
    {
        // The stack calls this when the entry is pushed, and it is done by then.
        if (!std::exchange(m_fresh, false) && !std::exchange(m_still, false))
            send(tr("do again: %1").arg(text()), tr("Done again: %1.").arg(m_done), false);
    }

protected:
    virtual void send(const QString &what, const QString &done, bool back) = 0;

    // The stack may have dropped this entry by the time the desk answers.
    [[nodiscard]] QPointer<QObject> life() { return &m_life; }

    // Says why it failed; lets the entry go, or has it stand as it stood where it may work yet.
    static void fail(Entry *entry, Hands &hands, const Error &error, const QString &what, bool back)
    {
        if (!isForGood(error.kind)) {
            hands.fail(error, what);
            if (entry)
                entry->step(back);
            return;
        }
        emit hands.failed(words::describeLost(error, what));
        if (entry)
            entry->drop(back);
    }

    Hands &m_hands;

private:
    static QString tr(const char *text) { return Hands::tr(text); }

    // The stack deletes an obsolete entry on its way over it, without carrying it out.
    void drop(bool back)
    {
        setObsolete(true);
        step(back);
    }

    // Back over the way that led to nothing.
    void step(bool back)
    {
        QUndoStack &stack = *m_hands.m_undo;
        const int place = back ? stack.index() : stack.index() - 1;
        if (stack.command(place) != this)
            return;
        m_still = true;
        if (back)
            stack.redo();
        else
            stack.undo();
    }

    QString m_done;
    QObject m_life;
    bool m_fresh = true;
    bool m_still = false; // the stack moves over it, and nothing is to be done
};

// Acts on incidents: taken back by their numbers in the history, all of them as one. Those that
// cannot be are named, and the others are.
class Hands::Done final : public Entry
{
public:
    Done(Hands &hands, const QString &what, const QString &done, std::vector<Trace> written)
        : Entry(hands, what, done)
        , m_written(std::move(written))
    {
    }

private:
    void send(const QString &what, const QString &done, bool back) override
    {
        m_hands.carryMany(back ? undoing() : redoing(),
            [hands = &m_hands, alive = life(), this, what, done, back](
                const Result<ManyDone> &answer) {
                Done *entry = alive ? this : nullptr;
                if (!answer)
                    return fail(entry, *hands, answer.error(), what, back);
                if (answer->done() == 0 && !answer->rows.empty())
                    return fail(entry, *hands, answer->rows.front().result.error(), what, back);
                if (entry)
                    entry->note(*answer, back);
                hands->tell(*answer, done, !back);
            });
    }

    // 'answer' comes in the order of undoing() or redoing().
    void note(const ManyDone &answer, bool back)
    {
        if (back)
            std::ranges::reverse(m_written);
        std::vector<Trace> left;
        for (size_t i = 0; i < m_written.size() && i < answer.rows.size(); ++i) {
            const Result<Receipt> &row = answer.rows[i].result;
            if (!row)
                continue;
            left.push_back(m_written[i]);
            if (back)
                left.back().takenBackBy = row->seq;
        }
        if (back)
            std::ranges::reverse(left);
        m_written = std::move(left);
    }

    [[nodiscard]] std::vector<Act> undoing() const
    {
        std::vector<Act> acts;
        for (const Trace &one : m_written | std::views::reverse)
            acts.push_back(m_hands.act(Undo{.incident = one.incident, .seq = one.seq}));
        return acts;
    }

    [[nodiscard]] std::vector<Act> redoing() const
    {
        std::vector<Act> acts;
        for (const Trace &one : m_written)
            acts.push_back(m_hands.act(Undo{.incident = one.incident, .seq = one.takenBackBy}));
        return acts;
    }

    std::vector<Trace> m_written;
};

class Hands::Run final : public Entry
{
public:
    Run(Hands &hands, const QString &what, Errand forth, Errand back)
        : Entry(hands, what, {})
        , m_forth(std::move(forth))
        , m_back(std::move(back))
    {
    }

private:
    void send(const QString &what, const QString &done, bool back) override
    {
        m_hands.await<Result<void>>(back ? m_back() : m_forth(),
            [hands = &m_hands, alive = life(), this, what, done, back](const Result<void> &answer) {
                if (!answer)
                    return fail(alive ? this : nullptr, *hands, answer.error(), what, back);
                emit hands->succeeded(done, !back);
            });
    }

    Errand m_forth;
    Errand m_back;
};

// Written by the store's thread, read by ours.
struct Hands::Far {
    std::atomic<qint64> done = 0;
    std::atomic<qint64> all = 0;
    std::atomic<bool> stop = false;
};

Hands::Hands(desk::DeskService &desk, Actor actor, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_actor(std::move(actor))
    , m_undo(new QUndoStack(this))
{
    m_undo->setUndoLimit(undoDepth);
    connect(&m_look, &QTimer::timeout, this, &Hands::look);
}

void Hands::perform(const std::vector<Act> &acts, const QString &what, const QString &done,
    std::function<void(const std::vector<Receipt> &)> then,
    std::function<void(const Error &)> otherwise)
{
    const auto fault = [this, what, otherwise = std::move(otherwise)](const Error &error) {
        fail(error, what);
        if (otherwise)
            otherwise(error);
    };
    if (acts.size() == 1) {
        carry(acts,
            [this, acts, what, done, then = std::move(then), fault](
                const Result<std::vector<Receipt>> &answer) {
                if (!answer)
                    return fault(answer.error());
                const bool undoable = remember(acts, what, *answer);
                if (!done.isEmpty())
                    emit succeeded(done, undoable);
                if (then)
                    then(*answer);
            });
        return;
    }
    carryMany(acts,
        [this, acts, what, done, then = std::move(then), fault](const Result<ManyDone> &answer) {
            if (!answer)
                return fault(answer.error());
            if (answer->done() == 0 && !answer->rows.empty())
                return fault(
                    {answer->rows.front().result.error().kind, words::refusedWords(*answer)});
            std::vector<Act> through;
            std::vector<Receipt> receipts;
            for (size_t i = 0; i < answer->rows.size(); ++i) {
                if (!answer->rows[i].result)
                    continue;
                through.push_back(acts[i]);
                receipts.push_back(*answer->rows[i].result);
            }
            const bool undoable = remember(through, what, receipts);
            if (!done.isEmpty())
                tell(*answer, done, undoable);
            if (then)
                then(receipts);
        });
}

bool Hands::remember(
    const std::vector<Act> &acts, const QString &what, const std::vector<Receipt> &receipts)
{
    std::vector<Trace> written;
    bool undoable = true;
    for (const Receipt &receipt : receipts) {
        if (receipt.seq == 0)
            continue; // nothing had to change
        undoable = undoable && receipt.undoable;
        written.push_back({.incident = receipt.incident, .seq = receipt.seq});
    }
    if (!undoable || written.empty())
        return false;
    m_undo->push(new Done(*this, what, words::doneWords(acts), std::move(written)));
    return true;
}

// 'sentence' holds where all were done.
void Hands::tell(const ManyDone &done, const QString &sentence, bool undoable)
{
    if (done.refused() == 0) {
        emit succeeded(sentence, undoable);
        return;
    }
    //: %1 and %2 numbers of incidents; %3 which were refused, and why
    emit succeeded(tr("Done for %1 of %2 incidents, and not for %3.")
                       .arg(QString::number(done.done()), QString::number(done.rows.size()),
                           words::refusedWords(done)),
        undoable);
}

Act Hands::act(Action action, const QString &reason) const
{
    return {.actor = m_actor, .at = {}, .reason = reason, .seen = {}, .action = std::move(action)};
}

void Hands::fail(const Error &error, const QString &what)
{
    emit failed(words::describe(error, what));
}

void Hands::undo()
{
    if (!isBusy())
        m_undo->undo();
}

void Hands::redo()
{
    if (!isBusy())
        m_undo->redo();
}

void Hands::run(const QString &what, const QString &done, Errand forth, Errand back,
    std::function<void()> then, std::function<void(const Error &)> otherwise)
{
    QFuture<Result<void>> answer = forth();
    await<Result<void>>(std::move(answer),
        [this, what, done, forth = std::move(forth), back = std::move(back), then = std::move(then),
            otherwise = std::move(otherwise)](const Result<void> &came) {
            if (!came) {
                if (otherwise)
                    otherwise(came.error());
                else
                    fail(came.error(), what);
                return;
            }
            m_undo->push(new Run(*this, what, forth, back));
            emit succeeded(done, true);
            if (then)
                then();
        });
}

void Hands::carry(
    const std::vector<Act> &acts, std::function<void(const Result<std::vector<Receipt>> &)> then)
{
    await<Result<std::vector<Receipt>>>(m_desk.performAll(acts), std::move(then));
}

void Hands::carryMany(
    const std::vector<Act> &acts, std::function<void(const Result<ManyDone> &)> then)
{
    const auto far = std::make_shared<Far>();
    m_far = far;
    m_look.start(firstLookMs);
    const desk::Progress progress = [far](qint64 done, qint64 all) {
        far->all = all;
        far->done = done;
        return !far->stop;
    };
    await<Result<ManyDone>>(m_desk.performMany(acts, progress),
        [this, far, several = acts.size() > 1, then = std::move(then)](
            const Result<ManyDone> &answer) {
            if (m_far == far) {
                m_far.reset();
                m_look.stop();
                emit manyEnded();
            }
            then(answer);
            if (answer && several)
                emit manyAnswered(*answer);
        });
}

void Hands::look()
{
    if (!m_far)
        return m_look.stop();
    m_look.start(nextLookMs);
    const qint64 all = m_far->all;
    emit manyProgressed(all > 0 ? static_cast<int>(m_far->done * 1000 / all) : 0);
}

void Hands::stopMany()
{
    if (m_far)
        m_far->stop = true;
}

template <typename Answer>
void Hands::await(QFuture<Answer> answer, std::function<void(const Answer &)> then)
{
    if (m_underWay++ == 0)
        emit busyChanged(true);
    desk::whenDone(answer, this, [this, then = std::move(then)](const Answer &came) {
        // Told at rest last: by then the undo stack is as the answer leaves it.
        then(came);
        if (--m_underWay == 0)
            emit busyChanged(false);
    });
}

} // namespace gander::ui
