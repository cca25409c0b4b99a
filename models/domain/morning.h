// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// When people are at the desk again: the next working morning.

#include "models/domain/zone.h"

namespace gander {

constexpr qint64 startOfWork = 9 * msPerHour; // on the dial

// The first 09:00 of a Monday to Friday after 'now', on the wall clock of 'zone'.
[[nodiscard]] Instant nextWorkingMorning(Instant now, const Zone &zone);

} // namespace gander
