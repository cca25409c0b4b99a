// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an empty list says and offers in place of its rows.

#include "ui/queue/queuereading.h"

namespace gander::ui {

struct EmptyWords {
    QString icon; // none where a filter is what empties the list
    QString headline;
    QString sentence;
    bool offersNew = false;
    bool offersImport = false;
    QString remaining;     // the query without what is offered to be dropped
    IncidentId offersOpen; // unset: none
};

// 'list' is unset for a query of the user's own, 'text' is that query.
[[nodiscard]] EmptyWords emptyWords(
    const ListFigures &figures, std::optional<QueryList> list, const QString &text, Instant now);
[[nodiscard]] EmptyWords emptyWordsThen(std::optional<QueryList> list, const QString &text);

} // namespace gander::ui
