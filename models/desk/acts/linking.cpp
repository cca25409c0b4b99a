// SPDX-License-Identifier: GPL-3.0-or-later

// Outages and duplicates: who may be linked to whom and merged into whom. Both are one deep, so
// that nobody has to follow a chain to where the work is done.

#include "models/desk/acts/decision.h"

#include <algorithm>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const Relative &relative)
{
    return deskNumber(relative.id);
}

// "G-3, G-5 and 4 more".
QString namesOf(const std::vector<Relative> &relatives)
{
    constexpr size_t shown = 3;
    QStringList names;
    for (size_t i = 0; i < std::min(shown, relatives.size()); ++i)
        names << nameOf(relatives[i]);
    const QString list = names.join(", "_L1);
    return relatives.size() > shown
        ? u"%1 and %2 more"_s.arg(list, QString::number(relatives.size() - shown))
        : list;
}

Error conflict(const QString &detail)
{
    return {ErrorKind::Conflict, detail};
}

// Of the history, by what counts: the last that linked or merged, to be no earlier than.
Result<void> mustComeAfter(const Situation &situation, EventKind one, EventKind other)
{
    const History &history = situation.known.history;
    const std::vector<bool> counts = effective(history);
    for (size_t i = 0; i < history.size(); ++i)
        if (counts[i] && (history[i].kind == one || history[i].kind == other)
            && situation.at() < history[i].occurredAt)
            return Error{ErrorKind::Invalid,
                u"%1 is before event %2 (%3) at %4"_s.arg(toText(situation.at()),
                    QString::number(history[i].seq), toKey(history[i].kind),
                    toText(history[i].occurredAt))};
    return {};
}

Decision decided(const Situation &situation, EventKind kind, const QString &uid, IncidentId other)
{
    QJsonObject data{{u"other"_s, uid}, {u"number"_s, deskNumber(other)}};
    if (!situation.act.reason.isEmpty())
        data.insert(u"reason"_s, situation.act.reason);
    Decision decision;
    decision.events.push_back(situation.event(kind, data));
    decision.undoable = true;
    return decision;
}

// One whose row is gone from the desk, as after a recovery, is still told by its identity.
IncidentId numberOf(const Situation &situation, const QString &uid)
{
    const Relative *other = situation.known.relatives.find(uid);
    return other ? other->id : IncidentId();
}

Result<const Relative *> theOther(const Situation &situation)
{
    if (!situation.other)
        return Error{ErrorKind::NotFound, u"the other incident does not exist"_s};
    return &*situation.other;
}

} // namespace

Result<void> checkLink(const IncidentDetail &known, const Relative &master)
{
    const QString own = deskNumber(known.incident.id);
    if (master.uid == known.incident.uid)
        return Error{ErrorKind::Invalid, u"%1 cannot be linked to itself"_s.arg(own)};
    if (!known.incident.duplicateOf.isEmpty())
        return conflict(u"%1 is merged into another; unmerge it first"_s.arg(own));
    if (!master.duplicateOf.isEmpty())
        return conflict(u"%1 is a duplicate itself; link to the one that it is merged into"_s.arg(
            nameOf(master)));
    if (!master.master.isEmpty())
        return conflict(u"%1 is linked to a master itself; link to that one"_s.arg(nameOf(master)));
    if (!known.relatives.linked.empty())
        return conflict(u"%1 is the master of %2; unlink them first"_s.arg(
            own, namesOf(known.relatives.linked)));
    return {};
}

Result<void> checkMerge(const IncidentDetail &known, const Relative &into)
{
    const QString own = deskNumber(known.incident.id);
    if (into.uid == known.incident.uid)
        return Error{ErrorKind::Invalid, u"%1 cannot be merged into itself"_s.arg(own)};
    if (!into.duplicateOf.isEmpty())
        return conflict(
            u"%1 is a duplicate itself; merge into the one that it is merged into"_s.arg(
                nameOf(into)));
    if (!known.relatives.linked.empty())
        return conflict(u"%1 is the master of %2; unlink them first"_s.arg(
            own, namesOf(known.relatives.linked)));
    if (!known.relatives.merged.empty())
        return conflict(u"%1 are merged into %2; unmerge them first"_s.arg(
            namesOf(known.relatives.merged), own));
    return {};
}

