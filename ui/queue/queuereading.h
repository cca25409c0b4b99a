// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a list's page asks of the desk in one go: on the desk's thread, values in and values out.

#include "models/items/listedit.h"

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

// What is asked, and the order that the answer is to be an edit of.
struct ListQuestion {
    ListRequest request;
    QString text; // the query as it was typed
    Zone zone;
    ListOrder before;
};

struct ListReading {
    items::ListEdit edit;
    std::vector<IncidentRow> rows;      // of its beginning, or of all where it is of the past
    bool whole = true;                  // there are no others
    std::optional<ListFigures> figures; // where it is empty or of the past
};

// Set from outside to end a reading under way.
using Stop = std::shared_ptr<std::atomic_bool>;

// The first rows, as many as one may look at before the others are here.
[[nodiscard]] Result<ListReading> readHead(const desk::Desk &desk, const ListQuestion &question);
[[nodiscard]] Result<ListReading> readWhole(const desk::Desk &desk, const ListQuestion &question);
// The whole anew, where 'changed' has changed since 'before' was read.
[[nodiscard]] Result<ListReading> readAgain(
    const desk::Desk &desk, const ListQuestion &question, const std::vector<IncidentId> &changed);
// As of request.now.
[[nodiscard]] Result<ListReading> readAsOf(
    const desk::Desk &desk, const ListQuestion &question, const Stop &stop);
[[nodiscard]] Result<ListFigures> readFigures(
    const desk::Desk &desk, const ListQuestion &question, bool empty);

} // namespace gander::ui
