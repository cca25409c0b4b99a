// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an act comes to, decided from what is known and nothing else: the events to append and the
// memo to write. Preview and perform run the same decision.

#include "models/domain/action.h"
#include "models/domain/listing.h"

#include <optional>

namespace gander::desk {

struct Decision {
    // kind, actor, occurredAt, told and data are set; the rest is the recorder's.
    History events;
    std::optional<Memo> memo; // to insert (without id) or to update
    QByteArray pdf;           // the bytes to freeze with the memo
    bool undoable = false;
};

// What the act is decided on.
struct Situation {
    const Act &act;
    const IncidentDetail &known; // the incident as it stands
    Instant now;
    // What others have reserved in the month, where the act asks for hours of it.
    std::optional<MonthHours> hours = {};
    std::optional<Relative> other = {}; // whom the act links it to or merges it into, as it stands

    // When it happened: the act's own instant, else now.
    [[nodiscard]] Instant at() const { return act.at.value_or(now); }
    [[nodiscard]] const Incident &incident() const { return known.incident; }
    [[nodiscard]] Event event(EventKind kind, const QJsonObject &data = {}) const;
};

[[nodiscard]] Result<Decision> decide(const Classify &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const Assign &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const Claim &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const AddNote &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const Hold &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const Resume &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const Resolve &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const Reopen &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const Close &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const Undo &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const Redo &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const SaveMemo &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const ApproveMemo &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const IssueMemo &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const MoveContract &action, const Situation &situation);

[[nodiscard]] Result<Decision> decide(const Link &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const Unlink &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const Merge &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const Unmerge &action, const Situation &situation);
[[nodiscard]] Result<Decision> decide(const PassOn &action, const Situation &situation);

// May it be linked to, merged into the other? 'known' with all its relatives.
[[nodiscard]] Result<void> checkLink(const IncidentDetail &known, const Relative &master);
[[nodiscard]] Result<void> checkMerge(const IncidentDetail &known, const Relative &into);
// The same where an event comes back, or one that ended the relation goes.
[[nodiscard]] Result<void> checkBroughtBack(
    const Event &concern, bool comesBack, const IncidentDetail &known);

// Of any action on an incident that exists; Invalid for the others. Also checks what all acts
// share: a name for the actor, an instant neither in the future nor before the report, a fresh
// revision.
[[nodiscard]] Result<Decision> decide(const Situation &situation);
// The incident that an action is on; unset for those that make one or are on none.
[[nodiscard]] IncidentId incidentOf(const Action &action);
// The other one that it names: the master, or the one to merge into.
[[nodiscard]] IncidentId otherOf(const Action &action);

// The draft or approved memo of the present outcome, if there is one.
[[nodiscard]] const Memo *openMemo(const IncidentDetail &known);

// The same in letters that every engine gives back as they were: others become U+FFFD.
[[nodiscard]] Act inText(Act act);
[[nodiscard]] TakeOver inText(TakeOver taken);
[[nodiscard]] SavedView inText(SavedView view);
// Text that is longer than a desk keeps, or nothing.
[[nodiscard]] std::optional<QString> tooLong(const Act &act);

// What a report writes first; taken-over ones also tell whether their first clock is known.
[[nodiscard]] QJsonObject reportData(const IncidentFacts &facts, const ContractRef &contract);
[[nodiscard]] std::optional<QString> faultOf(const IncidentFacts &facts);
// What 'told' adds to the history it has; empty if nothing.
[[nodiscard]] History newlyTold(
    const TakeOver &taken, const IncidentDetail &known, const Actor &actor);

} // namespace gander::desk
