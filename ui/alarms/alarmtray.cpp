// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alarms/alarmtray.h"

#include "ui/kit/looks.h"
#include "ui/kit/ticker.h"
#include "ui/words/alarmwords.h"

#include <QApplication>
#include <QSystemTrayIcon>

namespace gander::ui {

namespace {

constexpr int trayIcon = 22;
constexpr int shownForMs = 10000; // where the desktop asks us

} // namespace

AlarmTray::AlarmTray(
    desk::Watch &watch, Looks &looks, Ticker &ticker, const Zone &zone, QObject *parent)
    : QObject(parent)
    , m_watch(watch)
    , m_looks(looks)
    , m_ticker(ticker)
    , m_zone(zone)
{
    connect(&watch, &desk::Watch::rang, this, &AlarmTray::hear);
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_icon = std::make_unique<QSystemTrayIcon>();
    connect(&watch, &desk::Watch::waitingChanged, this, &AlarmTray::showCount);
    connect(&looks, &Looks::changed, this, &AlarmTray::showCount);
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &AlarmTray::wanted);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
        [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger)
                emit wanted();
        });
    showCount();
    m_icon->show();
}

AlarmTray::~AlarmTray() = default;

void AlarmTray::hear(const desk::Rang &rang)
{
    const AlarmSettings &settings = m_watch.settings();
    if (!rang.aloud)
        return;
    if (settings.sound) {
        QApplication::beep();
        emit sounded();
    }
    if (!settings.notify)
        return;
    for (const words::Told &told :
        words::toldOf(rang.alarms, rang.afterQuiet, m_ticker.now(), m_zone)) {
        if (m_icon)
            m_icon->showMessage(told.title, told.body, QSystemTrayIcon::NoIcon, shownForMs);
        emit this->told(told.title, told.body);
    }
}

void AlarmTray::showCount()
{
    const auto &waiting = m_watch.waiting();
    m_icon->setIcon(QIcon(m_looks.icon(QStringLiteral("bell"),
        m_looks.theme().state(waiting.empty() ? Band::Calm : Band::Breached).mark, trayIcon)));
    m_icon->setToolTip(waiting.empty() ? tr("Gander: no alarms")
                                       : tr("Gander: %1").arg(words::alarmSummary(waiting)));
}

} // namespace gander::ui
