// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/recorder.h"

#include "models/domain/clockback.h"
#include "models/domain/plan.h"
#include "models/domain/querymatch.h"
#include "models/domain/roles.h"
#include "models/store/deskrows.h"
#include "models/store/eventrows.h"
#include "models/store/incidentrows.h"
#include "models/store/linkrows.h"
#include "models/store/memorows.h"

#include <QCryptographicHash>

#include <algorithm>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// Time is put right by less than this all the time.
constexpr qint64 rightedMs = 2 * msPerSecond;

// What is taken over is compared with what was told before, word for word, and an edit's data are
// its fields.
bool mayNoteClock(const Event &event)
{
    return event.kind == EventKind::Reported || (!event.told && event.kind != EventKind::Edited);
}

// At the other end of a link that comes or goes: what is shown there changes, too. One that is
// merged counts no longer among those linked to its master.
QStringList touchedBy(const Incident &before, const Incident &after)
{
    if (before.master == after.master && before.duplicateOf == after.duplicateOf)
        return {};
    QStringList uids{before.master, after.master, before.duplicateOf, after.duplicateOf};
    uids.removeAll(QString());
    uids.removeDuplicates();
    return uids;
}

} // namespace

QByteArray headAfter(const QByteArray &head, const QByteArray &eventHash)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(head);
    hash.addData(eventHash);
    return hash.result();
}

Recorder::Recorder(Desk::Parts &parts, store::Transaction transaction, Instant now)
    : m_parts(parts)
    , m_transaction(std::move(transaction))
    , m_now(now)
{
}

Result<Recorder> Recorder::begin(Desk::Parts &parts, Instant now)
{
    if (parts.facts.readOnly || parts.isBeside)
        return Error{ErrorKind::Unavailable, u"the desk is open for reading only"_s};
    auto transaction = store::Transaction::begin(*parts.database);
    if (!transaction)
        return transaction.error();
    Recorder recorder(parts, std::move(*transaction), now);
    // Read under the lock: another program may have written since.
    const auto revision = store::deskFact(*parts.database, u"revision"_s);
    if (!revision)
        return revision.error();
    recorder.m_standing.revision = revision->toLongLong();
    auto anchor = store::anchorOf(*parts.database);
    if (!anchor)
        return anchor.error();
    recorder.m_anchor = std::move(*anchor);
    recorder.m_standing.events = recorder.m_anchor.events;
    recorder.m_standing.head = QByteArray::fromHex(recorder.m_anchor.head.toLatin1());
    const auto last = store::lastRecordedAt(*parts.database);
    if (!last)
        return last.error();
    recorder.m_standing.lastRecorded = *last;
    return recorder;
}

Result<void> Recorder::commit()
{
    const std::pair<QString, QString> facts[]{{u"revision"_s, QString::number(m_standing.revision)},
        {u"events"_s, QString::number(m_standing.events)},
        {u"head"_s, QString::fromLatin1(m_standing.head.toHex())}};
    for (const auto &[name, value] : facts)
        if (const auto done = store::setDeskFact(m_transaction, name, value); !done)
            return done.error();
    if (const auto done = m_transaction.commit(); !done)
        return done.error();
    m_anchor.events = m_standing.events;
    m_anchor.head = QString::fromLatin1(m_standing.head.toHex());
    store::writeAnchor(m_parts.facts.path, m_anchor);
    m_parts.facts.revision = m_standing.revision;
    m_parts.facts.incidents += m_standing.created;
    return {};
}

void Recorder::stamp(History &events, const History &before, const QUuid &actId)
{
    Instant latest = m_standing.lastRecorded.value_or(m_now);
    if (!before.empty())
        latest = std::max(latest, before.back().recordedAt);
    if (const qint64 back = latest - m_now; back > rightedMs)
        if (const auto first = std::ranges::find_if(events, mayNoteClock); first != events.end())
            first->data.insert(clockBackKey(), back / msPerSecond);
    m_standing.lastRecorded = m_now;
    const QString act = actId.toString(QUuid::WithoutBraces);
    for (Event &event : events) {
        event.recordedAt = m_now;
        event.act = act;
    }
}

std::vector<QByteArray> Recorder::seal(History &events, const History &before, const QString &uid)
{
    std::vector<QByteArray> data;
    data.reserve(events.size());
    int seq = before.empty() ? 0 : before.back().seq;
    QByteArray previous = before.empty() ? QByteArray() : before.back().hash;
    for (Event &event : events) {
        event.seq = ++seq;
        data.push_back(canonicalJson(event.data));
        event.hash = hashOf(event, data.back(), uid, previous);
        previous = event.hash;
        m_standing.head = headAfter(m_standing.head, event.hash);
        ++m_standing.events;
    }
    return data;
}

