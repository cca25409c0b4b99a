// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/dialect.h"

#include <QRegularExpression>

namespace gander::store {

using namespace Qt::StringLiterals;

QStringList Dialect::appendOnly(const QString &table) const
{
    QStringList statements;
    for (const auto &act : {u"UPDATE"_s, u"DELETE"_s})
        statements << u"CREATE TRIGGER %1_no_%2 BEFORE %3 ON %1 BEGIN "
                      "SELECT RAISE(ABORT, '%1 is append-only'); END"_s.arg(
                          table, act.toLower(), act);
    return statements;
}

// The texts come as folded tokens with blanks between them. This tokenizer takes whatever is not
// ASCII for a part of a word, so it cuts at the blanks alone and cannot differ from the domain.
// Beginnings of up to three letters are kept, for longer ones few words are left; sizes of texts
// are not, for only a few hits are ever ranked.
QStringList Dialect::wordIndex(const QString &table) const
{
    return {u"CREATE VIRTUAL TABLE %1 USING fts5(title, others, tokenize = 'ascii', "
            "prefix = '1 2 3', columnsize = 0)"_s.arg(table)};
}

QStringList Dialect::statementsOf(const QString &sql) const
{
    static const QRegularExpression comment(u"--[^\\n]*"_s);
    static const QRegularExpression marker(u"\\{(append_only|word_index) (\\w+)\\}"_s);
    QString text = sql;
    text.remove(comment);
    text.replace("{identity}"_L1, identity).replace("{blob}"_L1, blob);
    // The marker stands alone on its line; its statements hold semicolons of their own.
    text.replace(marker, u";{\\1 \\2};"_s);
    QStringList statements;
    for (const QString &piece : text.split(u';')) {
        const QString statement = piece.trimmed();
        if (statement.isEmpty())
            continue;
        const auto found = marker.match(statement);
        if (found.hasMatch())
            statements << (found.captured(1) == "word_index"_L1 ? wordIndex(found.captured(2))
                                                                : appendOnly(found.captured(2)));
        else
            statements << statement;
    }
    return statements;
}

Dialect sqliteDialect()
{
    return {.driver = u"QSQLITE"_s,
        .identity = u"INTEGER PRIMARY KEY AUTOINCREMENT"_s,
        .blob = u"BLOB"_s,
        .begin = u"BEGIN IMMEDIATE"_s,
        .snapshot = u"BEGIN DEFERRED"_s,
        .useIndex = u" INDEXED BY %1"_s,
        .byNumber = u" NOT INDEXED"_s};
}

} // namespace gander::store
