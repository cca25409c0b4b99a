// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a clause says in words, what it changes over the version before, and the plan that comes of
// all clauses cell by cell.

#include "models/domain/contract.h"
#include "ui/customers/contractdraft.h"

#include <QStringList>

#include <array>

namespace gander::ui {

[[nodiscard]] QString clauseKindIcon(ClauseKind kind);
[[nodiscard]] QString clauseSubjectName(ClauseSubject subject); // "Time to classify"
// "Sev 1–2, DevOps 3"; cell by cell where they make no block.
[[nodiscard]] QString cellsText(const Clause::Cells &cells);
[[nodiscard]] QString appliesTo(const ClauseText &clause);
// "36 h", "no guarantee", or what was typed where it cannot be read.
[[nodiscard]] QString guaranteeText(const ClauseText &clause);
// The units of a span as spanFromJson() has them, and their words.
[[nodiscard]] const std::vector<std::pair<QString, QString>> &spanUnits();

struct ClauseMark {
    enum class What { Same, Changed, New };
    What what = What::Same;
    QString was; // "2 weeks", may be empty
};
[[nodiscard]] ClauseMark markOf(const Clause &clause, const Contract &before);

struct PlanCell {
    QString window; // "36 h", "none"
    int clause = 0; // 1 for the first; 0: the plan's own
    bool promises = true;
    bool moved = false; // another window than before
    QString was;

    friend bool operator==(const PlanCell &, const PlanCell &) = default;
};
using PlanCells = std::array<std::array<PlanCell, 4>, 5>;
[[nodiscard]] PlanCells planCells(const Contract &contract, const Contract &before);
// "Sev 1 Complete outage, DevOps 3: 36 h by clause 2, was 48 h".
[[nodiscard]] QString spokenCell(const PlanCells &cells, int row, int column);

} // namespace gander::ui
