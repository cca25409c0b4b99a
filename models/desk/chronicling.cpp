// SPDX-License-Identifier: GPL-3.0-or-later

// Puts whole incidents on the desk, however many, without ever holding them all.

#include "models/desk/recorder.h"
#include "models/domain/clockback.h"

#include <algorithm>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// What of a history could not have been written down in that order by 'now', on a desk that has
// neither the memos nor the contracts it speaks of.
std::optional<QString> chronicleFault(const Chronicle &chronicle, Instant now)
{
    if (QUuid::fromString(chronicle.uid).isNull())
        return u"'%1' is no incident's identity"_s.arg(chronicle.uid.left(60));
    if (chronicle.events.empty() || chronicle.events.front().kind != EventKind::Reported)
        return u"the history does not begin with a report"_s;
    Instant written = chronicle.events.front().recordedAt;
    for (size_t i = 0; i < chronicle.events.size(); ++i) {
        const Event &event = chronicle.events[i];
        const QString name = u"event %1 (%2)"_s;
        const auto named = [&] { return name.arg(i + 1).arg(toKey(event.kind)); };
        if (event.actor.trimmed().isEmpty())
            return u"%1 names nobody as the actor"_s.arg(named());
        if (QUuid::fromString(event.act).isNull())
            return u"%1 names no act"_s.arg(named());
        const bool wentBack = event.recordedAt < written && !event.data.contains(clockBackKey());
        if (wentBack || event.recordedAt > now)
            return u"%1 was recorded at %2, before the one before it or in the future"_s.arg(
                named(), toText(event.recordedAt));
        if (event.occurredAt > event.recordedAt)
            return u"%1 was recorded before it happened"_s.arg(named());
        written = event.recordedAt;
        switch (event.kind) {
        case EventKind::Reported:
            if (i > 0)
                return u"%1 is a second report"_s.arg(named());
            break;
        case EventKind::MemoDrafted:
        case EventKind::MemoApproved:
        case EventKind::MemoIssued:
        case EventKind::ContractMoved:
            return u"%1 speaks of what does not come with it"_s.arg(named());
        case EventKind::Edited:
        case EventKind::Moved:
        case EventKind::Assigned:
        case EventKind::Noted:
        case EventKind::Held:
        case EventKind::Resumed:
        case EventKind::Classified:
        case EventKind::Resolved:
        case EventKind::Reopened:
        case EventKind::Closed:
        case EventKind::Linked:
        case EventKind::Unlinked:
        case EventKind::Merged:
        case EventKind::Unmerged:
        case EventKind::Undone:
            break;
        }
    }
    return {};
}

} // namespace

Result<Receipt> Recorder::enter(Chronicle chronicle)
{
    if (const auto fault = chronicleFault(chronicle, m_now))
        return Error{ErrorKind::Invalid, *fault};
    return insert(chronicle.uid, chronicle.facts, std::move(chronicle.events));
}

Result<qint64> Desk::chronicle(const Chronicler &next, qint64 atOnce)
{
    qint64 entered = 0;
    for (auto one = next(); one;) {
        auto recorder = Recorder::begin(*m_parts, m_parts->clock->now());
        if (!recorder)
            return recorder.error();
        for (qint64 i = 0; one && i < atOnce; ++i, one = next())
            if (const auto receipt = recorder->enter(std::move(*one)); !receipt)
                return receipt.error();
            else
                ++entered;
        if (const auto done = recorder->commit(); !done)
            return done.error();
    }
    return entered;
}

} // namespace gander::desk
