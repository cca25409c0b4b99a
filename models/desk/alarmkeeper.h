// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The alarms that wait to be acknowledged, kept beside a connection: they are asked for after each
// act and each ring, when only few of thousands can be others.

#include "models/domain/alarm.h"
#include "models/store/database.h"

#include <vector>

namespace gander::desk {

class AlarmKeeper
{
public:
    explicit AlarmKeeper(store::Database &database)
        : m_database(database)
    {
    }

    // The nearest due first.
    [[nodiscard]] Result<std::vector<Alarm>> waiting();
    // Alarms of these rang or were acknowledged by this connection, which no revision tells.
    void touch(const std::vector<IncidentId> &incidents);
    // The same of who knows which.
    void forget() { m_revision.reset(); }

private:
    [[nodiscard]] Result<void> readAll();
    [[nodiscard]] Result<void> readChanged();

    store::Database &m_database;
    std::optional<Revision> m_revision; // that the alarms are of; nothing: to be read anew
    qint64 m_others = 0;                // moves when another connection has written
    std::vector<IncidentId> m_touched;
    std::vector<Alarm> m_waiting;
};

} // namespace gander::desk
