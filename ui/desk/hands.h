// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Carries acts to the desk: says what was done or why not, and remembers how to take it back.

#include "models/desk/deskservice.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

class QUndoStack;

namespace gander::ui {

class Hands final : public QObject
{
    Q_OBJECT

public:
    // 'desk' outlives it.
    Hands(desk::DeskService &desk, Actor actor, QObject *parent = nullptr);

    // Performs all of 'acts' in one transaction; of several those that can be done, and names the
    // others, and one undo takes them back. 'what' is the act for a fault sentence ("classify
    // G-41"), 'done' the sentence when it is through ("G-41 is with DevOps, due in 15 h 20 min").
    // 'then' runs on the window's thread once it succeeded, 'otherwise' once it failed.
    void perform(const std::vector<Act> &acts, const QString &what, const QString &done,
        std::function<void(const std::vector<Receipt> &)> then = {},
        std::function<void(const Error &)> otherwise = {});

    // What is no act of an incident, but is done and taken back like one: 'forth' sends it to the
    // desk, 'back' its contrary. A fault goes to 'otherwise' alone, where there is one.
    using Errand = std::function<QFuture<Result<void>>()>;
    void run(const QString &what, const QString &done, Errand forth, Errand back,
        std::function<void()> then = {}, std::function<void(const Error &)> otherwise = {});

    // An act of this program's actor.
    [[nodiscard]] Act act(Action action, const QString &reason = {}) const;
    [[nodiscard]] const Actor &actor() const { return m_actor; }
    // Of the acts from here on.
    void setRole(Role role) { m_actor.role = role; }
    // Its commands only start their way to the desk: go through undo() and redo() below.
    [[nodiscard]] QUndoStack &undoStack() const { return *m_undo; }
    // Acts are on their way to the desk.
    [[nodiscard]] bool isBusy() const { return m_underWay > 0; }

signals:
    void succeeded(const QString &sentence, bool undoable);
    // Also for questions that failed elsewhere: call fail().
    void failed(const QString &sentence);
    // An act on many, or what took one back or did it again, was answered, each with its result.
    void manyAnswered(const gander::ManyDone &done);
    void busyChanged(bool busy);
    // An act on many that takes long is under way, so far in a thousand; and is no longer.
    void manyProgressed(int thousandths);
    void manyEnded();

public slots:
    void fail(const gander::Error &error, const QString &what);
    // Nothing while an act is under way: what would be taken back is not settled then.
    void undo();
    void redo();
    // Until the desk commits: then nothing of it is done.
    void stopMany();

private:
    class Entry;
    class Done;
    class Run;
    struct Far; // how far an act on many has come
    template <typename Answer>
    void await(QFuture<Answer> answer, std::function<void(const Answer &)> then);
    void carry(const std::vector<Act> &acts,
        std::function<void(const Result<std::vector<Receipt>> &)> then);
    void carryMany(
        const std::vector<Act> &acts, std::function<void(const Result<ManyDone> &)> then);
    // Is it to be taken back?
    bool remember(
        const std::vector<Act> &acts, const QString &what, const std::vector<Receipt> &receipts);
    void tell(const ManyDone &done, const QString &sentence, bool undoable);
    void look();

    desk::DeskService &m_desk;
    Actor m_actor;
    QUndoStack *m_undo;
    int m_underWay = 0;
    std::shared_ptr<Far> m_far; // of the last one begun
    QTimer m_look;
};

} // namespace gander::ui
