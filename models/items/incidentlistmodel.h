// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A list of up to millions of incidents: their order as a vector of (id, due), the rows themselves
// read by pages as they are looked at, and the days as rows between them.

#include "models/items/columns.h"
#include "models/items/incidentgroups.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>

#include <functional>
#include <optional>
#include <vector>

namespace gander::items {

class IncidentListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    // What the model says in words; they are the window's.
    struct Words {
        std::vector<Column> columns;
        std::function<QString(const Group &)> group;
        std::function<QString(const IncidentRow &)> spoken;
    };

    explicit IncidentListModel(Words words, const Zone &zone, QObject *parent = nullptr);

    // Whether the entries come in order of due and are parted into days; takes hold at the next
    // merge.
    enum class Grouping { None, Ascending, Descending };
    void setGrouping(Grouping grouping) { m_grouping = grouping; }

    // Makes 'entries' the list, by the smallest change that keeps every index on its incident:
    // single rows where little differs, otherwise a new layout.
    void merge(const std::vector<ListEntry> &entries, Instant now);
    // Parts the same entries anew: what was due may be overdue by now.
    void regroup(Instant now);
    // The instant at which regroup() would change something, if there is one.
    [[nodiscard]] std::optional<Instant> nextRegroup() const { return m_nextRegroup; }

    // Answers rowsWanted(): 'rows' of 'asked'; what is missing does not exist.
    void setRows(const std::vector<IncidentId> &asked, const std::vector<IncidentRow> &rows);
    // These have changed: they are asked for again when next looked at, and shown as they were
    // until then.
    void refresh(const std::vector<IncidentId> &ids);
    void refreshAll();
    // What was read is of another time: rows are known by their numbers alone until read again.
    void forgetRows();

    [[nodiscard]] qsizetype incidents() const { return m_incidents; }
    [[nodiscard]] const std::vector<Group> &groups() const { return m_groups; }
    [[nodiscard]] const Zone &zone() const { return m_zone; }
    [[nodiscard]] const Column &column(int section) const
    {
        return m_words.columns[static_cast<size_t>(section)];
    }
    [[nodiscard]] int sectionOf(ColumnName name) const;
    [[nodiscard]] bool isGroup(int row) const;
    // Unset for a group row.
    [[nodiscard]] IncidentId idAt(int row) const;
    [[nodiscard]] const Group *groupAt(int row) const;
    // The row as far as it has been read.
    [[nodiscard]] const IncidentRow *rowAt(int row) const;
    // -1 if it is not in the list; O(n).
    [[nodiscard]] int rowOf(IncidentId id) const;
    // The next row at or after 'row' in direction 'step' that is an incident, or -1.
    [[nodiscard]] int incidentRow(int row, int step) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    // To be answered by setRows().
    void rowsWanted(const std::vector<gander::IncidentId> &ids);
    // The list is another one, or parted otherwise.
    void merged();

private:
    // One row: an incident by its number, or a group by its negative key.
    struct Place {
        qint64 key = 0;
        qint64 due = noDue;
    };
    struct Cached {
        IncidentRow row;
        bool stale = false;
    };

    [[nodiscard]] std::vector<Place> placesOf(
        const std::vector<ListEntry> &entries, const std::vector<Group> &groups) const;
    void take(std::vector<Place> places, std::vector<Group> groups);
    bool mergeByRows(const std::vector<Place> &places, size_t head, size_t tail);
    void mergeByLayout(std::vector<Place> places);
    void setLayout(std::vector<Place> places);
    void planRegroup(Instant now);
    void want(int row) const;
    void askForWanted();
    void announceAll();
    [[nodiscard]] QVariant groupData(const Group &group, int column, int role) const;
    [[nodiscard]] QVariant incidentData(
        const IncidentRow &row, qint64 due, const Column &column, int role) const;

    Words m_words;
    Zone m_zone;
    Grouping m_grouping = Grouping::None;
    std::vector<Place> m_places;
    std::vector<Group> m_groups;
    qsizetype m_incidents = 0;
    std::optional<Instant> m_nextRegroup;

    // data() reads the cache and notes what it lacks.
    mutable QCache<qint64, Cached> m_cache;
    mutable QSet<qint64> m_asked;
    mutable std::vector<int> m_wantedPages;
};

} // namespace gander::items
