// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lets programs of the same user hand their acts to the one that holds the desk: listens on a
// thread of its own, so that no caller is ever felt by the window.

#include "app/handover/conversation.h"
#include "app/handover/meetingplace.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace gander::app {

class Holder final : public QObject
{
    Q_OBJECT

public:
    using UserAt = std::function<std::optional<qint64>(qintptr socket)>;

    // 'desk' outlives it; 'userAt' for tests.
    explicit Holder(desk::DeskService &desk, const HolderLimits &limits = {}, UserAt who = userAt,
        QObject *parent = nullptr);
    // Hangs up on all of them.
    ~Holder() override;

    // From here on this program answers for that desk, and for no other; one that it only reads is
    // nobody's to answer for.
    void hold(const desk::DeskFacts &facts);
    void letGo();

signals:
    // Where it listens; empty: nowhere.
    void listening(const QString &place);

private:
    class Ear;
    void tell(const QString &place);

    QThread m_thread;
    std::unique_ptr<Ear> m_ear; // lives on the thread
};

} // namespace gander::app
