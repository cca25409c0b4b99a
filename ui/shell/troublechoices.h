// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which ways out there are where a desk did not open, and what each one leads to: a plain table,
// so that none of them ever puts an empty desk in place of a bad one.

#include "models/domain/result.h"

#include <vector>

namespace gander::ui {

enum class WayOut { Restore, Recover, ReadOnly, Again, Open, New, Report };

struct Trouble {
    ErrorKind kind = ErrorKind::NotFound;
    bool isEmptyFile = false; // 0 bytes
    bool hasBackups = false;  // beside where the desk should be
    bool wasDesk = false;     // something beside it tells so

    [[nodiscard]] static Trouble of(const Error &error, const QString &path);
    friend bool operator==(const Trouble &, const Trouble &) = default;
};

// The one most often right first.
[[nodiscard]] std::vector<WayOut> waysOut(const Trouble &trouble);
// What is the matter, as a heading.
[[nodiscard]] QString troubleTitle(const Trouble &trouble);
[[nodiscard]] QString wayName(WayOut way);
// One plain sentence or two: what comes of it.
[[nodiscard]] QString wayConsequence(WayOut way, const Trouble &trouble);

} // namespace gander::ui
