// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/listedit.h"

#include <algorithm>
#include <utility>

namespace gander::items {

namespace {

using Entries = std::vector<ListEntry>;
using Run = ListEdit::Run;

// More out of order than this is another order, and not worth being told place by place.
constexpr qsizetype mostStrays = 20'000;

const ListEntry &entryAt(const Entries &entries, qsizetype place)
{
    return entries[static_cast<size_t>(place)];
}

qsizetype sizeOf(const Entries &entries)
{
    return static_cast<qsizetype>(entries.size());
}

void addTo(std::vector<Run> &runs, qsizetype first, qsizetype count = 1)
{
    if (count == 0)
        return;
    if (!runs.empty() && runs.back().first + runs.back().count == first) {
        runs.back().count += count;
        return;
    }
    const qsizetype earlier = runs.empty() ? 0 : runs.back().earlier + runs.back().count;
    runs.push_back({first, count, earlier});
}

// Marks the longest rising subsequence of the 'places' that are not negative: what may stay where
// it is. False if it gives up, because too many would have to move.
bool markRising(const std::vector<qint32> &places, std::vector<bool> &stays)
{
    std::vector<qint32> tails; // positions of the smallest end of each length
    std::vector<qint32> previous(places.size(), -1);
    qsizetype strays = 0;
    for (size_t i = 0; i < places.size(); ++i) {
        const qint32 place = places[i];
        if (place < 0)
            continue;
        const auto end = tails.end();
        auto at = end;
        // Nearly always it just goes on.
        if (!tails.empty() && places[static_cast<size_t>(tails.back())] > place) {
            if (++strays > mostStrays)
                return false;
            at = std::lower_bound(
                tails.begin(), end, place, [&places](qint32 position, qint32 value) {
                    return places[static_cast<size_t>(position)] < value;
                });
        }
        if (at != tails.begin())
            previous[i] = *(at - 1);
        if (at == end)
            tails.push_back(static_cast<qint32>(i));
        else
            *at = static_cast<qint32>(i);
    }
    for (qint32 i = tails.empty() ? -1 : tails.back(); i >= 0; i = previous[static_cast<size_t>(i)])
        stays[static_cast<size_t>(i)] = true;
    return true;
}

// How many of the runs' places stand before 'place'.
qsizetype heldBefore(const std::vector<Run> &runs, qsizetype place)
{
    const auto next = std::upper_bound(runs.begin(), runs.end(), place,
        [](qsizetype value, const Run &run) { return value < run.first; });
    if (next == runs.begin())
        return 0;
    const Run &run = *(next - 1);
    return run.earlier + std::min(run.count, place - run.first);
}

bool isHeld(const std::vector<Run> &runs, qsizetype place)
{
    const auto next = std::upper_bound(runs.begin(), runs.end(), place,
        [](qsizetype value, const Run &run) { return value < run.first; });
    return next != runs.begin() && place < (next - 1)->first + (next - 1)->count;
}

// The place of the one before which 'rank' others have stayed. At 'inserted' nothing has stayed
// since 'earlier' came in: first - earlier of those that stay stand before that run.
qsizetype placeOfRank(const std::vector<Run> &inserted, qsizetype rank)
{
    const auto next = std::upper_bound(inserted.begin(), inserted.end(), rank,
        [](qsizetype value, const Run &run) { return value < run.first - run.earlier; });
    return next == inserted.begin() ? rank : rank + (next - 1)->earlier + (next - 1)->count;
}

} // namespace

PlaceIndex::PlaceIndex(const Entries &entries, qsizetype first, qsizetype end)
{
    const auto near = static_cast<qint64>(4 * (end - first) + 1024);
    qint64 highest = -1;
    for (qsizetype i = first; i < end; ++i) {
        const qint64 number = entryAt(entries, i).id.number();
        if (number < near)
            highest = std::max(highest, number);
    }
    m_near.assign(static_cast<size_t>(highest + 1), -1);
    for (qsizetype i = first; i < end; ++i) {
        const qint64 number = entryAt(entries, i).id.number();
        if (number >= 0 && number <= highest)
            m_near[static_cast<size_t>(number)] = static_cast<qint32>(i);
        else
            m_far.insert_or_assign(number, static_cast<qint32>(i));
    }
}

qsizetype PlaceIndex::placeOf(IncidentId id) const
{
    const qint64 number = id.number();
    if (number >= 0 && static_cast<size_t>(number) < m_near.size())
        return m_near[static_cast<size_t>(number)];
    const auto at = m_far.find(number);
    return at == m_far.end() ? -1 : at->second;
}

std::optional<qsizetype> ListEdit::placeAfter(qsizetype place) const
{
    if (another) {
        const qsizetype now = places->placeOf(entryAt(*before, place).id);
        return now < 0 ? std::optional<qsizetype>() : now;
    }
    if (!isHeld(removed, place))
        return placeOfRank(inserted, place - heldBefore(removed, place));
    const auto at = std::lower_bound(moves.begin(), moves.end(), place,
        [](const Move &move, qsizetype value) { return move.from < value; });
    if (at != moves.end() && at->from == place)
        return at->to;
    return {};
}

qsizetype ListEdit::gapAfter(qsizetype place) const
{
    if (!another)
        return std::min(placeOfRank(inserted, place - heldBefore(removed, place)), sizeOf(*after));
    for (qsizetype i = place; i < sizeOf(*before); ++i) {
        if (const auto now = placeAfter(i))
            return *now;
    }
    return sizeOf(*after);
}

std::optional<std::vector<Run>> ListEdit::runsAfter(
    const std::vector<Run> &chosen, size_t most) const
{
    std::vector<std::pair<qsizetype, qsizetype>> pieces; // first, end
    if (another) {
        std::vector<bool> marked(after->size(), false);
        for (const Run &run : chosen) {
            for (qsizetype i = run.first; i < run.first + run.count; ++i) {
                if (const auto now = placeAfter(i))
                    marked[static_cast<size_t>(*now)] = true;
            }
        }
        std::vector<Run> runs;
        for (size_t i = 0; i < marked.size(); ++i) {
            if (marked[i])
                addTo(runs, static_cast<qsizetype>(i));
            if (runs.size() > most)
                return {};
        }
        return runs;
    }
    for (const Move &move : moves) {
        if (isHeld(chosen, move.from))
            pieces.emplace_back(move.to, move.to + 1);
    }
    for (const Run &run : chosen) {
        const qsizetype first = run.first - heldBefore(removed, run.first);
        const qsizetype end = run.first + run.count;
        const qsizetype endRank = end - heldBefore(removed, end);
        // Those that stay, cut where others have come in between.
        for (qsizetype rank = first; rank < endRank;) {
            const auto next = std::upper_bound(inserted.begin(), inserted.end(), rank,
                [](qsizetype value, const Run &in) { return value < in.first - in.earlier; });
            const qsizetype until =
                next == inserted.end() ? endRank : std::min(endRank, next->first - next->earlier);
            const qsizetype at = placeOfRank(inserted, rank);
            pieces.emplace_back(at, at + until - rank);
            rank = until;
            if (pieces.size() > most)
                return {};
        }
    }
    std::sort(pieces.begin(), pieces.end());
    std::vector<Run> runs;
    for (const auto &[first, end] : pieces)
        addTo(runs, first, end - first);
    return runs;
}

ListEdit editBetween(ListOrder before, ListOrder after)
{
    static const ListOrder none = std::make_shared<const Entries>();
    ListEdit edit;
    edit.before = before ? std::move(before) : none;
    edit.after = after ? std::move(after) : none;
    if (edit.before == edit.after)
        return edit;
    const Entries &old = *edit.before;
    const Entries &now = *edit.after;
    const qsizetype shorter = std::min(sizeOf(old), sizeOf(now));
    qsizetype head = 0;
    while (head < shorter && entryAt(old, head).id == entryAt(now, head).id)
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head
        && entryAt(old, sizeOf(old) - 1 - tail).id == entryAt(now, sizeOf(now) - 1 - tail).id)
        ++tail;
    const qsizetype oldEnd = sizeOf(old) - tail;
    const qsizetype nowEnd = sizeOf(now) - tail;
    // A block alone in otherwise equal lists is one run, however long.
    if (head == oldEnd || head == nowEnd) {
        addTo(edit.removed, head, oldEnd - head);
        addTo(edit.inserted, head, nowEnd - head);
        return edit;
    }

    std::vector<qint32> places; // of what stood in the middle
    places.reserve(static_cast<size_t>(oldEnd - head));
    {
        const PlaceIndex index(now, head, nowEnd);
        for (qsizetype i = head; i < oldEnd; ++i)
            places.push_back(static_cast<qint32>(index.placeOf(entryAt(old, i).id)));
    }
    std::vector<bool> stays(places.size(), false);
    if (!markRising(places, stays)) {
        edit.another = true;
        edit.places = std::make_shared<const PlaceIndex>(now);
        return edit;
    }
    qsizetype next = head; // the first place that nothing stands on yet
    for (size_t i = 0; i < places.size(); ++i) {
        const qsizetype from = head + static_cast<qsizetype>(i);
        if (stays[i]) {
            addTo(edit.inserted, next, places[i] - next);
            next = places[i] + 1;
            continue;
        }
        addTo(edit.removed, from);
        if (places[i] >= 0)
            edit.moves.push_back({from, places[i]});
    }
    addTo(edit.inserted, next, nowEnd - next);
    return edit;
}

} // namespace gander::items
