// SPDX-License-Identifier: GPL-3.0-or-later

// Acts on many incidents in one transaction: each that can be done is, each that cannot be is
// named and leaves nothing.

#include "models/domain/manyacts.h"

#include "models/desk/acts/decision.h"
#include "models/desk/deskparts.h"
#include "models/desk/recorder.h"
#include "models/store/eventrows.h"

#include <QHash>

#include <algorithm>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 toldEach = 16;

// One incident alone is at fault, and the others go on; the rest is the desk's trouble.
bool isOfOne(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::Forbidden:
        return true;
    // A damaged history may be a damaged desk, on which nothing is written.
    case ErrorKind::Corrupt:
    case ErrorKind::Unavailable:
    case ErrorKind::Held:
    case ErrorKind::Full:
    case ErrorKind::TooNew:
    case ErrorKind::Foreign:
    case ErrorKind::Cancelled:
        return false;
    }
    Q_UNREACHABLE();
}

Error notOnAnIncident()
{
    return {ErrorKind::Invalid, u"this act is not on an incident"_s};
}

} // namespace

Result<Receipt> Recorder::performOne(const Act &act, const QUuid &of)
{
    if (!incidentOf(act.action).isSet())
        return notOnAnIncident();
    auto part = store::Savepoint::begin(m_transaction);
    if (!part)
        return part.error();
    const auto standing = m_standing;
    auto receipt = performOnIncident(act, of);
    if (!receipt) {
        m_standing = standing;
        return receipt.error();
    }
    if (const auto done = part->keep(); !done)
        return done.error();
    return receipt;
}

// Whoever was cut off from the answer asks again: what was done is told, and done once.
Result<std::optional<ManyDone>> Recorder::doneBefore(const std::vector<Act> &acts) const
{
    const QUuid of = acts.front().id;
    auto written = store::writtenBy(m_transaction.database(), of.toString(QUuid::WithoutBraces));
    if (!written)
        return written.error();
    if (written->empty())
        return std::optional<ManyDone>();
    ManyDone done{.act = of, .rows = {}};
    for (const Act &act : acts) {
        const IncidentId id = incidentOf(act.action);
        const auto first = std::ranges::find(*written, id, &Written::incident);
        if (first == written->end())
            done.rows.push_back({id,
                Error{ErrorKind::Conflict,
                    u"this act was done before, without incident %1"_s.arg(id.number())}});
        else
            done.rows.push_back({id,
                Receipt{.act = of,
                    .incident = id,
                    .revision = m_standing.revision,
                    .seq = first->seq}});
    }
    return std::optional(std::move(done));
}

Result<ManyDone> Recorder::performMany(const std::vector<Act> &acts, const Progress &progress)
{
    const QUuid of = acts.front().id;
    auto before = doneBefore(acts);
    if (!before)
        return before.error();
    if (*before)
        return std::move(**before);
    ManyDone done{.act = of, .rows = {}};
    done.rows.reserve(acts.size());
    const auto all = static_cast<qint64>(acts.size());
    for (const Act &act : acts) {
        auto receipt = performOne(inText(act), of);
        if (!receipt && !isOfOne(receipt.error().kind))
            return Error{receipt.error().kind,
                u"at %1: %2"_s.arg(deskNumber(incidentOf(act.action)), receipt.error().detail)};
        done.rows.push_back({incidentOf(act.action), std::move(receipt)});
        const auto soFar = static_cast<qint64>(done.rows.size());
        if (progress && (soFar % toldEach == 0 || soFar == all) && !progress(soFar, all))
            return Error{ErrorKind::Cancelled, u"stopped; nothing was done"_s};
    }
    return done;
}

Result<ManyDone> Desk::performMany(const std::vector<Act> &acts, const Progress &progress)
{
    if (acts.empty())
        return ManyDone();
    auto recorder = Recorder::begin(*m_parts, m_parts->clock->now());
    if (!recorder)
        return recorder.error();
    auto done = recorder->performMany(acts, progress);
    if (!done)
        return done.error();
    // Where all were refused there is nothing to keep.
    if (done->done() > 0)
        if (const auto kept = recorder->commit(); !kept)
            return kept.error();
    return done;
}

Result<std::vector<RowForeseen>> Desk::foreseeMany(
    const std::vector<Act> &acts, const Progress &progress) const
{
    const Instant now = m_parts->clock->now();
    std::vector<RowForeseen> rows;
    rows.reserve(acts.size());
    QHash<IncidentId, IncidentDetail> after; // of those that an earlier act changes
    const auto all = static_cast<qint64>(acts.size());
    for (const Act &given : acts) {
        const Act act = inText(given);
        const IncidentId id = incidentOf(act.action);
        const auto foresee = [&]() -> Result<Preview> {
            if (!id.isSet())
                return notOnAnIncident();
            if (const auto known = after.constFind(id); known != after.constEnd())
                return m_parts->foresee(*known, act, now);
            const auto known = m_parts->incident(id);
            if (!known)
                return known.error();
            return m_parts->foresee(*known, act, now);
        };
        auto preview = foresee();
        if (!preview && !isOfOne(preview.error().kind))
            return preview.error();
        if (preview)
            after.insert(id, preview->after);
        rows.push_back({id, std::move(preview)});
        const auto soFar = static_cast<qint64>(rows.size());
        if (progress && soFar % toldEach == 0 && !progress(soFar, all))
            return Error{ErrorKind::Cancelled, u"stopped; nothing was done"_s};
    }
    return rows;
}

Result<std::vector<Written>> Desk::writtenBy(const QUuid &act) const
{
    auto written = store::writtenBy(*m_parts->database, act.toString(QUuid::WithoutBraces));
    if (!written)
        return written.error();
    if (written->empty())
        return Error{ErrorKind::NotFound,
            u"no act %1 wrote anything on this desk"_s.arg(act.toString(QUuid::WithoutBraces))};
    return written;
}

} // namespace gander::desk
