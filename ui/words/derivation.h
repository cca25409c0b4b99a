// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How both deadlines of an incident came about, as words: read from the steps that the clocks keep,
// and the same on the page, on the clipboard, in a memo and on the command line.

#include "models/domain/listing.h"
#include "ui/words/durationtext.h"

#include <QStringList>

#include <vector>

namespace gander::words {

struct DerivedStep {
    StepKind kind = StepKind::Reported;
    QString what;  // "+ 12 h to classify"
    QString here;  // "Tue 24 Nov 2026 17:40 EST" on the desk's wall clock; empty without instant
    QString there; // "23:40 CET" on the customer's, where that shows another time
    QString rule;  // "Plan: classify within 12 h of the report"
    QString event; // what was recorded, by whom and when; empty where no event is behind it

    friend bool operator==(const DerivedStep &, const DerivedStep &) = default;
};

struct DerivedClock {
    ClockName name = ClockName::Classify;
    QString title; // "Classify by"
    QString here;  // the deadline, as in DerivedStep
    QString there;
    QString state; // "Running", "Overdue", "Met, 2 h early": no figure that runs
    std::vector<DerivedStep> steps;

    friend bool operator==(const DerivedClock &, const DerivedClock &) = default;
};

struct Derivation {
    QString incident; // "G-41: Monitor stopped"
    QString contract; // "Contract: Meridian Bank, version 3"
    QString zones;    // whose wall clocks are told
    std::vector<DerivedClock> clocks;

    friend bool operator==(const Derivation &, const Derivation &) = default;
};
[[nodiscard]] Derivation derivationOf(const IncidentDetail &detail, const Zone &desk, Instant now);

// "1. Reported: Tue 24 Nov 2026 05:40 EST", and under each line its rule and its event.
[[nodiscard]] QStringList textLines(const DerivedClock &clock);
// The whole, as plain text.
[[nodiscard]] QStringList derivationLines(const Derivation &derivation);
[[nodiscard]] QString derivationText(const Derivation &derivation);

} // namespace gander::words
