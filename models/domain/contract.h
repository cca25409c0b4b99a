// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a customer's contract makes of the standard plan: clauses in order, and what they come to.

#include "models/domain/calendar.h"
#include "models/domain/incident.h"
#include "models/domain/instant.h"
#include "models/domain/termfault.h"
#include "models/domain/zone.h"

#include <QJsonObject>
#include <QStringList>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace gander {

enum class ClockName { Classify, Resolve };

// The windows of the second clock by severity (row 0 is Sev 1) and DevOps level (column 0 is
// DevOps 1); nothing means no guarantee.
using Windows = std::array<std::array<std::optional<Span>, 4>, 5>;

// What the second clock is counted from (plan.md 5.2, 5.6).
enum class Anchor { ReportPlusInitial, Classification };

enum class ClauseKind {
    Extend,  // a longer span than before; a shorter one is a fault
    Limit,   // a shorter span than before, or a guarantee where there was none
    Replace, // whatever stood before
};
enum class ClauseSubject {
    Cells,   // the windows of the cells named
    Initial, // the first clock
    Memos,   // the deadline of memos owed, which the plan does not have
};

// One clause; later ones win (design 06).
struct Clause {
    using Cells = std::array<std::array<bool, 4>, 5>; // as in Windows

    ClauseKind kind = ClauseKind::Replace;
    ClauseSubject subject = ClauseSubject::Cells;
    Cells cells{};            // of subject Cells alone
    std::optional<Span> span; // nothing: no guarantee, by Replace alone
    QString text;             // the contract's own words, may be empty

    friend bool operator==(const Clause &, const Clause &) = default;
};

// What stops a clock (plan.md 5.6, 5.11, 5.13).
struct PauseRule {
    State state = State::OnHold;  // OnHold or Resolved
    QString reason;               // only holds whose reason has these words; empty: every hold
    bool classify = true;         // the first clock
    bool resolve = true;          // the second
    std::optional<qint64> atMost; // milliseconds that one incident may be paused by it in all

    friend bool operator==(const PauseRule &, const PauseRule &) = default;
};

struct Holiday {
    QDate date; // of a yearly one the year counts for nothing
    bool yearly = false;
    QString name;

    friend bool operator==(const Holiday &, const Holiday &) = default;
};

struct Contract {
    QString name; // the customer's name, or "Standard plan"
    int version = 1;
    Instant effective; // in force for incidents reported from here on
    Zone zone;         // wall clock of weeks and months, of hours and of dates

    std::optional<QDate> firstDay; // with these the contract holds for reports
    std::optional<QDate> lastDay;  // on those days alone, both among them
    bool outsidePlan = false;      // a custom engagement: nothing is promised
    Anchor anchor = Anchor::ReportPlusInitial;
    WorkHours hours;                          // weekly and dateHours; its own holidays stay empty
    std::vector<Holiday> holidays;            // no period of hours starts on these
    std::vector<Clause> clauses;              // over the standard plan, in order
    std::vector<PauseRule> pauses;            // none: nothing pauses
    QStringList productsCovered;              // empty: all of them
    QStringList productsLeftOut;              // nothing is promised for these
    std::optional<int> devHours;              // guaranteed development hours a month
    std::vector<int> alarms{50, 75, 90, 100}; // percent of a span gone at which an alarm rings

    // What the clauses give; settle() makes these of the above.
    Span initial = Span::hours(12);
    Windows windows;
    std::optional<Span> memo;
    std::array<std::array<int, 4>, 5> windowClause{}; // 1 for clauses[0]; 0: the plan's own
    std::shared_ptr<const WorkCalendar> calendar;     // set where hours are agreed

    [[nodiscard]] std::optional<Span> window(Severity severity, DevOpsLevel level) const;
    [[nodiscard]] ContractRef ref() const { return {name, version}; }
    [[nodiscard]] bool hasHours() const { return hours.weekly.has_value(); }
    // Is something promised for incidents of that product? An unnamed product is.
    [[nodiscard]] bool covers(const QString &product) const;
    // Does the contract hold for a report at that instant, by first and last day alone?
    [[nodiscard]] bool holdsAt(Instant reportedAt) const;
    // The rule that makes a hold for that reason pause one of the clocks, or none.
    [[nodiscard]] const PauseRule *pauseRule(const QString &holdReason) const;
};

// Works out what the clauses, hours and holidays come to; every fault there is, not the first
// alone. A contract with faults must not be put in force.
[[nodiscard]] TermFaults settle(Contract &contract);

// The clauses that replace what of these two is not the plan's.
[[nodiscard]] std::vector<Clause> clausesOf(const Span &initial, const Windows &windows);

// "anchor" "clauses" "pauses" "hours" "holidays" and so on, all keys in README's Contracts; only
// name and timezone must be there: the rest is the plan's where left out. "windows" shows what the
// clauses come to; read without clauses, it makes them.
[[nodiscard]] QJsonObject toJson(const Contract &contract);

struct ContractReading {
    Contract contract; // settled
    TermFaults faults;
};
// Reads as much as can be read and names every fault.
[[nodiscard]] ContractReading readContract(const QJsonObject &json);
// The contract, or Invalid with every fault, one a line.
[[nodiscard]] Result<Contract> contractFromJson(const QJsonObject &json);

// {"value": 12, "unit": "hours"}; units seconds, minutes, hours, days, weeks, months and
// business_minutes, business_hours, business_days; at most a hundred years. 'key' names the span in
// the error.
[[nodiscard]] QJsonObject toJson(const Span &span);
[[nodiscard]] Result<Span> spanFromJson(const QJsonValue &json, const QString &key);

// Versions that one incident's history may name.
using Contracts = std::vector<Contract>;

} // namespace gander
