// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The desk's file beside the engine: is it ours, who writes to it, is it still the same file, and
// the anchor outside it that tells a cut tail (reliability.md 2).

#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

#ifndef Q_OS_UNIX
#include <QLockFile>
#endif

#include <memory>
#include <optional>

namespace gander::store {

constexpr quint32 applicationId = 0x474E4452; // "GNDR"

// Reads the head of the file, as it stands there and as its log has it, without the engine, so that
// a foreign, newer, empty or cut file stays byte for byte as it is: NotFound, Foreign, TooNew,
// Corrupt or Unavailable. 'newest' is the newest schema this program knows. One that this program
// has open already is not read again (EngineFile).
[[nodiscard]] Result<void> inspectFile(const QString &path, int newest);

// Unavailable where the folder lies on a network file system or cannot be written.
[[nodiscard]] Result<void> inspectFolder(const QString &path);

// Makes an empty file that only its owner can read, in a folder made likewise where missing;
// Conflict if it exists. Never follows a link.
[[nodiscard]] Result<void> createPrivateFile(const QString &path);

// The single-writer lock beside the file. It is the system's own, so it goes with its process,
// however that ends, and the file that is left behind blocks nobody.
class WriterLock
{
public:
    // Held, naming the program and process that has it.
    [[nodiscard]] static Result<std::unique_ptr<WriterLock>> take(const QString &path);
    ~WriterLock();
    WriterLock(const WriterLock &) = delete;
    WriterLock &operator=(const WriterLock &) = delete;

private:
    explicit WriterLock(const QString &lockPath);
    QString m_path;
#ifdef Q_OS_UNIX
    int m_file = -1;
#else
    QLockFile m_lock;
#endif
};

// Device and file number: a deleted or replaced file still takes SQLite's writes.
class FileIdentity
{
public:
    [[nodiscard]] static FileIdentity of(const QString &path);
    // Both as text.
    [[nodiscard]] QByteArray key() const
    {
        return QByteArray::number(m_device) + ':' + QByteArray::number(m_file);
    }
    friend bool operator==(const FileIdentity &, const FileIdentity &) = default;

private:
    quint64 m_device = 0;
    quint64 m_file = 0;
};

// Says, while it lives, that the engine has the file open in this program. The engine's locks are
// the process's: closing any other handle on the file drops them all, and the next program that
// closes the desk then takes its log away under us, with every act after it. So inspectFile() does
// not read the bytes of a file that is open here.
class EngineFile
{
public:
    explicit EngineFile(const QString &path);
    ~EngineFile();
    // Once the engine has made a file where there was none.
    void takeMade(const QString &path);
    EngineFile(const EngineFile &) = delete;
    EngineFile &operator=(const EngineFile &) = delete;

    [[nodiscard]] const FileIdentity &identity() const { return m_identity; }

private:
    FileIdentity m_identity;
};

// What stands beside the desk, by the end of its name ("-lock"), is named after the file itself: a
// link to it is no second desk.
[[nodiscard]] QString pathBeside(const QString &path, QLatin1StringView end);

} // namespace gander::store
