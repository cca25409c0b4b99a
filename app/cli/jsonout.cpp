// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/jsonout.h"

#include "ui/words/derivation.h"
#include "ui/words/durationtext.h"

#include <QJsonArray>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

bool isOverdue(const ClockFace &clock, Instant now)
{
    return clock.due && *clock.due < now;
}

QString clockState(const ClockFace &clock, Instant now)
{
    switch (clock.status) {
    case ClockStatus::None:
        return u"none"_s;
    case ClockStatus::Running:
        return isOverdue(clock, now) ? u"breached"_s : u"running"_s;
    case ClockStatus::Paused:
        return u"paused"_s;
    case ClockStatus::Done:
        return clock.isMet() ? u"met"_s : u"breached"_s;
    case ClockStatus::Unknown:
        return u"unknown"_s;
    }
    return {};
}

// Rounded down, so that it is negative exactly when overdue.
QJsonValue secondsLeft(const ClockFace &clock, Instant now)
{
    if (clock.status != ClockStatus::Running || !clock.due)
        return QJsonValue::Null;
    const qint64 left = *clock.due - now;
    return left < 0 ? -((-left + msPerSecond - 1) / msPerSecond) : left / msPerSecond;
}

QJsonObject clockJson(const ClockFace &clock, Instant now, const Zone &zone, JsonForm form)
{
    QJsonObject json{
        {u"name"_s, clock.name == ClockName::Classify ? u"classify"_s : u"resolve"_s},
        {u"state"_s, clockState(clock, now)},
        {u"due"_s, orNull(clock.due)},
        {u"target"_s, orNull(clock.target)},
        {u"done"_s, orNull(clock.done)},
        {u"left_s"_s, secondsLeft(clock, now)},
    };
    if (form == JsonForm::Full) {
        QJsonArray steps;
        for (const Step &step : clock.steps)
            steps.append(words::stepText(step, zone));
        json.insert(u"steps"_s, steps);
    }
    return json;
}

QJsonObject eventJson(const Event &event)
{
    return {
        {u"seq"_s, event.seq},
        {u"kind"_s, toKey(event.kind)},
        {u"actor"_s, event.actor},
        {u"occurred_at"_s, toText(event.occurredAt)},
        {u"recorded_at"_s, toText(event.recordedAt)},
        {u"told"_s, event.told},
        {u"data"_s, event.data},
        {u"hash"_s, QString::fromLatin1(event.hash.toHex())},
    };
}

QJsonArray memosJson(const std::vector<Memo> &memos)
{
    QJsonArray array;
    for (const Memo &memo : memos)
        array.append(QJsonObject{{u"number"_s, memo.number}, {u"state"_s, toKey(memo.state)},
            {u"sha256"_s, orNull(memo.sha256)}});
    return array;
}

void insertClass(QJsonObject &json, const std::optional<Classification> &classification)
{
    const QJsonValue null = QJsonValue::Null;
    json.insert(u"outcome"_s, classification ? toKey(classification->outcome) : null);
    json.insert(u"severity"_s,
        classification && classification->severity ? number(*classification->severity) : null);
    json.insert(u"devops"_s,
        classification && classification->devOps ? number(*classification->devOps) : null);
    json.insert(u"route"_s, classification ? toKey(routeOf(classification->outcome)) : null);
}

QJsonValue numberOf(const IncidentDetail &detail, const QString &uid)
{
    const Relative *other = detail.relatives.find(uid);
    return other ? QJsonValue(other->id.number()) : QJsonValue(QJsonValue::Null);
}

QJsonArray numbersOf(const std::vector<Relative> &relatives)
{
    QJsonArray numbers;
    for (const Relative &relative : relatives)
        numbers.append(relative.id.number());
    return numbers;
}

void insertRelatives(QJsonObject &json, const IncidentDetail &detail)
{
    json.insert(u"master"_s, numberOf(detail, detail.incident.master));
    json.insert(u"duplicate_of"_s, numberOf(detail, detail.incident.duplicateOf));
    json.insert(u"linked"_s, numbersOf(detail.relatives.linked));
    json.insert(u"merged"_s, numbersOf(detail.relatives.merged));
}

} // namespace

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue orNull(const std::optional<Instant> &at)
{
    return at ? QJsonValue(toText(*at)) : QJsonValue(QJsonValue::Null);
}

QJsonObject incidentJson(
    const IncidentDetail &detail, const Zone &deskZone, Instant now, JsonForm form)
{
    const Incident &incident = detail.incident;
    const Zone &zone = detail.contract.zone;
    QJsonObject json{
        {u"id"_s, incident.id.number()},
        {u"key"_s, orNull(incident.key)},
        {u"title"_s, incident.title},
        {u"description"_s, incident.description},
        {u"customer"_s, orNull(incident.customer)},
        {u"product"_s, orNull(incident.product)},
        {u"reporter"_s, orNull(incident.reporter)},
        {u"state"_s, toKey(incident.state)},
        {u"assignee"_s, orNull(incident.assignee)},
        {u"finding"_s, orNull(incident.finding)},
        {u"hold_reason"_s, orNull(incident.holdReason)},
        {u"held_since"_s, orNull(incident.heldSince)},
        {u"reported_at"_s, toText(incident.reportedAt)},
        {u"classified_at"_s, orNull(incident.classifiedAt)},
        {u"resolved_at"_s, orNull(incident.resolvedAt)},
        {u"updated_at"_s, toText(incident.updatedAt)},
        {u"urgency"_s, toKey(bandAt(detail.urgency, now))},
        {u"clocks"_s,
            QJsonArray{clockJson(detail.classify, now, zone, form),
                clockJson(detail.resolve, now, zone, form)}},
        {u"contract"_s,
            QJsonObject{
                {u"name"_s, incident.contract.name}, {u"version"_s, incident.contract.version}}},
        {u"memos"_s, memosJson(detail.memos)},
    };
    insertClass(json, incident.classification);
    insertRelatives(json, detail);
    if (form == JsonForm::Full) {
        QJsonArray events;
        for (const Event &event : detail.history)
            events.append(eventJson(event));
        json.insert(u"events"_s, events);
        // Line by line what the window copies.
        json.insert(u"derivation"_s,
            QJsonArray::fromStringList(
                words::derivationLines(words::derivationOf(detail, deskZone, now))));
    }
    return json;
}

} // namespace gander::app
