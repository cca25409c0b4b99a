// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/board.h"

#include <QSet>

namespace gander {

void addOpen(
    Board &board, const std::optional<Classification> &classification, Band band, qint64 count)
{
    const bool isNear = band == Band::AtRisk || band == Band::Critical;
    board.open += count;
    board.unclassified += classification ? 0 : count;
    board.atRisk += band == Band::AtRisk ? count : 0;
    board.critical += band == Band::Critical ? count : 0;
    board.breached += band == Band::Breached ? count : 0;
    if (!classification || classification->outcome != Outcome::CoreBug || !classification->severity
        || !classification->devOps)
        return;
    const auto row = static_cast<size_t>(number(*classification->severity) - 1);
    const auto column = static_cast<size_t>(number(*classification->devOps) - 1);
    board.matrix[row][column] += count;
    board.matrixBreached[row][column] += band == Band::Breached ? count : 0;
    board.matrixAtRisk[row][column] += isNear ? count : 0;
}

std::vector<IncidentRow> soonestOf(std::vector<IncidentRow> inOrder)
{
    std::vector<IncidentRow> soonest;
    QSet<IncidentId> outages;
    for (IncidentRow &row : inOrder) {
        if (std::ssize(soonest) == boardSoonest)
            break;
        const IncidentId outage = row.master.isSet() ? row.master : row.id;
        if (outages.contains(outage))
            continue;
        outages.insert(outage);
        soonest.push_back(std::move(row));
    }
    return soonest;
}

void addFinished(Board &board, const ClockFace &clock)
{
    if (clock.status != ClockStatus::Done || !clock.done || !clock.due || *clock.done > board.now
        || *clock.done <= board.now + -boardReachMs)
        return;
    ++board.finished;
    board.metInTime += clock.isMet() ? 1 : 0;
}

} // namespace gander
