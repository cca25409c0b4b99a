// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/handover/conversation.h"

#include "models/desk/whendone.h"
#include "models/domain/actjson.h"

#include <QCoreApplication>
#include <QLocalSocket>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// What has come in and was not read yet stays small.
constexpr qint64 readAtOnce = 1024 * 1024;

} // namespace

Conversation::Conversation(QLocalSocket *socket, desk::DeskService &desk,
    const desk::DeskFacts &facts, const HolderLimits &limits, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_desk(desk)
    , m_facts(facts)
    , m_frames(limits.largest)
{
    socket->setParent(this);
    socket->setReadBufferSize(readAtOnce);
    m_patience.setSingleShot(true);
    m_patience.setInterval(limits.messageMs);
    m_beat.setInterval(limits.beatMs);
    connect(&m_patience, &QTimer::timeout, this, &Conversation::hangUp);
    connect(&m_beat, &QTimer::timeout, this, [this] {
        // A caller that does not read either is no reason to keep its beats.
        if (m_socket->bytesToWrite() < readAtOnce)
            say(workingJson(m_course->done, m_course->all));
    });
    connect(socket, &QLocalSocket::readyRead, this, &Conversation::hear);
    connect(socket, &QLocalSocket::disconnected, this, &Conversation::hangUp);
    m_patience.start();
    say(toJson(Greeting{.desk = facts.uid, .process = QCoreApplication::applicationPid()}));
    hear();
}

Conversation::~Conversation()
{
    m_course->isGone = true;
}

void Conversation::hear()
{
    // The next request waits where it is until this one is answered.
    while (!m_working && m_socket->isOpen()) {
        const bool wasAmid = m_frames.isAmid();
        const QByteArray bytes = m_socket->read(readAtOnce);
        m_frames.add(bytes);
        const auto message = m_frames.next();
        if (!message) {
            say({{u"error"_s, toJson(message.error())}});
            hangUp();
            return;
        }
        if (*message) {
            auto asked = askedFromJson(**message);
            if (!asked) {
                say({{u"error"_s, toJson(asked.error())}});
                hangUp();
                return;
            }
            work(std::move(*asked));
            return;
        }
        // Drop by drop does not buy time: it runs from the first byte on.
        if (!wasAmid && m_frames.isAmid())
            m_patience.start();
        if (bytes.isEmpty())
            return;
    }
}

void Conversation::work(Asked asked)
{
    m_working = true;
    m_patience.stop();
    m_beat.start();
    const auto hearAnswer = [this](const Result<QJsonObject> &done) {
        answer(done ? *done : turnedAway()); // no desk is open any more
    };
    // The window may have turned to another desk meanwhile, and a caller may have given up.
    const auto isMeant = [course = m_course, facts = m_facts](const desk::Desk &desk) {
        return !course->isGone && desk.facts().uid == facts.uid && desk.facts().path == facts.path
            && !desk.facts().readOnly;
    };
    const auto progress = [course = m_course](qint64 done, qint64 all) {
        course->done = done;
        course->all = all;
        return !course->isGone;
    };
    if (auto *acts = std::get_if<ActsAsked>(&asked); acts && acts->eachAlone) {
        desk::whenDone(m_desk.askLong([acts = std::move(acts->acts), isMeant, progress](
                                          desk::Desk &desk) -> Result<QJsonObject> {
            return isMeant(desk) ? answerJson(desk.performMany(acts, progress)) : turnedAway();
        }),
            this, hearAnswer);
    } else if (acts) {
        desk::whenDone(m_desk.ask([acts = std::move(acts->acts), isMeant](
                                      desk::Desk &desk) -> Result<QJsonObject> {
            return isMeant(desk) ? answerJson(desk.performAll(acts)) : turnedAway();
        }),
            this, hearAnswer);
    } else if (auto *import = std::get_if<TakeOverAsked>(&asked)) {
        desk::whenDone(m_desk.askLong([import = std::move(*import), isMeant, progress](
                                          desk::Desk &desk) -> Result<QJsonObject> {
            return isMeant(desk)
                ? answerJson(desk.takeOver(import.incidents, import.actor, progress, import.act))
                : turnedAway();
        }),
            this, hearAnswer);
    }
}

void Conversation::answer(const QJsonObject &message)
{
    m_working = false;
    m_beat.stop();
    m_course->done = 0;
    m_course->all = 0;
    m_patience.start();
    say(message);
    hear();
}

void Conversation::say(const QJsonObject &message)
{
    if (m_socket->state() != QLocalSocket::ConnectedState)
        return;
    m_socket->write(framed(message));
    m_socket->flush();
}

void Conversation::hangUp()
{
    m_course->isGone = true;
    m_beat.stop();
    m_patience.stop();
    // What was said last still goes out, if it goes out at all.
    disconnect(m_socket, nullptr, this, nullptr);
    m_socket->flush();
    m_socket->close();
    deleteLater();
}

} // namespace gander::app
