// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/dueorder.h"

#include "models/domain/querymatch.h"

#include <algorithm>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

// One ordered run of places that is read as it is wanted.
class Run
{
public:
    explicit Run(BulkRead rows)
        : m_rows(std::move(rows))
    {
    }
    explicit Run(std::vector<ListEntry> entries)
        : m_entries(std::move(entries))
    {
    }

    // The place it stands at, or none at the end.
    [[nodiscard]] const std::optional<ListEntry> &place() const { return m_place; }
    [[nodiscard]] Result<void> move()
    {
        m_place.reset();
        if (!m_rows) {
            if (m_next < m_entries.size())
                m_place = m_entries[m_next++];
            return {};
        }
        const auto more = m_rows->next();
        if (!more)
            return more.error();
        if (*more)
            m_place = ListEntry{IncidentId(m_rows->integer(0)), m_rows->integer(1)};
        return {};
    }

private:
    std::optional<BulkRead> m_rows;
    std::vector<ListEntry> m_entries;
    size_t m_next = 0;
    std::optional<ListEntry> m_place;
};

class DueOrdering
{
public:
    DueOrdering(Database &database, const ListRequest &request)
        : m_database(database)
        , m_request(request)
        , m_filter(request)
    {
    }

    [[nodiscard]] Result<FirstPlaces> places(qint64 most);

private:
    [[nodiscard]] Result<std::vector<ListEntry>> gather(const QString &table, const QString &where);
    [[nodiscard]] Result<std::vector<Run>> withDeadline();
    [[nodiscard]] std::vector<Run> withoutDeadline();
    [[nodiscard]] std::vector<int> openness() const;
    [[nodiscard]] QString list() const;
    [[nodiscard]] bool isBefore(const ListEntry &a, const ListEntry &b) const;
    [[nodiscard]] Result<void> merge(std::vector<Run> runs, qint64 most, FirstPlaces &places) const;
    void sort(std::vector<ListEntry> &entries) const;

    Database &m_database;
    const ListRequest &m_request;
    FilterSql m_filter;
};

bool DueOrdering::isBefore(const ListEntry &a, const ListEntry &b) const
{
    return m_request.descending ? comesBefore(b, a) : comesBefore(a, b);
}

void DueOrdering::sort(std::vector<ListEntry> &entries) const
{
    std::sort(entries.begin(), entries.end(),
        [this](const ListEntry &a, const ListEntry &b) { return isBefore(a, b); });
}

QString DueOrdering::list() const
{
    return u"incident"_s + m_database.dialect().useIndex.arg(u"incident_list"_s);
}

std::vector<int> DueOrdering::openness() const
{
    if (asksForOpenAlone(m_request.query))
        return {1};
    if (asksForDoneAlone(m_request.query))
        return {0};
    return {1, 0};
}

Result<std::vector<ListEntry>> DueOrdering::gather(const QString &table, const QString &where)
{
    const QString sql = u"SELECT id, %1 FROM %2 WHERE %3 AND %4"_s.arg(
        effectiveDue, table, where, m_filter.where());
    std::vector<ListEntry> entries;
    BulkRead rows(m_database, sql, m_filter.valuesOf(sql));
    for (auto more = rows.next();; more = rows.next()) {
        if (!more)
            return more.error();
        if (!*more)
            break;
        entries.push_back({IncidentId(rows.integer(0)), rows.integer(1)});
    }
    sort(entries);
    return entries;
}

Result<std::vector<Run>> DueOrdering::withDeadline()
{
    std::vector<Run> runs;
    for (const int open : openness()) {
        const QString sql = u"SELECT id, due_at FROM %1 WHERE is_open = %2 AND due_at < %3 "
                            "AND paused_left IS NULL AND %4 ORDER BY %5"_s.arg(list(),
                                QString::number(open), QString::number(noDue), m_filter.where(),
                                m_request.descending ? u"due_at DESC, id DESC"_s : u"due_at, id"_s);
        runs.emplace_back(BulkRead(m_database, sql, m_filter.valuesOf(sql)));
    }
    auto paused = gather(u"incident"_s + m_database.dialect().useIndex.arg(u"incident_paused"_s),
        u"paused_left IS NOT NULL AND "_s + reachOf(m_request.query));
    if (!paused)
        return paused.error();
    runs.emplace_back(std::move(*paused));
    return runs;
}

std::vector<Run> DueOrdering::withoutDeadline()
{
    std::vector<Run> runs;
    for (const int open : openness()) {
        const QString sql = u"SELECT id, due_at FROM %1 WHERE is_open = %2 AND due_at = %3 "
                            "AND paused_left IS NULL AND %4 ORDER BY %5"_s.arg(list(),
                                QString::number(open), QString::number(noDue), m_filter.where(),
                                m_request.descending ? u"id"_s : u"id DESC"_s);
        runs.emplace_back(BulkRead(m_database, sql, m_filter.valuesOf(sql)));
    }
    return runs;
}

// Up to one more than 'most', which tells that there are more.
Result<void> DueOrdering::merge(std::vector<Run> runs, qint64 most, FirstPlaces &places) const
{
    for (Run &run : runs)
        if (const auto moved = run.move(); !moved)
            return moved.error();
    while (most < 0 || static_cast<qint64>(places.entries.size()) <= most) {
        Run *nearest = nullptr;
        for (Run &run : runs)
            if (run.place() && (!nearest || isBefore(*run.place(), *nearest->place())))
                nearest = &run;
        if (!nearest)
            return {};
        places.entries.push_back(*nearest->place());
        if (const auto moved = nearest->move(); !moved)
            return moved.error();
    }
    return {};
}

Result<FirstPlaces> DueOrdering::places(qint64 most)
{
    FirstPlaces places;
    const auto few = narrowTable(m_database, m_request.query);
    if (!few)
        return few.error();
    if (!few->isEmpty()) {
        auto gathered = gather(*few, u"1 = 1"_s);
        if (!gathered)
            return gathered.error();
        places.entries = std::move(*gathered);
    } else {
        for (const bool dated : {!m_request.descending, m_request.descending}) {
            auto runs = dated ? withDeadline() : withoutDeadline();
            if (!runs)
                return runs.error();
            if (const auto done = merge(std::move(*runs), most, places); !done)
                return done.error();
        }
    }
    places.whole = most < 0 || static_cast<qint64>(places.entries.size()) <= most;
    if (!places.whole)
        places.entries.resize(static_cast<size_t>(most));
    return places;
}

} // namespace

Result<FirstPlaces> placesByDue(Database &database, const ListRequest &request, qint64 most)
{
    return DueOrdering(database, request).places(most);
}

} // namespace gander::store
