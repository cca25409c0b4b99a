// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/opentable.h"

#include "models/domain/opentime.h"

#include <algorithm>
#include <bit>

namespace gander {

OpenPage::OpenPage(const WorkCalendar &calendar, Instant from)
    : m_from(from)
{
    const Instant end = from + length;
    const Pauses none;
    OpenTime walk(calendar, none, from, end);
    qint64 sum = 0;
    for (auto open = walk.next(); open && open->from < end; open = walk.next()) {
        const Instant until = std::min(open->until, end);
        // Nights are told in two pieces, and days around the clock in one each.
        if (!m_stretches.empty() && m_stretches.back().until == open->from)
            m_stretches.back().until = until;
        else
            m_stretches.push_back({open->from, until, sum});
        sum += until - open->from;
    }
    m_stretches.push_back({end, end, sum});

    quint32 current = 0;
    m_byTime.resize(size_t(length >> timeBits));
    for (size_t bucket = 0; bucket < m_byTime.size(); ++bucket) {
        const Instant begin = from + (qint64(bucket) << timeBits);
        while (m_stretches[current].until <= begin)
            ++current;
        m_byTime[bucket] = current;
    }

    // About as many buckets as stretches.
    const qint64 count = qint64(m_stretches.size()) - 1;
    m_sumBits = count == 0 ? 0 : int(std::bit_width(quint64(sum / count)));
    m_bySum.resize(size_t(sum >> m_sumBits) + 1);
    current = 0;
    for (size_t bucket = 0; bucket < m_bySum.size(); ++bucket) {
        while (qint64(current) + 1 < count
            && m_stretches[current + 1].openBefore <= qint64(bucket) << m_sumBits)
            ++current;
        m_bySum[bucket] = current;
    }
}

const OpenPage::Stretch &OpenPage::endingAfter(Instant at) const
{
    const Stretch *stretch = &m_stretches[m_byTime[size_t((at - m_from) >> timeBits)]];
    while (stretch->until <= at)
        ++stretch;
    return *stretch;
}

qint64 OpenPage::openMsBefore(Instant at) const
{
    const Stretch &stretch = endingAfter(at);
    return stretch.openBefore + std::max<qint64>(at - stretch.from, 0);
}

std::optional<Instant> OpenPage::firstOpen(Instant at) const
{
    const Stretch &stretch = endingAfter(at);
    if (&stretch == &m_stretches.back())
        return std::nullopt;
    return std::max(at, stretch.from);
}

Instant OpenPage::endOf(qint64 openMs) const
{
    const Stretch *stretch = &m_stretches[m_bySum[size_t((openMs - 1) >> m_sumBits)]];
    while (stretch[1].openBefore < openMs)
        ++stretch;
    return stretch->from + (openMs - stretch->openBefore);
}

std::optional<Instant> OpenTable::add(Instant start, qint64 ms, const WorkCalendar &calendar) const
{
    const qint64 first = start.ms >> OpenPage::lengthBits;
    if (first < 0 || ms > mostTurned * OpenPage::length)
        return std::nullopt;
    const qint64 last = std::min(first + mostTurned, pageCount);
    qint64 wanted = ms;
    for (qint64 number = first; number < last; ++number) {
        const OpenPage &each = page(number, calendar);
        if (ms == 0) {
            const Instant from = std::max(start, Instant{number << OpenPage::lengthBits});
            if (const std::optional<Instant> open = each.firstOpen(from))
                return open;
            continue;
        }
        if (number == first)
            wanted += each.openMsBefore(start);
        if (wanted <= each.openMs())
            return each.endOf(wanted);
        wanted -= each.openMs();
    }
    return std::nullopt;
}

std::optional<qint64> OpenTable::between(
    Instant from, Instant until, const WorkCalendar &calendar) const
{
    const qint64 first = from.ms >> OpenPage::lengthBits;
    const qint64 last = until.ms >> OpenPage::lengthBits;
    if (first < 0 || last >= pageCount || last - first >= mostTurned)
        return std::nullopt;
    qint64 sum =
        page(last, calendar).openMsBefore(until) - page(first, calendar).openMsBefore(from);
    for (qint64 number = first; number < last; ++number)
        sum += page(number, calendar).openMs();
    return sum;
}

const OpenPage &OpenTable::page(qint64 number, const WorkCalendar &calendar) const
{
    const OpenPage *made = m_pages[size_t(number)].load(std::memory_order_acquire);
    return made ? *made : makePage(number, calendar);
}

const OpenPage &OpenTable::makePage(qint64 number, const WorkCalendar &calendar) const
{
    const std::lock_guard lock(m_mutex);
    std::atomic<const OpenPage *> &place = m_pages[size_t(number)];
    if (const OpenPage *made = place.load(std::memory_order_relaxed))
        return *made; // by another thread, while this one waited
    m_made.push_back(
        std::make_unique<const OpenPage>(calendar, Instant{number << OpenPage::lengthBits}));
    place.store(m_made.back().get(), std::memory_order_release);
    return *m_made.back();
}

} // namespace gander
