// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/migrator.h"

#include "models/store/storefile.h"
#include "models/store/transaction.h"

#include <QDir>
#include <QFile>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

// Names begin with their number: 0001_desk.sql.
QStringList migrationFiles()
{
    return QDir(u":/migrations"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
}

Result<void> runFile(Database &database, const QString &name)
{
    QFile file(u":/migrations/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Unavailable, u"migration %1 cannot be read"_s.arg(name)};
    for (const QString &sql : database.dialect().statementsOf(QString::fromUtf8(file.readAll())))
        if (const auto done = database.execute(sql); !done)
            return done.error();
    return {};
}

} // namespace

int newestSchema()
{
    const QStringList files = migrationFiles();
    return files.isEmpty() ? 0 : files.constLast().left(4).toInt();
}

Result<int> schemaOf(Database &database)
{
    const auto version = database.ask(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    return version->toInt();
}

Result<void> migrate(Database &database)
{
    auto present = schemaOf(database);
    if (!present)
        return present.error();
    if (*present == newestSchema())
        return {};
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    // Asked again under the lock: another program may have migrated meanwhile.
    present = schemaOf(database);
    if (!present)
        return present.error();
    if (*present > newestSchema())
        return Error{ErrorKind::TooNew,
            u"the desk has version %1, this program knows %2"_s.arg(
                QString::number(*present), QString::number(newestSchema()))};
    for (const QString &file : migrationFiles()) {
        const int number = file.left(4).toInt();
        if (number <= *present)
            continue;
        if (const auto done = runFile(database, file); !done)
            return Error{done.error().kind, u"%1: %2"_s.arg(file, done.error().detail)};
    }
    for (const QString &sql : {u"PRAGMA application_id = %1"_s.arg(applicationId),
             u"PRAGMA user_version = %1"_s.arg(newestSchema())})
        if (const auto done = database.execute(sql); !done)
            return done.error();
    return transaction->commit();
}

} // namespace gander::store
