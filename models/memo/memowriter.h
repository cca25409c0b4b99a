// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Puts the text of a memo into a document, by QTextCursor alone, and says where in it stands what
// gets lines or boxes painted beside it.

#include <QList>

class QTextDocument;
class QTextTable;

namespace gander::memo {

struct PageText;

// In points: the height of a line of the facts table, and the room around a blank's words.
constexpr qreal factLineHeight = 13;
constexpr qreal blankPadding = 2.2;

struct BlankMark {
    int block = 0; // its number
    qsizetype start = 0;
    qsizetype length = 0;
};

struct WrittenMemo {
    QList<QTextTable *> ruledTables; // with a hairline above and below each row
    QList<int> headings;             // numbers of their blocks
    QList<BlankMark> blanks;
};

// 'document' is empty, its page size and margins are set.
[[nodiscard]] WrittenMemo writeMemo(QTextDocument &document, const PageText &text);

} // namespace gander::memo
