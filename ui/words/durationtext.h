// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Durations and instants as people read them (design, section 6).

#include "models/domain/guarantee.h"
#include "models/domain/urgency.h"
#include "models/domain/zone.h"

#include <QString>

namespace gander::words {

// On whose walls an instant is told.
struct WallClocks {
    Zone desk;
    Zone customer; // the contract's
};

// "3 h 20 min": two units at most, rounded down, a zero unit dropped, days alone from 10 d;
// "under 1 min" below a minute. Takes the magnitude.
[[nodiscard]] QString duration(qint64 ms);
// "Due in 3 h 20 min", "Overdue by 45 min"; for Band::Paused "Paused, 6 h left".
[[nodiscard]] QString timeLeft(qint64 leftMs, Band band);
// Of any clock at 'now': also "Met, 2 h early", "Met 40 min late", "Not started", "Not known".
[[nodiscard]] QString clockWords(const ClockFace &clock, Instant now);
[[nodiscard]] QString urgencyWords(const Urgency &urgency, Instant now);
// "12 h", "2 weeks", "3 months", "4 working hours", "2 working days".
[[nodiscard]] QString spanText(const Span &span);
// "Tue 24 Nov 17:40 EST": weekday within 14 days of now, year only if another, zone if asked.
[[nodiscard]] QString instantText(Instant at, Instant now, const Zone &zone, bool withZone = true);
// "24 Nov 17:40".
[[nodiscard]] QString shortInstant(Instant at, Instant now, const Zone &zone);
// "17:40".
[[nodiscard]] QString timeOfDay(Instant at, const Zone &zone);
// The customer's wall clock at that instant, "23:40 CET", with the date where it is another; empty
// where it shows the same time as the desk's.
[[nodiscard]] QString customerInstant(Instant at, Instant now, const WallClocks &clocks);
// "Tue 24 Nov 17:40 EST · 23:40 CET".
[[nodiscard]] QString bothInstants(Instant at, Instant now, const WallClocks &clocks);
// "Tue 24 Nov 2026 17:40 EST", with seconds where there are any: reads the same on any day.
[[nodiscard]] QString exactInstant(Instant at, const Zone &zone);
[[nodiscard]] QString exactCustomerInstant(Instant at, const WallClocks &clocks);

// What one step of a deadline's sum says, without its instants: "+ 12 h to classify".
[[nodiscard]] QString stepSentence(const Step &step);
// One line of a deadline's sum: what, the figure at its right (may be empty), and the same on the
// customer's wall clock where that differs.
struct StepWords {
    QString what;
    QString figure;
    QString there;
};
[[nodiscard]] StepWords stepWords(const Step &step, Instant now, const WallClocks &clocks);
// The step as one sentence for "steps" of the command line: UTC and local instants to the second.
[[nodiscard]] QString stepText(const Step &step, const Zone &zone);
// The rule of the plan, or the clause of the contract, that the step follows. 'judging' is the
// contract version that the clock is judged by, if it is at hand.
[[nodiscard]] QString ruleOf(const Step &step, const Contract *judging = nullptr);

} // namespace gander::words
