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
    case EventKind::Merged:
    case EventKind::Unmerged:
        return true;
    case EventKind::Reported:
    case EventKind::Edited:
    case EventKind::Moved:
    case EventKind::Assigned:
    case EventKind::Noted:
    case EventKind::MemoDrafted:
    case EventKind::MemoApproved:
    case EventKind::ContractMoved:
    case EventKind::Linked:
    case EventKind::Unlinked:
    case EventKind::Undone:
        return false;
    }
    Q_UNREACHABLE();
}

// What an event is about: itself, or what it takes back or brings back, and whether to take it
// back takes that away.
struct Concern {
    const Event *root = nullptr;
    bool removes = true; // otherwise it brings the root back
};

Concern concernOf(const Event &event, const History &history)
{
    Concern concern{&event};
    while (concern.root->kind == EventKind::Undone) {
        const int seq = concern.root->data.value("seq"_L1).toInt();
        // Only a history that was tampered with names what came later.
        if (seq < 1 || seq >= concern.root->seq)
            break;
        concern.root = &history[static_cast<size_t>(seq - 1)];
        concern.removes = !concern.removes;
    }
    return concern;
}

bool isOfLink(EventKind kind)
{
    return kind == EventKind::Linked || kind == EventKind::Unlinked;
}

Error issuedError(const Event &issued)
{
    return {ErrorKind::Conflict,
        u"memo %1 has been issued, and what was sent cannot be taken back"_s.arg(
            issued.data.value("memo"_L1).toString())};
}

// Why an event of its kind is never taken back, or nothing.
std::optional<Error> whyNever(const Event &event)
{
    const auto never = [&event](const QString &why) {
        return Error{ErrorKind::Conflict,
            u"event %1 (%2) cannot be taken back: %3"_s.arg(
                QString::number(event.seq), toKey(event.kind), why)};
    };
    if (event.told)
        return never(u"it was told by another desk, not done on this one"_s);
    switch (event.kind) {
    case EventKind::Assigned:
    case EventKind::Noted:
    case EventKind::Held:
    case EventKind::Resumed:
    case EventKind::Classified:
    case EventKind::Resolved:
    case EventKind::Reopened:
    case EventKind::Closed:
    case EventKind::MemoApproved:
    case EventKind::ContractMoved:
    case EventKind::Linked:
    case EventKind::Unlinked:
    case EventKind::Merged:
    case EventKind::Unmerged:
    case EventKind::Undone:
        return {};
    case EventKind::MemoIssued:
        return issuedError(event);
    case EventKind::MemoDrafted:
        return never(u"a memo that was begun comes and goes with the class"_s);
    case EventKind::Reported:
        return never(u"a report stays, for its clock runs from it"_s);
    case EventKind::Edited:
    case EventKind::Moved:
        return never(u"it was told by another desk, not done on this one"_s);
    }
    Q_UNREACHABLE();
}

Error inTheWay(const Event &later, const QString &wayOut)
{
    return {ErrorKind::Conflict,
        u"event %1 (%2) by %3 came after it; %4"_s.arg(
            QString::number(later.seq), toKey(later.kind), later.actor, wayOut)};
}

// What came since the event and stands on its root, or nothing if the event may be taken back.
std::optional<Error> standsInTheWay(
    const Event &event, const History &history, const std::vector<bool> &counts)
{
    const Event &root = *concernOf(event, history).root;
    for (size_t i = static_cast<size_t>(event.seq); i < history.size(); ++i) {
        const Event &later = history[i];
        if (!counts[i])
            continue;
        if (later.kind == EventKind::MemoIssued && movesState(root.kind))
            return issuedError(later);
        const Concern other = concernOf(later, history);
        const bool sameConcern = (movesState(root.kind) && movesState(other.root->kind))
            || (isOfLink(root.kind) && isOfLink(other.root->kind))
            || (root.kind == other.root->kind
                && (root.kind == EventKind::Assigned || root.kind == EventKind::ContractMoved));
        if (!sameConcern)
            continue;
        if (later.kind != EventKind::Undone)
            return inTheWay(later, u"take that back first"_s);
        // What the root stood on is gone.
        if (!other.removes && other.root->seq < root.seq)
            return inTheWay(later, u"do that again first"_s);
    }
    return {};
}

