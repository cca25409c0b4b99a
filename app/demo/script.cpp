// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demo/script.h"

#include <algorithm>

namespace gander::app {

using namespace Qt::StringLiterals;

const Contract &Setting::contractOf(const QString &customer) const
{
    const auto found = std::find_if(contracts.begin(), contracts.end(),
        [&](const Contract &contract) { return contract.name == customer; });
    return found == contracts.end() ? plan : *found;
}

void Script::add(Instant at, Action action, const QString &reason, Role role)
{
    const Actor actor{role == Role::Manager ? u"Marta Weiss"_s : m_hand, role};
    m_acts.push_back({at, m_stories - 1, actor, reason, std::move(action)});
}

void Script::report(const Story &story, Instant at)
{
    ++m_stories;
    add(at,
        FileIncident{{.title = story.title,
                         .description = story.text,
                         .customer = story.customer,
                         .product = story.product,
                         .reporter = story.reporter},
            at});
}

void Script::assign(const QString &to, Instant at)
{
    add(at, Assign{{}, to});
}

void Script::classify(
    const Classification &classification, const QString &finding, Instant at, const QString &reason)
{
    add(at, Classify{{}, classification, finding}, reason);
}

void Script::note(const QString &text, Instant at)
{
    add(at, AddNote{{}, text});
}

void Script::hold(const QString &reason, Instant at)
{
    add(at, Hold{}, reason);
}

void Script::resume(Instant at)
{
    add(at, Resume{});
}

void Script::saveMemo(const std::vector<MemoSection> &sections, Instant at)
{
    add(at, SaveMemo{.sections = sections});
}

void Script::approveMemo(Instant at)
{
    add(at, ApproveMemo{}, {}, Role::Manager);
}

void Script::issueMemo(Instant at)
{
    add(at, IssueMemo{.issuedAt = at});
}

void Script::resolve(const QString &note, Instant at)
{
    add(at, Resolve{{}, note});
}

void Script::reopen(const QString &reason, Instant at)
{
    add(at, Reopen{}, reason);
}

void Script::close(const QString &note, Instant at)
{
    add(at, Close{{}, note});
}

void Script::undo(Instant at)
{
    add(at, Undo{});
}

std::vector<PlannedAct> Script::acts() const
{
    std::vector<PlannedAct> ordered = m_acts;
    std::stable_sort(ordered.begin(), ordered.end(),
        [](const PlannedAct &a, const PlannedAct &b) { return a.at < b.at; });
    return ordered;
}

} // namespace gander::app
