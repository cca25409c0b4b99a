// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desklocation.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

namespace gander::app {

namespace {

QString deskFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/gander");
}

} // namespace

QString defaultDeskPath()
{
    const QString named = qEnvironmentVariable("GANDER_DESK");
    return named.isEmpty() ? deskFolder() + QStringLiteral("/desk.gander") : named;
}

Result<void> makeDeskFolder()
{
    const QString folder = deskFolder();
    if (QDir(folder).exists())
        return {};
    const QString above = QFileInfo(folder).path();
    const bool made = QDir().mkpath(above)
        && QDir(above).mkdir(
            QFileInfo(folder).fileName(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!made && !QDir(folder).exists())
        return Error{ErrorKind::Unavailable,
            QStringLiteral("the folder %1 cannot be made").arg(QDir::toNativeSeparators(folder))};
    return {};
}

QString systemUser()
{
    QString name;
#ifdef Q_OS_UNIX
    // Not the environment: scheduled jobs have none, and it says what one likes.
    if (const passwd *entry = ::getpwuid(::getuid()))
        name = QString::fromUtf8(entry->pw_name);
#else
    name = qEnvironmentVariable("USERNAME");
#endif
    return name.isEmpty() ? QStringLiteral("unknown") : name;
}

} // namespace gander::app
