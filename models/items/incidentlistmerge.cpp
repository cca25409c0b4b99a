// SPDX-License-Identifier: GPL-3.0-or-later

// How IncidentListModel turns one order into another.

#include "models/items/incidentlistmodel.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace gander::items {

namespace {

// Single inserts, removes and moves cost a shift of the whole list each, in the model and in every
// view: allowed while they stay cheap, a new layout otherwise.
constexpr size_t shiftBudget = 8'000'000;
constexpr size_t mostSteps = 256;

// Members of the longest rising subsequence of 'values': what may stay where it is.
std::vector<bool> risingMembers(const std::vector<size_t> &values)
{
    constexpr size_t none = std::numeric_limits<size_t>::max();
    std::vector<size_t> tails; // positions of the smallest end of each length
    std::vector<size_t> before(values.size(), none);
    for (size_t i = 0; i < values.size(); ++i) {
        const auto at = std::lower_bound(tails.begin(), tails.end(), values[i],
            [&values](size_t position, size_t value) { return values[position] < value; });
        if (at != tails.begin())
            before[i] = *(at - 1);
        if (at == tails.end())
            tails.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> members(values.size(), false);
    for (size_t i = tails.empty() ? none : tails.back(); i != none; i = before[i])
        members[i] = true;
    return members;
}

// Which keys a list holds. Incident numbers lie close together, so most of it is a plain bit field:
// a hash of a million keys would take a tenth of a second.
class KeySet
{
public:
    explicit KeySet(size_t expected)
        : m_near(4 * expected + 1024, false)
    {
    }

    void insert(qint64 key)
    {
        if (isNear(key))
            m_near[static_cast<size_t>(key)] = true;
        else
            m_far.insert(key);
    }
    [[nodiscard]] bool contains(qint64 key) const
    {
        return isNear(key) ? m_near[static_cast<size_t>(key)] : m_far.contains(key);
    }

private:
    [[nodiscard]] bool isNear(qint64 key) const
    {
        return key >= 0 && static_cast<size_t>(key) < m_near.size();
    }
    std::vector<bool> m_near;
    std::unordered_set<qint64> m_far;
};

} // namespace

std::vector<IncidentListModel::Place> IncidentListModel::placesOf(
    const std::vector<ListEntry> &entries, const std::vector<Group> &groups) const
{
    std::vector<Place> places;
    places.reserve(entries.size() + groups.size());
    auto group = groups.begin();
    qsizetype at = 0;
    for (const ListEntry &entry : entries) {
        if (group != groups.end() && group->entry == at) {
            places.push_back({group->key(), entry.due});
            ++group;
        }
        places.push_back({entry.id.number(), entry.due});
        ++at;
    }
    return places;
}

void IncidentListModel::take(std::vector<Place> places, std::vector<Group> groups)
{
    // Groups first: a row that is inserted must find its words.
    const std::vector<Group> before = std::exchange(m_groups, {});
    m_groups = groups;
    for (const Group &old : before) {
        const bool stays = std::any_of(groups.begin(), groups.end(),
            [&old](const Group &group) { return group.key() == old.key(); });
        if (!stays)
            m_groups.push_back(old);
    }

    const auto sameKey = [](const Place &a, const Place &b) { return a.key == b.key; };
    const size_t shorter = std::min(m_places.size(), places.size());
    size_t head = 0;
    while (head < shorter && sameKey(m_places[head], places[head]))
        ++head;
    size_t tail = 0;
    while (tail < shorter - head
        && sameKey(m_places[m_places.size() - 1 - tail], places[places.size() - 1 - tail]))
        ++tail;
    const bool sameRows = head == m_places.size() && head == places.size();
    if (!sameRows && !mergeByRows(places, head, tail))
        mergeByLayout(places);
    m_places = std::move(places); // the same rows, with their dues of now
    m_groups = std::move(groups);

    for (int row = 0; row < rowCount() && !m_groups.empty(); ++row) {
        const Group *group = groupAt(row);
        if (!group)
            continue;
        const auto old = std::find_if(before.begin(), before.end(),
            [group](const Group &other) { return other.key() == group->key(); });
        if (old != before.end() && (old->count != group->count || old->today != group->today))
            emit dataChanged(index(row, 0), index(row, columnCount() - 1));
        // Straight on to the next group.
        row += static_cast<int>(group->count);
    }
}

bool IncidentListModel::mergeByRows(const std::vector<Place> &places, size_t head, size_t tail)
{
    const size_t oldEnd = m_places.size() - tail;
    const size_t newEnd = places.size() - tail;
    const size_t most = std::min(
        mostSteps, std::max<size_t>(8, shiftBudget / std::max<size_t>(1, m_places.size())));
    // A gap or a block alone in otherwise equal lists is one step, however long.
    const bool pure = head == oldEnd || head == newEnd;
    if (!pure && std::max(oldEnd, newEnd) - head > 64 * mostSteps)
        return false;

    std::unordered_map<qint64, size_t> wanted;
    if (!pure) {
        for (size_t i = head; i < newEnd; ++i)
            wanted.emplace(places[i].key, i);
    }

    // What must go, as runs from the back; what stays, and which of it must move.
    struct Run {
        size_t first;
        size_t count;
    };
    std::vector<Run> gone;
    std::vector<size_t> staying;
    std::unordered_set<qint64> stayingKeys;
    for (size_t i = head; i < oldEnd; ++i) {
        const auto at = wanted.find(m_places[i].key);
        if (at != wanted.end()) {
            staying.push_back(at->second);
            stayingKeys.insert(m_places[i].key);
        } else if (!gone.empty() && gone.back().first + gone.back().count == i) {
            ++gone.back().count;
        } else {
            gone.push_back({i, 1});
        }
    }
    size_t steps = gone.size();
    const std::vector<bool> rising = risingMembers(staying);
    steps += static_cast<size_t>(std::count(rising.begin(), rising.end(), false));
    for (size_t i = head; i < newEnd && !pure; ++i) {
        const bool fresh = !stayingKeys.contains(places[i].key);
        const bool freshBefore = i > head && !stayingKeys.contains(places[i - 1].key);
        if (fresh && !freshBefore)
            ++steps;
    }
    if (steps > most)
        return false;

    // Keys that may stay where they are while the others move around them.
    std::unordered_set<qint64> fixed;
    for (size_t i = 0; i < staying.size(); ++i) {
        if (rising[i])
            fixed.insert(places[staying[i]].key);
    }

    for (auto run = gone.rbegin(); run != gone.rend(); ++run) {
        const auto first = static_cast<qptrdiff>(run->first);
        const auto count = static_cast<qptrdiff>(run->count);
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(first + count - 1));
        m_places.erase(m_places.begin() + first, m_places.begin() + first + count);
        endRemoveRows();
    }
    for (size_t i = head; i < newEnd; ++i) {
        const qint64 key = places[i].key;
        if (i < m_places.size() && m_places[i].key == key)
            continue;
        if (stayingKeys.contains(key) && !fixed.contains(key)) {
            // It stands further down, or was left standing above among what is done: bring it here.
            const auto from =
                static_cast<size_t>(std::find_if(m_places.begin(), m_places.end(),
                                        [key](const Place &place) { return place.key == key; })
                    - m_places.begin());
            const auto to = static_cast<int>(i);
            const auto at = static_cast<int>(from);
            beginMoveRows({}, at, at, {}, to);
            const auto begin = m_places.begin();
            std::rotate(begin + to, begin + at, begin + at + 1);
            endMoveRows();
            continue;
        }
        if (stayingKeys.contains(key)) {
            // One that stays is next, but some that must move stand before it: out of the way.
            const auto at = static_cast<int>(i);
            const qint64 mover = m_places[i].key;
            const size_t goal = wanted.at(mover);
            // Behind the last row that stays and precedes its goal.
            size_t to = i + 1;
            for (size_t k = i + 1; k < m_places.size() - tail; ++k) {
                const qint64 other = m_places[k].key;
                if (fixed.contains(other) && wanted.at(other) < goal)
                    to = k + 1;
            }
            beginMoveRows({}, at, at, {}, static_cast<int>(to));
            const auto begin = m_places.begin();
            std::rotate(begin + at, begin + at + 1, begin + static_cast<qptrdiff>(to));
            endMoveRows();
            --i; // look at this place again
            continue;
        }
        size_t count = 1;
        while (i + count < newEnd && !stayingKeys.contains(places[i + count].key))
            ++count;
        beginInsertRows({}, static_cast<int>(i), static_cast<int>(i + count - 1));
        m_places.insert(m_places.begin() + static_cast<qptrdiff>(i),
            places.begin() + static_cast<qptrdiff>(i),
            places.begin() + static_cast<qptrdiff>(i + count));
        endInsertRows();
        i += count - 1;
    }
    return true;
}

