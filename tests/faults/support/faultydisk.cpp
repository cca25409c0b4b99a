// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/support/faultydisk.h"

#include "tests/faults/support/unsynced.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <optional>

namespace gander::test {

using namespace Qt::StringLiterals;

namespace {

struct Disk {
    qint64 operations = 0;
    qint64 openings = 0;
    qint64 failAt = 0;
    FaultyDisk::Failing failing = FaultyDisk::Failing::Once;
    bool hasFailed = false;
    std::optional<qint64> room;
    qint64 chunk = 1;
    std::optional<Unsynced> unsynced;
    bool isLying = false;
    qint64 changes = 0;
    qint64 cutAt = 0;
    FaultyDisk::Cut cut = FaultyDisk::Cut::AnyChange;
    qint64 syncsOfStore = 0;
    bool isCut = false;
};
Disk theDisk;
sqlite3_vfs *theSystem = nullptr;

// SQLite keeps the system's file behind ours.
struct FaultyFile {
    sqlite3_file base;
    sqlite3_file *real;
    QString *path; // none for temporary ones
};

FaultyFile *ours(sqlite3_file *file)
{
    return reinterpret_cast<FaultyFile *>(file);
}
sqlite3_file *realOf(sqlite3_file *file)
{
    return ours(file)->real;
}

enum class Kind { Read, Change, Sync };

// Whether this operation is to fail.
bool fails(Kind kind)
{
    if (theDisk.isCut)
        return true;
    ++theDisk.operations;
    if (theDisk.failAt > 0
        && (theDisk.operations == theDisk.failAt
            || (theDisk.operations > theDisk.failAt
                && theDisk.failing == FaultyDisk::Failing::FromThenOn))) {
        theDisk.hasFailed = true;
        return true;
    }
    if (kind == Kind::Read)
        return false;
    ++theDisk.changes;
    theDisk.isCut = theDisk.cutAt > 0 && theDisk.changes >= theDisk.cutAt
        && (kind == Kind::Sync || theDisk.cut == FaultyDisk::Cut::AnyChange);
    return theDisk.isCut;
}

int closeFile(sqlite3_file *file)
{
    const int code = realOf(file)->pMethods ? realOf(file)->pMethods->xClose(realOf(file)) : 0;
    delete ours(file)->path;
    ours(file)->path = nullptr;
    return code;
}

int readFile(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
    if (fails(Kind::Read)) {
        std::memset(bytes, 0, static_cast<size_t>(size));
        return SQLITE_IOERR_READ;
    }
    return realOf(file)->pMethods->xRead(realOf(file), bytes, size, offset);
}

int writeFile(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    if (fails(Kind::Change))
        return SQLITE_IOERR_WRITE;
    sqlite3_file *real = realOf(file);
    int fits = size;
    if (theDisk.room) {
        sqlite3_int64 length = 0;
        real->pMethods->xFileSize(real, &length);
        const qint64 grows = std::max<qint64>(0, offset + size - length);
        if (grows > *theDisk.room) {
            const qint64 room = *theDisk.room / theDisk.chunk * theDisk.chunk;
            fits = static_cast<int>(std::max<qint64>(0, size - (grows - room)));
            *theDisk.room -= room;
        } else {
            *theDisk.room -= grows;
        }
    }
    if (fits > 0) {
        const int code = real->pMethods->xWrite(real, bytes, fits, offset);
        if (code != SQLITE_OK)
            return code;
        if (theDisk.unsynced && ours(file)->path)
            theDisk.unsynced->written(
                *ours(file)->path, offset, QByteArray(static_cast<const char *>(bytes), fits));
    }
    if (fits < size) {
        theDisk.hasFailed = true;
        return SQLITE_FULL;
    }
    return SQLITE_OK;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (fails(Kind::Change))
        return SQLITE_IOERR_TRUNCATE;
    sqlite3_int64 before = 0;
    realOf(file)->pMethods->xFileSize(realOf(file), &before);
    const int code = realOf(file)->pMethods->xTruncate(realOf(file), size);
    if (code == SQLITE_OK && theDisk.room)
        *theDisk.room += std::max<qint64>(0, before - size);
    if (code == SQLITE_OK && theDisk.unsynced && ours(file)->path)
        theDisk.unsynced->cut(*ours(file)->path, size);
    return code;
}

// The real disk is spared: no test here cuts its power.
int syncFile(sqlite3_file *file, int)
{
    if (fails(Kind::Sync))
        return SQLITE_IOERR_FSYNC;
    if (ours(file)->path && !ours(file)->path->endsWith("-wal"_L1))
        ++theDisk.syncsOfStore;
    if (theDisk.unsynced && !theDisk.isLying && ours(file)->path)
        theDisk.unsynced->synced(*ours(file)->path);
    return SQLITE_OK;
}

int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    if (fails(Kind::Read))
        return SQLITE_IOERR_FSTAT;
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xLock(realOf(file), level);
}
int unlockFile(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}
int checkLock(sqlite3_file *file, int *answer)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), answer);
}
int controlFile(sqlite3_file *file, int what, void *argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), what, argument);
}
int sectorSize(sqlite3_file *file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}
int traits(sqlite3_file *file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}
int mapShared(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    if (fails(Kind::Read))
        return SQLITE_IOERR_SHMMAP;
    return realOf(file)->pMethods->xShmMap(realOf(file), region, size, extend, memory);
}
int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}
void barrier(sqlite3_file *file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}
int unmapShared(sqlite3_file *file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

// Version 2: memory mapping would pass by us.
const sqlite3_io_methods theMethods{2, closeFile, readFile, writeFile, truncateFile, syncFile,
    sizeOfFile, lockFile, unlockFile, checkLock, controlFile, sectorSize, traits, mapShared,
    lockShared, barrier, unmapShared, nullptr, nullptr};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *given)
{
    FaultyFile *mine = new (file) FaultyFile{};
    mine->real = reinterpret_cast<sqlite3_file *>(mine + 1);
    ++theDisk.openings;
    if (fails(Kind::Read))
        return SQLITE_CANTOPEN;
    const bool isKept =
        name && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL));
    const QString path = isKept ? QString::fromUtf8(name) : QString();
    const bool isThere = isKept && QFile::exists(path);
    const int code = theSystem->xOpen(theSystem, name, mine->real, flags, given);
    if (code != SQLITE_OK)
        return code;
    mine->base.pMethods = &theMethods;
    if (!isKept)
        return code;
    mine->path = new QString(path);
    if (theDisk.unsynced && isThere)
        theDisk.unsynced->opened(path, contentOf(path));
    else if (theDisk.unsynced)
        theDisk.unsynced->created(path);
    return code;
}

int deleteFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    if (fails(Kind::Change))
        return SQLITE_IOERR_DELETE;
    const QString path = QString::fromUtf8(name);
    const qint64 size = QFile(path).size();
    const int code = theSystem->xDelete(theSystem, name, syncFolder);
    if (code == SQLITE_OK && theDisk.room)
        *theDisk.room += size;
    if (code == SQLITE_OK && theDisk.unsynced)
        theDisk.unsynced->deleted(path, syncFolder != 0 && !theDisk.isLying);
    return code;
}

int accessFile(sqlite3_vfs *, const char *name, int flags, int *answer)
{
    if (fails(Kind::Read))
        return SQLITE_IOERR_ACCESS;
    return theSystem->xAccess(theSystem, name, flags, answer);
}

sqlite3_vfs faultyVfs()
{
    sqlite3_vfs vfs = *theSystem;
    vfs.iVersion = 2;
    vfs.szOsFile = static_cast<int>(sizeof(FaultyFile)) + theSystem->szOsFile;
    vfs.pNext = nullptr;
    vfs.zName = "gander-faulty";
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    vfs.xAccess = accessFile;
    vfs.xFullPathname = [](sqlite3_vfs *, const char *name, int size, char *path) {
        return theSystem->xFullPathname(theSystem, name, size, path);
    };
    return vfs;
}

} // namespace

QString FaultyDisk::install()
{
    static sqlite3_vfs vfs;
    if (!theSystem) {
        sqlite3_initialize();
        theSystem = sqlite3_vfs_find(nullptr);
        vfs = faultyVfs();
        if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK)
            return u"the engine takes no other disk"_s;
    }
    mend();
    const QTemporaryDir folder;
    const QString connection = u"tried"_s;
    {
        QSqlDatabase tried = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        tried.setDatabaseName(folder.filePath(u"tried"_s));
        if (!tried.open())
            return u"Qt's SQLite driver is missing"_s;
        QSqlQuery(tried).exec(u"CREATE TABLE tried (a)"_s);
        tried.close();
    }
    QSqlDatabase::removeDatabase(connection);
    const bool isSeen = theDisk.openings > 0;
    mend();
    return isSeen ? QString()
                  : u"Qt's SQLite driver brings an engine of its own, which has other files"_s;
}

void FaultyDisk::mend()
{
    theDisk = Disk();
}

qint64 FaultyDisk::operations()
{
    return theDisk.operations;
}

void FaultyDisk::failAt(qint64 operation, Failing failing)
{
    theDisk.failAt = operation;
    theDisk.failing = failing;
}

bool FaultyDisk::hasFailed()
{
    return theDisk.hasFailed;
}

void FaultyDisk::fillAfter(qint64 bytes, qint64 chunk)
{
    theDisk.room = bytes;
    theDisk.chunk = chunk;
}

void FaultyDisk::watch(Syncs syncs)
{
    theDisk.unsynced.emplace();
    theDisk.isLying = syncs == Syncs::Lying;
}

void FaultyDisk::cutAt(qint64 change, Cut cut)
{
    theDisk.cutAt = change;
    theDisk.cut = cut;
}

bool FaultyDisk::isCut()
{
    return theDisk.isCut;
}

qint64 FaultyDisk::syncsOfStore()
{
    return theDisk.syncsOfStore;
}

void FaultyDisk::powerUp(QRandomGenerator &chance)
{
    if (theDisk.unsynced)
        theDisk.unsynced->findAgain(chance);
    mend();
}

} // namespace gander::test
