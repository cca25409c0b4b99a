// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/handover/message.h"

#include "models/domain/actjson.h"
#include "models/domain/jsonkeys.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView frameMark = "GNDR";
constexpr qsizetype headSize = 8; // the mark and the length

QJsonObject signedJson(QJsonObject json)
{
    json.insert(u"protocol"_s, handoverProtocol);
    json.insert(u"program"_s, QStringLiteral(GANDER_VERSION));
    return json;
}

Result<void> fromAnEqual(const QJsonObject &json)
{
    Greeting other;
    other.protocol = json.value("protocol"_L1).toInt();
    other.program = json.value("program"_L1).toString();
    if (const auto fault = mismatch(other))
        return *fault;
    return {};
}

Error garbled()
{
    return {ErrorKind::Unavailable, u"the program that holds the desk answered with garbage"_s};
}

Result<Asked> actsIn(const QJsonObject &json)
{
    ActsAsked asked;
    asked.eachAlone = json.value("alone"_L1).toBool();
    const QJsonArray acts = json.value("acts"_L1).toArray();
    if (acts.isEmpty())
        return Error{ErrorKind::Invalid, u"there is no act in it"_s};
    for (const QJsonValue &value : acts) {
        auto act = actFromJson(value.toObject());
        if (!act)
            return act.error();
        asked.acts.push_back(std::move(*act));
    }
    return Asked(std::move(asked));
}

Result<Asked> takeOverIn(const QJsonObject &json)
{
    TakeOverAsked asked;
    const auto actor = actorFromJson(json.value("actor"_L1).toObject());
    if (!actor)
        return actor.error();
    asked.actor = *actor;
    asked.act = QUuid(json.value("act"_L1).toString());
    if (asked.act.isNull())
        return Error{ErrorKind::Invalid, u"the import has no id"_s};
    const QJsonArray incidents = json.value("incidents"_L1).toArray();
    asked.incidents.reserve(static_cast<size_t>(incidents.size()));
    for (const QJsonValue &value : incidents) {
        auto incident = takeOverFromJson(value.toObject());
        if (!incident)
            return incident.error();
        asked.incidents.push_back(std::move(*incident));
    }
    return Asked(std::move(asked));
}

} // namespace

QByteArray framed(const QJsonObject &message)
{
    const QByteArray json = QJsonDocument(message).toJson(QJsonDocument::Compact);
    QByteArray frame(headSize, '\0');
    std::copy(frameMark.begin(), frameMark.end(), frame.begin());
    qToBigEndian(static_cast<quint32>(json.size()), frame.data() + frameMark.size());
    return frame + json;
}

Result<std::optional<QJsonObject>> FrameReader::next()
{
    const qsizetype marked = std::min(m_bytes.size(), frameMark.size());
    if (QByteArrayView(m_bytes).first(marked) != frameMark.first(marked))
        return Error{ErrorKind::Invalid, u"this is no message"_s};
    if (m_bytes.size() < headSize)
        return std::optional<QJsonObject>();
    const auto size =
        static_cast<qint64>(qFromBigEndian<quint32>(m_bytes.constData() + frameMark.size()));
    if (size > m_largest)
        return Error{ErrorKind::Invalid, u"the message is longer than can be handed over"_s};
    if (m_bytes.size() < headSize + size)
        return std::optional<QJsonObject>();
    QJsonParseError fault;
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(m_bytes.constData() + headSize, size), &fault);
    if (fault.error != QJsonParseError::NoError || !document.isObject())
        return Error{ErrorKind::Invalid, u"the message is no JSON object"_s};
    m_bytes.remove(0, headSize + size);
    return std::optional(document.object());
}

QJsonObject toJson(const Greeting &greeting)
{
    return {{u"protocol"_s, greeting.protocol}, {u"program"_s, greeting.program},
        {u"desk"_s, greeting.desk}, {u"process"_s, greeting.process}};
}

Result<Greeting> greetingFromJson(const QJsonObject &json)
{
    JsonKeys keys(json);
    const qint64 protocol = keys.number("protocol"_L1);
    Greeting greeting{.protocol = static_cast<int>(protocol),
        .program = keys.text("program"_L1).left(40),
        .desk = keys.text("desk"_L1),
        .process = keys.number("process"_L1)};
    if (!keys.whole())
        return garbled();
    return greeting;
}

