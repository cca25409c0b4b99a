// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How well typed words fit a name: beginnings of its words before what stands within them, letters
// in their order last; case and accents do not count.

#include <QString>
#include <QStringList>

#include <optional>

namespace gander::ui {

// What was typed, folded once for all names.
[[nodiscard]] QStringList foldedWords(const QString &typed);

// Less is better, 0 where the name begins with them; nothing if one of 'words' does not fit.
// 'foldedName' is made by foldedText().
[[nodiscard]] std::optional<int> fitOf(const QStringList &words, const QString &foldedName);

} // namespace gander::ui
