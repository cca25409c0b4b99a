// SPDX-License-Identifier: GPL-3.0-or-later

// A list's order after a few incidents have changed.

#include "models/domain/querymatch.h"
#include "models/store/dueorder.h"
#include "models/store/listorder.h"
#include "models/store/sortsql.h"

#include <algorithm>
#include <unordered_map>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

struct FreshPlace {
    PlaceKey key; // not looked at in the order of deadlines
    ListEntry entry;
};

class Reordering
{
public:
    Reordering(Database &database, const ListRequest &request)
        : m_database(database)
        , m_request(request)
        , m_filter(request)
        , m_sort(sortSqlOf(request.sort))
    {
    }

    [[nodiscard]] Result<std::vector<ListEntry>> after(
        const std::vector<ListEntry> &before, std::vector<qint64> looked);

private:
    [[nodiscard]] Result<std::vector<FreshPlace>> placesOf(const std::vector<qint64> &looked) const;
    [[nodiscard]] Result<PlaceKey> keyAt(IncidentId id);
    [[nodiscard]] Result<size_t> placeFor(
        const PlaceKey &key, const std::vector<ListEntry> &kept, size_t from);

    Database &m_database;
    const ListRequest &m_request;
    FilterSql m_filter;
    SortSql m_sort;
    std::unordered_map<qint64, PlaceKey> m_keys;
};

// Which of them belong to the list now, in its order.
Result<std::vector<FreshPlace>> Reordering::placesOf(const std::vector<qint64> &looked) const
{
    constexpr size_t atOnce = 500;
    const bool byDue = m_request.sort == SortBy::Due;
    std::vector<FreshPlace> fresh;
    for (size_t begin = 0; begin < looked.size(); begin += atOnce) {
        QStringList numbers;
        for (size_t i = begin; i < std::min(begin + atOnce, looked.size()); ++i)
            numbers << QString::number(looked[i]);
        const QString sql = u"SELECT %1, %2 FROM incident%3 WHERE id IN (%4) AND %5"_s.arg(
            byDue ? QString(effectiveDue) : u"due_at"_s, m_sort.columns(),
            m_database.dialect().byNumber, numbers.join(u','), m_filter.where());
        BulkRead rows(m_database, sql, m_filter.valuesOf(sql));
        for (auto more = rows.next();; more = rows.next()) {
            if (!more)
                return more.error();
            if (!*more)
                break;
            PlaceKey key = keyOf(rows, 1, m_sort);
            const IncidentId id(key.id);
            fresh.push_back({std::move(key), {id, rows.integer(0)}});
        }
    }
    std::sort(fresh.begin(), fresh.end(), [&](const FreshPlace &a, const FreshPlace &b) {
        const FreshPlace &first = m_request.descending ? b : a;
        const FreshPlace &second = m_request.descending ? a : b;
        return byDue ? comesBefore(first.entry, second.entry) : first.key < second.key;
    });
    return fresh;
}

Result<PlaceKey> Reordering::keyAt(IncidentId id)
{
    if (const auto known = m_keys.find(id.number()); known != m_keys.end())
        return known->second;
    BulkRead row(m_database, u"SELECT %1 FROM incident WHERE id = :id"_s.arg(m_sort.columns()),
        {{u":id"_s, id.number()}});
    const auto found = row.next();
    if (!found)
        return found.error();
    // One that is gone stands where its number would: the list is read anew soon.
    PlaceKey key = *found ? keyOf(row, 0, m_sort) : PlaceKey{.id = id.number()};
    m_keys.emplace(id.number(), key);
    return key;
}

// The first of 'kept' at or after 'from' that does not come before it.
Result<size_t> Reordering::placeFor(
    const PlaceKey &key, const std::vector<ListEntry> &kept, size_t from)
{
    size_t low = from;
    size_t high = kept.size();
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const auto there = keyAt(kept[middle].id);
        if (!there)
            return there.error();
        if (m_request.descending ? *there > key : *there < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Result<std::vector<ListEntry>> Reordering::after(
    const std::vector<ListEntry> &before, std::vector<qint64> looked)
{
    std::sort(looked.begin(), looked.end());
    looked.erase(std::unique(looked.begin(), looked.end()), looked.end());
    const auto fresh = placesOf(looked);
    if (!fresh)
        return fresh.error();
    std::vector<bool> gone(looked.empty() ? 0 : static_cast<size_t>(looked.back()) + 1);
    for (const qint64 id : looked)
        gone[static_cast<size_t>(id)] = true;
    std::vector<ListEntry> kept;
    kept.reserve(before.size());
    for (const ListEntry &entry : before) {
        const auto number = static_cast<size_t>(entry.id.number());
        if (number >= gone.size() || !gone[number])
            kept.push_back(entry);
    }
    std::vector<ListEntry> now;
    now.reserve(kept.size() + fresh->size());
    size_t from = 0;
    for (const FreshPlace &place : *fresh) {
        size_t to = from;
        if (m_request.sort == SortBy::Due) {
            const auto stands = std::lower_bound(kept.begin() + static_cast<qptrdiff>(from),
                kept.end(), place.entry, [this](const ListEntry &a, const ListEntry &b) {
                    return m_request.descending ? comesBefore(b, a) : comesBefore(a, b);
                });
            to = static_cast<size_t>(stands - kept.begin());
        } else {
            const auto found = placeFor(place.key, kept, from);
            if (!found)
                return found.error();
            to = *found;
        }
        now.insert(now.end(), kept.begin() + static_cast<qptrdiff>(from),
            kept.begin() + static_cast<qptrdiff>(to));
        now.push_back(place.entry);
        from = to;
    }
    now.insert(now.end(), kept.begin() + static_cast<qptrdiff>(from), kept.end());
    return now;
}

Result<std::vector<qint64>> pausedIncidents(Database &database)
{
    std::vector<qint64> ids;
    BulkRead rows(database,
        u"SELECT id FROM incident%1 WHERE paused_left IS NOT NULL"_s.arg(
            database.dialect().useIndex.arg(u"incident_paused"_s)));
    for (auto more = rows.next();; more = rows.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return ids;
        ids.push_back(rows.integer(0));
    }
}

} // namespace

Result<std::vector<ListEntry>> orderAfter(Database &database, const ListRequest &request,
    const std::vector<ListEntry> &before, const std::vector<IncidentId> &changed)
{
    // Above this reading all is no dearer.
    constexpr size_t changedAtMost = 20'000;
    if (turnsWithTime(request.query) || request.sort == SortBy::Match
        || changed.size() > changedAtMost)
        return wholeOrder(database, request);
    std::vector<qint64> looked;
    if (request.sort == SortBy::Due) {
        auto paused = pausedIncidents(database);
        if (!paused)
            return paused.error();
        looked = std::move(*paused);
    }
    for (const IncidentId id : changed)
        looked.push_back(id.number());
    return Reordering(database, request).after(before, std::move(looked));
}

} // namespace gander::store
