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

QStringList Dialect::statementsOf(const QString &sql) const
{
    static const QRegularExpression comment(u"--[^\\n]*"_s);
    static const QRegularExpression marker(u"\\{append_only (\\w+)\\}"_s);
    QString text = sql;
    text.remove(comment);
    text.replace("{identity}"_L1, identity).replace("{blob}"_L1, blob);
    // The marker stands alone on its line; its statements hold semicolons of their own.
    text.replace(marker, u";{append_only \\1};"_s);
    QStringList statements;
    for (const QString &piece : text.split(u';')) {
        const QString statement = piece.trimmed();
        if (statement.isEmpty())
            continue;
        const auto found = marker.match(statement);
        if (found.hasMatch())
            statements << appendOnly(found.captured(1));
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
