// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Working hours and pauses out of a request's JSON (the form of the public test vectors).

#include "models/domain/worktime.h"

#include <QJsonObject>

namespace gander::exchange {

// The keys "hours", "holidays", "recurring_holidays", "date_hours" and "breaks" of 'json', each of
// which may be left out; the error names the key that is wrong.
[[nodiscard]] Result<WorkHours> workHoursFromJson(const QJsonObject &json);

// A list of [from, until] pairs of instants; a local time is read in 'zone'.
[[nodiscard]] Result<Pauses> pausesFromJson(const QJsonValue &json, const Zone &zone);

} // namespace gander::exchange
