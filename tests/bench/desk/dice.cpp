// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/desk/dice.h"

#include <limits>

namespace gander::bench {

namespace {

constexpr int upperBits = 14;

} // namespace

// Sebastiano Vigna's SplitMix64, which is in the public domain.
quint64 Dice::next()
{
    m_state += 0x9e3779b97f4a7c15u;
    quint64 mixed = m_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
}

qint64 Dice::between(qint64 from, qint64 to)
{
    if (to <= from)
        return from;
    const auto span = static_cast<quint64>(to - from) + 1;
    return from + static_cast<qint64>(((next() >> 40) * span) >> 24);
}

Skew::Skew(quint32 places, quint32 flatness)
{
    const auto weight = [&](quint32 place) {
        return (quint64{1} << 40) / (quint64{place} + flatness);
    };
    quint64 all = 0;
    for (quint32 place = 0; place < places; ++place)
        all += weight(place);
    // Divided by so much that what stands for the last place fills 32 bits and no more.
    const quint64 unit = all / std::numeric_limits<quint32>::max() + 1;
    quint64 sum = 0;
    m_sums.reserve(places);
    for (quint32 place = 0; place < places; ++place) {
        sum += weight(place);
        m_sums.push_back(static_cast<quint32>(sum / unit));
    }
    m_sums.back() = std::numeric_limits<quint32>::max();
    m_starts.reserve(size_t{1} << upperBits);
    quint32 place = 0;
    for (quint32 upper = 0; upper < (1u << upperBits); ++upper) {
        while (m_sums[place] < (upper << (32 - upperBits)))
            ++place;
        m_starts.push_back(place);
    }
}

quint32 Skew::draw(Dice &dice) const
{
    const auto drawn = static_cast<quint32>(dice.next() >> 32);
    quint32 place = m_starts[drawn >> (32 - upperBits)];
    while (m_sums[place] < drawn)
        ++place;
    return place;
}

} // namespace gander::bench
