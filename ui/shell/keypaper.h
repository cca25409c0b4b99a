// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The map of keys on paper: two columns, black on white, as many pages as it takes.

#include "models/domain/result.h"
#include "ui/shell/keymap.h"

#include <QByteArray>
#include <QFont>

class QPagedPaintDevice;

namespace gander::ui {

// 'body' gives the family alone. Unavailable where the device takes no paint.
[[nodiscard]] Result<void> paintKeys(QPagedPaintDevice &paper, int dotsPerInch,
    const QString &title, const std::vector<KeyGroup> &groups, const QFont &body);

// The same as the bytes of a PDF, A4.
[[nodiscard]] Result<QByteArray> keysPdf(
    const QString &title, const std::vector<KeyGroup> &groups, const QFont &body);

} // namespace gander::ui
