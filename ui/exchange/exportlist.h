// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The shown list as a CSV file, read and written on the desk's thread.

#include "models/desk/deskservice.h"

namespace gander::ui {

// Answers how many incidents were written.
[[nodiscard]] QFuture<Result<qint64>> exportList(
    desk::DeskService &desk, const ListRequest &request, const QString &path);

} // namespace gander::ui
