// SPDX-License-Identifier: GPL-3.0-or-later

// Puts a copy in a desk's place. The engine would take a log that lies beside for that of the new
// file, so the old one's goes away first; and it goes only once nothing is in it that the old file
// itself has not, or once it lies with the rest of a desk that cannot be read anyway.

#include "models/desk/backupparts.h"
#include "models/domain/roles.h"
#include "models/store/anchor.h"
#include "models/store/deskrows.h"
#include "models/store/filemoves.h"
#include "models/store/onlinecopy.h"
#include "models/store/storefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto besideEnds = {"-wal"_L1, "-journal"_L1, "-shm"_L1};
constexpr int mostReplaced = 1000;

Result<void> inspectPlace(const QString &deskPath, const QString &backup)
{
    if (const auto fit = store::inspectFolder(deskPath); !fit)
        return fit.error();
    const QFileInfo desk(deskPath);
    if (desk.isSymLink())
        return Error{ErrorKind::Unavailable, u"%1 is a link to another file"_s.arg(deskPath)};
    if (desk.exists() && !desk.isFile())
        return Error{ErrorKind::Unavailable, u"%1 is no file"_s.arg(deskPath)};
    if (desk.exists() && store::FileIdentity::of(backup) == store::FileIdentity::of(deskPath))
        return Error{ErrorKind::Invalid, u"%1 is the desk itself"_s.arg(backup)};
    return {};
}

// A copy of what stands there now, as far as it can be read, with nothing left in its log.
Result<void> settleOld(
    const QString &deskPath, const QString &backup, Instant now, const Progress &progress)
{
    {
        auto database = openForCopy(deskPath);
        if (!database || !factsOf(**database))
            return {};
    }
    // A damaged one makes no copy, and is kept as it is.
    const auto kept = keepBackupBut(backup, deskPath, BackupReason::BeforeRestore, now, progress);
    if (!kept && kept.error().kind != ErrorKind::Corrupt)
        return kept.error();
    auto database = store::Database::openSqlite(deskPath, store::Access::ReadWrite);
    if (!database)
        return {};
    const auto folded = store::foldWal(**database);
    if (!folded && folded.error().kind == ErrorKind::Held)
        return folded.error();
    return {};
}

Result<QString> makeReplacedFolder(const QString &deskPath, Instant now)
{
    const QString start =
        QFileInfo(deskPath).absoluteFilePath() + "-replaced-"_L1 + minuteText(now);
    QString folder = start;
    for (int again = 2; QFileInfo::exists(folder) && again < mostReplaced; ++again)
        folder = u"%1-%2"_s.arg(start, QString::number(again));
    if (QFileInfo::exists(folder))
        return Error{ErrorKind::Unavailable, u"%1 exists already"_s.arg(folder)};
    if (const auto made = store::makePrivateFolder(folder); !made)
        return made.error();
    return folder;
}

// Moves each of the 'ends' that stands beside 'from' to beside 'to'.
Result<void> moveBeside(const QString &from, const QString &to)
{
    for (const auto end : besideEnds)
        if (QFileInfo::exists(from + end))
            if (const auto moved = store::moveFile(from + end, to + end); !moved)
                return moved.error();
    return store::syncFolderOf(from);
}

// 'made' stands at 'deskPath' afterwards, and what stood there in 'folder'.
Result<void> changePlaces(const QString &made, const QString &deskPath, const QString &folder)
{
    const QString kept = folder + u'/' + QFileInfo(deskPath).fileName();
    if (QFileInfo::exists(deskPath))
        if (const auto linked = store::linkFile(deskPath, kept); !linked)
            return linked.error();
    const auto anchor = store::readAnchor(deskPath);
    if (anchor)
        store::writeAnchor(kept, *anchor);
    if (const auto synced = store::syncFolderOf(kept); !synced)
        return synced.error();
    // A desk without an anchor is sound, one with another's is not.
    store::dropAnchor(deskPath);
    auto done = moveBeside(deskPath, kept);
    if (done)
        done = store::replaceFile(made, deskPath);
    if (done)
        return {};
    (void)moveBeside(kept, deskPath);
    if (anchor)
        store::writeAnchor(deskPath, *anchor);
    return done;
}

Result<store::Anchor> anchorOf(const QString &path)
{
    auto database = openForCopy(path);
    if (!database)
        return database.error();
    return store::anchorOf(**database);
}

// A desk keeps a log, a copy does not: changed here, where a kill costs nothing. In place, a kill
// in the midst of it would leave a desk that cannot be read before it is opened for writing.
Result<void> makeKeepLog(const QString &made)
{
    {
        const auto database = store::Database::openSqlite(made, store::Access::ReadWrite);
        if (!database)
            return database.error();
    }
    if (QFileInfo::exists(made + "-wal"_L1))
        return Error{ErrorKind::Unavailable, u"%1 could not be closed"_s.arg(made)};
    return store::syncFile(made);
}

bool isAnythingAt(const QString &deskPath)
{
    return QFileInfo::exists(deskPath)
        || std::any_of(besideEnds.begin(), besideEnds.end(),
            [&](QLatin1StringView end) { return QFileInfo::exists(deskPath + end); });
}

} // namespace

Result<Restored> restore(const QString &deskPath, const QString &backup, const Actor &actor,
    Instant now, const Progress &progress)
{
    if (const auto allowed = checkRole(actor, Deed::Restore); !allowed)
        return allowed.error();
    if (const auto fit = inspectPlace(deskPath, backup); !fit)
        return fit.error();
    const auto lock = store::WriterLock::take(deskPath);
    if (!lock)
        return lock.error();
    const auto made = store::makeTemporaryBeside(deskPath);
    if (!made)
        return made.error();
    Restored restored;
    const auto done = [&]() -> Result<void> {
        auto copy = copyChecked(backup, *made, CopyCheck::Chains, progress);
        if (!copy)
            return copy.error();
        restored.desk = *copy;
        const auto anchor = anchorOf(*made);
        if (!anchor)
            return anchor.error();
        if (const auto ready = makeKeepLog(*made); !ready)
            return ready.error();
        if (isAnythingAt(deskPath)) {
            if (const auto settled = settleOld(deskPath, backup, now, progress); !settled)
                return settled.error();
            const auto folder = makeReplacedFolder(deskPath, now);
            if (!folder)
                return folder.error();
            restored.replaced = *folder;
            if (const auto placed = changePlaces(*made, deskPath, *folder); !placed) {
                // Only what is empty goes: what lies in it may be all there is.
                QDir().rmdir(*folder);
                return placed.error();
            }
        } else {
            store::dropAnchor(deskPath);
            if (const auto placed = store::moveFile(*made, deskPath); !placed)
                return placed.error();
        }
        store::writeAnchor(deskPath, *anchor);
        return {};
    }();
    if (!done) {
        for (const auto end : {""_L1, "-journal"_L1, "-wal"_L1, "-shm"_L1})
            QFile::remove(*made + end);
        return done.error();
    }
    restored.desk.path = QFileInfo(deskPath).absoluteFilePath();
    restored.desk.takenAt = takenAt(backup);
    return restored;
}

} // namespace gander::desk
