// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One finding for many reports: the act that hands a master's class, finding and resolution on to
// one that is linked to it, to be done on each of the chosen ones at once.

#include "models/domain/action.h"
#include "models/domain/listing.h"

namespace gander {

// What is handed on; what is left out is as the master has it.
struct PassingOn {
    bool classify = true;
    std::optional<Classification> classification;
    QString finding;
    bool resolve = false;
    QString note;
};
// The act for one that is linked to 'master', with its incident left unset. Invalid where the
// master has no class and none is given.
[[nodiscard]] Result<PassOn> passOnFrom(const IncidentDetail &master, const PassingOn &what);
// With what the master was resolved last, or empty.
[[nodiscard]] QString resolutionOf(const History &history);

} // namespace gander
