// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/roles.h"

#include <array>

namespace gander {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array roleKeys{
    std::pair{Role::Unsaid, "unsaid"},
    std::pair{Role::Agent, "agent"},
    std::pair{Role::Manager, "manager"},
};

// One overload each: a new action does not compile before it is decided here.
struct DeedOf {
    Deed operator()(const FileIncident &) const { return Deed::File; }
    Deed operator()(const Classify &) const { return Deed::Classify; }
    Deed operator()(const Assign &) const { return Deed::Assign; }
    Deed operator()(const Claim &) const { return Deed::Assign; }
    Deed operator()(const AddNote &) const { return Deed::Note; }
    Deed operator()(const Hold &) const { return Deed::Hold; }
    Deed operator()(const Resume &) const { return Deed::Resume; }
    Deed operator()(const Resolve &) const { return Deed::Resolve; }
    Deed operator()(const Reopen &) const { return Deed::Reopen; }
    Deed operator()(const Close &) const { return Deed::Close; }
    Deed operator()(const Undo &) const { return Deed::Undo; }
    Deed operator()(const Redo &) const { return Deed::Undo; }
    Deed operator()(const SaveMemo &) const { return Deed::DraftMemo; }
    Deed operator()(const ApproveMemo &) const { return Deed::ApproveMemo; }
    Deed operator()(const IssueMemo &) const { return Deed::IssueMemo; }
    Deed operator()(const SetContract &) const { return Deed::SetContract; }
    Deed operator()(const MoveContract &) const { return Deed::MoveDeadline; }
    Deed operator()(const Link &) const { return Deed::Link; }
    Deed operator()(const Unlink &) const { return Deed::Link; }
    Deed operator()(const Merge &) const { return Deed::Merge; }
    Deed operator()(const Unmerge &) const { return Deed::Merge; }
    Deed operator()(const PassOn &) const { return Deed::PassOn; }
    Deed operator()(const TakeOver &) const { return Deed::TakeOver; }
};

} // namespace

QString toKey(Role role)
{
    for (const auto &[known, key] : roleKeys)
        if (known == role)
            return QString::fromLatin1(key);
    Q_UNREACHABLE();
}

std::optional<Role> roleFromKey(QStringView key)
{
    for (const auto &[role, known] : roleKeys)
        if (key == QLatin1StringView(known))
            return role;
    return {};
}

QString toKey(Deed deed)
{
    switch (deed) {
    case Deed::File:
        return u"file"_s;
    case Deed::Classify:
        return u"classify"_s;
    case Deed::Assign:
        return u"assign"_s;
    case Deed::Note:
        return u"note"_s;
    case Deed::Hold:
        return u"hold"_s;
    case Deed::Resume:
        return u"resume"_s;
    case Deed::Resolve:
        return u"resolve"_s;
    case Deed::Reopen:
        return u"reopen"_s;
    case Deed::Close:
        return u"close"_s;
    case Deed::Undo:
        return u"undo"_s;
    case Deed::DraftMemo:
        return u"draft-memo"_s;
    case Deed::ApproveMemo:
        return u"approve-memo"_s;
    case Deed::IssueMemo:
        return u"issue-memo"_s;
    case Deed::Link:
        return u"link"_s;
    case Deed::Merge:
        return u"merge"_s;
    case Deed::PassOn:
        return u"pass-on"_s;
    case Deed::TakeOver:
        return u"take-over"_s;
    case Deed::SetContract:
        return u"set-contract"_s;
    case Deed::MoveDeadline:
        return u"move-deadline"_s;
    case Deed::RevokeMemo:
        return u"revoke-memo"_s;
    case Deed::SetPolicy:
        return u"set-policy"_s;
    case Deed::SetTemplate:
        return u"set-template"_s;
    case Deed::Restore:
        return u"restore"_s;
    }
    Q_UNREACHABLE();
}

Deed deedOf(const Action &action)
{
    return std::visit(DeedOf{}, action);
}

Deed deedOfUndoing(EventKind kind)
{
    return kind == EventKind::ContractMoved ? Deed::MoveDeadline : Deed::Undo;
}

Role leastRole(Deed deed)
{
    switch (deed) {
    case Deed::File:
    case Deed::Classify:
    case Deed::Assign:
    case Deed::Note:
    case Deed::Hold:
    case Deed::Resume:
    case Deed::Resolve:
    case Deed::Reopen:
    case Deed::Close:
    case Deed::Undo:
    case Deed::DraftMemo:
    case Deed::ApproveMemo:
    case Deed::IssueMemo:
    case Deed::Link:
    case Deed::Merge:
    case Deed::PassOn:
    case Deed::TakeOver:
        return Role::Agent;
    case Deed::SetContract:
    case Deed::MoveDeadline:
    case Deed::RevokeMemo:
    case Deed::SetPolicy:
    case Deed::SetTemplate:
    case Deed::Restore:
        return Role::Manager;
    }
    Q_UNREACHABLE();
}

bool mayPerform(Role role, Deed deed)
{
    switch (role) {
    case Role::Unsaid:
    case Role::Manager:
        return true;
    case Role::Agent:
        return leastRole(deed) == Role::Agent;
    }
    Q_UNREACHABLE();
}

Result<void> checkRole(const Actor &actor, Deed deed)
{
    if (mayPerform(actor.role, deed))
        return {};
    return Error{ErrorKind::Forbidden,
        u"%1 is for managers, and %2 acts as an agent"_s.arg(toKey(deed), actor.name)};
}

std::optional<Role> recordedRole(Role role, Deed deed)
{
    if (role == Role::Manager || (role == Role::Unsaid && leastRole(deed) == Role::Manager))
        return role;
    return {};
}

} // namespace gander
