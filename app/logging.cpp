// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/logging.h"

#include "app/logfile.h"
#include "models/domain/clock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLoggingCategory>
#include <QMutex>
#include <QRegularExpression>
#include <QStandardPaths>

#include <cstdio>

namespace gander::app {

namespace {

constexpr qint64 longestLog = 1'000'000; // bytes
constexpr int logsKept = 3;
constexpr qsizetype longestMessage = 4'000;

QMutex logMutex;
LogFile *openLog = nullptr;

// Messages come from static destructors too, and then there may be no file any more.
struct Log {
    LogFile file;
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
    const QString head = QStringLiteral("%1 %2 %3: ").arg(toText(SystemClock().now()),
        QLatin1StringView(levelName(type)),
        QLatin1StringView(context.category ? context.category : "default"));
    {
        const QMutexLocker lock(&logMutex);
        if (openLog)
            openLog->write((head + loggedText(context.category, text) + u'\n').toUtf8());
    }
    // Whoever started the program from a terminal may see all of it: nothing keeps that.
    if (type != QtDebugMsg && type != QtInfoMsg)
        std::fputs((head + text + u'\n').toUtf8().constData(), stderr);
}

} // namespace

QString loggedText(const char *category, const QString &message)
{
    if (category && QByteArrayView(category).startsWith("gander."))
        return message;
    // "QString::arg: Argument missing: ..." and its like quote what they were given, and that may
    // be a customer's words: of others' messages the log keeps who speaks, and a mark by which the
    // same message is known again.
    static const QRegularExpression speaker(
        QStringLiteral("^Q[A-Za-z0-9]{1,40}::~?[A-Za-z0-9]{1,40}(?=[:( ])"));
    const QString who = speaker.match(message).captured();
    const QByteArray mark =
        QCryptographicHash::hash(message.toUtf8(), QCryptographicHash::Sha256).toHex().left(8);
    return QStringLiteral("%1 [%2 letters, %3]")
        .arg(who.isEmpty() ? QStringLiteral("a message") : who, QString::number(message.size()),
            QString::fromLatin1(mark));
}

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
    if (const QString path = logFile(); !path.isEmpty()) {
        static Log log{LogFile(path, longestLog, logsKept)};
        const QMutexLocker lock(&logMutex);
        openLog = &log.file;
    }
    QLoggingCategory::setFilterRules(QStringLiteral("gander.*.info=true"));
    qInstallMessageHandler(takeMessage);
}

QByteArray readLog(qint64 longest)
{
    const QMutexLocker lock(&logMutex);
    QByteArray text;
    const QStringList files = logFile().isEmpty() ? QStringList() : LogFile::filesOf(logFile());
    for (auto path = files.crbegin(); path != files.crend() && text.size() < longest; ++path) {
        QFile file(*path);
        if (file.open(QIODevice::ReadOnly))
            text.prepend(file.read(longestLog + longestMessage));
    }
    if (text.size() <= longest)
        return text;
    // From a whole line on.
    text = text.right(longest);
    return text.mid(text.indexOf('\n') + 1);
}

} // namespace gander::app
