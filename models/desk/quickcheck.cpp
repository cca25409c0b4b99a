// SPDX-License-Identifier: GPL-3.0-or-later

// The check at every start, which nobody may feel: whole on a small desk, and on a large one what
// tells at once that events are missing (reliability.md 2).

#include "models/desk/deskparts.h"
#include "models/store/deskrows.h"
#include "models/store/eventrows.h"
#include "models/store/transaction.h"

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// Read in well under a second, whole.
constexpr qint64 mostEventsAtStart = 2000;

} // namespace

Result<CheckReport> Desk::checkQuickly(const Progress &progress) const
{
    store::Database &database = *m_parts->database;
    const auto recorded = store::deskFact(database, u"events"_s);
    if (!recorded || recorded->toLongLong() <= mostEventsAtStart)
        return check(false, progress);
    // As in the whole check: the anchor never knows more than was committed.
    const auto anchor = store::readAnchor(m_parts->facts.path);
    const auto snapshot = store::Snapshot::begin(database);
    if (!snapshot)
        return snapshot.error();
    CheckReport report;
    const auto find = [&report](const QString &detail) {
        report.problems.push_back({u"head"_s, {}, detail});
    };
    const auto count = store::countEvents(database);
    const auto events = store::deskFact(database, u"events"_s);
    const auto head = store::deskFact(database, u"head"_s);
    if (!count || !events || !head) {
        find(u"the desk's head cannot be read"_s);
        return report;
    }
    report.events = *count;
    if (events->toLongLong() != *count)
        find(u"the desk's head does not match its %1 events"_s.arg(*count));
    if (!anchor || anchor->uid != m_parts->facts.uid)
        return report;
    if (anchor->events > *count)
        find(
            u"%1 acknowledged events are missing at the end: the anchor knows %2, the desk has %3"_s
                .arg(anchor->events - *count)
                .arg(anchor->events)
                .arg(*count));
    else if (anchor->events == *count && anchor->head != *head)
        find(u"the history up to event %1 is not the one that the anchor knows"_s.arg(
            anchor->events));
    return report;
}

} // namespace gander::desk
