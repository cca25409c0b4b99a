// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demo/contracts.h"

#include "models/domain/plan.h"

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// A computer without zone data still gets its demonstration.
Zone zoneOr(const QString &name, const Zone &otherwise)
{
    const Result<Zone> zone = Zone::find(name);
    return zone ? *zone : otherwise;
}

Contract contractOf(const QString &customer, const Zone &zone, Instant effective)
{
    Contract contract = standardPlan(zone);
    contract.name = customer;
    contract.effective = effective;
    return contract;
}

} // namespace

std::vector<Contract> demoContracts(const Zone &deskZone, Instant effective)
{
    Contract civica =
        contractOf(u"Civica Records"_s, zoneOr(u"Europe/London"_s, deskZone), effective);
    civica.pauses.push_back({});

    Contract meridian =
        contractOf(u"Meridian Bank"_s, zoneOr(u"America/New_York"_s, deskZone), effective);
    for (const size_t severity : {0U, 1U})
        meridian.windows[severity][2] = Span::hours(24);
    for (const size_t level : {0U, 1U})
        meridian.windows[2][level] = Span::weeks(1);

    Contract rheinwerk =
        contractOf(u"Rheinwerk"_s, zoneOr(u"Europe/Berlin"_s, deskZone), effective);
    rheinwerk.initial = Span::hours(8);
    return {civica, meridian, rheinwerk};
}

} // namespace gander::app
