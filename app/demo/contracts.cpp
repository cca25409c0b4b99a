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

Clause clause(ClauseKind kind, std::initializer_list<int> severities,
    std::initializer_list<int> levels, const Span &span, const QString &text)
{
    Clause clause{.kind = kind, .span = span, .text = text};
    for (const int severity : severities)
        for (const int level : levels)
            clause.cells[size_t(severity - 1)][size_t(level - 1)] = true;
    return clause;
}

// What the stories are reckoned by; the desk settles them again before they are in force.
Contract settled(Contract contract)
{
    [[maybe_unused]] const TermFaults faults = settle(contract);
    Q_ASSERT(faults.empty());
    return contract;
}

} // namespace

std::vector<Contract> demoContracts(const Zone &deskZone, Instant effective)
{
    Contract civica =
        contractOf(u"Civica Records"_s, zoneOr(u"Europe/London"_s, deskZone), effective);
    civica.pauses.push_back({.reason = u"customer"_s, .atMost = 60 * 24 * msPerHour});
    civica.productsCovered = {u"Fluxguard"_s, u"Versionista"_s};

    Contract meridian =
        contractOf(u"Meridian Bank"_s, zoneOr(u"America/New_York"_s, deskZone), effective);
    meridian.clauses = {
        clause(ClauseKind::Limit, {1, 2}, {3}, Span::hours(24), u"Within a day and a night."_s),
        clause(ClauseKind::Limit, {3}, {1, 2}, Span::weeks(1), u"Put right within a week."_s)};
    meridian.devHours = 20;

    Contract rheinwerk =
        contractOf(u"Rheinwerk"_s, zoneOr(u"Europe/Berlin"_s, deskZone), effective);
    rheinwerk.clauses = {Clause{.kind = ClauseKind::Limit,
        .subject = ClauseSubject::Initial,
        .span = Span::hours(8),
        .text = u"Classified by the end of the shift."_s}};
    rheinwerk.hours.weekly.emplace();
    for (size_t day = 0; day < 5; ++day)
        (*rheinwerk.hours.weekly)[day] = {{8 * msPerHour, 18 * msPerHour}};
    rheinwerk.holidays = {{QDate(2026, 12, 25), true, u"Christmas Day"_s},
        {QDate(2026, 12, 26), true, u"Second Christmas Day"_s},
        {QDate(2026, 10, 3), true, u"Day of German Unity"_s}};
    rheinwerk.clauses.push_back(clause(ClauseKind::Replace, {2}, {4}, Span::workingDays(4),
        u"Four working days, however hard it is."_s));
    return {settled(civica), settled(meridian), settled(rheinwerk)};
}

} // namespace gander::app
