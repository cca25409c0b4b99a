// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one checked writer of files, and its reader: a good file is never replaced by half a one.

#include "models/domain/result.h"

#include <QByteArray>

namespace gander::exchange {

// Writes 'bytes' whole or not at all, and reads them back. What stood at 'path' before stays as
// it was on any fault: Full where the disk has no room, Unavailable otherwise. A symbolic link to a
// file is refused rather than followed; a pipe or device is written to as it is.
[[nodiscard]] Result<void> writeFile(const QString &path, const QByteArray &bytes);

// NotFound, Unavailable, or Invalid where the file is larger than 'maxBytes'.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 maxBytes);

// 'wish' made fit for a file name on every system: no separators, no reserved names or
// characters, nothing invisible, at most 120 characters and 240 bytes; the ending stays.
[[nodiscard]] QString safeFileName(const QString &wish);

} // namespace gander::exchange
