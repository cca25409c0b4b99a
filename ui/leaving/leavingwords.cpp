// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/leaving/leavingwords.h"

#include "ui/words/durationtext.h"

#include <QCoreApplication>
#include <QLocale>

namespace gander::ui {

namespace {

// "09:00 tomorrow".
QString morningWords(Instant morning, Instant now, const Zone &zone)
{
    const auto say = [](const char *text) {
        return QCoreApplication::translate("gander::ui::LeavingPage", text);
    };
    const QString time = words::timeOfDay(morning, zone);
    const QDate today = zone.wallAt(now).date;
    const QDate then = zone.wallAt(morning).date;
    switch (today.daysTo(then)) {
    case 0:
        return say("%1 today").arg(time);
    case 1:
        return say("%1 tomorrow").arg(time);
    default:
        return say("%1 on %2").arg(time, QLocale().dayName(then.dayOfWeek()));
    }
}

} // namespace

QString leavingSentence(int clocks, Instant morning, Instant now, const Zone &zone)
{
    const QString when = morningWords(morning, now, zone);
    if (clocks == 0)
        return QCoreApplication::translate(
            "gander::ui::LeavingPage", "No clock of yours or nobody's ends before %1")
            .arg(when);
    if (clocks == 1)
        return QCoreApplication::translate("gander::ui::LeavingPage", "1 clock ends before %1")
            .arg(when);
    return QCoreApplication::translate("gander::ui::LeavingPage", "%1 clocks end before %2")
        .arg(QLocale().toString(clocks), when);
}

} // namespace gander::ui
