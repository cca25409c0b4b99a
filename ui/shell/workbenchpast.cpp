// SPDX-License-Identifier: GPL-3.0-or-later

// How the workbench looks at another instant than now: the page in sight is asked, and once it has
// its answer all that stands in the frame goes there.

#include "ui/desk/hands.h"
#include "ui/incident/incidentpane.h"
#include "ui/intake/actpanel.h"
#include "ui/past/pastframe.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/navigation.h"
#include "ui/shell/workbench.h"
#include "ui/status/statuspage.h"

#include <QStackedWidget>

namespace gander::ui {

void Workbench::connectPast()
{
    connect(m_navigation, &Navigation::pageChosen, this, &Workbench::ask);
    connect(m_past, &PastFrame::wanted, this, &Workbench::look);
    connect(m_past, &PastFrame::stopWanted, this, &Workbench::stopLooking);
    connect(m_past, &PastFrame::left, this, &Workbench::begin);
    const auto arrived = [this](std::optional<Instant> at) { arrive(at); };
    const auto failed = [this] { m_past->setReading(false); };
    connect(m_queue, &QueuePage::lookedAt, this, arrived);
    connect(m_queue, &QueuePage::lookFailed, this, failed);
    connect(m_status, &StatusPage::lookedAt, this, arrived);
    connect(m_status, &StatusPage::lookFailed, this, failed);

    connect(m_status, &StatusPage::listWanted, this, &Workbench::showFigure);
    connect(m_status, &StatusPage::openListWanted, this, [this] { showList(QueryList::Open); });
    connect(m_status, &StatusPage::asOfWanted, m_past, &PastFrame::ask);
    connect(m_status, &StatusPage::footChanged, this, &Workbench::showShown);
    connect(m_status, &StatusPage::opened, this, [this](IncidentId id) {
        // Beside the list it stands in, where it is the current one.
        showList(QueryList::Open);
        m_queue->selectWhenRead(id);
        showIncident(id);
    });
}

void Workbench::look(std::optional<Instant> at)
{
    if (at == m_pageTicker.heldAt()) {
        stopLooking();
        return;
    }
    m_past->setReading(true, at);
    if (m_pages->currentWidget() == m_status)
        m_status->lookAt(at);
    else
        m_queue->lookAt(at);
}

void Workbench::stopLooking()
{
    m_past->setReading(false);
    m_queue->stopLooking();
    m_status->stopLooking();
}

void Workbench::arrive(std::optional<Instant> at)
{
    leaveForms();
    m_pageTicker.hold(at);
    m_past->setReading(false);
    m_past->setPast(at);
    m_actions.setPast(at.has_value());
    m_navigation->setCounted(!at);
}

} // namespace gander::ui
