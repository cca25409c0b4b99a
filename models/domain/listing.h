// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the read side hands to lists, panes and boards: shaped for the screen, values alone.

#include "models/domain/actor.h"
#include "models/domain/devhours.h"
#include "models/domain/guarantee.h"
#include "models/domain/memocontent.h"
#include "models/domain/query.h"
#include "models/domain/urgency.h"

#include <QHash>

#include <limits>
#include <memory>
#include <vector>

namespace gander {

enum class SortBy {
    Due,
    Reported,
    Updated,
    Number,
    Title,
    Customer,
    Product,
    Assignee,
    State,
    Class,
    Target,
    Match // a search by words: newest first, by rank where the hits are few
};

// So many hits are ranked, more come newest first.
constexpr qint64 mostRanked = 300;

struct ListRequest {
    Query query;
    SortBy sort = SortBy::Due;
    bool descending = false;
    Instant now;
    QString me;        // what assignee:me and in:mine mean
    qint64 limit = -1; // no limit
    qint64 offset = 0;
};

// Sorts behind every due instant; the due of a row that has no running clock.
constexpr qint64 noDue = std::numeric_limits<qint64>::max();

// One place in an ordered list. While a clock is paused, due is now plus what is left of it.
struct ListEntry {
    IncidentId id;
    qint64 due = noDue; // milliseconds UTC

    friend bool operator==(const ListEntry &, const ListEntry &) = default;
};

struct ListAnswer {
    std::vector<ListEntry> entries;
    qint64 total = 0; // without limit and offset
    Revision revision = 0;
};
// An order that many hold at once and nobody changes.
using ListOrder = std::shared_ptr<const std::vector<ListEntry>>;

// One row of a list.
struct IncidentRow {
    IncidentId id;
    QString key;
    QString title;
    QString customer;
    QString product;
    QString reporter;
    QString assignee;
    State state = State::New;
    std::optional<Classification> classification;
    Instant reportedAt;
    Instant updatedAt;
    Urgency urgency;
    std::optional<Instant> spanStart; // of the clock in urgency, for the bar
    std::optional<Instant> target;    // of the clock in urgency
    IncidentId master;      // of the outage that it is linked to; unset, too, while merged
    IncidentId duplicateOf; // that it is merged into
    qint64 linked = 0;      // how many are linked to it, merged ones aside
    Revision revision = 0;

    friend bool operator==(const IncidentRow &, const IncidentRow &) = default;
};

// The first rows of a list, to be shown while the others are read.
struct ListHead {
    std::vector<ListEntry> entries;
    std::vector<IncidentRow> rows; // of the entries
    bool whole = false;            // there are no others
    Revision revision = 0;
};

// A query kept under a name.
struct SavedView {
    qint64 id = 0; // 0: not yet kept
    QString name;
    QString query;
    QString owner;       // who made it and may change it
    bool shared = false; // shown to everyone on the desk
    SortBy sort = SortBy::Due;
    bool descending = false;

    friend bool operator==(const SavedView &, const SavedView &) = default;
};

// What rows sort by: the due instant, or while paused now plus what is left; noDue without a clock.
[[nodiscard]] qint64 dueOf(const Urgency &urgency, Instant now);
[[nodiscard]] IncidentRow rowOf(const Folded &folded);
// The order that the store gives them. Equal names are parted by their deadlines, then by number;
// without a deadline the newest comes first. Descending is all of it backwards.
void putInOrder(std::vector<IncidentRow> &rows, SortBy sort, bool descending, Instant now);

// A list as it stood at an instant in the past.
struct AsOfList {
    std::vector<IncidentRow> rows; // in order, within limit and offset
    qint64 total = 0;              // without limit and offset
};

struct ListCount {
    qint64 total = 0;
    qint64 overdue = 0;

    friend bool operator==(const ListCount &, const ListCount &) = default;
};

// Another incident that this one stands in a relation to.
struct Relative {
    IncidentId id;
    QString uid;
    QString title;
    QString customer;
    State state = State::New;
    QString master; // as of Incident
    QString duplicateOf;
    Urgency urgency;

    friend bool operator==(const Relative &, const Relative &) = default;
};
struct Relatives {
    std::vector<Relative> named;  // whom its own history speaks of, as far as they are on the desk
    std::vector<Relative> linked; // to it
    std::vector<Relative> merged; // into it

    [[nodiscard]] const Relative *find(const QString &uid) const;
};

// Everything known of one incident.
struct IncidentDetail {
    Incident incident;
    ClockFace classify;
    ClockFace resolve;
    Urgency urgency;
    Contract contract;
    History history;
    std::vector<Memo> memos; // issued ones and the draft of the present outcome
    Relatives relatives;
};

// Before and after an act, by the very function that performs it.
struct Preview {
    IncidentDetail before;
    IncidentDetail after;
    // Of the act's month, with what others have reserved; where the contract guarantees hours.
    std::optional<MonthHours> hours = {};
};

// What becomes of one incident when it moves to another contract version.
struct ContractMove {
    IncidentId id;
    QString title;
    std::optional<Classification> classification;
    ClockName clock = ClockName::Classify; // the one that is hit hardest
    std::optional<Instant> was;
    std::optional<Instant> willBe;
    Urgency urgencyBefore;
    Urgency urgencyAfter;
};
// What putting a contract in force for open incidents too would do, at the instant asked.
struct ContractImpact {
    qint64 open = 0;                 // of the customer
    qint64 stay = 0;                 // whose deadlines stay as they are
    qint64 breached = 0;             // become overdue and are not yet
    qint64 atRisk = 0;               // become at risk or critical and are calm now
    qint64 closed = 0;               // closed results, which never move
    std::vector<ContractMove> moved; // hardest hit first: overdue, then by what is left
};
// A version as lists of them show it.
struct ContractVersion {
    Contract contract;
    std::optional<Instant> until; // where the next version takes over
    QString recordedBy;
    Instant recordedAt;
    std::optional<Role> role; // of recordedBy; nothing on a desk of before roles were recorded
    QString reason;
    qint64 judged = 0; // incidents under it
};

struct CheckProblem {
    // "engine" "foreign-key" "chain" "head" "memo" "deadline" "words" "contract" "view" "draft"
    QString kind;
    IncidentId incident;
    QString detail;
};
struct CheckReport {
    qint64 incidents = 0;
    qint64 events = 0;
    qint64 memos = 0;
    std::vector<CheckProblem> problems;
};

} // namespace gander
