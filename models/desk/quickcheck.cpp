// SPDX-License-Identifier: GPL-3.0-or-later

// The check at every start, which nobody may feel: whole on a small desk, and on a large one what
// tells at once that events are missing (reliability.md 2).

#include "models/desk/checking.h"
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

void compareHead(const Desk::Parts &parts, const std::optional<store::Anchor> &anchor,
    const HeadFound &found, CheckReport &report)
{
    const auto find = [&report](const QString &detail) {
        report.problems.push_back({u"head"_s, {}, detail});
    };
    report.events = found.events;
    const auto head = store::deskFact(*parts.database, u"head"_s);
    const auto events = store::deskFact(*parts.database, u"events"_s);
    if (!head || !events || events->toLongLong() != found.events
        || found.head.value_or(*head) != *head)
        find(u"the desk's head does not match its %1 events"_s.arg(found.events));
    if (!anchor || anchor->uid != parts.facts.uid)
        return;
    if (anchor->events > found.events)
        find(
            u"%1 acknowledged events are missing at the end: the anchor knows %2, the desk has %3"_s
                .arg(anchor->events - found.events)
                .arg(anchor->events)
                .arg(found.events));
    else if (anchor->events > 0 && anchor->head != found.headAtAnchor)
        find(u"the history up to event %1 is not the one that the anchor knows"_s.arg(
            anchor->events));
}

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
    const auto count = store::countEvents(database);
    const auto head = store::deskFact(database, u"head"_s);
    if (!count || !head) {
        report.problems.push_back({u"head"_s, {}, u"the desk's head cannot be read"_s});
        return report;
    }
    // Not walked: the desk's own word stands for all its events, the anchor's for fewer.
    HeadFound found{.events = *count, .head = {}, .headAtAnchor = *head};
    if (anchor && anchor->events < *count)
        found.headAtAnchor = anchor->head;
    compareHead(*m_parts, anchor, found, report);
    checkSeals(*m_parts, anchor, report);
    return report;
}

} // namespace gander::desk
