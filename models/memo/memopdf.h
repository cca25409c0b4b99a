// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A memo's pages to the bytes of a PDF, the same bytes each time: they are stored, and a copy that
// comes back is compared with them.

#include "models/domain/result.h"
#include "models/memo/memodocument.h"

#include <QByteArray>

namespace gander::memo {

// Its dates are the memo's instant of issue, or of its first draft. Needs a QGuiApplication, in any
// thread; touches no file.
[[nodiscard]] Result<QByteArray> memoPdf(const MemoPage &page);
// The same of pages that are laid out already.
[[nodiscard]] Result<QByteArray> memoPdf(const MemoDocument &document, const MemoPage &page);

} // namespace gander::memo
