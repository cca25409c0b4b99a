// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Acts as what was done, and both sides where two people meet at one incident.

#include "models/domain/clash.h"
#include "models/domain/manyacts.h"

#include <QString>

#include <vector>

namespace gander::words {

// "classified G-12 as Core product bug, Sev 2, DevOps 3", "assigned 12 incidents to Jo Park": what
// 'acts' of one kind did, for a sentence such as "Taken back: %1."; empty for those without words.
[[nodiscard]] QString doneWords(const std::vector<Act> &acts);

// "G-4: incident 4 is Jo Park's already" for the first few that were refused, and how many more.
[[nodiscard]] QString refusedWords(const ManyDone &done);

// One side, such as "Core product bug, Sev 2, DevOps 3", and what goes with it: the finding, a
// reason.
struct SideWords {
    QString line;
    QString more;
};
[[nodiscard]] SideWords sideWords(const ClashSide &side);

} // namespace gander::words
