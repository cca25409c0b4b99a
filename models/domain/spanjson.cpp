// SPDX-License-Identifier: GPL-3.0-or-later

// Spans as JSON: a number and a unit, read and written by one table.

#include "models/domain/contract.h"

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
    SpanUnit{u"business_days", {0, 1, 0, true}, 36525},
    SpanUnit{u"business_hours", {0, 0, msPerHour, true}, 876'600},
    SpanUnit{u"business_minutes", {0, 0, msPerMinute, true}, 52'596'000},
};

constexpr Span times(const Span &one, qint64 n)
{
    return {
        static_cast<int>(one.months * n), static_cast<int>(one.days * n), one.ms * n, one.working};
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

Error badSpan(const QString &problem)
{
    return {ErrorKind::Invalid, problem};
}

std::optional<qint64> wholeValue(const QJsonValue &json)
{
    // 2^53: beyond it a JSON number no longer is one whole number.
    constexpr double most = 9007199254740992.0;
    const double value = json.toDouble(std::nan(""));
    if (!(std::abs(value) <= most) || value != std::floor(value))
        return std::nullopt;
    return static_cast<qint64>(value);
}

} // namespace

QJsonObject toJson(const Span &span)
{
    for (const SpanUnit &unit : spanUnits) {
        if (const auto n = howMany(span, unit.one))
            return {{QStringLiteral("value"), *n},
                {QStringLiteral("unit"), QStringView(unit.name).toString()}};
    }
    const Span nothing{0, 0, 0, span.working};
    Q_ASSERT_X(span == nothing, "toJson", "a contract's span is of one unit");
    return {{QStringLiteral("value"), 0},
        {QStringLiteral("unit"),
            span.working ? QStringLiteral("business_hours") : QStringLiteral("hours")}};
}

Result<Span> spanFromJson(const QJsonValue &json, const QString &key)
{
    const QString form = QStringLiteral("such as {\"value\": 12, \"unit\": \"hours\"}");
    if (!json.isObject())
        return badSpan(QStringLiteral("%1 must be a span %2").arg(key, form));
    const std::optional<qint64> value = wholeValue(json[QLatin1String("value")]);
    if (!value || *value < 0)
        return badSpan(QStringLiteral("%1.value must be a whole number, 0 or more").arg(key));
    const QString name = json[QLatin1String("unit")].toString();
    QStringList names;
    for (const SpanUnit &unit : spanUnits) {
        names << QStringView(unit.name).toString();
        if (name != names.constLast())
            continue;
        if (*value > unit.most) {
            return badSpan(QStringLiteral("%1.value is more than a hundred years (%2 %3)")
                               .arg(key, QString::number(unit.most), name));
        }
        return times(unit.one, *value);
    }
    return badSpan(
        QStringLiteral("%1.unit must be one of %2").arg(key, names.join(QStringLiteral(", "))));
}

} // namespace gander
