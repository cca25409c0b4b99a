// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Says what rang outside the window: a notification and, if wanted, a sound. Plain text alone.

#include "models/desk/watch.h"

#include <QObject>

#include <memory>

class QSystemTrayIcon;

namespace gander::ui {

class Looks;
class Ticker;

class AlarmTray final : public QObject
{
    Q_OBJECT

public:
    // All of them outlive it.
    AlarmTray(desk::Watch &watch, Looks &looks, Ticker &ticker, const Zone &zone,
        QObject *parent = nullptr);
    ~AlarmTray() override;

    // Without a tray, told() is all there is.
    [[nodiscard]] bool hasIcon() const { return m_icon != nullptr; }

signals:
    // One notification, whether or not a tray could show it.
    void told(const QString &title, const QString &body);
    void sounded();
    // The notification or the icon was clicked.
    void wanted();

private:
    void hear(const desk::Rang &rang);
    void showCount();

    desk::Watch &m_watch;
    Looks &m_looks;
    Ticker &m_ticker;
    Zone m_zone;
    std::unique_ptr<QSystemTrayIcon> m_icon;
};

} // namespace gander::ui
