// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/statement.h"

#include <QSqlError>
#include <QVariant>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

// A null QString would be bound as NULL; our empty texts are empty, not unknown.
QVariant textValue(const QString &value)
{
    return value.isNull() ? QVariant(u""_s) : QVariant(value);
}

} // namespace

Statement::Statement(Database &database, const char *sql)
    : m_prepared(database.prepare(sql))
{
    m_prepared->inUse = true;
}

Statement::Statement(Database &database, const QString &sql)
    : m_prepared(database.prepareText(sql))
{
    m_prepared->inUse = true;
}

Statement::~Statement()
{
    m_prepared->query->finish();
    m_prepared->inUse = false;
}

Statement &Statement::bind(const QString &name, const QVariant &value)
{
    m_prepared->query->bindValue(name, value);
    m_bound << name;
    return *this;
}

Statement &Statement::bind(const char *name, qint64 value)
{
    return bind(QString::fromLatin1(name), QVariant(value));
}

Statement &Statement::bind(const char *name, const QString &value)
{
    return bind(QString::fromLatin1(name), textValue(value));
}

Statement &Statement::bind(const char *name, const QByteArray &value)
{
    return bind(QString::fromLatin1(name), QVariant(value));
}

Statement &Statement::bind(const char *name, const std::optional<Instant> &value)
{
    return bind(QString::fromLatin1(name),
        value ? QVariant(value->ms) : QVariant(QMetaType(QMetaType::LongLong)));
}

Statement &Statement::bind(const char *name, const std::optional<qint64> &value)
{
    return bind(QString::fromLatin1(name),
        value ? QVariant(*value) : QVariant(QMetaType(QMetaType::LongLong)));
}

Statement &Statement::bind(const char *name, const std::optional<QString> &value)
{
    return bind(QString::fromLatin1(name),
        value ? textValue(*value) : QVariant(QMetaType(QMetaType::QString)));
}

Result<void> Statement::start()
{
    if (!m_prepared->fault.isEmpty())
        return Error{m_prepared->faultKind, m_prepared->fault};
    for (const QString &name : m_bound)
        if (!m_prepared->placeholders.contains(name))
            return Error{ErrorKind::Invalid, u"no placeholder %1 in the statement"_s.arg(name)};
    for (const QString &name : m_prepared->placeholders)
        if (!m_bound.contains(name))
            return Error{ErrorKind::Invalid, u"nothing bound to placeholder %1"_s.arg(name)};
    m_started = true;
    if (!m_prepared->query->exec())
        return errorOf(
            m_prepared->query->lastError(), m_prepared->query->lastQuery().left(60).simplified());
    return {};
}

Result<qint64> Statement::run()
{
    if (const auto started = start(); !started)
        return started.error();
    return qint64{m_prepared->query->numRowsAffected()};
}

Result<bool> Statement::next()
{
    if (!m_started)
        if (const auto started = start(); !started)
            return started.error();
    if (m_prepared->query->next())
        return true;
    const QSqlError fault = m_prepared->query->lastError();
    if (fault.isValid())
        return errorOf(fault, m_prepared->query->lastQuery().left(60).simplified());
    return false;
}

Result<qint64> Statement::number()
{
    const auto found = next();
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorKind::NotFound, u"the statement answered no row"_s};
    return integer(0);
}

qint64 Statement::integer(int column) const
{
    return m_prepared->query->value(column).toLongLong();
}

QString Statement::text(int column) const
{
    return m_prepared->query->value(column).toString();
}

QByteArray Statement::bytes(int column) const
{
    return m_prepared->query->value(column).toByteArray();
}

bool Statement::isNull(int column) const
{
    return m_prepared->query->isNull(column);
}

std::optional<qint64> Statement::optionalInteger(int column) const
{
    if (isNull(column))
        return {};
    return integer(column);
}

std::optional<Instant> Statement::optionalInstant(int column) const
{
    if (isNull(column))
        return {};
    return instant(column);
}

} // namespace gander::store
