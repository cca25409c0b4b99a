// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/ownwork.h"

#include "models/desk/desk.h"

#include <algorithm>

namespace gander::ui {

Result<std::vector<ListEntry>> ownWork(const desk::Desk &desk, Instant now, const QString &me,
    qint64 most, const std::vector<QueryTerm> &more)
{
    std::vector<ListEntry> work;
    // The query language has no "or": two questions, each in the order of an index.
    for (const QString &owner : {QStringLiteral("me"), QStringLiteral("nobody")}) {
        ListRequest request;
        request.now = now;
        request.me = me;
        request.limit = most;
        request.query.terms = more;
        QueryTerm open;
        open.field = QueryField::In;
        open.list = QueryList::Open;
        request.query.terms.push_back(open);
        QueryTerm whose;
        whose.field = QueryField::Assignee;
        whose.text = owner;
        request.query.terms.push_back(whose);
        const auto answer = desk.list(request);
        if (!answer)
            return answer.error();
        work.insert(work.end(), answer->entries.begin(), answer->entries.end());
    }
    std::ranges::stable_sort(work, {}, &ListEntry::due);
    work.resize(std::min(work.size(), static_cast<size_t>(most)));
    return work;
}

std::optional<IncidentId> nextUrgent(const std::vector<ListEntry> &work, IncidentId current)
{
    const auto end = std::ranges::find(work, noDue, &ListEntry::due);
    const auto last = end == work.begin() ? work.end() : end;
    if (work.begin() == last)
        return {};
    const auto at = std::find_if(
        work.begin(), last, [current](const ListEntry &entry) { return entry.id == current; });
    return at == last || at + 1 == last ? work.front().id : (at + 1)->id;
}

} // namespace gander::ui
