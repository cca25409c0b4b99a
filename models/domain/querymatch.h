// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The query language on a row in memory: the very meaning that the store gives it in SQL.

#include "models/domain/listing.h"
#include "models/domain/searchtokens.h"

namespace gander {

// Every word of an incident that a search looks at, as searchText() has them; words of the title
// weigh more.
struct SearchedWords {
    QString title;
    QString others;

    friend bool operator==(const SearchedWords &, const SearchedWords &) = default;
};
[[nodiscard]] SearchedWords searchedWords(
    const Incident &incident, const History &history, const std::vector<Memo> &memos);
// The incident's number, where it was not yet known.
void addNumber(SearchedWords &words, IncidentId id);

// What a query asks for beside the row itself.
struct QueryContext {
    Instant now;
    QString me;                         // what assignee:me and in:mine mean
    SearchedWords words;                // where the query has words
    bool hasMemo = false;               // where it has has:memo
    QHash<QString, IncidentId> masters; // whom the values of its master: terms mean
};
[[nodiscard]] bool matches(const Query &query, const IncidentRow &row, const QueryContext &context);

// The words to be found, as they are marked in a list.
[[nodiscard]] std::vector<SoughtWord> soughtWords(const Query &query);
[[nodiscard]] bool asksForWords(const Query &query);
[[nodiscard]] bool asksForMemos(const Query &query);
// The values of its master: terms.
[[nodiscard]] QStringList mastersNamed(const Query &query);
// Does it ask who has others linked to it? No history of its own tells that of an incident.
[[nodiscard]] bool asksForMasters(const Query &query);
// For figures: without duplicates, unless it asks for them by name.
[[nodiscard]] Query withoutMerged(Query query);
// Can nothing but open incidents match it? Where that is not plain, the answer is no.
[[nodiscard]] bool asksForOpenAlone(const Query &query);
[[nodiscard]] bool asksForDoneAlone(const Query &query);
// Can what matches change though nobody acts?
[[nodiscard]] bool turnsWithTime(const Query &query);

} // namespace gander
