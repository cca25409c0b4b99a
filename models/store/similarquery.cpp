// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/similarquery.h"

#include "models/domain/searchtokens.h"
#include "models/domain/wordforms.h"
#include "models/store/bulkread.h"
#include "models/store/incidentrows.h"

#include <QHash>

#include <algorithm>
#include <functional>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

// Of each word the newest that have it; LIMIT below.
constexpr size_t mostOfWord = 400;
// So many of the best are read and judged in full.
constexpr size_t mostJudged = 120;
// Of the customer's own, which may repeat an open one, so many are kept whatever else is better.
constexpr size_t mostOfCustomer = 40;
constexpr size_t wordsOfCustomerSearch = 8;

QString anyFormOf(const QString &stem)
{
    QStringList phrases;
    for (const QString &form : formsOf(stem))
        phrases << u'"' + form + u'"';
    return phrases.join(" OR "_L1);
}

// The newest incidents that match, the newest first. Within one read, for the index gives them in
// this order without gathering them.
Result<std::vector<qint64>> newestOf(Database &database, const QString &match)
{
    BulkRead rows(database,
        u"SELECT rowid FROM incident_word WHERE incident_word MATCH :match "
        "ORDER BY rowid DESC LIMIT 400"_s,
        {{u":match"_s, match}});
    std::vector<qint64> found;
    for (auto more = rows.next();; more = rows.next()) {
        if (!more)
            return more.error();
        if (!*more)
            return found;
        found.push_back(rows.integer(0));
    }
}

Result<qint64> lastNumber(Database &database)
{
    const auto last = database.ask(u"SELECT MAX(id) FROM incident"_s);
    if (!last)
        return last.error();
    return last->toLongLong();
}

// How many have the word: counted where all were read, otherwise as many as if they stood as thick
// everywhere as among the newest.
qint64 holdersOf(const std::vector<qint64> &newest, qint64 lastId)
{
    const auto found = static_cast<qint64>(newest.size());
    if (newest.size() < mostOfWord)
        return found;
    const qint64 reach = std::max<qint64>(lastId - newest.back() + 1, found);
    return std::max(found, found * lastId / reach);
}

using Scores = QHash<qint64, double>;

std::vector<qint64> bestOf(const Scores &scores, size_t most)
{
    std::vector<std::pair<double, qint64>> ranked;
    ranked.reserve(static_cast<size_t>(scores.size()));
    for (auto it = scores.begin(); it != scores.end(); ++it)
        ranked.emplace_back(it.value(), it.key());
    const auto end = ranked.begin() + static_cast<qsizetype>(std::min(most, ranked.size()));
    std::partial_sort(ranked.begin(), end, ranked.end(), std::greater<>());
    std::vector<qint64> best;
    for (auto it = ranked.begin(); it != end; ++it)
        best.push_back(it->second);
    return best;
}

// Two words together find what neither finds among its newest, where both are common.
Result<void> addPairs(Database &database, const std::vector<SoughtStem> &stems, Scores &scores)
{
    std::vector<const SoughtStem *> heaviest;
    for (const SoughtStem &stem : stems)
        heaviest.push_back(&stem);
    std::stable_sort(
        heaviest.begin(), heaviest.end(), [](const SoughtStem *one, const SoughtStem *other) {
            const auto worth = [](const SoughtStem *stem) {
                return stem->weight * (stem->inTitle ? 1.5 : 1);
            };
            return worth(one) > worth(other);
        });
    heaviest.resize(std::min<size_t>(heaviest.size(), 4));
    for (size_t i = 0; i < heaviest.size(); ++i) {
        for (size_t j = i + 1; j < heaviest.size(); ++j) {
            const auto found = newestOf(database,
                u"(%1) AND (%2)"_s.arg(anyFormOf(heaviest[i]->stem), anyFormOf(heaviest[j]->stem)));
            if (!found)
                return found.error();
            // Those that both words had found already keep what they have.
            const double worth = heaviest[i]->weight + heaviest[j]->weight;
            for (const qint64 id : *found)
                scores[id] = std::max(scores.value(id), worth);
        }
    }
    return {};
}

// What the customer told before in such words: the newest, however common these are elsewhere.
Result<Scores> ofCustomer(
    Database &database, const SimilarQuestion &question, const std::vector<SoughtStem> &stems)
{
    const QString customer = searchTokens(question.customer.left(200)).join(u' ');
    QStringList words;
    for (const SoughtStem &stem : stems)
        if (stem.inTitle && static_cast<size_t>(words.size()) < wordsOfCustomerSearch)
            words << anyFormOf(stem.stem);
    Scores scores;
    if (customer.isEmpty() || words.isEmpty())
        return scores;
    const auto found =
        newestOf(database, u"(%1) AND others : \"%2\""_s.arg(words.join(" OR "_L1), customer));
    if (!found)
        return found.error();
    for (const qint64 id : *found)
        scores.insert(id, 0);
    return scores;
}

Result<std::vector<SimilarCandidate>> candidatesOf(
    Database &database, const std::vector<IncidentId> &ids)
{
    auto rows = incidentRows(database, ids);
    if (!rows)
        return rows.error();
    QHash<qint64, SearchedWords> words;
    const auto done = readOf(database,
        u"SELECT rowid, substr(title, 1, 1000), substr(others, 1, 4000) FROM incident_word "
        "WHERE rowid IN (%1)"_s,
        ids, [&](const BulkRead &row) -> Result<void> {
            words.insert(row.integer(0), {row.text(1), row.text(2)});
            return {};
        });
    if (!done)
        return done.error();
    std::vector<SimilarCandidate> candidates;
    for (IncidentRow &row : *rows) {
        SearchedWords ofRow = words.value(row.id.number());
        candidates.push_back({std::move(row), std::move(ofRow)});
    }
    return candidates;
}

} // namespace

Result<SimilarFinds> similarFinds(Database &database, const SimilarQuestion &question)
{
    SimilarFinds finds{.stems = soughtStems(question), .candidates = {}};
    if (finds.stems.empty())
        return finds;
    const auto last = lastNumber(database);
    if (!last)
        return last.error();
    Scores scores;
    for (SoughtStem &stem : finds.stems) {
        const auto newest = newestOf(database, anyFormOf(stem.stem));
        if (!newest)
            return newest.error();
        weighStem(stem, holdersOf(*newest, *last), *last);
        for (const qint64 id : *newest)
            scores[id] += stem.weight * (stem.inTitle ? 1.5 : 1);
    }
    if (const auto done = addPairs(database, finds.stems, scores); !done)
        return done.error();
    auto own = ofCustomer(database, question, finds.stems);
    if (!own)
        return own.error();
    for (auto it = own->begin(); it != own->end(); ++it)
        it.value() = scores.value(it.key());
    std::vector<qint64> best = bestOf(scores, mostJudged);
    for (const qint64 id : bestOf(*own, mostOfCustomer))
        best.push_back(id);
    std::sort(best.begin(), best.end());
    best.erase(std::unique(best.begin(), best.end()), best.end());
    std::vector<IncidentId> ids;
    for (const qint64 id : best)
        if (IncidentId(id) != question.except)
            ids.emplace_back(id);
    auto candidates = candidatesOf(database, ids);
    if (!candidates)
        return candidates.error();
    finds.candidates = std::move(*candidates);
    return finds;
}

} // namespace gander::store
