// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/bulkread.h"

#include <QSqlError>

#include <sqlite3.h>

namespace gander::store {

using namespace Qt::StringLiterals;

BulkRead::BulkRead(Database &database, const QString &sql, const Values &values)
    : m_engine(database.engine())
{
    const QByteArray text = sql.toUtf8();
    const int size = static_cast<int>(text.size());
    if (sqlite3_prepare_v2(m_engine, text.constData(), size, &m_statement, nullptr) != SQLITE_OK)
        m_ready = fault();
    else
        m_ready = bindAll(values);
}

BulkRead::~BulkRead()
{
    sqlite3_finalize(m_statement);
}

BulkRead::BulkRead(BulkRead &&other) noexcept
    : m_engine(other.m_engine)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_ready(std::move(other.m_ready))
{
}

Error BulkRead::fault() const
{
    const QString words = QString::fromUtf8(sqlite3_errmsg(m_engine));
    return errorOf(QSqlError(u"bulk reading"_s, words, QSqlError::StatementError,
                       QString::number(sqlite3_errcode(m_engine))),
        u"cannot read the list"_s);
}

// As strict as Statement: SQLite takes a placeholder without a value for NULL.
Result<void> BulkRead::bindAll(const Values &values)
{
    std::vector<bool> bound(static_cast<size_t>(sqlite3_bind_parameter_count(m_statement)));
    for (const auto &[name, value] : values) {
        const int place = sqlite3_bind_parameter_index(m_statement, name.toUtf8().constData());
        if (place == 0)
            return Error{ErrorKind::Invalid, u"no placeholder %1 in the statement"_s.arg(name)};
        bound[static_cast<size_t>(place - 1)] = true;
        if (value.metaType() == QMetaType::fromType<QString>()) {
            const QByteArray text = value.toString().toUtf8();
            sqlite3_bind_text(m_statement, place, text.constData(), static_cast<int>(text.size()),
                reinterpret_cast<sqlite3_destructor_type>(-1)); // the engine makes its own copy
        } else {
            sqlite3_bind_int64(m_statement, place, value.toLongLong());
        }
    }
    for (size_t i = 0; i < bound.size(); ++i)
        if (!bound[i])
            return Error{ErrorKind::Invalid, u"nothing bound to placeholder %1"_s.arg(i + 1)};
    return {};
}

Result<bool> BulkRead::next()
{
    if (!m_ready)
        return m_ready.error();
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return fault();
}

qint64 BulkRead::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QByteArrayView BulkRead::utf8(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return {bytes, sqlite3_column_bytes(m_statement, column)};
}

QString BulkRead::text(int column) const
{
    return QString::fromUtf8(utf8(column));
}

QByteArray BulkRead::bytes(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {bytes, sqlite3_column_bytes(m_statement, column)};
}

bool BulkRead::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::optional<qint64> BulkRead::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<Instant> BulkRead::optionalInstant(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(instant(column));
}

} // namespace gander::store
