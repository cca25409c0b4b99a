// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/handover/holder.h"

#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLoggingCategory>

#include <utility>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(handoverLog, "gander.handover")

} // namespace

class Holder::Ear final : public QObject
{
public:
    Ear(desk::DeskService &desk, const HolderLimits &limits, UserAt who)
        : m_desk(desk)
        , m_limits(limits)
        , m_userAt(std::move(who))
    {
    }

    QString listen(const desk::DeskFacts &facts)
    {
        close();
        const auto place = placeToListen(facts.path);
        if (!place) {
            qCWarning(handoverLog, "no meeting place: %s", qPrintable(place.error().detail));
            return {};
        }
        m_facts = facts;
        // Whoever has the desk's lock is the only one to listen: what lies there is dead.
        QLocalServer::removeServer(*place);
        m_server = std::make_unique<QLocalServer>();
        m_server->setSocketOptions(QLocalServer::UserAccessOption);
        connect(m_server.get(), &QLocalServer::newConnection, this, [this] { greet(); });
        if (!m_server->listen(*place)) {
            qCWarning(handoverLog, "cannot listen: %s", qPrintable(m_server->errorString()));
            m_server.reset();
            return {};
        }
        return *place;
    }

    void close()
    {
        m_server.reset();
        qDeleteAll(findChildren<Conversation *>(Qt::FindDirectChildrenOnly));
    }

private:
    void greet()
    {
        while (QLocalSocket *socket = m_server->nextPendingConnection()) {
            const auto user = m_userAt(socket->socketDescriptor());
            const auto callers = findChildren<Conversation *>(Qt::FindDirectChildrenOnly).size();
            if (!mayHandOver(user)) {
                // Once is enough for the log, however often they come.
                if (!std::exchange(m_hasTold, true))
                    qCWarning(handoverLog, "somebody else's program was turned away");
                delete socket;
            } else if (callers >= m_limits.callers) {
                socket->write(framed(turnedAway()));
                socket->flush();
                delete socket;
            } else {
                new Conversation(socket, m_desk, m_facts, m_limits, this);
            }
        }
    }

    desk::DeskService &m_desk;
    HolderLimits m_limits;
    UserAt m_userAt;
    desk::DeskFacts m_facts;
    std::unique_ptr<QLocalServer> m_server;
    bool m_hasTold = false;
};

Holder::Holder(desk::DeskService &desk, const HolderLimits &limits, UserAt who, QObject *parent)
    : QObject(parent)
    , m_ear(std::make_unique<Ear>(desk, limits, std::move(who)))
{
    m_thread.setObjectName(u"handover"_s);
    m_ear->moveToThread(&m_thread);
    // Sockets and timers end on the thread they were made for.
    connect(&m_thread, &QThread::finished, m_ear.get(), [ear = m_ear.get()] { ear->close(); });
    m_thread.start();
}

Holder::~Holder()
{
    m_thread.quit();
    m_thread.wait();
}

void Holder::hold(const desk::DeskFacts &facts)
{
    QMetaObject::invokeMethod(m_ear.get(), [this, facts] {
        if (facts.readOnly)
            m_ear->close();
        tell(facts.readOnly ? QString() : m_ear->listen(facts));
    });
}

void Holder::letGo()
{
    QMetaObject::invokeMethod(m_ear.get(), [this] {
        m_ear->close();
        tell({});
    });
}

void Holder::tell(const QString &place)
{
    QMetaObject::invokeMethod(
        this, [this, place] { emit listening(place); }, Qt::QueuedConnection);
}

} // namespace gander::app
