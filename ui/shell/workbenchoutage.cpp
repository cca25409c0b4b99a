// SPDX-License-Identifier: GPL-3.0-or-later

// Outages and duplicates: joining incidents, parting them, and passing on what a master came to.

#include "models/domain/incident.h"
#include "ui/desk/hands.h"
#include "ui/incident/incidentpane.h"
#include "ui/intake/actpanel.h"
#include "ui/outage/linkpanel.h"
#include "ui/outage/passonpage.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/workbench.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gander::ui {

LinkPanel &Workbench::linkPanel()
{
    if (!m_links) {
        m_links = new LinkPanel(m_around, this);
        m_middle->insertWidget(m_middle->indexOf(m_acts) + 1, m_links);
        connect(m_links, &LinkPanel::left, this, [this] {
            if (m_pages->currentWidget() == m_desk)
                begin();
        });
    }
    return *m_links;
}

void Workbench::join(Do what, const std::vector<IncidentId> &incidents)
{
    leaveForms();
    linkPanel().open(what == Do::Link ? Joining::Link : Joining::Merge, incidents);
}

void Workbench::part(Do what)
{
    const bool unlinks = what == Do::Unlink;
    std::vector<Act> acts;
    for (const IncidentId id : chosen())
        acts.push_back(m_around.hands.act(unlinks ? Action(Unlink{id}) : Action(Unmerge{id})));
    if (acts.empty())
        return;
    const auto count = static_cast<int>(acts.size());
    const QString one = deskNumber(chosen().front());
    if (unlinks)
        m_around.hands.perform(acts,
            count == 1 ? tr("unlink %1").arg(one) : tr("unlink %n incidents", nullptr, count),
            count == 1 ? tr("%1 is no longer linked.").arg(one)
                       : tr("%n incidents are no longer linked.", nullptr, count));
    else
        m_around.hands.perform(acts,
            count == 1 ? tr("unmerge %1").arg(one) : tr("unmerge %n incidents", nullptr, count),
            count == 1 ? tr("%1 is no longer a duplicate.").arg(one)
                       : tr("%n incidents are no longer duplicates.", nullptr, count));
}

void Workbench::passOn(IncidentId master)
{
    leaveForms();
    if (!m_passOn) {
        m_passOn = new PassOnPage(m_around, this);
        m_pages->addWidget(m_passOn);
        connect(m_passOn, &PassOnPage::left, this, &Workbench::showQueue);
        connect(m_passOn, &PassOnPage::committed, this, &Workbench::showQueue);
    }
    showPage(m_passOn, tr("Pass on what %1 came to").arg(deskNumber(master)), Place::Pages);
    m_passOn->start(master);
}

void Workbench::leaveForms()
{
    m_acts->leave();
    if (m_links)
        m_links->leave();
}

} // namespace gander::ui
