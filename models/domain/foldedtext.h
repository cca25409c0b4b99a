// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Case and accents folded away, for search and sorting.

#include <QString>

namespace gander {

// Sign by sign, so that a text folds to the folds of its parts; "Straße" and "ﬁre" to their
// letters.
[[nodiscard]] QString foldedText(const QString &text);
// The code point at 'at', which is moved behind it.
[[nodiscard]] char32_t takeSign(QStringView text, qsizetype &at);
// What one code point folds to, behind 'folded'; nothing for an accent.
void appendFolded(char32_t sign, QString &folded);

} // namespace gander
