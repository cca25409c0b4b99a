// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alarms/alarmtray.h"

#include "ui/kit/looks.h"
#include "ui/kit/ticker.h"
#include "ui/words/alarmwords.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
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
    connect(&watch, &desk::Watch::waitingChanged, this, &AlarmTray::showCount);
    connect(&looks, &Looks::changed, this, &AlarmTray::showCount);
}

void AlarmTray::setIconShown(bool shown)
{
    if (shown == hasIcon())
        return;
    if (!shown) {
        m_icon.reset();
        m_menu.reset();
    } else if (QSystemTrayIcon::isSystemTrayAvailable()) {
        makeIcon();
    }
}

void AlarmTray::makeIcon()
{
    m_menu = std::make_unique<QMenu>();
    m_menu->setObjectName(QStringLiteral("trayMenu"));
    connect(
        m_menu->addAction(tr("Show Gander")), &QAction::triggered, this, &AlarmTray::windowWanted);
    connect(m_menu->addAction(tr("Alarms")), &QAction::triggered, this, &AlarmTray::wanted);
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Quit")), &QAction::triggered, this, &AlarmTray::quitWanted);
    m_icon = std::make_unique<QSystemTrayIcon>();
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &AlarmTray::wanted);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
        [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger)
                emit windowWanted();
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
    if (!m_icon)
        return;
    const auto &waiting = m_watch.waiting();
    m_icon->setIcon(QIcon(m_looks.icon(QStringLiteral("bell"),
        m_looks.theme().state(waiting.empty() ? Band::Calm : Band::Breached).mark, trayIcon)));
    m_icon->setToolTip(waiting.empty() ? tr("Gander: no alarms")
                                       : tr("Gander: %1").arg(words::alarmSummary(waiting)));
}

} // namespace gander::ui
