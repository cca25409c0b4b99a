// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/acts/decision.h"
#include "models/domain/clash.h"
#include "models/domain/roles.h"

#include <type_traits>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
constexpr bool isOnIncident = requires(const T &action)
{
    action.incident;
};

// What every act on an incident must satisfy before its own rules are asked.
Result<void> checkShared(const Situation &situation)
{
    const Act &act = situation.act;
    const Incident &incident = situation.incident();
    if (act.actor.name.trimmed().isEmpty())
        return Error{ErrorKind::Invalid, u"nobody is named as the actor"_s};
    if (const auto fault = tooLong(act))
        return Error{ErrorKind::Invalid, *fault};
    if (const auto allowed = checkRole(act.actor, deedOf(act.action)); !allowed)
        return allowed.error();
    if (situation.at() > situation.now)
        return Error{ErrorKind::Invalid, u"%1 lies in the future"_s.arg(toText(situation.at()))};
    if (situation.at() < incident.reportedAt)
        return Error{ErrorKind::Invalid,
            u"%1 is before the report at %2"_s.arg(
                toText(situation.at()), toText(incident.reportedAt))};
    if (const auto clash = clashOf(act, situation.known, situation.now))
        return errorOf(*clash);
    return {};
}

} // namespace

Event Situation::event(EventKind kind, const QJsonObject &data) const
{
    Event event;
    event.kind = kind;
    event.actor = act.actor.name;
    event.occurredAt = at();
    event.data = data;
    if (const auto role = recordedRole(act.actor.role, deedOf(act.action)))
        event.data.insert(u"role"_s, toKey(*role));
    return event;
}

IncidentId incidentOf(const Action &action)
{
    return std::visit(
        [](const auto &one) {
            if constexpr (isOnIncident<std::decay_t<decltype(one)>>)
                return one.incident;
            else
                return IncidentId();
        },
        action);
}

IncidentId otherOf(const Action &action)
{
    if (const auto *link = std::get_if<Link>(&action))
        return link->master;
    if (const auto *merge = std::get_if<Merge>(&action))
        return merge->into;
    if (const auto *pass = std::get_if<PassOn>(&action))
        return pass->master;
    return {};
}

Result<Decision> decide(const Situation &situation)
{
    if (const auto fit = checkShared(situation); !fit)
        return fit.error();
    return std::visit(
        [&](const auto &action) -> Result<Decision> {
            if constexpr (isOnIncident<std::decay_t<decltype(action)>>)
                return decide(action, situation);
            else
                return Error{ErrorKind::Invalid, u"this act is not on an incident"_s};
        },
        situation.act.action);
}

} // namespace gander::desk
