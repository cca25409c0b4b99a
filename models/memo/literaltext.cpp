// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memo/literaltext.h"

#include <QLocale>
#include <QStringList>

namespace gander::memo {
namespace {

// More marks on one letter than any script uses would be drawn over the lines around it.
constexpr int marksPerLetter = 8;

bool isMark(char32_t letter)
{
    const QChar::Category category = QChar::category(letter);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

bool isSteering(char32_t letter)
{
    return QChar::category(letter) == QChar::Other_Control
        || (letter >= 0x202a && letter <= 0x202e) // bidi embeddings and overrides
        || (letter >= 0x2066 && letter <= 0x2069) // bidi isolates
        || (letter >= 0xfff9 && letter <= 0xfffc) // annotations, object replacement
        || QChar::isNonCharacter(letter);         // QTextDocument's frame marks among them
}

QString unifiedLines(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(u'\r', u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(u'\t', QLatin1String("    "));
    return text;
}

// At most 'length' UTF-16 units, never half of a pair.
QString cutTo(const QString &text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    if (length > 0 && text.at(length - 1).isHighSurrogate())
        --length;
    return text.left(length);
}

QString withSign(const QString &kept, const QString &sign, qsizetype whole)
{
    return kept + (sign.contains(QLatin1String("%1")) ? sign.arg(whole) : sign);
}

QString cleanLetters(const QString &line)
{
    QString clean;
    clean.reserve(line.size());
    int marks = 0;
    for (const char32_t letter : line.toUcs4()) {
        if (letter != U'\n' && isSteering(letter))
            continue;
        marks = isMark(letter) ? marks + 1 : 0;
        if (marks > marksPerLetter)
            continue;
        if (letter >= 0xd800 && letter <= 0xdfff)
            clean += QChar(QChar::ReplacementCharacter);
        else
            clean += QChar::fromUcs4(letter);
    }
    return clean;
}

} // namespace

QString literalText(const QString &text, const QString &sign, const TextLimits &limits)
{
    // Line by line from the front: of a text of any size only what is shown is looked at.
    const QString whole = unifiedLines(text);
    QStringList kept;
    qsizetype room = limits.all;
    for (qsizetype from = 0; from <= whole.size();) {
        if (room <= 0 || kept.size() == limits.lines)
            return withSign(kept.join(u'\n'), sign, text.size());
        const qsizetype found = whole.indexOf(u'\n', from);
        const qsizetype end = found < 0 ? whole.size() : found;
        const qsizetype length = qMin<qsizetype>(limits.line, room);
        const QString letters =
            cleanLetters(cutTo(whole.mid(from, qMin(end - from, length + 1)), length));
        kept.append(end - from > length ? withSign(letters, sign, end - from) : letters);
        room -= letters.size();
        from = end + 1;
    }
    return kept.join(u'\n');
}

QString literalLine(const QString &text, const QString &sign, int length)
{
    const qsizetype whole = text.size();
    // Room for what cleaning takes out, and no more.
    QString line = unifiedLines(cutTo(text, 4 * qsizetype{length}));
    line.replace(u'\n', u' ');
    line = cleanLetters(line).simplified();
    const bool isCut = line.size() > length || whole > 4 * qsizetype{length};
    return isCut ? withSign(cutTo(line, length), sign, whole) : line;
}

} // namespace gander::memo
