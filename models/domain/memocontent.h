// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a memo to the customer must say: outcome and facts to sections; a required section left
// empty or a blank left open is an error (plan.md 2, cli.md "memo").

#include "models/domain/incident.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace gander {

// One section by its key: "reported" "found" "cause" "do-now" "avoid" for an operator error;
// "reported" "happened" "extent" "no-remediation" "expect" for an act of God.
struct SectionRule {
    QString key;
    bool required = false;
};
// In the order of the page; empty for outcomes that owe no memo.
[[nodiscard]] std::vector<SectionRule> memoSections(Outcome outcome);

struct MemoSection {
    QString key;
    QString text;

    friend bool operator==(const MemoSection &, const MemoSection &) = default;
};

enum class MemoState { Draft, Approved, Issued, Revoked };
[[nodiscard]] QString toKey(MemoState state);
[[nodiscard]] std::optional<MemoState> memoStateFromKey(QStringView key);

struct Memo {
    MemoId id;
    QString number; // "M-2026-0007", given with the first draft
    IncidentId incident;
    Outcome outcome = Outcome::OperatorError;
    MemoState state = MemoState::Draft;
    int version = 1;                   // raised by each correction
    QString subject;                   // the page's heading; starts as the incident's title
    QString to;                        // starts as the customer and the reporter
    std::vector<MemoSection> sections; // all sections of the outcome, in order
    QStringList cc;                    // as memoCc() has it
    Instant createdAt;
    std::optional<Instant> issuedAt;
    QString issuedBy;
    QString sha256;   // of the issued PDF's bytes, hex; empty before
    qint64 bytes = 0; // size of the issued PDF
    Revision revision = 0;

    friend bool operator==(const Memo &, const Memo &) = default;
};

// Whom operator errors always go to on copy (plan.md 2).
[[nodiscard]] QString productCc();
// The names in 'wanted', each once; with Product first for an operator error, whatever is wanted.
[[nodiscard]] QStringList memoCc(Outcome outcome, const QStringList &wanted);

// The first draft: "reported" holds the description, "found" or "happened" the finding; a long one
// its beginning, with a sign.
[[nodiscard]] Memo draftMemo(const Incident &incident);

// Does the incident show it? A draft for another outcome waits unseen: it counts again if that
// class comes back.
[[nodiscard]] bool isShown(const Memo &memo, const Incident &incident);

// A blank is a span of one line in double square brackets, such as "[[link to help page]]".
struct Blank {
    QString section;        // its key
    qsizetype position = 0; // of the first bracket
    QString words;          // without the brackets

    friend bool operator==(const Blank &, const Blank &) = default;
};
// Those of one text, their section left empty.
[[nodiscard]] std::vector<Blank> blanksIn(const QString &text);
[[nodiscard]] std::vector<Blank> blanksOf(const Memo &memo);
// Keys of the sections that are required and empty, then of those that hold a blank; each in page
// order. Spaces and invisible characters alone are empty.
[[nodiscard]] QStringList missingSections(const Memo &memo);
// SHA-256, hex, over the length-prefixed words of the memo: what the foot of the page shows.
[[nodiscard]] QString contentHash(const Memo &memo);

[[nodiscard]] QJsonObject sectionsToJson(const std::vector<MemoSection> &sections);
// All sections of the outcome in page order; what is not in 'json' is empty.
[[nodiscard]] std::vector<MemoSection> sectionsFromJson(const QJsonObject &json, Outcome outcome);

} // namespace gander