Result<const Contracts *> Recorder::contractFor(const QString &customer, Instant at)
{
    auto known = m_contracts.find(customer);
    if (known == m_contracts.end()) {
        auto versions = store::contractVersions(m_transaction.database(), customer);
        if (!versions)
            return versions.error();
        // Newest first, as they come; of two in force from the same instant the newer counts.
        std::stable_sort(versions->begin(), versions->end(), [](const auto &a, const auto &b) {
            return a.contract.effective > b.contract.effective;
        });
        std::vector<Contracts> each;
        for (ContractVersion &version : *versions)
            each.push_back({std::move(version.contract)});
        known = m_contracts.insert(customer, std::move(each));
    }
    for (const Contracts &version : std::as_const(*known)) {
        if (version.front().effective > at)
            continue;
        // Outside a contract's first and last day the plan stands.
        if (version.front().holdsAt(at))
            return &version;
        break;
    }
    if (m_plan.empty())
        m_plan.push_back(standardPlan(m_parts.facts.zone));
    return &m_plan;
}

Result<Receipt> Recorder::create(
    const IncidentFacts &facts, Instant reportedAt, History events, const QUuid &actId)
{
    if (reportedAt > m_now)
        return Error{
            ErrorKind::Invalid, u"the report at %1 lies in the future"_s.arg(toText(reportedAt))};
    stamp(events, {}, actId);
    auto receipt =
        insert(QUuid::createUuid().toString(QUuid::WithoutBraces), facts, std::move(events));
    if (receipt)
        receipt->act = actId;
    return receipt;
}

// Two incidents of one outside key are refused by the index; whose it is is asked only then.
Error Recorder::explained(const Error &refusal, const QString &key) const
{
    if (refusal.kind != ErrorKind::Conflict || key.isEmpty())
        return refusal;
    const auto known = store::incidentByKey(m_transaction.database(), key);
    if (!known || !known->isSet())
        return refusal;
    return {ErrorKind::Conflict,
        u"the outside key %1 is incident %2's already"_s.arg(
            key, QString::number(known->number()))};
}

Result<Receipt> Recorder::insert(const QString &uid, const IncidentFacts &facts, History events)
{
    if (const auto fault = faultOf(facts))
        return Error{ErrorKind::Invalid, *fault};
    const auto contract = contractFor(facts.customer, events.front().occurredAt);
    if (!contract)
        return contract.error();
    QJsonObject data = reportData(facts, (*contract)->front().ref());
    for (const QString &name : events.front().data.keys())
        data.insert(name, events.front().data.value(name));
    events.front().data = data;

    const std::vector<QByteArray> texts = seal(events, {}, uid);
    auto folded = fold(events, **contract);
    if (!folded)
        return folded.error();
    folded->incident.uid = uid;
    folded->incident.revision = ++m_standing.revision;
    const auto id =
        store::insertIncident(m_transaction, *folded, searchedWords(folded->incident, events, {}));
    if (!id)
        return explained(id.error(), facts.key);
    if (const auto done = store::appendEvents(m_transaction, *id, events, texts); !done)
        return done.error();
    if (!facts.product.isEmpty() && !m_products.contains(facts.product)) {
        if (const auto done = store::addProduct(m_transaction, facts.product); !done)
            return done.error();
        m_products.insert(facts.product);
    }
    ++m_standing.created;
    return Receipt{.incident = *id, .revision = m_standing.revision, .seq = 1, .created = true};
}

Result<Receipt> Recorder::file(const FileIncident &action, const Act &act)
{
    if (act.actor.name.trimmed().isEmpty())
        return Error{ErrorKind::Invalid, u"nobody is named as the actor"_s};
    Event reported;
    reported.kind = EventKind::Reported;
    reported.actor = act.actor.name;
    reported.occurredAt = action.reportedAt.value_or(act.at.value_or(m_now));
    if (const auto role = recordedRole(act.actor.role, Deed::File))
        reported.data.insert(u"role"_s, toKey(*role));
    return create(action.facts, reported.occurredAt, {reported}, act.id);
}

Result<MemoId> Recorder::writeMemo(IncidentId incident, Decision &decision)
{
    Memo &memo = *decision.memo;
    memo.incident = incident;
    memo.revision = m_standing.revision;
    if (memo.id.isSet()) {
        if (const auto done = store::updateMemo(m_transaction, memo); !done)
            return done.error();
    } else {
        const int year = Zone(m_parts.facts.zone).wallAt(m_now).date.year();
        auto number = store::nextMemoNumber(m_transaction.database(), year);
        if (!number)
            return number.error();
        memo.number = *number;
        for (Event &event : decision.events)
            if (event.data.contains("memo"_L1))
                event.data.insert(u"memo"_s, memo.number);
        const auto id = store::insertMemo(m_transaction, memo);
        if (!id)
            return id.error();
        memo.id = *id;
    }
    if (memo.state == MemoState::Issued)
        if (const auto done = store::storePage(m_transaction, memo, decision.pdf); !done)
            return done.error();
    return memo.id;
}

// What search finds after the act, if it differs: writing words costs more than all the rest.
Result<std::optional<SearchedWords>> Recorder::changedWords(
    const IncidentDetail &known, const Incident &incident, const History &history) const
{
    // All of them: another class may show a draft that waited unseen.
    auto memos = store::memosOf(m_transaction.database(), incident.id);
    if (!memos)
        return memos.error();
    std::erase_if(*memos, [&](const Memo &memo) { return !isShown(memo, incident); });
    SearchedWords words = searchedWords(incident, history, *memos);
    if (words == searchedWords(known.incident, known.history, known.memos))
        return std::optional<SearchedWords>();
    return std::optional(std::move(words));
}

