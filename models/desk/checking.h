// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parts of a desk's check (reliability.md L3); each adds what it finds to the report.

#include "models/desk/desk.h"
#include "models/store/anchor.h"

namespace gander::desk {

// Chains, stored rows and memos of 'ids', which are all there are, against what their histories
// give; 'deep': the words that search looks at too. Cancelled, or nothing went wrong with looking.
[[nodiscard]] Result<void> checkIncidents(const Desk::Parts &parts,
    const std::vector<IncidentId> &ids, bool deep, const Progress &progress, CheckReport &report);

// What the events themselves say, to be held against what the desk and its anchor say of them.
struct HeadFound {
    qint64 events = 0;
    std::optional<QString> head; // over all of them, where they were read
    QString headAtAnchor;        // over those that the anchor knows
};
void compareHead(const Desk::Parts &parts, const std::optional<store::Anchor> &anchor,
    const HeadFound &found, CheckReport &report);

} // namespace gander::desk
