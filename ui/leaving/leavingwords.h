// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What ends while nobody is at the desk, as a sentence.

#include "models/domain/zone.h"

#include <QString>

namespace gander::ui {

// "3 clocks end before 09:00 tomorrow"; "... before 09:00 on Monday" where that is later.
[[nodiscard]] QString leavingSentence(int clocks, Instant morning, Instant now, const Zone &zone);

} // namespace gander::ui
