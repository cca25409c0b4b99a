// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a customer's contract makes of the standard plan.

#include "models/domain/incident.h"
#include "models/domain/instant.h"
#include "models/domain/zone.h"

#include <QJsonObject>

#include <array>
#include <optional>

namespace gander {

// The windows of the second clock by severity (row 0 is Sev 1) and DevOps level (column 0 is
// DevOps 1); nothing means no guarantee.
using Windows = std::array<std::array<std::optional<Span>, 4>, 5>;

struct Contract {
    QString name; // the customer's name, or "Standard plan"
    int version = 1;
    Instant effective; // in force for incidents reported from here on
    Zone zone;         // wall clock of weeks and months
    Span initial = Span::hours(12);
    Windows windows;
    bool pausesOnHold = false; // a hold pauses the clocks (plan.md 5.13)

    [[nodiscard]] std::optional<Span> window(Severity severity, DevOpsLevel level) const;
    [[nodiscard]] ContractRef ref() const { return {name, version}; }
};

// {"name","version","effective","timezone","initial","windows","pauses_on_hold"}; a span is
// {"value","unit"}. Only name and timezone must be there: the rest is the plan's where left out.
[[nodiscard]] QJsonObject toJson(const Contract &contract);
[[nodiscard]] Result<Contract> contractFromJson(const QJsonObject &json);

// {"value": 12, "unit": "hours"}; units seconds, minutes, hours, days, weeks, months; at most a
// hundred years. 'key' names the span in the error.
[[nodiscard]] QJsonObject toJson(const Span &span);
[[nodiscard]] Result<Span> spanFromJson(const QJsonValue &json, const QString &key);

} // namespace gander
