// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/deadlinerequest.h"

#include "models/domain/plan.h"
#include "models/domain/workhoursjson.h"
#include "models/domain/worktime.h"

#include <QJsonArray>

#include <array>
#include <cmath>

namespace gander::exchange {

namespace {

QJsonValue valueOf(const QJsonObject &request, const char *key)
{
    return request.value(QLatin1String(key));
}

bool isGiven(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull();
}

Error wrong(const char *key, const QString &problem)
{
    return {ErrorKind::Invalid, QStringLiteral("%1 %2").arg(QLatin1String(key), problem)};
}

Result<Zone> readZone(const QJsonObject &request)
{
    const QJsonValue name = valueOf(request, "timezone");
    if (!isGiven(name))
        return wrong("timezone", QStringLiteral("is missing; write a name such as Europe/Berlin"));
    if (!name.isString())
        return wrong("timezone", QStringLiteral("must be a name such as Europe/Berlin"));
    const Result<Zone> zone = Zone::find(name.toString());
    return zone ? zone : wrong("timezone", zone.error().detail);
}

Result<Instant> readInstant(const QJsonObject &request, const char *key, const Zone &zone)
{
    const QJsonValue text = valueOf(request, key);
    if (!isGiven(text))
        return wrong(key, QStringLiteral("is missing; write a time such as 2026-11-22T13:30:00Z"));
    if (!text.isString())
        return wrong(key, QStringLiteral("must be a time such as \"2026-11-22T13:30:00Z\""));
    const Result<Instant> at = parseInstant(text.toString(), &zone);
    return at ? at : wrong(key, at.error().detail);
}

Result<int> readLevel(const QJsonObject &request, const char *key, int most)
{
    const QJsonValue level = valueOf(request, key);
    const double number = level.toDouble(0);
    if (number < 1 || number > most || number != std::floor(number)) {
        return wrong(key,
            isGiven(level) ? QStringLiteral("must be a whole number from 1 to %1").arg(most)
                           : QStringLiteral("is missing; it is a number from 1 to %1").arg(most));
    }
    return static_cast<int>(number);
}

struct AmountUnit {
    enum Kind { Elapsed, Working, WorkingDays, Months, Days } kind;
    qint64 one; // milliseconds, months or days
};
struct NamedAmountUnit {
    const char *name;
    AmountUnit unit;
};
constexpr std::array amountUnits{
    NamedAmountUnit{"seconds", {AmountUnit::Elapsed, msPerSecond}},
    NamedAmountUnit{"minutes", {AmountUnit::Elapsed, msPerMinute}},
    NamedAmountUnit{"hours", {AmountUnit::Elapsed, msPerHour}},
    NamedAmountUnit{"business_seconds", {AmountUnit::Working, msPerSecond}},
    NamedAmountUnit{"business_minutes", {AmountUnit::Working, msPerMinute}},
    NamedAmountUnit{"business_hours", {AmountUnit::Working, msPerHour}},
    NamedAmountUnit{"business_days", {AmountUnit::WorkingDays, 1}},
    NamedAmountUnit{"days", {AmountUnit::Days, 1}},
    NamedAmountUnit{"weeks", {AmountUnit::Days, 7}},
    NamedAmountUnit{"months", {AmountUnit::Months, 1}},
};

struct Amount {
    AmountUnit unit;
    qint64 count = 0; // of milliseconds, months or days
    bool endOfDay = false;
};

Result<Amount> readAmount(const QJsonObject &request)
{
    const QJsonValue amount = valueOf(request, "amount");
    if (!amount.isObject()) {
        return wrong("amount",
            isGiven(amount) ? QStringLiteral("must be like {\"value\": 30, \"unit\": \"minutes\"}")
                            : QStringLiteral("is missing"));
    }
    const QString name = amount[QLatin1String("unit")].toString();
    QStringList known;
    for (const NamedAmountUnit &each : amountUnits) {
        known.append(QLatin1String(each.name));
        if (name != QLatin1String(each.name))
            continue;
        const double value = amount[QLatin1String("value")].toDouble(std::nan(""));
        const bool isTime =
            each.unit.kind == AmountUnit::Elapsed || each.unit.kind == AmountUnit::Working;
        const double count = value * static_cast<double>(each.unit.one);
        if (!(value >= 0))
            return wrong("amount.value", QStringLiteral("must be a number, 0 or more"));
        if (!isTime && value != std::floor(value))
            return wrong("amount.value", QStringLiteral("must be a whole number of %1").arg(name));
        // Ten thousand years: no sum that starts and ends in known years is as long.
        constexpr double mostMs = 10'000.0 * 366 * msPerDay;
        constexpr double mostDays = 10'000.0 * 366;
        if (count > (isTime ? mostMs : mostDays))
            return wrong("amount.value", QStringLiteral("reaches beyond the year 9999"));
        return Amount{each.unit, std::llround(count), amount[QLatin1String("end_of_day")].toBool()};
    }
    return wrong(
        "amount.unit", QStringLiteral("must be one of ") + known.join(QLatin1String(", ")));
}

Result<Instant> dueOf(
    Instant start, const Amount &amount, const WorkCalendar &calendar, const Pauses &pauses)
{
    switch (amount.unit.kind) {
    case AmountUnit::Elapsed:
        return addElapsed(start, amount.count, pauses);
    case AmountUnit::Working:
        return addWorking(start, amount.count, calendar, pauses);
    case AmountUnit::WorkingDays:
        return addWorkingDays(start, amount.count,
            amount.endOfDay ? DayEnd::Close : DayEnd::SameTime, calendar, pauses);
    case AmountUnit::Months:
        return addSpan(start, {static_cast<int>(amount.count), 0, 0}, calendar.zone(), pauses);
    case AmountUnit::Days:
        break;
    }
    return addSpan(start, {0, static_cast<int>(amount.count), 0}, calendar.zone(), pauses);
}

Result<QJsonObject> answerAdd(const QJsonObject &request, const Zone &zone)
{
    const Result<Instant> start = readInstant(request, "start", zone);
    if (!start)
        return start.error();
    const Result<Amount> amount = readAmount(request);
    if (!amount)
        return amount.error();
    const Result<WorkHours> hours = workHoursFromJson(request);
    if (!hours)
        return hours.error();
    const Result<Pauses> pauses = pausesFromJson(request.value(QLatin1String("pauses")), zone);
    if (!pauses)
        return pauses.error();

    const WorkCalendar calendar(zone, *hours);
    Result<Instant> due = dueOf(*start, *amount, calendar, *pauses);
    if (due && amount->endOfDay && amount->unit.kind != AmountUnit::WorkingDays)
        due = endOfWorkingDay(*due, calendar);
    if (!due)
        return wrong("amount", QStringLiteral("cannot be counted: ") + due.error().detail);
    return QJsonObject{{QStringLiteral("due"), toText(*due)}};
}

Result<QJsonObject> answerBetween(const QJsonObject &request, const Zone &zone)
{
    const Result<Instant> start = readInstant(request, "start", zone);
    if (!start)
        return start.error();
    const Result<Instant> end = readInstant(request, "end", zone);
    if (!end)
        return end.error();
    const Result<WorkHours> hours = workHoursFromJson(request);
    if (!hours)
        return hours.error();
    const Result<Pauses> pauses = pausesFromJson(request.value(QLatin1String("pauses")), zone);
    if (!pauses)
        return pauses.error();

    const qint64 ms = workingMsBetween(*start, *end, WorkCalendar(zone, *hours), *pauses);
    return QJsonObject{{QStringLiteral("seconds"), ms / msPerSecond}};
}

// The standard plan, or what the request puts in its place.
Result<Contract> contractOf(
    const QJsonObject &request, const Zone &zone, Severity severity, DevOpsLevel level)
{
    const Contract plan = standardPlan(zone);
    Contract contract = plan;
    if (const QJsonValue initial = valueOf(request, "initial"); isGiven(initial)) {
        const Result<Span> span = spanFromJson(initial, QStringLiteral("initial"));
        if (!span)
            return span.error();
        contract.initial = *span;
    }
    if (const QJsonValue given = valueOf(request, "window"); !given.isUndefined()) {
        std::optional<Span> window;
        if (!given.isNull()) {
            const Result<Span> span = spanFromJson(given, QStringLiteral("window"));
            if (!span)
                return span.error();
            window = *span;
        }
        contract.windows[size_t(number(severity) - 1)][size_t(number(level) - 1)] = window;
    }
    if (contract.initial != plan.initial || contract.windows != plan.windows)
        contract.name = QStringLiteral("Request");
    return contract;
}

Result<QJsonObject> answerOwn(
    const QJsonObject &request, const Zone &zone, const StepText &stepText)
{
    const Result<Instant> start = readInstant(request, "start", zone);
    if (!start)
        return start.error();
    const Result<int> severity = readLevel(request, "sev", 5);
    if (!severity)
        return severity.error();
    const Result<int> level = readLevel(request, "devops", 4);
    if (!level)
        return level.error();
    const Levels bug{*severityFromNumber(*severity), *devOpsFromNumber(*level)};
    const Result<Contract> contract = contractOf(request, zone, bug.severity, bug.devOps);
    if (!contract)
        return contract.error();
    for (const auto &[key, span] : {std::pair{"initial", std::optional(contract->initial)},
             std::pair{"window", contract->window(bug.severity, bug.devOps)}})
        if (span && span->working)
            return wrong(
                key, QStringLiteral("counts working time, which kind own has no hours for"));

    std::optional<Instant> classifiedAt;
    if (isGiven(valueOf(request, "classified_at"))) {
        const Result<Instant> at = readInstant(request, "classified_at", zone);
        if (!at)
            return at.error();
        if (*at < *start)
            return wrong("classified_at", QStringLiteral("is before start"));
        classifiedAt = *at;
    }
    // A sum that silently left these out would be a wrong promise.
    if (isGiven(valueOf(request, "hours")))
        return wrong("hours", QStringLiteral("cannot be given with kind own"));
    if (!valueOf(request, "pauses").toArray().isEmpty())
        return wrong("pauses", QStringLiteral("cannot be given with kind own"));

    const Deadlines deadlines = deadlinesOf(*start, bug, classifiedAt, *contract);
    if (deadlines.fault)
        return *deadlines.fault;
    const auto textOrNull = [](const std::optional<Instant> &at) {
        return at ? QJsonValue(toText(*at)) : QJsonValue();
    };
    QJsonArray steps;
    for (const auto *list : {&deadlines.classifySteps, &deadlines.resolveSteps}) {
        for (const Step &step : *list)
            steps.append(stepText(step, zone));
    }
    return QJsonObject{
        {QStringLiteral("classify_by"), textOrNull(deadlines.classifyBy)},
        {QStringLiteral("guaranteed_by"), textOrNull(deadlines.guaranteedBy)},
        {QStringLiteral("classified_in_time"),
            classifiedAt ? QJsonValue(classifiedAt <= deadlines.classifyBy) : QJsonValue()},
        {QStringLiteral("working_target"), textOrNull(deadlines.workingTarget)},
        {QStringLiteral("steps"), steps},
    };
}

Result<QJsonObject> answered(const QJsonObject &request, const StepText &stepText)
{
    const QString kind = valueOf(request, "kind").toString();
    if (kind != QLatin1String("add") && kind != QLatin1String("between")
        && kind != QLatin1String("own"))
        return wrong("kind", QStringLiteral("must be add, between or own"));
    const Result<Zone> zone = readZone(request);
    if (!zone)
        return zone.error();
    if (kind == QLatin1String("add"))
        return answerAdd(request, *zone);
    if (kind == QLatin1String("between"))
        return answerBetween(request, *zone);
    return answerOwn(request, *zone, stepText);
}

QJsonValue numberOrText(const QString &text)
{
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    return isNumber ? QJsonValue(value) : QJsonValue(text);
}

} // namespace

QJsonObject answerDeadline(const QJsonObject &request, const StepText &stepText)
{
    const Result<QJsonObject> result = answered(request, stepText);
    QJsonObject answer =
        result ? *result : QJsonObject{{QStringLiteral("error"), result.error().detail}};
    const QJsonValue id = valueOf(request, "id");
    answer.insert(QStringLiteral("id"), id.isUndefined() ? QJsonValue() : id);
    return answer;
}

QJsonObject deadlineRequest(const DeadlineOptions &options)
{
    QJsonObject request{
        {QStringLiteral("kind"), QStringLiteral("own")},
        {QStringLiteral("timezone"), options.timezone},
        {QStringLiteral("start"), options.start},
        {QStringLiteral("sev"), numberOrText(options.severity)},
        {QStringLiteral("devops"), numberOrText(options.devOps)},
    };
    if (options.classifiedAt)
        request.insert(QStringLiteral("classified_at"), *options.classifiedAt);
    return request;
}

} // namespace gander::exchange
