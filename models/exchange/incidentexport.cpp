// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/incidentexport.h"

#include "models/exchange/csv.h"
#include "models/exchange/formulaguard.h"

#include <array>

namespace gander::exchange {

namespace {

QString when(const std::optional<Instant> &at)
{
    return at ? toText(*at) : QString();
}

QString outcomeCell(const Incident &incident)
{
    return incident.classification ? toKey(incident.classification->outcome) : QString();
}

QString severityCell(const Incident &incident)
{
    return incident.classification && incident.classification->severity
        ? QString::number(number(*incident.classification->severity))
        : QString();
}

QString devOpsCell(const Incident &incident)
{
    return incident.classification && incident.classification->devOps
        ? QString::number(number(*incident.classification->devOps))
        : QString();
}

QString routeCell(const Incident &incident)
{
    return incident.classification ? toKey(routeOf(incident.classification->outcome)) : QString();
}

struct ExportColumn {
    const char *name;
    QString (*text)(const ExportRow &row);
};

// The one place that says which columns there are, and in which order.
const std::array exportTable{
    ExportColumn{"id",
        [](const ExportRow &row) {
            return row.incident.id.isSet() ? QString::number(row.incident.id.number()) : QString();
        }},
    ExportColumn{"key", [](const ExportRow &row) { return row.incident.key; }},
    ExportColumn{"title", [](const ExportRow &row) { return row.incident.title; }},
    ExportColumn{"customer", [](const ExportRow &row) { return row.incident.customer; }},
    ExportColumn{"product", [](const ExportRow &row) { return row.incident.product; }},
    ExportColumn{"reporter", [](const ExportRow &row) { return row.incident.reporter; }},
    ExportColumn{"state", [](const ExportRow &row) { return toKey(row.incident.state); }},
    ExportColumn{"outcome", [](const ExportRow &row) { return outcomeCell(row.incident); }},
    ExportColumn{"severity", [](const ExportRow &row) { return severityCell(row.incident); }},
    ExportColumn{"devops", [](const ExportRow &row) { return devOpsCell(row.incident); }},
    ExportColumn{"assignee", [](const ExportRow &row) { return row.incident.assignee; }},
    ExportColumn{"route", [](const ExportRow &row) { return routeCell(row.incident); }},
    ExportColumn{
        "reported_at", [](const ExportRow &row) { return toText(row.incident.reportedAt); }},
    ExportColumn{
        "classified_at", [](const ExportRow &row) { return when(row.incident.classifiedAt); }},
    ExportColumn{"resolved_at", [](const ExportRow &row) { return when(row.incident.resolvedAt); }},
    ExportColumn{"classify_by", [](const ExportRow &row) { return when(row.classifyBy); }},
    ExportColumn{"guaranteed_by", [](const ExportRow &row) { return when(row.guaranteedBy); }},
    ExportColumn{"description", [](const ExportRow &row) { return row.incident.description; }},
    ExportColumn{"finding", [](const ExportRow &row) { return row.incident.finding; }},
};

} // namespace

QStringList exportColumns()
{
    QStringList names;
    for (const ExportColumn &column : exportTable)
        names << QString::fromLatin1(column.name);
    return names;
}

QByteArray exportHead()
{
    return csvLine(exportColumns());
}

QByteArray exportLine(const ExportRow &row)
{
    QStringList cells;
    for (const ExportColumn &column : exportTable)
        cells << guarded(column.text(row));
    return csvLine(cells);
}

QByteArray exportCsv(const std::vector<ExportRow> &rows)
{
    QByteArray bytes = exportHead();
    for (const ExportRow &row : rows)
        bytes += exportLine(row);
    return bytes;
}

} // namespace gander::exchange
