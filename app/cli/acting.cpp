// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/acting.h"

#include "app/cli/jsonout.h"
#include "app/cli/peopletext.h"

namespace gander::app {

using namespace Qt::StringLiterals;

Ending performOn(Session &session, ActingDesk &desk, const Act &act, const QString &what)
{
    const Result<Receipt> receipt = desk.perform(act);
    if (!receipt)
        return session.refused(receipt.error(), what);
    const Result<IncidentDetail> detail = desk.reading().incident(receipt->incident);
    if (!detail)
        return session.refused(
            detail.error(), CliTr::tr("read %1").arg(deskNumber(receipt->incident)));
    const Instant now = session.clock.now();
    if (session.out.isJson())
        session.out.give(incidentJson(*detail, desk.reading().facts().zone, now));
    else
        session.out.say(briefText(*detail, now));
    return session.done();
}

Result<Classification> classOf(const Session &session)
{
    Classification answer;
    const std::optional<Outcome> outcome = outcomeFromKey(session.given.value(u"--outcome"_s));
    if (!outcome)
        return Error{ErrorKind::Invalid,
            u"--outcome is feature-request, operator-error, act-of-god or core-bug"_s};
    answer.outcome = *outcome;
    const Result<std::optional<qint64>> severity = session.count(u"--severity"_s);
    if (!severity)
        return severity.error();
    const Result<std::optional<qint64>> devOps = session.count(u"--devops"_s);
    if (!devOps)
        return devOps.error();
    if (*severity) {
        answer.severity =
            **severity <= 5 ? severityFromNumber(static_cast<int>(**severity)) : std::nullopt;
        if (!answer.severity)
            return Error{ErrorKind::Invalid, u"--severity is 1 to 5"_s};
    }
    if (*devOps) {
        answer.devOps = **devOps <= 4 ? devOpsFromNumber(static_cast<int>(**devOps)) : std::nullopt;
        if (!answer.devOps)
            return Error{ErrorKind::Invalid, u"--devops is 1 to 4"_s};
    }
    if (const std::optional<QString> fault = faultOf(answer))
        return Error{ErrorKind::Invalid, *fault};
    return answer;
}

} // namespace gander::app
