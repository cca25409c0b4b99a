// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/wordrows.h"

#include "models/store/bulkread.h"
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

Result<QHash<IncidentId, SearchedWords>> storedWords(
    Database &database, const std::vector<IncidentId> &ids)
{
    QHash<IncidentId, SearchedWords> found;
    found.reserve(static_cast<qsizetype>(ids.size()));
    const auto done =
        readOf(database, u"SELECT rowid, title, others FROM incident_word WHERE rowid IN (%1)"_s,
            ids, [&](const BulkRead &row) -> Result<void> {
                found.insert(IncidentId(row.integer(0)), {row.text(1), row.text(2)});
                return {};
            });
    if (!done)
        return done.error();
    return found;
}

Result<void> checkWordIndex(Database &database)
{
    return database.execute(
        u"INSERT INTO incident_word (incident_word) VALUES ('integrity-check')"_s);
}

} // namespace gander::store
