// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Brings a database to the newest schema by numbered files, each in one transaction.

#include "models/domain/result.h"
#include "models/store/database.h"

namespace gander::store {

// The number of the newest migration in the program.
[[nodiscard]] int newestSchema();
// The schema of the open database; 0 for a fresh one.
[[nodiscard]] Result<int> schemaOf(Database &database);
// Runs what is missing, all in one transaction; TooNew if the database is ahead of the program.
[[nodiscard]] Result<void> migrate(Database &database);

} // namespace gander::store
