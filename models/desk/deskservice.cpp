// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/deskservice.h"

#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <deque>
#include <optional>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// How often another program's changes are looked for.
constexpr unsigned long lookAgainMs = 1000;

} // namespace

// The queue of work and the thread that takes from it; the desk lives and dies on that thread.
class DeskService::Worker final
{
public:
    explicit Worker(DeskService &service)
        : m_service(service)
    {
        m_thread.reset(QThread::create([this] { run(); }));
        m_thread->setObjectName(u"store"_s);
        m_thread->start();
    }
    ~Worker()
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_stopping = true;
            m_wake.wakeAll();
        }
        m_thread->wait();
    }

    void enqueue(std::function<void(Desk *)> work)
    {
        const QMutexLocker lock(&m_mutex);
        m_work.push_back(std::move(work));
        m_wake.wakeOne();
    }

    // On the store's thread alone.
    std::optional<Desk> desk;
    Revision announced = 0;

private:
    void run()
    {
        for (;;) {
            std::function<void(Desk *)> work;
            {
                QMutexLocker lock(&m_mutex);
                if (m_work.empty() && !m_stopping)
                    m_wake.wait(&m_mutex, lookAgainMs);
                if (m_work.empty() && m_stopping)
                    break;
                if (!m_work.empty()) {
                    work = std::move(m_work.front());
                    m_work.pop_front();
                }
            }
            if (work)
                work(desk ? &*desk : nullptr);
            if (desk)
                m_service.announce(*desk, announced);
        }
        desk.reset();
    }

    DeskService &m_service;
    QMutex m_mutex;
    QWaitCondition m_wake;
    std::deque<std::function<void(Desk *)>> m_work;
    bool m_stopping = false;
    std::unique_ptr<QThread> m_thread;
};

DeskService::DeskService(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_worker(std::make_unique<Worker>(*this))
{
}

DeskService::~DeskService() = default;

Error DeskService::noDeskOpen()
{
    return {ErrorKind::Unavailable, u"no desk is open"_s};
}

void DeskService::enqueue(std::function<void(Desk *)> work)
{
    m_worker->enqueue(std::move(work));
}

// A change by this program is announced after the work that made it, one by another within a
// second; both come by this door.
void DeskService::announce(Desk &desk, Revision &announced)
{
    auto changes = desk.changedSince(announced);
    if (!changes || changes->first <= announced)
        return;
    announced = changes->first;
    QMetaObject::invokeMethod(
        this,
        [this, revision = changes->first, ids = std::move(changes->second)] {
            emit changed(revision, ids);
        },
        Qt::QueuedConnection);
}

QFuture<Result<DeskFacts>> DeskService::open(const QString &path, OpenMode mode,
    const std::optional<Zone> &zoneOfNew, const QString &nameOfNew)
{
    auto promise = std::make_shared<QPromise<Result<DeskFacts>>>();
    auto future = promise->future();
    promise->start();
    enqueue([this, worker = m_worker.get(), promise, path, mode, zoneOfNew, nameOfNew](Desk *) {
        worker->desk.reset();
        auto opened = Desk::open(path, mode, m_clock);
        if (!opened && opened.error().kind == ErrorKind::NotFound && zoneOfNew)
            opened = Desk::create(path, *zoneOfNew, m_clock, nameOfNew);
        if (opened) {
            worker->desk.emplace(std::move(*opened));
            worker->announced = worker->desk->facts().revision;
            promise->addResult(worker->desk->facts());
        } else {
            promise->addResult(Result<DeskFacts>(opened.error()));
        }
        promise->finish();
    });
    return future;
}

QFuture<Result<Receipt>> DeskService::perform(const Act &act)
{
    return ask([act](Desk &desk) { return desk.perform(act); });
}

QFuture<Result<std::vector<Receipt>>> DeskService::performAll(const std::vector<Act> &acts)
{
    return ask([acts](Desk &desk) { return desk.performAll(acts); });
}

} // namespace gander::desk
