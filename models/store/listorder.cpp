// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/listorder.h"

#include "models/domain/querymatch.h"
#include "models/store/dueorder.h"
#include "models/store/sortsql.h"
#include "models/store/wordquery.h"

#include <algorithm>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

// How many rows a walk through an order may look at before it is given up as too rare a filter.
constexpr qint64 walkedAtMost = 6000;
// Up to this many the names are fetched one by one; above, walking through all titles is cheaper.
constexpr size_t fetchedAtMost = 10'000;

class Ordering
{
public:
    Ordering(Database &database, const ListRequest &request)
        : m_database(database)
        , m_request(request)
        , m_filter(m_request)
        , m_sort(sortSqlOf(request.sort))
    {
    }

    [[nodiscard]] Result<FirstPlaces> first(qint64 most);
    [[nodiscard]] Result<std::vector<ListEntry>> whole();

private:
    [[nodiscard]] bool isText() const { return !m_sort.text.isEmpty(); }
    [[nodiscard]] QString by(const QString &index) const;
    [[nodiscard]] BulkRead reading(const QString &sql) const;
    [[nodiscard]] QString walkSql(const QString &columns) const;
    [[nodiscard]] Result<FirstPlaces> walk(qint64 most) const;
    [[nodiscard]] Result<std::vector<ListEntry>> take(const QString &sql) const;
    [[nodiscard]] Result<std::vector<ListEntry>> sorted(const QString &sql) const;
    [[nodiscard]] Result<std::vector<ListEntry>> byTitle() const;

    Database &m_database;
    ListRequest m_request;
    FilterSql m_filter;
    SortSql m_sort;
};

QString Ordering::by(const QString &index) const
{
    return index.isEmpty() ? QString() : m_database.dialect().useIndex.arg(index);
}

BulkRead Ordering::reading(const QString &sql) const
{
    return BulkRead(m_database, sql, m_filter.valuesOf(sql));
}

QString Ordering::walkSql(const QString &columns) const
{
    // Few are open: their titles have an index of their own.
    const bool openTitles = m_request.sort == SortBy::Title && asksForOpenAlone(m_request.query);
    return u"SELECT id, due_at%1 FROM incident%2%3 ORDER BY %4"_s.arg(columns,
        by(openTitles ? u"incident_open_title"_s : m_sort.index),
        openTitles ? u" WHERE is_open = 1"_s : QString(), m_sort.order(m_request.descending));
}

// Through the order itself, each row asked whether it belongs; not filled if they are too rare.
Result<FirstPlaces> Ordering::walk(qint64 most) const
{
    const bool all = m_request.query.terms.empty();
    FirstPlaces places;
    BulkRead rows = reading(walkSql(all ? QString() : u", (%1)"_s.arg(m_filter.where())));
    for (qint64 walked = 0; all || walked < walkedAtMost; ++walked) {
        const auto more = rows.next();
        if (!more)
            return more.error();
        if (!*more) {
            places.whole = true;
            break;
        }
        if (!all && rows.integer(2) == 0)
            continue;
        if (static_cast<qint64>(places.entries.size()) == most)
            break;
        places.entries.push_back({IncidentId(rows.integer(0)), rows.integer(1)});
    }
    return places;
}

Result<std::vector<ListEntry>> Ordering::take(const QString &sql) const
{
    std::vector<ListEntry> entries;
    BulkRead rows = reading(sql);
    for (auto more = rows.next();; more = rows.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return entries;
        entries.push_back({IncidentId(rows.integer(0)), rows.integer(1)});
    }
}

// The rows in any order, put in order here: cheaper than the engine's own sorting.
Result<std::vector<ListEntry>> Ordering::sorted(const QString &sql) const
{
    std::vector<std::pair<PlaceKey, qint64>> keys;
    BulkRead rows = reading(sql);
    for (auto more = rows.next();; more = rows.next()) {
        if (!more)
            return more.error();
        if (!*more)
            break;
        keys.emplace_back(keyOf(rows, 1, m_sort), rows.integer(0));
    }
    std::sort(keys.begin(), keys.end());
    if (m_request.descending)
        std::reverse(keys.begin(), keys.end());
    std::vector<ListEntry> entries;
    entries.reserve(keys.size());
    for (const auto &[key, due] : keys)
        entries.push_back({IncidentId(key.id), due});
    return entries;
}

