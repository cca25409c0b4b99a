// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An incident as JSON, key by key what cli.md promises: every key always there, null where unknown.

#include "models/domain/listing.h"

#include <QJsonObject>

namespace gander::app {

enum class JsonForm {
    Full,
    Short, // for lists: no events, no steps, no derivation
};
[[nodiscard]] QJsonObject incidentJson(const IncidentDetail &detail, const Zone &deskZone,
    Instant now, JsonForm form = JsonForm::Full);

// Null for what is empty or not set.
[[nodiscard]] QJsonValue orNull(const QString &text);
[[nodiscard]] QJsonValue orNull(const std::optional<Instant> &at);

} // namespace gander::app
