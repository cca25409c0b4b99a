// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/wordquery.h"

#include "models/domain/foldedtext.h"
#include "models/domain/querymatch.h"
#include "models/store/filtersql.h"
#include "models/store/statement.h"

#include <algorithm>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

// Beyond so many hits the newest come first.
constexpr int mostRanked = 300;
// Looking up more than these one by one takes longer than reading the index of lists.
constexpr int fewHits = 20'000;
// So many newest candidates are sifted before the engine is asked to gather all hits.
constexpr int mostSifted = 4000;
// By so many words at most; more are few hits anyway, and no engine takes a condition of any
// length.
constexpr size_t mostSieves = 16;
// As many letters of a beginning as the index keeps.
constexpr int keptLetters = 3;

QString phraseOf(QString tokens, bool whole)
{
    tokens.replace(u'"', "\"\""_L1);
    return u'"' + tokens + (whole ? u"\""_s : u"\" *"_s);
}

// The first letters of a token, as the index counts them.
QString firstLetters(const QString &token, int count)
{
    qsizetype end = 0;
    while (count-- > 0 && end < token.size())
        static_cast<void>(takeSign(token, end));
    return token.left(end);
}

QString loosened(SoughtWord word)
{
    if (!word.whole)
        word.tokens.last() = firstLetters(word.tokens.last(), keptLetters);
    return phraseOf(word.tokens.join(u' '), word.whole);
}

// What stands in a text just where the word is found (isFound).
QString exactText(const SoughtWord &word)
{
    return u' ' + word.tokens.join(u' ') + (word.whole ? u" "_s : QString());
}

QString siftOf(const WordMatch &match)
{
    QStringList conditions;
    for (size_t i = 0; i < match.exact.size(); ++i)
        conditions << u"%2(instr(title, :w%1) > 0 OR instr(others, :w%1) > 0)"_s.arg(i).arg(
            match.exact[i].second ? "NOT "_L1 : ""_L1);
    return conditions.join(" AND "_L1);
}

void bindSift(Statement &statement, const WordMatch &match)
{
    statement.bind(":loose", match.loose);
    for (size_t i = 0; i < match.exact.size(); ++i)
        statement.bind(u":w%1"_s.arg(i), match.exact[i].first);
}

// The newest hits among the newest candidates.
QString siftedSql(const WordMatch &match, bool descending)
{
    return u"SELECT rowid AS hit FROM (SELECT rowid, title, others FROM incident_word "
           "WHERE incident_word MATCH :loose ORDER BY rowid %2 LIMIT %3) WHERE %1"_s
               .arg(siftOf(match), descending ? u"ASC"_s : u"DESC"_s)
               .arg(mostSifted);
}

Result<std::vector<ListEntry>> entriesOf(Statement &statement)
{
    std::vector<ListEntry> entries;
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return entries;
        entries.push_back({IncidentId(statement.integer(0)), statement.integer(1)});
    }
}

// Are there more hits than are ranked? Looks among the newest first, where that may tell.
Result<bool> isCommon(Database &database, const WordMatch &match)
{
    const QString limited = u"SELECT COUNT(*) FROM (%1 LIMIT %2)"_s;
    if (!match.loose.isEmpty()) {
        Statement statement(database, limited.arg(siftedSql(match, false)).arg(mostRanked + 1));
        bindSift(statement, match);
        const auto count = statement.number();
        if (!count || *count > mostRanked)
            return count ? Result<bool>(true) : count.error();
    }
    Statement statement(database,
        limited.arg(u"SELECT 1 FROM incident_word WHERE incident_word MATCH :strict"_s)
            .arg(mostRanked + 1));
    statement.bind(":strict", match.strict);
    const auto count = statement.number();
    return count ? Result<bool>(*count > mostRanked) : count.error();
}

// The first hits in order, if they are among the candidates that are sifted.
Result<std::vector<ListEntry>> siftedIds(
    Database &database, const ListRequest &request, const WordMatch &match)
{
    ListRequest others = request;
    std::erase_if(
        others.query.terms, [](const QueryTerm &term) { return term.field == QueryField::Words; });
    const FilterSql filter(others);
    const QString sql = u"SELECT id, %1 FROM (%2) CROSS JOIN incident ON id = hit WHERE %3 "
                        "ORDER BY hit %4 LIMIT %5 OFFSET %6"_s
                            .arg(effectiveDue, siftedSql(match, request.descending), filter.where(),
                                request.descending ? u"ASC"_s : u"DESC"_s)
                            .arg(request.limit)
                            .arg(request.offset);
    Statement statement(database, sql);
    filter.bindTo(statement, sql);
    bindSift(statement, match);
    return entriesOf(statement);
}

