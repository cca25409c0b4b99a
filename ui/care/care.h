// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the pages that look after a desk are handed, also where none is open.

#include "models/domain/actor.h"
#include "models/domain/clock.h"
#include "models/domain/zone.h"

#include <QFuture>
#include <QString>

#include <functional>

namespace gander::ui {

struct Care {
    const Clock &clock; // outlives the window
    Zone zone;          // of the wall clock where no desk says another
    // Who sits here, in the role that they say they have.
    std::function<Actor()> actor;
    // Gathers versions, settings and log for a report.
    std::function<QFuture<QString>()> support;
};

} // namespace gander::ui