Result<void> checkBroughtBack(const Event &concern, bool comesBack, const IncidentDetail &known)
{
    const bool links = concern.kind == (comesBack ? EventKind::Linked : EventKind::Unlinked);
    const bool merges = concern.kind == (comesBack ? EventKind::Merged : EventKind::Unmerged);
    if (!links && !merges)
        return {};
    const QString uid = concern.data.value("other"_L1).toString();
    const Relative *other = known.relatives.find(uid);
    if (!other)
        return Error{ErrorKind::NotFound,
            u"%1 is no longer on this desk"_s.arg(concern.data.value("number"_L1).toString())};
    return links ? checkLink(known, *other) : checkMerge(known, *other);
}

Result<Decision> decide(const Link &action, const Situation &situation)
{
    const auto master = theOther(situation);
    if (!master)
        return master.error();
    const Incident &incident = situation.incident();
    if (incident.master == (*master)->uid)
        return conflict(u"%1 is linked to %2 already"_s.arg(
            deskNumber(incident.id), deskNumber(action.master)));
    if (!incident.master.isEmpty())
        return conflict(u"%1 is linked to %2 already; unlink it first"_s.arg(
            deskNumber(incident.id), deskNumber(numberOf(situation, incident.master))));
    if (const auto fit = checkLink(situation.known, **master); !fit)
        return fit.error();
    if (const auto fit = mustComeAfter(situation, EventKind::Linked, EventKind::Unlinked); !fit)
        return fit.error();
    return decided(situation, EventKind::Linked, (*master)->uid, (*master)->id);
}

Result<Decision> decide(const Unlink &, const Situation &situation)
{
    const Incident &incident = situation.incident();
    if (incident.master.isEmpty())
        return conflict(u"%1 is not linked to any other"_s.arg(deskNumber(incident.id)));
    if (const auto fit = mustComeAfter(situation, EventKind::Linked, EventKind::Unlinked); !fit)
        return fit.error();
    return decided(
        situation, EventKind::Unlinked, incident.master, numberOf(situation, incident.master));
}

Result<Decision> decide(const Merge &, const Situation &situation)
{
    const auto into = theOther(situation);
    if (!into)
        return into.error();
    const Incident &incident = situation.incident();
    if (!incident.duplicateOf.isEmpty())
        return conflict(u"%1 is merged into %2 already; unmerge it first"_s.arg(
            deskNumber(incident.id), deskNumber(numberOf(situation, incident.duplicateOf))));
    // What was finished stands in the figures, and does not leave them by a merge.
    if (!isOpen(incident.state))
        return conflict(
            u"%1 is %2; reopen it first"_s.arg(deskNumber(incident.id), toKey(incident.state)));
    if (const auto fit = checkMerge(situation.known, **into); !fit)
        return fit.error();
    if (const auto fit = mustComeAfter(situation, EventKind::Merged, EventKind::Unmerged); !fit)
        return fit.error();
    return decided(situation, EventKind::Merged, (*into)->uid, (*into)->id);
}

Result<Decision> decide(const Unmerge &, const Situation &situation)
{
    const Incident &incident = situation.incident();
    if (incident.duplicateOf.isEmpty())
        return conflict(u"%1 is not merged into any other"_s.arg(deskNumber(incident.id)));
    if (const auto fit = mustComeAfter(situation, EventKind::Merged, EventKind::Unmerged); !fit)
        return fit.error();
    return decided(situation, EventKind::Unmerged, incident.duplicateOf,
        numberOf(situation, incident.duplicateOf));
}

} // namespace gander::desk
