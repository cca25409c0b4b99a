// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The small acts of staff on one or many incidents, each with its sentences: what it is, for a
// fault, and what came of it.

#include "models/domain/action.h"
#include "models/domain/id.h"

#include <QString>

#include <vector>

namespace gander::ui {

class Hands;

enum class DeedKind { Assign, Claim, Note, Hold, Resume, Resolve, Reopen };

struct Deed {
    std::vector<Act> acts; // one for each incident
    QString what;          // "assign G-41"
    QString done;          // "G-41 is assigned to Lena Ortiz."
};

// 'text' is the name, the note or the reason.
[[nodiscard]] Deed deedOf(const Hands &hands, DeedKind kind,
    const std::vector<IncidentId> &incidents, const QString &text);
// "Assign G-41", "Hold 12 incidents": the head of a form.
[[nodiscard]] QString deedTitle(DeedKind kind, const std::vector<IncidentId> &incidents);

} // namespace gander::ui
