// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/searchtokens.h"

#include "models/domain/foldedtext.h"

#include <algorithm>

namespace gander {

namespace {

// Longer runs (a key, a picture in letters) are cut: an index keeps no token of any length.
constexpr qsizetype longestToken = 128;
// No letter, and yet no sign at which the index cuts.
constexpr QChar betweenTexts(0x00B6);

bool isPartOfWord(char32_t sign)
{
    if (sign < 0x80)
        return (sign >= U'a' && sign <= U'z') || (sign >= U'0' && sign <= U'9');
    // Vowel signs of Indic scripts are marks that take room of their own.
    return QChar::isLetterOrNumber(sign) || QChar::category(sign) == QChar::Mark_SpacingCombining;
}

bool standsAlone(char32_t sign)
{
    if (sign < 0x0E00)
        return false;
    switch (QChar::script(sign)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return sign >= 0x3031 && sign <= 0x30FF; // signs that kana share, such as the long vowel
    }
}

// Signs within a word that nobody sees: a soft hyphen, joiners.
bool isUnseen(char32_t sign)
{
    return sign == 0x00AD || sign == 0x200C || sign == 0x200D || sign == 0x2060 || sign == 0xFEFF;
}

struct TokenSpan {
    qsizetype begin = 0;
    qsizetype end = 0;
};

// A text folded, the tokens in it, and where each folded letter came from.
struct TextCut {
    QString folded;
    std::vector<TokenSpan> tokens;
    std::vector<qsizetype> origins; // one more than letters, if kept

    explicit TextCut(const QString &text, bool keepsOrigins);
    [[nodiscard]] QStringView token(size_t i) const
    {
        return QStringView(folded).sliced(tokens[i].begin, tokens[i].end - tokens[i].begin);
    }

private:
    void take(char32_t sign, qsizetype at);

    bool m_open = false; // the last token goes on
};

void TextCut::take(char32_t sign, qsizetype at)
{
    const qsizetype end = at + (sign > 0xFFFF ? 2 : 1);
    if (!isPartOfWord(sign)) {
        m_open = false;
    } else if (standsAlone(sign)) {
        tokens.push_back({at, end});
        m_open = false;
    } else if (m_open && end - tokens.back().begin <= longestToken) {
        tokens.back().end = end;
    } else {
        tokens.push_back({at, end});
        m_open = true;
    }
}

TextCut::TextCut(const QString &text, bool keepsOrigins)
{
    folded.reserve(text.size());
    if (keepsOrigins)
        origins.reserve(static_cast<size_t>(text.size()) + 1);
    for (qsizetype next = 0; next < text.size();) {
        const qsizetype origin = next;
        const char32_t sign = takeSign(text, next);
        if (isUnseen(sign))
            continue;
        qsizetype at = folded.size();
        appendFolded(sign, folded);
        if (keepsOrigins)
            origins.resize(static_cast<size_t>(folded.size()), origin);
        while (at < folded.size()) {
            const qsizetype begin = at;
            take(takeSign(folded, at), begin);
        }
    }
    if (keepsOrigins)
        origins.push_back(text.size());
}

// Where the text goes on behind the folded letter at 'end' - 1.
qsizetype originBehind(const TextCut &cut, qsizetype end)
{
    const auto last = cut.origins.begin() + (end - 1);
    return *std::upper_bound(last, cut.origins.end(), *last);
}

bool standsAt(const SoughtWord &word, const TextCut &cut, size_t first)
{
    const auto count = static_cast<size_t>(word.tokens.size());
    if (count > cut.tokens.size() - first)
        return false;
    for (size_t i = 0; i < count; ++i) {
        const QString &sought = word.tokens[static_cast<qsizetype>(i)];
        const QStringView token = cut.token(first + i);
        if (i + 1 < count || word.whole ? token != sought : !token.startsWith(sought))
            return false;
    }
    return true;
}

} // namespace

QStringList searchTokens(const QString &text)
{
    const TextCut cut(text, false);
    QStringList tokens;
    tokens.reserve(static_cast<qsizetype>(cut.tokens.size()));
    for (size_t i = 0; i < cut.tokens.size(); ++i)
        tokens << cut.token(i).toString();
    return tokens;
}

QString searchText(const QStringList &texts)
{
    QString words(1, u' ');
    for (const QString &text : texts)
        addText(words, text);
    return words;
}

void addText(QString &searchText, const QString &text)
{
    const TextCut cut(text, false);
    if (cut.tokens.empty())
        return;
    if (searchText.size() > 1) {
        searchText += betweenTexts;
        searchText += u' ';
    }
    for (size_t i = 0; i < cut.tokens.size(); ++i) {
        searchText += cut.token(i);
        searchText += u' ';
    }
}

SoughtWord soughtWord(const QString &text, bool whole)
{
    return {searchTokens(text), whole};
}

bool isFound(const SoughtWord &word, const QString &searchText)
{
    const QString sought = u' ' + word.tokens.join(u' ');
    return word.tokens.isEmpty() || searchText.contains(word.whole ? sought + u' ' : sought);
}

std::vector<TextHit> hitsIn(const QString &text, const std::vector<SoughtWord> &words)
{
    std::vector<TextHit> hits;
    if (words.empty())
        return hits;
    const TextCut cut(text, true);
    for (size_t i = 0; i < cut.tokens.size(); ++i) {
        for (const SoughtWord &word : words) {
            if (word.tokens.isEmpty() || !standsAt(word, cut, i))
                continue;
            const auto last = i + static_cast<size_t>(word.tokens.size()) - 1;
            const qsizetype from = cut.origins[static_cast<size_t>(cut.tokens[i].begin)];
            const qsizetype to =
                originBehind(cut, cut.tokens[last].begin + word.tokens.last().size());
            if (!hits.empty() && from < hits.back().position + hits.back().length)
                hits.back().length = std::max(hits.back().length, to - hits.back().position);
            else
                hits.push_back({from, to - from});
        }
    }
    return hits;
}

} // namespace gander
