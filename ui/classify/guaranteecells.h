// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The twenty promises of one report under its contract, and their words: what the matrix paints.

#include "models/domain/contract.h"
#include "models/domain/guarantee.h"
#include "models/domain/zone.h"

#include <QString>

#include <array>
#include <optional>

namespace gander::ui {

struct GuaranteeCell {
    Levels levels;
    std::optional<Instant> due; // nothing: no guarantee
    std::optional<Span> window;
    int clause = 0; // of the contract, 1 for its first; 0: the plan's own

    friend bool operator==(const GuaranteeCell &a, const GuaranteeCell &b)
    {
        return a.levels.severity == b.levels.severity && a.levels.devOps == b.levels.devOps
            && a.due == b.due && a.window == b.window && a.clause == b.clause;
    }
};

// Rows by severity, columns by DevOps level.
using GuaranteeCells = std::array<std::array<GuaranteeCell, 4>, 5>;
[[nodiscard]] GuaranteeCells guaranteeCells(Instant reportedAt, Instant classifiedAt,
    const Contract &contract, const QString &product = {});
[[nodiscard]] const GuaranteeCell &cellAt(const GuaranteeCells &cells, const Levels &levels);

// What stands in a cell at 'now'.
struct GuaranteeCellWords {
    QString instant;  // "Wed 25 Nov 05:40", or "No guarantee"
    QString window;   // "+ 12 h", "+ 24 h §2" where a clause speaks
    QString distance; // "in 15 h 20 min", "3 h ago"

    friend bool operator==(const GuaranteeCellWords &, const GuaranteeCellWords &) = default;
};
[[nodiscard]] GuaranteeCellWords wordsOf(const GuaranteeCell &cell, Instant now, const Zone &zone);
// "in 15 h 20 min", or "20 min ago" where it is past.
[[nodiscard]] QString distanceText(Instant due, Instant now);
// "Sev 2 Major function, DevOps 2, fix by Wed 25 Nov 05:40 EST, in 15 h 20 min".
[[nodiscard]] QString spokenText(const GuaranteeCell &cell, Instant now, const Zone &zone);
// "same instant", "12 h later", "6 d 12 h earlier", "no guarantee", "a guarantee".
[[nodiscard]] QString comparedText(const GuaranteeCell &other, const GuaranteeCell &chosen);

} // namespace gander::ui
