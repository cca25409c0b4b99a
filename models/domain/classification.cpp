// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/classification.h"

namespace gander {

std::optional<Severity> severityFromNumber(int number)
{
    if (number < 1 || number > 5)
        return std::nullopt;
    return static_cast<Severity>(number);
}

std::optional<DevOpsLevel> devOpsFromNumber(int number)
{
    if (number < 1 || number > 4)
        return std::nullopt;
    return static_cast<DevOpsLevel>(number);
}

Route routeOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::FeatureRequest:
        return Route::Product;
    case Outcome::OperatorError:
    case Outcome::ActOfGod:
        return Route::Memo;
    case Outcome::CoreBug:
        break;
    }
    return Route::DevOps;
}

bool owesMemo(Outcome outcome)
{
    return routeOf(outcome) == Route::Memo;
}

std::optional<QString> faultOf(const Classification &classification)
{
    if (classification.outcome == Outcome::CoreBug) {
        if (!classification.severity && !classification.devOps)
            return QStringLiteral("a core product bug needs a severity and a DevOps level");
        if (!classification.severity)
            return QStringLiteral("a core product bug needs a severity");
        if (!classification.devOps)
            return QStringLiteral("a core product bug needs a DevOps level");
        return std::nullopt;
    }
    if (classification.severity || classification.devOps)
        return QStringLiteral("only a core product bug has a severity and a DevOps level");
    return std::nullopt;
}

QString toKey(Outcome outcome)
{
    switch (outcome) {
    case Outcome::FeatureRequest:
        return QStringLiteral("feature-request");
    case Outcome::OperatorError:
        return QStringLiteral("operator-error");
    case Outcome::ActOfGod:
        return QStringLiteral("act-of-god");
    case Outcome::CoreBug:
        break;
    }
    return QStringLiteral("core-bug");
}

std::optional<Outcome> outcomeFromKey(QStringView key)
{
    for (const Outcome outcome : allOutcomes) {
        if (toKey(outcome) == key)
            return outcome;
    }
    return std::nullopt;
}

QString toKey(Route route)
{
    switch (route) {
    case Route::DevOps:
        return QStringLiteral("devops");
    case Route::Product:
        return QStringLiteral("product");
    case Route::Memo:
        break;
    }
    return QStringLiteral("memo");
}

} // namespace gander
