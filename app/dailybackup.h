// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keeps a backup of the open desk once a day, on a thread of its own that yields to all others.

#include "models/desk/backups.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>

namespace gander::app {

class DailyBackup final : public QObject
{
    Q_OBJECT

public:
    // 'clock' outlives it.
    explicit DailyBackup(const Clock &clock, QObject *parent = nullptr);
    // Stops what is under way.
    ~DailyBackup() override;

    // From now on that desk: a little later, so that opening is not felt, and once an hour.
    void follow(const QString &deskPath, const Zone &zone, int firstLookMs = 20'000);
    // None any more; what is under way stops, and is not waited for.
    void leave();

    [[nodiscard]] bool isFollowing() const { return m_timer.isActive(); }

signals:
    void kept(const gander::desk::BackupFacts &backup);
    void failed(const gander::Error &error);

private:
    void look();

    const Clock &m_clock;
    QThreadPool m_pool;
    QTimer m_timer;
    QString m_deskPath;
    Zone m_zone;
    std::shared_ptr<std::atomic<bool>> m_stop; // of what is under way
};

} // namespace gander::app
