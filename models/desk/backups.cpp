// SPDX-License-Identifier: GPL-3.0-or-later

// A verified copy: made beside, opened again, looked at, brought to the disk, then put in place.

#include "models/desk/backupparts.h"
#include "models/desk/recorder.h"
#include "models/store/deskrows.h"
#include "models/store/eventrows.h"
#include "models/store/filemoves.h"
#include "models/store/incidentrows.h"
#include "models/store/migrator.h"
#include "models/store/onlinecopy.h"
#include "models/store/storefile.h"
#include "models/store/transaction.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 stopMs = 50;

Error corrupt(const QString &path, const QString &what)
{
    return {ErrorKind::Corrupt, u"%1: %2"_s.arg(path, what)};
}

// The engine does not say which file it means.
Error faultOfFile(const Error &error, const QString &path)
{
    return error.kind == ErrorKind::Corrupt && !error.detail.contains(path)
        ? corrupt(path, error.detail)
        : error;
}

Result<void> checkHeadOf(store::Database &database, const QString &path, const BackupFacts &facts)
{
    QByteArray head;
    qint64 count = 0;
    const auto walked =
        store::forEachEventHash(database, [&](qint64 number, const QByteArray &hash) {
            head = headAfter(head, hash);
            count = number;
            return true;
        });
    if (!walked)
        return walked.error();
    if (count != facts.events || facts.head != QString::fromLatin1(head.toHex()))
        return corrupt(path, u"its head does not match its %1 events"_s.arg(count));
    return {};
}

Result<void> checkChainsOf(store::Database &database, const QString &path)
{
    const auto ids = store::allIncidents(database);
    if (!ids)
        return ids.error();
    for (const IncidentId id : *ids) {
        const auto uid = store::incidentUid(database, id);
        if (!uid)
            return uid.error();
        const auto history = store::historyOf(database, id);
        if (!history)
            return history.error();
        if (const int seq = firstBroken(*history, *uid); seq > 0 || history->empty())
            return corrupt(path,
                u"event %1 of incident %2 is not what was recorded"_s.arg(seq).arg(id.number()));
    }
    const auto faults = contractFaults(database);
    if (!faults)
        return faults.error();
    return faults->isEmpty() ? Result<void>() : corrupt(path, faults->first());
}

Result<BackupFacts> checkCopy(
    const QString &path, CopyCheck check, const std::function<bool()> &stop)
{
    auto database = openForCopy(path);
    if (!database)
        return database.error();
    // It may be stopped within any of its questions, and is asked no more often than can be felt.
    QElapsedTimer sinceAsked;
    sinceAsked.start();
    if (stop)
        (*database)->stopWhen([&] {
            if (!sinceAsked.hasExpired(stopMs))
                return false;
            sinceAsked.start();
            return stop();
        });
    if (const auto sound = store::quickCheck(**database); !sound)
        return sound.error().kind == ErrorKind::Corrupt ? corrupt(path, sound.error().detail)
                                                        : sound.error();
    auto facts = factsOf(**database);
    if (!facts)
        return facts.error();
    if (const auto good = checkHeadOf(**database, path, *facts); !good)
        return good.error();
    if (check == CopyCheck::Chains)
        if (const auto good = checkChainsOf(**database, path); !good)
            return good.error();
    (*database)->stopWhen({});
    return facts;
}

// Where a copy may be put: no folder, no link, and nobody's open database, whose log would be taken
// for that of the copy.
Result<void> inspectTarget(const QString &deskPath, const QString &file)
{
    const QFileInfo target(file);
    if (target.isSymLink())
        return Error{ErrorKind::Unavailable, u"%1 is a link to another file"_s.arg(file)};
    if (target.exists() && !target.isFile())
        return Error{ErrorKind::Unavailable, u"%1 is no file"_s.arg(file)};
    if (target.exists() && store::FileIdentity::of(file) == store::FileIdentity::of(deskPath))
        return Error{ErrorKind::Invalid, u"%1 is the desk itself"_s.arg(file)};
    const Error inUse{
        ErrorKind::Conflict, u"%1 is a database that is in use or was not closed"_s.arg(file)};
    for (const auto end : {"-wal"_L1, "-journal"_L1})
        if (QFileInfo(file + end).size() > 0)
            return inUse;
    // An empty log is what a reader leaves behind, or what a writer has just begun.
    if (QFileInfo::exists(file + "-wal"_L1)) {
        if (!store::WriterLock::take(file))
            return inUse;
        QFile::remove(file + "-wal"_L1);
        QFile::remove(file + "-shm"_L1);
    }
    return {};
}

} // namespace

