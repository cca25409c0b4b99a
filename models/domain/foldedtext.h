// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Case and accents folded away, for search and sorting.

#include <QString>

namespace gander {

[[nodiscard]] QString foldedText(const QString &text);

} // namespace gander
