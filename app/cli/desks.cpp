// SPDX-License-Identifier: GPL-3.0-or-later

// The desk as a whole: new, check.

#include "app/cli/session.h"
#include "app/demo/demo.h"
#include "app/desklocation.h"
#include "tests/bench/desk/benchdesk.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// What a desk to measure on is made of.
struct BenchWish {
    qint64 incidents = 0;
    Instant now;
};

// Nothing where none is asked for.
Result<std::optional<BenchWish>> benchWish(const Session &session)
{
    const auto incidents = session.count(u"--bench"_s);
    if (!incidents)
        return incidents.error();
    const auto now = session.instant(u"--now"_s);
    if (!now)
        return now.error();
    if (!*incidents) {
        if (*now)
            return Error{ErrorKind::Invalid, u"--now goes with --bench alone"_s};
        return std::optional<BenchWish>();
    }
    for (const auto &other : {u"--demo"_s, u"--name"_s})
        if (session.given.has(other))
            return Error{ErrorKind::Invalid, u"--bench and %1 do not go together"_s.arg(other)};
    if (**incidents < 1 || **incidents > bench::mostIncidents)
        return Error{
            ErrorKind::Invalid, u"--bench takes a number from 1 to %1"_s.arg(bench::mostIncidents)};
    return std::optional(BenchWish{**incidents, now->value_or(session.clock.now())});
}

Result<desk::DeskFacts> makeFile(
    Session &session, const QString &path, const Zone &zone, const std::optional<BenchWish> &wish)
{
    if (wish) {
        auto made =
            bench::makeBenchDesk(path, zone, wish->now, wish->incidents, session.progress());
        session.out.endProgress();
        return made;
    }
    if (session.given.has(u"--demo"_s))
        return makeDemoDesk(path, zone, session.clock.now(), session.actor().name);
    const Result<desk::Desk> desk =
        desk::Desk::create(path, zone, session.clock, session.given.value(u"--name"_s));
    return desk ? Result<desk::DeskFacts>(desk->facts()) : desk.error();
}

Ending makeDesk(Session &session)
{
    const QString path = session.deskPath();
    const QString what = CliTr::tr("make the desk %1").arg(QDir::toNativeSeparators(path));
    const Result<std::optional<Zone>> zone = session.zone();
    if (!zone)
        return session.misused(zone.error().detail);
    const auto wish = benchWish(session);
    if (!wish)
        return session.misused(wish.error().detail);
    if (path == defaultDeskPath() && !qEnvironmentVariableIsSet("GANDER_DESK")) {
        if (const Result<void> folder = makeDeskFolder(); !folder)
            return refusal(folder.error(), what);
    }
    const Result<desk::DeskFacts> desk =
        makeFile(session, path, zone->value_or(Zone::system()), *wish);
    if (!desk && desk.error().kind == ErrorKind::Conflict)
        return {Ending::Refused,
            CliTr::tr("Could not %1: there is such a file already. Choose another path, or open it "
                      "as it is.")
                .arg(what)};
    if (!desk)
        return refusal(desk.error(), what);
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const qint64 incidents = desk->incidents;
    if (session.out.isJson())
        session.out.give(QJsonObject{{u"desk"_s, absolute}, {u"incidents"_s, incidents}});
    session.out.say(CliTr::tr("Made %1 with %2 incidents")
                        .arg(QDir::toNativeSeparators(absolute), QString::number(incidents)));
    return session.done();
}

QJsonObject reportJson(const CheckReport &report)
{
    QJsonArray problems;
    for (const CheckProblem &problem : report.problems)
        problems.append(QJsonObject{{u"kind"_s, problem.kind},
            {u"incident"_s,
                problem.incident.isSet() ? QJsonValue(problem.incident.number())
                                         : QJsonValue(QJsonValue::Null)},
            {u"detail"_s, problem.detail}});
    return {{u"ok"_s, report.problems.empty()}, {u"incidents"_s, report.incidents},
        {u"events"_s, report.events}, {u"memos"_s, report.memos}, {u"problems"_s, problems}};
}

Ending check(Session &session)
{
    const QString what = CliTr::tr("check the desk");
    const Result<desk::Desk> desk = session.openToRead();
    if (!desk) {
        // Too damaged to open is an answer too.
        if (desk.error().kind == ErrorKind::Corrupt && session.out.isJson()) {
            CheckReport report;
            report.problems.push_back({u"engine"_s, {}, desk.error().detail});
            session.out.give(reportJson(report));
        }
        return session.refused(desk.error(), what);
    }
    const Result<CheckReport> report =
        desk->check(session.given.has(u"--deep"_s), [&](qint64 done, qint64 all) {
            session.out.tellProgress(done, all);
            return true;
        });
    session.out.endProgress();
    if (!report)
        return session.refused(report.error(), what);
    if (session.out.isJson())
        session.out.give(reportJson(*report));
    session.out.say(CliTr::tr("%1 incidents, %2 events, %3 memos checked")
                        .arg(QString::number(report->incidents), QString::number(report->events),
                            QString::number(report->memos)));
    for (const CheckProblem &problem : report->problems) {
        const QString where = problem.incident.isSet() ? deskNumber(problem.incident) : u"desk"_s;
        session.out.say(plainLine(u"%1  %2: %3"_s.arg(where, problem.kind, problem.detail)));
    }
    if (report->problems.empty())
        return session.done();
    const CheckProblem &first = report->problems.front();
    return session.refused({ErrorKind::Corrupt,
                               u"%1 problems, the first: %2"_s.arg(
                                   QString::number(report->problems.size()), first.detail)},
        CliTr::tr("vouch for the desk"));
}

} // namespace

std::vector<Command> deskCommands()
{
    return {
        {{u"new"_s, u"[--demo | --bench N [--now INSTANT]] [--zone NAME] [--name TEXT]"_s, 0, 0,
             {{u"--demo"_s, Takes::Nothing}, {u"--bench"_s}, {u"--now"_s}, {u"--zone"_s},
                 {u"--name"_s, Takes::Text}}},
            makeDesk},
        {{u"check"_s, u"[--deep]"_s, 0, 0, {{u"--deep"_s, Takes::Nothing}}}, check},
    };
}

} // namespace gander::app
