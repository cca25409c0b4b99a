// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The log beside a database file, read without the engine: the newest committed frame of each page,
// as far as the log's sums hold. It is only read.

#include <QByteArray>
#include <QFile>
#include <QString>

#include <unordered_map>

namespace gander::store {

[[nodiscard]] bool isPageSize(quint32 size);
// 0 where the bytes end before.
[[nodiscard]] quint32 bigEndian32(const QByteArray &bytes, qsizetype at);
[[nodiscard]] quint16 bigEndian16(const QByteArray &bytes, qsizetype at);

class CommittedLog
{
public:
    // Has no page where there is no log, or none that counts; 'pageSize' 0: as its head says.
    explicit CommittedLog(const QString &path, quint32 pageSize = 0);

    // 0 where it has no head.
    [[nodiscard]] quint32 pageSize() const { return m_pageSize; }
    // The most that the database had by any commit in the log.
    [[nodiscard]] quint32 pageCount() const { return m_pageCount; }
    [[nodiscard]] bool has(quint32 number) const { return m_places.contains(number); }
    // Shorter where the disk does not give it.
    [[nodiscard]] QByteArray page(quint32 number);

private:
    void read(quint32 pageSize);

    QFile m_file;
    quint32 m_pageSize = 0;
    quint32 m_pageCount = 0;
    std::unordered_map<quint32, qint64> m_places;
};

} // namespace gander::store
