// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The shown list, or what was chosen of it, as a CSV file, read and written on the desk's thread.

#include "models/desk/deskservice.h"

namespace gander::ui {

// Answers how many incidents were written.
[[nodiscard]] QFuture<Result<qint64>> exportList(
    desk::DeskService &desk, const ListRequest &request, const QString &path);

// The same of these alone, in their order.
[[nodiscard]] QFuture<Result<qint64>> exportChosen(
    desk::DeskService &desk, const std::vector<IncidentId> &incidents, const QString &path);

} // namespace gander::ui
