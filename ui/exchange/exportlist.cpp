// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/exportlist.h"

#include "models/exchange/files.h"
#include "models/exchange/incidentexport.h"

namespace gander::ui {

namespace {

Result<qint64> writeIncidents(
    const desk::Desk &desk, const std::vector<IncidentId> &incidents, const QString &path)
{
    QByteArray csv = exchange::exportHead();
    for (const IncidentId id : incidents) {
        const auto detail = desk.incident(id);
        if (!detail)
            return detail.error();
        csv += exchange::exportLine({.incident = detail->incident,
            .classifyBy = detail->classify.due,
            .guaranteedBy = detail->resolve.due});
    }
    if (const auto written = exchange::writeFile(path, csv); !written)
        return written.error();
    return static_cast<qint64>(incidents.size());
}

Result<qint64> writeList(const desk::Desk &desk, const ListRequest &request, const QString &path)
{
    const auto list = desk.list(request);
    if (!list)
        return list.error();
    std::vector<IncidentId> incidents;
    incidents.reserve(list->entries.size());
    for (const ListEntry &entry : list->entries)
        incidents.push_back(entry.id);
    return writeIncidents(desk, incidents, path);
}

} // namespace

QFuture<Result<qint64>> exportChosen(
    desk::DeskService &desk, const std::vector<IncidentId> &incidents, const QString &path)
{
    return desk.askLong([incidents, path](const desk::Desk &open) {
        return writeIncidents(open, incidents, path);
    });
}

QFuture<Result<qint64>> exportList(
    desk::DeskService &desk, const ListRequest &request, const QString &path)
{
    return desk.askLong(
        [request, path](const desk::Desk &open) { return writeList(open, request, path); });
}

} // namespace gander::ui
