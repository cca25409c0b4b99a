// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/storefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QtEndian>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

QString anchorPath(const QString &path)
{
    return path + "-anchor"_L1;
}

quint32 bigEndianAt(const QByteArray &bytes, qsizetype offset)
{
    return qFromBigEndian<quint32>(bytes.constData() + offset);
}

} // namespace

Result<void> inspectFile(const QString &path, int newest)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorKind::NotFound, u"there is no desk at %1"_s.arg(path)};
    if (info.isDir())
        return Error{ErrorKind::Foreign, u"%1 is a folder, not a desk"_s.arg(path)};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Unavailable, u"cannot read %1: %2"_s.arg(path, file.errorString())};
    const QByteArray head = file.read(100);
    if (head.isEmpty())
        return Error{ErrorKind::Foreign, u"%1 is empty"_s.arg(path)};
    if (!head.startsWith(QByteArray("SQLite format 3\0", 16)))
        return Error{ErrorKind::Foreign, u"%1 is not a desk"_s.arg(path)};
    if (head.size() < 100)
        return Error{ErrorKind::Corrupt, u"%1 ends within its head"_s.arg(path)};
    if (bigEndianAt(head, 68) != applicationId)
        return Error{ErrorKind::Foreign, u"%1 is a database of another program"_s.arg(path)};
    const auto version = static_cast<qint32>(bigEndianAt(head, 60));
    if (version > newest)
        return Error{ErrorKind::TooNew,
            u"%1 was made by a newer program (desk version %2, this program knows %3)"_s.arg(path)
                .arg(version)
                .arg(newest)};
    return {};
}

Result<void> inspectFolder(const QString &path)
{
    const QFileInfo folder(QFileInfo(path).absolutePath());
    if (!folder.exists())
        return Error{
            ErrorKind::NotFound, u"the folder %1 does not exist"_s.arg(folder.absoluteFilePath())};
    if (!folder.isWritable())
        return Error{ErrorKind::Unavailable,
            u"the folder %1 cannot be written to"_s.arg(folder.absoluteFilePath())};
    const QByteArray system = QStorageInfo(folder.absoluteFilePath()).fileSystemType();
    for (const char *remote : {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs"})
        if (system == remote)
            return Error{ErrorKind::Unavailable,
                u"%1 lies on a network file system (%2), where a desk can be damaged"_s.arg(
                    folder.absoluteFilePath(), QString::fromLatin1(system))};
    return {};
}

Result<void> createPrivateFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() || info.isSymLink())
        return Error{ErrorKind::Conflict, u"%1 exists already"_s.arg(path)};
    const QString folder = info.absolutePath();
    if (!QFileInfo::exists(folder)) {
        if (!QDir().mkpath(folder))
            return Error{ErrorKind::Unavailable, u"the folder %1 cannot be made"_s.arg(folder)};
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    if (const auto fit = inspectFolder(path); !fit)
        return fit.error();
#ifdef Q_OS_UNIX
    const int file = ::open(QFile::encodeName(path).constData(),
        O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return Error{errno == ENOSPC ? ErrorKind::Full : ErrorKind::Unavailable,
            u"cannot make %1: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(errno)))};
    ::close(file);
#else
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return Error{ErrorKind::Unavailable, u"cannot make %1: %2"_s.arg(path, file.errorString())};
#endif
    return {};
}

Result<std::unique_ptr<WriterLock>> WriterLock::take(const QString &path)
{
    std::unique_ptr<WriterLock> lock(new WriterLock(path + "-lock"_L1));
    // A lock is stale once its process is gone, however old it is.
    lock->m_lock.setStaleLockTime(0);
    if (lock->m_lock.tryLock(0))
        return lock;
    if (lock->m_lock.error() != QLockFile::LockFailedError)
        return Error{ErrorKind::Unavailable, u"the lock beside %1 cannot be written"_s.arg(path)};
    qint64 process = 0;
    QString host;
    QString program;
    if (lock->m_lock.getLockInfo(&process, &host, &program))
        return Error{ErrorKind::Held,
            u"%1 is held by %2, process %3 on %4"_s.arg(path, program).arg(process).arg(host)};
    return Error{ErrorKind::Held, u"%1 is held by another program"_s.arg(path)};
}

FileIdentity FileIdentity::of(const QString &path)
{
    FileIdentity identity;
#ifdef Q_OS_UNIX
    struct stat facts {
    };
    if (::stat(QFile::encodeName(path).constData(), &facts) == 0) {
        identity.m_device = static_cast<quint64>(facts.st_dev);
        identity.m_file = static_cast<quint64>(facts.st_ino);
    }
#else
    identity.m_file = QFileInfo::exists(path) ? 1 : 0;
#endif
    return identity;
}

std::optional<Anchor> readAnchor(const QString &path)
{
    QFile file(anchorPath(path));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    // It may be rewritten at this very moment: what reads the same twice is not half of each.
    QByteArray line = file.read(4096);
    for (int again = 0; again < 8 && file.seek(0); ++again) {
        const QByteArray now = file.read(4096);
        if (now == line)
            break;
        line = now;
    }
    const QList<QByteArray> words = line.simplified().split(' ');
    if (words.size() != 4 || words[0] != "gander-anchor-1")
        return {};
    bool isNumber = false;
    const qint64 events = words[2].toLongLong(&isNumber);
    if (!isNumber)
        return {};
    return Anchor{QString::fromLatin1(words[1]), events, QString::fromLatin1(words[3])};
}

void writeAnchor(const QString &path, const Anchor &anchor)
{
    // Of one length and written in place: a kill leaves the old one or the new one.
    QFile file(anchorPath(path));
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const QString line = u"gander-anchor-1 %1 %2 %3\n"_s.arg(anchor.uid)
                             .arg(anchor.events, 20, 10, QLatin1Char('0'))
                             .arg(anchor.head);
    file.write(line.toLatin1());
}

void dropAnchor(const QString &path)
{
    QFile::remove(anchorPath(path));
}

} // namespace gander::store
