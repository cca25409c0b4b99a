// SPDX-License-Identifier: GPL-3.0-or-later

// Saved views in the window: opened, kept, changed and deleted.

#include "ui/desk/hands.h"
#include "ui/intake/actpanel.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/naventry.h"
#include "ui/shell/navigation.h"
#include "ui/shell/viewlist.h"
#include "ui/shell/workbench.h"
#include "ui/views/viewpanel.h"
#include "ui/views/viewwords.h"
#include "ui/words/describe.h"

#include <QAction>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace gander::ui {

void Workbench::makeViews()
{
    m_viewPanel = new ViewPanel(m_around.looks, m_around.zone, this);
    connect(m_viewPanel, &ViewPanel::wanted, this, &Workbench::keepView);
    connect(m_viewPanel, &ViewPanel::left, this, [this] {
        if (m_pages->currentWidget() == m_desk)
            begin();
    });
    connect(m_queue, &QueuePage::saveViewRequested, this, &Workbench::askToSave);
    QAction *save = m_actions.at(Do::SaveView);
    QPushButton *button = m_queue->saveViewButton();
    connect(save, &QAction::enabledChanged, button, &QWidget::setEnabled);
    button->setEnabled(save->isEnabled());

    connect(m_navigation, &Navigation::viewChosen, this, &Workbench::showView);
    connect(m_navigation, &Navigation::viewsChanged, this, &Workbench::followViews);
    const ViewList &views = m_navigation->views();
    connect(&views, &ViewList::renameWanted, this, &Workbench::askToRename);
    connect(&views, &ViewList::dropWanted, this,
        [this](const SavedView &view) { m_viewDeeds.drop(view); });
    connect(&views, &ViewList::updateWanted, this, [this](const SavedView &view) {
        const ListRequest shown = m_queue->request();
        SavedView changed = view;
        changed.query = m_queue->query();
        changed.sort = shown.sort;
        changed.descending = shown.descending;
        replaceView(view, changed, tr("The view “%1” shows this from now on.").arg(view.name));
    });
    connect(&views, &ViewList::shareWanted, this, [this](const SavedView &view, bool shared) {
        SavedView changed = view;
        changed.shared = shared;
        replaceView(view, changed,
            shared ? tr("The view “%1” is shown to everyone on this desk.").arg(view.name)
                   : tr("The view “%1” is yours alone.").arg(view.name));
    });
}

void Workbench::showView(const SavedView &view)
{
    leaveForms();
    m_viewWanted = 0;
    m_fromBoard = false;
    m_navigation->setChosenView(view.id);
    m_queue->showView(view);
    showQueue();
}

std::vector<SavedView> Workbench::ownViews() const
{
    std::vector<SavedView> own = m_navigation->views().views();
    std::erase_if(own, [this](const SavedView &view) { return view.owner != m_around.actor.name; });
    return own;
}

void Workbench::askToSave()
{
    // What is typed there is not typed over.
    if (m_viewPanel->isVisible())
        return;
    leaveForms();
    const ListRequest shown = m_queue->request();
    SavedView view;
    view.query = m_queue->query();
    view.sort = shown.sort;
    view.descending = shown.descending;
    view.name = proposedName(view.query, m_around.zone);
    // An own view that was changed is most likely meant itself.
    const auto chosen = m_navigation->chosenView();
    const SavedView *known = chosen ? m_navigation->views().view(*chosen) : nullptr;
    if (known && known->owner == m_around.actor.name) {
        view.name = known->name;
        view.shared = known->shared;
    }
    m_viewPanel->open(view, ownViews(), m_queue->saveViewButton());
}

void Workbench::askToRename(const SavedView &view)
{
    if (QWidget *entry = m_navigation->views().entry(view.id))
        m_viewPanel->open(view, ownViews(), entry);
}

void Workbench::keepView(const SavedView &view)
{
    const std::vector<SavedView> own = ownViews();
    const auto before = std::ranges::find(own, view.id, &SavedView::id);
    if (view.id != 0 && before != own.end() && before->query == view.query
        && before->sort == view.sort && before->descending == view.descending) {
        m_viewPanel->leave();
        if (*before != view)
            replaceView(*before, view, tr("The view is called “%1” from now on.").arg(view.name));
        return;
    }
    m_viewDeeds.keep(
        view.id != 0 && before != own.end() ? std::optional(*before) : std::nullopt, view,
        tr("The view “%1” is kept.").arg(view.name),
        [this](const SavedView &kept) {
            m_viewPanel->leave();
            // What is shown is that view now; in the order it has anyway.
            if (m_pages->currentWidget() == m_desk) {
                m_fromBoard = false;
                m_navigation->setChosenView(kept.id);
                m_queue->showView(kept);
                showQueue();
            }
        },
        [this](const Error &error) {
            const QString fault = words::describe(error, tr("keep the view"));
            if (m_viewPanel->isVisible())
                m_viewPanel->showIssue(fault);
            else
                m_around.hands.fail(error, tr("keep the view"));
        });
}

void Workbench::replaceView(const SavedView &before, const SavedView &after, const QString &done)
{
    m_viewDeeds.keep(before, after, done);
}

// The views are others: the chosen one may have another name, or be gone.
void Workbench::followViews()
{
    m_actions.setViews(!m_navigation->views().views().empty());
    if (m_viewWanted != 0) {
        const SavedView *left = m_navigation->views().view(m_viewWanted);
        m_viewWanted = 0;
        if (left && m_pages->currentWidget() == m_desk && !m_navigation->chosenView()) {
            showView(SavedView(*left));
            return;
        }
    }
    const auto chosen = m_navigation->chosenView();
    const SavedView *view = chosen ? m_navigation->views().view(*chosen) : nullptr;
    if (!view || m_fromBoard || view->name == m_queue->title())
        return;
    m_queue->setTitle(view->name);
    if (m_pages->currentWidget() == m_desk)
        showPage(m_desk, view->name, Place::List);
}

} // namespace gander::ui
