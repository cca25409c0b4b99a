// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/exportlist.h"

#include "models/exchange/files.h"
#include "models/exchange/incidentexport.h"

namespace gander::ui {

namespace {

Result<qint64> writeList(const desk::Desk &desk, const ListRequest &request, const QString &path)
{
    const auto list = desk.list(request);
    if (!list)
        return list.error();
    QByteArray csv = exchange::exportHead();
    for (const ListEntry &entry : list->entries) {
        const auto detail = desk.incident(entry.id);
        if (!detail)
            return detail.error();
        csv += exchange::exportLine({.incident = detail->incident,
            .classifyBy = detail->classify.due,
            .guaranteedBy = detail->resolve.due});
    }
    if (const auto written = exchange::writeFile(path, csv); !written)
        return written.error();
    return static_cast<qint64>(list->entries.size());
}

} // namespace

QFuture<Result<qint64>> exportList(
    desk::DeskService &desk, const ListRequest &request, const QString &path)
{
    return desk.askLong([request, path](const desk::Desk &open) { return writeList(open, request, path); });
}

} // namespace gander::ui
