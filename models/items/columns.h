// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The columns of a list of incidents as a table: what each is called, shows and sorts by.

#include "models/domain/listing.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace gander::items {

enum class ColumnName {
    TimeLeft,
    Number,
    Title,
    Customer,
    Product,
    Class,
    Owner,
    Reported,
    Updated,
    State,
    Target,
};

// Words are the window's, so title and text come from there.
struct Column {
    ColumnName name = ColumnName::Title;
    QString key; // stands in saved layouts, never changes
    QString title;
    std::function<QString(const IncidentRow &)> text;
    std::optional<SortBy> sort; // none: cannot be sorted by
};

} // namespace gander::items
