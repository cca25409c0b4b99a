// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Labels for text of strangers: always plain, clamped before it is laid out (reliability.md 4).

#include <QString>

class QLabel;
class QWidget;

namespace gander::ui {

// Plain text, never read as rich; keeps to 'longest' characters, with a sign where it was cut.
[[nodiscard]] QLabel *plainLabel(const QString &text, QWidget *parent);
// 'text' clamped for display: "..." and the number of characters that are not shown.
[[nodiscard]] QString clamped(const QString &text, qsizetype longest = 2000);
// For tool tips, which guess rich text: escaped.
[[nodiscard]] QString plainTip(const QString &text);

} // namespace gander::ui
