// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A real disk of a few hundred kilobytes, to be filled to its end.

#include <QString>
#include <QTemporaryDir>

namespace gander::test {

class SmallDisk
{
public:
    // Before the program has a second thread. May fail: what it takes is not allowed everywhere.
    explicit SmallDisk(qint64 bytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    [[nodiscard]] bool isThere() const { return m_isThere; }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }
    // Leaves so many bytes, in whole pages.
    void fillUpTo(qint64 bytesLeft) const;
    void makeRoom() const;

private:
    QTemporaryDir m_folder;
    bool m_isThere = false;
};

} // namespace gander::test
