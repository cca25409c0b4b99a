// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/acts/decision.h"

#include <algorithm>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

Result<void> mustBeOpen(const Incident &incident)
{
    if (isOpen(incident.state))
        return {};
    return Error{ErrorKind::Conflict,
        (incident.state == State::Duplicate ? u"incident %1 is a %2; unmerge it first"_s
                                            : u"incident %1 is %2; reopen it first"_s)
            .arg(QString::number(incident.id.number()), toKey(incident.state))};
}

Result<void> notBefore(const Situation &situation, Instant earliest, const QString &what)
{
    if (situation.at() >= earliest)
        return {};
    return Error{ErrorKind::Invalid,
        u"%1 is before %2 at %3"_s.arg(toText(situation.at()), what, toText(earliest))};
}

Decision one(Event event)
{
    Decision decision;
    decision.events.push_back(std::move(event));
    decision.undoable = true;
    return decision;
}

// Since when it is theirs without a break.
std::optional<Instant> assignedSince(const History &history, const QString &whom)
{
    const std::vector<bool> counts = effective(history);
    std::vector<const Event *> assigned;
    for (size_t i = 0; i < history.size(); ++i)
        if (counts[i] && history[i].kind == EventKind::Assigned)
            assigned.push_back(&history[i]);
    std::stable_sort(assigned.begin(), assigned.end(),
        [](const Event *a, const Event *b) { return a->occurredAt < b->occurredAt; });
    std::optional<Instant> since;
    for (const Event *event : assigned) {
        if (event->data.value("to"_L1).toString() != whom)
            since.reset();
        else if (!since)
            since = event->occurredAt;
    }
    return since;
}

QJsonObject withText(const QString &name, const QString &text)
{
    return text.isEmpty() ? QJsonObject() : QJsonObject{{name, text}};
}

} // namespace

Result<Decision> decide(const Assign &action, const Situation &situation)
{
    if (const auto open = mustBeOpen(situation.incident()); !open)
        return open.error();
    const QString to = action.to.trimmed();
    if (to == situation.incident().assignee)
        return Error{ErrorKind::Conflict,
            to.isEmpty() ? u"incident %1 is nobody's already"_s.arg(action.incident.number())
                         : u"incident %1 is %2's already"_s.arg(action.incident.number()).arg(to)};
    return one(situation.event(EventKind::Assigned, {{u"to"_s, to}}));
}

// Who was first keeps it: the other is told whose it is and since when.
Result<Decision> decide(const Claim &action, const Situation &situation)
{
    const Incident &incident = situation.incident();
    if (const auto open = mustBeOpen(incident); !open)
        return open.error();
    const QString me = situation.act.actor.name.trimmed();
    if (incident.assignee == me)
        return Decision();
    if (incident.assignee.isEmpty())
        return one(situation.event(EventKind::Assigned, {{u"to"_s, me}}));
    const auto since = assignedSince(situation.known.history, incident.assignee);
    const QString number = QString::number(action.incident.number());
    return Error{ErrorKind::Conflict,
        since ? u"incident %1 is %2's since %3"_s.arg(number, incident.assignee, toText(*since))
              : u"incident %1 is %2's already"_s.arg(number, incident.assignee)};
}

Result<Decision> decide(const AddNote &action, const Situation &situation)
{
    if (action.text.trimmed().isEmpty())
        return Error{ErrorKind::Invalid, u"the note is empty"_s};
    return one(situation.event(EventKind::Noted, {{u"text"_s, action.text}}));
}

Result<Decision> decide(const Hold &action, const Situation &situation)
{
    const Incident &incident = situation.incident();
    if (const auto open = mustBeOpen(incident); !open)
        return open.error();
    if (incident.heldSince)
        return Error{
            ErrorKind::Conflict, u"incident %1 is on hold already"_s.arg(action.incident.number())};
    if (situation.act.reason.trimmed().isEmpty())
        return Error{ErrorKind::Invalid, u"a hold needs a reason: whom or what one waits for"_s};
    return one(situation.event(EventKind::Held, {{u"reason"_s, situation.act.reason}}));
}

Result<Decision> decide(const Resume &action, const Situation &situation)
{
    const Incident &incident = situation.incident();
    if (!incident.heldSince)
        return Error{
            ErrorKind::Conflict, u"incident %1 is not on hold"_s.arg(action.incident.number())};
    if (const auto fit = notBefore(situation, *incident.heldSince, u"the hold"_s); !fit)
        return fit.error();
    return one(situation.event(EventKind::Resumed, withText(u"reason"_s, situation.act.reason)));
}

Result<Decision> decide(const Resolve &action, const Situation &situation)
{
    const Incident &incident = situation.incident();
    if (const auto open = mustBeOpen(incident); !open)
        return open.error();
    // One that was taken over may have been investigated on the other desk.
    const bool takenOver = situation.known.classify.status == ClockStatus::Unknown
        || situation.known.classify.status == ClockStatus::Done;
    if (!incident.classification && !takenOver)
        return Error{ErrorKind::Conflict,
            u"incident %1 has no class yet; classify it first"_s.arg(action.incident.number())};
    if (incident.heldSince)
        if (const auto fit = notBefore(situation, *incident.heldSince, u"the hold"_s); !fit)
            return fit.error();
    const QString note = action.note.isEmpty() ? situation.act.reason : action.note;
    return one(situation.event(EventKind::Resolved, withText(u"note"_s, note)));
}

Result<Decision> decide(const Reopen &action, const Situation &situation)
{
    const Incident &incident = situation.incident();
    if (isOpen(incident.state))
        return Error{
            ErrorKind::Conflict, u"incident %1 is open already"_s.arg(action.incident.number())};
    if (incident.state == State::Duplicate)
        return mustBeOpen(incident).error();
    if (situation.act.reason.trimmed().isEmpty())
        return Error{ErrorKind::Invalid, u"reopening needs a reason"_s};
    if (incident.resolvedAt)
        if (const auto fit = notBefore(situation, *incident.resolvedAt, u"the resolution"_s); !fit)
            return fit.error();
    return one(situation.event(EventKind::Reopened, {{u"reason"_s, situation.act.reason}}));
}

Result<Decision> decide(const Close &action, const Situation &situation)
{
    const Incident &incident = situation.incident();
    if (incident.state != State::Resolved)
        return Error{ErrorKind::Conflict,
            u"incident %1 is %2; only a resolved one can be closed"_s.arg(action.incident.number())
                .arg(toKey(incident.state))};
    return one(situation.event(EventKind::Closed, withText(u"note"_s, action.note)));
}

} // namespace gander::desk
