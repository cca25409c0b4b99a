// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/storefile.h"

#include "models/store/committedlog.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QStorageInfo>
#include <QSysInfo>

#include <algorithm>
#include <vector>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

// Of the whole program, as the locks are.
QMutex engineMutex;
std::vector<FileIdentity> &engineFiles()
{
    static std::vector<FileIdentity> files;
    return files;
}

bool isOpenInEngine(const FileIdentity &identity)
{
#ifdef Q_OS_UNIX
    const std::vector<FileIdentity> &open = engineFiles();
    return identity != FileIdentity()
        && std::find(open.begin(), open.end(), identity) != open.end();
#else
    Q_UNUSED(identity);
    return false;
#endif
}

constexpr qsizetype headSize = 100;
constexpr QByteArrayView magicWords("SQLite format 3\0", 16);

// As the engine writes it, whoever's it is: with its fixed numbers, and nothing where nothing
// belongs.
bool isHead(const QByteArray &bytes)
{
    return bytes.size() >= headSize && bytes.startsWith(magicWords)
        && bytes.mid(21, 3) == "\x40\x20\x20" && bytes.mid(72, 20).count('\0') == 20;
}

Result<void> inspectHead(const QString &path, const QByteArray &head, int newest)
{
    if (!head.startsWith(magicWords))
        return Error{ErrorKind::Foreign, u"%1 is not a desk"_s.arg(path)};
    if (head.size() < headSize)
        return Error{ErrorKind::Corrupt, u"%1 ends within its head"_s.arg(path)};
    if (bigEndian32(head, 68) != applicationId)
        return Error{ErrorKind::Foreign, u"%1 is a database of another program"_s.arg(path)};
    const auto version = static_cast<qint32>(bigEndian32(head, 60));
    if (version > newest)
        return Error{ErrorKind::TooNew,
            u"%1 was made by a newer program (desk version %2, this program knows %3)"_s.arg(
                path, QString::number(version), QString::number(newest))};
    return {};
}

// A power cut while the engine brings its log into the file may leave anything where page 1 was;
// the log has it still. But what took a desk's place and left the log beside it is none of ours:
// what the log does not have must be there, and look like pages.
bool isTornOf(QFile &file, CommittedLog &log)
{
    if (!log.has(1))
        return false;
    quint32 pages = 0;
    quint32 others = 0;
    for (quint32 number = 2; number <= log.pageCount(); ++number) {
        if (log.has(number))
            continue;
        const bool isThere = file.seek((qint64{number} - 1) * log.pageSize());
        const QByteArray bytes = isThere ? file.read(8) : QByteArray();
        const bool hasType =
            !bytes.isEmpty() && QByteArrayView("\x02\x05\x0A\x0D").contains(bytes[0]);
        if (hasType && bigEndian16(bytes, 3) <= log.pageSize() / 2)
            ++pages;
        else if (bytes.size() < 8 || bigEndian32(bytes, 0) > log.pageCount())
            ++others; // neither a free one nor the rest of a row
    }
    return pages > others;
}

} // namespace

QString pathBeside(const QString &path, QLatin1StringView end)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    return (real.isEmpty() ? path : real) + end;
}

EngineFile::EngineFile(const QString &path)
    : m_identity(FileIdentity::of(path))
{
    const QMutexLocker lock(&engineMutex);
    engineFiles().push_back(m_identity);
}

void EngineFile::takeMade(const QString &path)
{
    if (m_identity != FileIdentity())
        return;
    const QMutexLocker lock(&engineMutex);
    const auto known = std::find(engineFiles().begin(), engineFiles().end(), m_identity);
    m_identity = FileIdentity::of(path);
    *known = m_identity;
}

EngineFile::~EngineFile()
{
    const QMutexLocker lock(&engineMutex);
    std::vector<FileIdentity> &open = engineFiles();
    open.erase(std::find(open.begin(), open.end(), m_identity));
}

Result<void> inspectFile(const QString &path, int newest)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorKind::NotFound, u"there is no desk at %1"_s.arg(path)};
    if (info.isDir())
        return Error{ErrorKind::Foreign, u"%1 is a folder, not a desk"_s.arg(path)};
    // Until the file is closed again no thread opens it in the engine.
    const QMutexLocker lock(&engineMutex);
    if (isOpenInEngine(FileIdentity::of(path)))
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorKind::Unavailable, u"cannot read %1: %2"_s.arg(path, file.errorString())};
    const QByteArray head = file.read(headSize);
    if (head.isEmpty())
        return Error{ErrorKind::Foreign, u"%1 is empty"_s.arg(path)};
    // What the log has of the head is what the engine goes by.
    CommittedLog log(path);
    const QByteArray logged = log.page(1);
    if (isHead(head) || !isTornOf(file, log)) {
        const auto fit = inspectHead(path, head, newest);
        return fit && !logged.isEmpty() ? inspectHead(path, logged, newest) : fit;
    }
    return inspectHead(path, logged, newest);
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

