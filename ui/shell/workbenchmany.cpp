// SPDX-License-Identifier: GPL-3.0-or-later

// Several ticked incidents: their wizard, and what came of each where some were refused.

#include "ui/classify/classifymany.h"
#include "ui/desk/hands.h"
#include "ui/desk/resultpanel.h"
#include "ui/intake/actpanel.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/workbench.h"

#include <QStackedWidget>

namespace gander::ui {

void Workbench::makeMany()
{
    connect(&m_around.hands, &Hands::manyAnswered, m_results, &ResultPanel::show);
    connect(m_results, &ResultPanel::left, this, [this] {
        if (m_pages->currentWidget() == m_desk)
            begin();
    });
    connect(m_results, &ResultPanel::opened, this, [this](IncidentId id) {
        m_queue->select(id);
        showIncident(id);
    });
}

void Workbench::classifyMany(const std::vector<IncidentId> &incidents)
{
    leaveForms();
    if (!m_classifyMany) {
        m_classifyMany = new ClassifyManyPage(m_around, this);
        m_pages->addWidget(m_classifyMany);
        connect(m_classifyMany, &ClassifyManyPage::left, this, &Workbench::showQueue);
        connect(m_classifyMany, &ClassifyManyPage::committed, this, &Workbench::showQueue);
    }
    showPage(m_classifyMany,
        tr("Classify %n incidents", nullptr, static_cast<int>(incidents.size())), Place::Pages);
    m_classifyMany->start(incidents);
}

} // namespace gander::ui
