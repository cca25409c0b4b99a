// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/watch.h"

#include "models/desk/whendone.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace gander::desk {

namespace {

// A timer does not count sleep and cannot see the clock jump: none is longer than this, and what
// wakes for nothing reads the time and no row.
constexpr qint64 longestTimerMs = 20 * msPerSecond;
constexpr qint64 tryAgainMs = 30 * msPerSecond;

} // namespace

Watch::Watch(DeskService &service, Actor actor, const Zone &wall, bool readOnly, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_actor(std::move(actor))
    , m_wall(wall)
    , m_readOnly(readOnly)
    , m_lastSeen(service.clock().now())
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Watch::wake);
    connect(&service, &DeskService::changed, this, [this] {
        if (m_watching)
            look();
    });
}

void Watch::setSettings(const AlarmSettings &settings)
{
    m_settings = settings;
    m_watching = true;
    emit settingsChanged();
    look();
}

void Watch::beginSoon(const AlarmSettings &settings, int restMs)
{
    m_settings = settings;
    m_watching = true;
    emit settingsChanged();
    m_timer.start(restMs); // anything that changes meanwhile is looked at before
}

void Watch::acknowledge(const std::vector<IncidentId> &incidents)
{
    if (m_readOnly)
        return;
    whenDone(m_service.ask([incidents, actor = m_actor](
                               Desk &desk) { return desk.acknowledgeAlarms(incidents, actor); }),
        this, [this](const Result<void> &done) {
            if (!done)
                emit failed(done.error());
            look();
        });
}

void Watch::wake()
{
    if (!m_watching)
        return;
    const Instant now = m_service.clock().now();
    if (now < m_lastSeen)
        m_afresh = true;
    if (m_afresh || (m_next && now >= *m_next))
        look();
    else
        plan();
}

void Watch::look()
{
    if (m_asked) {
        m_again = true;
        return;
    }
    m_asked = true;
    const Instant now = m_service.clock().now();
    if (now < m_lastSeen)
        m_afresh = true;
    m_lastSeen = now;
    // Too soon after the last ring: what is due now is told with what comes until then.
    const bool tooSoon =
        m_ringing.alarms.empty() && m_lastRang && std::llabs(now - *m_lastRang) < alarmGapMs;
    const bool ring = m_settings.on && !m_readOnly && !tooSoon;
    AlarmCall call;
    call.now = now;
    call.me = m_actor.name;
    call.everyones = m_settings.everyones;
    call.quietUntil = quietUntil(m_settings.quiet, now, m_wall);
    call.afresh = ring && m_afresh;
    if (ring)
        m_afresh = false;
    m_ringing.aloud = !call.quietUntil;
    whenDone(m_service.ask([call, ring](Desk &desk) -> Result<Found> {
        Found found;
        if (ring) {
            auto look = desk.ringAlarms(call);
            if (!look)
                return look.error();
            found.look = std::move(*look);
        }
        auto waiting = desk.alarmsWaiting();
        if (!waiting)
            return waiting.error();
        found.waiting = std::move(*waiting);
        return found;
    }),
        this, [this, tooSoon, call](const Result<Found> &found) {
            m_asked = false;
            hear(found);
            if (tooSoon)
                m_next = *m_lastRang + alarmGapMs;
            // What the quiet hours hold back is told when they end.
            else if (call.quietUntil && m_settings.on)
                m_next = std::min(m_next.value_or(*call.quietUntil), *call.quietUntil);
            if (m_again || (found && found->look.more)) {
                m_again = false;
                look();
            } else {
                plan();
            }
        });
}

void Watch::hear(const Result<Found> &found)
{
    if (!found) {
        m_next = m_lastSeen + tryAgainMs;
        m_afresh = true;
        if (!m_failed)
            emit failed(found.error());
        m_failed = true;
        return;
    }
    m_failed = false;
    m_next = found->look.next;
    for (const Alarm &alarm : found->look.rang) {
        auto &ringing = m_ringing.alarms;
        if (std::ranges::find(ringing, alarm.incident, &Alarm::incident) == ringing.end())
            ringing.push_back(alarm);
    }
    m_ringing.afterQuiet = m_ringing.afterQuiet || found->look.afterQuiet;
    if (found->waiting != m_waiting) {
        m_waiting = found->waiting;
        emit waitingChanged();
    }
    if (!found->look.more)
        tell();
}

void Watch::tell()
{
    if (m_ringing.alarms.empty())
        return;
    const Rang told = std::exchange(m_ringing, {});
    // Quiet alarms disturb nobody: what comes at once after them need not wait.
    if (told.aloud)
        m_lastRang = m_lastSeen;
    emit rang(told);
}

void Watch::plan()
{
    const Instant now = m_service.clock().now();
    m_lastSeen = std::max(m_lastSeen, now);
    const qint64 wait =
        m_next ? std::clamp<qint64>(*m_next - now, 0, longestTimerMs) : longestTimerMs;
    m_timer.start(static_cast<int>(wait));
}

} // namespace gander::desk
