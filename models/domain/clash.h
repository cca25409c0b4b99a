// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Two people at one incident: what an act decides on, what came since it was decided, and both
// sides where they touch. What does not touch is done on the incident as it stands.

#include "models/domain/action.h"
#include "models/domain/listing.h"

#include <QFlags>

namespace gander {

// What of an incident an act settles or rests on, and an event settled.
enum class Matter {
    Class = 1,
    Assignee = 2,
    Progress = 4, // on hold, resolved, closed
    Memo = 8,
    Contract = 16,
    Facts = 32,  // title, description, customer, product, reporter
    Outage = 64, // the master that it is linked to
};
Q_DECLARE_FLAGS(Matters, Matter)
Q_DECLARE_OPERATORS_FOR_FLAGS(Matters)
inline constexpr std::array allMatters{Matter::Class, Matter::Assignee, Matter::Progress,
    Matter::Memo, Matter::Contract, Matter::Facts, Matter::Outage};

// Nothing for what adds to the history and settles nothing, as a note does, and for what guards
// itself against what came later.
[[nodiscard]] Matters mattersOf(const Action &action);
[[nodiscard]] Matters mattersOf(EventKind kind);

// One side of a clash, in the form of an event.
struct ClashSide {
    QString who;
    Instant when;
    EventKind kind = EventKind::Noted;
    QJsonObject data;
    bool takenBack = false; // the event was taken back, not done

    friend bool operator==(const ClashSide &, const ClashSide &) = default;
};

struct Clash {
    Matters matters;               // that both touch
    std::vector<ClashSide> theirs; // in the order they came; none where a memo's words changed
    ClashSide mine;
};

// What has happened to the incident since 'act' was decided that touches it, or nothing: then the
// act is as good as it was.
[[nodiscard]] std::optional<Clash> clashOf(
    const Act &act, const IncidentDetail &known, Instant now);
// Conflict, naming who did what and when.
[[nodiscard]] Error errorOf(const Clash &clash);

} // namespace gander
