// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of the questions that help to decide: what is asked, why, and what an answer means.

#include "models/domain/triage.h"

#include <QString>

namespace gander::words {

[[nodiscard]] QString triageQuestion(TriageQuestion question);
// Why it is asked: what the plan measures by.
[[nodiscard]] QString triageReason(TriageReason reason);
[[nodiscard]] QString triageReply(TriageReply reply); // "Yes", "No", "I cannot tell"
// What an answer that was given says: one line of the sum.
[[nodiscard]] QString triageBecause(TriageQuestion question, TriageReply reply);
// "Operator error", "Sev 2, Major function broken", "DevOps 3, Pipeline or code"; empty for a
// question.
[[nodiscard]] QString triageEnd(const TriageNext &end);

} // namespace gander::words
