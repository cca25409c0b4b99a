// SPDX-License-Identifier: GPL-3.0-or-later

// Leaving the desk: what ends while nobody is here.

#include "ui/intake/actpanel.h"
#include "ui/leaving/leavingpage.h"
#include "ui/palette/palettepanel.h"
#include "ui/shell/workbench.h"

#include <QStackedWidget>

namespace gander::ui {

LeavingPage &Workbench::leaving()
{
    if (m_leaving)
        return *m_leaving;
    m_leaving = new LeavingPage(m_around, this);
    m_pages->addWidget(m_leaving);
    connect(m_leaving, &LeavingPage::ready, this, &Workbench::leaveReady);
    connect(m_leaving, &LeavingPage::leaveWanted, this, &Workbench::leaveReady);
    connect(m_leaving, &LeavingPage::wanted, this, [this] {
        leaveForms();
        if (m_palette)
            m_palette->leave();
        showPage(m_leaving, tr("Before you leave"), Place::Forms);
        m_leaving->begin();
    });
    connect(m_leaving, &LeavingPage::left, this, &Workbench::goBack);
    return *m_leaving;
}

void Workbench::askToLeave()
{
    leaving().look();
}

bool Workbench::isLeaving() const
{
    return m_leaving && (m_leaving->isLooking() || m_pages->currentWidget() == m_leaving);
}

} // namespace gander::ui
