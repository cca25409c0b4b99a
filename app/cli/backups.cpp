// SPDX-License-Identifier: GPL-3.0-or-later

// Verified copies of the desk and the ways back: backup, restore, recover.

#include "models/desk/backups.h"
#include "app/cli/session.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

QString nativePath(const QString &path)
{
    return plainLine(QDir::toNativeSeparators(path));
}

QJsonObject copyJson(const desk::BackupFacts &facts)
{
    return {{u"file"_s, QFileInfo(facts.path).absoluteFilePath()},
        {u"incidents"_s, facts.incidents}, {u"events"_s, facts.events}, {u"head"_s, facts.head}};
}

Ending backUpDesk(Session &session)
{
    const QString file = session.given.words.first();
    const auto made = desk::backUp(session.deskPath(), file, session.progress());
    session.out.endProgress();
    if (!made)
        return session.refused(made.error(), CliTr::tr("back up the desk"));
    if (session.out.isJson())
        session.out.give(copyJson(*made));
    session.out.say(CliTr::tr("Copied %1 incidents and %2 events to %3")
                        .arg(QString::number(made->incidents), QString::number(made->events),
                            nativePath(made->path)));
    return session.done();
}

QJsonObject lossJson(const desk::RestoreLoss &loss)
{
    QJsonObject json = copyJson(loss.backup);
    QJsonArray lost;
    for (const QString &incident : loss.incidentsLost)
        lost.append(incident);
    json.insert(u"events_lost"_s, loss.eventsLost);
    json.insert(u"incidents_lost"_s, loss.incidentsLostCount);
    json.insert(u"incidents_older"_s, loss.incidentsOlder);
    json.insert(u"contracts_lost"_s, loss.contractsLost);
    json.insert(u"lost"_s, lost);
    json.insert(u"another_desk"_s, loss.isAnotherDesk);
    json.insert(u"desk_unreadable"_s, loss.isDeskUnreadable);
    return json;
}

Ending tellLoss(Session &session, const QString &file, const QString &what)
{
    const auto loss = desk::restoreLoss(session.deskPath(), file);
    if (!loss)
        return refusal(loss.error(), what);
    if (session.out.isJson())
        session.out.give(lossJson(*loss));
    session.out.say(
        CliTr::tr("%1 incidents and %2 events would stand in the desk's place")
            .arg(QString::number(loss->backup.incidents), QString::number(loss->backup.events)));
    if (loss->isDeskUnreadable) {
        session.out.say(CliTr::tr("The desk cannot be read: what would be lost cannot be told"));
        return session.done();
    }
    if (loss->isAnotherDesk)
        session.out.say(CliTr::tr("It is a copy of another desk"));
    session.out.say(
        CliTr::tr("Lost would be %1 events: %2 incidents as a whole, %3 in part")
            .arg(QString::number(loss->eventsLost), QString::number(loss->incidentsLostCount),
                QString::number(loss->incidentsOlder)));
    if (loss->contractsLost > 0)
        session.out.say(CliTr::tr("Contract versions that are not in the copy: %1")
                            .arg(QString::number(loss->contractsLost)));
    for (const QString &incident : loss->incidentsLost)
        session.out.say(plainLine(incident));
    return session.done();
}

Ending restoreDesk(Session &session)
{
    const QString file = session.given.words.first();
    const QString what = CliTr::tr("restore the desk");
    if (session.given.has(u"--dry-run"_s))
        return tellLoss(session, file, what);
    if (const auto role = session.checkRole(); !role)
        return session.misused(role.error().detail);
    const auto restored = desk::restore(
        session.deskPath(), file, session.actor(), session.clock.now(), session.progress());
    session.out.endProgress();
    // It is the copy that is missing: a desk that is not there is what restoring is for.
    if (!restored)
        return refusal(restored.error(), what);
    if (session.out.isJson())
        session.out.give(copyJson(restored->desk));
    session.out.say(
        CliTr::tr("%1 holds %2 incidents and %3 events now")
            .arg(nativePath(restored->desk.path), QString::number(restored->desk.incidents),
                QString::number(restored->desk.events)));
    if (!restored->replaced.isEmpty())
        session.out.say(
            CliTr::tr("What stood there is kept in %1").arg(nativePath(restored->replaced)));
    return session.done();
}

Ending recoverDesk(Session &session)
{
    const QString damaged = session.given.words.first();
    const QString what = CliTr::tr("recover the desk");
    if (session.given.desk.isEmpty())
        return session.misused(u"--desk is missing: the new desk to make"_s);
    const auto recovered =
        desk::recover(damaged, session.deskPath(), session.clock, session.progress());
    session.out.endProgress();
    if (!recovered)
        return refusal(recovered.error(), what);
    if (session.out.isJson())
        session.out.give(QJsonObject{{u"file"_s, QFileInfo(session.deskPath()).absoluteFilePath()},
            {u"incidents"_s, recovered->incidents}, {u"events"_s, recovered->events},
            {u"memos"_s, recovered->memos}, {u"missing_count"_s, recovered->missingCount},
            {u"missing"_s, QJsonArray::fromStringList(recovered->missing)}});
    session.out.say(
        CliTr::tr("Recovered %1 incidents, %2 events and %3 memos into %4")
            .arg(QString::number(recovered->incidents), QString::number(recovered->events),
                QString::number(recovered->memos), nativePath(session.deskPath())));
    for (const QString &line : recovered->missing)
        session.out.say(plainLine(line));
    if (recovered->missingCount == 0)
        return session.done();
    return {Ending::InPart,
        CliTr::tr("Recovered in part: %1 things are missing, the first: %2")
            .arg(QString::number(recovered->missingCount), plainLine(recovered->missing.value(0)))};
}

} // namespace

std::vector<Command> backupCommands()
{
    return {
        {{u"backup"_s, u"FILE"_s, 1, 1, {}}, backUpDesk},
        {{u"restore"_s, u"FILE [--dry-run] [--actor NAME] [--as agent|manager]"_s, 1, 1,
             {{u"--dry-run"_s, Takes::Nothing}, {u"--actor"_s}, {u"--as"_s}}},
            restoreDesk},
        {{u"recover"_s, u"DAMAGED --desk NEW"_s, 1, 1, {}}, recoverDesk},
    };
}

} // namespace gander::app
