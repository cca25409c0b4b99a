// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What search by words means: a text cut into tokens, where a sought word stands in it, and which
// letters of a shown text it hits.

#include <QString>
#include <QStringList>

#include <vector>

namespace gander {

// Runs of letters and digits, folded; each letter of a script written without blanks (Han, kana,
// Thai, Lao, Khmer, Myanmar) by itself.
[[nodiscard]] QStringList searchTokens(const QString &text);

// Texts as the tokens that a search sees, a blank before and behind each, and between two texts a
// sign that no word reaches over.
[[nodiscard]] QString searchText(const QStringList &texts);
// One more behind them.
void addText(QString &searchText, const QString &text);

// A word as it is looked for: its tokens one after another, the last one as the beginning of a
// word unless it is sought whole. A word of signs alone has no token and narrows nothing.
struct SoughtWord {
    QStringList tokens;
    bool whole = false;

    friend bool operator==(const SoughtWord &, const SoughtWord &) = default;
};
[[nodiscard]] SoughtWord soughtWord(const QString &text, bool whole);
// In what searchText() made; the store's index has the very same meaning.
[[nodiscard]] bool isFound(const SoughtWord &word, const QString &searchText);

// Letters of a text, as it is shown.
struct TextHit {
    qsizetype position = 0;
    qsizetype length = 0;

    friend bool operator==(const TextHit &, const TextHit &) = default;
};
// Where any of the words is found, from the left and without overlaps.
[[nodiscard]] std::vector<TextHit> hitsIn(
    const QString &text, const std::vector<SoughtWord> &words);

} // namespace gander
