// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/logging.h"

#include "models/domain/clock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QStandardPaths>

#include <cstdio>

namespace gander::app {

namespace {

constexpr qint64 longestLog = 1'000'000; // bytes; then it becomes the old one
constexpr qsizetype longestMessage = 4'000;

QMutex logMutex;
QFile *openLog = nullptr;

// Messages come from static destructors too, and then there may be no file any more.
struct Log {
    QFile file;
    ~Log()
    {
        const QMutexLocker lock(&logMutex);
        openLog = nullptr;
    }
};

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "";
}

void takeMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // One line each: what a customer wrote must not look like a line of ours.
    QString text = message.left(longestMessage);
    text.replace(QLatin1Char('\n'), QStringLiteral("\\n"));
    text.remove(QLatin1Char('\r'));
    const QByteArray line =
        QStringLiteral("%1 %2 %3: %4\n")
            .arg(toText(SystemClock().now()), QLatin1StringView(levelName(type)),
                QLatin1StringView(context.category ? context.category : "default"), text)
            .toUtf8();
    const QMutexLocker lock(&logMutex);
    if (openLog) {
        openLog->write(line);
        openLog->flush();
    }
    if (type != QtDebugMsg && type != QtInfoMsg)
        std::fputs(line.constData(), stderr);
}

} // namespace

QString logFile()
{
    // The state folder of the XDG rules, where there is one; else beside the settings of the user.
    QString folder = qEnvironmentVariable("XDG_STATE_HOME");
    if (folder.isEmpty()) {
#ifdef Q_OS_LINUX
        folder = QDir::homePath() + QStringLiteral("/.local/state");
#else
        folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
#endif
    }
    folder += QStringLiteral("/gander");
    return QDir().mkpath(folder) ? folder + QStringLiteral("/gander.log") : QString();
}

void startLogging()
{
    const QString path = logFile();
    if (!path.isEmpty()) {
        if (QFileInfo(path).size() > longestLog) {
            QFile::remove(path + QStringLiteral(".old"));
            QFile::rename(path, path + QStringLiteral(".old"));
        }
        static Log log;
        log.file.setFileName(path);
        if (log.file.open(QIODevice::WriteOnly | QIODevice::Append)) {
            log.file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
            openLog = &log.file;
        }
    }
    qInstallMessageHandler(takeMessage);
}

} // namespace gander::app
