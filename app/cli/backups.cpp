// SPDX-License-Identifier: GPL-3.0-or-later

// Verified copies of the desk and the ways back: backup, restore, recover.

#include "models/desk/backups.h"
#include "app/cli/session.h"

#include <QDir>
#include <QFileInfo>
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

} // namespace

std::vector<Command> backupCommands()
{
    return {
        {{u"backup"_s, u"FILE"_s, 1, 1, {}}, backUpDesk},
    };
}

} // namespace gander::app
