// SPDX-License-Identifier: GPL-3.0-or-later

// What staff do to incidents: file, classify, hold, resume, resolve, reopen, close, assign, claim,
// note, undo, redo. What joins two of them is in outages.cpp.

#include "app/cli/acting.h"
#include "app/cli/manyacts.h"

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// An act on the incidents that the words name: 'phrase' says it with %1 for the incident, 'make'
// turns an id into the action. One alone is answered with how it stands then.
template <typename Make>
Ending actOnIncident(Session &session, const QString &phrase, Make make)
{
    if (isForMany(session))
        return actOnMany(session, make(IncidentId()), phrase.arg(CliTr::tr("the incidents")));
    const QString named = session.given.words.first();
    const Result<Act> empty = session.act({});
    if (!empty)
        return session.misused(empty.error().detail);
    const QString what = phrase.arg(named);
    Result<ActingDesk> desk = session.openToAct();
    if (!desk)
        return session.refused(desk.error(), what);
    const Result<IncidentId> id = desk->reading().find(named);
    if (!id)
        return session.refused(id.error(), what);
    Act act = *empty;
    act.action = make(*id);
    return performOn(session, *desk, act, phrase.arg(deskNumber(*id)));
}

Ending file(Session &session)
{
    const Invocation &given = session.given;
    const Result<std::optional<Instant>> reportedAt = session.instant(u"--reported-at"_s);
    if (!reportedAt)
        return session.misused(reportedAt.error().detail);
    FileIncident action;
    action.facts = {.title = given.value(u"--title"_s),
        .description = given.value(u"--description"_s),
        .customer = given.value(u"--customer"_s),
        .product = given.value(u"--product"_s),
        .reporter = given.value(u"--reporter"_s),
        .key = given.value(u"--key"_s)};
    action.reportedAt = *reportedAt;
    Result<Act> act = session.act(action);
    if (!act)
        return session.misused(act.error().detail);
    // A report that was taken earlier is a report from then.
    if (!action.reportedAt && act->at) {
        action.reportedAt = act->at;
        act->action = action;
    }
    const QString what = CliTr::tr("file the incident");
    Result<ActingDesk> desk = session.openToAct();
    if (!desk)
        return session.refused(desk.error(), what);
    return performOn(session, *desk, *act, what);
}

Ending classify(Session &session)
{
    const Result<Classification> classification = classOf(session);
    if (!classification)
        return session.misused(classification.error().detail);
    return actOnIncident(session, CliTr::tr("classify %1"), [&](IncidentId id) {
        return Classify{.incident = id,
            .classification = *classification,
            .finding = session.given.value(u"--finding"_s)};
    });
}

Ending hold(Session &session)
{
    return actOnIncident(session, CliTr::tr("hold %1"), [](IncidentId id) { return Hold{id}; });
}

Ending resume(Session &session)
{
    return actOnIncident(session, CliTr::tr("resume %1"), [](IncidentId id) { return Resume{id}; });
}

Ending resolve(Session &session)
{
    return actOnIncident(session, CliTr::tr("resolve %1"), [&](IncidentId id) {
        return Resolve{id, session.given.value(u"--note"_s)};
    });
}

Ending reopen(Session &session)
{
    return actOnIncident(session, CliTr::tr("reopen %1"), [](IncidentId id) { return Reopen{id}; });
}

Ending close(Session &session)
{
    return actOnIncident(session, CliTr::tr("close %1"), [&](IncidentId id) {
        return Close{id, session.given.value(u"--note"_s)};
    });
}

Ending assign(Session &session)
{
    return actOnIncident(session, CliTr::tr("assign %1"), [&](IncidentId id) {
        return Assign{id, session.given.value(u"--to"_s)};
    });
}

Ending claim(Session &session)
{
    return actOnIncident(session, CliTr::tr("claim %1"), [](IncidentId id) { return Claim{id}; });
}

Ending note(Session &session)
{
    return actOnIncident(session, CliTr::tr("add a note to %1"), [&](IncidentId id) {
        return AddNote{id, session.given.value(u"--text"_s)};
    });
}

Ending undo(Session &session)
{
    const bool isOfAct = session.given.has(u"--of"_s);
    if (isOfAct != session.given.words.isEmpty())
        return session.misused(u"either incidents are named or an act by --of"_s);
    if (isOfAct)
        return takeBackMany(session);
    return actOnIncident(session, CliTr::tr("undo the last act on %1"),
        [](IncidentId id) { return Undo{.incident = id}; });
}

Ending redo(Session &session)
{
    return actOnIncident(session, CliTr::tr("do again what was taken back on %1"),
        [](IncidentId id) { return Redo{id}; });
}

CommandRule fileRule()
{
    return {u"file"_s,
        u"--title T [--customer C] [--product P] [--reported-at I] [--description D] "
        "[--reporter R] [--key K]"_s,
        0, 0,
        actOptions({{u"--title"_s, Takes::Text, true}, {u"--customer"_s, Takes::Text},
            {u"--product"_s, Takes::Text}, {u"--reported-at"_s}, {u"--description"_s, Takes::Text},
            {u"--reporter"_s, Takes::Text}, {u"--key"_s, Takes::Text}})};
}

CommandRule classifyRule()
{
    return {u"classify"_s,
        u"ID... --outcome feature-request|operator-error|act-of-god|core-bug "
        "[--severity 1..5 --devops 1..4] [--finding T] [--reason T] [--dry-run]"_s,
        1, -1,
        manyOptions({{u"--outcome"_s, Takes::Value, true}, {u"--severity"_s}, {u"--devops"_s},
            {u"--finding"_s, Takes::Text}})};
}

// On one incident or many.
CommandRule manyRule(const QString &name, const QString &options = {},
    std::vector<OptionRule> own = {}, bool needsReason = false)
{
    return {name, u"ID... %1[--dry-run]"_s.arg(options), 1, -1,
        manyOptions(std::move(own), needsReason)};
}

CommandRule undoRule()
{
    CommandRule rule = manyRule(u"undo"_s, {}, {{u"--of"_s}});
    rule.usage = u"ID... | --of UUID [--dry-run]"_s;
    rule.fewest = 0;
    return rule;
}

} // namespace

std::vector<Command> actCommands()
{
    const OptionRule noteOption{u"--note"_s, Takes::Text};
    return {
        {fileRule(), file},
        {classifyRule(), classify},
        {manyRule(u"hold"_s, u"--reason T "_s, {}, true), hold},
        {manyRule(u"resume"_s), resume},
        {manyRule(u"resolve"_s, u"[--note T] "_s, {noteOption}), resolve},
        {manyRule(u"reopen"_s, u"--reason T "_s, {}, true), reopen},
        {manyRule(u"close"_s, u"[--note T] "_s, {noteOption}), close},
        {manyRule(u"assign"_s, u"--to NAME "_s, {{u"--to"_s, Takes::Text, true}}), assign},
        {manyRule(u"claim"_s), claim},
        {manyRule(u"note"_s, u"--text T "_s, {{u"--text"_s, Takes::Text, true}}), note},
        {undoRule(), undo},
        {manyRule(u"redo"_s), redo},
    };
}

} // namespace gander::app
