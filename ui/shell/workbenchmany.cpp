// SPDX-License-Identifier: GPL-3.0-or-later

// Several ticked incidents: their wizard, and what came of each where some were refused; and what
// others do to incidents meanwhile.

#include "ui/classify/classifymany.h"
#include "ui/desk/hands.h"
#include "ui/desk/otherschanges.h"
#include "ui/desk/resultpanel.h"
#include "ui/incident/incidentpane.h"
#include "ui/intake/actpanel.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/workbench.h"

#include <QStackedWidget>

#include <utility>

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

void Workbench::followOthers()
{
    const auto tell = [this] {
        const QString words = m_others->words(m_detail->incident());
        m_detail->note(words.isEmpty() ? words : tr("Changed meanwhile: %1").arg(words));
    };
    connect(m_others, &OthersChanges::marked, this,
        [this, tell](const std::vector<IncidentId> &incidents) {
            for (const IncidentId id : incidents)
                m_queue->note(id, m_others->words(id));
            tell();
        });
    // Seen is what stood in the detail once one goes on to another.
    connect(m_detail, &IncidentPane::shown, this, [this, tell](IncidentId id) {
        if (id != m_seen)
            m_others->forget(std::exchange(m_seen, id));
        tell();
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
