// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A contract as a file tells it, named and dated by the command line.

#include "models/domain/contract.h"

#include <QByteArray>

namespace gander::app {

// The file's name and version count for nothing; its effective instant does unless 'effective'
// is set, and where neither says one it is 'now'.
[[nodiscard]] ContractReading contractIn(const QByteArray &bytes, const QString &name,
    const std::optional<Instant> &effective, Instant now);

} // namespace gander::app
