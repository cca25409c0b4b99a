// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/sortsql.h"

namespace gander::store {

using namespace Qt::StringLiterals;

SortSql sortSqlOf(SortBy sort)
{
    switch (sort) {
    case SortBy::Due:
    case SortBy::Match:
    case SortBy::Number:
        return {.byDue = false};
    case SortBy::Reported:
        return {.first = u"reported_at"_s, .index = u"incident_reported"_s, .byDue = false};
    case SortBy::Updated:
        return {.first = u"updated_at"_s, .index = u"incident_updated"_s, .byDue = false};
    case SortBy::Title:
        return {.text = u"title_folded"_s, .index = u"incident_title"_s};
    case SortBy::Customer:
        return {.text = u"customer_folded"_s, .index = u"incident_customer"_s};
    case SortBy::Product:
        return {.text = u"product_folded"_s, .index = u"incident_product"_s};
    case SortBy::Assignee:
        return {.text = u"assignee_folded"_s, .index = u"incident_assignee"_s};
    case SortBy::State:
        return {.text = u"state"_s, .index = u"incident_state"_s};
    case SortBy::Class:
        return {.text = u"COALESCE(outcome, '~')"_s,
            .first = u"COALESCE(severity, 9)"_s,
            .second = u"COALESCE(devops, 9)"_s,
            .index = u"incident_class"_s};
    case SortBy::Target:
        return {.first = u"COALESCE(target_at, %1)"_s.arg(noDue), .index = u"incident_target"_s};
    }
    Q_UNREACHABLE();
}

QString SortSql::order(bool descending) const
{
    QStringList parts;
    for (const QString &part : {text, first, second, byDue ? u"due_at"_s : QString(), u"id"_s})
        if (!part.isEmpty())
            parts << (descending ? part + " DESC"_L1 : part);
    return parts.join(", "_L1);
}

QString SortSql::columns() const
{
    return u"%1, %2, %3, %4, id"_s.arg(text.isEmpty() ? u"''"_s : text,
        first.isEmpty() ? u"0"_s : first, second.isEmpty() ? u"0"_s : second,
        byDue ? u"due_at"_s : u"0"_s);
}

PlaceKey keyOf(const BulkRead &row, int column, const SortSql &sort)
{
    return {.text = sort.text.isEmpty() ? QByteArray() : row.utf8(column).toByteArray(),
        .first = row.integer(column + 1),
        .second = row.integer(column + 2),
        .due = row.integer(column + 3),
        .id = row.integer(column + 4)};
}

} // namespace gander::store
