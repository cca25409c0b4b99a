// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Qt's PDF to bytes that depend on its content alone. Qt writes its fonts in the order of a hash
// table with a random seed, names them by that order and adds the time of writing; so its objects
// are put in the order in which the document refers to them, and its facts are written anew.

#include "models/domain/instant.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

namespace gander::memo {

struct PdfFacts {
    QString title;
    QString author;
    Instant at; // when it was created, as it says
};

// 'pdf' as QPdfWriter made it (one cross-reference table, no object streams), else Corrupt.
[[nodiscard]] Result<QByteArray> settledPdf(const QByteArray &pdf, const PdfFacts &facts);

} // namespace gander::memo
