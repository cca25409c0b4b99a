// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/describe.h"

#include <QCoreApplication>

namespace gander::words {

namespace {

class FaultTr
{
    Q_DECLARE_TR_FUNCTIONS(Faults)
};

// Why, where the fault brings no detail of its own.
QString plainReason(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid:
        return FaultTr::tr("something in it is not right");
    case ErrorKind::NotFound:
        return FaultTr::tr("it is not on this desk");
    case ErrorKind::Conflict:
        return FaultTr::tr("someone changed it first");
    case ErrorKind::Unavailable:
        return FaultTr::tr("the desk cannot be read or written right now");
    case ErrorKind::Held:
        return FaultTr::tr("another program writes to this desk");
    case ErrorKind::Full:
        return FaultTr::tr("the disk is full");
    case ErrorKind::TooNew:
        return FaultTr::tr("this desk was made by a newer Gander");
    case ErrorKind::Foreign:
        return FaultTr::tr("the file is not a Gander desk");
    case ErrorKind::Corrupt:
        return FaultTr::tr("the desk is damaged");
    case ErrorKind::Cancelled:
        return FaultTr::tr("it was stopped");
    case ErrorKind::Forbidden:
        return FaultTr::tr("it is for managers of the desk");
    }
    return {};
}

} // namespace

QString wayOut(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Invalid:
        return FaultTr::tr("Correct it, then repeat the act.");
    case ErrorKind::NotFound:
        return FaultTr::tr("Check the number or the name.");
    case ErrorKind::Conflict:
        return FaultTr::tr("Look at it again, then repeat the act.");
    case ErrorKind::Unavailable:
        return FaultTr::tr("See that it can be reached and written, then try again.");
    case ErrorKind::Held:
        return FaultTr::tr("Close the other program, or open the desk read-only.");
    case ErrorKind::Full:
        return FaultTr::tr("Make room on the disk, then try again.");
    case ErrorKind::TooNew:
        return FaultTr::tr("Install the newer Gander to open it; the file is as it was.");
    case ErrorKind::Foreign:
        return FaultTr::tr("Choose another file; this one is as it was.");
    case ErrorKind::Corrupt:
        return FaultTr::tr("Keep the file as it is, and open the newest good copy of the desk.");
    case ErrorKind::Cancelled:
        return FaultTr::tr("Nothing was changed.");
    case ErrorKind::Forbidden:
        return FaultTr::tr("If you manage this desk, say so first (\"I manage this desk\" in the "
                           "window's menu, --as manager on the command line); else ask who does.");
    }
    return {};
}

QString describe(const Error &error, const QString &act)
{
    QString reason = error.detail.isEmpty() ? plainReason(error.kind) : error.detail;
    while (reason.endsWith(u'.'))
        reason.chop(1);
    //: %1 the act, such as "classify G-41"; %2 why it failed; %3 a sentence with the way out
    return FaultTr::tr("Could not %1: %2. %3").arg(act, reason, wayOut(error));
}

QString describeLost(const Error &error, const QString &act)
{
    QString reason = error.detail.isEmpty() ? plainReason(error.kind) : error.detail;
    while (reason.endsWith(u'.'))
        reason.chop(1);
    //: %1 the act, such as "take back: classify G-41"; %2 why it cannot be done
    return FaultTr::tr("Could not %1: %2. It is not offered any more.").arg(act, reason);
}

} // namespace gander::words
