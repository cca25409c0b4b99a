// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which role what is done on a desk asks for, as one table: a local desk goes by it, and a shared
// one has it in the database (reliability.md 7).

#include "models/domain/action.h"
#include "models/domain/actor.h"

namespace gander {

// Everything that roles are told apart by, also what is no act on an incident.
enum class Deed {
    File,
    Classify,
    Assign,
    Note,
    Hold,
    Resume,
    Resolve,
    Reopen,
    Close,
    Undo,
    DraftMemo,
    ApproveMemo,
    IssueMemo,
    Link,  // to the master of an outage, and off it
    Merge, // a duplicate, and out again
    PassOn,
    TakeOver,
    SetContract,
    MoveDeadline, // an incident to another contract, and back
    RevokeMemo,
    SetPolicy,
    SetTemplate,
    Restore,
};
inline constexpr std::array allDeeds{Deed::File, Deed::Classify, Deed::Assign, Deed::Note,
    Deed::Hold, Deed::Resume, Deed::Resolve, Deed::Reopen, Deed::Close, Deed::Undo, Deed::DraftMemo,
    Deed::ApproveMemo, Deed::IssueMemo, Deed::Link, Deed::Merge, Deed::PassOn, Deed::TakeOver,
    Deed::SetContract, Deed::MoveDeadline, Deed::RevokeMemo, Deed::SetPolicy, Deed::SetTemplate,
    Deed::Restore};
// "file", "set-contract", ...: what a database would name it by.
[[nodiscard]] QString toKey(Deed deed);

[[nodiscard]] Deed deedOf(const Action &action);
// What taking back an event of that kind is.
[[nodiscard]] Deed deedOfUndoing(EventKind kind);

// Agent or Manager.
[[nodiscard]] Role leastRole(Deed deed);
[[nodiscard]] bool mayPerform(Role role, Deed deed);
// Forbidden, naming actor and deed.
[[nodiscard]] Result<void> checkRole(const Actor &actor, Deed deed);

// The role that stands with the event: a manager's always, an agent's never, and that nothing was
// said where the deed is a manager's.
[[nodiscard]] std::optional<Role> recordedRole(Role role, Deed deed);

} // namespace gander
