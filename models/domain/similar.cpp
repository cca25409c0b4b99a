// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/similar.h"

#include "models/domain/foldedtext.h"
#include "models/domain/searchtokens.h"
#include "models/domain/wordforms.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace gander {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 500;
constexpr qsizetype longestText = 4000;
constexpr qsizetype longestWritten = 40;
constexpr size_t mostStems = 32;
constexpr int mostStemsOfCase = 200;
constexpr size_t mostCases = 5;
constexpr size_t mostOpen = 3;
constexpr qsizetype mostReasons = 4;
// A word that adds less than this of what the weightiest adds is no reason to be told.
constexpr double leastReason = 0.25;
// A word of the title tells more than one of the description.
constexpr double titleFactor = 1.5;

// These were tried on 131 labelled incidents, each asked against all others (tst_similar): lower
// ones speak more often and err more often.
constexpr double leastAlike = 0.05;    // of a case that is shown
constexpr double leastEvidence = 0.15; // of all cases of the outcome together
constexpr double leastShare = 0.75;    // of the outcome that is hinted at
constexpr double leastAlikeOpen = 0.35;

bool isPartOfRun(QChar sign)
{
    return sign.isLetterOrNumber() || sign.isMark() || sign.isSurrogate();
}

void addStems(
    std::vector<SoughtStem> &stems, QSet<QString> &known, const QString &text, bool inTitle)
{
    for (qsizetype at = 0; at < text.size();) {
        if (!isPartOfRun(text.at(at))) {
            ++at;
            continue;
        }
        const qsizetype begin = at;
        while (at < text.size() && isPartOfRun(text.at(at)))
            ++at;
        const QString run = text.mid(begin, at - begin);
        const QStringList tokens = searchTokens(run);
        for (const QString &token : tokens) {
            if (stems.size() == mostStems)
                return;
            const QString stem = stemOf(token);
            if (isFiller(token) || known.contains(stem))
                continue;
            known.insert(stem);
            const QString written = tokens.size() == 1 ? run : token;
            stems.push_back({stem, written.left(longestWritten), inTitle, 0});
        }
    }
}

// The stems of a case, true for those in its title.
using CaseStems = QHash<QString, bool>;

void addCaseStems(CaseStems &stems, const QStringList &tokens, bool inTitle)
{
    for (const QString &token : tokens) {
        if (stems.size() == mostStemsOfCase)
            return;
        if (token.isEmpty() || isFiller(token))
            continue;
        const QString stem = stemOf(token);
        if (!stems.contains(stem))
            stems.insert(stem, inTitle);
    }
}

QStringList tokensOf(const QString &searchText)
{
    return searchText.split(u' ', Qt::SkipEmptyParts);
}

// Likeness is judged by what was told and what was found: the first texts that are no names, as
// searchedWords() puts them in order.
CaseStems stemsOf(const SimilarCandidate &candidate)
{
    CaseStems stems;
    addCaseStems(stems, tokensOf(candidate.words.title), true);
    const QStringList names{candidate.row.customer, candidate.row.reporter, candidate.row.key,
        deskNumber(candidate.row.id)};
    QSet<QString> namesFolded;
    for (const QString &name : names)
        namesFolded.insert(searchTokens(name).join(u' '));
    int told = 0;
    for (const QString &part : candidate.words.others.split(QChar(0x00B6))) {
        const QStringList tokens = tokensOf(part);
        if (tokens.isEmpty() || namesFolded.contains(tokens.join(u' ')))
            continue;
        addCaseStems(stems, tokens, false);
        if (++told == 2)
            break;
    }
    return stems;
}

struct Likeness {
    double alike = 0;
    std::vector<std::pair<double, qsizetype>> shared; // what each adds, index among the stems
};

// The cosine between both as weighed words. What only the case has weighs as the question's words
// do on average: to look each of them up would take too long.
Likeness likenessOf(const std::vector<SoughtStem> &stems, const CaseStems &ofCase)
{
    double ofQuestion = 0;
    double plainSum = 0;
    double ofBoth = 0;
    double ofSharedCase = 0;
    int alone = 0;
    int aloneInTitle = 0;
    for (const bool inTitle : ofCase)
        ++(inTitle ? aloneInTitle : alone);
    Likeness likeness;
    for (size_t i = 0; i < stems.size(); ++i) {
        const SoughtStem &stem = stems[i];
        const double weight = stem.weight * (stem.inTitle ? titleFactor : 1);
        ofQuestion += weight * weight;
        plainSum += stem.weight;
        const auto found = ofCase.find(stem.stem);
        if (found == ofCase.end())
            continue;
        const double there = stem.weight * (*found ? titleFactor : 1);
        ofBoth += weight * there;
        ofSharedCase += there * there;
        --(*found ? aloneInTitle : alone);
        if (weight > 0)
            likeness.shared.emplace_back(weight * there, static_cast<qsizetype>(i));
    }
    const double mean = stems.empty() ? 0 : plainSum / static_cast<double>(stems.size());
    const double inTitle = mean * titleFactor;
    const double ofCaseAll = ofSharedCase + alone * mean * mean + aloneInTitle * inTitle * inTitle;
    if (ofQuestion > 0 && ofCaseAll > 0)
        likeness.alike = std::min(1.0, ofBoth / std::sqrt(ofQuestion * ofCaseAll));
    std::stable_sort(likeness.shared.begin(), likeness.shared.end(),
        [](const auto &one, const auto &other) { return one.first > other.first; });
    return likeness;
}

