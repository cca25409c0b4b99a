// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/foldedtext.h"

namespace gander {

namespace {

// Letters that stand apart already; the sharp s is the only one of them that becomes two.
void appendLetter(char32_t letter, QString &folded)
{
    if (QChar::category(letter) == QChar::Mark_NonSpacing)
        return;
    if (letter == U'\u00DF' || letter == U'\u1E9E')
        folded += QLatin1String("ss");
    else
        folded += QChar::fromUcs4(QChar::toCaseFolded(letter));
}

} // namespace

char32_t takeSign(QStringView text, qsizetype &at)
{
    const QChar first = text[at++];
    if (first.isHighSurrogate() && at < text.size() && text[at].isLowSurrogate())
        return QChar::surrogateToUcs4(first, text[at++]);
    return first.unicode();
}

void appendFolded(char32_t sign, QString &folded)
{
    if (sign < 0x80) {
        folded += sign >= U'A' && sign <= U'Z' ? QChar(static_cast<ushort>(sign + 0x20))
                                               : QChar(static_cast<ushort>(sign));
        return;
    }
    if (QChar::decompositionTag(sign) == QChar::NoDecomposition) {
        appendLetter(sign, folded);
        return;
    }
    const QString apart = QString::fromUcs4(&sign, 1).normalized(QString::NormalizationForm_KD);
    for (qsizetype at = 0; at < apart.size();)
        appendLetter(takeSign(apart, at), folded);
}

QString foldedText(const QString &text)
{
    QString folded;
    folded.reserve(text.size());
    for (qsizetype at = 0; at < text.size();)
        appendFolded(takeSign(text, at), folded);
    return folded;
}

} // namespace gander
