// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/viewlist.h"

#include "ui/kit/looks.h"
#include "ui/kit/plainlabel.h"
#include "ui/shell/naventry.h"

#include <QButtonGroup>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace gander::ui {

namespace {

constexpr int headingAside = 8;
constexpr qsizetype longestOwner = 60;

QString viewIcon(const SavedView &view)
{
    return view.shared ? QStringLiteral("users-round") : QStringLiteral("bookmark");
}

} // namespace

ViewList::ViewList(
    Looks &looks, QButtonGroup &group, const QString &me, bool readOnly, QWidget *parent)
    : QWidget(parent)
    , m_looks(looks)
    , m_group(group)
    , m_me(me)
    , m_readOnly(readOnly)
    , m_heading(plainLabel(tr("Views"), this))
{
    setObjectName(QStringLiteral("viewList"));
    setAccessibleName(tr("Views"));
    m_heading->setObjectName(QStringLiteral("viewsHeading"));
    m_heading->setContentsMargins(headingAside, headingAside * 2, 0, 6);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addWidget(m_heading);
    connect(&looks, &Looks::changed, this, &ViewList::takeLooks);
    takeLooks();
    hide();
}

void ViewList::setViews(const std::vector<SavedView> &views)
{
    if (views == m_views)
        return;
    std::vector<NavEntry *> before = std::exchange(m_entries, {});
    const std::vector<SavedView> known = std::exchange(m_views, views);
    auto *column = static_cast<QVBoxLayout *>(layout());
    for (const SavedView &view : views) {
        const auto at = std::ranges::find(known, view.id, &SavedView::id);
        NavEntry *entry = nullptr;
        if (at != known.end())
            std::swap(entry, before[static_cast<size_t>(at - known.begin())]);
        if (!entry)
            entry = makeEntry(view);
        entry->setWords(view.name);
        entry->setGlyph(viewIcon(view));
        entry->setMore(view.owner == m_me ? (view.shared ? tr("Shared with everyone") : QString())
                                          : tr("Shared by %1").arg(view.owner));
        column->removeWidget(entry);
        column->addWidget(entry);
        m_entries.push_back(entry);
    }
    for (size_t i = 1; i < m_entries.size(); ++i)
        setTabOrder(m_entries[i - 1], m_entries[i]);
    for (NavEntry *gone : before)
        delete gone;
    setVisible(!m_views.empty());
}

NavEntry *ViewList::makeEntry(const SavedView &view)
{
    auto *entry = new NavEntry(viewIcon(view), view.name, m_looks, this);
    entry->setObjectName(QStringLiteral("viewEntry%1").arg(view.id));
    entry->setCompact(m_compact);
    entry->installEventFilter(this);
    entry->show();
    m_group.addButton(entry);
    return entry;
}

void ViewList::setCounts(const std::vector<std::optional<ListCount>> &counts)
{
    for (size_t i = 0; i < m_entries.size(); ++i)
        m_entries[i]->setCount(i < counts.size() ? counts[i] : std::nullopt);
}

void ViewList::setCompact(bool compact)
{
    m_compact = compact;
    m_heading->setVisible(!compact);
    for (NavEntry *entry : m_entries)
        entry->setCompact(compact);
}

const SavedView *ViewList::viewOf(const QObject *entry) const
{
    const auto at = std::ranges::find(m_entries, entry);
    return at == m_entries.end() ? nullptr : &m_views[static_cast<size_t>(at - m_entries.begin())];
}

const SavedView *ViewList::view(qint64 id) const
{
    const auto at = std::ranges::find(m_views, id, &SavedView::id);
    return at == m_views.end() ? nullptr : &*at;
}

NavEntry *ViewList::entry(qint64 id) const
{
    const auto at = std::ranges::find(m_views, id, &SavedView::id);
    return at == m_views.end() ? nullptr : m_entries[static_cast<size_t>(at - m_views.begin())];
}

bool ViewList::canChange(const SavedView &view) const
{
    return !m_readOnly && view.owner == m_me;
}

bool ViewList::eventFilter(QObject *watched, QEvent *event)
{
    const SavedView *known = viewOf(watched);
    if (!known)
        return QWidget::eventFilter(watched, event);
    const SavedView view = *known; // what is wanted may change the list
    if (event->type() == QEvent::ContextMenu) {
        const auto *menu = static_cast<QContextMenuEvent *>(event);
        const auto *at = static_cast<QWidget *>(watched);
        popUp(view,
            menu->reason() == QContextMenuEvent::Keyboard ? at->mapToGlobal(at->rect().bottomLeft())
                                                          : menu->globalPos());
        return true;
    }
    if (event->type() == QEvent::KeyPress && canChange(view)) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_F2)
            emit renameWanted(view);
        else if (key == Qt::Key_Delete)
            emit dropWanted(view);
        else
            return false;
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ViewList::popUp(const SavedView &view, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("viewMenu"));
    menu->setAccessibleName(tr("View %1").arg(view.name));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (view.owner != m_me)
        menu->addAction(withoutMnemonic(tr("Shared by %1").arg(clamped(view.owner, longestOwner))))
            ->setEnabled(false);
    const auto offer = [&](const char *name, const QString &text, const QKeySequence &keys,
                           bool enabled, auto act) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QLatin1StringView(name));
        action->setShortcut(keys); // shown, the entry itself hears it
        action->setEnabled(enabled && canChange(view));
        connect(action, &QAction::triggered, this, act);
    };
    offer("viewRename", tr("Rename…"), Qt::Key_F2, true, [this, view] { emit renameWanted(view); });
    offer("viewUpdate", tr("Change to what is shown now"), {}, m_shownIsList,
        [this, view] { emit updateWanted(view); });
    offer("viewShare", view.shared ? tr("Keep private") : tr("Share with everyone"), {}, true,
        [this, view] { emit shareWanted(view, !view.shared); });
    menu->addSeparator();
    offer("viewDrop", tr("Delete"), Qt::Key_Delete, true, [this, view] { emit dropWanted(view); });
    menu->popup(at);
}

void ViewList::takeLooks()
{
    QFont heading = m_looks.font(FontRole::Small);
    heading.setWeight(QFont::DemiBold);
    m_heading->setFont(heading);
    QPalette second = palette();
    second.setColor(QPalette::WindowText, m_looks.theme().secondary);
    m_heading->setPalette(second);
}

} // namespace gander::ui
