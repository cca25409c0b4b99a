// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Alarms as sentences: in the list, in the tray, in one summary.

#include "models/domain/alarm.h"

#include <QString>

#include <vector>

namespace gander::words {

// "Overdue", "90 % gone".
[[nodiscard]] QString rungText(int rung);
// "2 overdue, 5 at 90 %".
[[nodiscard]] QString rungCounts(const std::vector<Alarm> &alarms);
// "7 alarms: 2 overdue, 5 at 90 %".
[[nodiscard]] QString alarmSummary(const std::vector<Alarm> &alarms);
// "90 % of the time to classify G-41 is gone", "G-41 is overdue", "G-41 is still overdue".
[[nodiscard]] QString alarmSentence(const Alarm &alarm);

// What a notification says, both plain text.
struct Told {
    QString title;
    QString body;
};
// One for each alarm, or one summary of them all where they are many.
[[nodiscard]] std::vector<Told> toldOf(
    const std::vector<Alarm> &alarms, bool afterQuiet, Instant now, const Zone &zone);

// How the hour stands on a clock here, as QTime reads it: hours and minutes alone.
[[nodiscard]] QString hourForm();

// A stranger's words that no notification server can read as markup, whether it escapes or not,
// on one line and short.
[[nodiscard]] QString harmless(const QString &text);

} // namespace gander::words
