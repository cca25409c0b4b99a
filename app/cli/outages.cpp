// SPDX-License-Identifier: GPL-3.0-or-later

// What joins incidents: link and unlink the reports of an outage, pass on what its master came to,
// merge and unmerge duplicates.

#include "app/cli/acting.h"
#include "app/cli/manyacts.h"
#include "models/domain/passon.h"

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

// What the options say is handed on in place of the master's own.
Result<PassingOn> passingOn(const Session &session)
{
    const Invocation &given = session.given;
    PassingOn what{.finding = given.value(u"--finding"_s),
        .resolve = given.has(u"--resolve"_s),
        .note = given.value(u"--note"_s)};
    if (!given.has(u"--outcome"_s) && !given.has(u"--severity"_s) && !given.has(u"--devops"_s))
        return what;
    const Result<Classification> classification = classOf(session);
    if (!classification)
        return classification.error();
    what.classification = *classification;
    return what;
}

Ending passOn(Session &session)
{
    const QString named = session.given.words.first();
    const QString what = CliTr::tr("pass on what %1 came to").arg(named);
    const Result<PassingOn> passing = passingOn(session);
    if (!passing)
        return session.misused(passing.error().detail);
    Result<Act> act = session.act({});
    if (!act)
        return session.misused(act.error().detail);
    Result<ActingDesk> desk =
        session.given.has(u"--dry-run"_s) ? session.openToLook() : session.openToAct();
    if (!desk)
        return session.refused(desk.error(), what);
    const Result<IncidentId> id = desk->reading().find(named);
    if (!id)
        return session.refused(id.error(), what);
    const Result<IncidentDetail> master = desk->reading().incident(*id);
    if (!master)
        return session.refused(master.error(), what);
    const Result<PassOn> action = passOnFrom(*master, *passing);
    if (!action)
        return session.refused(action.error(), what);
    act->action = *action;
    QStringList names = session.given.value(u"--to"_s).split(u',', Qt::SkipEmptyParts);
    for (QString &name : names)
        name = name.trimmed();
    return actOnNamed(session, *desk, names, *act, what,
        session.given.has(u"--partial"_s) ? WhereRefused::Others : WhereRefused::None);
}

} // namespace

std::vector<Command> outageCommands()
{
    return {
        {{u"link"_s, u"ID --to MASTER [--reason T]"_s, 1, 1,
             actOptions({{u"--to"_s, Takes::Value, true}})},
            link},
        {{u"unlink"_s, u"ID [--reason T]"_s, 1, 1, actOptions()}, unlink},
        {{u"pass-on"_s,
             u"MASTER --to ID,ID,... [--outcome "
             u"feature-request|operator-error|act-of-god|core-bug] "
             "[--severity 1..5 --devops 1..4] [--finding T] [--resolve [--note T]] [--partial] "
             "[--dry-run]"_s,
             1, 1,
             manyOptions({{u"--to"_s, Takes::Value, true}, {u"--outcome"_s}, {u"--severity"_s},
                 {u"--devops"_s}, {u"--finding"_s, Takes::Text}, {u"--resolve"_s, Takes::Nothing},
                 {u"--note"_s, Takes::Text}, {u"--partial"_s, Takes::Nothing}})},
            passOn},
        {{u"merge"_s, u"ID --into OTHER [--reason T]"_s, 1, 1,
             actOptions({{u"--into"_s, Takes::Value, true}})},
            merge},
        {{u"unmerge"_s, u"ID [--reason T]"_s, 1, 1, actOptions()}, unmerge},
    };
}

} // namespace gander::app
