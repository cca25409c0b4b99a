// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demo/stories.h"

#include "models/domain/instant.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

Result<QJsonDocument> readDocument(const QString &name)
{
    QFile file(u":/demo/%1.json"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Corrupt, u"the stories '%1' are not in the program"_s.arg(name)};
    QJsonParseError fault;
    QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &fault);
    if (document.isNull())
        return Error{ErrorKind::Corrupt, u"the stories '%1': %2"_s.arg(name, fault.errorString())};
    return document;
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &one : value.toArray())
        texts << one.toString();
    return texts;
}

// "core-bug 1-2", "act-of-god"; nothing for an empty text.
std::optional<Classification> classFromText(const QString &text)
{
    const std::optional<Outcome> outcome = outcomeFromKey(text.section(u' ', 0, 0));
    if (!outcome)
        return {};
    Classification classification{.outcome = *outcome};
    const QString levels = text.section(u' ', 1);
    classification.severity = severityFromNumber(levels.section(u'-', 0, 0).toInt());
    classification.devOps = devOpsFromNumber(levels.section(u'-', 1).toInt());
    return classification;
}

Result<Story> storyFromJson(const QJsonObject &json)
{
    const auto text = [&](QLatin1StringView key) { return json.value(key).toString(); };
    const auto span = [&](QLatin1StringView key) { return spanFromText(text(key)).value_or(0); };
    Story story;
    story.title = text("title"_L1);
    story.text = text("text"_L1);
    story.customer = text("customer"_L1);
    story.reporter = text("reporter"_L1);
    story.product = text("product"_L1);
    story.owner = text("owner"_L1);
    story.classification = classFromText(text("class"_L1));
    story.first = classFromText(text("first"_L1));
    story.reason = text("reason"_L1);
    story.finding = text("finding"_L1);
    story.notes = textsOf(json.value("notes"_L1));
    story.hold = text("hold"_L1);
    story.done = text("done"_L1);
    const QJsonObject memo = json.value("memo"_L1).toObject();
    for (auto it = memo.begin(); it != memo.end(); ++it)
        story.memo.push_back({it.key(), it.value().toString()});
    story.approved = json.value("approved"_L1).toBool();
    if (json.contains("left"_L1))
        story.left = span("left"_L1);
    story.age = span("age"_L1);
    story.took = span("took"_L1);
    story.held = span("held"_L1);
    if (story.title.isEmpty() || story.text.isEmpty())
        return Error{ErrorKind::Corrupt, u"a story has no words"_s};
    if (json.contains("class"_L1) && (!story.classification || faultOf(*story.classification)))
        return Error{ErrorKind::Corrupt, u"the story '%1' has no class"_s.arg(story.title)};
    return story;
}

} // namespace

std::optional<qint64> spanFromText(const QString &text)
{
    static const QRegularExpression form(u"^([-+]?)(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?$"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (text.isEmpty() || !match.hasMatch())
        return {};
    const qint64 size = match.captured(2).toLongLong() * msPerDay
        + match.captured(3).toLongLong() * msPerHour + match.captured(4).toLongLong() * msPerMinute;
    return match.captured(1) == "-"_L1 ? -size : size;
}

Result<std::vector<Story>> readStories(const QString &name)
{
    const Result<QJsonDocument> document = readDocument(name);
    if (!document)
        return document.error();
    std::vector<Story> stories;
    for (const QJsonValue &value : document->array()) {
        Result<Story> story = storyFromJson(value.toObject());
        if (!story)
            return story.error();
        stories.push_back(std::move(*story));
    }
    return stories;
}

Result<Cast> readCast()
{
    const Result<QJsonDocument> document = readDocument(u"cast"_s);
    if (!document)
        return document.error();
    const QJsonObject json = document->object();
    Cast cast;
    for (const QJsonValue &value : json.value("customers"_L1).toArray()) {
        const QJsonObject customer = value.toObject();
        cast.customers.push_back(
            {customer.value("name"_L1).toString(), textsOf(customer.value("reporters"_L1))});
    }
    cast.agents = textsOf(json.value("agents"_L1));
    const QJsonObject words = json.value("words"_L1).toObject();
    for (auto it = words.begin(); it != words.end(); ++it)
        cast.words.insert(it.key(), textsOf(it.value()));
    cast.taps = textsOf(json.value("taps"_L1));
    cast.waits = textsOf(json.value("waits"_L1));
    const QJsonObject reasons = json.value("reasons"_L1).toObject();
    for (auto it = reasons.begin(); it != reasons.end(); ++it)
        cast.reasons.insert(it.key(), it.value().toString());
    cast.mistake = json.value("mistake"_L1).toString();
    cast.returns = textsOf(json.value("returns"_L1));
    cast.closings = textsOf(json.value("closings"_L1));
    return cast;
}

} // namespace gander::app
