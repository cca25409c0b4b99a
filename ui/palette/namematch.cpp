// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/namematch.h"

#include "models/domain/foldedtext.h"

namespace gander::ui {

namespace {

// Penalties, for one word.
constexpr int beginsWord = 1;
constexpr int withinWord = 4;
constexpr int scattered = 9;
constexpr qsizetype fewestScattered = 2; // one letter stands in nearly every name

bool isWordStart(const QString &name, qsizetype at)
{
    return at == 0 || !name.at(at - 1).isLetterOrNumber();
}

// The letters one after another, the first of them where a word begins.
bool isScattered(const QString &word, const QString &name)
{
    if (word.size() < fewestScattered)
        return false;
    for (qsizetype start = name.indexOf(word.front()); start >= 0;
         start = name.indexOf(word.front(), start + 1)) {
        if (!isWordStart(name, start))
            continue;
        qsizetype at = start;
        qsizetype found = 1;
        while (found < word.size() && (at = name.indexOf(word.at(found), at + 1)) >= 0)
            ++found;
        return found == word.size(); // a later start leaves fewer letters
    }
    return false;
}

std::optional<int> fitOfWord(const QString &word, const QString &name)
{
    bool isWithin = false;
    for (qsizetype at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
        if (at == 0)
            return 0;
        if (isWordStart(name, at))
            return beginsWord;
        isWithin = true;
    }
    if (isWithin)
        return withinWord;
    return isScattered(word, name) ? std::optional(scattered) : std::nullopt;
}

} // namespace

QStringList foldedWords(const QString &typed)
{
    return foldedText(typed).simplified().split(u' ', Qt::SkipEmptyParts);
}

std::optional<int> fitOf(const QStringList &words, const QString &foldedName)
{
    int sum = 0;
    for (const QString &word : words) {
        const auto fit = fitOfWord(word, foldedName);
        if (!fit)
            return {};
        sum += *fit;
    }
    return sum;
}

} // namespace gander::ui