int firstBroken(const History &history, const QString &uid)
{
    QByteArray previous;
    int seq = 0;
    for (const Event &event : history) {
        ++seq;
        if (event.seq != seq || hashOf(event, uid, previous) != event.hash)
            return seq;
        previous = event.hash;
    }
    return 0;
}

Result<std::unique_ptr<store::Database>> openForCopy(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorKind::NotFound, u"there is no desk at %1"_s.arg(path)};
    // Where a log stands the desk may be open in this very program, whose locks would be lost if
    // its file was opened and closed here.
    if (!info.isFile() || !QFileInfo::exists(path + "-wal"_L1))
        if (const auto fit = store::inspectFile(path, store::newestSchema()); !fit)
            return fit.error();
    auto database = store::Database::openSqlite(path, store::Access::ReadOnly);
    if (!database)
        return database.error();
    if (const auto fit = store::inspectOpened(**database, path, store::newestSchema()); !fit)
        return fit.error();
    return database;
}

Result<BackupFacts> factsOf(store::Database &database)
{
    BackupFacts facts;
    const auto events = store::deskFact(database, u"events"_s);
    if (!events)
        return events.error();
    const auto head = store::deskFact(database, u"head"_s);
    if (!head)
        return head.error();
    const auto incidents = store::incidentCount(database);
    if (!incidents)
        return incidents.error();
    facts.events = events->toLongLong();
    facts.head = *head;
    facts.incidents = *incidents;
    return facts;
}

Result<BackupFacts> copyChecked(
    const QString &from, const QString &to, CopyCheck check, const Progress &progress)
{
    qint64 pages = 0;
    const auto original = [&]() -> Result<BackupFacts> {
        auto database = openForCopy(from);
        if (!database)
            return database.error();
        const auto snapshot = store::Snapshot::begin(**database);
        if (!snapshot)
            return snapshot.error();
        // This reading settles the moment that is copied.
        auto facts = factsOf(**database);
        if (!facts)
            return facts.error();
        const auto copied = store::copyDatabase(**database, to, [&](qint64 done, qint64 all) {
            pages = all;
            return !progress || progress(done, 2 * all);
        });
        if (!copied)
            return copied.error();
        return facts;
    }();
    if (!original)
        return faultOfFile(original.error(), from);
    // How far the looking is nobody can tell: it counts as much as the copying.
    auto copy = checkCopy(to, check,
        progress ? [&] { return !progress(pages, 2 * pages); } : std::function<bool()>());
    if (!copy)
        return copy.error().kind == ErrorKind::Corrupt
            ? corrupt(from, u"a copy of it does not check: %1"_s.arg(copy.error().detail))
            : copy.error();
    if (copy->incidents != original->incidents || copy->events != original->events
        || copy->head != original->head)
        return Error{ErrorKind::Unavailable, u"the copy %1 is not what was copied"_s.arg(to)};
    if (const auto done = store::syncFile(to); !done)
        return done.error();
    copy->bytes = QFileInfo(to).size();
    if (progress)
        (void)progress(2 * pages, 2 * pages);
    return copy;
}

Result<BackupFacts> backUp(const QString &deskPath, const QString &file, const Progress &progress)
{
    if (const auto fit = inspectTarget(deskPath, file); !fit)
        return fit.error();
    const auto made = store::makeTemporaryBeside(file);
    if (!made)
        return made.error();
    auto copy = copyChecked(deskPath, *made, CopyCheck::Engine, progress);
    Result<void> placed = copy ? store::replaceFile(*made, file) : copy.error();
    if (!placed) {
        // What was begun here is ours to take away again.
        for (const auto end : {""_L1, "-journal"_L1, "-wal"_L1, "-shm"_L1})
            QFile::remove(*made + end);
        return placed.error();
    }
    store::dropTemporariesBefore(file);
    copy->path = QFileInfo(file).absoluteFilePath();
    copy->takenAt = takenAt(file);
    return copy;
}

} // namespace gander::desk
