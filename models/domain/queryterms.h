// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of the query language: which terms there are, and a text cut into them.

#include "models/domain/query.h"

#include <QStringList>

#include <vector>

class QRegularExpression;

namespace gander::queryterms {

enum class ValueKind { Text, Fixed, Range, Moment };

struct FieldRow {
    QueryField field;
    const char *name;
    ValueKind kind;
    const char *opener; // what completion puts behind the name
    const char *example;
};
[[nodiscard]] const std::vector<FieldRow> &fields();
// By its name or an alias ("owner"), or null.
[[nodiscard]] const FieldRow *fieldNamed(const QString &word);
// The aliases; they are read, never printed back.
[[nodiscard]] QStringList otherNames();
[[nodiscard]] const FieldRow &rowOf(QueryField field);
// What it may be, for terms with fixed values ("me" and "nobody" for assignees).
[[nodiscard]] QStringList fixedValues(QueryField field);
[[nodiscard]] QString toKey(QueryList list);
[[nodiscard]] std::optional<QueryList> listFromKey(QStringView key);
[[nodiscard]] QString latin(const char *word);

struct Token {
    qsizetype position = 0;
    qsizetype length = 0;
    bool negated = false;
    QString name; // empty: a word
    Comparison comparison = Comparison::Equal;
    bool colon = false;
    bool quoted = false; // the word or the value stood in quotes
    bool open = false;   // ... of which the second is missing
    QString value;
};
// Cut at blanks; what only looks like a term (a URL, a time, a path) is a word.
[[nodiscard]] std::vector<Token> tokensOf(const QString &text);
// "4h", "-90m", "1d12h".
[[nodiscard]] const QRegularExpression &spanPattern();

} // namespace gander::queryterms
