// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/deskservice.h"

#include "models/desk/draftsbeside.h"
#include "models/desk/lane.h"

#include <QSemaphore>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t fewRows = 16;
// What is left of half a second once a form has gathered its keystrokes, less the disk's own time.
constexpr qint64 draftPatienceMs = 100;

} // namespace

// The writing lane outlives the reading ones: SQLite tidies its log away when the last connection
// closes, which only one that writes can do.
struct DeskService::Threads {
    explicit Threads(DeskService &service)
        : writing(u"store"_s, [&service](std::optional<Desk> &desk) { service.announce(desk); })
        , reading(u"reading"_s, {})
        , longReading(u"long reading"_s, {})
    {
    }

    Revision announced = 0; // on the writing lane alone
    Turns turns;
    DraftsBeside drafts;
    Lane writing;
    Lane reading;
    Lane longReading;
};

DeskService::DeskService(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_threads(std::make_unique<Threads>(*this))
{
}

DeskService::~DeskService() = default;

Error DeskService::noDeskOpen()
{
    return {ErrorKind::Unavailable, u"no desk is open"_s};
}

void DeskService::enqueueReading(Thread thread, Reading work, std::function<bool()> isCancelled)
{
    Lane &lane = thread == Thread::Reading ? m_threads->reading : m_threads->longReading;
    const quint64 turn = m_threads->turns.asked();
    lane.enqueue([this, turn, work = std::move(work), isCancelled = std::move(isCancelled)](
                     std::optional<Desk> &desk) {
        if (!isCancelled())
            m_threads->turns.waitFor(turn);
        if (desk)
            desk->stopWhen(isCancelled);
        work(desk ? &*desk : nullptr);
        if (desk)
            desk->stopWhen({});
    });
}

void DeskService::enqueueWriting(bool isLong, Writing work)
{
    (void)m_threads->turns.ask(isLong);
    m_threads->writing.enqueue([this, isLong, work = std::move(work)](std::optional<Desk> &desk) {
        work(desk ? &*desk : nullptr);
        m_threads->turns.end(isLong);
    });
}

// A change by this program is announced after the work that made it, one by another within a
// second; both come by this door.
void DeskService::announce(std::optional<Desk> &desk)
{
    if (!desk)
        return;
    Revision &announced = m_threads->announced;
    auto changes = desk->changedSince(announced);
    if (!changes || changes->first <= announced)
        return;
    announced = changes->first;
    // Told at once, they are on the screen without another question.
    std::vector<IncidentRow> rows;
    if (changes->second.size() <= fewRows)
        if (auto known = desk->rows(changes->second))
            rows = std::move(*known);
    QMetaObject::invokeMethod(
        this,
        [this, revision = changes->first, ids = std::move(changes->second),
            rows = std::move(rows)] { emit changed(revision, ids, rows); },
        Qt::QueuedConnection);
}

QFuture<Result<DeskFacts>> DeskService::open(const QString &path, OpenMode mode,
    const std::optional<Zone> &zoneOfNew, const QString &nameOfNew)
{
    // The readers leave the old desk before its writer does, and come to the new one after it.
    struct Opening {
        std::shared_ptr<QPromise<Result<DeskFacts>>> promise =
            std::make_shared<QPromise<Result<DeskFacts>>>();
        QSemaphore left;
        QSemaphore opened;
        std::optional<Result<DeskFacts>> facts;
        int readersLeft = 2;
        QMutex mutex;
    };
    auto opening = std::make_shared<Opening>();
    auto future = opening->promise->future();
    opening->promise->start();
    const auto isOpened = [opening] {
        const QMutexLocker lock(&opening->mutex);
        return opening->facts->has_value();
    };

    for (Lane *lane : {&m_threads->reading, &m_threads->longReading}) {
        lane->enqueue([this, opening, isOpened, path, mode](std::optional<Desk> &desk) {
            desk.reset();
            opening->left.release();
            opening->opened.acquire();
            if (isOpened()) {
                auto beside = Desk::open(
                    path, mode == OpenMode::Write ? OpenMode::Beside : OpenMode::ReadOnly, m_clock);
                if (beside)
                    desk.emplace(std::move(*beside));
                const QMutexLocker lock(&opening->mutex);
                if (!beside)
                    opening->facts = Result<DeskFacts>(beside.error());
            }
            const QMutexLocker lock(&opening->mutex);
            if (--opening->readersLeft == 0) {
                opening->promise->addResult(*opening->facts);
                opening->promise->finish();
            }
        });
    }
    (void)m_threads->turns.ask(false);
    m_threads->writing.enqueue(
        [this, opening, path, mode, zoneOfNew, nameOfNew](std::optional<Desk> &desk) {
            opening->left.acquire(2);
            desk.reset();
            auto opened = Desk::open(path, mode, m_clock);
            if (!opened && opened.error().kind == ErrorKind::NotFound && zoneOfNew)
                opened = Desk::create(path, *zoneOfNew, m_clock, nameOfNew);
            if (opened) {
                desk.emplace(std::move(*opened));
                m_threads->announced = desk->facts().revision;
                opening->facts = Result<DeskFacts>(desk->facts());
            } else {
                opening->facts = Result<DeskFacts>(opened.error());
            }
            opening->opened.release(2);
            m_threads->turns.end(false);
        });
    return future;
}

QFuture<Result<void>> DeskService::close()
{
    // The readers first, as in open().
    struct Closing {
        QPromise<Result<void>> promise;
        QSemaphore left;
    };
    auto closing = std::make_shared<Closing>();
    auto future = closing->promise.future();
    closing->promise.start();
    for (Lane *lane : {&m_threads->reading, &m_threads->longReading}) {
        lane->enqueue([closing](std::optional<Desk> &desk) {
            desk.reset();
            closing->left.release();
        });
    }
    (void)m_threads->turns.ask(false);
    m_threads->writing.enqueue([this, closing](std::optional<Desk> &desk) {
        closing->left.acquire(2);
        desk.reset();
        m_threads->turns.end(false);
        closing->promise.addResult(Result<void>());
        closing->promise.finish();
    });
    return future;
}

QFuture<Result<void>> DeskService::saveDraft(
    const QString &kind, const QString &ref, const QJsonObject &draft)
{
    const quint64 turn = m_threads->turns.asked() + 1;
    auto answer = ask([this, kind, ref, draft, turn](Desk &desk) {
        auto done = desk.saveDraft(kind, ref, draft);
        if (done)
            m_threads->drafts.settle(kind, ref, turn);
        return done;
    });
    m_threads->reading.enqueue([this, kind, ref, draft, turn](std::optional<Desk> &desk) {
        if (desk && !desk->facts().readOnly
            && !m_threads->turns.waitFor(turn, QDeadlineTimer(draftPatienceMs)))
            // The store's own answer is what is told.
            (void)m_threads->drafts.keep(desk->facts(), {kind, ref, draft, turn});
    });
    return answer;
}

QFuture<Result<void>> DeskService::dropDraft(const QString &kind, const QString &ref)
{
    const quint64 turn = m_threads->turns.asked() + 1;
    return ask([this, kind, ref, turn](Desk &desk) {
        auto done = desk.dropDraft(kind, ref);
        if (done)
            m_threads->drafts.settle(kind, ref, turn);
        return done;
    });
}

QFuture<Result<Receipt>> DeskService::perform(const Act &act)
{
    return ask([act](Desk &desk) { return desk.perform(act); });
}

QFuture<Result<std::vector<Receipt>>> DeskService::performAll(const std::vector<Act> &acts)
{
    return ask([acts](Desk &desk) { return desk.performAll(acts); });
}

QFuture<Result<ManyDone>> DeskService::performMany(
    const std::vector<Act> &acts, const Progress &progress)
{
    // So many take no longer than one waits for a list anyway.
    constexpr size_t fewActs = 100;
    auto perform = [acts, progress](Desk &desk) { return desk.performMany(acts, progress); };
    return acts.size() > fewActs ? askLong(std::move(perform)) : ask(std::move(perform));
}

} // namespace gander::desk
