// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/support.h"

#include "app/logging.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLocale>
#include <QStringList>
#include <QSysInfo>
#include <QTimeZone>

#include <sqlite3.h>

namespace gander::app {

namespace {

constexpr qint64 logShown = 200'000; // bytes

QString yesNo(bool yes)
{
    return yes ? QStringLiteral("yes") : QStringLiteral("no");
}

QStringList versionLines()
{
    return {
        QStringLiteral("Gander: ") + QStringLiteral(GANDER_VERSION),
        QStringLiteral("Qt: %1, built with %2")
            .arg(QLatin1StringView(qVersion()), QLatin1StringView(QT_VERSION_STR)),
        QStringLiteral("SQLite: ") + QLatin1StringView(sqlite3_libversion()),
        QStringLiteral("System: %1, kernel %2 %3, %4")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                QSysInfo::currentCpuArchitecture()),
        QStringLiteral("Screen: ") + QGuiApplication::platformName(),
        QStringLiteral("Locale: %1, zone %2")
            .arg(QLocale().name(), QString::fromLatin1(QTimeZone::systemTimeZoneId())),
    };
}

// Where the desk lies and which view was open are the user's own business.
QStringList settingLines(const Settings &settings)
{
    const AlarmSettings &alarms = settings.alarms;
    return {
        QStringLiteral("theme: ") + toKey(settings.theme),
        QStringLiteral("text size: %1").arg(settings.textSize),
        QStringLiteral("a desk of one's own choice: ") + yesNo(!settings.desk.isEmpty()),
        QStringLiteral("detail beside the list: ") + yesNo(settings.window.detail),
        QStringLiteral("single letters act: ") + yesNo(settings.window.singleKeys),
        QStringLiteral("alarms: ring %1, notify %2, sound %3, everyone's %4, quiet hours %5")
            .arg(yesNo(alarms.on), yesNo(alarms.notify), yesNo(alarms.sound),
                yesNo(alarms.everyones), yesNo(alarms.quiet.on)),
    };
}

} // namespace

// Written for those who look after the program, so in their language, not the user's.
QString supportText(const Settings &settings, Instant now)
{
    const QByteArray log = readLog(logShown);
    QStringList lines{QStringLiteral("Report of a problem with Gander, ") + toText(now), QString(),
        QStringLiteral("== Versions ==")};
    lines << versionLines() << QString() << QStringLiteral("== Settings ==")
          << settingLines(settings) << QString() << QStringLiteral("== Log ==")
          << (log.isEmpty() ? QStringLiteral("There is none.") : QString::fromUtf8(log).trimmed());
    return lines.join(QLatin1Char('\n'));
}

} // namespace gander::app
