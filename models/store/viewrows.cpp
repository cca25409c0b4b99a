// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/viewrows.h"

#include "models/store/statement.h"

#include <array>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array sortKeys{
    std::pair{SortBy::Due, "due"},
    std::pair{SortBy::Reported, "reported"},
    std::pair{SortBy::Updated, "updated"},
    std::pair{SortBy::Number, "number"},
    std::pair{SortBy::Title, "title"},
    std::pair{SortBy::Customer, "customer"},
    std::pair{SortBy::Product, "product"},
    std::pair{SortBy::Assignee, "assignee"},
    std::pair{SortBy::State, "state"},
    std::pair{SortBy::Class, "class"},
    std::pair{SortBy::Target, "target"},
    std::pair{SortBy::Match, "match"},
};

QString sortKey(SortBy sort)
{
    for (const auto &[known, key] : sortKeys)
        if (known == sort)
            return QString::fromLatin1(key);
    Q_UNREACHABLE();
}

// An order that a newer program knows is shown in the common one.
SortBy sortOfKey(const QString &key)
{
    for (const auto &[sort, known] : sortKeys)
        if (key == QLatin1StringView(known))
            return sort;
    return SortBy::Due;
}

QString foldedName(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C).toCaseFolded();
}

// Of columns id, owner, name, query, shared, sort, descending.
SavedView savedViewAt(const Statement &statement)
{
    SavedView view;
    view.id = statement.integer(0);
    view.owner = statement.text(1);
    view.name = statement.text(2);
    view.query = statement.text(3);
    view.shared = statement.integer(4) != 0;
    view.sort = sortOfKey(statement.text(5));
    view.descending = statement.integer(6) != 0;
    return view;
}

void bindView(Statement &statement, const SavedView &view)
{
    statement.bind(":owner", view.owner)
        .bind(":name", view.name)
        .bind(":name_folded", foldedName(view.name))
        .bind(":query", view.query)
        .bind(":shared", view.shared ? 1 : 0)
        .bind(":sort", sortKey(view.sort))
        .bind(":descending", view.descending ? 1 : 0);
}

} // namespace

SavedView viewOfRaw(const std::vector<RawValue> &values)
{
    SavedView view;
    view.owner = values[1].text();
    view.name = values[2].text();
    view.query = values[4].text();
    view.shared = values[5].integer != 0;
    view.sort = sortOfKey(values[6].text());
    view.descending = values[7].integer != 0;
    return view;
}

Result<std::vector<SavedView>> viewsFor(Database &database, const QString &owner)
{
    Statement statement(database,
        "SELECT id, owner, name, query, shared, sort, descending FROM saved_view "
        "WHERE owner = :owner OR shared = 1 ORDER BY name_folded, owner, id");
    statement.bind(":owner", owner);
    std::vector<SavedView> views;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return views;
        views.push_back(savedViewAt(statement));
    }
}

Result<std::optional<SavedView>> viewOf(Database &database, qint64 id)
{
    Statement statement(database,
        "SELECT id, owner, name, query, shared, sort, descending FROM saved_view WHERE id = :id");
    const auto found = statement.bind(":id", id).next();
    if (!found)
        return found.error();
    return *found ? std::optional(savedViewAt(statement)) : std::nullopt;
}

Result<qint64> viewNamed(Database &database, const QString &owner, const QString &name)
{
    Statement statement(
        database, "SELECT id FROM saved_view WHERE owner = :owner AND name_folded = :name_folded");
    const auto found =
        statement.bind(":owner", owner).bind(":name_folded", foldedName(name)).next();
    if (!found)
        return found.error();
    return *found ? statement.integer(0) : 0;
}

Result<qint64> viewCountOf(Database &database, const QString &owner)
{
    Statement statement(database, "SELECT COUNT(*) FROM saved_view WHERE owner = :owner");
    return statement.bind(":owner", owner).number();
}

Result<qint64> insertView(const Transaction &transaction, const SavedView &view)
{
    Statement statement(transaction.database(),
        "INSERT INTO saved_view (owner, name, name_folded, query, shared, sort, descending) "
        "VALUES (:owner, :name, :name_folded, :query, :shared, :sort, :descending) RETURNING id");
    bindView(statement, view);
    return statement.number();
}

Result<void> updateView(const Transaction &transaction, const SavedView &view)
{
    Statement statement(transaction.database(),
        "UPDATE saved_view SET owner = :owner, name = :name, name_folded = :name_folded, "
        "query = :query, shared = :shared, sort = :sort, descending = :descending "
        "WHERE id = :id");
    bindView(statement, view);
    const auto done = statement.bind(":id", view.id).run();
    return done ? Result<void>() : done.error();
}

Result<void> deleteView(const Transaction &transaction, qint64 id)
{
    Statement statement(transaction.database(), "DELETE FROM saved_view WHERE id = :id");
    const auto done = statement.bind(":id", id).run();
    return done ? Result<void>() : done.error();
}

} // namespace gander::store
