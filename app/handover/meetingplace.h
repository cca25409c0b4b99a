// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where a caller finds the program that holds a desk: a local socket named after the desk's file,
// in a folder that only this person can enter; and who it is that knocks.

#include "models/domain/result.h"

#include <QStringList>

#include <optional>

namespace gander::app {

// To listen at; Unavailable where no folder is safe.
[[nodiscard]] Result<QString> placeToListen(const QString &deskPath);
// To look for it at, best first: a scheduled job may know fewer folders than the window does.
[[nodiscard]] QStringList placesToCall(const QString &deskPath);

// Is it ours, no link, and closed to everybody else?
[[nodiscard]] bool isPrivateFolder(const QString &path);

// The user at the other end of a connected socket; nothing where the system does not tell.
[[nodiscard]] std::optional<qint64> userAt(qintptr socket);
// May a caller of that user hand acts over? Systems that tell none keep others out by themselves.
[[nodiscard]] bool mayHandOver(std::optional<qint64> user);

} // namespace gander::app
