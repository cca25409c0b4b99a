// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How often a fault test breaks things: a few times with every build, often on demand.

#include <QtGlobal>

namespace gander::test {

// Whether GANDER_FAULTS_LONG is set, as tests/faults/run.sh --long does.
[[nodiscard]] bool isLongRun();
[[nodiscard]] int rounds(int inShort, int inLong);
// GANDER_FAULTS_SEED, to see a failure again; otherwise the same each time in a short run and
// another each time in a long one. Said on the first call.
[[nodiscard]] quint32 faultSeed();

} // namespace gander::test
