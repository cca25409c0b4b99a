// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Words about saved views: the name one may have, and what is wrong with a name.

#include "models/domain/listing.h"

namespace gander::ui {

// From what the query asks: "Triage, Acme, Sev 1–2"; empty if it asks for nothing.
[[nodiscard]] QString proposedName(const QString &query, const Zone &zone);
// "Is not 1 to 60 characters" and the like as a sentence; empty if it is a good name.
[[nodiscard]] QString nameIssue(const QString &name);
// The first wrong term of the query as a sentence; empty if there is none.
[[nodiscard]] QString queryIssue(const QString &query, const Zone &zone);
// Are they one name, however they are written?
[[nodiscard]] bool isSameName(const QString &one, const QString &other);

} // namespace gander::ui
