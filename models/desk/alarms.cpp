// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/desk.h"
#include "models/desk/deskparts.h"
#include "models/store/alarmrows.h"
#include "models/store/deskrows.h"
#include "models/store/transaction.h"

#include <algorithm>
#include <map>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// Since when alarms were held back by quiet hours; kept with the desk, so that they are told once
// the hours end, whether or not the program ran all night.
QString heldSinceFact()
{
    return u"alarmsHeldSince"_s;
}

Alarm alarmOf(const store::AlarmRow &row, const Ring &ring, Instant now)
{
    return {.incident = row.id,
        .title = row.title,
        .customer = row.customer,
        .assignee = row.assignee,
        .clock = row.clock->name,
        .promise = row.clock->promise,
        .rung = ring.rung,
        .start = row.clock->start,
        .due = row.clock->due,
        .pausedLeft = {},
        .rangAt = now,
        .repeat = ring.repeat};
}

// As if all of what is past had rung and been acknowledged: whose alarm is not ours is looked at
// again at its next rung, by when it may be.
RungHeard passedOver(const AlarmClock &clock, Instant now)
{
    int passed = 0;
    for (const int rung : clock.rungs)
        if (rungAt(clock, rung) <= now)
            passed = std::max(passed, rung);
    return {passed, now, true};
}

class Ringing
{
public:
    Ringing(Desk::Parts &parts, const store::Transaction &transaction, const AlarmCall &call)
        : m_parts(parts)
        , m_transaction(transaction)
        , m_call(call)
    {
    }

    // Rings the row or not, and notes when to look again.
    [[nodiscard]] Result<void> ring(store::AlarmRow row, AlarmLook &look)
    {
        std::optional<Instant> next;
        if (row.clock) {
            const auto rungs = rungsOf(row.contract);
            if (!rungs)
                return rungs.error();
            row.clock->rungs = *rungs;
            const bool ours =
                m_call.everyones || row.assignee.isEmpty() || row.assignee == m_call.me;
            if (!ours)
                row.heard = passedOver(*row.clock, m_call.now);
            const auto ring = ringAt(*row.clock, row.heard, m_call.now, m_call.quietUntil);
            next = nextRing(*row.clock, row.heard, m_call.now, m_call.quietUntil);
            if (ring) {
                const auto done = store::writeRing(m_transaction, row, *ring, m_call.now);
                if (!done)
                    return done.error();
                look.rang.push_back(alarmOf(row, *ring, m_call.now));
            }
        }
        return store::setNextAlarm(m_transaction, row.id, next);
    }

private:
    [[nodiscard]] Result<std::vector<int>> rungsOf(const ContractRef &ref)
    {
        const std::pair key{ref.name, ref.version};
        if (const auto known = m_rungs.find(key); known != m_rungs.end())
            return known->second;
        const auto contract = m_parts.contractOf(ref);
        if (!contract)
            return contract.error();
        return m_rungs.emplace(key, contract->alarms).first->second;
    }

    Desk::Parts &m_parts;
    const store::Transaction &m_transaction;
    const AlarmCall &m_call;
    std::map<std::pair<QString, int>, std::vector<int>> m_rungs;
};

// What rang in the quiet hours and still waits, unless it rings now anyway.
Result<void> tellHeld(store::Database &database, Instant since, AlarmLook &look)
{
    const auto waiting = store::alarmsWaiting(database);
    if (!waiting)
        return waiting.error();
    for (const Alarm &alarm : *waiting) {
        if (alarm.rangAt < since
            || std::ranges::find(look.rang, alarm.incident, &Alarm::incident) != look.rang.end())
            continue;
        look.rang.push_back(alarm);
        look.afterQuiet = true;
    }
    return {};
}

} // namespace

Result<AlarmLook> Desk::ringAlarms(const AlarmCall &call)
{
    AlarmLook look;
    if (m_parts->facts.readOnly)
        return look;
    store::Database &database = *m_parts->database;
    const auto heldSince = store::deskFact(database, heldSinceFact());
    if (!heldSince)
        return heldSince.error();
    const bool tell = !heldSince->isEmpty() && !call.quietUntil;
    auto next = store::nextAlarm(database);
    if (!next)
        return next.error();
    const bool due = *next && **next <= call.now;
    if (due || call.afresh || tell) {
        // A look that finds nothing writes nothing.
        auto transaction = store::Transaction::begin(database);
        if (!transaction)
            return transaction.error();
        if (call.afresh) {
            m_parts->alarms().forget();
            if (const auto done = store::putAlarmsRight(*transaction, call.now); !done)
                return done.error();
        }
        auto rows = store::alarmsDue(database, call.now, call.atMost);
        if (!rows)
            return rows.error();
        look.more = static_cast<qint64>(rows->size()) == call.atMost;
        Ringing ringing(*m_parts, *transaction, call);
        for (store::AlarmRow &row : *rows)
            if (const auto done = ringing.ring(std::move(row), look); !done)
                return done.error();
        if (tell && !look.more) {
            const Instant since{heldSince->toLongLong()};
            if (const auto done = tellHeld(database, since, look); !done)
                return done.error();
        }
        const bool hold = call.quietUntil && heldSince->isEmpty() && !look.rang.empty();
        if (hold || (tell && !look.more)) {
            const QString held = hold ? QString::number(call.now.ms) : QString();
            if (const auto done = store::setDeskFact(*transaction, heldSinceFact(), held); !done)
                return done.error();
        }
        std::vector<IncidentId> rang;
        for (const Alarm &alarm : look.rang)
            rang.push_back(alarm.incident);
        m_parts->alarms().touch(rang);
        if (const auto done = transaction->commit(); !done)
            return done.error();
        next = store::nextAlarm(database);
        if (!next)
            return next.error();
    }
    look.next = *next;
    return look;
}

Result<std::vector<Alarm>> Desk::alarmsWaiting() const
{
    return m_parts->alarms().waiting();
}

AlarmKeeper &Desk::Parts::alarms() const
{
    if (!alarmKeeper)
        alarmKeeper = std::make_unique<AlarmKeeper>(*database);
    return *alarmKeeper;
}

Result<void> Desk::acknowledgeAlarms(const std::vector<IncidentId> &incidents, const Actor &actor)
{
    auto transaction = store::Transaction::begin(*m_parts->database);
    if (!transaction)
        return transaction.error();
    // An alarm nobody acknowledged has no name: someone always has one.
    const QString by = actor.name.isEmpty() ? u"?"_s : actor.name;
    if (incidents.empty())
        m_parts->alarms().forget();
    m_parts->alarms().touch(incidents);
    const auto done = store::acknowledge(*transaction, incidents, by, m_parts->clock->now());
    if (!done)
        return done.error();
    return transaction->commit();
}

} // namespace gander::desk
