// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/jsonkeys.h"

#include <limits>

namespace gander {

QString JsonKeys::text(QLatin1StringView key)
{
    const QJsonValue value = m_json.value(key);
    if (!value.isString())
        blame(key);
    return value.toString();
}

qint64 JsonKeys::number(QLatin1StringView key)
{
    const std::optional<qint64> found = maybeNumber(key);
    if (!found)
        blame(key);
    return found.value_or(0);
}

std::optional<qint64> JsonKeys::maybeNumber(QLatin1StringView key)
{
    constexpr qint64 no = std::numeric_limits<qint64>::min();
    const QJsonValue value = m_json.value(key);
    if (value.isUndefined())
        return {};
    const qint64 number = value.toInteger(no);
    if (number == no) {
        blame(key);
        return {};
    }
    return number;
}

bool JsonKeys::flag(QLatin1StringView key)
{
    const QJsonValue value = m_json.value(key);
    if (!value.isBool())
        blame(key);
    return value.toBool();
}

QJsonObject JsonKeys::object(QLatin1StringView key)
{
    const QJsonValue value = m_json.value(key);
    if (!value.isObject())
        blame(key);
    return value.toObject();
}

QJsonArray JsonKeys::array(QLatin1StringView key)
{
    const QJsonValue value = m_json.value(key);
    if (!value.isArray())
        blame(key);
    return value.toArray();
}

QStringList JsonKeys::texts(QLatin1StringView key)
{
    QStringList texts;
    const QJsonArray values = array(key);
    for (const QJsonValue &value : values) {
        if (!value.isString())
            blame(key);
        texts.append(value.toString());
    }
    return texts;
}

Result<void> JsonKeys::whole() const
{
    if (m_inner)
        return *m_inner;
    if (m_fault.isEmpty())
        return {};
    return Error{ErrorKind::Invalid,
        QStringLiteral("'%1' is missing or not what it should be").arg(m_fault)};
}

} // namespace gander
