// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A calendar file taken apart into its entries, before anything in it is interpreted.

#include "models/domain/result.h"

#include <QByteArray>

#include <vector>

namespace gander::exchange {

// One VEVENT: its own lines that tell of its days and its name, unfolded; what else it holds
// (alarms, attachments, people) is left behind, so that no reader has to be proof against it.
struct IcsEntry {
    std::vector<QByteArray> lines;
    QByteArray problem; // what is broken about it, or empty
};

struct IcsEntries {
    std::vector<IcsEntry> entries;
    bool cutShort = false; // the file ends within an entry or a calendar
};

// Invalid where the file is none, is too large or is nested in a way that no calendar is.
[[nodiscard]] Result<IcsEntries> icsEntries(const QByteArray &bytes);

} // namespace gander::exchange
