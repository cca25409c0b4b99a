// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/support/smalldisk.h"

#include <QFile>
#include <QStorageInfo>

#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>
#endif

namespace gander::test {

namespace {

#ifdef Q_OS_LINUX
void tell(const char *path, const QByteArray &words)
{
    QFile file(QString::fromLatin1(path));
    if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        file.write(words);
}

// A room of our own for mounts, as root or as anybody who may pretend to be root there.
bool enterOwnRoom()
{
    const QByteArray user = QByteArray::number(::getuid());
    const QByteArray group = QByteArray::number(::getgid());
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        tell("/proc/self/setgroups", "deny");
        tell("/proc/self/uid_map", "0 " + user + " 1");
        tell("/proc/self/gid_map", "0 " + group + " 1");
    }
    return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}
#endif

} // namespace

SmallDisk::SmallDisk(qint64 bytes)
{
#ifdef Q_OS_LINUX
    const QByteArray size = "size=" + QByteArray::number(bytes) + ",mode=0700";
    m_isThere = m_folder.isValid() && enterOwnRoom()
        && ::mount("gander-small", QFile::encodeName(m_folder.path()).constData(), "tmpfs",
               MS_NOSUID | MS_NODEV, size.constData())
            == 0;
#else
    Q_UNUSED(bytes)
#endif
}

SmallDisk::~SmallDisk()
{
#ifdef Q_OS_LINUX
    if (m_isThere)
        ::umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH);
#endif
}

void SmallDisk::fillUpTo(qint64 bytesLeft) const
{
    makeRoom();
    const qint64 free = QStorageInfo(m_folder.path()).bytesAvailable();
    QFile file(filePath(QStringLiteral("filler")));
    if (free > bytesLeft && file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        file.write(QByteArray(free - bytesLeft, 'f'));
}

void SmallDisk::makeRoom() const
{
    QFile::remove(filePath(QStringLiteral("filler")));
}

} // namespace gander::test
