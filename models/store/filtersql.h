// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A list's query as SQL: its condition, and the values that go with it.

#include "models/domain/listing.h"
#include "models/store/bulkread.h"
#include "models/store/statement.h"

#include <QVariant>

namespace gander::store {

// While a clock is paused its due instant moves with now.
inline constexpr QLatin1StringView effectiveDue("(CASE WHEN paused_left IS NULL OR paused_until <= "
                                                ":now THEN due_at ELSE :now + paused_left END)");
// A pause with a limit ends by itself.
inline constexpr QLatin1StringView ticks("(paused_left IS NULL OR paused_until <= :now)");

class FilterSql
{
public:
    explicit FilterSql(const ListRequest &request);

    [[nodiscard]] QString where() const { return m_conditions.join(QLatin1StringView(" AND ")); }
    void bindTo(Statement &statement, const QString &sql) const;
    // All that 'sql', which holds the condition, asks for.
    [[nodiscard]] Values valuesOf(const QString &sql) const;

private:
    [[nodiscard]] QString conditionOf(const QueryTerm &term);
    [[nodiscard]] QString listCondition(QueryList list);
    [[nodiscard]] QString routeCondition(Route route);
    [[nodiscard]] QString masterCondition(const QString &name);
    [[nodiscard]] QString bandCondition(Band band) const;
    [[nodiscard]] QString nameCondition(QLatin1StringView column, const QueryTerm &term);
    [[nodiscard]] QString instantCondition(const QString &column, const QueryTerm &term);
    [[nodiscard]] QString value(const QVariant &bound);

    const ListRequest &m_request;
    QStringList m_conditions;
    QVariantList m_values;
};

// The condition on is_open that a query's terms come to.
[[nodiscard]] QString reachOf(const Query &query);
// Where a query names few incidents, by words or a key: the table as it is to be read then. Empty
// where all must be looked at.
[[nodiscard]] Result<QString> narrowTable(Database &database, const Query &query);

// The table as a filter's rows are best read, with the condition that lets it be read so.
[[nodiscard]] Result<QString> fromWhere(Database &database, const Query &query);

} // namespace gander::store
