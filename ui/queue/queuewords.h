// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a list of incidents says: its columns, the days between them, and each row spoken.

#include "models/domain/clock.h"
#include "models/items/incidentlistmodel.h"

#include <QString>

namespace gander::ui {

// 'clock' outlives the words.
[[nodiscard]] items::IncidentListModel::Words queueWords(const Clock &clock, const Zone &zone);

// "Today", and "11 · until 24:00 EST" behind it.
[[nodiscard]] QString groupTitle(const items::Group &group, Instant now, const Zone &zone);
[[nodiscard]] QString groupNote(const items::Group &group, const Zone &zone);

// "G-2384, Screenshots show the cookie banner, due in 35 minutes, critical, Acme Insurance, owner
// Lena Ortiz".
[[nodiscard]] QString spokenRow(const IncidentRow &row, Instant now);
// "3 hours 20 minutes".
[[nodiscard]] QString spokenDuration(qint64 ms);

} // namespace gander::ui
