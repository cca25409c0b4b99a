// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/acts/decision.h"
#include "models/domain/roles.h"

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// Kinds that move the incident from state to state; only the last of them can be taken back.
bool movesState(EventKind kind)
{
    switch (kind) {
    case EventKind::Classified:
    case EventKind::Held:
    case EventKind::Resumed:
    case EventKind::Resolved:
    case EventKind::Reopened:
    case EventKind::Closed:
    case EventKind::MemoIssued:
        return true;
    case EventKind::Reported:
    case EventKind::Edited:
    case EventKind::Moved:
    case EventKind::Assigned:
    case EventKind::Noted:
    case EventKind::MemoDrafted:
    case EventKind::MemoApproved:
    case EventKind::ContractMoved:
    case EventKind::Undone:
        return false;
    }
    Q_UNREACHABLE();
}

bool canBeTakenBack(const Event &event)
{
    if (event.told)
        return false;
    return event.kind == EventKind::Assigned || event.kind == EventKind::Noted
        || event.kind == EventKind::MemoApproved || event.kind == EventKind::ContractMoved
        || (movesState(event.kind) && event.kind != EventKind::MemoIssued);
}

Error issuedError(const Event &issued)
{
    return {ErrorKind::Conflict,
        u"memo %1 has been issued, and what was sent cannot be taken back"_s.arg(
            issued.data.value("memo"_L1).toString())};
}

// The event that later ones stand on, or nothing if it may go.
std::optional<Error> standsInTheWay(
    const Event &event, const History &history, const std::vector<bool> &counts)
{
    for (size_t i = static_cast<size_t>(event.seq); i < history.size(); ++i) {
        const Event &later = history[i];
        if (!counts[i])
            continue;
        if (later.kind == EventKind::MemoIssued && movesState(event.kind))
            return issuedError(later);
        const bool sameConcern = (movesState(event.kind) && movesState(later.kind))
            || (event.kind == later.kind
                && (event.kind == EventKind::Assigned || event.kind == EventKind::ContractMoved));
        if (sameConcern)
            return Error{ErrorKind::Conflict,
                u"event %1 (%2) came after it; take that back first"_s.arg(later.seq).arg(
                    toKey(later.kind))};
    }
    return {};
}

// 'concern' is what the desk will see come or go: the event, or the one that an Undone took back.
Result<Decision> takeBack(const Event &event, const Event &concern, const Situation &situation)
{
    const Deed deed = deedOfUndoing(concern.kind);
    if (const auto allowed = checkRole(situation.act.actor, deed); !allowed)
        return allowed.error();
    Decision decision;
    decision.events.push_back(situation.event(
        EventKind::Undone, {{u"seq"_s, event.seq}, {u"kind"_s, toKey(event.kind)}}));
    if (const auto role = recordedRole(situation.act.actor.role, deed))
        decision.events.back().data.insert(u"role"_s, toKey(*role));
    decision.undoable = true;
    // An approval taken back leaves a draft, and so does the class that opened the memo.
    if (event.kind == EventKind::MemoApproved || event.kind == EventKind::Classified)
        if (const Memo *memo = openMemo(situation.known);
            memo && memo->state == MemoState::Approved) {
            decision.memo = *memo;
            decision.memo->state = MemoState::Draft;
        }
    return decision;
}

} // namespace

const Memo *openMemo(const IncidentDetail &known)
{
    if (!known.incident.classification)
        return nullptr;
    for (const Memo &memo : known.memos)
        if (memo.outcome == known.incident.classification->outcome
            && (memo.state == MemoState::Draft || memo.state == MemoState::Approved))
            return &memo;
    return nullptr;
}

Result<Decision> decide(const Undo &action, const Situation &situation)
{
    const History &history = situation.known.history;
    const std::vector<bool> counts = effective(history);
    if (action.seq != 0) {
        if (action.seq < 1 || static_cast<size_t>(action.seq) > history.size())
            return Error{ErrorKind::NotFound,
                u"incident %1 has no event %2"_s.arg(action.incident.number()).arg(action.seq)};
        const Event &event = history[static_cast<size_t>(action.seq - 1)];
        if (!counts[static_cast<size_t>(action.seq - 1)])
            return Error{ErrorKind::Conflict, u"event %1 was taken back already"_s.arg(action.seq)};
        if (event.kind == EventKind::MemoIssued)
            return issuedError(event);
        // Taking back an Undone brings its event back, as redo does.
        const Event *concern = &event;
        if (event.kind == EventKind::Undone) {
            const int target = event.data.value("seq"_L1).toInt();
            concern = &history[static_cast<size_t>(target - 1)];
        } else if (!canBeTakenBack(event)) {
            return Error{ErrorKind::Conflict,
                u"event %1 (%2) cannot be taken back"_s.arg(event.seq).arg(toKey(event.kind))};
        }
        Event moment = *concern;
        moment.seq = event.seq;
        if (const auto fault = standsInTheWay(moment, history, counts))
            return *fault;
        return takeBack(event, *concern, situation);
    }
    for (auto i = static_cast<qsizetype>(history.size()) - 1; i >= 0; --i) {
        const Event &event = history[static_cast<size_t>(i)];
        if (!counts[static_cast<size_t>(i)] || event.kind == EventKind::Undone)
            continue;
        if (event.kind == EventKind::MemoIssued)
            return issuedError(event);
        if (canBeTakenBack(event))
            return takeBack(event, event, situation);
    }
    return Error{ErrorKind::Conflict,
        u"incident %1 has no act that can be taken back"_s.arg(action.incident.number())};
}

} // namespace gander::desk
