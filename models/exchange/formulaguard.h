// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keeps cells that we write from being run as formulas by a spreadsheet.

#include <QString>

namespace gander::exchange {

// The guard against cells that a spreadsheet would run as a formula: an apostrophe before the cell.
//
// A cell needs it if it begins with a tab, CR or LF, or if the first character behind any spaces,
// control and format characters (byte order mark, zero widths) and quotes (" ' and their
// typographic kin) is = + - or @, ordinary or fullwidth. A plain number ("-2", "+1.5") needs none.
// Apostrophes count as quotes, so "'=1" is guarded in its turn, and taking one apostrophe off
// whatever it stands before needlessly or not is exact: unguarded(guarded(x)) == x for every x.
[[nodiscard]] bool needsGuard(const QString &cell);
[[nodiscard]] QString guarded(const QString &cell);
// Only for files that we wrote: in another's, "'-v' fails" is what somebody typed.
[[nodiscard]] QString unguarded(const QString &cell);

} // namespace gander::exchange
