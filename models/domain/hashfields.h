// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Fields one after another, as they are hashed: the length of each goes first, so that no two lists
// of fields give the same bytes.

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>
#include <QtEndian>

namespace gander {

class HashFields
{
public:
    // 'tag' says what is hashed, and in which form.
    explicit HashFields(QByteArrayView tag, qsizetype expected = 400)
    {
        m_bytes.reserve(expected);
        add(tag);
    }

    HashFields &add(QByteArrayView field)
    {
        const auto length = qToBigEndian(static_cast<quint64>(field.size()));
        m_bytes.append(reinterpret_cast<const char *>(&length), sizeof length);
        m_bytes.append(field);
        return *this;
    }
    HashFields &addText(const QString &text) { return add(text.toUtf8()); }
    HashFields &addNumber(qint64 number) { return add(QByteArray::number(number)); }

    [[nodiscard]] QByteArray sha256() const
    {
        return QCryptographicHash::hash(m_bytes, QCryptographicHash::Sha256);
    }

private:
    QByteArray m_bytes;
};

} // namespace gander
