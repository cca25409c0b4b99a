// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The four outcomes and the two provisional levels of a core product bug (plan.md 2 and 3).

#include <QString>

#include <array>
#include <optional>

namespace gander {

enum class Outcome { FeatureRequest, OperatorError, ActOfGod, CoreBug };
inline constexpr std::array allOutcomes{
    Outcome::FeatureRequest, Outcome::OperatorError, Outcome::ActOfGod, Outcome::CoreBug};

// Sev 1 is a complete outage, Sev 5 a false alarm: lower is worse.
enum class Severity { Sev1 = 1, Sev2, Sev3, Sev4, Sev5 };
inline constexpr std::array allSeverities{
    Severity::Sev1, Severity::Sev2, Severity::Sev3, Severity::Sev4, Severity::Sev5};

// DevOps 1 is configuration that may mend itself, DevOps 4 work for senior developers.
enum class DevOpsLevel { DevOps1 = 1, DevOps2, DevOps3, DevOps4 };
inline constexpr std::array allDevOpsLevels{
    DevOpsLevel::DevOps1, DevOpsLevel::DevOps2, DevOpsLevel::DevOps3, DevOpsLevel::DevOps4};

[[nodiscard]] constexpr int number(Severity severity)
{
    return static_cast<int>(severity);
}
[[nodiscard]] constexpr int number(DevOpsLevel level)
{
    return static_cast<int>(level);
}
[[nodiscard]] std::optional<Severity> severityFromNumber(int number);
[[nodiscard]] std::optional<DevOpsLevel> devOpsFromNumber(int number);

// Where a classified incident goes (plan.md 2, "What follows").
enum class Route { DevOps, Product, Memo };
[[nodiscard]] Route routeOf(Outcome outcome);
// Operator errors and acts of God owe the customer a brief memo.
[[nodiscard]] bool owesMemo(Outcome outcome);

struct Classification {
    Outcome outcome = Outcome::CoreBug;
    std::optional<Severity> severity;  // set for core product bugs alone
    std::optional<DevOpsLevel> devOps; // likewise

    friend bool operator==(const Classification &, const Classification &) = default;
};

// Hours of development that a feature request asks for, by an estimate.
struct HoursAsked {
    int tenths = 0;   // of an hour
    QString approver; // who is asked to approve them; empty: out of the month's guaranteed ones

    friend bool operator==(const HoursAsked &, const HoursAsked &) = default;
};
inline constexpr int mostHoursAsked = 99'999; // tenths

// What still lacks or contradicts itself, or nothing: a core product bug has both levels, the
// other outcomes have none.
[[nodiscard]] std::optional<QString> faultOf(const Classification &classification);

// The words of cli.md: "feature-request", "operator-error", "act-of-god", "core-bug".
[[nodiscard]] QString toKey(Outcome outcome);
[[nodiscard]] std::optional<Outcome> outcomeFromKey(QStringView key);
// "devops", "product", "memo".
[[nodiscard]] QString toKey(Route route);

} // namespace gander
