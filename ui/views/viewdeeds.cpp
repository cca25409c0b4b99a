// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/viewdeeds.h"

#include "models/desk/deskservice.h"
#include "ui/desk/hands.h"

#include <algorithm>
#include <memory>

namespace gander::ui {

namespace {

// By its name: its number is another once it was deleted and has come back.
Result<SavedView> standing(const desk::Desk &desk, const SavedView &view, const Actor &actor)
{
    const auto views = desk.views(actor.name);
    if (!views)
        return views.error();
    const auto at = std::ranges::find_if(*views,
        [&](const SavedView &one) { return one.owner == actor.name && one.name == view.name; });
    if (at == views->end())
        return Error{ErrorKind::NotFound, {}};
    return *at;
}

// From one view to the other on the desk; nothing is a view that is not there.
Result<SavedView> change(desk::Desk &desk, const std::optional<SavedView> &from,
    const std::optional<SavedView> &to, const Actor &actor)
{
    SavedView changed = to.value_or(SavedView());
    changed.id = 0;
    if (from) {
        const auto known = standing(desk, *from, actor);
        if (!known)
            return known.error();
        changed.id = known->id;
    }
    if (to)
        return desk.saveView(changed, actor);
    if (const auto done = desk.dropView(changed.id, actor); !done)
        return done.error();
    return changed;
}

Hands::Errand errand(desk::DeskService &desk, std::optional<SavedView> from,
    std::optional<SavedView> to, const Actor &actor, std::shared_ptr<SavedView> kept = {})
{
    return [&desk, from = std::move(from), to = std::move(to), actor, kept = std::move(kept)] {
        return desk.ask([from, to, actor, kept](desk::Desk &open) -> Result<void> {
            auto view = change(open, from, to, actor);
            if (!view)
                return view.error();
            if (kept)
                *kept = std::move(*view);
            return {};
        });
    };
}

} // namespace

ViewDeeds::ViewDeeds(desk::DeskService &desk, Hands &hands)
    : m_desk(desk)
    , m_hands(hands)
{
}

void ViewDeeds::keep(const std::optional<SavedView> &before, const SavedView &after,
    const QString &done, Then then, Otherwise otherwise)
{
    const Actor &actor = m_hands.actor();
    SavedView wanted = after;
    wanted.name = after.name.trimmed();
    const auto kept = std::make_shared<SavedView>();
    m_hands.run(
        before ? tr("change the view “%1”").arg(before->name)
               : tr("keep the view “%1”").arg(wanted.name),
        done, errand(m_desk, before, wanted, actor, kept), errand(m_desk, wanted, before, actor),
        [kept, then = std::move(then)] {
            if (then)
                then(*kept);
        },
        std::move(otherwise));
}

void ViewDeeds::drop(const SavedView &view)
{
    const Actor &actor = m_hands.actor();
    m_hands.run(tr("delete the view “%1”").arg(view.name),
        tr("The view “%1” is deleted.").arg(view.name), errand(m_desk, view, {}, actor),
        errand(m_desk, {}, view, actor));
}

} // namespace gander::ui
