// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What each order of a list sorts by, as SQL and as a value in memory.

#include "models/domain/listing.h"
#include "models/store/bulkread.h"

#include <QByteArray>
#include <QStringList>

#include <compare>

namespace gander::store {

// An order but those by deadline and by match, which are made of several readings.
struct SortSql {
    QString text;      // the text it sorts by; empty: none
    QString first;     // a whole number behind the text; empty: none
    QString second;    // and another one
    QString index;     // that holds this order; empty: that of the numbers
    bool byDue = true; // equal ones are parted by their deadlines first

    // Of ORDER BY, each turned round where descending.
    [[nodiscard]] QString order(bool descending) const;
    // text, first, second, due and id as columns for keyOf().
    [[nodiscard]] QString columns() const;
};
[[nodiscard]] SortSql sortSqlOf(SortBy sort);

// A place's key in memory; compares as the engine orders.
struct PlaceKey {
    QByteArray text;
    qint64 first = 0;
    qint64 second = 0;
    qint64 due = 0;
    qint64 id = 0;

    friend auto operator<=>(const PlaceKey &a, const PlaceKey &b)
    {
        if (const int texts = a.text.compare(b.text); texts != 0)
            return texts < 0 ? std::strong_ordering::less : std::strong_ordering::greater;
        return std::tie(a.first, a.second, a.due, a.id)
            <=> std::tie(b.first, b.second, b.due, b.id);
    }
    friend bool operator==(const PlaceKey &, const PlaceKey &) = default;
};
// From columns(), which begin at 'column'.
[[nodiscard]] PlaceKey keyOf(const BulkRead &row, int column, const SortSql &sort);

} // namespace gander::store
