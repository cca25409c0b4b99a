// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The desk's words for outcomes, levels, states, clocks and lists: all such words in one place,
// used by the window and by the command line.

#include "models/domain/classification.h"
#include "models/domain/contract.h"
#include "models/domain/event.h"
#include "models/domain/guarantee.h"
#include "models/domain/incident.h"
#include "models/domain/memocontent.h"
#include "models/domain/query.h"
#include "models/domain/urgency.h"

#include <QString>

namespace gander::words {

[[nodiscard]] QString outcomeName(Outcome outcome);       // "Core product bug"
[[nodiscard]] QString outcomeDefinition(Outcome outcome); // one or two sentences
[[nodiscard]] QString outcomeExample(Outcome outcome);    // "e.g. A workspace admin..."
[[nodiscard]] QStringList outcomeConsequences(
    Outcome outcome);                                  // "DevOps", "Starts the fix clock..."
[[nodiscard]] QString severityName(Severity severity); // "Complete outage"
[[nodiscard]] QString severityHelp(Severity severity);
[[nodiscard]] QString devOpsKind(DevOpsLevel level); // "Configuration"
[[nodiscard]] QString devOpsWho(DevOpsLevel level);  // "junior technician"
[[nodiscard]] QString routeName(Route route);
[[nodiscard]] QString hoursText(int tenths); // "6 h", "2.5 h"
[[nodiscard]] QString stateName(State state);
[[nodiscard]] QString clauseKindName(ClauseKind kind); // "Limit"
[[nodiscard]] QString bandName(Band band);             // "At risk"
[[nodiscard]] QString clockName(ClockName clock);      // "Classify by", "Fix by"
[[nodiscard]] QString listName(QueryList list);        // "Triage"
[[nodiscard]] QString memoStateName(MemoState state);
// A stranger's words on one line of at most 'most' letters, with a sign where they were cut.
[[nodiscard]] QString shortened(const QString &text, qsizetype most);
// "Core product bug, Sev 2, DevOps 2".
[[nodiscard]] QString classificationName(const Classification &classification);
// One line of the timeline: "Claimed by Lena Ortiz", "Classified Core product bug, Sev 2, DevOps
// 2".
struct EventWords {
    QString line;
    QString more; // the note, the finding, the reason; may be empty
};
[[nodiscard]] EventWords eventWords(const Event &event);

} // namespace gander::words
