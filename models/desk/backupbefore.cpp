// SPDX-License-Identifier: GPL-3.0-or-later

// Backups that are kept before something large: an import, a migration.

#include "models/desk/backupparts.h"

namespace gander::desk {

namespace {

// A desk on which nothing has happened yet has nothing to keep.
Result<void> keepUnlessEmpty(
    const QString &deskPath, BackupReason reason, Instant now, const Progress &progress)
{
    {
        auto database = openForCopy(deskPath);
        if (!database)
            return database.error();
        const auto facts = factsOf(**database);
        if (!facts)
            return facts.error();
        if (facts->events == 0)
            return {};
    }
    const auto kept = keepBackup(deskPath, reason, now, progress);
    return kept ? Result<void>() : kept.error();
}

} // namespace

Result<void> keepBackupBeforeImport(const Desk &desk, const std::vector<TakeOver> &incidents,
    const Actor &actor, Instant now, const Progress &progress)
{
    const auto foreseen = desk.foresee(incidents, actor);
    // What is wrong with it the import itself tells, and changes nothing.
    if (!foreseen || foreseen->created + foreseen->updated == 0)
        return {};
    return keepUnlessEmpty(desk.facts().path, BackupReason::BeforeImport, now, progress);
}

Result<void> keepBackupBeforeMigration(const QString &deskPath, Instant now)
{
    return keepUnlessEmpty(deskPath, BackupReason::BeforeMigration, now, {});
}

} // namespace gander::desk
