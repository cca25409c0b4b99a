// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Identifiers that cannot be mixed up: ordered and hashable, without arithmetic.

#include <QHashFunctions>

#include <compare>

namespace gander {

template <typename Tag>
class Id
{
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 number)
        : m_number(number)
    {
    }

    [[nodiscard]] constexpr qint64 number() const { return m_number; }
    // A row that the store has given no number yet has none.
    [[nodiscard]] constexpr bool isSet() const { return m_number > 0; }

    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.m_number, seed); }

private:
    qint64 m_number = 0;
};

using IncidentId = Id<struct IncidentTag>;
using MemoId = Id<struct MemoTag>;

// The desk's counter of changes: each act raises it by one.
using Revision = qint64;

} // namespace gander
