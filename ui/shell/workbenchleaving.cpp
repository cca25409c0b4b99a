// SPDX-License-Identifier: GPL-3.0-or-later

// Leaving the desk: what ends while nobody is here, and the icon that stays outside the window.

#include "ui/alarms/alarmtray.h"
#include "ui/intake/actpanel.h"
#include "ui/leaving/leavingpage.h"
#include "ui/palette/palettepanel.h"
#include "ui/shell/navigation.h"
#include "ui/shell/workbench.h"

#include <QStackedWidget>

namespace gander::ui {

void Workbench::makeLeaving()
{
    m_leaving = new LeavingPage(m_around, this);
    m_pages->addWidget(m_leaving);
    connect(m_leaving, &LeavingPage::ready, this, &Workbench::leaveReady);
    connect(m_leaving, &LeavingPage::leaveWanted, this, &Workbench::leaveReady);
    connect(m_leaving, &LeavingPage::wanted, this, [this] {
        m_acts->leave();
        m_palette->leave();
        showPage(m_leaving, tr("Before you leave"), Place::Forms);
        m_leaving->begin();
    });
    connect(m_leaving, &LeavingPage::left, this, [this] {
        if (m_onBoard)
            showBoard();
        else
            showQueue();
    });
}

void Workbench::askToLeave()
{
    m_leaving->look();
}

bool Workbench::isLeaving() const
{
    return m_leaving->isLooking() || m_pages->currentWidget() == m_leaving;
}

void Workbench::setTray(bool shown)
{
    if (m_tray)
        m_tray->setIconShown(shown);
}

bool Workbench::hasTray() const
{
    return m_tray && m_tray->hasIcon();
}

} // namespace gander::ui
