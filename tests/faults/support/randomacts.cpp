// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/support/randomacts.h"

#include <algorithm>
#include <array>

namespace gander::test {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array customers{
    u"Meridian Bank", u"Acme Insurance", u"Rheinwerk Logistik", u"Żabka & Söhne", u""};
constexpr std::array people{u"Lena Ortiz", u"Jo Park", u"Ana Świętek"};
constexpr qint64 fewIncidents = 5;
constexpr qint64 manyIncidents = 60;

template <typename List>
QString oneOf(const List &list, QRandomGenerator &random)
{
    return QString::fromUtf16(list[random.bounded(static_cast<quint32>(list.size()))]);
}

} // namespace

QString RandomActs::words(int most)
{
    static const QStringList all{u"login"_s, u"fails"_s, u"since"_s, u"the"_s, u"update"_s,
        u"über"_s, u"“quoted”"_s, u"日本"_s, u"<b>bold</b>"_s, u"%1"_s, u"'; --"_s, u"\n"_s,
        u"503"_s, u"👩‍💻"_s};
    QStringList some;
    for (int i = 1 + m_random.bounded(most); i > 0; --i)
        some << all[m_random.bounded(static_cast<int>(all.size()))];
    return u"w "_s + some.join(u' ');
}

IncidentFacts RandomActs::facts()
{
    return {.title = words(5).simplified(),
        .description = words(40),
        .customer = oneOf(customers, m_random),
        .product = upTo(4) == 0 ? u"Versionista"_s : u"Fluxguard"_s,
        .reporter = upTo(2) == 0 ? u"Sam"_s : QString()};
}

Act RandomActs::bare()
{
    Act act;
    // Not createUuid(): a run that failed is made again from its seed.
    act.id = QUuid(m_random.generate(), 1, 2, 3, 4, 5, 6, static_cast<uchar>(upTo(256)),
        static_cast<uchar>(upTo(256)), static_cast<uchar>(upTo(256)),
        static_cast<uchar>(upTo(256)));
    act.actor = {oneOf(people, m_random), Role::Manager};
    act.reason = words(6);
    return act;
}

Act RandomActs::harmless(const desk::Desk &desk)
{
    Act act = bare();
    const qint64 all = desk.facts().incidents;
    if (all < fewIncidents || (all < manyIncidents && upTo(4) == 0))
        act.action = FileIncident{.facts = facts()};
    else
        act.action = AddNote{IncidentId(1 + upTo(static_cast<int>(all))), words(30)};
    return act;
}

TakeOver RandomActs::takenOver(const QString &key, Instant now)
{
    TakeOver taken;
    taken.facts = facts();
    taken.facts.key = key;
    taken.reportedAt = now + -(1 + upTo(5000)) * msPerMinute;
    taken.firstClockUnknown = upTo(2) == 0;
    if (upTo(2) == 0)
        taken.told.push_back(
            {EventKind::Noted, taken.reportedAt + msPerSecond, u"Sam"_s, {{u"text"_s, words(10)}}});
    return taken;
}

Action RandomActs::ofHistory(const IncidentDetail &known)
{
    const IncidentId id = known.incident.id;
    if (known.history.back().kind == EventKind::Undone && upTo(2) == 0)
        return Redo{id};
    // The last, one of them all, or that which took the last one back.
    switch (upTo(3)) {
    case 0:
        return Undo{id, 1 + upTo(static_cast<int>(known.history.size()))};
    case 1:
        return Undo{id, known.history.back().seq};
    default:
        return Undo{id};
    }
}

// Few masters, so that some have many linked to them; some of them would make a chain.
Action RandomActs::ofOutage(const IncidentDetail &known, qint64 all)
{
    const IncidentId id = known.incident.id;
    const IncidentId another(1 + upTo(static_cast<int>(all)));
    if (!known.incident.duplicateOf.isEmpty() && upTo(2) == 0)
        return Unmerge{id};
    if (const Relative *master = known.relatives.find(known.incident.master)) {
        if (upTo(4) == 0)
            return Unlink{id};
        PassOn pass{.incident = id, .master = master->id, .finding = words(8), .resolve = false};
        pass.classification =
            Classification{.outcome = upTo(2) == 0 ? Outcome::ActOfGod : Outcome::FeatureRequest};
        pass.resolve = upTo(2) == 0;
        pass.note = words(4);
        return pass;
    }
    if (upTo(3) == 0)
        return Merge{id, another};
    return Link{id, upTo(3) == 0 ? another : IncidentId(1 + upTo(3))};
}

