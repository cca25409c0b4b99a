// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a disk would hold of some files if the power went now: what was synced for certain, and of
// everything since any part, sector by sector; entries of the folder up to any one of them. Some
// sectors are torn, some garbled.

#include <QByteArray>
#include <QString>

#include <map>
#include <memory>
#include <vector>

class QRandomGenerator;

namespace gander::test {

class Unsynced
{
public:
    // 'synced' is what stands in the file now; an empty one may be as new as its entry.
    void opened(const QString &path, const QByteArray &synced);
    void created(const QString &path);
    void deleted(const QString &path, bool entriesSynced);
    void written(const QString &path, qint64 offset, const QByteArray &bytes);
    void cut(const QString &path, qint64 size);
    // Syncing a file that is new takes the folder's entries along, as SQLite does it.
    void synced(const QString &path);
    // Puts the files as they are found.
    void findAgain(QRandomGenerator &chance) const;

private:
    struct Change {
        qint64 offset = 0;
        QByteArray bytes;
        bool isCut = false; // to 'offset' bytes
    };
    struct Content {
        QByteArray synced;
        std::vector<Change> since;
        bool isNew = false; // its entry may not be synced
    };
    using Held = std::shared_ptr<Content>;
    struct Entry {
        QString path;
        Held content; // none: deleted
    };
    void syncEntries();
    [[nodiscard]] static QByteArray found(const Content &content, QRandomGenerator &chance);

    std::map<QString, Held> m_now;
    std::map<QString, Held> m_entries; // as synced
    std::vector<Entry> m_entriesSince;
};

} // namespace gander::test
