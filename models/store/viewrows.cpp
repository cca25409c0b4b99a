// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/viewrows.h"

#include "models/store/sealrows.h"
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

ViewEntry entryOf(const SavedView &view)
{
    return {.owner = view.owner,
        .name = view.name,
        .nameFolded = foldedName(view.name),
        .query = view.query,
        .shared = view.shared ? 1 : 0,
        .sort = sortKey(view.sort),
        .descending = view.descending ? 1 : 0};
}

void bindView(Statement &statement, const ViewEntry &entry)
{
    statement.bind(":owner", entry.owner)
        .bind(":name", entry.name)
        .bind(":name_folded", entry.nameFolded)
        .bind(":query", entry.query)
        .bind(":shared", entry.shared)
        .bind(":sort", entry.sort)
        .bind(":descending", entry.descending)
        .bind(":content", viewHash(entry));
}

// Of the view of that number; empty if there is none.
Result<QString> viewContent(Database &database, qint64 id)
{
    Statement statement(database, "SELECT content FROM saved_view WHERE id = :id");
    const auto found = statement.bind(":id", id).next();
    if (!found)
        return found.error();
    return *found ? statement.text(0) : QString();
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

bool isViewAsKept(const std::vector<RawValue> &values)
{
    if (values.size() < 9)
        return true; // of before there was a hash
    return values[8].text()
        == viewHash({.owner = values[1].text(),
            .name = values[2].text(),
            .nameFolded = values[3].text(),
            .query = values[4].text(),
            .shared = values[5].integer,
            .sort = values[6].text(),
            .descending = values[7].integer});
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
    const ViewEntry entry = entryOf(view);
    qint64 made = 0;
    {
        Statement statement(transaction.database(),
            "INSERT INTO saved_view (owner, name, name_folded, query, shared, sort, descending, "
            "content) VALUES (:owner, :name, :name_folded, :query, :shared, :sort, :descending, "
            ":content) RETURNING id");
        bindView(statement, entry);
        const auto id = statement.number();
        if (!id)
            return id.error();
        made = *id;
    }
    const auto noted = noteChange(transaction, Words::Views, {}, viewHash(entry));
    return noted ? Result<qint64>(made) : noted.error();
}

Result<void> updateView(const Transaction &transaction, const SavedView &view)
{
    const auto before = viewContent(transaction.database(), view.id);
    if (!before)
        return before.error();
    const ViewEntry entry = entryOf(view);
    Statement statement(transaction.database(),
        "UPDATE saved_view SET owner = :owner, name = :name, name_folded = :name_folded, "
        "query = :query, shared = :shared, sort = :sort, descending = :descending, "
        "content = :content WHERE id = :id");
    bindView(statement, entry);
    const auto done = statement.bind(":id", view.id).run();
    return done ? noteChange(transaction, Words::Views, *before, viewHash(entry)) : done.error();
}

Result<void> deleteView(const Transaction &transaction, qint64 id)
{
    const auto before = viewContent(transaction.database(), id);
    if (!before)
        return before.error();
    Statement statement(transaction.database(), "DELETE FROM saved_view WHERE id = :id");
    const auto done = statement.bind(":id", id).run();
    return done ? noteChange(transaction, Words::Views, *before, {}) : done.error();
}

} // namespace gander::store
