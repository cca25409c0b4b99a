// SPDX-License-Identifier: GPL-3.0-or-later

// The steps of a sum as JSON, as they are kept beside the clock.

#include "models/domain/guarantee.h"

#include <QJsonObject>

#include <array>

namespace gander {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array stepKeys{
    std::pair{StepKind::Reported, "reported"},
    std::pair{StepKind::Initial, "initial"},
    std::pair{StepKind::Window, "window"},
    std::pair{StepKind::NoWindow, "no-window"},
    std::pair{StepKind::ContractUsed, "contract"},
    std::pair{StepKind::DaylightSaving, "daylight-saving"},
    std::pair{StepKind::Pause, "pause"},
    std::pair{StepKind::Due, "due"},
    std::pair{StepKind::Classified, "classified"},
    std::pair{StepKind::Target, "target"},
    std::pair{StepKind::TakenOver, "taken-over"},
    std::pair{StepKind::NotTold, "not-told"},
    std::pair{StepKind::FromClass, "from-class"},
    std::pair{StepKind::MemoWindow, "memo"},
    std::pair{StepKind::HolidayPassed, "holiday"},
    std::pair{StepKind::PauseLimit, "pause-limit"},
    std::pair{StepKind::ContractMoved, "contract-moved"},
    std::pair{StepKind::NotCovered, "not-covered"},
    std::pair{StepKind::OutsidePlan, "outside-plan"},
    std::pair{StepKind::Resolved, "resolved"},
};

QJsonObject spanToJson(const Span &span)
{
    QJsonObject json{{u"months"_s, span.months}, {u"days"_s, span.days}, {u"ms"_s, span.ms}};
    if (span.working)
        json.insert("working"_L1, true);
    return json;
}

QJsonObject stepToJson(const Step &step)
{
    QJsonObject json;
    for (const auto &[kind, key] : stepKeys)
        if (kind == step.kind)
            json.insert("kind"_L1, QLatin1String(key));
    if (step.at)
        json.insert("at"_L1, step.at->ms);
    if (step.until)
        json.insert("until"_L1, step.until->ms);
    if (step.span != Span{})
        json.insert("span"_L1, spanToJson(step.span));
    if (step.severity)
        json.insert("severity"_L1, step.severity);
    if (step.devOps)
        json.insert("devops"_L1, step.devOps);
    if (!step.contract.isEmpty()) {
        json.insert("contract"_L1, step.contract);
        json.insert("version"_L1, step.version);
    }
    if (!step.zone.isEmpty())
        json.insert("zone"_L1, step.zone);
    if (step.fromOffset || step.toOffset) {
        json.insert("from"_L1, step.fromOffset);
        json.insert("to"_L1, step.toOffset);
    }
    if (!step.text.isEmpty())
        json.insert("text"_L1, step.text);
    if (step.event)
        json.insert("event"_L1, step.event);
    return json;
}

Step stepFromJson(const QJsonObject &json)
{
    Step step;
    const QString name = json.value("kind"_L1).toString();
    for (const auto &[kind, key] : stepKeys)
        if (name == QLatin1String(key))
            step.kind = kind;
    if (json.contains("at"_L1))
        step.at = Instant{json.value("at"_L1).toInteger()};
    if (json.contains("until"_L1))
        step.until = Instant{json.value("until"_L1).toInteger()};
    const QJsonObject span = json.value("span"_L1).toObject();
    step.span = {span.value("months"_L1).toInt(), span.value("days"_L1).toInt(),
        span.value("ms"_L1).toInteger(), span.value("working"_L1).toBool()};
    step.severity = json.value("severity"_L1).toInt();
    step.devOps = json.value("devops"_L1).toInt();
    step.contract = json.value("contract"_L1).toString();
    step.version = json.value("version"_L1).toInt();
    step.zone = json.value("zone"_L1).toString();
    step.fromOffset = json.value("from"_L1).toInt();
    step.toOffset = json.value("to"_L1).toInt();
    step.text = json.value("text"_L1).toString();
    step.event = json.value("event"_L1).toInt();
    return step;
}

} // namespace

QJsonArray toJson(const std::vector<Step> &steps)
{
    QJsonArray json;
    for (const Step &step : steps)
        json.append(stepToJson(step));
    return json;
}

std::vector<Step> stepsFromJson(const QJsonArray &json)
{
    std::vector<Step> steps;
    steps.reserve(static_cast<size_t>(json.size()));
    for (const QJsonValue &value : json)
        steps.push_back(stepFromJson(value.toObject()));
    return steps;
}

} // namespace gander
