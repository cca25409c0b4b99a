// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a list's page asks of the desk in one go: on the desk's thread, values in and values out.

#include "models/domain/listing.h"

#include <QString>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace gander::desk {
class Desk;
}

namespace gander::ui {

// The figures about a list, and what would help where it is empty.
struct ListFigures {
    ListCount shown;
    ListCount whole;                 // of the list without the user's filter
    qint64 incidents = 0;            // on the desk, if the list is empty
    std::optional<IncidentRow> next; // nearest due of all, if the list is empty
    QString dropped;                 // the term without which there would be
    qint64 withoutIt = 0;            // this many
    QString remaining;               // the query without it
};

// A list of the past with all its rows.
struct PastReading {
    std::vector<ListEntry> entries;
    std::vector<IncidentRow> rows;
    ListFigures figures;
};

// Set from outside to end a reading under way.
using Stop = std::shared_ptr<std::atomic_bool>;

// 'text' is the query as it was typed; 'empty' where its list was found to be.
[[nodiscard]] Result<ListFigures> readFigures(const desk::Desk &desk, const ListRequest &request,
    const QString &text, const Zone &zone, bool empty);
// As of request.now.
[[nodiscard]] Result<PastReading> readAsOf(
    const desk::Desk &desk, const ListRequest &request, const Stop &stop);

} // namespace gander::ui
