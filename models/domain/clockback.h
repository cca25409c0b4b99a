// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What tells in a history that the clock went back: in the data of the first event that is recorded
// after it did, by how many seconds.

#include "models/domain/event.h"

namespace gander {

[[nodiscard]] inline QLatin1String clockBackKey()
{
    return QLatin1String("clock_back");
}

// 0 where it did not.
[[nodiscard]] inline qint64 clockBackOf(const Event &event)
{
    return event.data.value(clockBackKey()).toInteger() * msPerSecond;
}

} // namespace gander