Action RandomActs::ofMemo(const IncidentDetail &known, Instant now)
{
    const Incident &incident = known.incident;
    const auto open = std::find_if(known.memos.begin(), known.memos.end(),
        [](const Memo &memo) { return memo.state != MemoState::Issued; });
    if (open != known.memos.end() && open->state == MemoState::Approved && upTo(4) > 0)
        return IssueMemo{incident.id, open->revision, now, "%PDF-1.4 " + words(400).toUtf8()};
    if (open != known.memos.end() && upTo(3) == 0)
        return ApproveMemo{incident.id};
    SaveMemo memo{.incident = incident.id, .subject = words(5).simplified()};
    if (incident.classification)
        for (const SectionRule &rule : memoSections(incident.classification->outcome))
            memo.sections.push_back({rule.key, words(20)});
    return memo;
}

Action RandomActs::ofContract(const desk::Desk &desk, IncidentId id, Instant now)
{
    const QString customer = oneOf(customers, m_random);
    const auto versions = desk.contractVersions(customer);
    if (versions && versions->size() > 1 && upTo(3) > 0)
        return MoveContract{id,
            (*versions)[static_cast<size_t>(upTo(static_cast<int>(versions->size())))]
                .contract.ref()};
    Contract contract;
    contract.name = customer;
    contract.effective = now + -upTo(100) * msPerHour;
    if (upTo(2) == 0)
        contract.pauses = {PauseRule{}};
    SetContract set{.contract = contract, .openToo = upTo(2) == 0, .broken = {}};
    if (set.openToo)
        if (const auto impact = desk.impactOf(contract))
            for (const ContractMove &move : impact->moved)
                set.broken.push_back(move.id);
    return set;
}

Act RandomActs::next(const desk::Desk &desk, Instant now)
{
    const qint64 all = desk.facts().incidents;
    if (all < fewIncidents)
        return harmless(desk);
    Act act = bare();
    const IncidentId id(1 + upTo(static_cast<int>(all)));
    const auto known = desk.incident(id);
    if (!known)
        return harmless(desk);
    const Incident &incident = known->incident;
    if (upTo(6) == 0)
        act.at = now + -upTo(600) * msPerSecond;
    switch (upTo(14)) {
    case 12:
    case 13:
        act.action = ofOutage(*known, all);
        return act;
    case 0:
    case 1:
        return harmless(desk);
    case 2:
    case 3: {
        const Outcome outcome = allOutcomes[static_cast<size_t>(upTo(4))];
        Classification given{.outcome = outcome};
        if (outcome == Outcome::CoreBug) {
            given.severity = severityFromNumber(1 + upTo(5));
            given.devOps = devOpsFromNumber(1 + upTo(4));
        }
        act.action = Classify{id, given, words(12)};
        return act;
    }
    case 4:
        if (upTo(3) == 0)
            act.action = Claim{id};
        else
            act.action = Assign{id, upTo(4) == 0 ? QString() : oneOf(people, m_random)};
        return act;
    case 5:
        if (incident.heldSince)
            act.action = Resume{id};
        else
            act.action = Hold{id};
        return act;
    case 6:
        if (!isOpen(incident.state))
            act.action = Reopen{id};
        else
            act.action = Resolve{id, words(8)};
        return act;
    case 7:
        act.action = Close{id, words(3)};
        return act;
    case 8:
        if (upTo(6) == 0) {
            act.action = ofContract(desk, id, now);
            return act;
        }
        [[fallthrough]];
    case 9:
        act.action = ofMemo(*known, now);
        return act;
    default:
        act.action = ofHistory(*known);
        return act;
    }
}

QString faultsOf(const desk::Desk &desk, bool deep)
{
    const auto report = desk.check(deep);
    if (!report)
        return report.error().detail;
    QStringList faults;
    for (const CheckProblem &problem : report->problems)
        faults
            << u"%1 G-%2 %3"_s.arg(problem.kind).arg(problem.incident.number()).arg(problem.detail);
    return faults.join(u'\n');
}

} // namespace gander::test
