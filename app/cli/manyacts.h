// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An act on every incident that the command line names, with a line for each.

#include "app/cli/session.h"

namespace gander::app {

// --dry-run beside the options of an act.
[[nodiscard]] std::vector<OptionRule> manyOptions(
    std::vector<OptionRule> own = {}, bool needsReason = false);

// Is it meant for many, or to be foreseen, rather than done to the one incident that is named?
[[nodiscard]] bool isForMany(const Session &session);

// 'form' on each incident that the words name; 'what' without them: "assign the incidents".
[[nodiscard]] Ending actOnMany(Session &session, const Action &form, const QString &what);
// What happens to the others where one is refused.
enum class WhereRefused {
    Others, // are done
    None,   // is done
};
// The same on those of 'names', on a desk that is open.
[[nodiscard]] Ending actOnNamed(Session &session, ActingDesk &desk, const QStringList &names,
    const Act &form, const QString &what, WhereRefused whereRefused);
// Takes back all that the act of --of wrote.
[[nodiscard]] Ending takeBackMany(Session &session);

} // namespace gander::app
