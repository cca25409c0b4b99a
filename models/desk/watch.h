// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Watches the open desk's clocks: wakes at the next foretold instant, rings what is due then, and
// keeps what waits to be acknowledged.

#include "models/desk/deskservice.h"
#include "models/domain/alarm.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace gander::desk {

// What rang at one time.
struct Rang {
    std::vector<Alarm> alarms;
    bool aloud = true;       // no quiet hours
    bool afterQuiet = false; // among them is what quiet hours held back
};

class Watch final : public QObject
{
    Q_OBJECT

public:
    // 'service' outlives it; 'wall' is the wall clock of the quiet hours.
    Watch(DeskService &service, Actor actor, const Zone &wall, bool readOnly,
        QObject *parent = nullptr);

    // Begins to watch, or goes on by other choices.
    void setSettings(const AlarmSettings &settings);
    // Begins by these, once a window that opens has had 'restMs' to show its first rows: to find
    // all that waits takes about as much as they do.
    void beginSoon(const AlarmSettings &settings, int restMs);
    [[nodiscard]] const AlarmSettings &settings() const { return m_settings; }

    [[nodiscard]] const std::vector<Alarm> &waiting() const { return m_waiting; }
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }
    // Those of 'incidents', or all if there are none.
    void acknowledge(const std::vector<IncidentId> &incidents);

public slots:
    // The computer woke or its clock jumped: is anything due? Asks the desk only if it is.
    void wake();

signals:
    void rang(const gander::desk::Rang &rang);
    void waitingChanged();
    void settingsChanged();
    // Once, until a look succeeds again.
    void failed(const gander::Error &error);

private:
    struct Found {
        AlarmLook look;
        std::vector<Alarm> waiting;
    };
    void look();
    void hear(const Result<Found> &found);
    void tell();
    void plan();

    DeskService &m_service;
    Actor m_actor;
    Zone m_wall;
    bool m_readOnly;
    AlarmSettings m_settings;
    bool m_watching = false;
    QTimer m_timer;
    std::optional<Instant> m_next; // when to look again, if nothing changes before
    Instant m_lastSeen;
    std::optional<Instant> m_lastRang;
    bool m_afresh = true;
    bool m_asked = false;
    bool m_again = false;
    bool m_failed = false;
    std::vector<Alarm> m_waiting;
    Rang m_ringing; // of a look in several goes
};

} // namespace gander::desk
