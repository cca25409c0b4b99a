// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/contractoutput.h"

#include "app/cli/jsonout.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// Whoever has more than these wrong has another file in hand.
constexpr std::size_t mostFaults = 200;

QJsonObject moveJson(const ContractMove &move, Instant now)
{
    return {{u"id"_s, move.id.number()}, {u"title"_s, move.title},
        {u"clock"_s, move.clock == ClockName::Classify ? u"classify"_s : u"resolve"_s},
        {u"was"_s, orNull(move.was)}, {u"will_be"_s, orNull(move.willBe)},
        {u"urgency_before"_s, toKey(bandAt(move.urgencyBefore, now))},
        {u"urgency_after"_s, toKey(bandAt(move.urgencyAfter, now))}};
}

} // namespace

void giveContract(Session &session, const Contract &contract)
{
    const QJsonObject json = toJson(contract);
    if (session.out.isJson())
        session.out.give(json);
    else
        session.out.say(
            plainText(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented)))
                .chopped(1));
}

void giveVersion(Session &session, const ContractVersion &version, bool isInForce)
{
    const Contract &contract = version.contract;
    if (session.out.isJson()) {
        session.out.give(QJsonObject{{u"name"_s, contract.name}, {u"version"_s, contract.version},
            {u"effective"_s, toText(contract.effective)}, {u"until"_s, orNull(version.until)},
            {u"in_force"_s, isInForce}, {u"incidents"_s, version.judged},
            {u"timezone"_s, contract.zone.name()}, {u"recorded_at"_s, toText(version.recordedAt)},
            {u"recorded_by"_s, version.recordedBy},
            {u"recorded_as"_s,
                version.role ? QJsonValue(toKey(*version.role)) : QJsonValue(QJsonValue::Null)},
            {u"reason"_s, orNull(version.reason)}});
        return;
    }
    const QString name =
        CliTr::tr("%1, version %2").arg(contract.name, QString::number(contract.version));
    const QString until = version.until
        ? CliTr::tr("%1 to %2").arg(toText(contract.effective), toText(*version.until))
        : CliTr::tr("from %1").arg(toText(contract.effective));
    session.out.say(u"%1 %2 %3 %4"_s.arg(isInForce ? u"*"_s : u" "_s,
        plainLine(name, 40).leftJustified(40), until.leftJustified(46),
        version.judged == 1 ? CliTr::tr("1 incident")
                            : CliTr::tr("%1 incidents").arg(version.judged)));
}

bool breaksPromise(const ContractMove &move, Instant now)
{
    return bandAt(move.urgencyAfter, now) == Band::Breached
        && bandAt(move.urgencyBefore, now) != Band::Breached;
}

void giveImpact(Session &session, const ContractImpact &impact, const Contract &contract)
{
    const Instant now = session.clock.now();
    if (session.out.isJson()) {
        QJsonArray incidents;
        for (const ContractMove &move : impact.moved)
            incidents.append(moveJson(move, now));
        session.out.give(QJsonObject{{u"moved"_s, static_cast<qint64>(impact.moved.size())},
            {u"breached"_s, impact.breached}, {u"at_risk"_s, impact.atRisk},
            {u"stay"_s, impact.stay}, {u"closed"_s, impact.closed}, {u"incidents"_s, incidents},
            {u"moves"_s, u"with --open"_s}});
        return;
    }
    session.out.say(
        CliTr::tr("With --open: of %1 open incidents, %2 get another deadline, %3 become overdue "
                  "and %4 at risk. Without it only reports from %5 on are under the new version.")
            .arg(QString::number(impact.open), QString::number(impact.moved.size()),
                QString::number(impact.breached), QString::number(impact.atRisk),
                toText(contract.effective)));
    const auto instant = [&](const std::optional<Instant> &at) {
        return at ? words::instantText(*at, now, contract.zone) : CliTr::tr("no deadline");
    };
    for (const ContractMove &move : impact.moved) {
        session.out.say(
            plainLine(CliTr::tr("%1  %2: %3, then %4. %5  %6")
                          .arg(deskNumber(move.id), words::clockName(move.clock), instant(move.was),
                              instant(move.willBe), words::bandName(bandAt(move.urgencyAfter, now)),
                              plainLine(move.title, 60))));
    }
}

Ending refusedTerms(Session &session, const TermFaults &faults, const QString &what)
{
    QJsonArray json;
    for (std::size_t i = 0; i < std::min(faults.size(), mostFaults); ++i) {
        const TermFault &fault = faults[i];
        complain(u"%1 %2"_s.arg(fault.place, fault.problem));
        json.append(QJsonObject{{u"place"_s, fault.place}, {u"problem"_s, fault.problem}});
    }
    if (session.out.isJson())
        session.out.give(QJsonObject{{u"faults"_s, json}});
    const QString line = faults.size() == 1
        ? CliTr::tr("Could not %1: one place in it is wrong, named above. Correct it, then repeat "
                    "the act.")
              .arg(what)
        : CliTr::tr("Could not %1: %2 places in it are wrong, named above. Correct them, then "
                    "repeat the act.")
              .arg(what, QString::number(faults.size()));
    return {Ending::Refused, line};
}

} // namespace gander::app
