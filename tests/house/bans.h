// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What must not stand in the sources, where it is at home all the same, and why.

#include "tests/house/sourcetext.h"

#include <QString>

#include <functional>
#include <vector>

namespace gander::test {

// A folder or file where a rule does not hold, and why not.
struct Home {
    QString place;
    QString reason;
};

struct Finding {
    qsizetype place = 0;
    QString words; // the line it begins on
};

struct Ban {
    QString name;    // of its two fixtures too
    QString instead; // the way out, for whoever trips over it
    std::vector<Home> homes;
    // Places in the text that break the rule.
    std::function<std::vector<qsizetype>(const SourceText &)> find;
};

[[nodiscard]] const std::vector<Ban> &bans();
// Is 'file' one of them, or does it lie in one of them?
[[nodiscard]] bool isAtHome(const Ban &ban, const QString &file);
// One by one as they stand in the file, at most one a line; none where the rule does not hold.
[[nodiscard]] std::vector<Finding> breaches(
    const Ban &ban, const QString &file, const SourceText &text);

} // namespace gander::test
