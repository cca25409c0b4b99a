// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A list of up to millions of incidents: their order as a vector of (id, due) that it shares with
// whoever read it, the rows themselves read by pages as they are looked at, and the days as rows
// between them.

#include "models/items/columns.h"
#include "models/items/incidentgroups.h"
#include "models/items/listedit.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QHash>
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

    // Makes edit.after the list; every index stays on its incident. The window's thread has little
    // to do with it, however long the list: one row signal or one new layout, and a search for each
    // index that is held. An edit of another order than the present one is found anew.
    void apply(const ListEdit &edit, Instant now);
    // The same for a list short enough to be compared here.
    void merge(std::vector<ListEntry> entries, Instant now);
    // Parts the same entries anew: what was due may be overdue by now.
    void regroup(Instant now);
    // The instant at which regroup() would change something, if there is one.
    [[nodiscard]] std::optional<Instant> nextRegroup() const { return m_nextRegroup; }

    // Answers rowsWanted(): 'rows' of 'asked'; what is missing does not exist.
    void setRows(const std::vector<IncidentId> &asked, const std::vector<IncidentRow> &rows);
    // Whether rows are asked for as they are painted, or by who says that they have changed.
    enum class Asking { WhenSeen, Elsewhere };
    // These have changed: they are asked for again when next looked at, and shown as they were
    // until then.
    void refresh(const std::vector<IncidentId> &ids, Asking asking = Asking::WhenSeen);
    void refreshAll();
    // Marks that incident, in whichever list, with words that are told beside it; empty ones
    // unmark.
    void note(IncidentId id, const QString &words);
    // What was read is of another time: rows are known by their numbers alone until read again.
    void forgetRows();

    [[nodiscard]] qsizetype incidents() const { return static_cast<qsizetype>(m_order->size()); }
    // For the next editBetween(); never null.
    [[nodiscard]] const ListOrder &order() const { return m_order; }
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
    // The place in the order of the incident in that row, or of the first of a group.
    [[nodiscard]] qsizetype placeAt(int row) const;
    [[nodiscard]] int rowOfPlace(qsizetype place) const;
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
    // The list is about to become another one, or to be parted otherwise: the present rows are
    // there for the last time.
    void aboutToMerge();
    void merged(const gander::items::ListEdit &edit);

private:
    struct Cached {
        IncidentRow row;
        bool stale = false;
        mutable qsizetype place = -1; // in the order, where it was last looked at
    };

    bool insertRowsOf(const ListEdit &edit, std::vector<Group> &groups);
    bool moveRowOf(const ListEdit &edit, std::vector<Group> &groups);
    void layOut(const ListEdit &edit, std::vector<Group> &groups);
    void announceGroups(const std::vector<Group> &before);
    void planRegroup(Instant now);
    void want(int row) const;
    void askForWanted();
    void announceAll();
    bool announceFew(const std::vector<IncidentId> &ids);
    [[nodiscard]] QVariant groupData(const Group &group, int column, int role) const;
    [[nodiscard]] QVariant incidentData(
        const IncidentRow &row, qint64 due, const Column &column, int role) const;

    Words m_words;
    Zone m_zone;
    Grouping m_grouping = Grouping::None;
    ListOrder m_order;
    std::vector<Group> m_groups;
    qsizetype m_spare = 0; // rows at the end that hold nothing, while rows come or go
    std::optional<Instant> m_nextRegroup;

    QHash<qint64, QString> m_notes; // by number
    // data() reads the cache and notes what it lacks.
    mutable QCache<qint64, Cached> m_cache;
    mutable QSet<qint64> m_asked;
    QSet<qint64> m_overtaken; // asked for before they changed: what comes is of before
    mutable std::vector<qsizetype> m_wantedPages;
};

} // namespace gander::items
