// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A desk in a folder that is thrown away, in New York, with what a test reports to it.

#include "models/desk/desk.h"
#include "tests/support/fixedclock.h"

#include <QTemporaryDir>

#include <vector>

namespace gander::test {

class TempDesk
{
public:
    TempDesk();

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("desk.gander")); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] static Zone zone();
    [[nodiscard]] FixedClock &clock() { return m_clock; }

    // One report each, so many minutes ago; the desk is closed again afterwards. Empty on a fault.
    std::vector<IncidentId> file(const std::vector<std::pair<QString, int>> &titlesAndMinutes);
    // Opens it beside whoever writes.
    [[nodiscard]] Result<desk::Desk> read() const;

private:
    QTemporaryDir m_folder;
    FixedClock m_clock;
};

} // namespace gander::test
