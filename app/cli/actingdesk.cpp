// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/actingdesk.h"

#include <QDeadlineTimer>
#include <QThread>

#include <algorithm>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// Another act from the command line is over by then; a window answers before.
constexpr int waitMs = 5'000;
constexpr unsigned long firstLookMs = 20;
constexpr unsigned long laterLookMs = 250;
// How often an answer may be lost before we say so.
constexpr int mostLosses = 3;

} // namespace

Result<ActingDesk> ActingDesk::open(
    const QString &path, const Clock &clock, const CallerLimits &limits)
{
    const QDeadlineTimer wait(waitMs);
    unsigned long lookAgainMs = firstLookMs;
    for (;;) {
        auto own = desk::Desk::open(path, desk::OpenMode::Write, clock);
        if (own)
            return ActingDesk(std::move(*own), nullptr, clock, limits);
        if (own.error().kind != ErrorKind::Held)
            return own.error();
        auto caller = Caller::reach(path, limits);
        if (!caller)
            return caller.error();
        if (*caller) {
            auto beside = desk::Desk::open(path, desk::OpenMode::ReadOnly, clock);
            if (!beside)
                return beside.error();
            if (beside->facts().uid == (*caller)->holder().desk)
                return ActingDesk(std::move(*beside), std::move(*caller), clock, limits);
        }
        if (wait.hasExpired())
            return own.error();
        QThread::msleep(lookAgainMs);
        lookAgainMs = std::min(2 * lookAgainMs, laterLookMs);
    }
}

Result<ActingDesk> ActingDesk::openToLook(const QString &path, const Clock &clock)
{
    auto desk = desk::Desk::open(path, desk::OpenMode::ReadOnly, clock);
    if (!desk)
        return desk.error();
    return ActingDesk(std::move(*desk), nullptr, clock, {});
}

template <typename Answer, typename Here, typename Read>
Result<Answer> ActingDesk::handOver(
    const Asked &asked, const QUuid &id, Here here, Read read, const desk::Progress &progress)
{
    const auto unknown = [&](const Error &error) {
        return Error{error.kind,
            u"%1; whether it was done is not known: repeated with --act %2 it is done once"_s.arg(
                error.detail, id.toString(QUuid::WithoutBraces))};
    };
    for (int losses = 0; losses < mostLosses; ++losses) {
        if (!m_caller)
            return here(m_desk);
        const auto answer = m_caller->ask(asked, progress);
        if (!answer)
            return m_caller->hasAsked() ? unknown(answer.error()) : answer.error();
        if (*answer)
            return read(**answer);
        // It has gone or turned to another desk. Whoever holds this one now knows what was done.
        auto again = open(m_desk.facts().path, *m_clock, m_limits);
        if (!again)
            return unknown(again.error());
        *this = std::move(*again);
    }
    return unknown(
        {ErrorKind::Unavailable, u"the program that holds the desk left again and again"_s});
}

Result<Receipt> ActingDesk::perform(const Act &act)
{
    auto receipts = performAll({act});
    if (!receipts)
        return receipts.error();
    if (receipts->size() != 1)
        return Error{ErrorKind::Unavailable, u"the act was answered with something else"_s};
    return receipts->front();
}

Result<std::vector<Receipt>> ActingDesk::performAll(const std::vector<Act> &acts)
{
    if (!m_caller)
        return m_desk.performAll(acts);
    return handOver<std::vector<Receipt>>(ActsAsked{acts, false},
        acts.empty() ? QUuid() : acts.front().id,
        [&](desk::Desk &desk) { return desk.performAll(acts); }, receiptsIn, {});
}

Result<ManyDone> ActingDesk::performMany(
    const std::vector<Act> &acts, const desk::Progress &progress)
{
    if (!m_caller || acts.empty())
        return m_desk.performMany(acts, progress);
    return handOver<ManyDone>(
        ActsAsked{acts, true}, acts.front().id,
        [&](desk::Desk &desk) { return desk.performMany(acts, progress); }, manyDoneIn, progress);
}

Result<desk::TakeOverCount> ActingDesk::takeOver(const std::vector<TakeOver> &incidents,
    const Actor &actor, const QUuid &act, const desk::Progress &progress)
{
    if (!m_caller)
        return m_desk.takeOver(incidents, actor, progress, act);
    return handOver<desk::TakeOverCount>(
        TakeOverAsked{incidents, actor, act}, act,
        [&](desk::Desk &desk) { return desk.takeOver(incidents, actor, progress, act); }, countIn,
        progress);
}

} // namespace gander::app
