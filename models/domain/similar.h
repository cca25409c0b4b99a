// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which incidents of the desk's own history are like a report, by which words, and what became of
// them. A hint: where the likeness is weak or the past disagrees it says nothing.

#include "models/domain/listing.h"
#include "models/domain/querymatch.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace gander {

struct SimilarQuestion {
    QString title;
    QString text; // the description, and what was found
    QString customer;
    QString product;
    IncidentId except; // the incident itself, where it has been recorded

    friend bool operator==(const SimilarQuestion &, const SimilarQuestion &) = default;
};

// A word of the question that likeness is judged by.
struct SoughtStem {
    QString stem;    // of wordforms.h
    QString written; // as it stands in the question
    bool inTitle = false;
    double weight = 0; // more the fewer incidents have it; 0 until weighStem()

    friend bool operator==(const SoughtStem &, const SoughtStem &) = default;
};
// Each stem once, those of the title first; so few that a desk of any size is asked in time.
[[nodiscard]] std::vector<SoughtStem> soughtStems(const SimilarQuestion &question);
// By how many of the desk's incidents have it.
void weighStem(SoughtStem &stem, qint64 holders, qint64 incidents);

struct SimilarCandidate {
    IncidentRow row;
    SearchedWords words; // their beginning will do
};

struct SimilarCase {
    IncidentRow row;
    double alike = 0;    // 0 to 1
    QStringList because; // the words that both have, the weightiest first, as the question has them
    bool sameProduct = false;
};
struct OutcomeShare {
    Outcome outcome = Outcome::CoreBug;
    int cases = 0;
    double share = 0; // of the likeness of all, 0 to 1
};
struct SimilarAnswer {
    std::vector<SimilarCase> past;    // classified, the most alike first; empty where unsure
    std::vector<OutcomeShare> shares; // of the past ones, the largest first
    std::optional<Outcome> hint;      // unset where the past disagrees
    QStringList because;              // the words that most of the past ones share with it
    bool sameProduct = false;         // all of them are of the question's product
    // Open incidents that may tell of the very same thing: of its customer, where one is named.
    std::vector<SimilarCase> open;
};
[[nodiscard]] SimilarAnswer similarTo(const SimilarQuestion &question,
    const std::vector<SoughtStem> &stems, const std::vector<SimilarCandidate> &candidates);

} // namespace gander
