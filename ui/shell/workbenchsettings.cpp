// SPDX-License-Identifier: GPL-3.0-or-later

// The map of keys, the settings, and the icon that stays outside the window: none of them is made
// before it is wanted, and none before the first list is there.

#include "models/desk/watch.h"
#include "ui/alarms/alarmpage.h"
#include "ui/alarms/alarmtray.h"
#include "ui/desk/hands.h"
#include "ui/intake/actpanel.h"
#include "ui/kit/noticebar.h"
#include "ui/queue/queuepage.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/keyspage.h"
#include "ui/shell/workbench.h"

#include <QStackedWidget>
#include <QTimer>

namespace gander::ui {

KeysPage &Workbench::keys()
{
    if (m_keys)
        return *m_keys;
    m_keys = new KeysPage(m_around.looks, m_actions, this);
    m_pages->addWidget(m_keys);
    connect(m_keys, &KeysPage::left, this, &Workbench::goBack);
    connect(
        m_keys, &KeysPage::told, this, [this](const QString &sentence) { tell(sentence, false); });
    connect(m_keys, &KeysPage::failed, this,
        [this](const Error &error, const QString &what) { m_around.hands.fail(error, what); });
    return *m_keys;
}

void Workbench::showKeys()
{
    leaveForms();
    showPage(&keys(), tr("Keys"), Place::Forms);
    m_keys->setFocus(Qt::ShortcutFocusReason);
}

SettingsPage &Workbench::settings()
{
    if (m_settings)
        return *m_settings;
    m_settings = new SettingsPage(m_around.looks, this);
    m_pages->addWidget(m_settings);
    connect(m_settings, &SettingsPage::left, this, &Workbench::goBack);
    connect(m_settings, &SettingsPage::alarmsChosen, this, [this](const AlarmSettings &settings) {
        if (m_around.watch)
            m_around.watch->setSettings(settings);
    });
    return *m_settings;
}

void Workbench::showSettings()
{
    leaveForms();
    showPage(&settings(), tr("Settings"), Place::Forms);
    m_settings->setFocus(Qt::ShortcutFocusReason);
}

// Where one came from: the board, or the list.
void Workbench::goBack()
{
    if (m_onBoard)
        showBoard();
    else
        showQueue();
}

void Workbench::takeLetters(bool act)
{
    m_queue->setLetters(act);
    if (m_alarms)
        m_alarms->setLetters(act);
}

void Workbench::setTray(bool shown)
{
    m_trayWanted = shown;
    if (m_trayMayShow && m_tray)
        m_tray->setIconShown(shown);
}

void Workbench::followTray()
{
    // The first list is painted before: a desktop may take its time to answer.
    const auto show = [this] {
        m_trayMayShow = true;
        setTray(m_trayWanted);
    };
    connect(
        m_queue, &QueuePage::listShown, this, [this, show] { QTimer::singleShot(0, this, show); },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

bool Workbench::hasTray() const
{
    return m_tray && m_tray->hasIcon();
}

} // namespace gander::ui
