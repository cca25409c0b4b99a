// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/support/unsynced.h"

#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace gander::test {

namespace {

constexpr qint64 sector = 512;

void putBytes(QByteArray &file, qint64 offset, const QByteArray &bytes)
{
    if (file.size() < offset)
        file.append(QByteArray(offset - file.size(), '\0'));
    file.replace(offset, std::min(bytes.size(), file.size() - offset), bytes);
}

QByteArray garbage(qsizetype size, QRandomGenerator &chance)
{
    QByteArray bytes(size, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(chance.bounded(256));
    return bytes;
}

} // namespace

void Unsynced::opened(const QString &path, const QByteArray &synced)
{
    if (m_now.contains(path))
        return;
    auto content = std::make_shared<Content>();
    content->synced = synced;
    m_now[path] = content;
    if (!synced.isEmpty()) {
        m_entries[path] = content;
        return;
    }
    content->isNew = true;
    m_entriesSince.push_back({path, content});
}

void Unsynced::created(const QString &path)
{
    m_now.erase(path);
    opened(path, {});
}

void Unsynced::deleted(const QString &path, bool entriesSynced)
{
    m_now.erase(path);
    m_entriesSince.push_back({path, {}});
    if (entriesSynced)
        syncEntries();
}

void Unsynced::written(const QString &path, qint64 offset, const QByteArray &bytes)
{
    if (const auto content = m_now.find(path); content != m_now.end())
        content->second->since.push_back({offset, bytes});
}

void Unsynced::cut(const QString &path, qint64 size)
{
    if (const auto content = m_now.find(path); content != m_now.end())
        content->second->since.push_back({size, {}, true});
}

void Unsynced::synced(const QString &path)
{
    const auto known = m_now.find(path);
    if (known == m_now.end())
        return;
    Content &content = *known->second;
    for (const Change &change : content.since) {
        if (change.isCut)
            content.synced.resize(change.offset);
        else
            putBytes(content.synced, change.offset, change.bytes);
    }
    content.since.clear();
    if (content.isNew)
        syncEntries();
}

void Unsynced::syncEntries()
{
    for (const Entry &entry : m_entriesSince) {
        if (entry.content) {
            entry.content->isNew = false;
            m_entries[entry.path] = entry.content;
        } else {
            m_entries.erase(entry.path);
        }
    }
    m_entriesSince.clear();
}

QByteArray Unsynced::found(const Content &content, QRandomGenerator &chance)
{
    // Some cuts find the disk's cache nearly written, some hardly begun.
    const int kept = std::array{0, 10, 50, 90, 100}[static_cast<size_t>(chance.bounded(5))];
    QByteArray file = content.synced;
    for (const Change &change : content.since) {
        if (change.isCut) {
            if (chance.bounded(100) < kept)
                file.resize(change.offset);
            continue;
        }
        for (qint64 at = 0; at < change.bytes.size();) {
            const qint64 offset = change.offset + at;
            const qint64 end = std::min<qint64>(
                change.bytes.size(), (offset / sector + 1) * sector - change.offset);
            const QByteArray part = change.bytes.mid(at, end - at);
            at = end;
            if (chance.bounded(100) < kept)
                putBytes(file, offset, part);
            else if (const int fate = chance.bounded(8); fate == 0)
                putBytes(file, offset, part.left(chance.bounded(static_cast<int>(part.size()))));
            else if (fate == 1)
                putBytes(file, offset, garbage(part.size(), chance));
        }
    }
    return file;
}

void Unsynced::findAgain(QRandomGenerator &chance) const
{
    std::map<QString, Held> entries = m_entries;
    const auto all = static_cast<int>(m_entriesSince.size());
    for (int i = 0, come = chance.bounded(all + 1); i < come; ++i)
        entries[m_entriesSince[static_cast<size_t>(i)].path] =
            m_entriesSince[static_cast<size_t>(i)].content;
    for (const auto &[path, content] : m_now)
        entries.emplace(path, nullptr);
    for (const Entry &entry : m_entriesSince)
        entries.emplace(entry.path, nullptr);
    for (const auto &[path, content] : entries) {
        QFile::remove(path);
        if (!content)
            continue;
        QFile file(path);
        const QByteArray bytes = found(*content, chance);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
}

} // namespace gander::test
