// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A memo and its incident as the value that the page is made of.

#include "models/domain/listing.h"
#include "models/memo/memodocument.h"

namespace gander::ui {

[[nodiscard]] memo::MemoPage paperOf(const Memo &memo, const IncidentDetail &detail,
    const QString &letterhead, const QString &author, const Zone &zone, bool draftMark);
// "M-2026-0007 Oakline Housing.pdf", fit for every file system.
[[nodiscard]] QString memoFileName(const Memo &memo, const QString &customer);

} // namespace gander::ui
