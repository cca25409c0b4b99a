// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What another contract version does to incidents that are under way; the impact that is shown and
// the moves that are made come from the same function.

#include "models/desk/deskparts.h"

namespace gander::desk {

// What becomes of 'known' if it moves to 'to' at 'now'.
struct ForeseenMove {
    ContractMove move;
    bool changes = false;   // a deadline is another one
    bool breaks = false;    // overdue by it, and not before
    bool endangers = false; // at risk or critical by it, and calm before
};
[[nodiscard]] Result<ForeseenMove> foreseeMove(
    const Desk::Parts &parts, const IncidentDetail &known, const Contract &to, Instant now);

// 'contract' as it would be put in force: settled, its clauses made of its windows where it has
// none; Invalid with every fault.
[[nodiscard]] Result<Contract> readyContract(const Contract &contract);

// The event that moves an incident.
[[nodiscard]] QJsonObject moveData(const ContractRef &to, const ContractRef &from);

} // namespace gander::desk
