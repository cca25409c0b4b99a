// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Errors as sentences: the act that failed, why, and the way out; made here and nowhere else.

#include "models/domain/result.h"

#include <QString>

namespace gander::words {

// 'act' is the failed act without subject: "classify G-41". Answers
// "Could not classify G-41: someone changed it first. Look at it again, then repeat the act."
[[nodiscard]] QString describe(const Error &error, const QString &act);
// Of an act that can no longer be taken back, or done again: why, and that it is let go.
[[nodiscard]] QString describeLost(const Error &error, const QString &act);
// The way out alone, for a notice bar's second line; may be empty.
[[nodiscard]] QString wayOut(const Error &error);

} // namespace gander::words
