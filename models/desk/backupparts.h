// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What backup and restore share: a copy that is looked at before it counts.

#include "models/desk/backups.h"
#include "models/domain/event.h"
#include "models/store/database.h"

#include <memory>

namespace gander::desk {

enum class CopyCheck {
    Engine, // every page, the head over all events, the counts
    Chains, // and every event
};

// Opened for reading, and surely a desk; of any version this program knows.
[[nodiscard]] Result<std::unique_ptr<store::Database>> openForCopy(const QString &path);

// What the open desk says of itself; path, bytes and moment are left to the caller.
[[nodiscard]] Result<BackupFacts> factsOf(store::Database &database);

// Copies the desk at 'from' into the empty file 'to', opens that again, looks at it and brings it
// to the disk. 'to' is the caller's to take away where that fails.
[[nodiscard]] Result<BackupFacts> copyChecked(
    const QString &from, const QString &to, CopyCheck check, const Progress &progress);

// The number of the first event whose chain does not hold; 0 if all do.
[[nodiscard]] int firstBroken(const History &history, const QString &uid);

// What is wrong with the contracts, one line each; nothing on a desk without seals.
[[nodiscard]] Result<QStringList> contractFaults(store::Database &database);

// keepBackup() that leaves the file 'spared' be.
[[nodiscard]] Result<BackupFacts> keepBackupBut(const QString &spared, const QString &deskPath,
    BackupReason reason, Instant now, const Progress &progress);

// Before a desk with events is brought to a newer schema.
[[nodiscard]] Result<void> keepBackupBeforeMigration(const QString &deskPath, Instant now);

// By the name of a backup, or when its file was last written.
[[nodiscard]] Instant takenAt(const QString &path);

// "2026-11-23T0912Z"
[[nodiscard]] QString minuteText(Instant at);

// Those of 'backups' (newest first) that are let go. Kept are the newest of each of the last 7 days
// that have one, of the last 4 weeks and of the last 12 months (UTC), the last 3 made before each
// kind of act, all that were asked for and all that cannot be used: those are for people to judge.
[[nodiscard]] std::vector<BackupFacts> thinned(const std::vector<BackupFacts> &backups);

} // namespace gander::desk
