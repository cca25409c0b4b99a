// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/filemoves.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <cstring>

#ifdef Q_OS_UNIX
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <io.h>
#include <windows.h>
#endif

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

constexpr auto temporaryEnd = ".part"_L1;

#ifdef Q_OS_UNIX
Error moveFault(const QString &doing)
{
    const int code = errno;
    return {code == ENOSPC || code == EDQUOT ? ErrorKind::Full : ErrorKind::Unavailable,
        u"%1: %2"_s.arg(doing, QString::fromLocal8Bit(std::strerror(code)))};
}

Result<void> syncPath(const QString &path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (file < 0)
        return moveFault(u"cannot open %1"_s.arg(path));
    const bool synced = ::fsync(file) == 0;
    // Some file systems cannot sync a folder, and say so.
    const bool good = synced || errno == EINVAL || errno == ENOTSUP;
    const Result<void> done =
        good ? Result<void>() : moveFault(u"cannot bring %1 to the disk"_s.arg(path));
    ::close(file);
    return done;
}
#endif

QString temporaryStart(const QString &target)
{
    return u"."_s + QFileInfo(target).fileName() + u"."_s;
}

} // namespace

Result<QString> makeTemporaryBeside(const QString &target)
{
    const QFileInfo info(target);
    const QString folder = info.absolutePath();
    if (!QFileInfo(folder).isDir())
        return Error{ErrorKind::Unavailable, u"the folder %1 does not exist"_s.arg(folder)};
    const QString path = folder + u'/' + temporaryStart(target)
        + QUuid::createUuid().toString(QUuid::Id128).left(12) + temporaryEnd;
#ifdef Q_OS_UNIX
    const int file = ::open(QFile::encodeName(path).constData(),
        O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return moveFault(u"cannot write in %1"_s.arg(folder));
    ::close(file);
#else
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return Error{
            ErrorKind::Unavailable, u"cannot write in %1: %2"_s.arg(folder, file.errorString())};
#endif
    return path;
}

void dropTemporariesBefore(const QString &path)
{
    // By the clock of the file system, on which 'path' was just made: another program may be at
    // one now, but not since yesterday.
    const QFileInfo made(path);
    if (!made.exists())
        return;
    const QDateTime yesterday = made.lastModified().addDays(-1);
    const QDir folder = made.absoluteDir();
    for (const QFileInfo &left : folder.entryInfoList(
             {u"*"_s + temporaryEnd}, QDir::Files | QDir::Hidden | QDir::NoSymLinks))
        if (left.fileName().startsWith(u'.') && left.lastModified() < yesterday)
            QFile::remove(left.absoluteFilePath());
}

Result<void> makePrivateFolder(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir() && !info.isSymLink())
        return {};
    if (info.exists() || info.isSymLink())
        return Error{ErrorKind::Unavailable, u"%1 is no folder"_s.arg(path)};
    const bool made =
        QDir(info.absolutePath())
            .mkdir(info.fileName(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!made && !QFileInfo(path).isDir())
        return Error{ErrorKind::Unavailable, u"the folder %1 cannot be made"_s.arg(path)};
    return {};
}

Result<void> syncFile(const QString &path)
{
#ifdef Q_OS_UNIX
    return syncPath(path, O_RDWR | O_NOFOLLOW);
#else
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return Error{ErrorKind::Unavailable, file.errorString()};
    if (!FlushFileBuffers(reinterpret_cast<HANDLE>(_get_osfhandle(file.handle()))))
        return Error{ErrorKind::Unavailable, u"cannot bring %1 to the disk"_s.arg(path)};
    return {};
#endif
}

Result<void> syncFolderOf(const QString &path)
{
#ifdef Q_OS_UNIX
    return syncPath(QFileInfo(path).absolutePath(), O_RDONLY | O_DIRECTORY);
#else
    Q_UNUSED(path)
    return {};
#endif
}

Result<void> replaceFile(const QString &from, const QString &to)
{
#ifdef Q_OS_UNIX
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return moveFault(u"cannot put %1 in place"_s.arg(to));
#else
    if (!MoveFileExW(reinterpret_cast<const wchar_t *>(QDir::toNativeSeparators(from).utf16()),
            reinterpret_cast<const wchar_t *>(QDir::toNativeSeparators(to).utf16()),
            MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
        return Error{ErrorKind::Unavailable, u"cannot put %1 in place"_s.arg(to)};
#endif
    return syncFolderOf(to);
}

Result<void> moveFile(const QString &from, const QString &to)
{
    if (const QFileInfo there(to); there.exists() || there.isSymLink())
        return Error{ErrorKind::Conflict, u"%1 exists already"_s.arg(to)};
    return replaceFile(from, to);
}

Result<void> linkFile(const QString &from, const QString &to)
{
#ifdef Q_OS_UNIX
    if (::link(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0)
        return {};
#endif
    if (!QFile::copy(from, to))
        return Error{ErrorKind::Unavailable, u"cannot copy %1 to %2"_s.arg(from, to)};
    return syncFile(to);
}

} // namespace gander::store
