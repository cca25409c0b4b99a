// SPDX-License-Identifier: GPL-3.0-or-later

// The steps of a sum as JSON, as they are kept beside the clock.

#include "models/domain/guarantee.h"
#include "models/domain/jsontext.h"

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
    std::pair{StepKind::Merged, "merged"},
};

// Members of one object, given in the order of their names.
class Members
{
public:
    explicit Members(QByteArray &bytes)
        : m_bytes(bytes)
    {
        m_bytes += '{';
    }
    ~Members() { m_bytes += '}'; }
    Members(const Members &) = delete;
    Members &operator=(const Members &) = delete;

    QByteArray &name(const char *name)
    {
        if (!m_bytes.endsWith('{'))
            m_bytes += ',';
        m_bytes += '"';
        m_bytes += name;
        m_bytes += "\":";
        return m_bytes;
    }
    void number(const char *key, qint64 value) { name(key) += QByteArray::number(value); }
    void text(const char *key, const QString &value) { appendJsonText(name(key), value); }

private:
    QByteArray &m_bytes;
};

void appendSpan(QByteArray &bytes, const Span &span)
{
    Members members(bytes);
    members.number("days", span.days);
    members.number("months", span.months);
    members.number("ms", span.ms);
    if (span.working)
        members.name("working") += "true";
}

void appendStep(QByteArray &bytes, const Step &step)
{
    Members members(bytes);
    if (step.at)
        members.number("at", step.at->ms);
    if (!step.contract.isEmpty())
        members.text("contract", step.contract);
    if (step.devOps)
        members.number("devops", step.devOps);
    if (step.event)
        members.number("event", step.event);
    const bool shifts = step.fromOffset || step.toOffset;
    if (shifts)
        members.number("from", step.fromOffset);
    for (const auto &[kind, key] : stepKeys)
        if (kind == step.kind) {
            members.name("kind") += '"';
            bytes += key;
            bytes += '"';
        }
    if (step.severity)
        members.number("severity", step.severity);
    if (step.span != Span{})
        appendSpan(members.name("span"), step.span);
    if (!step.text.isEmpty())
        members.text("text", step.text);
    if (shifts)
        members.number("to", step.toOffset);
    if (step.until)
        members.number("until", step.until->ms);
    if (!step.contract.isEmpty())
        members.number("version", step.version);
    if (!step.zone.isEmpty())
        members.text("zone", step.zone);
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

QByteArray jsonText(const std::vector<Step> &steps)
{
    QByteArray bytes;
    bytes.reserve(64 * static_cast<qsizetype>(steps.size()) + 2);
    bytes += '[';
    for (const Step &step : steps) {
        if (&step != &steps.front())
            bytes += ',';
        appendStep(bytes, step);
    }
    bytes += ']';
    return bytes;
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
