// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Durations and instants as people read them (design, section 6).

#include "models/domain/guarantee.h"
#include "models/domain/urgency.h"
#include "models/domain/zone.h"

#include <QString>

namespace gander::words {

// "3 h 20 min": two units at most, rounded down, a zero unit dropped, days alone from 10 d;
// "under 1 min" below a minute. Takes the magnitude.
[[nodiscard]] QString duration(qint64 ms);
// "Due in 3 h 20 min", "Overdue by 45 min"; for Band::Paused "Paused, 6 h left".
[[nodiscard]] QString timeLeft(qint64 leftMs, Band band);
// Of any clock at 'now': also "Met, 2 h early", "Met 40 min late", "Not started", "Not known".
[[nodiscard]] QString clockWords(const ClockFace &clock, Instant now);
[[nodiscard]] QString urgencyWords(const Urgency &urgency, Instant now);
// "12 h", "2 weeks", "3 months".
[[nodiscard]] QString spanText(const Span &span);
// "Tue 24 Nov 17:40 EST": weekday within 14 days of now, year only if another, zone if asked.
[[nodiscard]] QString instantText(Instant at, Instant now, const Zone &zone, bool withZone = true);
// "24 Nov 17:40".
[[nodiscard]] QString shortInstant(Instant at, Instant now, const Zone &zone);
// "17:40".
[[nodiscard]] QString timeOfDay(Instant at, const Zone &zone);
// One line of a deadline's sum: what, and the figure at its right (may be empty).
struct StepWords {
    QString what;
    QString figure;
};
[[nodiscard]] StepWords stepWords(const Step &step, Instant now, const Zone &zone);
// The same as one sentence for "steps" of the command line: UTC and local instants to the second.
[[nodiscard]] QString stepText(const Step &step, const Zone &zone);

} // namespace gander::words