bool isSameName(const QString &one, const QString &other)
{
    return foldedText(one.simplified()) == foldedText(other.simplified());
}

// By likeness, and then the newest.
bool comesBefore(const SimilarCase &one, const SimilarCase &other)
{
    if (one.alike != other.alike)
        return one.alike > other.alike;
    return one.row.reportedAt > other.row.reportedAt;
}

void addShares(SimilarAnswer &answer)
{
    // A near case weighs far more than two distant ones, so likeness counts twice.
    double all = 0;
    for (const SimilarCase &one : answer.past) {
        const Outcome outcome = one.row.classification->outcome;
        auto share = std::find_if(answer.shares.begin(), answer.shares.end(),
            [outcome](const OutcomeShare &known) { return known.outcome == outcome; });
        if (share == answer.shares.end())
            share = answer.shares.insert(share, {outcome, 0, 0});
        ++share->cases;
        share->share += one.alike * one.alike;
        all += one.alike * one.alike;
    }
    for (OutcomeShare &share : answer.shares)
        share.share = all > 0 ? share.share / all : 0;
    std::stable_sort(answer.shares.begin(), answer.shares.end(),
        [](const OutcomeShare &one, const OutcomeShare &other) { return one.share > other.share; });
}

std::optional<Outcome> hintOf(const SimilarAnswer &answer)
{
    if (answer.shares.empty() || answer.shares.front().share < leastShare)
        return {};
    const Outcome outcome = answer.shares.front().outcome;
    double evidence = 0;
    for (const SimilarCase &one : answer.past)
        if (one.row.classification->outcome == outcome)
            evidence += one.alike;
    return evidence >= leastEvidence ? std::optional(outcome) : std::nullopt;
}

QStringList commonReasons(const std::vector<SimilarCase> &cases)
{
    QStringList words;
    QHash<QString, int> counts;
    for (const SimilarCase &one : cases)
        for (const QString &word : one.because)
            if (++counts[word] == 1)
                words << word;
    std::stable_sort(
        words.begin(), words.end(), [&counts](const QString &one, const QString &other) {
            return counts.value(one) > counts.value(other);
        });
    return words.mid(0, mostReasons);
}

} // namespace

std::vector<SoughtStem> soughtStems(const SimilarQuestion &question)
{
    std::vector<SoughtStem> stems;
    QSet<QString> known;
    addStems(stems, known, question.title.left(longestTitle), true);
    addStems(stems, known, question.text.left(longestText), false);
    return stems;
}

void weighStem(SoughtStem &stem, qint64 holders, qint64 incidents)
{
    const double all = static_cast<double>(incidents) + 1;
    stem.weight = std::max(0.0, std::log(all / static_cast<double>(std::max<qint64>(1, holders))));
}

SimilarAnswer similarTo(const SimilarQuestion &question, const std::vector<SoughtStem> &stems,
    const std::vector<SimilarCandidate> &candidates)
{
    SimilarAnswer answer;
    const bool anyCustomer = question.customer.trimmed().isEmpty();
    for (const SimilarCandidate &candidate : candidates) {
        const IncidentRow &row = candidate.row;
        const bool isPast = row.classification && row.state != State::Duplicate;
        const bool mayRepeat =
            isOpen(row.state) && (anyCustomer || isSameName(row.customer, question.customer));
        if (row.id == question.except || (!isPast && !mayRepeat))
            continue;
        const Likeness likeness = likenessOf(stems, stemsOf(candidate));
        SimilarCase one{.row = row,
            .alike = likeness.alike,
            .because = {},
            .sameProduct =
                !question.product.trimmed().isEmpty() && isSameName(row.product, question.product)};
        for (const auto &[adds, index] : likeness.shared) {
            if (one.because.size() == mostReasons
                || adds < leastReason * likeness.shared.front().first)
                break;
            one.because << stems[static_cast<size_t>(index)].written;
        }
        if (isPast && one.alike >= leastAlike)
            answer.past.push_back(one);
        // One rare word in common makes no duplicate.
        if (mayRepeat && one.alike >= leastAlikeOpen && likeness.shared.size() > 1)
            answer.open.push_back(std::move(one));
    }
    std::stable_sort(answer.past.begin(), answer.past.end(), comesBefore);
    std::stable_sort(answer.open.begin(), answer.open.end(), comesBefore);
    answer.past.resize(std::min(answer.past.size(), mostCases));
    answer.open.resize(std::min(answer.open.size(), mostOpen));
    double evidence = 0;
    for (const SimilarCase &one : answer.past)
        evidence += one.alike;
    if (evidence < leastEvidence)
        answer.past.clear();
    addShares(answer);
    answer.hint = hintOf(answer);
    answer.because = commonReasons(answer.past);
    answer.sameProduct = !answer.past.empty()
        && std::all_of(answer.past.begin(), answer.past.end(),
            [](const SimilarCase &one) { return one.sameProduct; });
    return answer;
}

} // namespace gander