#ifdef Q_OS_UNIX

namespace {

constexpr qint64 longestNamingMs = 1000;

Error heldBy(const QString &path, int lockFile)
{
    // Its holder writes who it is right after it has the lock; until then, which can be a while on
    // a busy machine, the file may name one that is dead. Of one on a computer of its own nobody
    // can tell.
    QList<QByteArray> lines;
    QElapsedTimer waited;
    waited.start();
    while (waited.elapsed() < longestNamingMs) {
        char bytes[512];
        const auto size = ::pread(lockFile, bytes, sizeof bytes, 0);
        lines = QByteArray(bytes, size > 0 ? static_cast<qsizetype>(size) : 0).split('\n');
        const pid_t process = lines.front().toInt();
        if (lines.size() >= 4 && process > 0 && (::kill(process, 0) == 0 || errno == EPERM))
            break;
        ::usleep(2000);
    }
    if (lines.size() < 4)
        return {ErrorKind::Held, u"%1 is held by another program"_s.arg(path)};
    return {ErrorKind::Held,
        u"%1 is held by %2, process %3 on %4"_s.arg(path, QString::fromUtf8(lines[1]),
            QString::fromUtf8(lines[0]), QString::fromUtf8(lines[2]))};
}

QString programName()
{
    return QCoreApplication::instance()
        ? QFileInfo(QCoreApplication::applicationFilePath()).fileName()
        : u"another program"_s;
}

} // namespace

WriterLock::WriterLock(const QString &lockPath)
    : m_path(lockPath)
{
}

WriterLock::~WriterLock()
{
    if (m_file < 0)
        return;
    // While it is still ours; who waits with the old file in hand sees that it is no longer there.
    ::unlink(QFile::encodeName(m_path).constData());
    ::close(m_file);
}

Result<std::unique_ptr<WriterLock>> WriterLock::take(const QString &path)
{
    const QString lockPath = pathBeside(path, "-lock"_L1);
    const QByteArray name = QFile::encodeName(lockPath);
    const auto unavailable = [&path] {
        return Error{ErrorKind::Unavailable,
            u"the lock beside %1 cannot be written: %2"_s.arg(
                path, QString::fromLocal8Bit(std::strerror(errno)))};
    };
    for (;;) {
        const int file = ::open(name.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (file < 0)
            return unavailable();
        if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
            const Error error = errno == EWOULDBLOCK ? heldBy(path, file) : unavailable();
            ::close(file);
            return error;
        }
        // Its holder may have taken the file away while we came for it: then it locks nothing.
        struct stat ours {
        };
        struct stat there {
        };
        if (::fstat(file, &ours) != 0 || ::stat(name.constData(), &there) != 0
            || ours.st_ino != there.st_ino || ours.st_dev != there.st_dev) {
            ::close(file);
            continue;
        }
        std::unique_ptr<WriterLock> lock(new WriterLock(lockPath));
        lock->m_file = file;
        // As QLockFile writes it. On a full disk nobody learns who; the lock holds all the same.
        const QByteArray who = QByteArray::number(QCoreApplication::applicationPid()) + '\n'
            + programName().toUtf8() + '\n' + QSysInfo::machineHostName().toUtf8() + '\n';
        if (::ftruncate(file, 0) == 0) {
            [[maybe_unused]] const auto written =
                ::pwrite(file, who.constData(), static_cast<size_t>(who.size()), 0);
        }
        return lock;
    }
}

#else

WriterLock::WriterLock(const QString &lockPath)
    : m_path(lockPath)
    , m_lock(lockPath)
{
}

WriterLock::~WriterLock() = default;

Result<std::unique_ptr<WriterLock>> WriterLock::take(const QString &path)
{
    std::unique_ptr<WriterLock> lock(new WriterLock(pathBeside(path, "-lock"_L1)));
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
            u"%1 is held by %2, process %3 on %4"_s.arg(
                path, program, QString::number(process), host)};
    return Error{ErrorKind::Held, u"%1 is held by another program"_s.arg(path)};
}

#endif

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

} // namespace gander::store
