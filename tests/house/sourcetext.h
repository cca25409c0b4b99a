// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A source file as the house rules read it: program, words between quotes and remarks apart.

#include <QString>

#include <vector>

namespace gander::test {

// Three views of one text, each as long as it and with its lines; what a view leaves out is blank
// there, so that a place found in one is a place in all of them.
struct SourceText {
    QString whole; // without remarks
    QString code;  // without remarks, and with nothing between quotes
    QString words; // what stands between quotes alone
};

[[nodiscard]] SourceText readSource(const QString &text);
// SQL: everything but its remarks counts as words.
[[nodiscard]] SourceText readSqlFile(const QString &text);

// From 1.
[[nodiscard]] int lineOf(const QString &text, qsizetype place);

// Where one statement begins and ends in 'code': at semicolons and braces outside parentheses.
struct Stretch {
    qsizetype from = 0;
    qsizetype to = 0;
};
[[nodiscard]] std::vector<Stretch> statementsOf(const QString &code);

// The place of the bracket that ends the one at 'open', or -1.
[[nodiscard]] qsizetype closingOf(const QString &code, qsizetype open);

} // namespace gander::test
