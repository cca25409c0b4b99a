// SPDX-License-Identifier: GPL-3.0-or-later

// The calculator: one request from options, or requests as lines on standard input. Needs no desk.

#include "app/cli/session.h"
#include "models/exchange/deadlinerequest.h"
#include "ui/words/durationtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cstdio>
#include <iostream>
#include <string>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// Longer lines are refused by a line of their own; no request comes near.
constexpr std::size_t longestRequest = 4 * 1024 * 1024;

QJsonObject answerOf(const QJsonObject &request)
{
    return exchange::answerDeadline(request, words::stepText);
}

QJsonObject answerLine(const std::string &line)
{
    const auto fault = [](const QString &problem) {
        return QJsonObject{{u"id"_s, QJsonValue::Null}, {u"error"_s, problem}};
    };
    if (line.size() > longestRequest)
        return fault(u"the line is longer than 4 MB"_s);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(line), &error);
    if (error.error != QJsonParseError::NoError)
        return fault(u"the line is no JSON: %1 at %2"_s.arg(
            error.errorString(), QString::number(error.offset)));
    if (!document.isObject())
        return fault(u"the line is no JSON object"_s);
    return answerOf(document.object());
}

// The next line without its end, kept only up to the longest request; false at the end of input.
bool nextLine(std::string &line)
{
    line.clear();
    std::streambuf &input = *std::cin.rdbuf();
    for (int c = input.sbumpc(); c != EOF; c = input.sbumpc()) {
        if (c == '\n')
            return true;
        if (line.size() <= longestRequest)
            line.push_back(static_cast<char>(c));
    }
    return !line.empty();
}

Ending batch(Session &session)
{
    std::ios::sync_with_stdio(false);
    std::string line;
    while (!session.out.isBroken() && nextLine(line)) {
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        session.out.give(answerLine(line));
        // One answer per request at once: whoever asks may wait for it.
        session.out.flush();
    }
    return session.done();
}

enum class Shape { Text, Number, Json, Amount };
struct KeyOption {
    const char *option;
    const char *key;
    Shape shape;
};
constexpr std::array keyOptions{
    KeyOption{"--id", "id", Shape::Text},
    KeyOption{"--kind", "kind", Shape::Text},
    KeyOption{"--zone", "timezone", Shape::Text},
    KeyOption{"--start", "start", Shape::Text},
    KeyOption{"--end", "end", Shape::Text},
    KeyOption{"--sev", "sev", Shape::Number},
    KeyOption{"--devops", "devops", Shape::Number},
    KeyOption{"--classified-at", "classified_at", Shape::Text},
    KeyOption{"--amount", "amount", Shape::Amount},
    KeyOption{"--initial", "initial", Shape::Amount},
    KeyOption{"--window", "window", Shape::Amount},
    KeyOption{"--hours", "hours", Shape::Json},
    KeyOption{"--holidays", "holidays", Shape::Json},
    KeyOption{"--recurring-holidays", "recurring_holidays", Shape::Json},
    KeyOption{"--date-hours", "date_hours", Shape::Json},
    KeyOption{"--breaks", "breaks", Shape::Json},
    KeyOption{"--pauses", "pauses", Shape::Json},
};

// The value of one option as the request has it; Invalid where its form is wrong.
Result<QJsonValue> valueOf(const QString &text, Shape shape)
{
    switch (shape) {
    case Shape::Text:
        return QJsonValue(text);
    case Shape::Number: {
        bool isNumber = false;
        const int number = text.toInt(&isNumber);
        return isNumber ? QJsonValue(number) : QJsonValue(text);
    }
    case Shape::Amount: {
        bool isNumber = false;
        const double value = text.section(u' ', 0, 0).toDouble(&isNumber);
        const QString unit = text.section(u' ', 1).trimmed();
        if (!isNumber || unit.isEmpty())
            return Error{ErrorKind::Invalid, u"takes a number and a unit, such as '12 hours'"_s};
        return QJsonValue(QJsonObject{{u"value"_s, value}, {u"unit"_s, unit}});
    }
    case Shape::Json: {
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
        if (document.isObject())
            return QJsonValue(document.object());
        if (document.isArray())
            return QJsonValue(document.array());
        return Error{ErrorKind::Invalid, u"takes JSON"_s};
    }
    }
    return QJsonValue();
}

Result<QJsonObject> requestOf(const Invocation &given)
{
    QJsonObject request{{u"kind"_s, u"own"_s}, {u"timezone"_s, Zone::system().name()}};
    for (const KeyOption &each : keyOptions) {
        const QString option = QString::fromLatin1(each.option);
        if (!given.has(option))
            continue;
        const Result<QJsonValue> value = valueOf(given.value(option), each.shape);
        if (!value)
            return Error{ErrorKind::Invalid, option + u' ' + value.error().detail};
        request.insert(QLatin1StringView(each.key), *value);
    }
    return request;
}

void sayAnswer(Output &out, const QJsonObject &answer)
{
    for (const auto &key :
        {u"due"_s, u"seconds"_s, u"classify_by"_s, u"guaranteed_by"_s, u"working_target"_s}) {
        const QJsonValue value = answer.value(key);
        if (value.isUndefined())
            continue;
        const QString text = value.isNull() ? u"none"_s
            : value.isDouble()              ? QString::number(value.toInteger())
                                            : value.toString();
        out.say(key.leftJustified(16) + text);
    }
    for (const QJsonValue &step : answer.value(u"steps"_s).toArray())
        out.say(u"    "_s + step.toString());
}

Ending deadline(Session &session)
{
    if (session.given.has(u"--batch"_s))
        return session.given.options.size() == 1
            ? batch(session)
            : session.misused(u"--batch takes no other option"_s);
    const Result<QJsonObject> request = requestOf(session.given);
    if (!request)
        return session.misused(request.error().detail);
    const QJsonObject answer = answerOf(*request);
    if (answer.contains(u"error"_s))
        return session.misused(answer.value(u"error"_s).toString());
    if (session.out.isJson())
        session.out.give(answer);
    else
        sayAnswer(session.out, answer);
    return session.done();
}

} // namespace

std::vector<Command> deadlineCommands()
{
    std::vector<OptionRule> options{{u"--batch"_s, Takes::Nothing}};
    for (const KeyOption &each : keyOptions)
        options.push_back({QString::fromLatin1(each.option)});
    return {{{u"deadline"_s,
                 u"--batch | --start I --sev N --devops N [--classified-at I] [--zone NAME] "
                 "[--initial 'N UNIT'] [--window 'N UNIT'] | --kind add --start I --amount 'N "
                 "UNIT' | --kind between --start I --end I"_s,
                 0, 0, options},
        deadline}};
}

} // namespace gander::app
