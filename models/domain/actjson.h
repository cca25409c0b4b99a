// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Acts, what they left behind and why they were refused as JSON, so that one program can hand an
// act to the one that writes to the desk. Nothing is lost on the way, to the millisecond.

#include "models/domain/action.h"

#include <QJsonObject>

namespace gander {

[[nodiscard]] QJsonObject toJson(const Act &act);
// Invalid, naming the key, where something is missing or of another kind.
[[nodiscard]] Result<Act> actFromJson(const QJsonObject &json);

[[nodiscard]] QJsonObject toJson(const TakeOver &incident);
[[nodiscard]] Result<TakeOver> takeOverFromJson(const QJsonObject &json);

[[nodiscard]] QJsonObject toJson(const Actor &actor);
[[nodiscard]] Result<Actor> actorFromJson(const QJsonObject &json);

[[nodiscard]] QJsonObject toJson(const Receipt &receipt);
[[nodiscard]] Result<Receipt> receiptFromJson(const QJsonObject &json);

[[nodiscard]] QJsonObject toJson(const Error &error);
// Of what cannot be read: Unavailable.
[[nodiscard]] Error errorFromJson(const QJsonObject &json);

} // namespace gander
