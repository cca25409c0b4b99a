// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/wordforms.h"

#include <QSet>

#include <algorithm>

namespace gander {

using namespace Qt::StringLiterals;

namespace {

// Shorter words have no endings worth taking off.
constexpr qsizetype shortestStemmed = 4;

bool isLowerLatin(QChar letter)
{
    return letter >= u'a' && letter <= u'z';
}

bool isEnglish(const QString &token)
{
    return std::all_of(token.begin(), token.end(), isLowerLatin);
}

// "stopp" to "stop", but not "fill", "miss", "buzz".
bool endsDoubled(const QString &stem)
{
    if (stem.size() < 4 || stem.back() != stem.at(stem.size() - 2))
        return false;
    return stem.back() != u'l' && stem.back() != u's' && stem.back() != u'z';
}

const QSet<QString> &fillers()
{
    static const QSet<QString> words = [] {
        const QStringList all =
            QString(u"a about after again all also an and any are as at be because been before "
                    "being but by can cannot could did do does each even every few for from get "
                    "had has have he her his how however if in into is it its just may me more "
                    "most my no not now of off on one only or other our out over own please same "
                    "she should since so some still such than that the their them then there "
                    "these they this those to too two under until up us very was we were what "
                    "when where which while who why will with within without would you your"_s)
                .split(u' ');
        return QSet<QString>(all.begin(), all.end());
    }();
    return words;
}

} // namespace

QString stemOf(const QString &token)
{
    if (token.size() < shortestStemmed || !isEnglish(token))
        return token;
    const auto ends = [&token](QLatin1StringView ending, qsizetype atLeast) {
        return token.size() >= atLeast && token.endsWith(ending);
    };
    QString stem = token;
    if (ends("ies"_L1, 5) || ends("ied"_L1, 5))
        stem = token.chopped(2);
    else if (ends("ing"_L1, 6))
        stem = token.chopped(3);
    else if (ends("ed"_L1, 5) || ends("es"_L1, 5))
        stem = token.chopped(2);
    else if (ends("s"_L1, 4) && !ends("ss"_L1, 4) && !ends("us"_L1, 4) && !ends("is"_L1, 4))
        stem = token.chopped(1);
    else if (ends("y"_L1, 4))
        stem.back() = u'i';
    if (stem.size() != token.size() && endsDoubled(stem))
        stem.chop(1);
    if (stem.endsWith(u'e'))
        stem.chop(1);
    return stem;
}

QStringList formsOf(const QString &stem)
{
    QStringList forms{stem};
    if (stem.isEmpty() || !isEnglish(stem))
        return forms;
    const auto offer = [&](const QString &form) {
        if (!forms.contains(form) && stemOf(form) == stem)
            forms << form;
    };
    for (const auto &ending : {u"s"_s, u"e"_s, u"es"_s, u"ed"_s, u"ing"_s})
        offer(stem + ending);
    const QString doubled = stem + stem.back();
    for (const auto &ending : {u"ed"_s, u"ing"_s})
        offer(doubled + ending);
    if (stem.endsWith(u'i'))
        for (const auto &ending : {u"y"_s, u"ies"_s, u"ied"_s, u"ying"_s})
            offer(stem.chopped(1) + ending);
    return forms;
}

bool isFiller(const QString &token)
{
    if (token.size() == 1)
        return isLowerLatin(token.front()) || token.front().isDigit();
    return fillers().contains(token);
}

} // namespace gander
