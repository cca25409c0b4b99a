// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demo/performing.h"

#include "models/memo/memopdf.h"
#include "ui/words/memowords.h"

#include <algorithm>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

memo::MemoPage sheetOf(const Memo &memo, const IncidentDetail &detail, const desk::DeskFacts &facts)
{
    const ClockFace &first = detail.classify;
    return {.memo = memo,
        .incident = detail.incident,
        .words = words::memoWords(detail.contract.initial),
        .letterhead = facts.name,
        .author = memo.issuedBy,
        .zone = facts.zone,
        .customerZone =
            detail.contract.zone == facts.zone ? std::optional<Zone>() : detail.contract.zone,
        .inTime = first.isMet() ? memo::ClassifiedInTime::Yes : memo::ClassifiedInTime::Late};
}

class Performer
{
public:
    Performer(desk::Desk &desk, size_t stories)
        : m_desk(desk)
        , m_ids(stories)
    {
    }

    Result<void> perform(const std::vector<PlannedAct> &planned)
    {
        std::vector<Act> acts;
        for (const PlannedAct &one : planned) {
            Result<Act> act = actOf(one);
            if (!act)
                return act.error();
            acts.push_back(std::move(*act));
        }
        const auto receipts = m_desk.performAll(acts);
        if (!receipts)
            return Error{receipts.error().kind,
                u"story %1: %2"_s.arg(
                    QString::number(planned.front().story), receipts.error().detail)};
        if (std::holds_alternative<FileIncident>(acts.front().action))
            m_ids[planned.front().story] = receipts->front().incident;
        return {};
    }

private:
    [[nodiscard]] Result<Act> actOf(const PlannedAct &planned) const
    {
        Act act;
        act.actor = planned.actor;
        act.reason = planned.reason;
        act.action = planned.action;
        std::visit(
            [&](auto &action) {
                if constexpr (requires { action.incident; })
                    action.incident = m_ids[planned.story];
            },
            act.action);
        if (auto *issue = std::get_if<IssueMemo>(&act.action))
            if (const auto made = makePage(*issue, act.actor); !made)
                return made.error();
        return act;
    }

    [[nodiscard]] Result<void> makePage(IssueMemo &issue, const Actor &actor) const
    {
        const Result<IncidentDetail> detail = m_desk.incident(issue.incident);
        if (!detail)
            return detail.error();
        const auto approved = std::find_if(detail->memos.begin(), detail->memos.end(),
            [](const Memo &memo) { return memo.state == MemoState::Approved; });
        if (approved == detail->memos.end())
            return Error{ErrorKind::Conflict, u"there is no approved memo to issue"_s};
        Memo memo = *approved;
        issue.memoRevision = memo.revision;
        memo.state = MemoState::Issued;
        memo.issuedAt = issue.issuedAt;
        memo.issuedBy = actor.name;
        Result<QByteArray> pdf = memo::memoPdf(sheetOf(memo, *detail, m_desk.facts()));
        if (!pdf)
            return pdf.error();
        issue.pdf = std::move(*pdf);
        return {};
    }

    desk::Desk &m_desk;
    std::vector<IncidentId> m_ids;
};

} // namespace

Result<void> performAll(
    desk::Desk &desk, StageClock &clock, const std::vector<PlannedAct> &acts, size_t stories)
{
    Performer performer(desk, stories);
    for (auto begin = acts.begin(); begin != acts.end();) {
        const auto end = std::find_if(begin, acts.end(), [&](const PlannedAct &act) {
            return act.at != begin->at || act.story != begin->story;
        });
        clock.set(begin->at);
        if (const auto done = performer.perform({begin, end}); !done)
            return done.error();
        begin = end;
    }
    return {};
}

} // namespace gander::app
