// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/formulaguard.h"

#include <QRegularExpression>

namespace gander::exchange {

bool needsGuard(const QString &cell)
{
    if (cell.isEmpty())
        return false;
    if (cell[0] == u'\t' || cell[0] == u'\r' || cell[0] == u'\n')
        return true;
    static const QRegularExpression behindBlanks(
        QStringLiteral("^[\\p{Z}\\p{C}\"'`\\x{00AB}\\x{00BB}\\x{2018}-\\x{201F}\\x{FF02}\\x{FF07}]*"
                       "[=+\\-@\\x{FF1D}\\x{FF0B}\\x{FF0D}\\x{FF20}\\x{2212}]"));
    static const QRegularExpression number(QStringLiteral("^[+-][0-9]+([.,][0-9]+)?\\z"));
    return behindBlanks.match(cell).hasMatch() && !number.match(cell).hasMatch();
}

QString guarded(const QString &cell)
{
    return needsGuard(cell) ? u'\'' + cell : cell;
}

QString unguarded(const QString &cell)
{
    return cell.startsWith(u'\'') && needsGuard(cell.mid(1)) ? cell.mid(1) : cell;
}

} // namespace gander::exchange
