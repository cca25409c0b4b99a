// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A file of lines that never outgrows its bounds: once it is full it becomes the first of the old
// ones, and the last of those goes.

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QStringList>

namespace gander::app {

class LogFile final
{
public:
    // 'kept' files in all, of at most 'longest' bytes each.
    LogFile(const QString &path, qint64 longest, int kept);

    // One of whole lines; readable by its owner alone. Where it cannot be written it is lost.
    void write(const QByteArray &line);

    // Those there are of that log, the oldest first.
    [[nodiscard]] static QStringList filesOf(const QString &path);

private:
    [[nodiscard]] bool open();
    void makeRoom();

    QFile m_file;
    qint64 m_longest;
    int m_kept;
};

} // namespace gander::app
