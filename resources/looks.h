// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The program's own font and icons; initialises them for whichever program links this.

#include <QString>

namespace gander {

// Registers the font with tabular figures; false (and the system's font stays) where that fails.
// Needs a QGuiApplication; does its work once.
bool loadFonts();
// "Gander Sans".
[[nodiscard]] QString fontFamily();

} // namespace gander
