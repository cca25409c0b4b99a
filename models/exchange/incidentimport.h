// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of another desk's file to incidents to be taken over, plus what is wrong line by line.

#include "models/domain/action.h"
#include "models/domain/zone.h"
#include "models/exchange/columnmap.h"
#include "models/exchange/csv.h"
#include "models/exchange/dateorder.h"

#include <functional>
#include <optional>
#include <vector>

class QIODevice;

namespace gander::exchange {

struct ImportOptions {
    Zone zone;                          // of the wall times in the file
    std::optional<DateOrder> dateOrder; // found from the file if not set
    std::optional<ColumnMap> map;       // found from the head if not set
    Instant now;                        // what lies behind it is refused
};

struct ImportIssue {
    qint64 line = 0;
    QString field;   // the file's name of the column, empty where the whole row is meant
    QString problem; // "\"31/2/2016\" is no date and time that can be read"

    friend bool operator==(const ImportIssue &, const ImportIssue &) = default;
};

struct PlannedIncident {
    qint64 line = 0; // of its (first) row
    TakeOver incident;
};

struct ImportPlan {
    std::vector<PlannedIncident> incidents; // in order of the file
    std::vector<ImportIssue> issues;        // by line; a row or history with one is left out
    qint64 read = 0;                        // incidents in the file, refused ones included
    qint64 rows = 0;                        // rows in the file below its head
    qint64 refused = 0;                     // incidents left out

    struct Recognised {
        QString format;       // ColumnMap::name, "servicenow"
        bool history = false; // several rows tell one incident
        DateOrder dateOrder = DateOrder::YearFirst;
        CsvShape shape;
    } recognised;
};

// Called now and then with bytes done and in all; false stops the import (Cancelled).
using Progress = std::function<bool(qint64 done, qint64 total)>;

// Reads the file twice: what holds for all of it (date order, rows of one key), then its rows.
// An error where nothing of it can be taken; nothing is ever half taken.
//
// A row that tells the last state alone gives Assigned, Resolved and Closed, and leaves the first
// clock unknown unless the state is new (plan.md 5.15). Rows that tell a history give a Moved with
// data {"state"} for each change of state as well, by which the first clock is known. What both
// tell of one fact is the same event, so that a history folds into what was imported before it.
[[nodiscard]] Result<ImportPlan> planImport(
    QIODevice &file, const ImportOptions &options, const Progress &progress = {});
[[nodiscard]] Result<ImportPlan> planImport(
    const QByteArray &file, const ImportOptions &options, const Progress &progress = {});

} // namespace gander::exchange
