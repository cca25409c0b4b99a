// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/handover/caller.h"

#include "app/handover/meetingplace.h"

#include <QDeadlineTimer>
#include <QLocalSocket>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype writtenAtOnce = 1024 * 1024;

} // namespace

Caller::Caller(std::unique_ptr<QLocalSocket> socket, const CallerLimits &limits)
    : m_socket(std::move(socket))
    , m_limits(limits)
{
}

Caller::~Caller() = default;

Error Caller::silence() const
{
    const QString who = m_holder.process > 0
        ? u"the program that holds the desk (process %1)"_s.arg(m_holder.process)
        : u"the program that holds the desk"_s;
    return {ErrorKind::Unavailable, u"%1 does not answer"_s.arg(who)};
}

Result<std::unique_ptr<Caller>> Caller::reach(const QString &deskPath, const CallerLimits &limits)
{
    for (const QString &place : placesToCall(deskPath)) {
        auto socket = std::make_unique<QLocalSocket>();
        socket->connectToServer(place);
        if (!socket->waitForConnected(limits.silentMs))
            continue;
        // A stranger who got hold of the place is nobody to tell anything.
        if (!mayHandOver(userAt(socket->socketDescriptor())))
            continue;
        std::unique_ptr<Caller> caller(new Caller(std::move(socket), limits));
        const auto first = caller->hear();
        if (!first)
            return Error{ErrorKind::Held, first.error().detail};
        // It is leaving, or has enough of callers: it may be otherwise in a moment.
        if (!*first || isTurnedAway(**first))
            continue;
        const auto greeting = greetingFromJson(**first);
        if (!greeting)
            return greeting.error();
        if (const auto fault = mismatch(*greeting))
            return *fault;
        caller->m_holder = *greeting;
        return caller;
    }
    return std::unique_ptr<Caller>();
}

Result<std::optional<QJsonObject>> Caller::hear()
{
    const QDeadlineTimer silent(m_limits.silentMs);
    for (;;) {
        m_frames.add(m_socket->readAll());
        auto message = m_frames.next();
        if (!message)
            return Error{
                ErrorKind::Unavailable, u"the program that holds the desk answered with garbage"_s};
        if (*message)
            return message;
        if (m_socket->waitForReadyRead(static_cast<int>(silent.remainingTime())))
            continue;
        if (m_socket->bytesAvailable() > 0)
            continue;
        if (m_socket->state() != QLocalSocket::ConnectedState)
            return std::optional<QJsonObject>();
        if (silent.hasExpired())
            return silence();
    }
}

Result<std::optional<QJsonObject>> Caller::ask(const Asked &asked, const desk::Progress &progress)
{
    m_asked = false;
    const QByteArray frame = framed(toJson(asked));
    if (frame.size() > largestMessage)
        return Error{ErrorKind::Held,
            u"this is more than can be handed to the program that holds the desk"_s};
    for (qsizetype sent = 0; sent < frame.size();) {
        const qint64 written =
            m_socket->write(frame.constData() + sent, std::min(writtenAtOnce, frame.size() - sent));
        if (written <= 0)
            return std::optional<QJsonObject>();
        sent += written;
        while (m_socket->bytesToWrite() > 0) {
            if (m_socket->waitForBytesWritten(m_limits.silentMs))
                continue;
            if (m_socket->state() != QLocalSocket::ConnectedState)
                return std::optional<QJsonObject>();
            return silence();
        }
    }
    m_asked = true;
    QDeadlineTimer stuck(m_limits.stuckMs);
    qint64 last = 0;
    for (;;) {
        auto message = hear();
        if (!message)
            return message.error();
        if (!*message || isTurnedAway(**message))
            return std::optional<QJsonObject>();
        if (!isWorking(**message))
            return message;
        const qint64 done = (**message).value("done"_L1).toInteger();
        if (done != last) {
            last = done;
            stuck.setRemainingTime(m_limits.stuckMs);
            if (progress)
                (void)progress(done, (**message).value("all"_L1).toInteger());
        }
        if (stuck.hasExpired())
            return silence();
    }
}

} // namespace gander::app
