// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Incidents to comma separated rows, guarded against formulas; columnmap reads them back.

#include "models/domain/incident.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace gander::exchange {

struct ExportRow {
    Incident incident;
    std::optional<Instant> classifyBy;
    std::optional<Instant> guaranteedBy;
};

// id key title customer product reporter state outcome severity devops assignee route reported_at
// classified_at resolved_at classify_by guaranteed_by description finding. Instants are RFC 3339
// in UTC, what is not known is empty. UTF-8 without a byte order mark, CRLF.
[[nodiscard]] QStringList exportColumns();

// Line by line for files of any length ...
[[nodiscard]] QByteArray exportHead();
[[nodiscard]] QByteArray exportLine(const ExportRow &row);
// ... or whole.
[[nodiscard]] QByteArray exportCsv(const std::vector<ExportRow> &rows);

} // namespace gander::exchange
