// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Files put in place so that a kill or a power cut leaves the old one or the new one: made beside,
// brought to the disk, then renamed over. Links are never followed.

#include "models/domain/result.h"

#include <QString>

namespace gander::store {

// A new empty file in the folder of 'target', readable by its owner alone; its path.
[[nodiscard]] Result<QString> makeTemporaryBeside(const QString &target);
// Takes away what programs that were killed over it left a day before the file 'made', beside it.
void dropTemporariesBefore(const QString &made);

// A folder that only its owner can enter, unless it is there already.
[[nodiscard]] Result<void> makePrivateFolder(const QString &path);

// Brings what was written to the disk.
[[nodiscard]] Result<void> syncFile(const QString &path);
// The same for the names in the folder that 'path' lies in.
[[nodiscard]] Result<void> syncFolderOf(const QString &path);

// Puts 'from' in the place of 'to', in one step, whether or not there is a file, and brings it to
// the disk.
[[nodiscard]] Result<void> replaceFile(const QString &from, const QString &to);
// The same where nothing stands; Conflict where something does.
[[nodiscard]] Result<void> moveFile(const QString &from, const QString &to);
// A second name for 'from', or a copy where the file system knows no such thing.
[[nodiscard]] Result<void> linkFile(const QString &from, const QString &to);

} // namespace gander::store
