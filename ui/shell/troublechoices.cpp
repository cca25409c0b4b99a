// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/troublechoices.h"

#include "models/desk/backups.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace gander::ui {

namespace {

class TroubleTr
{
    Q_DECLARE_TR_FUNCTIONS(Trouble)
};

QString restoreConsequence(const Trouble &trouble)
{
    if (!trouble.hasBackups)
        return TroubleTr::tr("No backup lies beside the desk; one that was put elsewhere can be "
                             "chosen by its file.");
    if (trouble.kind == ErrorKind::NotFound)
        return TroubleTr::tr("Puts a sound copy where the desk was. What was recorded after the "
                             "copy was made is not in it.");
    if (trouble.kind == ErrorKind::TooNew)
        return TroubleTr::tr("Goes back to a copy that this Gander can read. What was recorded "
                             "since is not in it; the newer desk is kept beside it.");
    return TroubleTr::tr("Puts a sound copy in its place. What was recorded after the copy was "
                         "made is not in it; what stands there now is kept beside it.");
}

QString readingConsequence(const Trouble &trouble)
{
    if (trouble.kind == ErrorKind::Held)
        return TroubleTr::tr("Shows the desk as the other program writes it. Nothing can be "
                             "recorded from here meanwhile.");
    if (trouble.kind == ErrorKind::Corrupt)
        return TroubleTr::tr("Shows what can be read. Nothing can be recorded, and what is shown "
                             "may be wrong.");
    return TroubleTr::tr("Shows the desk. Nothing can be recorded until it can be written again.");
}

QString againConsequence(const Trouble &trouble)
{
    switch (trouble.kind) {
    case ErrorKind::Held:
        return TroubleTr::tr("Opens it for writing, once the other program has closed it.");
    case ErrorKind::Full:
        return TroubleTr::tr("Opens it as before, once there is room on the disk.");
    case ErrorKind::NotFound:
        return TroubleTr::tr("Opens it once it is there, such as on a drive that was not.");
    default:
        return TroubleTr::tr("Opens it as before, once what hinders it is gone.");
    }
}

} // namespace

Trouble Trouble::of(const Error &error, const QString &path)
{
    const QFileInfo file(path);
    return {.kind = error.kind,
        .isEmptyFile = file.isFile() && file.size() == 0,
        .hasBackups = !QDir(desk::backupFolder(path)).isEmpty(QDir::Files),
        .wasDesk = desk::wasDesk(path)};
}

std::vector<WayOut> waysOut(const Trouble &trouble)
{
    using enum WayOut;
    switch (trouble.kind) {
    case ErrorKind::Corrupt:
        return trouble.hasBackups ? std::vector{Restore, Recover, ReadOnly, Open, Report}
                                  : std::vector{Recover, ReadOnly, Restore, Open, Report};
    case ErrorKind::Foreign:
        if (trouble.isEmptyFile)
            return {Restore, Open, Report};
        // What overwrote a desk's beginning may have left the rest: nobody can tell before it is
        // looked at, and where a desk was, that comes first.
        if (trouble.hasBackups)
            return {Restore, Recover, Open, Report};
        return trouble.wasDesk ? std::vector{Recover, Restore, Open, Report}
                               : std::vector{Open, Recover, Restore, Report};
    case ErrorKind::TooNew:
        return trouble.hasBackups ? std::vector{Open, Restore, Report} : std::vector{Open, Report};
    case ErrorKind::NotFound:
        return trouble.hasBackups ? std::vector{Restore, Again, Open, New, Report}
                                  : std::vector{Again, Open, New, Restore};
    case ErrorKind::Held:
        return {ReadOnly, Again, Open};
    case ErrorKind::Unavailable:
    case ErrorKind::Full:
        return {Again, ReadOnly, Open, Report};
    case ErrorKind::Conflict: // a new one where there is a file already
        return {Again, Open, New};
    case ErrorKind::Invalid:
    case ErrorKind::Cancelled:
    case ErrorKind::Forbidden:
        return {Again, Open, Report};
    }
    return {};
}

QString troubleTitle(const Trouble &trouble)
{
    switch (trouble.kind) {
    case ErrorKind::Corrupt:
        return TroubleTr::tr("The desk is damaged");
    case ErrorKind::Foreign:
        if (trouble.isEmptyFile)
            return TroubleTr::tr("The file is empty");
        return trouble.wasDesk || trouble.hasBackups ? TroubleTr::tr("The file is no longer a desk")
                                                     : TroubleTr::tr("The file is not a desk");
    case ErrorKind::TooNew:
        return TroubleTr::tr("The desk was made by a newer Gander");
    case ErrorKind::NotFound:
        return TroubleTr::tr("The desk is not there");
    case ErrorKind::Held:
        return TroubleTr::tr("Another program has the desk open");
    case ErrorKind::Full:
        return TroubleTr::tr("The disk is full");
    default:
        return TroubleTr::tr("The desk is not open");
    }
}

QString wayName(WayOut way)
{
    switch (way) {
    case WayOut::Restore:
        return TroubleTr::tr("Restore a backup...");
    case WayOut::Recover:
        return TroubleTr::tr("Recover what can be read...");
    case WayOut::ReadOnly:
        return TroubleTr::tr("Open read-only");
    case WayOut::Again:
        return TroubleTr::tr("Try again");
    case WayOut::Open:
        return TroubleTr::tr("Open another desk...");
    case WayOut::New:
        return TroubleTr::tr("Make a new desk...");
    case WayOut::Report:
        return TroubleTr::tr("Report a problem...");
    }
    return {};
}

QString wayConsequence(WayOut way, const Trouble &trouble)
{
    switch (way) {
    case WayOut::Restore:
        return restoreConsequence(trouble);
    case WayOut::Recover:
        if (trouble.kind == ErrorKind::Foreign && !trouble.wasDesk)
            return TroubleTr::tr("If it was a desk once, takes all that can still be read into a "
                                 "new one, and names what is missing. The file is not touched.");
        return TroubleTr::tr("Takes all that can still be read into a new desk, and names what is "
                             "missing. The damaged one is not touched.");
    case WayOut::ReadOnly:
        return readingConsequence(trouble);
    case WayOut::Again:
        return trouble.kind == ErrorKind::Conflict
            ? TroubleTr::tr("Opens the desk that is there already.")
            : againConsequence(trouble);
    case WayOut::Open:
        return TroubleTr::tr("This one stays as it is.");
    case WayOut::New:
        return trouble.kind == ErrorKind::NotFound
            ? TroubleTr::tr("An empty desk. Nothing of the missing one is in it.")
            : TroubleTr::tr("An empty desk under a name of its own.");
    case WayOut::Report:
        return TroubleTr::tr("Gathers versions, settings and the log into a text you can read "
                             "first. No words of customers are in it, and nothing is sent.");
    }
    return {};
}

} // namespace gander::ui
