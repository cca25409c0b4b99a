// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A history as of an instant in the past: what had happened by then, by what is known today.

#include "models/domain/event.h"

namespace gander {

// The events of 'history' that count today and had happened by 'at', in order of seq; empty where
// the report itself came later. What was recorded late counts from when it happened. What was taken
// back, then or since, never counted; the taking back stays, as a mark of when it was done.
[[nodiscard]] History asOf(const History &history, Instant at);

// When the incident had last been changed by 'at': when that was recorded, or, where it was
// recorded later, when it happened.
[[nodiscard]] Instant updatedAsOf(const History &cut, Instant at);

} // namespace gander
