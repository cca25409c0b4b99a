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
    for (auto &placeholder : m_prepared->placeholders)
        placeholder.isBound = false;
    m_prepared->inUse = false;
}

Statement &Statement::bindValue(QByteArrayView name, const QVariant &value)
{
    auto &placeholders = m_prepared->placeholders;
    for (size_t tried = 0; tried < placeholders.size(); ++tried) {
        if (m_nextPlaceholder >= placeholders.size())
            m_nextPlaceholder = 0;
        auto &placeholder = placeholders[m_nextPlaceholder++];
        if (placeholder.name != name)
            continue;
        m_prepared->query->bindValue(placeholder.queryName, value);
        placeholder.isBound = true;
        return *this;
    }
    m_misspelt = name.toByteArray();
    return *this;
}

Statement &Statement::bind(const QString &name, const QVariant &value)
{
    return bindValue(name.toLatin1(), value);
}

Statement &Statement::bind(const char *name, qint64 value)
{
    return bindValue(name, QVariant(value));
}

Statement &Statement::bind(const char *name, const QString &value)
{
    return bindValue(name, textValue(value));
}

Statement &Statement::bind(const char *name, const QByteArray &value)
{
    return bindValue(name, QVariant(value));
}

Statement &Statement::bind(const char *name, const std::optional<Instant> &value)
{
    return bindValue(name, value ? QVariant(value->ms) : QVariant(QMetaType(QMetaType::LongLong)));
}

Statement &Statement::bind(const char *name, const std::optional<qint64> &value)
{
    return bindValue(name, value ? QVariant(*value) : QVariant(QMetaType(QMetaType::LongLong)));
}

Statement &Statement::bind(const char *name, const std::optional<QString> &value)
{
    return bindValue(name, value ? textValue(*value) : QVariant(QMetaType(QMetaType::QString)));
}

Result<void> Statement::start()
{
    if (!m_prepared->fault.isEmpty())
        return Error{m_prepared->faultKind, m_prepared->fault};
    if (!m_misspelt.isEmpty())
        return Error{ErrorKind::Invalid,
            u"no placeholder %1 in the statement"_s.arg(QString::fromLatin1(m_misspelt))};
    for (const auto &placeholder : m_prepared->placeholders)
        if (!placeholder.isBound)
            return Error{ErrorKind::Invalid,
                u"nothing bound to placeholder %1"_s.arg(placeholder.queryName)};
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

Result<qint64> Statement::insertedId()
{
    if (const auto started = start(); !started)
        return started.error();
    const QVariant id = m_prepared->query->lastInsertId();
    if (!id.isValid())
        return Error{ErrorKind::Corrupt, u"the statement gave no id"_s};
    return id.toLongLong();
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
