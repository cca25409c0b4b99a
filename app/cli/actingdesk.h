// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A desk to act on, whoever holds it: this program takes the lock where nobody has it, and else
// reads for itself and hands its acts to the program that has.

#include "app/handover/caller.h"
#include "models/desk/desk.h"

namespace gander::app {

class ActingDesk
{
public:
    // Waits a few seconds for another program that is about to leave; Held after that.
    [[nodiscard]] static Result<ActingDesk> open(
        const QString &path, const Clock &clock, const CallerLimits &limits = {});
    // To look alone: its acts are refused.
    [[nodiscard]] static Result<ActingDesk> openToLook(const QString &path, const Clock &clock);

    [[nodiscard]] const desk::Desk &reading() const { return m_desk; }

    // As on the desk itself. An act whose answer was lost is asked for again under its own id.
    [[nodiscard]] Result<Receipt> perform(const Act &act);
    [[nodiscard]] Result<std::vector<Receipt>> performAll(const std::vector<Act> &acts);
    [[nodiscard]] Result<ManyDone> performMany(
        const std::vector<Act> &acts, const desk::Progress &progress);
    [[nodiscard]] Result<desk::TakeOverCount> takeOver(const std::vector<TakeOver> &incidents,
        const Actor &actor, const QUuid &act, const desk::Progress &progress);

private:
    ActingDesk(desk::Desk desk, std::unique_ptr<Caller> caller, const Clock &clock,
        const CallerLimits &limits)
        : m_desk(std::move(desk))
        , m_caller(std::move(caller))
        , m_clock(&clock)
        , m_limits(limits)
    {
    }
    template <typename Answer, typename Here, typename Read>
    [[nodiscard]] Result<Answer> handOver(
        const Asked &asked, const QUuid &id, Here here, Read read, const desk::Progress &progress);

    desk::Desk m_desk;
    std::unique_ptr<Caller> m_caller; // none: the desk is this program's own
    const Clock *m_clock;
    CallerLimits m_limits;
};

} // namespace gander::app
