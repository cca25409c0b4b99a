// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/logfile.h"

#include <QFileInfo>

namespace gander::app {

namespace {

constexpr int mostOldLogs = 9;

QString oldLog(const QString &path, int age)
{
    return age == 0 ? path : path + QLatin1Char('.') + QString::number(age);
}

} // namespace

LogFile::LogFile(const QString &path, qint64 longest, int kept)
    : m_file(path)
    , m_longest(longest)
    , m_kept(kept)
{
}

void LogFile::write(const QByteArray &line)
{
    if (!open())
        return;
    if (m_file.size() + line.size() > m_longest) {
        m_file.close();
        makeRoom();
        if (!open())
            return;
    }
    m_file.write(line.left(m_longest));
    m_file.flush();
}

QStringList LogFile::filesOf(const QString &path)
{
    QStringList files;
    for (int age = mostOldLogs; age >= 0; --age) {
        if (QFileInfo::exists(oldLog(path, age)))
            files << oldLog(path, age);
    }
    return files;
}

bool LogFile::open()
{
    if (m_file.isOpen())
        return true;
    // A full disk may have stopped it before: each line tries anew.
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        return false;
    m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return true;
}

void LogFile::makeRoom()
{
    // Another window may have done it meanwhile: what stands at the path is a new one then.
    const QString path = m_file.fileName();
    if (QFileInfo(path).size() < m_longest / 2)
        return;
    QFile::remove(oldLog(path, m_kept - 1));
    for (int age = m_kept - 2; age >= 0; --age)
        QFile::rename(oldLog(path, age), oldLog(path, age + 1));
}

} // namespace gander::app
