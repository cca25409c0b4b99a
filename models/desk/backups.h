// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Verified copies of a desk, and the ways back from them: restore puts a copy in a desk's place and
// keeps what it replaces, recover takes all that can be read out of a damaged one. All of it works
// on files, beside or without an open desk; synchronous, for a thread of the store (reliability.md
// 2).

#include "models/desk/desk.h"

#include <QStringList>

namespace gander::desk {

enum class BackupReason { Asked, Daily, BeforeMigration, BeforeImport, BeforeRestore };

// A copy that was opened again and checked after it was made.
struct BackupFacts {
    QString path;
    BackupReason reason = BackupReason::Asked;
    Instant takenAt; // from its name; of the file where somebody renamed it
    qint64 bytes = 0;
    qint64 incidents = 0;
    qint64 events = 0;
    QString head;    // hex; the hash over all events
    QString problem; // why it cannot be used; empty when it can
};

// The folder beside the desk that holds the desk's own backups: "x.gander-backups". Names are like
// "2026-11-23T0912Z-daily.gander".
[[nodiscard]] QString backupFolder(const QString &deskPath);

// Whether something beside the file tells that a desk was there once, whatever is in it now.
[[nodiscard]] bool wasDesk(const QString &path);

// A verified copy of the desk as of one moment, written to 'file'; an older file of that name is
// replaced only by a copy that was opened again and checked. Beside an open window, too.
// Unavailable on a full disk or where it cannot be written, Corrupt where the desk itself does not
// check.
[[nodiscard]] Result<BackupFacts> backUp(
    const QString &deskPath, const QString &file, const Progress &progress = {});

// The same into the desk's own folder, then thins the older ones there. Kept are the last 7 days
// that have one, the last 4 weeks, the last 12 months and the last 3 made before each kind of act;
// those asked for, those that cannot be used and files that were named otherwise are never thinned.
[[nodiscard]] Result<BackupFacts> keepBackup(
    const QString &deskPath, BackupReason reason, Instant now, const Progress &progress = {});
// Whether none was made yet today, for whatever reason (by the calendar of 'zone'); a desk without
// a single event needs none. Cheap.
[[nodiscard]] bool isBackupDue(const QString &deskPath, const Zone &zone, Instant now);

// Before an import that would change something on a desk where something happened already: keeps a
// backup, without which the import is not to be made.
[[nodiscard]] Result<void> keepBackupBeforeImport(const Desk &desk,
    const std::vector<TakeOver> &incidents, const Actor &actor, Instant now,
    const Progress &progress = {});

// Newest first; reads each one's facts without checking it again.
[[nodiscard]] Result<std::vector<BackupFacts>> backupsOf(const QString &deskPath);

// What the desk has and the copy has not.
struct RestoreLoss {
    BackupFacts backup;
    qint64 eventsLost = 0;
    std::vector<QString> incidentsLost; // "G-41 Title", not in the copy at all; at most 100
    qint64 incidentsLostCount = 0;
    qint64 incidentsOlder = 0;     // in both, with fewer events in the copy
    qint64 contractsLost = 0;      // versions that the copy has not, or has with other terms
    bool isAnotherDesk = false;    // of another uid
    bool isDeskUnreadable = false; // what is lost cannot be told
};
[[nodiscard]] Result<RestoreLoss> restoreLoss(const QString &deskPath, const QString &backup);

struct Restored {
    BackupFacts desk;
    QString replaced; // where the desk that stood there is kept; empty if there was none
};
// Puts a checked copy of 'backup' in the desk's place; what stood there, readable or not, is kept
// whole beside it. Forbidden where 'actor' is no manager, Held while another program writes to it.
// At no instant is there no desk, and a kill at any point leaves either the old one or the new one.
[[nodiscard]] Result<Restored> restore(const QString &deskPath, const QString &backup,
    const Actor &actor, Instant now, const Progress &progress = {});

// What recover() could and could not take out.
struct Recovered {
    qint64 incidents = 0;
    qint64 events = 0;
    qint64 memos = 0;
    QStringList
        missing; // plain lines: "G-41: event 3 is not what was recorded", ...; at most 1,000
    qint64 missingCount = 0;
};
// Takes all that can be read out of the damaged desk into a new one at 'newPath' (Conflict if it
// exists); the damaged one is opened for reading only and not touched. An incident whose chain
// breaks keeps what stands before the break.
[[nodiscard]] Result<Recovered> recover(const QString &damagedPath, const QString &newPath,
    const Clock &clock, const Progress &progress = {});

} // namespace gander::desk
