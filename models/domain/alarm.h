// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// When a clock's alarm rings: the rungs of its span, each once for a promise, and the next instant
// at which anything rings, so that nobody has to look in between.

#include "models/domain/guarantee.h"
#include "models/domain/id.h"
#include "models/domain/zone.h"

#include <QTime>

#include <optional>
#include <vector>

namespace gander {

// The rung that stands for the breach.
constexpr int breachRung = 100;
// A breach that nobody has acknowledged rings again this often.
constexpr qint64 alarmRepeatMs = msPerHour;
// More than these at one time are told as one summary.
constexpr int alarmsToldSingly = 3;
// What rings sooner after the last ring waits until then and is told together.
constexpr qint64 alarmGapMs = 30 * msPerSecond;

// A ticking clock as its alarm sees it.
struct AlarmClock {
    ClockName name = ClockName::Classify;
    QString promise; // promiseOf()
    Instant start;
    Instant due;
    qint64 pausedMs = 0; // of the time between, what pauses took: it is no part of the span
    bool paused = false;
    std::optional<Instant> pausedUntil; // where the pause ends by itself, and due holds from
    std::vector<int> rungs;             // per cent of the span, of its contract
};

// Tells promises apart: another class or contract makes a new one, a pause does not.
[[nodiscard]] QString promiseOf(ClockName clock, const ContractRef &contract,
    const std::optional<Classification> &classification);

// What the pauses among 'steps' took of the time from 'start' to 'due'.
[[nodiscard]] qint64 pausedMs(const std::vector<Step> &steps, Instant start, Instant due);

// Where so many per cent of the span are gone; the breach begins a millisecond after due.
[[nodiscard]] Instant rungAt(const AlarmClock &clock, int rung);

// What has rung of a promise.
struct RungHeard {
    int rung = 0; // the highest, 0 for none
    Instant last; // when it rang last
    bool acknowledged = false;
};

struct Ring {
    int rung = 0;
    bool repeat = false; // it rang before, and nobody acknowledged

    friend bool operator==(const Ring &, const Ring &) = default;
};
// What rings at 'now': of several rungs passed the highest alone, and none at or below one that has
// rung. In quiet hours, which last until 'quietUntil', nothing rings again.
[[nodiscard]] std::optional<Ring> ringAt(const AlarmClock &clock, const RungHeard &heard,
    Instant now, const std::optional<Instant> &quietUntil = {});
// The first instant after 'now' at which ringAt() would answer, given that what rings now has rung.
[[nodiscard]] std::optional<Instant> nextRing(const AlarmClock &clock, const RungHeard &heard,
    Instant now, const std::optional<Instant> &quietUntil = {});
// Before this no rung of a clock can ring, whatever its contract says: where to look first.
[[nodiscard]] std::optional<Instant> earliestRing(const ClockFace &clock);

// Hours in which nothing sounds and no notification comes; they may cross midnight. Equal ends are
// no hours at all.
struct QuietHours {
    bool on = false;
    QTime from = QTime(20, 0);
    QTime to = QTime(7, 0);

    friend bool operator==(const QuietHours &, const QuietHours &) = default;
};
// The end of the quiet hours that 'now' lies in, by the wall clock of 'zone'.
[[nodiscard]] std::optional<Instant> quietUntil(
    const QuietHours &quiet, Instant now, const Zone &zone);
// What the person at this desk has chosen.
struct AlarmSettings {
    bool on = true;
    bool notify = true;     // beside the list, in the tray
    bool sound = false;     // off at first
    bool everyones = false; // else those that are mine or nobody's
    QuietHours quiet;

    friend bool operator==(const AlarmSettings &, const AlarmSettings &) = default;
};

// One alarm that rang and waits to be acknowledged.
struct Alarm {
    IncidentId incident;
    QString title;
    QString customer;
    QString assignee;
    ClockName clock = ClockName::Classify;
    QString promise;
    int rung = 0;
    Instant start; // of the clock's span
    Instant due;
    std::optional<qint64> pausedLeft; // milliseconds, as in Urgency
    Instant rangAt;                   // last
    bool repeat = false;

    friend bool operator==(const Alarm &, const Alarm &) = default;
};

// How many of each rung, the highest first.
struct RungCount {
    int rung = 0;
    int count = 0;

    friend bool operator==(const RungCount &, const RungCount &) = default;
};
[[nodiscard]] std::vector<RungCount> countByRung(const std::vector<Alarm> &alarms);

// What a look for alarms is asked with.
struct AlarmCall {
    Instant now;
    QString me;
    bool everyones = false;
    std::optional<Instant> quietUntil;
    // The first look of a program, or the clock went back: puts right what rang "later than now".
    bool afresh = false;
    qint64 atMost = 5000; // clocks looked at in one go
};
// What a look found.
struct AlarmLook {
    std::vector<Alarm> rang;
    std::optional<Instant> next; // nothing rings before
    bool more = false;           // ask again at once: there was more than fits in one go
    bool afterQuiet = false;     // among them is what the quiet hours held back
};

} // namespace gander
