// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/desk/benchdesk.h"

#include "tests/bench/desk/cast.h"
#include "tests/bench/desk/lives.h"

#include <QFile>

namespace gander::bench {

using namespace Qt::StringLiterals;

namespace {

// Stands where it is put.
class StageClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }

private:
    Instant m_now;
};

Result<void> agree(desk::Desk &desk, StageClock &clock, const std::vector<Contract> &contracts)
{
    for (const Contract &contract : contracts) {
        clock.set(contract.effective);
        Act act;
        act.actor = {u"Marta Weiss"_s, Role::Manager};
        act.action = SetContract{contract};
        if (const auto done = desk.perform(act); !done)
            return done.error();
    }
    return {};
}

// All that is due by now rang and was heard, as on a desk that people work at.
Result<void> hearAlarms(desk::Desk &desk, Instant now)
{
    const AlarmCall call{.now = now, .me = {}, .everyones = true, .quietUntil = {}};
    for (bool isMore = true; isMore;) {
        const auto look = desk.ringAlarms(call);
        if (!look)
            return look.error();
        isMore = look->more;
    }
    return desk.acknowledgeAlarms({}, {u"Marta Weiss"_s});
}

Result<void> fill(
    desk::Desk &desk, StageClock &clock, Instant now, qint64 incidents, const desk::Progress &tell)
{
    const Lives lives(incidents, now);
    const auto agreed = agree(desk, clock, contracts(desk.facts().zone, lives.begin(), now));
    if (!agreed)
        return agreed.error();
    clock.set(now);
    qint64 place = 0;
    bool isStopped = false;
    const auto done = desk.chronicle([&]() -> std::optional<Chronicle> {
        if (tell && place % 256 == 0)
            isStopped = !tell(place, incidents);
        if (isStopped || place == incidents)
            return {};
        return lives.at(place++);
    });
    if (!done)
        return done.error();
    if (isStopped)
        return Error{ErrorKind::Cancelled, u"stopped; no desk was made"_s};
    return hearAlarms(desk, now);
}

} // namespace

Result<desk::DeskFacts> makeBenchDesk(const QString &path, const Zone &zone, Instant now,
    qint64 incidents, const desk::Progress &progress)
{
    if (incidents < 1 || incidents > mostIncidents)
        return Error{
            ErrorKind::Invalid, u"a desk to measure on has 1 to %1 incidents"_s.arg(mostIncidents)};
    StageClock clock;
    clock.set(now);
    bool isMade = false;
    const auto make = [&]() -> Result<desk::DeskFacts> {
        auto desk = desk::Desk::create(path, zone, clock);
        if (!desk)
            return desk.error();
        isMade = true;
        if (const auto filled = fill(*desk, clock, now, incidents, progress); !filled)
            return filled.error();
        return desk->facts();
    };
    auto facts = make();
    if (!facts && isMade)
        for (const auto end : {""_L1, "-wal"_L1, "-shm"_L1, "-lock"_L1, "-anchor"_L1})
            QFile::remove(path + end);
    return facts;
}

} // namespace gander::bench
