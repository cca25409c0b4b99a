// SPDX-License-Identifier: GPL-3.0-or-later

// The contracts page in the window.

#include "models/domain/plan.h"
#include "ui/customers/contractspage.h"
#include "ui/incident/whypage.h"
#include "ui/intake/actpanel.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/navigation.h"
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
        m_queue->selectWhenRead(id);
        showIncident(id);
    });
    m_why->offerContract(true);
    connect(m_why, &WhyPage::contractWanted, this, [this](const QString &name) {
        // The plan has no page of its own: it stands as the base of every contract.
        if (name != standardPlanName())
            m_contracts->showContract(name);
        showContracts();
    });
}

void Workbench::showContracts()
{
    leaveForms();
    m_navigation->setChosenPage(Do::GoContracts);
    showPage(m_contracts, tr("Contracts"), Place::Forms);
    m_contracts->open();
}

} // namespace gander::ui
