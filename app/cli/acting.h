// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the commands that act have in common.

#include "app/cli/session.h"

namespace gander::app {

// Performs 'act' on an open desk and shows how the incident stands afterwards; 'what' says it
// without subject: "classify G-41".
[[nodiscard]] Ending performOn(
    Session &session, ActingDesk &desk, const Act &act, const QString &what);

// The class as --outcome, --severity and --devops say it; Invalid where they contradict each other.
[[nodiscard]] Result<Classification> classOf(const Session &session);

} // namespace gander::app
