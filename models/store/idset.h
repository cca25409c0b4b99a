// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A set of incidents by number, one bit each: numbers are given in a row, so that a million take
// 125 KB.

#include "models/domain/id.h"

#include <bit>
#include <cstdint>
#include <vector>

namespace gander::store {

class IdSet
{
public:
    [[nodiscard]] qint64 size() const { return m_size; }

    [[nodiscard]] bool contains(IncidentId id) const
    {
        const auto [word, bit] = placeOf(id);
        return word < m_words.size() && (m_words[word] & bit) != 0;
    }

    void set(IncidentId id, bool within)
    {
        const auto [word, bit] = placeOf(id);
        if (word >= m_words.size()) {
            if (!within)
                return;
            m_words.resize(word + 1);
        }
        const bool was = (m_words[word] & bit) != 0;
        if (was == within)
            return;
        m_words[word] ^= bit;
        m_size += within ? 1 : -1;
    }

    void clear()
    {
        m_words.clear();
        m_size = 0;
    }

    // How many are in both.
    [[nodiscard]] qint64 overlap(const IdSet &other) const
    {
        qint64 both = 0;
        for (size_t i = 0; i < m_words.size() && i < other.m_words.size(); ++i)
            both += std::popcount(m_words[i] & other.m_words[i]);
        return both;
    }

private:
    struct Place {
        size_t word;
        uint64_t bit;
    };
    [[nodiscard]] static Place placeOf(IncidentId id)
    {
        const auto number = static_cast<uint64_t>(id.number());
        return {static_cast<size_t>(number / 64), uint64_t{1} << (number % 64)};
    }

    std::vector<uint64_t> m_words;
    qint64 m_size = 0;
};

} // namespace gander::store
