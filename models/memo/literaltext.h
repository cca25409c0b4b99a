// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Text by strangers, made fit to be shown literally: nothing in it can steer, hide or hang a page.

#include <QString>

namespace gander::memo {

struct TextLimits {
    int line = 4000;  // characters; a line of 100,000 takes over a second to lay out
    int all = 20'000; // characters
    int lines = 400;
};

// 'text' with \n at line ends, without control characters, bidi overrides and what QTextDocument
// takes for its own marks. What goes over a limit is cut, with 'sign' in its place; the sign's %1
// is the length of the whole line or text.
[[nodiscard]] QString literalText(
    const QString &text, const QString &sign, const TextLimits &limits = {});
// The same as a single line of at most 'length' characters.
[[nodiscard]] QString literalLine(const QString &text, const QString &sign, int length = 300);

} // namespace gander::memo
