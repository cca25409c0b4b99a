// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/clash.h"

#include <algorithm>

namespace gander {

using namespace Qt::StringLiterals;

namespace {

constexpr Matters everything()
{
    Matters all;
    for (const Matter matter : allMatters)
        all |= matter;
    return all;
}

// One overload each: a new action does not compile before it is decided here.
struct MattersOf {
    Matters operator()(const FileIncident &) const { return {}; }
    Matters operator()(const TakeOver &) const { return {}; }
    Matters operator()(const SetContract &) const { return {}; }
    Matters operator()(const AddNote &) const { return {}; }
    Matters operator()(const Classify &) const { return Matter::Class; }
    Matters operator()(const Assign &) const { return Matter::Assignee; }
    // Looks for itself whether it is still nobody's.
    Matters operator()(const Claim &) const { return {}; }
    Matters operator()(const Hold &) const { return Matter::Progress; }
    Matters operator()(const Resume &) const { return Matter::Progress; }
    // What is resolved is what it was taken for: of another class it may owe a memo.
    Matters operator()(const Resolve &) const { return Matter::Progress | Matter::Class; }
    Matters operator()(const Reopen &) const { return Matter::Progress; }
    Matters operator()(const Close &) const { return Matter::Progress; }
    // The one event that it names is guarded by what stands on it; the last one is whichever it is.
    Matters operator()(const Undo &undo) const { return undo.seq == 0 ? everything() : Matters(); }
    // Looks for itself whether anything has happened since.
    Matters operator()(const Redo &) const { return {}; }
    // Each outcome has a memo of its own.
    Matters operator()(const SaveMemo &) const { return Matter::Memo | Matter::Class; }
    Matters operator()(const ApproveMemo &) const { return Matter::Memo | Matter::Class; }
    Matters operator()(const IssueMemo &) const
    {
        return Matter::Memo | Matter::Class | Matter::Progress;
    }
    // By its master it is part of an outage, and a merged one is worked on no more.
    Matters operator()(const Link &) const { return Matter::Outage; }
    Matters operator()(const Unlink &) const { return Matter::Outage; }
    Matters operator()(const Merge &) const { return Matter::Progress; }
    Matters operator()(const Unmerge &) const { return Matter::Progress; }
    Matters operator()(const PassOn &action) const
    {
        const Matters classes = Matter::Class | Matter::Outage;
        return action.resolve ? classes | Matter::Progress : classes;
    }
    Matters operator()(const MoveContract &) const { return Matter::Contract | Matter::Progress; }
};

QJsonObject classData(const Classify &action, const QString &reason)
{
    QJsonObject data{
        {u"outcome"_s, toKey(action.classification.outcome)}, {u"finding"_s, action.finding}};
    if (action.classification.severity)
        data.insert(u"severity"_s, number(*action.classification.severity));
    if (action.classification.devOps)
        data.insert(u"devops"_s, number(*action.classification.devOps));
    if (!reason.isEmpty())
        data.insert(u"reason"_s, reason);
    return data;
}

// The event that the act would write, as far as words need it.
struct SideOf {
    const Act &act;
    using Told = std::pair<EventKind, QJsonObject>;

