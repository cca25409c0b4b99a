// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Chance of fixed seed in whole numbers alone, so that every machine draws the same.

#include <QtGlobal>

#include <vector>

namespace gander::bench {

class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_state(seed)
    {
    }

    [[nodiscard]] quint64 next();
    // In [0, n), n below 2^32.
    [[nodiscard]] quint32 below(quint32 n)
    {
        return static_cast<quint32>(((next() >> 32) * quint64{n}) >> 32);
    }
    // In [from, to]; the span may be up to 2^40.
    [[nodiscard]] qint64 between(qint64 from, qint64 to);
    [[nodiscard]] bool perMille(quint32 n) { return below(1000) < n; }

private:
    quint64 m_state;
};

// Places of a list of which the first come up more often than the last, as words and customers do:
// place r as often as 1 / (r + flatness).
class Skew
{
public:
    Skew(quint32 places, quint32 flatness);
    [[nodiscard]] quint32 draw(Dice &dice) const;

private:
    std::vector<quint32> m_sums;   // of the weights up to each place, out of 2^32
    std::vector<quint32> m_starts; // where to begin looking, by the draw's upper bits
};

} // namespace gander::bench
