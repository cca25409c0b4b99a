// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Says what rang outside the window: a notification and, if wanted, a sound. Plain text alone.

#include "models/desk/watch.h"

#include <QObject>

#include <memory>

class QMenu;
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

    // Without an icon, told() is all there is.
    void setIconShown(bool shown);
    [[nodiscard]] bool hasIcon() const { return m_icon != nullptr; }

signals:
    // One notification, whether or not a tray could show it.
    void told(const QString &title, const QString &body);
    void sounded();
    // The notification was clicked, or the alarms chosen in the icon's menu.
    void wanted();
    // The icon was clicked.
    void windowWanted();
    void quitWanted();

private:
    void hear(const desk::Rang &rang);
    void showCount();
    void makeIcon();

    desk::Watch &m_watch;
    Looks &m_looks;
    Ticker &m_ticker;
    Zone m_zone;
    std::unique_ptr<QMenu> m_menu; // of the icon, which does not own it
    std::unique_ptr<QSystemTrayIcon> m_icon;
};

} // namespace gander::ui