// An approval comes and goes with the words that were approved.
Result<void> moveApproval(
    const Event &event, const Concern &concern, const Situation &situation, Decision &decision)
{
    const Memo *memo = openMemo(situation.known);
    QJsonObject &data = decision.events.back().data;
    if (concern.removes) {
        const bool takesApproval = concern.root->kind == EventKind::MemoApproved
            || concern.root->kind == EventKind::Classified;
        if (!takesApproval || !memo || memo->state != MemoState::Approved)
            return {};
        data.insert(u"content"_s, contentHash(*memo));
        decision.memo = *memo;
        decision.memo->state = MemoState::Draft;
        return {};
    }
    if (concern.root->kind != EventKind::MemoApproved || !event.data.contains("content"_L1))
        return {};
    if (!memo || memo->state != MemoState::Draft
        || contentHash(*memo) != event.data.value("content"_L1).toString())
        return Error{ErrorKind::Conflict,
            u"memo %1 was changed since; approve it again"_s.arg(
                concern.root->data.value("memo"_L1).toString())};
    decision.memo = *memo;
    decision.memo->state = MemoState::Approved;
    return {};
}

Result<Decision> takeBack(const Event &event, const Situation &situation)
{
    const History &history = situation.known.history;
    const Concern concern = concernOf(event, history);
    const Deed deed = deedOfUndoing(concern.root->kind);
    if (const auto allowed = checkRole(situation.act.actor, deed); !allowed)
        return allowed.error();
    if (const auto fit = checkBroughtBack(*concern.root, !concern.removes, situation.known); !fit)
        return fit.error();
    Decision decision;
    decision.events.push_back(situation.event(
        EventKind::Undone, {{u"seq"_s, event.seq}, {u"kind"_s, toKey(event.kind)}}));
    if (const auto role = recordedRole(situation.act.actor.role, deed))
        decision.events.back().data.insert(u"role"_s, toKey(*role));
    decision.undoable = true;
    if (const auto moved = moveApproval(event, concern, situation, decision); !moved)
        return moved.error();
    return decision;
}

// The last event that was taken back and may come again: nothing else has happened since.
Result<const Event *> toDoAgain(const History &history, const std::vector<bool> &counts)
{
    const Event *since = nullptr;
    for (auto i = static_cast<qsizetype>(history.size()) - 1; i >= 0; --i) {
        const Event &event = history[static_cast<size_t>(i)];
        if (event.kind != EventKind::Undone) {
            since = since ? since : &event;
        } else if (counts[static_cast<size_t>(i)] && !concernOf(event, history).removes) {
            if (since)
                return inTheWay(*since, u"so it is not done again"_s);
            return &event;
        }
    }
    return Error{ErrorKind::Conflict, u"nothing was taken back that could be done again"_s};
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
        if (const auto never = whyNever(event))
            return *never;
        if (const auto fault = standsInTheWay(event, history, counts))
            return *fault;
        // Taking back an Undone brings its event back, as Redo does.
        return takeBack(event, situation);
    }
    for (auto i = static_cast<qsizetype>(history.size()) - 1; i >= 0; --i) {
        const Event &event = history[static_cast<size_t>(i)];
        if (!counts[static_cast<size_t>(i)] || event.kind == EventKind::Undone)
            continue;
        if (event.kind == EventKind::MemoIssued)
            return issuedError(event);
        if (whyNever(event))
            continue;
        if (const auto fault = standsInTheWay(event, history, counts))
            return *fault;
        return takeBack(event, situation);
    }
    return Error{ErrorKind::Conflict,
        u"incident %1 has no act that can be taken back"_s.arg(action.incident.number())};
}

Result<Decision> decide(const Redo &, const Situation &situation)
{
    const History &history = situation.known.history;
    const std::vector<bool> counts = effective(history);
    const auto undone = toDoAgain(history, counts);
    if (!undone)
        return undone.error();
    if (const auto fault = standsInTheWay(**undone, history, counts))
        return *fault;
    return takeBack(**undone, situation);
}

} // namespace gander::desk
