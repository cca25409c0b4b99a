// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows that an import left out, as a file of the same columns: to be corrected and tried again.

#include "models/exchange/incidentimport.h"

namespace gander::exchange {

// Head and rows, UTF-8 with commas. Where several rows tell one incident, one that is wrong brings
// all of them along. 'file' and 'options' are those that 'plan' was made of.
[[nodiscard]] Result<QByteArray> refusedRows(
    QIODevice &file, const ImportPlan &plan, const ImportOptions &options);

} // namespace gander::exchange
