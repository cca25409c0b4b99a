// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/acts/decision.h"
#include "models/domain/roles.h"

#include <algorithm>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 1000;
constexpr qsizetype longestName = 500;
constexpr qsizetype longestText = 1'000'000;

// As it was told, without the role of who took it over.
QJsonObject untaken(QJsonObject data)
{
    data.remove(u"role"_s);
    return data;
}

} // namespace

std::optional<QString> faultOf(const IncidentFacts &facts)
{
    if (facts.title.trimmed().isEmpty())
        return u"the title is empty"_s;
    if (facts.title.size() > longestTitle)
        return u"the title is longer than %1 characters"_s.arg(longestTitle);
    if (facts.description.size() > longestText)
        return u"the description is longer than %1 characters"_s.arg(longestText);
    for (const auto &[name, value] :
        {std::pair{u"customer"_s, facts.customer}, std::pair{u"product"_s, facts.product},
            std::pair{u"reporter"_s, facts.reporter}, std::pair{u"outside key"_s, facts.key}})
        if (value.size() > longestName)
            return u"the %1 is longer than %2 characters"_s.arg(name, QString::number(longestName));
    return {};
}

QJsonObject reportData(const IncidentFacts &facts, const ContractRef &contract)
{
    return {{u"title"_s, facts.title}, {u"description"_s, facts.description},
        {u"customer"_s, facts.customer}, {u"product"_s, facts.product},
        {u"reporter"_s, facts.reporter}, {u"key"_s, facts.key}, {u"contract"_s, contract.name},
        {u"version"_s, contract.version}};
}

History newlyTold(const TakeOver &taken, const IncidentDetail &known, const Actor &actor)
{
    // Of what is told of somebody else nobody here knows in which role that was done.
    const auto take = [role = recordedRole(actor.role, Deed::TakeOver)](Event &event) {
        if (role)
            event.data.insert(u"role"_s, toKey(*role));
    };
    History added;
    const Incident &incident = known.incident;
    QJsonObject changes;
    for (const auto &[name, now, then] : {std::tuple{u"title"_s, incident.title, taken.facts.title},
             std::tuple{u"description"_s, incident.description, taken.facts.description},
             std::tuple{u"customer"_s, incident.customer, taken.facts.customer},
             std::tuple{u"product"_s, incident.product, taken.facts.product},
             std::tuple{u"reporter"_s, incident.reporter, taken.facts.reporter}})
        if (now != then)
            changes.insert(name, QJsonObject{{u"from"_s, now}, {u"to"_s, then}});
    Instant last = incident.reportedAt;
    for (const TakeOver::Told &told : taken.told) {
        last = std::max(last, told.occurredAt);
        const bool isKnown =
            std::any_of(known.history.begin(), known.history.end(), [&](const Event &event) {
                return event.kind == told.kind && event.occurredAt == told.occurredAt
                    && untaken(event.data) == told.data;
            });
        if (isKnown)
            continue;
        Event event;
        event.kind = told.kind;
        event.actor = told.actor.isEmpty() ? actor.name : told.actor;
        event.occurredAt = told.occurredAt;
        event.told = true;
        event.data = told.data;
        if (told.actor.isEmpty())
            take(event);
        added.push_back(std::move(event));
    }
    if (!changes.isEmpty()) {
        Event event;
        event.kind = EventKind::Edited;
        event.actor = actor.name;
        event.occurredAt = last;
        event.told = true;
        event.data = changes;
        take(event);
        added.push_back(std::move(event));
    }
    return added;
}

} // namespace gander::desk
