// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/wordquery.h"

#include "models/domain/foldedtext.h"
#include "models/domain/querymatch.h"
#include "models/store/filtersql.h"

#include <algorithm>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

// Beyond so many hits the newest come first.
constexpr int mostRanked = 300;
// Looking up more than these one by one takes longer than reading the index of lists.
constexpr int fewHits = 20'000;
// Of so many newest candidates this many must be hits for more of them to be sifted: each is read.
constexpr int firstSifted = 300;
constexpr size_t mustBeHits = 75;
constexpr int mostSifted = 4 * (mostRanked + 1);
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

Values siftValues(const WordMatch &match)
{
    Values values{{u":loose"_s, match.loose}};
    for (size_t i = 0; i < match.exact.size(); ++i)
        values.emplace_back(u":w%1"_s.arg(i), match.exact[i].first);
    return values;
}

// The hits among so many newest (or oldest) candidates, in their order.
Result<std::vector<qint64>> sifted(
    Database &database, const WordMatch &match, bool descending, int candidates)
{
    const QString sql =
        u"SELECT rowid AS hit FROM (SELECT rowid, title, others FROM incident_word "
        "WHERE incident_word MATCH :loose ORDER BY rowid %2 LIMIT %3) WHERE %1 ORDER BY hit %2"_s
            .arg(siftOf(match), descending ? u"ASC"_s : u"DESC"_s, QString::number(candidates));
    BulkRead rows(database, sql, siftValues(match));
    std::vector<qint64> hits;
    for (auto more = rows.next();; more = rows.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return hits;
        hits.push_back(rows.integer(0));
    }
}

// The first hits of a common word, more than are ranked; none where it is not plain that it is one.
Result<std::vector<qint64>> firstHits(Database &database, const WordMatch &match, bool descending)
{
    if (match.loose.isEmpty())
        return std::vector<qint64>();
    const auto some = sifted(database, match, descending, firstSifted);
    if (!some)
        return some.error();
    if (some->size() < mustBeHits)
        return std::vector<qint64>();
    auto hits = sifted(database, match, descending, mostSifted);
    if (hits && hits->size() <= size_t{mostRanked})
        hits->clear();
    return hits;
}

// Of the incidents by the query's other terms, with 'values' for what 'sql' asks beside.
Result<std::vector<ListEntry>> entriesOf(
    Database &database, const FilterSql &filter, const QString &sql, const Values &values)
{
    Values all = filter.valuesOf(sql);
    all.insert(all.end(), values.begin(), values.end());
    BulkRead rows(database, sql, all);
    std::vector<ListEntry> entries;
    for (auto more = rows.next();; more = rows.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return entries;
        entries.push_back({IncidentId(rows.integer(0)), rows.integer(1)});
    }
}

Result<qint64> countRows(Database &database, const QString &sql, const Values &values)
{
    BulkRead rows(database, sql, values);
    const auto counted = rows.next();
    if (!counted)
        return counted.error();
    return rows.integer(0);
}

ListRequest withoutWords(const ListRequest &request)
{
    ListRequest others = request;
    std::erase_if(
        others.query.terms, [](const QueryTerm &term) { return term.field == QueryField::Words; });
    return others;
}

Result<bool> isCommon(Database &database, const WordMatch &match)
{
    const auto count = countRows(database,
        u"SELECT COUNT(*) FROM (SELECT 1 FROM incident_word WHERE incident_word MATCH :strict "
        "LIMIT %1)"_s.arg(mostRanked + 1),
        {{u":strict"_s, match.strict}});
    return count ? Result<bool>(*count > mostRanked) : count.error();
}

// Those of the first hits that the query's other terms leave, in order.
Result<std::vector<ListEntry>> entriesOfHits(
    Database &database, const ListRequest &request, const std::vector<qint64> &hits)
{
    const ListRequest others = withoutWords(request);
    const FilterSql filter(others);
    QStringList numbers;
    for (const qint64 hit : hits)
        numbers << QString::number(hit);
    const QString sql =
        u"SELECT id, %1 FROM incident%2 WHERE id IN (%3) AND %4 ORDER BY id %5 "
        "LIMIT %6 OFFSET %7"_s.arg(effectiveDue, database.dialect().byNumber, numbers.join(u','),
            filter.where(), request.descending ? u"ASC"_s : u"DESC"_s,
            QString::number(request.limit), QString::number(request.offset));
    return entriesOf(database, filter, sql, {});
}

Result<std::vector<ListEntry>> strictIds(
    Database &database, const ListRequest &request, const WordMatch &match, bool common)
{
    const ListRequest others = withoutWords(request);
    const FilterSql filter(others);
    // A word in the title weighs as much as four elsewhere.
    const QString order = common
        ? u"incident_word.rowid %1"_s.arg(request.descending ? "ASC"_L1 : "DESC"_L1)
        : u"bm25(incident_word, 4.0, 1.0) %1, incident_word.rowid %2"_s.arg(
            request.descending ? "DESC"_L1 : "ASC"_L1, request.descending ? "ASC"_L1 : "DESC"_L1);
    // CROSS: the index leads, whatever the engine believes of its size.
    QString sql = u"SELECT id, %1 FROM incident_word CROSS JOIN incident ON id = "
                  "incident_word.rowid WHERE incident_word MATCH :strict AND %2 ORDER BY %3"_s.arg(
                      effectiveDue, filter.where(), order);
    if (request.limit >= 0 || request.offset > 0)
        sql += u" LIMIT %1 OFFSET %2"_s.arg(request.limit >= 0 ? request.limit : noDue)
                   .arg(request.offset);
    return entriesOf(database, filter, sql, {{u":strict"_s, match.strict}});
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
        QStringList &phrases = term.negated ? excluded : found;
        if (phrases.contains(phrase))
            continue;
        phrases << phrase;
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
    const auto count = countRows(database,
        u"SELECT COUNT(*) FROM (SELECT 1 FROM incident_word WHERE incident_word MATCH :strict "
        "LIMIT %1)"_s.arg(fewHits + 1),
        {{u":strict"_s, match.strict}});
    return count ? Result<bool>(*count <= fewHits) : count.error();
}

bool hasMatchOrder(const ListRequest &request)
{
    return request.sort == SortBy::Match && !soughtWords(request.query).empty();
}

Result<std::vector<ListEntry>> matchedIds(Database &database, const ListRequest &request)
{
    const WordMatch match = wordMatch(request.query);
    const auto hits = firstHits(database, match, request.descending);
    if (!hits)
        return hits.error();
    if (!hits->empty() && request.limit > 0) {
        auto first = entriesOfHits(database, request, *hits);
        if (!first || std::cmp_equal(first->size(), request.limit))
            return first;
    }
    const auto common = hits->empty() ? isCommon(database, match) : Result<bool>(true);
    if (!common)
        return common.error();
    return strictIds(database, request, match, *common);
}

} // namespace gander::store
