// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Checks a Result and prints its error, so that a failure says what went wrong.

#include <QTest>

#define VERIFY_RESULT(result)                                                                      \
    do {                                                                                           \
        const auto &checked = (result);                                                            \
        if (!checked)                                                                              \
            QFAIL(qPrintable(checked.error().detail));                                             \
    } while (false)
