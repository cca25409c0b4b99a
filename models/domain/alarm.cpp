// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/alarm.h"

#include <algorithm>
#include <limits>

namespace gander {

using namespace Qt::StringLiterals;

namespace {

// From here on a paused clock may ring; nothing while nobody knows.
std::optional<Instant> audibleFrom(const AlarmClock &clock)
{
    if (!clock.paused)
        return Instant{std::numeric_limits<qint64>::min()};
    return clock.pausedUntil;
}

bool isRung(int rung)
{
    return rung >= 1 && rung <= breachRung;
}

bool repeats(const RungHeard &heard)
{
    return heard.rung == breachRung && !heard.acknowledged;
}

// A repeat is owed from here on. What rang "later than now" rang before the clock went back: it
// was heard, so an hour from now is soon enough.
Instant repeatAt(const RungHeard &heard, Instant now)
{
    return std::min(heard.last, now) + alarmRepeatMs;
}

} // namespace

QString promiseOf(ClockName clock, const ContractRef &contract,
    const std::optional<Classification> &classification)
{
    const QString judgedBy = u"%1/%2"_s.arg(QString::number(contract.version), contract.name);
    if (clock == ClockName::Classify || !classification)
        return judgedBy;
    const int severity = classification->severity ? number(*classification->severity) : 0;
    const int devOps = classification->devOps ? number(*classification->devOps) : 0;
    return u"%1 %2 %3 %4"_s.arg(toKey(classification->outcome), QString::number(severity),
        QString::number(devOps), judgedBy);
}

qint64 pausedMs(const std::vector<Step> &steps, Instant start, Instant due)
{
    qint64 paused = 0;
    for (const Step &step : steps) {
        if (step.kind != StepKind::Pause || !step.at || !step.until)
            continue;
        const qint64 within = std::min(*step.until, due) - std::max(*step.at, start);
        paused += std::max<qint64>(within, 0);
    }
    return std::clamp<qint64>(paused, 0, std::max<qint64>(due - start, 0));
}

Instant rungAt(const AlarmClock &clock, int rung)
{
    if (rung >= breachRung)
        return clock.due + 1;
    // Counted from the end: as much is left as if there had been no pause.
    const Instant start = clock.start + clock.pausedMs;
    const qint64 span = std::max<qint64>(clock.due - start, 0);
    return start + (span / 100 * rung + span % 100 * rung / 100);
}

std::optional<Ring> ringAt(const AlarmClock &clock, const RungHeard &heard, Instant now,
    const std::optional<Instant> &quietUntil)
{
    const auto audible = audibleFrom(clock);
    if (!audible || now < *audible)
        return {};
    int highest = 0;
    for (const int rung : clock.rungs)
        if (isRung(rung) && rung > heard.rung && rungAt(clock, rung) <= now)
            highest = std::max(highest, rung);
    if (highest > 0)
        return Ring{highest, false};
    // A class undone may have moved due ahead again: then there is no breach to repeat.
    if (repeats(heard) && !quietUntil && now > clock.due && now >= repeatAt(heard, now))
        return Ring{breachRung, true};
    return {};
}

std::optional<Instant> nextRing(const AlarmClock &clock, const RungHeard &heard, Instant now,
    const std::optional<Instant> &quietUntil)
{
    const auto audible = audibleFrom(clock);
    if (!audible)
        return {};
    RungHeard then = heard;
    if (const auto ring = ringAt(clock, heard, now, quietUntil))
        then = {ring->rung, now, false};
    std::optional<Instant> next;
    const auto take = [&](Instant at) {
        at = std::max({at, *audible, now + 1});
        if (!next || at < *next)
            next = at;
    };
    for (const int rung : clock.rungs)
        if (isRung(rung) && rung > then.rung)
            take(rungAt(clock, rung));
    if (repeats(then))
        take(std::max({repeatAt(then, now), clock.due + 1, quietUntil.value_or(now)}));
    return next;
}

std::optional<Instant> earliestRing(const ClockFace &clock)
{
    if (!clock.due || (clock.status != ClockStatus::Running && clock.status != ClockStatus::Paused))
        return {};
    if (clock.status == ClockStatus::Paused && !clock.pausedUntil)
        return {};
    const Instant start = clock.start.value_or(*clock.due);
    const Instant first = start + std::max<qint64>(*clock.due - start, 0) / 100;
    return clock.pausedUntil ? std::max(first, *clock.pausedUntil) : first;
}

std::optional<Instant> quietUntil(const QuietHours &quiet, Instant now, const Zone &zone)
{
    if (!quiet.on || quiet.from == quiet.to || !quiet.from.isValid() || !quiet.to.isValid())
        return {};
    const WallTime wall = zone.wallAt(now);
    const qint64 from = quiet.from.msecsSinceStartOfDay();
    const qint64 to = quiet.to.msecsSinceStartOfDay();
    const bool crosses = from > to; // midnight
    const bool evening = wall.msOfDay >= from;
    const bool morning = wall.msOfDay < to;
    if (crosses ? !evening && !morning : !evening || !morning)
        return {};
    const QDate day = crosses && evening ? wall.date.addDays(1) : wall.date;
    // An hour that the wall clock shows twice may put the end behind now.
    return std::max(zone.instantOf({day, to}), now + 1);
}

std::vector<RungCount> countByRung(const std::vector<Alarm> &alarms)
{
    std::vector<RungCount> counts;
    for (const Alarm &alarm : alarms) {
        const auto known = std::ranges::find(counts, alarm.rung, &RungCount::rung);
        if (known == counts.end())
            counts.push_back({alarm.rung, 1});
        else
            ++known->count;
    }
    std::ranges::sort(counts, std::ranges::greater(), &RungCount::rung);
    return counts;
}

} // namespace gander
