// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Working hours and pauses as JSON (the form of the public test vectors).

#include "models/domain/termfault.h"
#include "models/domain/worktime.h"

#include <QJsonObject>

namespace gander {

// The keys "hours", "holidays", "recurring_holidays", "date_hours" and "breaks" of 'json', each of
// which may be left out; the error names the key that is wrong.
[[nodiscard]] Result<WorkHours> workHoursFromJson(const QJsonObject &json);
// The same, but reads on past what is wrong and adds each fault. Holidays are not read.
[[nodiscard]] WorkHours readWorkHours(const QJsonObject &json, TermFaults &faults);
// "hours", "date_hours" and "breaks", as far as there are any, added to 'json'.
void insertWorkHours(QJsonObject &json, const WorkHours &hours);

// "2026-12-25" of the years 1900 to 9998, or nothing.
[[nodiscard]] std::optional<QDate> dateFromText(const QString &text);
// "12-25", or nothing; 29 February is one.
[[nodiscard]] std::optional<MonthDay> monthDayFromText(const QString &text);

// A list of [from, until] pairs of instants; a local time is read in 'zone'.
[[nodiscard]] Result<Pauses> pausesFromJson(const QJsonValue &json, const Zone &zone);

} // namespace gander
