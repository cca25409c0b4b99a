// SPDX-License-Identifier: GPL-3.0-or-later

// After sqlite.org/fileformat2.html, chapter 4.

#include "models/store/committedlog.h"

#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <limits>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype logHead = 32;
constexpr qsizetype frameHead = 24;

// The engine's running sum over pairs of words.
struct LogSum {
    bool isBigEndian = false;
    quint32 first = 0;
    quint32 second = 0;

    void add(const QByteArray &bytes, qsizetype from, qsizetype size)
    {
        for (qsizetype at = from; at + 8 <= from + size; at += 8) {
            first += word(bytes, at) + second;
            second += word(bytes, at + 4) + first;
        }
    }
    [[nodiscard]] quint32 word(const QByteArray &bytes, qsizetype at) const
    {
        return isBigEndian ? qFromBigEndian<quint32>(bytes.constData() + at)
                           : qFromLittleEndian<quint32>(bytes.constData() + at);
    }
};

} // namespace

bool isPageSize(quint32 size)
{
    return size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
}

quint32 bigEndian32(const QByteArray &bytes, qsizetype at)
{
    return at >= 0 && at + 4 <= bytes.size() ? qFromBigEndian<quint32>(bytes.constData() + at) : 0;
}

quint16 bigEndian16(const QByteArray &bytes, qsizetype at)
{
    return at >= 0 && at + 2 <= bytes.size() ? qFromBigEndian<quint16>(bytes.constData() + at) : 0;
}

CommittedLog::CommittedLog(const QString &path, quint32 pageSize)
{
    // The engine names it after the file itself, not after a link to it.
    const QString real = QFileInfo(path).canonicalFilePath();
    m_file.setFileName((real.isEmpty() ? path : real) + "-wal"_L1);
    if (m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        read(pageSize);
}

// As the engine does it: up to the last commit before a frame that is not of this log.
void CommittedLog::read(quint32 pageSize)
{
    const QByteArray head = m_file.read(logHead);
    const quint32 magic = bigEndian32(head, 0);
    const quint32 told = bigEndian32(head, 8);
    if (head.size() < logHead || (magic | 1U) != 0x377F0683U || !isPageSize(told)
        || (pageSize != 0 && told != pageSize))
        return;
    LogSum sum{.isBigEndian = (magic & 1U) != 0};
    sum.add(head, 0, frameHead);
    if (sum.first != bigEndian32(head, 24) || sum.second != bigEndian32(head, 28))
        return;
    m_pageSize = told;
    std::unordered_map<quint32, qint64> open;
    const qsizetype frameSize = frameHead + static_cast<qsizetype>(m_pageSize);
    for (qint64 at = logHead;; at += frameSize) {
        const QByteArray frame = m_file.read(frameSize);
        if (frame.size() < frameSize || frame.mid(8, 8) != head.mid(16, 8))
            return;
        sum.add(frame, 0, 8);
        sum.add(frame, frameHead, static_cast<qsizetype>(m_pageSize));
        if (sum.first != bigEndian32(frame, 16) || sum.second != bigEndian32(frame, 20))
            return;
        open[bigEndian32(frame, 0)] = at + frameHead;
        const quint32 committed = bigEndian32(frame, 4);
        if (committed == 0)
            continue;
        for (const auto &[number, place] : open)
            m_places[number] = place;
        open.clear();
        m_pageCount = std::max(m_pageCount,
            std::min(committed, static_cast<quint32>(std::numeric_limits<qint32>::max())));
    }
}

QByteArray CommittedLog::page(quint32 number)
{
    const auto place = m_places.find(number);
    if (place == m_places.end() || !m_file.seek(place->second))
        return {};
    return m_file.read(m_pageSize);
}

} // namespace gander::store
