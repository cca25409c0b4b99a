// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one seam between the engines: what SQLite and PostgreSQL say differently. A value.

#include <QString>
#include <QStringList>

namespace gander::store {

struct Dialect {
    QString driver;   // Qt's name of the plugin
    QString identity; // column type of a number given by the engine
    QString blob;     // column type of bytes
    QString begin;    // begins a transaction that may write
    QString snapshot; // begins one that only reads, all of it as of one moment

    QString useIndex; // behind a table's name: reads it by the index %1
    QString byNumber; // behind a table's name: looks its rows up by their numbers

    // The statements that forbid changing or deleting rows of 'table'.
    [[nodiscard]] QStringList appendOnly(const QString &table) const;
    // The statements that make the full-text index 'table' of the columns title and others.
    [[nodiscard]] QStringList wordIndex(const QString &table) const;
    // 'sql' with {identity}, {blob}, {append_only NAME} and {word_index NAME} filled in, cut into
    // statements.
    [[nodiscard]] QStringList statementsOf(const QString &sql) const;
};

[[nodiscard]] Dialect sqliteDialect();

} // namespace gander::store