Result<Receipt> Recorder::record(const IncidentDetail &known, Decision decision, const QUuid &actId)
{
    Receipt receipt{.act = actId, .incident = known.incident.id, .undoable = decision.undoable};
    if (decision.events.empty() && !decision.memo) {
        receipt.revision = m_standing.revision;
        return receipt;
    }
    receipt.revision = ++m_standing.revision;
    if (decision.memo) {
        const auto memoId = writeMemo(known.incident.id, decision);
        if (!memoId)
            return memoId.error();
        receipt.memo = *memoId;
    }
    stamp(decision.events, known.history, actId);
    const std::vector<QByteArray> texts = seal(decision.events, known.history, known.incident.uid);
    History history = known.history;
    history.insert(history.end(), decision.events.begin(), decision.events.end());
    const auto contracts = m_parts.contractsOf(history);
    if (!contracts)
        return contracts.error();
    auto folded = fold(history, *contracts);
    if (!folded)
        return folded.error();
    folded->incident.id = known.incident.id;
    folded->incident.uid = known.incident.uid;
    folded->incident.revision = m_standing.revision;
    const auto words = changedWords(known, folded->incident, history);
    if (!words)
        return words.error();
    if (const auto done = store::updateIncident(m_transaction, *folded, *words); !done)
        return done.error();
    if (const auto done = store::touch(
            m_transaction, touchedBy(known.incident, folded->incident), receipt.revision);
        !done)
        return done.error();
    if (const auto done =
            store::appendEvents(m_transaction, known.incident.id, decision.events, texts);
        !done)
        return done.error();
    if (!decision.events.empty())
        receipt.seq = decision.events.front().seq;
    return receipt;
}

Result<Receipt> Recorder::perform(const Act &act)
{
    const auto earlier =
        store::traceOf(m_transaction.database(), act.id.toString(QUuid::WithoutBraces));
    if (!earlier)
        return earlier.error();
    if (*earlier)
        return Receipt{.act = act.id,
            .incident = (*earlier)->incident,
            .revision = m_standing.revision,
            .seq = (*earlier)->seq};
    if (const auto *action = std::get_if<FileIncident>(&act.action))
        return file(*action, act);
    if (const auto *action = std::get_if<SetContract>(&act.action))
        return setContract(*action, act);
    if (const auto *action = std::get_if<TakeOver>(&act.action))
        return takeOver(*action, act.actor, act.id);
    return performOnIncident(act, act.id);
}

Result<Receipt> Recorder::performOnIncident(const Act &act, const QUuid &of)
{
    if (const auto *move = std::get_if<MoveContract>(&act.action))
        if (const auto fit = m_parts.mayMove(*move); !fit)
            return fit.error();
    const auto known = m_parts.incident(incidentOf(act.action));
    if (!known)
        return known.error();
    const auto other = m_parts.otherOf(act.action);
    if (!other)
        return other.error();
    Situation situation{.act = act, .known = *known, .now = m_now, .other = *other};
    if (const auto *classify = std::get_if<Classify>(&act.action); classify && classify->hours) {
        const auto hours = m_parts.hoursOf(*known, situation.at());
        if (!hours)
            return hours.error();
        situation.hours = *hours;
    }
    auto decision = decide(situation);
    if (!decision)
        return decision.error();
    return record(*known, std::move(*decision), of);
}

Result<Receipt> Recorder::takeOver(const TakeOver &taken, const Actor &actor, const QUuid &actId)
{
    IncidentId id;
    if (!taken.facts.key.isEmpty()) {
        const auto known = store::incidentByKey(m_transaction.database(), taken.facts.key);
        if (!known)
            return known.error();
        id = *known;
    }
    if (id.isSet()) {
        const auto known = m_parts.incident(id);
        if (!known)
            return known.error();
        Decision decision;
        decision.events = newlyTold(taken, *known, actor);
        return record(*known, std::move(decision), actId);
    }
    IncidentDetail nothing;
    Event reported;
    reported.kind = EventKind::Reported;
    reported.actor = actor.name;
    reported.occurredAt = taken.reportedAt;
    reported.told = true;
    if (taken.firstClockUnknown)
        reported.data.insert(u"clock"_s, u"unknown"_s);
    if (const auto role = recordedRole(actor.role, Deed::TakeOver))
        reported.data.insert(u"role"_s, toKey(*role));
    nothing.incident.title = taken.facts.title;
    nothing.incident.description = taken.facts.description;
    nothing.incident.customer = taken.facts.customer;
    nothing.incident.product = taken.facts.product;
    nothing.incident.reporter = taken.facts.reporter;
    History events = newlyTold(taken, nothing, actor);
    events.insert(events.begin(), reported);
    return create(taken.facts, taken.reportedAt, std::move(events), actId);
}

} // namespace gander::desk
