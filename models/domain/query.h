// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The query language of window and command line: text to a typed filter and back (cli.md).

#include "models/domain/classification.h"
#include "models/domain/incident.h"
#include "models/domain/urgency.h"
#include "models/domain/zone.h"

#include <QString>

#include <vector>

namespace gander {

enum class QueryField {
    Words,
    In,
    Is,
    Customer,
    Product,
    Outcome,
    Severity,
    DevOps,
    State,
    Urgency,
    Assignee,
    Due,
    Reported,
    Updated,
    Has,
    Key,
    Master,
};
// The lists of the navigation: "triage" (open, no class yet), "mine" (open, assigned to me),
// "devops", "product" (open and routed there), "memos" (open and routed to a memo), "open".
enum class QueryList { Triage, Mine, DevOps, Product, Memos, Open };
enum class Comparison { Equal, Less, LessOrEqual, Greater, GreaterOrEqual };

// One term; which members count depends on its field.
struct QueryTerm {
    QueryField field = QueryField::Words;
    bool negated = false;
    QString text; // Words, Customer, Product, Assignee ("me", "nobody" or a name), Has ("memo"),
                  // Key; Is ("open", "resolved", "closed", "done", "duplicate", "master": others
                  // are linked to it, "linked": to a master); Master (its number or outside key)
    bool whole = false; // Words: as whole words, for they stood in quotes
    int from = 0;       // Severity, DevOps: inclusive range
    int to = 0;
    QueryList list = QueryList::Open;
    gander::Outcome outcome = gander::Outcome::CoreBug; // with 'none': unclassified
    bool none = false;
    gander::State state = gander::State::New;
    Band band = Band::None;
    Comparison comparison = Comparison::Equal; // Due, Reported, Updated
    // Due: milliseconds from now ("<4h"); otherwise an instant (start of the day for a bare date;
    // Equal with a bare date means that day, 'until' being the next day's start).
    std::optional<qint64> fromNow;
    Instant at;
    std::optional<Instant> until;
    // Where the term stands in the text it was read from.
    qsizetype position = 0;
    qsizetype length = 0;
};

struct Query {
    std::vector<QueryTerm> terms; // all of them must hold
};

struct QueryFault {
    qsizetype position = 0;
    qsizetype length = 0;
    QString term;
    QString problem; // "severity is 1 to 5"
};

// The first wrong term as 'fault'; then 'query' holds the terms that are right.
struct ParsedQuery {
    Query query;
    std::vector<QueryFault> faults;
};
// Bare dates and times are read in 'zone'. Words are joined by "and"; quotes keep words together.
[[nodiscard]] ParsedQuery parseQuery(const QString &text, const Zone &zone);
[[nodiscard]] QString toText(const Query &query, const Zone &zone);
// What the token that ends at the cursor may become, as it then stands: names of the typed terms
// ("customer:", "due<") and, for those with fixed values, term and value ("state:on-hold").
[[nodiscard]] QStringList completions(const QString &textBeforeCursor);

} // namespace gander