std::optional<Error> mismatch(const Greeting &holder)
{
    const Greeting own;
    if (holder.protocol == own.protocol && holder.program == own.program)
        return {};
    return Error{ErrorKind::Held,
        u"the desk is held by Gander %1, and this is %2, so they do not hand acts to each other"_s
            .arg(holder.program, own.program)};
}

QJsonObject toJson(const Asked &asked)
{
    QJsonObject json;
    if (const auto *some = std::get_if<ActsAsked>(&asked)) {
        QJsonArray acts;
        for (const Act &act : some->acts)
            acts.append(toJson(act));
        json = {{u"ask"_s, u"perform"_s}, {u"acts"_s, acts}, {u"alone"_s, some->eachAlone}};
    } else if (const auto *import = std::get_if<TakeOverAsked>(&asked)) {
        QJsonArray incidents;
        for (const TakeOver &incident : import->incidents)
            incidents.append(toJson(incident));
        json = {{u"ask"_s, u"take-over"_s}, {u"incidents"_s, incidents},
            {u"actor"_s, toJson(import->actor)},
            {u"act"_s, import->act.toString(QUuid::WithoutBraces)}};
    }
    return signedJson(json);
}

Result<Asked> askedFromJson(const QJsonObject &json)
{
    if (const auto equal = fromAnEqual(json); !equal)
        return equal.error();
    const QString ask = json.value("ask"_L1).toString();
    if (ask == "perform"_L1)
        return actsIn(json);
    if (ask == "take-over"_L1)
        return takeOverIn(json);
    return Error{ErrorKind::Invalid, u"nothing that this program knows is asked"_s};
}

QJsonObject answerJson(const Result<std::vector<Receipt>> &receipts)
{
    if (!receipts)
        return {{u"error"_s, toJson(receipts.error())}};
    QJsonArray all;
    for (const Receipt &receipt : *receipts)
        all.append(toJson(receipt));
    return {{u"receipts"_s, all}};
}

QJsonObject answerJson(const Result<ManyDone> &done)
{
    if (!done)
        return {{u"error"_s, toJson(done.error())}};
    return toJson(*done);
}

QJsonObject answerJson(const Result<desk::TakeOverCount> &count)
{
    if (!count)
        return {{u"error"_s, toJson(count.error())}};
    return {{u"created"_s, count->created}, {u"updated"_s, count->updated},
        {u"unchanged"_s, count->unchanged}};
}

Result<std::vector<Receipt>> receiptsIn(const QJsonObject &answer)
{
    if (answer.contains("error"_L1))
        return errorFromJson(answer.value("error"_L1).toObject());
    std::vector<Receipt> receipts;
    const QJsonArray all = answer.value("receipts"_L1).toArray();
    for (const QJsonValue &value : all) {
        const auto receipt = receiptFromJson(value.toObject());
        if (!receipt)
            return garbled();
        receipts.push_back(*receipt);
    }
    return receipts;
}

Result<ManyDone> manyDoneIn(const QJsonObject &answer)
{
    if (answer.contains("error"_L1))
        return errorFromJson(answer.value("error"_L1).toObject());
    auto done = manyDoneFromJson(answer);
    if (!done)
        return garbled();
    return done;
}

Result<desk::TakeOverCount> countIn(const QJsonObject &answer)
{
    if (answer.contains("error"_L1))
        return errorFromJson(answer.value("error"_L1).toObject());
    JsonKeys keys(answer);
    const desk::TakeOverCount count{
        keys.number("created"_L1), keys.number("updated"_L1), keys.number("unchanged"_L1)};
    if (!keys.whole())
        return garbled();
    return count;
}

QJsonObject workingJson(qint64 done, qint64 all)
{
    return {{u"working"_s, true}, {u"done"_s, done}, {u"all"_s, all}};
}

bool isWorking(const QJsonObject &message)
{
    return message.contains("working"_L1);
}

QJsonObject turnedAway()
{
    return {{u"turned_away"_s, true}};
}

bool isTurnedAway(const QJsonObject &message)
{
    return message.contains("turned_away"_L1);
}

} // namespace gander::app
