// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An incident's events and its contract to its state and its two clocks: a pure fold, and the only
// place that says what a deadline is counted from (plan.md 5).

#include "models/domain/contract.h"
#include "models/domain/event.h"
#include "models/domain/incident.h"

#include <QJsonArray>

#include <vector>

namespace gander {

enum class ClockStatus {
    None, // never started, or nothing is promised
    Running,
    Paused,
    Done,    // stopped; met if done <= due
    Unknown, // taken over from elsewhere without times; counts nowhere
};

enum class StepKind {
    Reported,       // at: the report
    Initial,        // span added to the report, at: classify_by
    Window,         // span added by severity and devOps, at: the instant reached; text: the number
                    // of the clause that says so, if not the plan
    NoWindow,       // severity and devOps carry no guarantee
    ContractUsed,   // contract and version; zone: its time zone
    DaylightSaving, // at: a change of offset crossed; fromOffset and toOffset in seconds
    Pause,          // from 'at' until 'until', pushed the due instant by span
    Due,            // at: the due instant
    Classified,     // at: the first classification
    Target,         // at: working_target
    TakenOver,      // the other desk's time 'at' ended the clock
    NotTold,        // the other desk's file does not say when
    FromClass,      // at: the class, which this contract counts the second clock from
    MemoWindow,     // span added for the memo owed, at: the instant reached
    HolidayPassed,  // a holiday passed over; at: its 00:00, text: its name
    PauseLimit,     // at: where 'span' of pause was used up and the clock ran on
    ContractMoved,  // at: moved to contract and version
    NotCovered,     // the contract leaves the product 'text' out
    OutsidePlan,    // the contract is an engagement outside the plan
    Resolved,       // at: what ended the second clock
    Merged,         // a duplicate: as long as it is merged nothing is promised
};

// One line of the sum that ends in a deadline; ui/words turns it into a sentence.
struct Step {
    StepKind kind = StepKind::Reported;
    std::optional<Instant> at;
    std::optional<Instant> until;
    Span span;
    int severity = 0;
    int devOps = 0;
    QString contract;
    int version = 0;
    QString zone;
    int fromOffset = 0;
    int toOffset = 0;
    QString text;  // a holiday's name, a product, the reason of a pause
    int event = 0; // seq of the event it comes from

    friend bool operator==(const Step &, const Step &) = default;
};
// A JSON array as it is kept beside the clock.
[[nodiscard]] QByteArray jsonText(const std::vector<Step> &steps);
[[nodiscard]] std::vector<Step> stepsFromJson(const QJsonArray &json);

struct ClockFace {
    ClockName name = ClockName::Classify;
    ClockStatus status = ClockStatus::None;
    std::optional<Instant> start;  // where its own span begins: the report, or classify_by
    std::optional<Instant> due;    // the promise; while paused, as if resumed at pausedAt
    std::optional<Instant> target; // what the team aims at; equals due for the first clock
    std::optional<Instant> done;
    std::optional<Instant> pausedAt;
    std::optional<Instant> pausedUntil; // where the pause ends by itself, its limit used up; due
                                        // then tells what holds from there on
    ContractRef contract;               // what it is judged by; stays once it is done
    std::vector<Step> steps;

    [[nodiscard]] bool isMet() const { return done && due && *done <= *due; }
    friend bool operator==(const ClockFace &, const ClockFace &) = default;
};

struct Deadlines {
    std::optional<Instant> classifyBy; // nothing where the contract leaves the product out
    std::optional<Instant> guaranteedBy;
    std::optional<Instant> workingTarget;
    std::vector<Step> classifySteps;
    std::vector<Step> resolveSteps;
    std::optional<Error> fault; // the sum reaches beyond the year 9999; nothing else holds then
};

// The bare arithmetic of plan.md 5.1 to 5.4, without a history: what a report at 'reportedAt'
// promises; the second clock only with 'bug' levels, the target only with 'classifiedAt', which a
// contract that counts from the class also needs for the second clock.
struct Levels {
    Severity severity = Severity::Sev1;
    DevOpsLevel devOps = DevOpsLevel::DevOps1;
};
[[nodiscard]] Deadlines deadlinesOf(Instant reportedAt, const std::optional<Levels> &bug,
    const std::optional<Instant> &classifiedAt, const Contract &contract,
    const QString &product = {});

struct Folded {
    Incident incident;
    ClockFace classify{.name = ClockName::Classify};
    ClockFace resolve{.name = ClockName::Resolve};
};

// 'history' in order of seq, beginning with Reported; id, uid and revision of the incident are left
// unset. Corrupt if the history does not begin so, or names a version that is not among
// 'contracts'. Finished clocks keep the version they were finished under (plan.md 5.10).
[[nodiscard]] Result<Folded> fold(const History &history, const Contracts &contracts);
// The same with one contract standing for every version the history names.
[[nodiscard]] Result<Folded> fold(const History &history, const Contract &contract);
// Every version that the history names, the report's first.
[[nodiscard]] std::vector<ContractRef> contractsOf(const History &history);

} // namespace gander
