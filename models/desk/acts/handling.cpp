// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/acts/decision.h"

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

Result<void> mustBeOpen(const Incident &incident)
{
    if (isOpen(incident.state))
        return {};
    return Error{ErrorKind::Conflict,
        u"incident %1 is %2; reopen it first"_s.arg(incident.id.number())
            .arg(toKey(incident.state))};
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
