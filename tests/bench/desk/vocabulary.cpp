// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/desk/vocabulary.h"

#include <QSet>

namespace gander::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype differentWords = 24'000;
constexpr quint32 flatness = 6;
// One word in so many is a code of its own, so that even a large desk has words that stand once.
constexpr quint32 wordsPerCode = 160;

// What every report says, the most common first.
QStringList deskWords()
{
    return QString(
        u"the to and is we of a in our not it for on this that since with page report "
        "are be when you has an was can no after error please but they site from have at "
        "email alert as still change customer login monitoring user account all dashboard "
        "screenshot by team see again open change check data list time today one export "
        "file server load fails missing help wrong link old new message before image "
        "browser crawler schedule weekly daily comparison filter version access password "
        "admin project text number browser slow update console button empty request "
        "delivery morning yesterday however twice between attached urgent invoice "
        "timeout certificate cookie banner proxy firewall region outage provider "
        "incident ticket status backup archive search result preview column row table "
        "upload download import notification webhook token session redirect header "
        "footer menu layout font colour contrast keyboard screen mobile tablet printer "
        "spam inbox folder calendar holiday deadline contract memo manager engineer "
        "release deploy pipeline staging production alias function queue worker memory "
        "disk network latency packet cache index cluster replica snapshot restore "
        "migration upgrade rollback patch feature regression threshold baseline façade "
        "naïve Zürich résumé crème übersicht"_s)
        .split(u' ');
}

// Words that nobody has heard, yet that can be spoken: consonant, vowel, ending.
QStringList madeUpWords(qsizetype howMany, const QSet<QString> &taken)
{
    static const QStringList heads =
        QString(u"b br c cl d dr f fl g gr h j k kl l m n p pl qu r s sk st t tr v w z"_s)
            .split(u' ');
    static const QStringList hearts = QString(u"a e i o u ai ea ou io ö é"_s).split(u' ');
    static const QStringList tails = QString(u"l n r s t m nd rk st ng x"_s).split(u' ');
    QStringList words;
    QSet<QString> known = taken;
    Dice dice(20261122);
    const auto of = [&](const QStringList &parts) {
        return parts.at(dice.below(static_cast<quint32>(parts.size())));
    };
    while (words.size() < howMany) {
        QString word;
        for (quint32 left = 2 + dice.below(2); left > 0; --left) {
            word += of(heads);
            word += of(hearts);
        }
        if (dice.perMille(600))
            word += of(tails);
        if (!known.contains(word)) {
            known.insert(word);
            words << word;
        }
    }
    return words;
}

QStringList allWords()
{
    QStringList words = deskWords();
    words.removeDuplicates();
    words += madeUpWords(differentWords - words.size(), {words.begin(), words.end()});
    return words;
}

} // namespace

Vocabulary::Vocabulary()
    : m_words(allWords())
    , m_skew(static_cast<quint32>(m_words.size()), flatness)
{
}

void Vocabulary::append(QString &text, bool begins, Dice &dice) const
{
    if (dice.below(wordsPerCode) == 0) {
        text += "ERR"_L1;
        text += QString::number(10'000 + dice.below(90'000));
        return;
    }
    const QString &word = m_words.at(m_skew.draw(dice));
    const qsizetype start = text.size();
    text += word;
    if (begins)
        text[start] = text.at(start).toUpper();
}

QString Vocabulary::text(int words, Dice &dice) const
{
    QString text;
    text.reserve(words * 8);
    int left = 0; // of the sentence
    for (int i = 0; i < words; ++i) {
        const bool begins = left == 0;
        if (begins) {
            left = 5 + static_cast<int>(dice.below(12));
            if (i > 0)
                text += i % 60 == 59 ? ".\n"_L1 : ". "_L1;
        } else {
            text += u' ';
        }
        append(text, begins, dice);
        --left;
    }
    text += u'.';
    return text;
}

QString Vocabulary::line(int words, Dice &dice) const
{
    QString text;
    text.reserve(words * 8);
    for (int i = 0; i < words; ++i) {
        if (i > 0)
            text += u' ';
        append(text, i == 0, dice);
    }
    return text;
}

} // namespace gander::bench
