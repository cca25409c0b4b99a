// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the terms of a contract are wrong: all places at once, never the first alone.

#include <QString>

#include <vector>

namespace gander {

struct TermFault {
    QString place; // "clauses[1].span", "hours.mon"
    QString problem;

    friend bool operator==(const TermFault &, const TermFault &) = default;
};
using TermFaults = std::vector<TermFault>;

// One fault a line.
[[nodiscard]] QString textOf(const TermFaults &faults);

} // namespace gander
