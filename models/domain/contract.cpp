// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/contract.h"

#include "models/domain/plan.h"

#include <QJsonArray>

#include <array>
#include <cmath>

namespace gander {

namespace {

struct SpanUnit {
    const char16_t *name;
    Span one;
    qint64 most; // a hundred years
};
// From coarse to fine: the first that divides a span is the one it is written in.
constexpr std::array spanUnits{
    SpanUnit{u"months", Span::ofMonths(1), 1200},
    SpanUnit{u"weeks", Span::weeks(1), 5218},
    SpanUnit{u"days", {0, 1, 0}, 36525},
    SpanUnit{u"hours", {0, 0, msPerHour}, 876'600},
    SpanUnit{u"minutes", {0, 0, msPerMinute}, 52'596'000},
    SpanUnit{u"seconds", {0, 0, msPerSecond}, 3'155'760'000},
};

constexpr Span times(const Span &one, qint64 n)
{
    return {static_cast<int>(one.months * n), static_cast<int>(one.days * n), one.ms * n};
}

// How many of 'one' make up 'span', if they do.
constexpr std::optional<qint64> howMany(const Span &span, const Span &one)
{
    qint64 n = 0;
    if (one.months != 0)
        n = span.months / one.months;
    else if (one.days != 0)
        n = span.days / one.days;
    else
        n = span.ms / one.ms;
    return n != 0 && times(one, n) == span ? std::optional(n) : std::nullopt;
}

Error badContract(const QString &problem)
{
    return {ErrorKind::Invalid, problem};
}

std::optional<qint64> wholeNumber(const QJsonValue &json)
{
    // 2^53: beyond it a JSON number no longer is one whole number.
    constexpr double most = 9007199254740992.0;
    const double value = json.toDouble(std::nan(""));
    if (!(std::abs(value) <= most) || value != std::floor(value))
        return std::nullopt;
    return static_cast<qint64>(value);
}

Result<Windows> windowsFromJson(const QJsonValue &json)
{
    const QJsonArray rows = json.toArray();
    if (!json.isArray() || rows.size() != 5)
        return badContract(QStringLiteral("windows must be 5 rows, Sev 1 to Sev 5"));
    Windows windows;
    for (qsizetype row = 0; row < 5; ++row) {
        const QJsonArray cells = rows.at(row).toArray();
        if (cells.size() != 4) {
            return badContract(
                QStringLiteral("windows[%1] must be 4 windows, DevOps 1 to DevOps 4").arg(row));
        }
        for (qsizetype column = 0; column < 4; ++column) {
            if (cells.at(column).isNull())
                continue;
            Result<Span> span = spanFromJson(
                cells.at(column), QStringLiteral("windows[%1][%2]").arg(row).arg(column));
            if (!span)
                return span.error();
            windows[size_t(row)][size_t(column)] = *span;
        }
    }
    return windows;
}

} // namespace

std::optional<Span> Contract::window(Severity severity, DevOpsLevel level) const
{
    return windows[size_t(number(severity) - 1)][size_t(number(level) - 1)];
}

QJsonObject toJson(const Span &span)
{
    for (const SpanUnit &unit : spanUnits) {
        if (const auto n = howMany(span, unit.one))
            return {{QStringLiteral("value"), *n},
                {QStringLiteral("unit"), QStringView(unit.name).toString()}};
    }
    Q_ASSERT_X(span == Span(), "toJson", "a contract's span is of one unit");
    return {{QStringLiteral("value"), 0}, {QStringLiteral("unit"), QStringLiteral("hours")}};
}

Result<Span> spanFromJson(const QJsonValue &json, const QString &key)
{
    const QString form = QStringLiteral("such as {\"value\": 12, \"unit\": \"hours\"}");
    if (!json.isObject())
        return badContract(QStringLiteral("%1 must be a span %2").arg(key, form));
    const std::optional<qint64> value = wholeNumber(json[QLatin1String("value")]);
    if (!value || *value < 0)
        return badContract(QStringLiteral("%1.value must be a whole number, 0 or more").arg(key));
    const QString name = json[QLatin1String("unit")].toString();
    for (const SpanUnit &unit : spanUnits) {
        if (name != QStringView(unit.name))
            continue;
        if (*value > unit.most) {
            return badContract(QStringLiteral("%1.value is more than a hundred years (%2 %3)")
                                   .arg(key)
                                   .arg(unit.most)
                                   .arg(name));
        }
        return times(unit.one, *value);
    }
    return badContract(
        QStringLiteral("%1.unit must be seconds, minutes, hours, days, weeks or months").arg(key));
}

QJsonObject toJson(const Contract &contract)
{
    QJsonArray rows;
    for (const auto &row : contract.windows) {
        QJsonArray cells;
        for (const auto &window : row)
            cells.append(window ? QJsonValue(toJson(*window)) : QJsonValue());
        rows.append(cells);
    }
    return {
        {QStringLiteral("name"), contract.name},
        {QStringLiteral("version"), contract.version},
        {QStringLiteral("effective"), toText(contract.effective)},
        {QStringLiteral("timezone"), contract.zone.name()},
        {QStringLiteral("initial"), toJson(contract.initial)},
        {QStringLiteral("windows"), rows},
        {QStringLiteral("pauses_on_hold"), contract.pausesOnHold},
    };
}

Result<Contract> contractFromJson(const QJsonObject &json)
{
    // A misspelt key would be a promise silently not kept.
    static const QStringList keys{QStringLiteral("name"), QStringLiteral("version"),
        QStringLiteral("effective"), QStringLiteral("timezone"), QStringLiteral("initial"),
        QStringLiteral("windows"), QStringLiteral("pauses_on_hold")};
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (!keys.contains(it.key())) {
            return badContract(QStringLiteral("\"%1\" is not a key of a contract; known are %2")
                                   .arg(it.key(), keys.join(QStringLiteral(", "))));
        }
    }

    const Result<Zone> zone = Zone::find(json[QLatin1String("timezone")].toString());
    if (!zone)
        return badContract(QStringLiteral("timezone: ") + zone.error().detail);
    Contract contract = standardPlan(*zone);
    contract.name = json[QLatin1String("name")].toString().trimmed();
    if (contract.name.isEmpty())
        return badContract(QStringLiteral("name must be the customer's name"));

    if (const QJsonValue version = json[QLatin1String("version")]; !version.isUndefined()) {
        const std::optional<qint64> n = wholeNumber(version);
        if (!n || *n < 1 || *n > 1'000'000)
            return badContract(QStringLiteral("version must be a whole number from 1"));
        contract.version = static_cast<int>(*n);
    }
    if (const QJsonValue effective = json[QLatin1String("effective")]; !effective.isUndefined()) {
        const Result<Instant> at = parseInstant(effective.toString(), &contract.zone);
        if (!at)
            return badContract(QStringLiteral("effective: ") + at.error().detail);
        contract.effective = *at;
    }
    if (const QJsonValue initial = json[QLatin1String("initial")]; !initial.isUndefined()) {
        const Result<Span> span = spanFromJson(initial, QStringLiteral("initial"));
        if (!span)
            return span.error();
        contract.initial = *span;
    }
    if (const QJsonValue given = json[QLatin1String("windows")]; !given.isUndefined()) {
        const Result<Windows> windows = windowsFromJson(given);
        if (!windows)
            return windows.error();
        contract.windows = *windows;
    }
    if (const QJsonValue pauses = json[QLatin1String("pauses_on_hold")]; !pauses.isUndefined()) {
        if (!pauses.isBool())
            return badContract(QStringLiteral("pauses_on_hold must be true or false"));
        contract.pausesOnHold = pauses.toBool();
    }
    return contract;
}

} // namespace gander
