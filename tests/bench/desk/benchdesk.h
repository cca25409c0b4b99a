// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Makes desks to measure on: the same for the same size, instant and seed.

#include "models/desk/desk.h"

namespace gander::bench {

constexpr qint64 mostIncidents = 10'000'000;

// Makes a fresh desk at 'path' with so many incidents, one in twenty of them open at 'now'; what
// was made of it is taken away again where it fails or is stopped.
[[nodiscard]] Result<desk::DeskFacts> makeBenchDesk(const QString &path, const Zone &zone,
    Instant now, qint64 incidents, const desk::Progress &progress = {});

} // namespace gander::bench
