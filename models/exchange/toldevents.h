// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What another desk's rows tell of one incident, as events.

#include "models/domain/action.h"
#include "models/exchange/columnmap.h"

#include <map>
#include <optional>
#include <vector>

namespace gander::exchange {

// One row, read and checked, without what it says to people.
struct ReadRow {
    qint64 line = 0;
    TakeOver incident; // facts and report
    QString state;
    QString assignee;
    QString updatedBy;
    QString resolvedBy;
    std::map<Field, Instant> times;
    qint64 order = 0; // in a history: rises with each row

    [[nodiscard]] std::optional<Instant> time(Field field) const
    {
        const auto found = times.find(field);
        return found == times.end() ? std::nullopt : std::optional(found->second);
    }
};

// The last state alone: how it ended, and when it was classified if the row says so.
[[nodiscard]] TakeOver tellLastState(const ReadRow &row, const ColumnMap &map);
// Each change of state and of assignee, then how it ended; the facts are those of the last row.
[[nodiscard]] TakeOver tellHistory(std::vector<ReadRow> rows, const ColumnMap &map);

} // namespace gander::exchange
