// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/contracting.h"

#include "models/domain/plan.h"
#include "models/store/deskrows.h"
#include "models/store/incidentrows.h"

#include <algorithm>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// How hard a move hits a clock: what is left of it afterwards; nothing where it does not tick.
std::optional<qint64> leftAfter(const ClockFace &before, const ClockFace &after, Instant now)
{
    const bool ticks = after.status == ClockStatus::Running || after.status == ClockStatus::Paused;
    return ticks && before.due != after.due ? leftAt(after, now) : std::nullopt;
}

bool isHarder(const ContractMove &a, const ContractMove &b, Instant now)
{
    const auto rank = [now](const ContractMove &move) {
        const bool broken = bandAt(move.urgencyAfter, now) == Band::Breached;
        return std::tuple(!broken, move.willBe.value_or(Instant{noDue}), move.id);
    };
    return rank(a) < rank(b);
}

} // namespace

QJsonObject moveData(const ContractRef &to, const ContractRef &from)
{
    return {{u"contract"_s, to.name}, {u"version"_s, to.version},
        {u"from"_s, QJsonObject{{u"contract"_s, from.name}, {u"version"_s, from.version}}}};
}

Result<Contract> readyContract(const Contract &contract)
{
    Contract ready = contract;
    ready.name = contract.name.trimmed();
    if (ready.name == standardPlanName())
        return Error{ErrorKind::Invalid,
            u"name \"%1\" is the plan's own; a contract has a customer's name"_s.arg(ready.name)};
    // Kept and shown in whole seconds, so it must be one.
    ready.effective.ms -= ready.effective.ms % msPerSecond;
    if (ready.clauses.empty())
        ready.clauses = clausesOf(ready.initial, ready.windows);
    if (const TermFaults faults = settle(ready); !faults.empty())
        return Error{ErrorKind::Invalid, textOf(faults)};
    return ready;
}

Result<ForeseenMove> foreseeMove(
    const Desk::Parts &parts, const IncidentDetail &known, const Contract &to, Instant now)
{
    auto contracts = parts.contractsOf(known.history);
    if (!contracts)
        return contracts.error();
    contracts->push_back(to);
    History history = known.history;
    Event moved;
    moved.seq = history.back().seq + 1;
    moved.kind = EventKind::ContractMoved;
    moved.occurredAt = now;
    moved.recordedAt = now;
    moved.data = moveData(to.ref(), known.incident.contract);
    history.push_back(moved);
    const auto after = fold(history, *contracts);
    if (!after)
        return after.error();

    ForeseenMove foreseen;
    ContractMove &move = foreseen.move;
    move.id = known.incident.id;
    move.title = known.incident.title;
    move.classification = known.incident.classification;
    move.urgencyBefore = known.urgency;
    move.urgencyAfter = urgencyOf(*after);
    std::optional<qint64> least;
    for (const auto &[before, then] : {std::pair{&known.classify, &after->classify},
             std::pair{&known.resolve, &after->resolve}}) {
        foreseen.changes = foreseen.changes || before->due != then->due;
        const Band was = bandOf(*before, now);
        const Band willBe = bandOf(*then, now);
        foreseen.breaks = foreseen.breaks || (willBe == Band::Breached && was != Band::Breached);
        foreseen.endangers = foreseen.endangers
            || ((willBe == Band::AtRisk || willBe == Band::Critical) && was == Band::Calm);
        const auto left = leftAfter(*before, *then, now);
        const bool first = !move.was && !move.willBe;
        if (before->due != then->due && (first || (left && (!least || *left < *least)))) {
            move.clock = then->name;
            move.was = before->due;
            move.willBe = then->due;
            least = left ? left : least;
        }
    }
    return foreseen;
}

Result<QStringList> Desk::contractNames() const
{
    return store::contractNames(*m_parts->database);
}

Result<std::vector<ContractVersion>> Desk::contractVersions(const QString &name) const
{
    auto versions = store::contractVersions(*m_parts->database, name);
    if (!versions)
        return versions;
    const auto counts = store::incidentsUnder(*m_parts->database, name);
    if (!counts)
        return counts.error();
    for (ContractVersion &version : *versions) {
        for (const auto &[number, count] : *counts)
            if (number == version.contract.version)
                version.judged = count;
        // What takes over is the next to come in force; one that a later number puts in force from
        // the same instant or before never holds again.
        const Instant from = version.contract.effective;
        for (const ContractVersion &other : *versions) {
            const bool takesOver = other.contract.effective > from
                || (other.contract.effective == from
                    && other.contract.version > version.contract.version);
            if (takesOver && (!version.until || other.contract.effective < *version.until))
                version.until = other.contract.effective;
        }
    }
    return versions;
}

Result<ContractImpact> Desk::impactOf(const Contract &contract) const
{
    auto ready = readyContract(contract);
    if (!ready)
        return ready.error();
    const auto versions = store::contractVersions(*m_parts->database, ready->name);
    if (!versions)
        return versions.error();
    ready->version = versions->empty() ? 1 : versions->front().contract.version + 1;
    const auto open = store::openIncidentsOf(*m_parts->database, ready->name);
    if (!open)
        return open.error();
    const auto closed = store::finishedCountOf(*m_parts->database, ready->name);
    if (!closed)
        return closed.error();
    const Instant now = m_parts->clock->now();
    ContractImpact impact;
    impact.open = static_cast<qint64>(open->size());
    impact.closed = *closed;
    for (const IncidentId id : *open) {
        const auto known = m_parts->incident(id);
        if (!known)
            return known.error();
        if (!ready->holdsAt(known->incident.reportedAt)) {
            ++impact.stay;
            continue;
        }
        auto foreseen = foreseeMove(*m_parts, *known, *ready, now);
        if (!foreseen)
            return foreseen.error();
        impact.breached += foreseen->breaks ? 1 : 0;
        impact.atRisk += !foreseen->breaks && foreseen->endangers ? 1 : 0;
        if (foreseen->changes)
            impact.moved.push_back(std::move(foreseen->move));
        else
            ++impact.stay;
    }
    std::sort(impact.moved.begin(), impact.moved.end(),
        [now](const ContractMove &a, const ContractMove &b) { return isHarder(a, b, now); });
    return impact;
}

} // namespace gander::desk
