// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/wordrows.h"

#include "models/store/statement.h"

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

Result<void> runWords(Statement &statement, IncidentId id, const SearchedWords &words)
{
    const auto done = statement.bind(":id", id.number())
                          .bind(":title", words.title)
                          .bind(":others", words.others)
                          .run();
    return done ? Result<void>() : done.error();
}

} // namespace

Result<void> insertWords(const Transaction &transaction, IncidentId id, const SearchedWords &words)
{
    Statement statement(transaction.database(),
        "INSERT INTO incident_word (rowid, title, others) VALUES (:id, :title, :others)");
    return runWords(statement, id, words);
}

Result<void> updateWords(const Transaction &transaction, IncidentId id, const SearchedWords &words)
{
    // A replacement, for an index that is being made anew has no row yet.
    Statement statement(transaction.database(),
        "INSERT OR REPLACE INTO incident_word (rowid, title, others) "
        "VALUES (:id, :title, :others)");
    return runWords(statement, id, words);
}

Result<std::optional<SearchedWords>> storedWords(Database &database, IncidentId id)
{
    Statement statement(database, "SELECT title, others FROM incident_word WHERE rowid = :id");
    const auto found = statement.bind(":id", id.number()).next();
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<SearchedWords>();
    return std::optional(SearchedWords{statement.text(0), statement.text(1)});
}

Result<void> checkWordIndex(Database &database)
{
    return database.execute(
        u"INSERT INTO incident_word (incident_word) VALUES ('integrity-check')"_s);
}

} // namespace gander::store
