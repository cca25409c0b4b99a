// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/foldedtext.h"

namespace gander {

QString foldedText(const QString &text)
{
    const QString apart = text.normalized(QString::NormalizationForm_KD);
    QString folded;
    folded.reserve(apart.size());
    for (const QChar letter : apart)
        if (letter.category() != QChar::Mark_NonSpacing)
            folded.append(letter.toCaseFolded());
    return folded;
}

} // namespace gander
