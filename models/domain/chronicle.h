// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One incident with all that happened to it, as it was written down elsewhere: to be put on a desk
// whole.

#include "models/domain/action.h"
#include "models/domain/event.h"

namespace gander {

// The events begin with the report, whose data is made of 'facts' and the contract in force. Of
// each event its kind, actor, instants, told, act and data are kept; number and chain are made.
struct Chronicle {
    QString uid;
    IncidentFacts facts;
    History events;
};

} // namespace gander
