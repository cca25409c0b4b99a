// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The open time of a calendar as running sums, so that a deadline is two look-ups and no walk.

#include "models/domain/instant.h"

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace gander {

class WorkCalendar;

// The open intervals that lie on one page, which spans 'length' of time.
class OpenPage
{
public:
    static constexpr int lengthBits = 35; // 2^35 ms are 398 days
    static constexpr qint64 length = qint64(1) << lengthBits;

    OpenPage(const WorkCalendar &calendar, Instant from);

    [[nodiscard]] qint64 openMs() const { return m_stretches.back().openBefore; }
    // Open time from the page's begin to 'at', an instant of the page.
    [[nodiscard]] qint64 openMsBefore(Instant at) const;
    // The first open instant not before 'at', if the page has it.
    [[nodiscard]] std::optional<Instant> firstOpen(Instant at) const;
    // Where so much of the page's open time is over; more than 0, and no more than it has.
    [[nodiscard]] Instant endOf(qint64 openMs) const;

private:
    struct Stretch {
        Instant from;
        Instant until;
        qint64 openBefore = 0;
    };
    [[nodiscard]] const Stretch &endingAfter(Instant at) const;

    static constexpr int timeBits = 26; // 2^26 ms are 19 hours
    Instant m_from;
    int m_sumBits = 0;
    std::vector<Stretch> m_stretches; // and an empty one at the page's end
    std::vector<quint32> m_byTime; // by bucket of time, the first stretch that ends after it began
    std::vector<quint32> m_bySum;  // by bucket of open time, the stretch it begins in
};

// Pages from 1970 on, each made when first asked for, kept for good. What it cannot answer at once
// it leaves to the walk: times before and after its pages, and amounts of many years. Thread-safe.
class OpenTable
{
public:
    // 'ms' of working time after 'start'; with 0 the first open instant.
    [[nodiscard]] std::optional<Instant> add(
        Instant start, qint64 ms, const WorkCalendar &calendar) const;
    [[nodiscard]] std::optional<qint64> between(
        Instant from, Instant until, const WorkCalendar &calendar) const;

private:
    // Up to 2248; no question turns more than ten or so of them.
    static constexpr qint64 pageCount = 256;
    static constexpr qint64 mostTurned = 12;

    const OpenPage &page(qint64 number, const WorkCalendar &calendar) const;
    const OpenPage &makePage(qint64 number, const WorkCalendar &calendar) const;

    mutable std::array<std::atomic<const OpenPage *>, size_t(pageCount)> m_pages{};
    mutable std::mutex m_mutex; // held to make a page
    mutable std::vector<std::unique_ptr<const OpenPage>> m_made;
};

} // namespace gander
