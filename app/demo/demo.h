// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The demonstration desk: invented customers, every state of both clocks around now, four months of
// history behind it.

#include "models/desk/desk.h"

namespace gander::app {

// Makes the desk at 'path' (Conflict if there is a file) and fills it, up to 'now', which lies in
// the past or present; 'me' owns a few incidents. Equal arguments make equal words and deadlines. A
// desk that could not be filled is taken away again. Needs a QGuiApplication, in any thread.
[[nodiscard]] Result<desk::DeskFacts> makeDemoDesk(
    const QString &path, const Zone &zone, Instant now, const QString &me);

} // namespace gander::app
