// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/urgency.h"

#include <algorithm>
#include <array>

namespace gander {

namespace {

constexpr std::array bandKeys{
    std::pair{Band::None, "none"},
    std::pair{Band::Calm, "calm"},
    std::pair{Band::AtRisk, "at-risk"},
    std::pair{Band::Critical, "critical"},
    std::pair{Band::Breached, "breached"},
    std::pair{Band::Paused, "paused"},
    std::pair{Band::Met, "met"},
    std::pair{Band::MetLate, "met-late"},
};

bool isTicking(const ClockFace &clock)
{
    return clock.due
        && (clock.status == ClockStatus::Running || clock.status == ClockStatus::Paused);
}

// The due instant that decides which clock is nearer: for a paused one, the one it would have if
// it were resumed at once when it was paused.
qint64 nearness(const ClockFace &clock)
{
    return clock.due->ms;
}

} // namespace

QString toKey(Band band)
{
    for (const auto &[known, key] : bandKeys)
        if (known == band)
            return QString::fromLatin1(key);
    Q_UNREACHABLE();
}

std::optional<Band> bandFromKey(QStringView key)
{
    for (const auto &[band, known] : bandKeys)
        if (key == QLatin1String(known))
            return band;
    return {};
}

BandEdges bandEdges(Instant start, Instant due)
{
    const qint64 span = std::max<qint64>(due - start, 0);
    const qint64 atRisk = std::min(span / 4, 5 * msPerDay);
    const qint64 critical = std::max(30 * msPerMinute, std::min(span / 10, 24 * msPerHour));
    // A span so short that critical would come before at risk has no band of risk.
    return {due + -std::max(atRisk, critical), due + -critical, due};
}

Band bandAt(const BandEdges &edges, Instant now)
{
    if (now > edges.due)
        return Band::Breached;
    if (now >= edges.critical)
        return Band::Critical;
    if (now >= edges.atRisk)
        return Band::AtRisk;
    return Band::Calm;
}

std::optional<Instant> nextChange(const BandEdges &edges, Instant now)
{
    if (now < edges.atRisk)
        return edges.atRisk;
    if (now < edges.critical)
        return edges.critical;
    if (now <= edges.due)
        return edges.due + 1;
    return {};
}

Urgency urgencyOf(const Folded &folded)
{
    Urgency urgency;
    const ClockFace *nearest = nullptr;
    for (const ClockFace *clock : {&folded.classify, &folded.resolve})
        if (isTicking(*clock) && (!nearest || nearness(*clock) < nearness(*nearest)))
            nearest = clock;
    if (nearest) {
        urgency.clock = nearest->name;
        urgency.edges = bandEdges(nearest->start.value_or(*nearest->due), *nearest->due);
        if (nearest->status == ClockStatus::Paused) {
            // Where the pause ends by itself, due is what holds from there on.
            const auto from = nearest->pausedUntil ? nearest->pausedUntil : nearest->pausedAt;
            urgency.pausedLeft = *nearest->due - from.value_or(*nearest->due);
            urgency.pausedUntil = nearest->pausedUntil;
        }
        return urgency;
    }
    // What is merged leaves the figures, whatever its clocks had come to.
    if (isOpen(folded.incident.state) || folded.incident.state == State::Duplicate)
        return urgency;
    bool known = false;
    bool late = false;
    for (const ClockFace *clock : {&folded.classify, &folded.resolve})
        if (clock->status == ClockStatus::Done && clock->due) {
            known = true;
            late = late || !clock->isMet();
        }
    if (known)
        urgency.settled = late ? Band::MetLate : Band::Met;
    return urgency;
}

Band bandAt(const Urgency &urgency, Instant now)
{
    if (!urgency.clock)
        return urgency.settled;
    if (isPausedAt(urgency, now))
        return Band::Paused;
    return bandAt(*urgency.edges, now);
}

bool isPausedAt(const Urgency &urgency, Instant now)
{
    return urgency.pausedLeft && (!urgency.pausedUntil || now < *urgency.pausedUntil);
}

bool isPausedAt(const ClockFace &clock, Instant now)
{
    return clock.status == ClockStatus::Paused && (!clock.pausedUntil || now < *clock.pausedUntil);
}

std::optional<qint64> leftAt(const ClockFace &clock, Instant now)
{
    if (!clock.due)
        return {};
    if (!isPausedAt(clock, now))
        return *clock.due - now;
    return *clock.due - (clock.pausedUntil ? *clock.pausedUntil : clock.pausedAt.value_or(now));
}

std::optional<qint64> leftAt(const Urgency &urgency, Instant now)
{
    if (isPausedAt(urgency, now))
        return urgency.pausedLeft;
    return urgency.edges ? std::optional(urgency.edges->due - now) : std::nullopt;
}

std::optional<Instant> nextChange(const Urgency &urgency, Instant now)
{
    if (!urgency.clock || !urgency.edges)
        return {};
    if (isPausedAt(urgency, now))
        return urgency.pausedUntil;
    return nextChange(*urgency.edges, now);
}

Band bandOf(const ClockFace &clock, Instant now)
{
    switch (clock.status) {
    case ClockStatus::None:
    case ClockStatus::Unknown:
        return Band::None;
    case ClockStatus::Paused:
        if (isPausedAt(clock, now))
            return Band::Paused;
        break;
    case ClockStatus::Done:
        return clock.isMet() ? Band::Met : Band::MetLate;
    case ClockStatus::Running:
        break;
    }
    if (!clock.due)
        return Band::None;
    return bandAt(bandEdges(clock.start.value_or(*clock.due), *clock.due), now);
}

} // namespace gander
