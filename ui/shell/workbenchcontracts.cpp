// SPDX-License-Identifier: GPL-3.0-or-later

// The contracts page in the window.

#include "ui/customers/contractspage.h"
#include "ui/intake/actpanel.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/workbench.h"

#include <QStackedWidget>

namespace gander::ui {

void Workbench::makeContracts()
{
    m_contracts = new ContractsPage(m_around, this);
    m_pages->addWidget(m_contracts);
    connect(m_contracts, &ContractsPage::left, this, &Workbench::showQueue);
    connect(m_contracts, &ContractsPage::titleChanged, this, [this](const QString &title) {
        if (m_pages->currentWidget() == m_contracts)
            showPage(m_contracts, title, Place::Forms);
    });
    connect(m_contracts, &ContractsPage::incidentWanted, this, [this](IncidentId id) {
        // What a contract moves is open: that list is sure to hold it.
        showList(QueryList::Open);
        m_queue->select(id);
        showIncident(id);
    });
}

void Workbench::showContracts()
{
    m_acts->leave();
    showPage(m_contracts, tr("Contracts"), Place::Forms);
    m_contracts->open();
}

} // namespace gander::ui
