// SPDX-License-Identifier: GPL-3.0-or-later

// What joins incidents: link and unlink the reports of an outage, merge and unmerge duplicates.

#include "app/cli/acting.h"

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// An act that joins the incident of the first word to the one that 'option' names; 'phrase' says it
// with %1 and %2, 'make' turns both ids into the action.
template <typename Make>
Ending join(Session &session, const QString &phrase, const QString &option, Make make)
{
    const QString named = session.given.words.first();
    const QString other = session.given.value(option);
    Result<Act> act = session.act({});
    if (!act)
        return session.misused(act.error().detail);
    const QString what = phrase.arg(named, other);
    Result<ActingDesk> desk = session.openToAct();
    if (!desk)
        return session.refused(desk.error(), what);
    const Result<IncidentId> id = desk->reading().find(named);
    if (!id)
        return session.refused(id.error(), what);
    const Result<IncidentId> to = desk->reading().find(other);
    if (!to)
        return session.refused(to.error(), what);
    act->action = make(*id, *to);
    return performOn(session, *desk, *act, phrase.arg(deskNumber(*id), deskNumber(*to)));
}

template <typename Action>
Ending part(Session &session, const QString &phrase)
{
    const QString named = session.given.words.first();
    Result<Act> act = session.act({});
    if (!act)
        return session.misused(act.error().detail);
    Result<ActingDesk> desk = session.openToAct();
    if (!desk)
        return session.refused(desk.error(), phrase.arg(named));
    const Result<IncidentId> id = desk->reading().find(named);
    if (!id)
        return session.refused(id.error(), phrase.arg(named));
    act->action = Action{*id};
    return performOn(session, *desk, *act, phrase.arg(deskNumber(*id)));
}

Ending link(Session &session)
{
    return join(
        session, CliTr::tr("link %1 to %2"), u"--to"_s, [](IncidentId id, IncidentId master) {
            return Link{id, master};
        });
}

Ending unlink(Session &session)
{
    return part<Unlink>(session, CliTr::tr("unlink %1"));
}

Ending merge(Session &session)
{
    return join(
        session, CliTr::tr("merge %1 into %2"), u"--into"_s, [](IncidentId id, IncidentId into) {
            return Merge{id, into};
        });
}

Ending unmerge(Session &session)
{
    return part<Unmerge>(session, CliTr::tr("unmerge %1"));
}

} // namespace

std::vector<Command> outageCommands()
{
    return {
        {{u"link"_s, u"ID --to MASTER [--reason T]"_s, 1, 1,
             actOptions({{u"--to"_s, Takes::Value, true}})},
            link},
        {{u"unlink"_s, u"ID [--reason T]"_s, 1, 1, actOptions()}, unlink},
        {{u"merge"_s, u"ID --into OTHER [--reason T]"_s, 1, 1,
             actOptions({{u"--into"_s, Takes::Value, true}})},
            merge},
        {{u"unmerge"_s, u"ID [--reason T]"_s, 1, 1, actOptions()}, unmerge},
    };
}

} // namespace gander::app
