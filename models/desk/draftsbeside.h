// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Drafts that the store cannot take in time, for a long act such as an import has it: they wait in
// a file beside the desk, and are taken in when the desk is opened next if they still stand there.

#include "models/desk/desk.h"

#include <QJsonObject>
#include <QMutex>
#include <QString>

#include <map>
#include <utility>

namespace gander::desk {

struct WaitingDraft {
    QString kind;
    QString ref;
    QJsonObject body;
    quint64 turn = 0; // the later of two wins
};

class DraftsBeside final
{
public:
    // In the file, and on the disk, when it returns.
    [[nodiscard]] Result<void> keep(const DeskFacts &desk, const WaitingDraft &draft);
    // The store has it, or a later one, or is to have none: those up to 'turn' wait no longer.
    void settle(const QString &kind, const QString &ref, quint64 turn);

private:
    [[nodiscard]] Result<void> write() const;

    QMutex m_mutex;
    QString m_path;
    QString m_uid;
    using Key = std::pair<QString, QString>;
    std::map<Key, WaitingDraft> m_waiting;
    std::map<Key, quint64> m_settled; // up to which turn
};

// Puts what waits beside it into the desk, whose writer is gone, and takes the file away; it stays
// where the desk cannot take them.
[[nodiscard]] Result<void> takeInDrafts(Desk::Parts &parts);

} // namespace gander::desk
