// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desk/hands.h"

#include "models/desk/whendone.h"
#include "ui/words/describe.h"

#include <QPointer>
#include <QUndoStack>

#include <ranges>
#include <utility>

namespace gander::ui {

namespace {

constexpr int undoDepth = 200;

// An event that an act wrote, and the event that took it back, if one did.
struct Written {
    IncidentId incident;
    int seq = 0;
    int takenBackBy = 0;
};

} // namespace

// One entry of the undo stack. The desk answers later: what fails then turns obsolete.
class Hands::Entry : public QUndoCommand
{
public:
    Entry(Hands &hands, const QString &what)
        : QUndoCommand(what)
        , m_hands(hands)
    {
    }

    void undo() override
    {
        send(tr("take back: %1").arg(text()), tr("Taken back: %1.").arg(text()), true);
    }

    void redo() override
    {
        // The stack calls this when the entry is pushed, and it is done by then.
        if (!std::exchange(m_fresh, false))
            send(tr("do again: %1").arg(text()), tr("Done again: %1.").arg(text()), false);
    }

protected:
    virtual void send(const QString &what, const QString &done, bool back) = 0;

    // The stack may have dropped this entry by the time the desk answers.
    [[nodiscard]] QPointer<QObject> life() { return &m_life; }

    // The stack deletes an obsolete entry on its way over it, without carrying it out.
    void drop(bool back)
    {
        setObsolete(true);
        QUndoStack &stack = *m_hands.m_undo;
        if (back && stack.command(stack.index()) == this)
            stack.redo();
        else if (!back && stack.command(stack.index() - 1) == this)
            stack.undo();
    }

    Hands &m_hands;

private:
    static QString tr(const char *text) { return Hands::tr(text); }

    QObject m_life;
    bool m_fresh = true;
};

// Acts on incidents: taken back by their numbers in the history.
class Hands::Done final : public Entry
{
public:
    Done(Hands &hands, const QString &what, std::vector<Written> written)
        : Entry(hands, what)
        , m_written(std::move(written))
    {
    }

private:
    void send(const QString &what, const QString &done, bool back) override
    {
        m_hands.carry(back ? undoing() : redoing(),
            [hands = &m_hands, alive = life(), this, what, done, back](
                const Result<std::vector<Receipt>> &answer) {
                if (!answer) {
                    hands->fail(answer.error(), what);
                    if (alive)
                        drop(back);
                    return;
                }
                if (alive && back) {
                    for (size_t i = 0; i < answer->size() && i < m_written.size(); ++i)
                        m_written[m_written.size() - 1 - i].takenBackBy = (*answer)[i].seq;
                }
                emit hands->succeeded(done, !back);
            });
    }

    [[nodiscard]] std::vector<Act> undoing() const
    {
        std::vector<Act> acts;
        for (const Written &one : m_written | std::views::reverse)
            acts.push_back(m_hands.act(Undo{.incident = one.incident, .seq = one.seq}));
        return acts;
    }

    [[nodiscard]] std::vector<Act> redoing() const
    {
        std::vector<Act> acts;
        for (const Written &one : m_written)
            acts.push_back(m_hands.act(Undo{.incident = one.incident, .seq = one.takenBackBy}));
        return acts;
    }

    std::vector<Written> m_written;
};

class Hands::Run final : public Entry
{
public:
    Run(Hands &hands, const QString &what, Errand forth, Errand back)
        : Entry(hands, what)
        , m_forth(std::move(forth))
        , m_back(std::move(back))
    {
    }

private:
    void send(const QString &what, const QString &done, bool back) override
    {
        m_hands.await<Result<void>>(back ? m_back() : m_forth(),
            [hands = &m_hands, alive = life(), this, what, done, back](const Result<void> &answer) {
                if (!answer) {
                    hands->fail(answer.error(), what);
                    if (alive)
                        drop(back);
                    return;
                }
                emit hands->succeeded(done, !back);
            });
    }

    Errand m_forth;
    Errand m_back;
};

Hands::Hands(desk::DeskService &desk, Actor actor, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_actor(std::move(actor))
    , m_undo(new QUndoStack(this))
{
    m_undo->setUndoLimit(undoDepth);
}

void Hands::perform(const std::vector<Act> &acts, const QString &what, const QString &done,
    std::function<void(const std::vector<Receipt> &)> then,
    std::function<void(const Error &)> otherwise)
{
    carry(acts,
        [this, what, done, then = std::move(then), otherwise = std::move(otherwise)](
            const Result<std::vector<Receipt>> &answer) {
            if (!answer) {
                fail(answer.error(), what);
                if (otherwise)
                    otherwise(answer.error());
                return;
            }
            std::vector<Written> written;
            bool undoable = true;
            for (const Receipt &receipt : *answer) {
                if (receipt.seq == 0)
                    continue; // nothing had to change
                undoable = undoable && receipt.undoable;
                written.push_back({.incident = receipt.incident, .seq = receipt.seq});
            }
            undoable = undoable && !written.empty();
            if (undoable)
                m_undo->push(new Done(*this, what, std::move(written)));
            if (!done.isEmpty())
                emit succeeded(done, undoable);
            if (then)
                then(*answer);
        });
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
