// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A disk that fails when told to, between SQLite and the real one: power cuts that drop, tear or
// garble what was not synced, the n-th I/O error, a disk that is full. For one thread.

#include <QByteArray>
#include <QString>

class QRandomGenerator;

namespace gander::test {

class FaultyDisk
{
public:
    // Puts itself before the system's files for every database opened from now on. Why that
    // cannot be, or nothing: Qt's driver may bring an engine of its own.
    [[nodiscard]] static QString install();
    // A sound disk again, that knows of no file.
    static void mend();
    // Reads, writes, syncs, sizes, deletions and openings since it was mended.
    [[nodiscard]] static qint64 operations();

    // --- the n-th I/O error ---
    enum class Failing { Once, FromThenOn };
    // The operation of that number (from 1) fails, with an error of its own kind.
    static void failAt(qint64 operation, Failing failing);
    [[nodiscard]] static bool hasFailed();

    // --- full ---
    // Files may grow by so many bytes in all; the write that meets the end brings as many whole
    // chunks as fit.
    static void fillAfter(qint64 bytes, qint64 chunk);

    // --- power ---
    // From now on every file is known as it would be found after a power cut. A lying disk says
    // that it has synced and has not.
    enum class Syncs { Honest, Lying };
    static void watch(Syncs syncs);
    // From that operation on (of those that change something, from 1), or from the first sync
    // after it, nothing more is done.
    enum class Cut { AnyChange, NextSync };
    static void cutAt(qint64 change, Cut cut = Cut::AnyChange);
    [[nodiscard]] static bool isCut();
    // How often the store's own file, not its log, was synced since then.
    [[nodiscard]] static qint64 syncsOfStore();
    // Leaves the files as the disk holds them after a cut now, and is mended.
    static void powerUp(QRandomGenerator &chance);
};

} // namespace gander::test
