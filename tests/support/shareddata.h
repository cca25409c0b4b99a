// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The folder of data by others that may stand beside the checkout.

#include <QString>

namespace gander::test {

// Path of 'name' in ../shared, or empty where that folder does not stand beside the checkout.
[[nodiscard]] QString sharedFile(const QString &name);

} // namespace gander::test

// Skips the running test where the file is not there.
#define GANDER_NEEDS_SHARED(variable, name)                                                        \
    const QString variable = gander::test::sharedFile(QStringLiteral(name));                       \
    if (variable.isEmpty())                                                                        \
    QSKIP("../shared does not stand beside this checkout")
