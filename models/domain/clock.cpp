// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/clock.h"

#include <QDateTime>

namespace gander {

Instant SystemClock::now() const
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

} // namespace gander
