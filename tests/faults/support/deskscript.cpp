// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/support/deskscript.h"

#include "models/domain/plan.h"

#include <algorithm>
#include <array>

namespace gander::test {

using namespace Qt::StringLiterals;

namespace {

// Many small pages and some larger than a page of the store.
QString someWords(QRandomGenerator &chance, int most = 60)
{
    static const QStringList words{u"monitor"_s, u"stopped"_s, u"filings"_s, u"größe"_s, u"alert"_s,
        u"late"_s, u"障害"_s, u"login"_s, u"export"_s, u"after"_s, u"the"_s, u"update"_s};
    QStringList text;
    for (int i = 0, all = 1 + chance.bounded(chance.bounded(20) == 0 ? most * 20 : most); i < all;
         ++i)
        text << words[chance.bounded(words.size())];
    return text.join(u' ');
}

Result<void> bare(const auto &answer)
{
    return answer ? Result<void>() : Result<void>(answer.error());
}

std::vector<IncidentId> allOf(const desk::Desk &desk, Result<void> &read)
{
    ListRequest request;
    request.sort = SortBy::Number;
    const auto list = desk.list(request);
    std::vector<IncidentId> ids;
    if (!list) {
        read = list.error();
        return ids;
    }
    for (const ListEntry &entry : list->entries)
        ids.push_back(entry.id);
    return ids;
}

} // namespace

DeskScript::DeskScript(FixedClock &clock, quint32 seed)
    : m_clock(clock)
    , m_chance(seed)
{
}

Result<void> DeskScript::done(Deed deed, const Result<void> &answer)
{
    ++m_count;
    m_clock.pass(1 + m_chance.bounded(20 * 60'000));
    if (answer) {
        m_done.push_back(std::move(deed));
        ++m_acknowledged;
    } else {
        m_refused.push_back(std::move(deed));
    }
    return answer;
}

Result<void> DeskScript::perform(desk::Desk &desk, Action action, const QString &reason)
{
    Act act;
    act.actor = {u"Lena Ortiz"_s, Role::Manager};
    act.reason = reason;
    act.action = std::move(action);
    const auto receipt = desk.perform(act);
    Deed deed{.act = act.id, .isAct = true};
    deed.words = u"act %1 of kind %2"_s.arg(m_count).arg(act.action.index());
    if (const auto *issued = std::get_if<IssueMemo>(&act.action); issued && receipt) {
        deed.pdf = issued->pdf;
        if (const auto detail = desk.incident(issued->incident))
            for (const Memo &memo : detail->memos)
                if (memo.id == receipt->memo)
                    deed.memo = memo.number;
    }
    // Nothing had to change, so nothing is to be found.
    if (receipt && receipt->seq == 0)
        deed.isAct = false;
    return done(std::move(deed), bare(receipt));
}

Result<void> DeskScript::report(desk::Desk &desk)
{
    FileIncident report;
    report.facts.title = someWords(m_chance, 10);
    report.facts.description = someWords(m_chance);
    report.facts.customer = m_chance.bounded(2) ? u"Northwind"_s : u"Acme"_s;
    report.facts.product = u"Fluxguard"_s;
    report.facts.reporter = u"D. Okafor"_s;
    return perform(desk, report);
}

Result<void> DeskScript::takeOver(desk::Desk &desk, int reports)
{
    std::vector<TakeOver> taken;
    Deed deed;
    for (int i = 0; i < reports; ++i) {
        TakeOver one;
        deed.key = u"INC%1-%2"_s.arg(m_count).arg(i);
        one.facts = {someWords(m_chance, 8), someWords(m_chance), u"Acme"_s, {}, {}, deed.key};
        one.reportedAt = m_clock.now() + -48 * msPerHour;
        one.firstClockUnknown = true;
        one.told.push_back({EventKind::Resolved, m_clock.now() + -24 * msPerHour, u"them"_s, {}});
        taken.push_back(one);
    }
    deed.words = u"import with %1"_s.arg(deed.key);
    return done(deed, bare(desk.takeOver(taken, {u"Lena Ortiz"_s, Role::Manager})));
}

Result<void> DeskScript::setContract(desk::Desk &desk)
{
    Contract contract = standardPlan(desk.facts().zone);
    contract.name = u"Northwind"_s;
    contract.effective = m_clock.now();
    contract.clauses = {{.kind = ClauseKind::Replace,
        .subject = ClauseSubject::Initial,
        .span = Span::hours(2 + m_chance.bounded(20))}};
    if (const TermFaults faults = gander::settle(contract); !faults.empty())
        qFatal("the contract has faults");
    Act act;
    act.actor = {u"Marta Weiss"_s, Role::Manager};
    // A version that was refused may come again: by its reason each is known from the others.
    act.reason = u"contract %1"_s.arg(m_count);
    act.action = SetContract{contract};
    const auto receipt = desk.perform(act);
    Deed deed{.contract = contract.name, .words = act.reason};
    return done(deed, bare(receipt));
}

Result<void> DeskScript::writeMemo(desk::Desk &desk, IncidentId id, MemoStep step)
{
    const auto detail = desk.incident(id);
    if (!detail)
        return detail.error();
    if (step == MemoStep::Approve)
        return perform(desk, ApproveMemo{id});
    if (step == MemoStep::Issue) {
        Revision revision = 0;
        for (const Memo &memo : detail->memos)
            if (memo.state == MemoState::Approved)
                revision = memo.revision;
        QByteArray pdf = "%PDF-1.7 ";
        for (int i = 0, size = m_chance.bounded(20'000); i < size; ++i)
            pdf.append(static_cast<char>(m_chance.bounded(256)));
        return perform(desk, IssueMemo{id, revision, m_clock.now(), pdf});
    }
    SaveMemo memo{.incident = id};
    if (detail->incident.classification)
        for (const SectionRule &rule : memoSections(detail->incident.classification->outcome))
            memo.sections.push_back({rule.key, someWords(m_chance)});
    return perform(desk, memo);
}

// The memo's next step, as far as chance goes with it.
DeskScript::MemoStep DeskScript::nextStep(const desk::Desk &desk, IncidentId id)
{
    const auto detail = desk.incident(id);
    if (detail)
        for (const Memo &memo : detail->memos) {
            if (memo.state == MemoState::Approved)
                return MemoStep::Issue;
            if (memo.state == MemoState::Draft && m_chance.bounded(2))
                return MemoStep::Approve;
        }
    return MemoStep::Save;
}

Result<void> DeskScript::saveDraft(desk::Desk &desk)
{
    Deed deed{.draft = {{u"title"_s, someWords(m_chance)}, {u"number"_s, m_count}},
        .words = u"draft %1"_s.arg(m_count)};
    // Only the last one of a place is kept.
    std::erase_if(m_done, [](const Deed &each) { return !each.draft.isEmpty(); });
    return done(deed, desk.saveDraft(u"intake"_s, {}, deed.draft));
}

IncidentId DeskScript::anyIncident(const desk::Desk &desk)
{
    const auto all = static_cast<int>(std::max<qint64>(1, desk.facts().incidents));
    // Mostly the newest, so that some come far.
    const int back = m_chance.bounded(std::min(all, m_chance.bounded(4) ? 5 : all));
    return IncidentId(all - back);
}

Result<void> DeskScript::next(desk::Desk &desk)
{
    if (desk.facts().incidents == 0)
        return report(desk);
    const IncidentId id = anyIncident(desk);
    const int kind = m_chance.bounded(100);
    if (kind < 18)
        return report(desk);
    if (kind < 34)
        return perform(desk, AddNote{id, someWords(m_chance)});
    if (kind < 54) {
        Classify classify{.incident = id, .finding = someWords(m_chance)};
        classify.classification.outcome = std::array{Outcome::CoreBug, Outcome::OperatorError,
            Outcome::ActOfGod, Outcome::FeatureRequest}[static_cast<size_t>(m_chance.bounded(4))];
        if (classify.classification.outcome == Outcome::CoreBug) {
            classify.classification.severity = severityFromNumber(1 + m_chance.bounded(5));
            classify.classification.devOps = devOpsFromNumber(1 + m_chance.bounded(4));
        }
        return perform(desk, classify, u"seen again"_s);
    }
    if (kind < 78)
        return writeMemo(desk, id, nextStep(desk, id));
    if (kind < 82)
        return perform(desk, Hold{id}, u"waiting for the customer"_s);
    if (kind < 85)
        return perform(desk, Resume{id});
    if (kind < 88)
        return perform(desk, Resolve{id, someWords(m_chance)});
    if (kind < 90)
        return perform(desk, Reopen{id}, u"again"_s);
    if (kind < 93)
        return perform(desk, Undo{id, 0});
    if (kind < 95)
        return takeOver(desk, 1 + m_chance.bounded(8));
    if (kind < 97)
        return setContract(desk);
    if (kind < 98)
        return perform(desk, Assign{id, u"Ines"_s + QString::number(m_chance.bounded(4))});
    return saveDraft(desk);
}

std::optional<Result<void>> DeskScript::fixed(desk::Desk &desk, int number)
{
    const IncidentId id(1);
    Classify error{.incident = id, .finding = u"The group was switched off."_s};
    error.classification.outcome = Outcome::OperatorError;
    Classify bug{.incident = IncidentId(2), .finding = u"A lock was kept."_s};
    bug.classification = {Outcome::CoreBug, Severity::Sev2, DevOpsLevel::DevOps2};
    switch (number) {
    case 0:
        return report(desk);
    case 1:
        return perform(desk, error);
    case 2:
        return writeMemo(desk, id, MemoStep::Save);
    case 3:
        return writeMemo(desk, id, MemoStep::Approve);
    case 4:
        return writeMemo(desk, id, MemoStep::Issue);
    case 5:
        return setContract(desk);
    case 6:
        return report(desk);
    case 7:
        return perform(desk, bug);
    case 8:
        return perform(desk, AddNote{IncidentId(2), someWords(m_chance)});
    case 9:
        return takeOver(desk, 12);
    case 10:
        return saveDraft(desk);
    case 11:
        return perform(desk, Undo{IncidentId(2), 0});
    case 12:
        return perform(desk, Assign{IncidentId(2), u"Ines"_s});
    default:
        return {};
    }
}

Result<std::vector<bool>> DeskScript::found(const desk::Desk &desk, const std::vector<Deed> &deeds)
{
    Result<void> read;
    QSet<QString> acts;
    for (const IncidentId id : allOf(desk, read)) {
        const auto detail = desk.incident(id);
        if (!detail)
            return detail.error();
        for (const Event &event : detail->history)
            acts.insert(event.act);
    }
    if (!read)
        return read.error();
    std::vector<bool> there;
    for (const Deed &deed : deeds) {
        bool isThere = !deed.isAct || acts.contains(deed.act.toString(QUuid::WithoutBraces));
        if (!deed.memo.isEmpty()) {
            const auto pdf = desk.issuedPdf(deed.memo);
            isThere = isThere && pdf && *pdf == deed.pdf;
        }
        if (!deed.key.isEmpty())
            isThere = isThere && desk.find(deed.key);
        if (!deed.contract.isEmpty()) {
            const auto versions = desk.contractVersions(deed.contract);
            isThere = isThere && versions
                && std::any_of(versions->begin(), versions->end(),
                    [&](const auto &version) { return version.reason == deed.words; });
        }
        if (!deed.draft.isEmpty()) {
            const auto draft = desk.draft(u"intake"_s, {});
            isThere = isThere && draft && *draft == deed.draft;
        }
        there.push_back(isThere);
    }
    return there;
}

QStringList DeskScript::missing(const desk::Desk &desk) const
{
    QStringList words;
    const auto there = found(desk, m_done);
    if (!there)
        return {u"the desk cannot be read: "_s + there.error().detail};
    for (size_t i = 0; i < m_done.size(); ++i)
        if (!(*there)[i])
            words << m_done[i].words;
    return words;
}

QStringList DeskScript::present(const desk::Desk &desk) const
{
    QStringList words;
    const auto there = found(desk, m_refused);
    if (!there)
        return {u"the desk cannot be read: "_s + there.error().detail};
    for (size_t i = 0; i < m_refused.size(); ++i)
        if ((*there)[i])
            words << m_refused[i].words;
    return words;
}

Result<bool> DeskScript::settle(const desk::Desk &desk)
{
    const auto there = found(desk, m_refused);
    if (!there)
        return there.error();
    const bool isThere = !there->empty() && there->back();
    if (isThere)
        m_done.push_back(m_refused.back());
    m_refused.clear();
    return isThere;
}

QByteArray told(const desk::Desk &desk)
{
    QString text;
    Result<void> read;
    const std::vector<IncidentId> ids = allOf(desk, read);
    if (!read)
        text += u"! %1\n"_s.arg(read.error().detail);
    for (const IncidentId id : ids) {
        const auto rows = desk.rows({id});
        const auto detail = desk.incident(id);
        if (!rows || rows->empty() || !detail) {
            text += u"%1 ! cannot be read\n"_s.arg(id.number());
            continue;
        }
        const auto at = [](const std::optional<Instant> &instant) {
            return instant ? QString::number(instant->ms) : u"-"_s;
        };
        const IncidentRow &row = rows->front();
        text += QStringList{u"row"_s, QString::number(id.number()), row.key, row.title,
                    row.customer, row.product, row.reporter, row.assignee, toKey(row.state),
                    at(row.reportedAt), at(row.updatedAt), at(row.spanStart), at(row.target),
                    QString::number(dueOf(row.urgency, Instant{1'800'000'000'000}))}
                    .join(u'|')
            + u'\n';
        for (const Event &event : detail->history)
            text +=
                QStringList{u"event"_s, QString::number(event.seq), toKey(event.kind), event.actor,
                    at(event.occurredAt), at(event.recordedAt), QString::number(event.told),
                    event.act, QString::fromUtf8(canonicalJson(event.data))}
                    .join(u'|')
                + u'\n';
        for (const ClockFace &clock : {detail->classify, detail->resolve})
            text += QStringList{u"clock"_s, QString::number(static_cast<int>(clock.status)),
                        at(clock.start), at(clock.due), at(clock.target), at(clock.done),
                        QString::fromUtf8(jsonText(clock.steps))}
                        .join(u'|')
                + u'\n';
        for (const Memo &memo : detail->memos) {
            QStringList sections;
            for (const MemoSection &section : memo.sections)
                sections << section.key + u'=' + section.text;
            text += QStringList{u"memo"_s, memo.number, toKey(memo.outcome), toKey(memo.state),
                        QString::number(memo.version), memo.subject, memo.to, sections.join(u'|'),
                        memo.cc.join(u','), at(memo.createdAt), at(memo.issuedAt), memo.issuedBy,
                        memo.sha256, QString::number(memo.bytes)}
                        .join(u'|')
                + u'\n';
            if (memo.state == MemoState::Issued || memo.state == MemoState::Revoked) {
                const auto pdf = desk.issuedPdf(memo.number);
                text += u"pdf|%1\n"_s.arg(
                    pdf ? QString::fromLatin1(pdf->toHex()) : u"! "_s + pdf.error().detail);
            }
        }
    }
    return text.toUtf8();
}

Result<QByteArray> toldBy(const QString &path, const Clock &clock)
{
    const auto open = desk::Desk::open(path, desk::OpenMode::ReadOnly, clock);
    if (!open)
        return open.error();
    return told(*open);
}

QStringList problemsOf(const Result<CheckReport> &report)
{
    if (!report)
        return {u"check: "_s + report.error().detail};
    QStringList words;
    for (const CheckProblem &problem : report->problems)
        words << u"%1 %2: %3"_s.arg(problem.kind, deskNumber(problem.incident), problem.detail);
    return words;
}

} // namespace gander::test
