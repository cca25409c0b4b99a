// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/autostart.h"

#include "models/exchange/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace gander::app {

namespace {

constexpr qint64 longestFile = 64 * 1024;

// An AppImage is mounted elsewhere at each start; its file stays.
QString ownProgram()
{
    const QString image = qEnvironmentVariable("APPIMAGE");
    return QDir::isAbsolutePath(image) ? image : QCoreApplication::applicationFilePath();
}

// Backslashes and line ends, as any string of such a file has them.
QString asString(QString text)
{
    text.replace(u'\\', QStringLiteral("\\\\"));
    text.replace(u'\n', QStringLiteral("\\n"));
    text.replace(u'\r', QStringLiteral("\\r"));
    return text.replace(u'\t', QStringLiteral("\\t"));
}

// One argument of Exec: in quotes, and a % that begins no field.
QString asArgument(const QString &text)
{
    QString quoted;
    for (const QChar sign : text) {
        if (sign == u'"' || sign == u'`' || sign == u'$' || sign == u'\\')
            quoted += u'\\';
        quoted += sign;
        if (sign == u'%')
            quoted += sign;
    }
    return u'"' + quoted + u'"';
}

} // namespace

QString autostartPath()
{
    const QString wanted = qEnvironmentVariable("XDG_CONFIG_HOME");
    // A relative one is to be ignored.
    const QString folder =
        QDir::isAbsolutePath(wanted) ? wanted : QDir::homePath() + QStringLiteral("/.config");
    return QDir::cleanPath(folder + QStringLiteral("/autostart/gander.desktop"));
}

bool startsAtLogin()
{
    const auto text = exchange::readFile(autostartPath(), longestFile);
    if (!text)
        return false;
    for (const QByteArray &line : text->split('\n')) {
        const QByteArray words = line.simplified().replace(" = ", "=").toLower();
        if (words == "hidden=true" || words == "x-gnome-autostart-enabled=false")
            return false;
    }
    return true;
}

Result<void> setStartsAtLogin(bool starts)
{
    const QString path = autostartPath();
    if (!starts) {
        QFile file(path);
        if (file.remove() || !QFileInfo(path).exists())
            return {};
        return Error{
            ErrorKind::Unavailable, QStringLiteral("%1: %2").arg(path, file.errorString())};
    }
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return Error{
            ErrorKind::Unavailable, QStringLiteral("%1: the folder could not be made").arg(folder)};
    return exchange::writeFile(path, autostartText(ownProgram()));
}

QByteArray autostartText(const QString &program)
{
    const QString text = QStringLiteral("[Desktop Entry]\n"
                                        "Type=Application\n"
                                        "Version=1.4\n"
                                        "Name=Gander\n"
                                        "Comment=Classify customer incidents and keep every "
                                        "deadline to the second\n"
                                        "Exec=%1\n"
                                        "TryExec=%2\n"
                                        "Icon=gander\n"
                                        "Terminal=false\n"
                                        "X-GNOME-Autostart-enabled=true\n");
    return text.arg(asString(asArgument(program)), asString(program)).toUtf8();
}

} // namespace gander::app
