// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/plan.h"

namespace gander {

namespace {

// Rows are Sev 1 to Sev 5, columns DevOps 1 to DevOps 4.
Windows planWindows()
{
    constexpr Span hours12 = Span::hours(12);
    constexpr Span hours48 = Span::hours(48);
    constexpr Span week = Span::weeks(1);
    constexpr Span weeks2 = Span::weeks(2);
    constexpr Span months3 = Span::ofMonths(3);
    constexpr std::nullopt_t none = std::nullopt;

    Windows windows;
    windows[0] = {hours12, hours12, hours48, week};
    windows[1] = {hours12, hours12, hours48, week};
    windows[2] = {weeks2, weeks2, months3, months3};
    windows[3] = {weeks2, weeks2, months3, months3};
    windows[4] = {none, none, none, none};
    return windows;
}

} // namespace

QString standardPlanName()
{
    return QStringLiteral("Standard plan");
}

Contract standardPlan(const Zone &deskZone)
{
    Contract plan;
    plan.name = standardPlanName();
    plan.version = 1;
    plan.zone = deskZone;
    plan.initial = Span::hours(12);
    plan.windows = planWindows();
    return plan;
}

} // namespace gander
