// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/morning.h"

namespace gander {

Instant nextWorkingMorning(Instant now, const Zone &zone)
{
    QDate date = zone.wallAt(now).date;
    // Three nights at most lie before it, and one more where 'now' is a morning's own hour.
    for (;; date = date.addDays(1)) {
        const Instant morning = zone.instantOf({date, startOfWork});
        if (date.dayOfWeek() <= Qt::Friday && morning > now)
            return morning;
    }
}

} // namespace gander
