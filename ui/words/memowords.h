// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of a memo's page and of its editor, in the program's language.

#include "models/domain/instant.h"
#include "models/domain/memowords.h"

namespace gander::words {

// 'initial' is the contract's first period: "within 12 h". Names of days and months follow
// 'locale', which should be of the language that the program's words are in.
[[nodiscard]] MemoWords memoWords(const Span &initial = Span::hours(12),
    const QLocale &locale = QLocale(QLocale::English, QLocale::UnitedStates));

} // namespace gander::words
