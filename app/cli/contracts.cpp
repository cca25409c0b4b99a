// SPDX-License-Identifier: GPL-3.0-or-later

// Customers' contracts: list, show, set, and move an incident to another version.

#include "app/cli/contractfile.h"
#include "app/cli/contractoutput.h"
#include "app/cli/jsonout.h"
#include "app/cli/peopletext.h"
#include "app/cli/session.h"
#include "models/domain/plan.h"
#include "models/exchange/files.h"

#include <QJsonObject>

#include <algorithm>

namespace gander::app {

using namespace Qt::StringLiterals;

namespace {

// A contract with all holidays of ten years comes nowhere near.
constexpr qint64 largestContract = 4 * 1024 * 1024;

using Versions = std::vector<ContractVersion>;

// The one that reports of now come under, if any.
const ContractVersion *inForce(const Versions &versions, Instant now)
{
    const ContractVersion *found = nullptr;
    for (const ContractVersion &each : versions) {
        const auto since = [](const ContractVersion &version) {
            return std::pair(version.contract.effective, version.contract.version);
        };
        if (each.contract.effective <= now && (!found || since(*found) < since(each)))
            found = &each;
    }
    return found;
}

const ContractVersion *newest(const Versions &versions)
{
    const auto found = std::max_element(
        versions.begin(), versions.end(), [](const ContractVersion &a, const ContractVersion &b) {
            return a.contract.version < b.contract.version;
        });
    return found == versions.end() ? nullptr : &*found;
}

Ending listContracts(Session &session)
{
    const QString what = CliTr::tr("list the contracts");
    const Result<desk::Desk> desk = session.openToRead();
    if (!desk)
        return session.refused(desk.error(), what);
    const Result<QStringList> names = desk->contractNames();
    if (!names)
        return session.refused(names.error(), what);
    const Instant now = session.clock.now();
    for (const QString &name : *names) {
        const Result<Versions> versions = desk->contractVersions(name);
        if (!versions)
            return session.refused(versions.error(), what);
        const ContractVersion *current = inForce(*versions, now);
        for (const ContractVersion &version : *versions) {
            if (&version == current || session.given.has(u"--all"_s))
                giveVersion(session, version, &version == current);
        }
    }
    return session.done();
}

Result<Contract> contractNamed(
    const desk::Desk &desk, const QString &name, std::optional<qint64> number, Instant now)
{
    if (name == standardPlanName() && number.value_or(1) == 1)
        return standardPlan(desk.facts().zone);
    const Result<Versions> versions = desk.contractVersions(name);
    if (!versions)
        return versions.error();
    const ContractVersion *found = nullptr;
    for (const ContractVersion &each : *versions) {
        if (number && each.contract.version == *number)
            found = &each;
    }
    if (!number)
        found = inForce(*versions, now);
    if (!number && !found)
        found = newest(*versions);
    if (found)
        return found->contract;
    return Error{ErrorKind::NotFound,
        versions->empty() || !number
            ? u"there is no contract of '%1'; contract list names them"_s.arg(name)
            : u"the contract of '%1' has no version %2"_s.arg(name, QString::number(*number))};
}

Ending showContract(Session &session)
{
    const QString name = session.given.words.at(1);
    const QString what = CliTr::tr("show the contract of %1").arg(name);
    const Result<std::optional<qint64>> number = session.count(u"--version"_s);
    if (!number)
        return session.misused(number.error().detail);
    const Result<desk::Desk> desk = session.openToRead();
    if (!desk)
        return session.refused(desk.error(), what);
    const Result<Contract> contract = contractNamed(*desk, name, *number, session.clock.now());
    if (!contract)
        return session.refused(contract.error(), what);
    giveContract(session, *contract);
    return session.done();
}

// The act that puts 'contract' in force, or why it must not be: a promise breaks and nobody agreed.
Result<SetContract> settingOf(const Session &session, const desk::Desk &desk, Contract contract)
{
    SetContract action;
    action.openToo = session.given.has(u"--open"_s);
    if (action.openToo) {
        const Result<ContractImpact> impact = desk.impactOf(contract);
        if (!impact)
            return impact.error();
        const Instant now = session.clock.now();
        QStringList broken;
        for (const ContractMove &move : impact->moved) {
            if (!breaksPromise(move, now))
                continue;
            action.broken.push_back(move.id);
            broken.append(deskNumber(move.id));
        }
        if (!broken.isEmpty() && !session.given.has(u"--agreed"_s))
            return Error{ErrorKind::Conflict,
                u"with --open it breaks the promise of %1; name who agreed with --agreed, or leave "
                "--open out"_s.arg(broken.join(u", "_s))};
    }
    action.contract = std::move(contract);
    return action;
}

Ending putInForce(Session &session, const Contract &contract, const QString &what)
{
    Result<ActingDesk> desk = session.openToAct();
    if (!desk)
        return session.refused(desk.error(), what);
    Result<SetContract> action = settingOf(session, desk->reading(), contract);
    if (!action)
        return session.refused(action.error(), what);
    const Result<QUuid> id = session.nextActId();
    if (!id)
        return session.misused(id.error().detail);
    Act act;
    act.id = *id;
    act.actor = session.actor();
    act.reason = session.given.value(u"--agreed"_s);
    act.action = std::move(*action);
    if (const Result<Receipt> receipt = desk->perform(act); !receipt)
        return session.refused(receipt.error(), what);
    const Result<Versions> versions = desk->reading().contractVersions(contract.name);
    if (!versions)
        return session.refused(versions.error(), what);
    if (const ContractVersion *version = newest(*versions))
        giveContract(session, version->contract);
    return session.done();
}

Ending setContract(Session &session)
{
    const QString name = session.given.words.at(1).trimmed();
    const QString what = CliTr::tr("put the contract of %1 in force").arg(name);
    const QString path = session.given.value(u"--file"_s);
    if (path.isEmpty())
        return session.misused(u"--file is missing"_s);
    if (session.given.has(u"--agreed"_s) && session.given.value(u"--agreed"_s).trimmed().isEmpty())
        return session.misused(u"--agreed names nobody"_s);
    if (const Result<void> envelope = session.checkAct(); !envelope)
        return session.misused(envelope.error().detail);
    const Result<std::optional<Instant>> effective = session.instant(u"--effective"_s);
    if (!effective)
        return session.misused(effective.error().detail);
    Result<QByteArray> bytes = QByteArray();
    if (path == u'-') {
        const Result<QString> input = Session::readStandardInput();
        bytes = input ? Result<QByteArray>(input->toUtf8()) : input.error();
    } else {
        bytes = exchange::readFile(path, largestContract);
    }
    if (!bytes)
        return refusal(bytes.error(), CliTr::tr("read the contract"));

    const ContractReading reading = contractIn(*bytes, name, *effective, session.clock.now());
    if (!reading.faults.empty())
        return refusedTerms(session, reading.faults, what);
    if (!session.given.has(u"--dry-run"_s))
        return putInForce(session, reading.contract, what);
    const Result<desk::Desk> desk = session.openToRead();
    if (!desk)
        return session.refused(desk.error(), what);
    const Result<ContractImpact> impact = desk->impactOf(reading.contract);
    if (!impact)
        return session.refused(impact.error(), what);
    giveImpact(session, *impact, reading.contract);
    return session.done();
}

// Before or after a move: what of an incident a contract decides.
QJsonObject standingJson(const IncidentDetail &detail, const Zone &deskZone, Instant now)
{
    const QJsonObject whole = incidentJson(detail, deskZone, now);
    QJsonObject part;
    for (const auto key : {"contract"_L1, "urgency"_L1, "clocks"_L1})
        part.insert(key, whole.value(key));
    return part;
}

Ending moveIncident(Session &session)
{
    const QString named = session.given.words.at(1);
    const QString what = CliTr::tr("move %1 to another contract").arg(named);
    const bool dryRun = session.given.has(u"--dry-run"_s);
    const Result<std::optional<qint64>> number = session.count(u"--version"_s);
    if (!number)
        return session.misused(number.error().detail);
    if (!session.given.has(u"--to"_s) || !*number)
        return session.misused(u"--to and --version say which contract"_s);
    Result<Act> act = session.act({});
    if (!act)
        return session.misused(act.error().detail);
    Result<ActingDesk> desk = dryRun ? session.openToLook() : session.openToAct();
    if (!desk)
        return session.refused(desk.error(), what);
    const Result<IncidentId> id = desk->reading().find(named);
    if (!id)
        return session.refused(id.error(), what);
    const Result<Contract> contract = contractNamed(
        desk->reading(), session.given.value(u"--to"_s), *number, session.clock.now());
    if (!contract)
        return session.refused(contract.error(), what);
    act->action = MoveContract{*id, contract->ref()};
    const Zone zone = desk->reading().facts().zone;
    const Instant now = session.clock.now();
    if (dryRun) {
        const Result<Preview> preview = desk->reading().preview(*act);
        if (!preview)
            return session.refused(preview.error(), what);
        if (session.out.isJson())
            session.out.give(QJsonObject{{u"id"_s, id->number()},
                {u"before"_s, standingJson(preview->before, zone, now)},
                {u"after"_s, standingJson(preview->after, zone, now)}});
        session.out.say(CliTr::tr("Before: %1").arg(briefText(preview->before, now)));
        session.out.say(CliTr::tr("After: %1").arg(briefText(preview->after, now)));
        return session.done();
    }
    if (const Result<Receipt> receipt = desk->perform(*act); !receipt)
        return session.refused(receipt.error(), what);
    const Result<IncidentDetail> detail = desk->reading().incident(*id);
    if (!detail)
        return session.refused(detail.error(), what);
    if (session.out.isJson())
        session.out.give(incidentJson(*detail, zone, now));
    session.out.say(briefText(*detail, now));
    return session.done();
}

struct ContractVerb {
    QString name;
    qsizetype words; // itself among them
    QStringList options;
    Ending (*run)(Session &session);
};

Ending contractCommand(Session &session)
{
    static const std::vector<ContractVerb> verbs{
        {u"list"_s, 1, {u"--all"_s}, listContracts},
        {u"show"_s, 2, {u"--version"_s}, showContract},
        {u"set"_s, 2,
            {u"--file"_s, u"--effective"_s, u"--zone"_s, u"--dry-run"_s, u"--open"_s, u"--agreed"_s,
                u"--actor"_s, u"--as"_s, u"--act"_s},
            setContract},
        {u"move"_s, 2,
            {u"--to"_s, u"--version"_s, u"--dry-run"_s, u"--reason"_s, u"--at"_s, u"--zone"_s,
                u"--actor"_s, u"--as"_s, u"--act"_s},
            moveIncident},
    };
    const QStringList &words = session.given.words;
    const auto verb = std::find_if(verbs.begin(), verbs.end(),
        [&](const ContractVerb &each) { return each.name == words.first(); });
    if (verb == verbs.end())
        return session.misused(u"'%1' is not list, show, set or move"_s.arg(words.first()));
    if (words.size() < verb->words)
        return session.misused(u"something is missing"_s);
    if (words.size() > verb->words)
        return session.misused(u"'%1' is one word too many"_s.arg(words.at(verb->words)));
    for (const auto &[option, values] : session.given.options) {
        if (!verb->options.contains(option))
            return session.misused(u"%1 takes no %2"_s.arg(verb->name, option));
    }
    return verb->run(session);
}

} // namespace

std::vector<Command> contractCommands()
{
    return {{{u"contract"_s,
                 u"list [--all] | show NAME [--version N] | set NAME --file F [--effective I] "
                 "[--dry-run] [--open] [--agreed TEXT] | move ID --to NAME --version N "
                 "[--dry-run]"_s,
                 1, 2,
                 actOptions({{u"--all"_s, Takes::Nothing}, {u"--version"_s}, {u"--file"_s},
                     {u"--effective"_s}, {u"--dry-run"_s, Takes::Nothing},
                     {u"--open"_s, Takes::Nothing}, {u"--agreed"_s, Takes::Text}, {u"--to"_s}})},
        contractCommand}};
}

} // namespace gander::app