Result<std::vector<ListEntry>> strictIds(
    Database &database, const ListRequest &request, const WordMatch &match, bool common)
{
    ListRequest others = request;
    std::erase_if(
        others.query.terms, [](const QueryTerm &term) { return term.field == QueryField::Words; });
    const FilterSql filter(others);
    // A word in the title weighs as much as four elsewhere.
    const QString order = common
        ? u"incident_word.rowid %1"_s.arg(request.descending ? "ASC"_L1 : "DESC"_L1)
        : u"bm25(incident_word, 4.0, 1.0) %1, incident_word.rowid %2"_s.arg(
            request.descending ? "DESC"_L1 : "ASC"_L1, request.descending ? "ASC"_L1 : "DESC"_L1);
    // CROSS: the index leads, whatever the engine believes of its size. Nothing else asked, no
    // incident is looked at.
    QString sql = others.query.terms.empty()
        ? u"SELECT rowid, 0 FROM incident_word WHERE incident_word MATCH :strict ORDER BY %1"_s.arg(
            order)
        : u"SELECT id, due_at FROM incident_word CROSS JOIN incident ON id = "
          "incident_word.rowid WHERE incident_word MATCH :strict AND %1 ORDER BY %2"_s.arg(
              filter.where(), order);
    if (request.limit >= 0 || request.offset > 0)
        sql += u" LIMIT %1 OFFSET %2"_s.arg(request.limit >= 0 ? request.limit : noDue)
                   .arg(request.offset);
    Values values = filter.valuesOf(sql);
    values.emplace_back(u":strict"_s, match.strict);
    BulkRead rows(database, sql, values);
    std::vector<ListEntry> entries;
    for (auto more = rows.next();; more = rows.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return entries;
        entries.push_back({IncidentId(rows.integer(0)), rows.integer(1)});
    }
}

} // namespace

WordMatch wordMatch(const Query &query)
{
    QStringList found;
    QStringList looselyFound;
    QStringList excluded;
    WordMatch match;
    bool isLoose = false;
    for (const QueryTerm &term : query.terms) {
        if (term.field != QueryField::Words)
            continue;
        const SoughtWord word = soughtWord(term.text, term.whole);
        if (word.tokens.isEmpty())
            continue;
        const QString phrase = phraseOf(word.tokens.join(u' '), word.whole);
        (term.negated ? excluded : found) << phrase;
        match.exact.emplace_back(exactText(word), term.negated);
        if (!term.negated)
            looselyFound << loosened(word);
        isLoose = isLoose || phrase != (term.negated ? loosened(word) : looselyFound.last());
    }
    match.excludes = found.isEmpty();
    match.strict = (match.excludes ? excluded.join(" OR "_L1) : found.join(" AND "_L1));
    if (!match.excludes && !excluded.isEmpty())
        match.strict = u"(%1) NOT (%2)"_s.arg(match.strict, excluded.join(" OR "_L1));
    if (isLoose && !match.excludes && match.exact.size() <= mostSieves)
        match.loose = looselyFound.join(" AND "_L1);
    return match;
}

QString wordCondition(const WordMatch &match, const QString &placeholder)
{
    return u"id %1 (SELECT rowid FROM incident_word WHERE incident_word MATCH %2)"_s.arg(
        match.excludes ? "NOT IN"_L1 : "IN"_L1, placeholder);
}

Result<bool> hasFewHits(Database &database, const Query &query)
{
    const WordMatch match = wordMatch(query);
    if (match.isEmpty() || match.excludes)
        return false;
    Statement statement(database,
        u"SELECT COUNT(*) FROM (SELECT 1 FROM incident_word WHERE incident_word MATCH :strict "
        "LIMIT %1)"_s.arg(fewHits + 1));
    statement.bind(":strict", match.strict);
    const auto count = statement.number();
    return count ? Result<bool>(*count <= fewHits) : count.error();
}

bool hasMatchOrder(const ListRequest &request)
{
    return request.sort == SortBy::Match && !soughtWords(request.query).empty();
}

Result<std::vector<ListEntry>> matchedIds(Database &database, const ListRequest &request)
{
    const WordMatch match = wordMatch(request.query);
    const auto common = isCommon(database, match);
    if (!common)
        return common.error();
    if (*common && !match.loose.isEmpty() && request.limit > 0
        && request.limit + request.offset <= mostRanked) {
        auto first = siftedIds(database, request, match);
        if (!first || std::cmp_equal(first->size(), request.limit))
            return first;
    }
    return strictIds(database, request, match, *common);
}

} // namespace gander::store
