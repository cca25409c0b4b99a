// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dailybackup.h"

#include <QLoggingCategory>
#include <QThread>

namespace gander::app {

namespace {

constexpr int hourMs = 60 * 60 * 1000;

Q_LOGGING_CATEGORY(backupLog, "gander.backup")

} // namespace

DailyBackup::DailyBackup(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::IdlePriority);
    connect(&m_timer, &QTimer::timeout, this, &DailyBackup::look);
}

DailyBackup::~DailyBackup()
{
    leave();
    m_pool.waitForDone();
}

void DailyBackup::follow(const QString &deskPath, const Zone &zone, int firstLookMs)
{
    leave();
    m_deskPath = deskPath;
    m_zone = zone;
    m_timer.start(firstLookMs);
}

void DailyBackup::leave()
{
    m_timer.stop();
    if (m_stop)
        *m_stop = true;
    m_stop.reset();
}

void DailyBackup::look()
{
    m_timer.start(hourMs);
    if (m_stop)
        return;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_pool.start([this, stop = m_stop, path = m_deskPath, zone = m_zone, now = m_clock.now()] {
        const bool isDue = !*stop && desk::isBackupDue(path, zone, now);
        auto made = isDue ? desk::keepBackup(path, desk::BackupReason::Daily, now,
                        [&stop](qint64, qint64) { return !*stop; })
                          : Result<desk::BackupFacts>(desk::BackupFacts());
        // The pool is waited for before this is gone.
        QMetaObject::invokeMethod(
            this,
            [this, stop, isDue, made = std::move(made)] {
                if (m_stop != stop)
                    return;
                m_stop.reset();
                if (!isDue)
                    return;
                if (made) {
                    emit kept(*made);
                    return;
                }
                qCWarning(backupLog, "no daily backup: %s", qPrintable(made.error().detail));
                emit failed(made.error());
            },
            Qt::QueuedConnection);
    });
}

} // namespace gander::app