// Titles are too long for the index of lists: who belongs is found there, their order elsewhere.
Result<std::vector<ListEntry>> Ordering::byTitle() const
{
    const QString members = u"SELECT id FROM incident%1 WHERE %2 AND %3"_s.arg(
        by(u"incident_list"_s), reachOf(m_request.query), m_filter.where());
    size_t count = 0;
    {
        const QString sql = u"SELECT COUNT(*) FROM (%1 LIMIT %2)"_s.arg(
            members, QString::number(fetchedAtMost + 1));
        BulkRead rows = reading(sql);
        const auto found = rows.next();
        if (!found)
            return found.error();
        count = static_cast<size_t>(rows.integer(0));
    }
    if (count <= fetchedAtMost)
        return sorted(
            u"SELECT due_at, %1 FROM incident WHERE id IN (%2)"_s.arg(m_sort.columns(), members));
    const bool open = asksForOpenAlone(m_request.query);
    return take(u"SELECT id, due_at FROM incident%1 WHERE %2id IN (%3) ORDER BY %4"_s.arg(
        by(open ? u"incident_open_title"_s : m_sort.index),
        open ? u"is_open = 1 AND "_s : QString(), members, m_sort.order(m_request.descending)));
}

Result<std::vector<ListEntry>> Ordering::whole()
{
    auto few = narrowTable(m_database, m_request.query);
    if (!few)
        return few.error();
    if (!few->isEmpty())
        return sorted(
            u"SELECT due_at, %1 FROM %2 WHERE %3"_s.arg(m_sort.columns(), *few, m_filter.where()));
    if (m_request.query.terms.empty() && m_request.sort != SortBy::Number)
        return take(walkSql({}));
    if (m_request.sort == SortBy::Title)
        return byTitle();
    if (!isText())
        return sorted(u"SELECT due_at, %1 FROM incident%2 WHERE %3 AND %4"_s.arg(
            m_sort.columns(), by(u"incident_list"_s), reachOf(m_request.query), m_filter.where()));
    return take(u"SELECT id, due_at FROM incident%1 WHERE %2 AND %3 ORDER BY %4"_s.arg(
        by(u"incident_list"_s), reachOf(m_request.query), m_filter.where(),
        m_sort.order(m_request.descending)));
}

Result<FirstPlaces> Ordering::first(qint64 most)
{
    const auto few = narrowTable(m_database, m_request.query);
    if (!few)
        return few.error();
    // Where only the open are asked for, sorting these few beats walking through all.
    const bool walks = m_request.sort == SortBy::Title || !asksForOpenAlone(m_request.query);
    if (walks && few->isEmpty()) {
        auto walked = walk(most);
        if (!walked || walked->whole || static_cast<qint64>(walked->entries.size()) == most)
            return walked;
    }
    auto all = whole();
    if (!all)
        return all.error();
    FirstPlaces places{.entries = std::move(*all)};
    places.whole = static_cast<qint64>(places.entries.size()) <= most;
    if (!places.whole)
        places.entries.resize(static_cast<size_t>(most));
    return places;
}

} // namespace

// By match but without a word to be found: the newest first.
static ListRequest newestFirst(const ListRequest &request)
{
    ListRequest plain = request;
    if (plain.sort == SortBy::Match) {
        plain.sort = SortBy::Number;
        plain.descending = !request.descending;
    }
    return plain;
}

Result<std::vector<ListEntry>> wholeOrder(Database &database, const ListRequest &request)
{
    if (hasMatchOrder(request)) {
        ListRequest all = request;
        all.limit = -1;
        all.offset = 0;
        return matchedIds(database, all);
    }
    if (request.sort != SortBy::Due)
        return Ordering(database, newestFirst(request)).whole();
    auto places = placesByDue(database, request, -1);
    if (!places)
        return places.error();
    return std::move(places->entries);
}

Result<FirstPlaces> firstPlaces(Database &database, const ListRequest &request, qint64 most)
{
    if (hasMatchOrder(request)) {
        // One more tells whether there are others.
        ListRequest some = request;
        some.limit = std::min(most, noDue - 1) + 1;
        some.offset = 0;
        auto matched = matchedIds(database, some);
        if (!matched)
            return matched.error();
        FirstPlaces places{.entries = std::move(*matched)};
        places.whole = std::ssize(places.entries) <= most;
        if (!places.whole)
            places.entries.resize(static_cast<size_t>(most));
        return places;
    }
    if (request.sort == SortBy::Due)
        return placesByDue(database, request, most);
    return Ordering(database, newestFirst(request)).first(most);
}

} // namespace gander::store
