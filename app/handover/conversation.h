// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The holder's end of one connection: hears one request after the other, has the desk do it and
// answers. Whoever talks too long, too slowly or nonsense is hung up on.

#include "app/handover/message.h"
#include "models/desk/deskservice.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

class QLocalSocket;

namespace gander::app {

struct HolderLimits {
    int callers = 16;
    qint64 largest = largestMessage;
    int messageMs = 30'000; // for one message to come in whole, and for the next to begin
    int beatMs = 500;       // between two signs of life
};

class Conversation final : public QObject
{
    Q_OBJECT

public:
    // Takes the socket.
    Conversation(QLocalSocket *socket, desk::DeskService &desk, const desk::DeskFacts &facts,
        const HolderLimits &limits, QObject *parent);
    ~Conversation() override;

private:
    // What the desk's thread and this one both look at.
    struct Course {
        std::atomic<bool> isGone = false;
        std::atomic<qint64> done = 0;
        std::atomic<qint64> all = 0;
    };

    void hear();
    void work(Asked asked);
    void answer(const QJsonObject &message);
    void say(const QJsonObject &message);
    void hangUp();

    QLocalSocket *m_socket;
    desk::DeskService &m_desk;
    const desk::DeskFacts m_facts;
    FrameReader m_frames;
    QTimer m_patience;
    QTimer m_beat;
    std::shared_ptr<Course> m_course = std::make_shared<Course>();
    bool m_working = false;
};

} // namespace gander::app
