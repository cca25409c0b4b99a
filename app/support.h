// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What helps whoever looks into a problem, as plain text: versions, settings and the end of the
// log. No customer's word, no name of a person, file or folder.

#include "app/settings.h"
#include "models/domain/instant.h"

#include <QString>

namespace gander::app {

[[nodiscard]] QString supportText(const Settings &settings, Instant now);

} // namespace gander::app
