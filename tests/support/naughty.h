// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Texts that have broken other programs: markup, directions, odd letters, places of sentences,
// formulas, paths, and lengths that nobody expects.

#include <QString>

#include <vector>

namespace gander::test {

struct Naughty {
    QString name;
    QString text;
};

// All of them; those that are long have 'long' in their name. 'bait' is a file that must never be
// opened: markup and formulas among them point to it.
[[nodiscard]] std::vector<Naughty> naughtyTexts(const QString &bait);

} // namespace gander::test
