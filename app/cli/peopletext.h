// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Incidents as plain text for people at a terminal.

#include "models/domain/board.h"

#include <QStringList>

namespace gander::app {

// Three lines: what it is, and how both clocks stand.
[[nodiscard]] QString briefText(const IncidentDetail &detail, Instant now);
// Everything known, both deadlines step by step among it.
[[nodiscard]] QString fullText(const IncidentDetail &detail, const Zone &deskZone, Instant now);
// A list as columns: time left, number, title, customer, class, owner.
[[nodiscard]] QString tableLine(const IncidentRow &row, Instant now);
[[nodiscard]] QString tableHead();
// The managers' board: figures, the matrix of open core product bugs, the soonest.
[[nodiscard]] QString boardText(const Board &board, const Zone &zone);

} // namespace gander::app
