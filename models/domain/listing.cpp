// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/listing.h"

#include "models/domain/foldedtext.h"

#include <algorithm>
#include <tuple>

namespace gander {

namespace {

// What a list is sorted by; texts by their bytes, as the store does.
struct SortKey {
    QByteArray text;
    qint64 number = 0;
    qint64 second = 0;

    friend auto operator<=>(const SortKey &a, const SortKey &b)
    {
        if (const int texts = a.text.compare(b.text); texts != 0)
            return texts < 0 ? std::strong_ordering::less : std::strong_ordering::greater;
        return std::tie(a.number, a.second) <=> std::tie(b.number, b.second);
    }
};

SortKey textKey(const QString &text)
{
    return {.text = foldedText(text).toUtf8()};
}

// The unclassified come last; behind every level comes none.
SortKey classKey(const std::optional<Classification> &classification)
{
    if (!classification)
        return {"~", 9, 9};
    return {toKey(classification->outcome).toUtf8(),
        classification->severity ? number(*classification->severity) : 9,
        classification->devOps ? number(*classification->devOps) : 9};
}

SortKey keyOf(const IncidentRow &row, SortBy sort, Instant now)
{
    switch (sort) {
    case SortBy::Due:
        return {.number = dueOf(row.urgency, now)};
    case SortBy::Reported:
        return {.number = row.reportedAt.ms};
    case SortBy::Updated:
        return {.number = row.updatedAt.ms};
    case SortBy::Number:
        return {.number = row.id.number()};
    case SortBy::Title:
        return textKey(row.title);
    case SortBy::Customer:
        return textKey(row.customer);
    case SortBy::Product:
        return textKey(row.product);
    case SortBy::Assignee:
        return textKey(row.assignee);
    case SortBy::State:
        return {.text = toKey(row.state).toUtf8()};
    case SortBy::Class:
        return classKey(row.classification);
    case SortBy::Target:
        return {.number = row.target ? row.target->ms : noDue};
    case SortBy::Match:
        return {.number = -row.id.number()};
    }
    Q_UNREACHABLE();
}

// What decides among equals: names are parted by their deadlines; without a deadline the newest
// comes first.
using TieKey = std::pair<qint64, qint64>;

TieKey tieOf(const IncidentRow &row, SortBy sort, qint64 key)
{
    const qint64 id = row.id.number();
    switch (sort) {
    case SortBy::Due:
        return {0, key == noDue ? -id : id};
    case SortBy::Reported:
    case SortBy::Updated:
    case SortBy::Number:
    case SortBy::Match:
        return {0, id};
    case SortBy::Title:
    case SortBy::Customer:
    case SortBy::Product:
    case SortBy::Assignee:
    case SortBy::State:
    case SortBy::Class:
    case SortBy::Target:
        return {row.urgency.edges ? row.urgency.edges->due.ms : noDue, id};
    }
    Q_UNREACHABLE();
}

} // namespace

const Relative *Relatives::find(const QString &uid) const
{
    const auto known = std::find_if(
        named.begin(), named.end(), [&uid](const Relative &each) { return each.uid == uid; });
    return uid.isEmpty() || known == named.end() ? nullptr : &*known;
}

qint64 dueOf(const Urgency &urgency, Instant now)
{
    if (urgency.pausedLeft && isPausedAt(urgency, now))
        return now.ms + *urgency.pausedLeft;
    return urgency.edges ? urgency.edges->due.ms : noDue;
}

IncidentRow rowOf(const Folded &folded)
{
    const Incident &incident = folded.incident;
    IncidentRow row;
    row.id = incident.id;
    row.key = incident.key;
    row.title = incident.title;
    row.customer = incident.customer;
    row.product = incident.product;
    row.reporter = incident.reporter;
    row.assignee = incident.assignee;
    row.state = incident.state;
    row.classification = incident.classification;
    row.reportedAt = incident.reportedAt;
    row.updatedAt = incident.updatedAt;
    row.urgency = urgencyOf(folded);
    row.revision = incident.revision;
    if (row.urgency.clock) {
        const ClockFace &clock =
            row.urgency.clock == ClockName::Resolve ? folded.resolve : folded.classify;
        row.spanStart = clock.start;
        row.target = clock.target;
    }
    return row;
}

void putInOrder(std::vector<IncidentRow> &rows, SortBy sort, bool descending, Instant now)
{
    std::vector<std::pair<SortKey, size_t>> keys;
    keys.reserve(rows.size());
    for (size_t i = 0; i < rows.size(); ++i)
        keys.emplace_back(keyOf(rows[i], sort, now), i);
    std::sort(keys.begin(), keys.end(), [&](const auto &a, const auto &b) {
        const auto order = a.first <=> b.first;
        if (order != 0)
            return descending ? order > 0 : order < 0;
        const TieKey first = tieOf(rows[a.second], sort, a.first.number);
        const TieKey second = tieOf(rows[b.second], sort, b.first.number);
        return descending ? first > second : first < second;
    });
    std::vector<IncidentRow> ordered;
    ordered.reserve(rows.size());
    for (const auto &[key, place] : keys)
        ordered.push_back(std::move(rows[place]));
    rows = std::move(ordered);
}

} // namespace gander
