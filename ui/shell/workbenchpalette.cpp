// SPDX-License-Identifier: GPL-3.0-or-later

// Any act, incident, customer or view by its name: what the palette offers, and where it leads; and
// the way to what is most urgent.

#include "models/desk/deskservice.h"
#include "models/desk/whendone.h"
#include "models/domain/query.h"
#include "ui/desk/hands.h"
#include "ui/incident/incidentpane.h"
#include "ui/intake/actpanel.h"
#include "ui/kit/noticebar.h"
#include "ui/kit/ticker.h"
#include "ui/palette/palettepanel.h"
#include "ui/queue/ownwork.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/navigation.h"
#include "ui/shell/viewlist.h"
#include "ui/shell/workbench.h"
#include "ui/status/statuspage.h"
#include "ui/words/names.h"

#include <QAction>
#include <QSplitter>
#include <QStackedWidget>

namespace gander::ui {

namespace {

constexpr qsizetype longestTitle = 60;
constexpr qint64 mostUrgent = 200; // stepped through before it begins anew

std::vector<PaletteRow> actRows(const Actions &actions)
{
    std::vector<PaletteRow> acts;
    for (const ActionRow &row : Actions::table()) {
        // What opened it, and what only closes it.
        if (row.what == Do::Anything || row.what == Do::Back)
            continue;
        QAction *action = actions.at(row.what);
        PaletteRow act;
        act.name = action->isCheckable() && action->isChecked()
            ? Workbench::tr("%1 (on)", "a switch").arg(action->text())
            : action->text();
        act.detail = Actions::groupName(row.group);
        act.keys = action->shortcut().toString(QKeySequence::NativeText);
        act.icon = QLatin1StringView(row.icon);
        act.holds = action->isEnabled();
        act.act = action;
        acts.push_back(act);
    }
    return acts;
}

} // namespace

PalettePanel &Workbench::palette()
{
    if (m_palette)
        return *m_palette;
    m_palette = new PalettePanel(m_around, this);
    connect(m_palette, &PalettePanel::incidentChosen, this, &Workbench::goTo);
    connect(m_palette, &PalettePanel::customerChosen, this, &Workbench::showCustomer);
    connect(m_palette, &PalettePanel::viewChosen, this, [this](qint64 id) {
        if (const SavedView *view = m_navigation->views().view(id))
            showView(SavedView(*view));
    });
    connect(m_palette, &PalettePanel::failed, this,
        [this](const Error &error) { m_around.hands.fail(error, tr("look for that name")); });
    connect(m_palette, &PalettePanel::lost, this, [this] {
        if (m_pages->currentWidget() == m_desk || m_pages->currentWidget() == m_status)
            begin();
        else
            m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
    });
    return *m_palette;
}

void Workbench::showPalette()
{
    // The same key closes it.
    if (palette().isVisible())
        palette().leave();
    else
        palette().open(actRows(m_actions), m_navigation->views().views());
}

void Workbench::goTo(IncidentId id)
{
    leaveForms();
    if (m_pages->currentWidget() != m_desk || !m_queue->select(id)) {
        // It may be open or closed, waiting or not: found by its number.
        m_fromBoard = false;
        m_queue->showQuery(deskNumber(id), deskNumber(id));
        m_queue->selectWhenRead(id);
        showQueue();
    }
    showIncident(id);
}

void Workbench::showCustomer(const QString &name)
{
    leaveForms();
    m_fromBoard = false;
    QueryTerm term;
    term.field = QueryField::Customer;
    term.text = name;
    m_queue->showQuery(toText(Query{{term}}, m_around.zone), words::shortened(name, longestTitle));
    showQueue();
}

void Workbench::goToNextUrgent()
{
    const auto question = [now = m_around.ticker.now(), me = m_around.actor.name](
                              const desk::Desk &desk) {
        return ownWork(desk, now, me, mostUrgent);
    };
    desk::whenDone(
        m_around.desk.ask(question), this, [this](const Result<std::vector<ListEntry>> &work) {
            if (!work) {
                m_around.hands.fail(work.error(), tr("find the next urgent incident"));
                return;
            }
            // Of what is read now: a list behind a form tells nothing.
            const bool atDesk = m_pages->currentWidget() == m_desk;
            const auto next = nextUrgent(*work, atDesk ? m_detail->incident() : IncidentId());
            if (!next) {
                m_notices->showDone(tr("Nothing open is yours or nobody's."), false);
                return;
            }
            leaveForms();
            if (!atDesk || !m_queue->select(*next)) {
                showList(QueryList::Open);
                m_queue->selectWhenRead(*next);
            }
            showIncident(*next);
        });
}

} // namespace gander::ui
