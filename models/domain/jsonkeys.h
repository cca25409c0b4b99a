// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads the keys of a JSON object by wanted type and keeps the first fault, so that a whole value
// can be read before it is asked whether all of it was there.

#include "models/domain/instant.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace gander {

class JsonKeys
{
public:
    explicit JsonKeys(const QJsonObject &json)
        : m_json(json)
    {
    }

    [[nodiscard]] bool has(QLatin1StringView key) const { return m_json.contains(key); }
    [[nodiscard]] QString text(QLatin1StringView key);
    [[nodiscard]] qint64 number(QLatin1StringView key);
    [[nodiscard]] bool flag(QLatin1StringView key);
    [[nodiscard]] Instant instant(QLatin1StringView key) { return {number(key)}; }
    // Nothing where the key is not there.
    [[nodiscard]] std::optional<qint64> maybeNumber(QLatin1StringView key);
    [[nodiscard]] QJsonObject object(QLatin1StringView key);
    [[nodiscard]] QJsonArray array(QLatin1StringView key);
    [[nodiscard]] QStringList texts(QLatin1StringView key);
    // What a function from a key in text makes of it.
    template <typename FromKey>
    auto named(QLatin1StringView key, FromKey fromKey)
    {
        const auto found = fromKey(text(key));
        if (!found)
            blame(key);
        return found.value_or(typename decltype(fromKey(QString()))::value_type());
    }

    void blame(QLatin1StringView key)
    {
        if (m_fault.isEmpty())
            m_fault = key;
    }
    void blame(const Error &error)
    {
        if (!m_inner)
            m_inner = error;
    }
    // Invalid, naming the first key that was wrong.
    [[nodiscard]] Result<void> whole() const;

private:
    const QJsonObject &m_json;
    QString m_fault;
    std::optional<Error> m_inner;
};

} // namespace gander
