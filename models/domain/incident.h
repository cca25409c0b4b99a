// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An incident as its history leaves it: what was told, its state, its class.

#include "models/domain/classification.h"
#include "models/domain/id.h"
#include "models/domain/instant.h"

#include <QString>

#include <optional>

namespace gander {

enum class State { New, Triage, Classified, OnHold, Resolved, Closed, Duplicate };
// Neither resolved nor closed nor a duplicate (cli.md).
[[nodiscard]] constexpr bool isOpen(State state)
{
    return state == State::New || state == State::Triage || state == State::Classified
        || state == State::OnHold;
}
// "new", "triage", "classified", "on-hold", "resolved", "closed", "duplicate".
[[nodiscard]] QString toKey(State state);
[[nodiscard]] std::optional<State> stateFromKey(QStringView key);

// Which contract version an incident keeps: the one in force when it was reported (plan.md 5.10).
struct ContractRef {
    QString name;
    int version = 1;

    friend bool operator==(const ContractRef &, const ContractRef &) = default;
};

struct Incident {
    IncidentId id;
    QString uid; // made with the incident, the same on every copy of the desk
    QString key; // the outside number, empty if there is none
    QString title;
    QString description;
    QString customer;
    QString product;
    QString reporter;
    State state = State::New;
    std::optional<Classification> classification;
    QString finding;                 // the evidence given with the class
    std::optional<HoursAsked> hours; // of a feature request
    Instant hoursAt;                 // of the class that asks for them
    QString assignee;                // empty: nobody yet
    ContractRef contract;
    Instant reportedAt;
    std::optional<Instant> classifiedAt; // the first classification
    std::optional<Instant> resolvedAt;
    Instant updatedAt;
    std::optional<Instant> heldSince; // set while on hold
    QString holdReason;
    QString master;      // identity of the outage's master that it is linked to, or empty
    QString duplicateOf; // identity of the incident that it is merged into, or empty
    Revision revision = 0;

    friend bool operator==(const Incident &, const Incident &) = default;
};

// The desk's own number as people write it: "G-41".
[[nodiscard]] QString deskNumber(IncidentId id);
// The number that people wrote, "G-41" or "41"; unset where it is none.
[[nodiscard]] IncidentId incidentNumber(QStringView written);

} // namespace gander
