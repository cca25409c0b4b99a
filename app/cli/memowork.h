// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One memo on an open desk, and the acts on it that the options ask for, in their order.

#include "app/cli/session.h"

namespace gander::app {

// What the options want of the memo.
struct MemoWish {
    SaveMemo save;
    bool changes = false;
    bool approve = false;
    bool issue = false;
    QString pdf; // where to; empty for nowhere
};

// The memo that is worked on: the draft or approved one, else the last issued.
[[nodiscard]] const Memo *presentMemo(const IncidentDetail &detail);

class MemoWork
{
public:
    MemoWork(Session &session, ActingDesk &desk, const MemoWish &wish, IncidentId id)
        : m_session(session)
        , m_desk(desk)
        , m_wish(wish)
        , m_id(id)
    {
    }

    // Draft and approval go in one transaction, after a look at what the draft would lack.
    [[nodiscard]] Result<void> saveAndApprove();
    [[nodiscard]] Result<void> issue();
    [[nodiscard]] Result<void> read();
    [[nodiscard]] const Memo *memo() const { return presentMemo(m_detail); }
    [[nodiscard]] Result<QByteArray> pdf() const;
    [[nodiscard]] bool hasChanged() const { return m_changed; }

private:
    [[nodiscard]] Act act(Action action) const;
    [[nodiscard]] Result<void> checkWhole(const std::optional<Act> &save);

    Session &m_session;
    ActingDesk &m_desk;
    const MemoWish &m_wish;
    IncidentId m_id;
    IncidentDetail m_detail;
    bool m_changed = false;
};

} // namespace gander::app
