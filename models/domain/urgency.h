// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A deadline and now to a band, and the instant of the next change (design, section 2).

#include "models/domain/guarantee.h"

namespace gander {

enum class Band { None, Calm, AtRisk, Critical, Breached, Paused, Met, MetLate };
// "calm", "at-risk", "critical", "breached", "paused", "met", "met-late", "none".
[[nodiscard]] QString toKey(Band band);
[[nodiscard]] std::optional<Band> bandFromKey(QStringView key);

// The instants at which a clock of that span turns to at risk, critical and overdue: at risk from
// min(25 % of the span, 5 d) left, critical from max(30 min, min(10 %, 24 h)) left; the breach
// begins one millisecond after due, because met means done <= due (plan.md 5.5).
struct BandEdges {
    Instant atRisk;
    Instant critical;
    Instant due;

    friend bool operator==(const BandEdges &, const BandEdges &) = default;
};
[[nodiscard]] BandEdges bandEdges(Instant start, Instant due);
[[nodiscard]] Band bandAt(const BandEdges &edges, Instant now);
// Nothing once overdue.
[[nodiscard]] std::optional<Instant> nextChange(const BandEdges &edges, Instant now);

// What the lists show and sort by, kept with the incident as an index (never computed in SQL).
struct Urgency {
    std::optional<ClockName> clock;     // the running or paused clock nearest its due
    std::optional<BandEdges> edges;     // of that clock
    std::optional<qint64> pausedLeft;   // milliseconds left while paused; negative: overdue by
    std::optional<Instant> pausedUntil; // where the pause ends by itself and the edges hold
    Band settled = Band::None;          // with no clock: None, Met or MetLate

    friend bool operator==(const Urgency &, const Urgency &) = default;
};
[[nodiscard]] Urgency urgencyOf(const Folded &folded);
[[nodiscard]] Band bandAt(const Urgency &urgency, Instant now);
// When the band changes next, the end of a pause that ends by itself among it.
[[nodiscard]] std::optional<Instant> nextChange(const Urgency &urgency, Instant now);
[[nodiscard]] bool isPausedAt(const Urgency &urgency, Instant now);
[[nodiscard]] bool isPausedAt(const ClockFace &clock, Instant now);
// Milliseconds to the due instant, standing still while paused; negative: overdue by.
[[nodiscard]] std::optional<qint64> leftAt(const ClockFace &clock, Instant now);
[[nodiscard]] std::optional<qint64> leftAt(const Urgency &urgency, Instant now);
[[nodiscard]] Band bandOf(const ClockFace &clock, Instant now);

} // namespace gander
