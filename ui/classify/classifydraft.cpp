// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/classifydraft.h"

#include <QLocale>

#include <array>

namespace gander::ui {
namespace {

struct StepKey {
    ClassifyStep step;
    QLatin1String key;
};
constexpr std::array stepKeys{
    StepKey{ClassifyStep::Facts, QLatin1String("facts")},
    StepKey{ClassifyStep::Category, QLatin1String("category")},
    StepKey{ClassifyStep::Levels, QLatin1String("levels")},
    StepKey{ClassifyStep::Hours, QLatin1String("hours")},
    StepKey{ClassifyStep::Review, QLatin1String("review")},
};

} // namespace

QJsonObject toJson(const ClassifyDraft &draft)
{
    QJsonObject json;
    if (draft.outcome)
        json.insert(QLatin1String("outcome"), toKey(*draft.outcome));
    if (draft.severity)
        json.insert(QLatin1String("severity"), number(*draft.severity));
    if (draft.devOps)
        json.insert(QLatin1String("devops"), number(*draft.devOps));
    json.insert(QLatin1String("finding"), draft.finding);
    json.insert(QLatin1String("reason"), draft.reason);
    if (!draft.estimate.isEmpty())
        json.insert(QLatin1String("estimate"), draft.estimate);
    if (!draft.approver.isEmpty())
        json.insert(QLatin1String("approver"), draft.approver);
    for (const StepKey &entry : stepKeys) {
        if (entry.step == draft.step)
            json.insert(QLatin1String("step"), entry.key);
    }
    return json;
}

ClassifyDraft classifyDraftFromJson(const QJsonObject &json)
{
    ClassifyDraft draft;
    draft.outcome = outcomeFromKey(json.value(QLatin1String("outcome")).toString());
    draft.severity = severityFromNumber(json.value(QLatin1String("severity")).toInt());
    draft.devOps = devOpsFromNumber(json.value(QLatin1String("devops")).toInt());
    draft.finding = json.value(QLatin1String("finding")).toString();
    draft.reason = json.value(QLatin1String("reason")).toString();
    draft.estimate = json.value(QLatin1String("estimate")).toString();
    draft.approver = json.value(QLatin1String("approver")).toString();
    const QString step = json.value(QLatin1String("step")).toString();
    for (const StepKey &entry : stepKeys) {
        if (entry.key == step)
            draft.step = entry.step;
    }
    return draft;
}

ClassifyDraft draftOf(const Incident &incident)
{
    ClassifyDraft draft;
    if (incident.classification) {
        draft.outcome = incident.classification->outcome;
        draft.severity = incident.classification->severity;
        draft.devOps = incident.classification->devOps;
        draft.finding = incident.finding;
    }
    if (incident.hours) {
        draft.estimate = QString::number(
            incident.hours->tenths / 10.0, 'f', incident.hours->tenths % 10 == 0 ? 0 : 1);
        draft.approver = incident.hours->approver;
    }
    return draft;
}

std::vector<ClassifyStep> stepsOf(
    const ClassifyDraft &draft, const std::optional<MonthHours> &hours)
{
    if (draft.outcome == Outcome::FeatureRequest && hours)
        return {
            ClassifyStep::Facts, ClassifyStep::Category, ClassifyStep::Hours, ClassifyStep::Review};
    // While nothing is chosen all four are shown, as the longest way.
    if (draft.outcome && *draft.outcome != Outcome::CoreBug)
        return {ClassifyStep::Facts, ClassifyStep::Category, ClassifyStep::Review};
    return {
        ClassifyStep::Facts, ClassifyStep::Category, ClassifyStep::Levels, ClassifyStep::Review};
}

std::optional<int> tenthsOf(const QString &estimate)
{
    // No group signs: "2,5" is two and a half wherever it is typed.
    const QString plain = estimate.trimmed().replace(QLatin1Char(','), QLatin1Char('.'));
    bool isNumber = false;
    const double hours = QLocale::c().toDouble(plain, &isNumber);
    if (!isNumber || !(hours > 0) || hours > mostHoursAsked / 10.0)
        return std::nullopt;
    const int tenths = qRound(hours * 10);
    return tenths > 0 ? std::optional(tenths) : std::nullopt;
}

std::optional<Lack> firstLack(
    const ClassifyDraft &draft, const Incident &incident, const std::optional<MonthHours> &hours)
{
    if (!draft.outcome)
        return Lack::Outcome;
    if (draft.finding.trimmed().isEmpty())
        return Lack::Finding;
    if (incident.classification && draft.reason.trimmed().isEmpty())
        return Lack::Reason;
    if (*draft.outcome == Outcome::CoreBug) {
        if (!draft.severity)
            return Lack::Severity;
        if (!draft.devOps)
            return Lack::DevOps;
    }
    if (*draft.outcome == Outcome::FeatureRequest && hours && !draft.estimate.trimmed().isEmpty()) {
        const std::optional<int> tenths = tenthsOf(draft.estimate);
        if (!tenths)
            return Lack::Estimate;
        if (faultOf({*tenths, draft.approver.simplified()}, hours))
            return Lack::Approver;
    }
    return std::nullopt;
}

ClassifyStep stepOf(Lack lack)
{
    switch (lack) {
    case Lack::Outcome:
    case Lack::Finding:
    case Lack::Reason:
        return ClassifyStep::Category;
    case Lack::Severity:
    case Lack::DevOps:
        return ClassifyStep::Levels;
    case Lack::Estimate:
    case Lack::Approver:
        return ClassifyStep::Hours;
    }
    Q_UNREACHABLE();
}

Classify classifyOf(
    const ClassifyDraft &draft, IncidentId incident, const std::optional<MonthHours> &hours)
{
    Classification classification{.outcome = draft.outcome.value_or(Outcome::CoreBug)};
    if (classification.outcome == Outcome::CoreBug) {
        classification.severity = draft.severity;
        classification.devOps = draft.devOps;
    }
    Classify act{incident, classification, draft.finding.trimmed(), {}};
    if (classification.outcome == Outcome::FeatureRequest && hours)
        if (const std::optional<int> tenths = tenthsOf(draft.estimate))
            act.hours = HoursAsked{*tenths, draft.approver.simplified()};
    return act;
}

} // namespace gander::ui
