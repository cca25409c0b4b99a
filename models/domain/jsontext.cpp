// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace gander {

namespace {

constexpr bool standsForItself(char16_t letter)
{
    return letter >= 0x20 && letter < 0x80 && letter != u'"' && letter != u'\\';
}

void appendEscaped(QByteArray &bytes, char16_t letter)
{
    switch (letter) {
    case u'"':
        bytes += "\\\"";
        return;
    case u'\\':
        bytes += "\\\\";
        return;
    case u'\b':
        bytes += "\\b";
        return;
    case u'\f':
        bytes += "\\f";
        return;
    case u'\n':
        bytes += "\\n";
        return;
    case u'\r':
        bytes += "\\r";
        return;
    case u'\t':
        bytes += "\\t";
        return;
    default:
        break;
    }
    constexpr char digits[] = "0123456789abcdef";
    bytes += "\\u";
    for (const int shift : {12, 8, 4, 0})
        bytes += digits[(letter >> shift) & 0xf];
}

// Half of a pair without its other half has no UTF-8 of its own, and is escaped.
void appendForeign(QByteArray &bytes, QStringView text)
{
    qsizetype begin = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!text[at].isSurrogate())
            continue;
        if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
            ++at;
            continue;
        }
        bytes += text.sliced(begin, at - begin).toUtf8();
        appendEscaped(bytes, text[at].unicode());
        begin = at + 1;
    }
    bytes += text.sliced(begin).toUtf8();
}

void appendNumber(QByteArray &bytes, const QJsonValue &value)
{
    constexpr double exact = 9007199254740992.0; // 2^53
    const double number = value.toDouble();
    if (std::abs(number) < exact && std::trunc(number) == number
        && !(number == 0.0 && std::signbit(number))) {
        bytes += QByteArray::number(static_cast<qint64>(number));
        return;
    }
    const QByteArray inArray = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    bytes += QByteArrayView(inArray).sliced(1).chopped(1);
}

} // namespace

void appendJsonText(QByteArray &bytes, QStringView text)
{
    bytes += '"';
    qsizetype at = 0;
    const qsizetype size = text.size();
    const char16_t *letters = text.utf16();
    while (at < size) {
        const qsizetype begin = at;
        while (at < size && standsForItself(letters[at]))
            ++at;
        if (at > begin) {
            const qsizetype old = bytes.size();
            bytes.resize(old + at - begin);
            char *to = bytes.data() + old;
            for (qsizetype i = begin; i < at; ++i)
                *to++ = static_cast<char>(letters[i]);
        }
        if (at == size)
            break;
        if (letters[at] < 0x80) {
            if (letters[at] == 0x7f)
                bytes += '\x7f';
            else
                appendEscaped(bytes, letters[at]);
            ++at;
            continue;
        }
        const qsizetype other = at;
        while (at < size && letters[at] >= 0x80)
            ++at;
        appendForeign(bytes, text.sliced(other, at - other));
    }
    bytes += '"';
}

void appendJson(QByteArray &bytes, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        bytes += "null";
        return;
    case QJsonValue::Bool:
        bytes += value.toBool() ? "true" : "false";
        return;
    case QJsonValue::Double:
        appendNumber(bytes, value);
        return;
    case QJsonValue::String:
        appendJsonText(bytes, value.toString());
        return;
    case QJsonValue::Array: {
        bytes += '[';
        bool isFirst = true;
        const QJsonArray array = value.toArray();
        for (const QJsonValue element : array) {
            if (!isFirst)
                bytes += ',';
            isFirst = false;
            appendJson(bytes, element);
        }
        bytes += ']';
        return;
    }
    case QJsonValue::Object:
        appendJson(bytes, value.toObject());
        return;
    }
}

void appendJson(QByteArray &bytes, const QJsonObject &object)
{
    bytes += '{';
    for (auto each = object.begin(); each != object.end(); ++each) {
        if (each != object.begin())
            bytes += ',';
        appendJsonText(bytes, each.key());
        bytes += ':';
        appendJson(bytes, each.value());
    }
    bytes += '}';
}

} // namespace gander