void IncidentListModel::mergeByLayout(std::vector<Place> places)
{
    KeySet now(places.size());
    for (const Place &place : places)
        now.insert(place.key);
    KeySet before(m_places.size());
    for (const Place &place : m_places)
        before.insert(place.key);

    // Rows that stay to the front, then the others go in one piece, the new come in one piece, and
    // one last layout brings the order: a layout must not change how many rows there are.
    std::vector<Place> sorted = m_places;
    const auto firstGone = std::stable_partition(sorted.begin(), sorted.end(),
        [&now](const Place &place) { return now.contains(place.key); });
    const auto staying = static_cast<size_t>(firstGone - sorted.begin());
    if (staying < sorted.size()) {
        setLayout(std::move(sorted));
        beginRemoveRows({}, static_cast<int>(staying), rowCount() - 1);
        m_places.resize(staying);
        endRemoveRows();
    }
    const size_t fresh = places.size() - staying;
    if (fresh > 0) {
        beginInsertRows({}, rowCount(), static_cast<int>(places.size() - 1));
        m_places.reserve(places.size());
        for (const Place &place : places) {
            if (!before.contains(place.key))
                m_places.push_back(place);
        }
        endInsertRows();
    }
    setLayout(std::move(places));
}

void IncidentListModel::setLayout(std::vector<Place> places)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    std::unordered_map<qint64, int> rows;
    rows.reserve(static_cast<size_t>(from.size()));
    for (const QModelIndex &index : from)
        rows.emplace(m_places[static_cast<size_t>(index.row())].key, -1);
    for (size_t i = 0; i < places.size() && !rows.empty(); ++i) {
        const auto at = rows.find(places[i].key);
        if (at != rows.end())
            at->second = static_cast<int>(i);
    }
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &old : from) {
        const int row = rows.at(m_places[static_cast<size_t>(old.row())].key);
        to.append(row < 0 ? QModelIndex() : createIndex(row, old.column()));
    }
    m_places = std::move(places);
    changePersistentIndexList(from, to);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

} // namespace gander::items
