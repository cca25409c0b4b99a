// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/contractfile.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

ContractReading unreadable(const QString &place, const QString &problem)
{
    ContractReading reading;
    reading.faults.push_back({place, problem});
    return reading;
}

// "line 3, column 7" of a place in the bytes.
QString placeAt(const QByteArray &bytes, qsizetype offset)
{
    const QByteArray before = bytes.left(offset);
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return u"line %1, column %2"_s.arg(before.count('\n') + 1).arg(before.size() - lineStart + 1);
}

} // namespace

ContractReading contractIn(const QByteArray &bytes, const QString &name,
    const std::optional<Instant> &effective, Instant now)
{
    if (bytes.trimmed().isEmpty())
        return unreadable(u"file"_s, u"is empty"_s);
    QJsonParseError wrong;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &wrong);
    if (wrong.error != QJsonParseError::NoError)
        return unreadable(placeAt(bytes, wrong.offset), u"is no JSON: "_s + wrong.errorString());
    if (!document.isObject())
        return unreadable(
            u"file"_s, u"must hold one contract, {\"timezone\": \"Europe/Berlin\", …}"_s);
    QJsonObject json = document.object();
    json.insert("name"_L1, name);
    json.remove("version"_L1);
    if (effective || !json.contains("effective"_L1))
        json.insert("effective"_L1, toText(effective.value_or(now)));
    return readContract(json);
}

} // namespace gander::app
