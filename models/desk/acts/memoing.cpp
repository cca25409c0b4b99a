// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/acts/decision.h"

#include <QCryptographicHash>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// The memo of the present outcome that may still change.
Result<Memo> memoInWork(const Situation &situation)
{
    const Incident &incident = situation.incident();
    if (incident.state == State::Duplicate)
        return Error{ErrorKind::Conflict,
            u"incident %1 is a duplicate, and its customer hears of it with the one that it is "
            "merged into; unmerge it first"_s.arg(incident.id.number())};
    if (!incident.classification || !owesMemo(incident.classification->outcome))
        return Error{ErrorKind::Conflict,
            u"incident %1 owes no memo; operator errors and acts of God do"_s.arg(
                incident.id.number())};
    if (const Memo *memo = openMemo(situation.known))
        return *memo;
    if (!isOpen(incident.state))
        for (const Memo &memo : situation.known.memos)
            if (memo.state == MemoState::Issued)
                return Error{ErrorKind::Conflict,
                    u"memo %1 has been issued and cannot change"_s.arg(memo.number)};
    Memo memo = draftMemo(incident);
    memo.createdAt = situation.now;
    for (const Memo &earlier : situation.known.memos)
        if (earlier.outcome == memo.outcome)
            memo.version = earlier.version + 1;
    return memo;
}

void announceNew(const Memo &memo, const Situation &situation, Decision &decision)
{
    if (!memo.id.isSet())
        decision.events.push_back(situation.event(
            EventKind::MemoDrafted, {{u"memo"_s, u""_s}, {u"outcome"_s, toKey(memo.outcome)}}));
}

Result<void> mustBeComplete(const Memo &memo)
{
    const QStringList missing = missingSections(memo);
    if (missing.isEmpty())
        return {};
    return Error{
        ErrorKind::Invalid, u"memo %1 still lacks %2"_s.arg(memo.number, missing.join(", "_L1))};
}

} // namespace

Result<Decision> decide(const SaveMemo &action, const Situation &situation)
{
    auto memo = memoInWork(situation);
    if (!memo)
        return memo.error();
    for (const MemoSection &given : action.sections) {
        bool isKnown = false;
        for (MemoSection &section : memo->sections)
            if (section.key == given.key) {
                section.text = given.text;
                isKnown = true;
            }
        if (!isKnown) {
            QStringList keys;
            for (const MemoSection &section : memo->sections)
                keys << section.key;
            return Error{ErrorKind::Invalid,
                u"this memo has no section '%1'; it has %2"_s.arg(given.key, keys.join(", "_L1))};
        }
    }
    if (!action.subject.isEmpty())
        memo->subject = action.subject;
    if (!action.to.isEmpty())
        memo->to = action.to;
    if (action.cc) {
        memo->cc = *action.cc;
        // Product is on copy of every operator error, by rule.
        memo->cc.removeAll(u"Product"_s);
        if (memo->outcome == Outcome::OperatorError)
            memo->cc.prepend(u"Product"_s);
    }
    memo->state = MemoState::Draft;
    Decision decision;
    announceNew(*memo, situation, decision);
    decision.memo = *memo;
    return decision;
}

Result<Decision> decide(const ApproveMemo &, const Situation &situation)
{
    auto memo = memoInWork(situation);
    if (!memo)
        return memo.error();
    if (memo->state == MemoState::Approved)
        return Error{ErrorKind::Conflict, u"memo %1 is approved already"_s.arg(memo->number)};
    if (const auto complete = mustBeComplete(*memo); !complete)
        return complete.error();
    Decision decision;
    announceNew(*memo, situation, decision);
    memo->state = MemoState::Approved;
    decision.memo = *memo;
    decision.events.push_back(
        situation.event(EventKind::MemoApproved, {{u"memo"_s, memo->number}}));
    decision.undoable = true;
    return decision;
}

Result<Decision> decide(const IssueMemo &action, const Situation &situation)
{
    auto memo = memoInWork(situation);
    if (!memo)
        return memo.error();
    if (memo->state != MemoState::Approved)
        return Error{ErrorKind::Conflict,
            u"memo %1 must be approved before it is issued"_s.arg(memo->number)};
    if (memo->revision != action.memoRevision)
        return Error{ErrorKind::Conflict,
            u"memo %1 was changed after its page was made"_s.arg(memo->number)};
    if (const auto complete = mustBeComplete(*memo); !complete)
        return complete.error();
    if (!action.pdf.startsWith("%PDF-"))
        return Error{ErrorKind::Invalid, u"the page of memo %1 is no PDF"_s.arg(memo->number)};
    if (action.issuedAt > situation.now || action.issuedAt < situation.incident().reportedAt)
        return Error{
            ErrorKind::Invalid, u"a memo cannot be issued at %1"_s.arg(toText(action.issuedAt))};
    memo->state = MemoState::Issued;
    memo->issuedAt = action.issuedAt;
    memo->issuedBy = situation.act.actor.name;
    memo->bytes = action.pdf.size();
    memo->sha256 = QString::fromLatin1(
        QCryptographicHash::hash(action.pdf, QCryptographicHash::Sha256).toHex());
    Decision decision;
    Event event = situation.event(EventKind::MemoIssued,
        {{u"memo"_s, memo->number}, {u"sha256"_s, memo->sha256}, {u"bytes"_s, memo->bytes},
            {u"content"_s, contentHash(*memo)}, {u"cc"_s, memo->cc.join(", "_L1)}});
    event.occurredAt = action.issuedAt;
    decision.events.push_back(std::move(event));
    decision.memo = *memo;
    decision.pdf = action.pdf;
    return decision;
}

} // namespace gander::desk
