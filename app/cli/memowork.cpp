// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/memowork.h"

#include "models/memo/memopdf.h"
#include "ui/words/memowords.h"

#include <algorithm>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

memo::MemoPage pageOf(const Memo &memo, const IncidentDetail &detail, const desk::DeskFacts &facts,
    const QString &author)
{
    const ClockFace &first = detail.classify;
    return {.memo = memo,
        .incident = detail.incident,
        .words = words::memoWords(detail.contract.initial),
        .letterhead = facts.name,
        .author = memo.issuedBy.isEmpty() ? author : memo.issuedBy,
        .zone = facts.zone,
        .customerZone =
            detail.contract.zone == facts.zone ? std::optional<Zone>() : detail.contract.zone,
        .inTime = !first.done || !first.due ? memo::ClassifiedInTime::NotKnown
            : first.isMet()                 ? memo::ClassifiedInTime::Yes
                                            : memo::ClassifiedInTime::Late,
        .draftMark = memo.state != MemoState::Issued && memo.state != MemoState::Revoked};
}

} // namespace

const Memo *presentMemo(const IncidentDetail &detail)
{
    const auto isOpen = [](const Memo &memo) {
        return memo.state == MemoState::Draft || memo.state == MemoState::Approved;
    };
    const auto open = std::find_if(detail.memos.rbegin(), detail.memos.rend(), isOpen);
    if (open != detail.memos.rend())
        return &*open;
    return detail.memos.empty() ? nullptr : &detail.memos.back();
}

Act MemoWork::act(Action action) const
{
    // Its arguments have been read before.
    Result<Act> act = m_session.act(std::move(action));
    return act ? *act : Act{};
}

Result<void> MemoWork::read()
{
    Result<IncidentDetail> detail = m_desk.reading().incident(m_id);
    if (!detail)
        return detail.error();
    m_detail = *detail;
    return {};
}

Result<void> MemoWork::checkWhole(const std::optional<Act> &save)
{
    const Memo *present = memo();
    Result<Preview> preview(Error{});
    if (save) {
        preview = m_desk.reading().preview(*save);
        if (!preview)
            return preview.error();
        present = presentMemo(preview->after);
    }
    if (!present || present->state != MemoState::Draft)
        return {};
    const QStringList missing = missingSections(*present);
    if (missing.isEmpty())
        return {};
    return Error{ErrorKind::Conflict,
        u"these sections are empty or hold a blank: %1; fill them by --section KEY=TEXT"_s.arg(
            missing.join(u", "))};
}

Result<void> MemoWork::saveAndApprove()
{
    const Memo *present = memo();
    std::vector<Act> acts;
    std::optional<Act> save;
    if (!present || m_wish.changes) {
        SaveMemo action = m_wish.save;
        action.incident = m_id;
        save = act(action);
        acts.push_back(*save);
    }
    if (m_wish.approve) {
        if (const Result<void> whole = checkWhole(save); !whole)
            return whole;
        if (save || present->state == MemoState::Draft)
            acts.push_back(act(ApproveMemo{m_id}));
    }
    if (acts.empty())
        return {};
    const auto done = m_desk.performAll(acts);
    if (!done)
        return done.error();
    m_changed = true;
    return read();
}

Result<void> MemoWork::issue()
{
    const Memo *present = memo();
    if (!present)
        return Error{ErrorKind::NotFound, u"there is no memo"_s};
    if (present->state == MemoState::Issued)
        return Error{ErrorKind::Conflict, u"memo %1 is issued already"_s.arg(present->number)};
    Act act = this->act({});
    Memo last = *present;
    last.state = MemoState::Issued;
    last.issuedAt = act.at.value_or(m_session.clock.now());
    last.issuedBy = act.actor.name;
    const Result<QByteArray> bytes =
        memo::memoPdf(pageOf(last, m_detail, m_desk.reading().facts(), act.actor.name));
    if (!bytes)
        return bytes.error();
    act.action = IssueMemo{m_id, present->revision, *last.issuedAt, *bytes};
    const Result<Receipt> receipt = m_desk.perform(act);
    if (!receipt)
        return receipt.error();
    m_changed = true;
    return read();
}

Result<QByteArray> MemoWork::pdf() const
{
    const Memo *present = memo();
    if (!present)
        return Error{ErrorKind::NotFound, u"there is no memo"_s};
    // An issued memo is the bytes that were issued, never a second rendering.
    if (present->state == MemoState::Issued || present->state == MemoState::Revoked)
        return m_desk.reading().issuedPdf(present->number);
    return memo::memoPdf(
        pageOf(*present, m_detail, m_desk.reading().facts(), m_session.actor().name));
}

} // namespace gander::app
