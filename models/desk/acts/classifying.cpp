// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/acts/decision.h"

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// One that waits unseen, for the class is another now, is told of by the history alone.
bool hasOpenMemo(const History &history, Outcome outcome)
{
    QString open;
    for (const Event &event : history) {
        const QString number = event.data.value("memo"_L1).toString();
        if (event.kind == EventKind::MemoDrafted
            && event.data.value("outcome"_L1).toString() == toKey(outcome))
            open = number;
        else if (event.kind == EventKind::MemoIssued && number == open)
            open.clear();
    }
    return !open.isEmpty();
}

// The memo that the outcome owes is opened in the same act; one that was begun before for the same
// outcome is taken up again.
void openOwedMemo(const Classify &action, const Situation &situation, Decision &decision)
{
    if (!owesMemo(action.classification.outcome))
        return;
    Incident after = situation.incident();
    after.classification = action.classification;
    if (!action.finding.isEmpty())
        after.finding = action.finding;
    if (hasOpenMemo(situation.known.history, action.classification.outcome))
        return;
    Memo memo = draftMemo(after);
    memo.createdAt = situation.now;
    decision.memo = memo;
    decision.events.push_back(situation.event(
        EventKind::MemoDrafted, {{u"memo"_s, u""_s}, {u"outcome"_s, toKey(memo.outcome)}}));
}

} // namespace

Result<Decision> decide(const Classify &action, const Situation &situation)
{
    const Incident &incident = situation.incident();
    if (const auto fault = faultOf(action.classification))
        return Error{ErrorKind::Invalid, *fault};
    if (action.hours && action.classification.outcome != Outcome::FeatureRequest)
        return Error{ErrorKind::Invalid, u"hours of development are for a feature request alone"_s};
    if (!isOpen(incident.state))
        return Error{ErrorKind::Conflict,
            (incident.state == State::Duplicate ? u"incident %1 is a %2; unmerge it first"_s
                                                : u"incident %1 is %2; reopen it first"_s)
                .arg(QString::number(incident.id.number()), toKey(incident.state))};
    if (incident.classification) {
        if (situation.act.reason.trimmed().isEmpty())
            return Error{ErrorKind::Invalid,
                u"incident %1 is classified already, and a new class needs a reason"_s.arg(
                    incident.id.number())};
        if (*incident.classification == action.classification
            && (action.finding.isEmpty() || action.finding == incident.finding)
            && action.hours == incident.hours)
            return Error{ErrorKind::Conflict,
                u"incident %1 has this class already"_s.arg(incident.id.number())};
        if (situation.at() < *incident.classifiedAt)
            return Error{ErrorKind::Invalid,
                u"%1 is before the first class at %2"_s.arg(
                    toText(situation.at()), toText(*incident.classifiedAt))};
    }
    // Last: who has chosen in vain is not to be told of hours first.
    if (action.hours)
        if (const auto fault = faultOf(*action.hours, situation.hours))
            return Error{ErrorKind::Conflict, *fault};
    QJsonObject data{
        {u"outcome"_s, toKey(action.classification.outcome)}, {u"finding"_s, action.finding}};
    if (action.classification.outcome == Outcome::CoreBug) {
        data.insert(u"severity"_s, number(*action.classification.severity));
        data.insert(u"devops"_s, number(*action.classification.devOps));
    }
    if (action.hours) {
        data.insert(u"hours"_s, action.hours->tenths);
        if (!action.hours->approver.isEmpty())
            data.insert(u"approver"_s, action.hours->approver);
    }
    if (!situation.act.reason.isEmpty())
        data.insert(u"reason"_s, situation.act.reason);
    Decision decision;
    decision.events.push_back(situation.event(EventKind::Classified, data));
    openOwedMemo(action, situation, decision);
    decision.undoable = true;
    return decision;
}

} // namespace gander::desk
