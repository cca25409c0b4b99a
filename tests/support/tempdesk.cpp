// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/tempdesk.h"

#include <QFile>

namespace gander::test {

TempDesk::TempDesk()
{
    const auto made =
        desk::Desk::create(path(), zone(), m_clock, QStringLiteral("Versionista and Fluxguard"));
    if (!made)
        qFatal("No desk: %s", qPrintable(made.error().detail));
}

Zone TempDesk::zone()
{
    return Zone::find(QStringLiteral("America/New_York")).value();
}

std::vector<IncidentId> TempDesk::file(const std::vector<std::pair<QString, int>> &titlesAndMinutes)
{
    auto open = desk::Desk::open(path(), desk::OpenMode::Write, m_clock);
    if (!open)
        return {};
    std::vector<IncidentId> filed;
    for (const auto &[title, minutes] : titlesAndMinutes) {
        Act act;
        act.actor.name = QStringLiteral("Lena Ortiz");
        act.action = FileIncident{.facts = {.title = title,
                                      .customer = QStringLiteral("Meridian Bank"),
                                      .product = QStringLiteral("Fluxguard")},
            .reportedAt = m_clock.now() + -minutes * msPerMinute};
        const auto receipt = open->perform(act);
        if (!receipt)
            return {};
        filed.push_back(receipt->incident);
    }
    return filed;
}

Result<desk::Desk> TempDesk::read() const
{
    return desk::Desk::open(path(), desk::OpenMode::ReadOnly, m_clock);
}

} // namespace gander::test