    Told operator()(const Classify &action) const
    {
        return {EventKind::Classified, classData(action, act.reason)};
    }
    Told operator()(const Assign &action) const
    {
        return {EventKind::Assigned, {{u"to"_s, action.to}}};
    }
    Told operator()(const Claim &) const
    {
        return {EventKind::Assigned, {{u"to"_s, act.actor.name}}};
    }
    Told operator()(const AddNote &action) const
    {
        return {EventKind::Noted, {{u"text"_s, action.text}}};
    }
    Told operator()(const Hold &) const { return {EventKind::Held, {{u"reason"_s, act.reason}}}; }
    Told operator()(const Resume &) const { return {EventKind::Resumed, {}}; }
    Told operator()(const Resolve &action) const
    {
        return {EventKind::Resolved, {{u"note"_s, action.note}}};
    }
    Told operator()(const Reopen &) const
    {
        return {EventKind::Reopened, {{u"reason"_s, act.reason}}};
    }
    Told operator()(const Close &action) const
    {
        return {EventKind::Closed, {{u"note"_s, action.note}}};
    }
    Told operator()(const Undo &action) const
    {
        return {EventKind::Undone, {{u"seq"_s, action.seq}}};
    }
    Told operator()(const Redo &) const { return {EventKind::Undone, {}}; }
    Told operator()(const SaveMemo &) const { return {EventKind::MemoDrafted, {}}; }
    Told operator()(const ApproveMemo &) const { return {EventKind::MemoApproved, {}}; }
    Told operator()(const IssueMemo &) const { return {EventKind::MemoIssued, {}}; }
    Told operator()(const MoveContract &action) const
    {
        return {EventKind::ContractMoved,
            {{u"contract"_s, action.to.name}, {u"version"_s, action.to.version}}};
    }
    Told operator()(const Link &) const { return {EventKind::Linked, {}}; }
    Told operator()(const Unlink &) const { return {EventKind::Unlinked, {}}; }
    Told operator()(const Merge &) const { return {EventKind::Merged, {}}; }
    Told operator()(const Unmerge &) const { return {EventKind::Unmerged, {}}; }
    Told operator()(const PassOn &action) const
    {
        if (!action.classification)
            return {EventKind::Resolved, {{u"note"_s, action.note}}};
        return {EventKind::Classified,
            classData({action.incident, *action.classification, action.finding}, act.reason)};
    }
    Told operator()(const FileIncident &) const { return {EventKind::Reported, {}}; }
    Told operator()(const SetContract &) const { return {EventKind::ContractMoved, {}}; }
    Told operator()(const TakeOver &) const { return {EventKind::Moved, {}}; }
};

const Event *eventOf(const History &history, int seq)
{
    const auto found = std::ranges::lower_bound(history, seq, {}, &Event::seq);
    return found != history.end() && found->seq == seq ? &*found : nullptr;
}

// What came since event 'seen' and still holds, as far as it touches 'mine'.
void addSince(Clash &clash, const History &history, int seen, Matters mine)
{
    const std::vector<bool> counts = effective(history);
    for (size_t i = 0; i < history.size(); ++i) {
        const Event &event = history[i];
        if (event.seq <= seen || !counts[i])
            continue;
        const Event *root = &event;
        bool takenBack = false;
        while (root->kind == EventKind::Undone) {
            const Event *target = eventOf(history, root->data.value("seq"_L1).toInt());
            if (!target)
                break;
            root = target;
            takenBack = !takenBack;
        }
        // Done and taken back since: as if it had not been.
        if (takenBack && root->seq > seen)
            continue;
        const Matters both = mattersOf(root->kind) & mine;
        if (!both)
            continue;
        clash.matters |= both;
        clash.theirs.push_back({event.actor, event.recordedAt, root->kind, root->data, takenBack});
    }
}

} // namespace

Matters mattersOf(const Action &action)
{
    return std::visit(MattersOf(), action);
}

Matters mattersOf(EventKind kind)
{
    switch (kind) {
    case EventKind::Edited:
        return Matter::Facts;
    case EventKind::Moved:
    case EventKind::Held:
    case EventKind::Resumed:
    case EventKind::Resolved:
    case EventKind::Reopened:
    case EventKind::Closed:
    case EventKind::Merged:
    case EventKind::Unmerged:
        return Matter::Progress;
    case EventKind::Linked:
    case EventKind::Unlinked:
        return Matter::Outage;
    case EventKind::Assigned:
        return Matter::Assignee;
    case EventKind::Classified:
        return Matter::Class;
    case EventKind::MemoDrafted:
    case EventKind::MemoApproved:
        return Matter::Memo;
    case EventKind::MemoIssued:
        return Matter::Memo | Matter::Progress;
    case EventKind::ContractMoved:
        return Matter::Contract;
    case EventKind::Reported:
    case EventKind::Noted:
    case EventKind::Undone: // is about another event
        return {};
    }
    Q_UNREACHABLE();
}

std::optional<Clash> clashOf(const Act &act, const IncidentDetail &known, Instant now)
{
    const Matters mine = mattersOf(act.action);
    if (!act.seen || *act.seen == known.incident.revision || !mine || known.history.empty())
        return {};
    auto [kind, data] = std::visit(SideOf{act}, act.action);
    Clash clash{.matters = {},
        .theirs = {},
        .mine = {act.actor.name, act.at.value_or(now), kind, std::move(data), false}};
    if (act.seenSeq <= 0) {
        // Nobody can tell what came since: the last stands for it.
        const Event &last = known.history.back();
        clash.matters = mine;
        clash.theirs.push_back({last.actor, last.recordedAt, last.kind, last.data, false});
        return clash;
    }
    addSince(clash, known.history, act.seenSeq, mine);
    // A memo's words change without an event.
    if (mine.testFlag(Matter::Memo) && std::ranges::any_of(known.memos, [&](const Memo &memo) {
            return memo.revision > *act.seen;
        }))
        clash.matters |= Matter::Memo;
    if (!clash.matters)
        return {};
    return clash;
}

Error errorOf(const Clash &clash)
{
    if (clash.theirs.empty())
        return {ErrorKind::Conflict, u"the memo's words were changed meanwhile"_s};
    const ClashSide &last = clash.theirs.back();
    return {ErrorKind::Conflict,
        (last.takenBack ? u"%1 changed it at %2 (%3, taken back)"_s : u"%1 changed it at %2 (%3)"_s)
            .arg(last.who, toText(last.when), toKey(last.kind))};
}

} // namespace gander
