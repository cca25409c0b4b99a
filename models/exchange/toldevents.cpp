// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/toldevents.h"

#include <algorithm>

namespace gander::exchange {

namespace {

bool isNew(const QString &state, const ColumnMap &map)
{
    return state.isEmpty() || map.newStates.contains(state.toLower());
}

// Resolved and Closed as both kinds of file tell them: the same kind, instant and data.
void tellEnd(TakeOver &incident, const ReadRow &row, const ColumnMap &map)
{
    const QString state = row.state.toLower();
    const bool closed = map.closedStates.contains(state);
    const bool resolved = map.resolvedStates.contains(state);
    // A resolved instant of an incident that is open again is the past, and the history has it.
    const bool ended = closed || resolved || row.state.isEmpty();
    std::optional<Instant> last;
    if (const auto at = row.time(Field::ResolvedAt); at && ended) {
        incident.told.push_back({EventKind::Resolved, *at, row.resolvedBy, {}});
        last = at;
    } else if (const auto updated = row.time(Field::UpdatedAt); resolved && updated) {
        // The file says that, not when; the last time it was touched is the best it tells.
        incident.told.push_back({EventKind::Resolved, *updated, row.resolvedBy, {}});
    }
    std::optional<Instant> closedAt = row.time(Field::ClosedAt);
    if (!closedAt && closed) {
        const auto updated = row.time(Field::UpdatedAt);
        const auto classified = row.time(Field::ClassifiedAt);
        closedAt = updated ? updated
            : last         ? last
            : classified   ? classified
                           : row.incident.reportedAt;
    }
    if (closedAt && (closed || row.state.isEmpty()))
        incident.told.push_back({EventKind::Closed, *closedAt, row.updatedBy, {}});
}

} // namespace

TakeOver tellLastState(const ReadRow &row, const ColumnMap &map)
{
    TakeOver incident = row.incident;
    const std::optional<Instant> updated = row.time(Field::UpdatedAt);
    if (const auto classified = row.time(Field::ClassifiedAt)) {
        incident.told.push_back({EventKind::Moved, *classified, row.updatedBy,
            {{QStringLiteral("state"), QStringLiteral("classified")}}});
    } else {
        incident.firstClockUnknown = !isNew(row.state, map)
            || (row.state.isEmpty() && (row.time(Field::ResolvedAt) || row.time(Field::ClosedAt)));
    }
    if (!row.assignee.isEmpty()) {
        incident.told.push_back({EventKind::Assigned, updated.value_or(row.incident.reportedAt),
            row.updatedBy, {{QStringLiteral("to"), row.assignee}}});
    }
    tellEnd(incident, row, map);
    return incident;
}

TakeOver tellHistory(std::vector<ReadRow> rows, const ColumnMap &map)
{
    std::stable_sort(rows.begin(), rows.end(),
        [](const ReadRow &a, const ReadRow &b) { return a.order < b.order; });
    const ReadRow &last = rows.back();
    TakeOver incident = last.incident;
    // Where the first rows are missing, the state had changed before anything that is told.
    incident.firstClockUnknown = rows.front().order > 0 && !isNew(rows.front().state, map);
    QString state;
    QString assignee;
    for (const ReadRow &row : rows) {
        const Instant at = row.times.at(Field::UpdatedAt);
        const bool changed = row.state.compare(state, Qt::CaseInsensitive) != 0
            && !(isNew(row.state, map) && isNew(state, map));
        if (changed) {
            incident.told.push_back(
                {EventKind::Moved, at, row.updatedBy, {{QStringLiteral("state"), row.state}}});
        }
        state = row.state;
        if (row.assignee != assignee) {
            incident.told.push_back(
                {EventKind::Assigned, at, row.updatedBy, {{QStringLiteral("to"), row.assignee}}});
            assignee = row.assignee;
        }
    }
    tellEnd(incident, last, map);
    return incident;
}

} // namespace gander::exchange
