// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStorageInfo>

namespace gander::exchange {

namespace {

constexpr qsizetype maxNameLength = 120;
constexpr qsizetype maxNameBytes = 240; // file systems end at 255

Error fault(ErrorKind kind, const QString &path, const QString &cause)
{
    return {kind, QStringLiteral("%1: %2").arg(QDir::toNativeSeparators(path), cause)};
}

// Qt names a full disk only where it sees ENOSPC itself, so the disk is asked as well.
Error writeFault(const QString &path, const QFileDevice &file, qint64 wanted)
{
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    const bool full = file.error() == QFileDevice::ResourceError
        || (disk.isValid() && disk.bytesAvailable() < wanted);
    const QString cause = file.error() == QFileDevice::NoError
        ? QStringLiteral("only a part could be written")
        : file.errorString();
    return fault(full ? ErrorKind::Full : ErrorKind::Unavailable, path, cause);
}

// Every byte, and out of our own buffers: commit() after a short write would pass unnoticed.
bool writeAll(QFileDevice &file, const QByteArray &bytes)
{
    return file.write(bytes) == bytes.size() && file.flush()
        && file.error() == QFileDevice::NoError;
}

Result<void> writeDevice(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        return fault(ErrorKind::Unavailable, path, file.errorString());
    if (!writeAll(file, bytes))
        return writeFault(path, file, bytes.size());
    return {};
}

bool isReservedName(const QString &stem)
{
    static const QRegularExpression reserved(
        QStringLiteral("^(con|prn|aux|nul|conin\\$|conout\\$|com[0-9]|lpt[0-9])$"),
        QRegularExpression::CaseInsensitiveOption);
    return reserved.match(stem.trimmed()).hasMatch();
}

} // namespace

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    const QFileInfo before(path);
    if (before.isDir())
        return fault(ErrorKind::Unavailable, path, QStringLiteral("it is a folder"));
    if (before.exists() && !before.isFile())
        return writeDevice(path, bytes);
    if (before.isSymLink())
        return fault(ErrorKind::Unavailable, path, QStringLiteral("it is a link to another file"));

    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return writeFault(path, file, 0);
    if (!writeAll(file, bytes) || file.size() != bytes.size()) {
        const Error error = writeFault(path, file, bytes.size());
        file.cancelWriting();
        return error;
    }
    if (!file.commit())
        return writeFault(path, file, bytes.size());

    QFile written(path);
    if (!written.open(QIODevice::ReadOnly) || written.readAll() != bytes) {
        return fault(ErrorKind::Unavailable, path,
            QStringLiteral("what was written does not read back the same"));
    }
    return {};
}

Result<QByteArray> readFile(const QString &path, qint64 maxBytes)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fault(ErrorKind::NotFound, path, QStringLiteral("there is no such file"));
    if (info.isDir())
        return fault(ErrorKind::Unavailable, path, QStringLiteral("it is a folder"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fault(ErrorKind::Unavailable, path, file.errorString());
    // The size of a pipe or a growing file is not known beforehand.
    const QByteArray bytes = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return fault(ErrorKind::Unavailable, path, file.errorString());
    if (bytes.size() > maxBytes) {
        return fault(
            ErrorKind::Invalid, path, QStringLiteral("it is larger than %1 bytes").arg(maxBytes));
    }
    return bytes;
}

QString safeFileName(const QString &wish)
{
    // \p{C} takes control and format characters, among them those that turn the reading order.
    static const QRegularExpression invisible(QStringLiteral("[\\p{C}]"));
    static const QRegularExpression forbidden(QStringLiteral("[<>:\"/\\\\|?*\\x{2044}\\x{2215}]+"));
    // Half of a pair would stop every pattern below.
    QString name = QString::fromUtf8(wish.toUtf8());
    name.replace(QRegularExpression(QStringLiteral("[\\t\\r\\n]+")), QStringLiteral(" "));
    name.remove(invisible);
    name.replace(forbidden, QStringLiteral("-"));
    name = name.simplified();
    const auto isEdge = [](QChar c) { return c == u'.' || c == u' ' || c == u'-'; };
    while (!name.isEmpty() && isEdge(name.front()))
        name.remove(0, 1);
    while (!name.isEmpty() && (name.back() == u'.' || name.back() == u' '))
        name.chop(1);
    const qsizetype dot = name.lastIndexOf(u'.');
    QString stem = dot > 0 && name.size() - dot <= 10 ? name.left(dot) : name;
    const QString ending = name.mid(stem.size());
    if (isReservedName(name.section(u'.', 0, 0)))
        stem.prepend(u'_');
    while (stem.size() + ending.size() > maxNameLength
        || stem.toUtf8().size() + ending.toUtf8().size() > maxNameBytes)
        stem.chop(stem.back().isLowSurrogate() ? 2 : 1);
    name = (stem + ending).trimmed(); // the cut may have left a blank
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("unnamed") : name;
}

} // namespace gander::exchange
