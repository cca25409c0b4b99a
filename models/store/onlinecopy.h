// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A whole database copied page by page as of one moment, beside whoever writes to it, and what the
// engine itself has to say about a copy.

#include "models/store/database.h"

#include <functional>

namespace gander::store {

// Hears how many of all pages are done; false stops it.
using CopyStep = std::function<bool(qint64 done, qint64 all)>;

// Copies into the empty file 'to', as of the snapshot that 'from' is in. The copy needs no file
// beside it, even where the original has one. Full, Unavailable, Corrupt or Cancelled; what was
// written is the caller's to take away.
[[nodiscard]] Result<void> copyDatabase(
    Database &from, const QString &to, const CopyStep &step = {});

// The engine's own look at every page: Corrupt with its first finding.
[[nodiscard]] Result<void> quickCheck(Database &database);

// Who made the open database: Foreign where it was another program, TooNew where it was a newer
// one. For where the file's head cannot be read beside the engine: whoever closes a file drops the
// locks that his program has on it.
[[nodiscard]] Result<void> inspectOpened(Database &database, const QString &path, int newest);

// Brings everything written into the file itself; Held where somebody reads what is older.
[[nodiscard]] Result<void> foldWal(Database &database);

} // namespace gander::store
