// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who reports to the measuring desk and who works on it.

#include "models/domain/contract.h"
#include "tests/bench/desk/dice.h"

#include <QStringList>

namespace gander::bench {

// Forty, the largest first.
[[nodiscard]] QStringList customers();
[[nodiscard]] QStringList products();
// Twenty, the busiest first.
[[nodiscard]] QStringList agents();
[[nodiscard]] QString reporter(Dice &dice);
// A few customers' contracts in the order in which they come into force, the first at 'begin', two
// of them renewed half way to 'now'.
[[nodiscard]] std::vector<Contract> contracts(const Zone &deskZone, Instant begin, Instant now);

} // namespace gander::bench
