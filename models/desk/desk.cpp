// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk/desk.h"

#include "models/desk/acts/decision.h"
#include "models/desk/backupparts.h"
#include "models/desk/deskparts.h"
#include "models/desk/draftsbeside.h"
#include "models/desk/recorder.h"
#include "models/domain/plan.h"
#include "models/store/deskrows.h"
#include "models/store/eventrows.h"
#include "models/store/incidentrows.h"
#include "models/store/linkrows.h"
#include "models/store/memorows.h"
#include "models/store/migrator.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

Result<void> readFacts(Desk::Parts &parts)
{
    QString values[4];
    const char16_t *names[]{u"uid", u"name", u"zone", u"revision"};
    for (size_t i = 0; i < 4; ++i) {
        auto value = store::deskFact(*parts.database, QString::fromUtf16(names[i]));
        if (!value)
            return value.error();
        values[i] = *value;
    }
    if (values[0].isEmpty())
        return Error{ErrorKind::Corrupt, u"%1 has no identity"_s.arg(parts.facts.path)};
    const auto zone = Zone::find(values[2]);
    if (!zone)
        return Error{ErrorKind::Corrupt, zone.error().detail};
    const auto incidents = store::incidentCount(*parts.database);
    if (!incidents)
        return incidents.error();
    parts.facts.uid = values[0];
    parts.facts.name = values[1];
    parts.facts.zone = *zone;
    parts.facts.revision = values[3].toLongLong();
    parts.facts.incidents = *incidents;
    return {};
}

Result<void> writeFirstFacts(store::Database &database, const Zone &zone, const QString &name)
{
    auto transaction = store::Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    const std::pair<QString, QString> facts[]{
        {u"uid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}, {u"name"_s, name},
        {u"zone"_s, zone.name()}, {u"revision"_s, u"0"_s}, {u"events"_s, u"0"_s},
        {u"head"_s, u""_s}, {u"index"_s, currentIndex()}};
    for (const auto &[fact, value] : facts)
        if (const auto done = store::setDeskFact(*transaction, fact, value); !done)
            return done.error();
    for (const QString &product : {u"Versionista"_s, u"Fluxguard"_s})
        if (const auto done = store::addProduct(*transaction, product); !done)
            return done.error();
    return transaction->commit();
}

// Takes the lock, opens and brings the schema up; the file is known to be ours.
Result<std::unique_ptr<Desk::Parts>> openParts(
    const QString &path, OpenMode mode, const Clock &clock)
{
    auto parts = std::make_unique<Desk::Parts>();
    parts->clock = &clock;
    parts->facts.path = path;
    parts->facts.readOnly = mode == OpenMode::ReadOnly;
    parts->isBeside = mode == OpenMode::Beside;
    if (mode == OpenMode::Write) {
        if (const auto fit = store::inspectFolder(path); !fit)
            return fit.error();
        if (!QFileInfo(path).isWritable())
            return Error{ErrorKind::Unavailable, u"%1 cannot be written to"_s.arg(path)};
        auto lock = store::WriterLock::take(path);
        if (!lock)
            return lock.error();
        parts->lock = std::move(*lock);
    }
    auto database = store::Database::openSqlite(
        path, mode == OpenMode::Write ? store::Access::ReadWrite : store::Access::ReadOnly);
    if (!database)
        return database.error();
    parts->database = std::move(*database);
    return parts;
}

} // namespace

Desk::Desk(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}
Desk::Desk(Desk &&) noexcept = default;
Desk &Desk::operator=(Desk &&) noexcept = default;
Desk::~Desk() = default;

Result<Desk> Desk::create(
    const QString &path, const Zone &zone, const Clock &clock, const QString &name)
{
    if (const auto made = store::createPrivateFile(path); !made)
        return made.error();
    const auto build = [&]() -> Result<std::unique_ptr<Parts>> {
        auto parts = openParts(path, OpenMode::Write, clock);
        if (!parts)
            return parts.error();
        store::Database &database = *(*parts)->database;
        if (const auto done = store::migrate(database); !done)
            return done.error();
        if (const auto done = writeFirstFacts(
                database, zone, name.isEmpty() ? u"Versionista and Fluxguard"_s : name);
            !done)
            return done.error();
        // The head of the file itself must say whose it is, before the first kill.
        if (const auto done = database.checkpoint(); !done)
            return done.error();
        if (const auto read = readFacts(**parts); !read)
            return read.error();
        return parts;
    };
    auto parts = build();
    if (!parts) {
        // What was begun here is ours to take away again.
        for (const auto end : {""_L1, "-wal"_L1, "-shm"_L1, "-lock"_L1})
            QFile::remove(path + end);
        return parts.error();
    }
    return Desk(std::move(*parts));
}

Result<Desk> Desk::open(const QString &path, OpenMode mode, const Clock &clock)
{
    if (const auto fit = store::inspectFile(path, store::newestSchema()); !fit)
        return fit.error();
    auto parts = openParts(path, mode, clock);
    if (!parts)
        return parts.error();
    const auto schema = store::schemaOf(*(*parts)->database);
    if (!schema)
        return schema.error();
    if (*schema > store::newestSchema())
        return Error{ErrorKind::TooNew,
            u"%1 was made by a newer program (desk version %2, this program knows %3)"_s.arg(
                path, QString::number(*schema), QString::number(store::newestSchema()))};
    if (mode == OpenMode::Write) {
        // No backup, no migration: it cannot be undone, and the program that made the desk still
        // opens it as it is.
        if (*schema < store::newestSchema())
            if (const auto kept = keepBackupBeforeMigration(path, clock.now()); !kept)
                return Error{kept.error().kind,
                    u"%1 is not brought up to date, for no backup could be made before: %2"_s.arg(
                        path, kept.error().detail)};
        if (const auto done = store::migrate(*(*parts)->database); !done)
            return done.error();
        if (const auto read = readFacts(**parts); !read)
            return read.error();
        if (const auto done = sealIfOld(**parts); !done)
            return done.error();
        if (const auto done = refoldIfOld(**parts); !done)
            return done.error();
        // What cannot be taken in waits on; that is no reason to keep anybody from the desk.
        (void)takeInDrafts(**parts);
    } else {
        // Also where only a later step of it is missing: the index is not what it seems then.
        const auto index = store::deskFact(*(*parts)->database, u"index"_s);
        if (!index)
            return index.error();
        const auto unsealed = store::isUnsealed(*(*parts)->database);
        if (!unsealed)
            return unsealed.error();
        if (*schema < store::newestSchema() || *index != currentIndex() || *unsealed)
            return Error{ErrorKind::Unavailable,
                u"%1 must be opened for writing once, to be brought up to date"_s.arg(path)};
    }
    if (const auto read = readFacts(**parts); !read)
        return read.error();
    return Desk(std::move(*parts));
}

const DeskFacts &Desk::facts() const
{
    return m_parts->facts;
}

void Desk::stopWhen(std::function<bool()> stop)
{
    m_parts->database->stopWhen(std::move(stop));
}

Result<Receipt> Desk::perform(const Act &act)
{
    auto receipts = performAll({act});
    if (!receipts)
        return receipts.error();
    return receipts->front();
}

Result<std::vector<Receipt>> Desk::performAll(const std::vector<Act> &acts)
{
    auto receipts = performIn(*m_parts, acts);
    // A version that was read within what is undone now may come again with other terms.
    if (!receipts)
        m_parts->knownContracts.clear();
    return receipts;
}

Result<std::vector<Receipt>> Desk::performIn(Parts &parts, const std::vector<Act> &acts)
{
    auto recorder = Recorder::begin(parts, parts.clock->now());
    if (!recorder)
        return recorder.error();
    std::vector<Receipt> receipts;
    receipts.reserve(acts.size());
    for (const Act &act : acts) {
        auto receipt = recorder->perform(inText(act));
        if (!receipt)
            return receipt.error();
        receipts.push_back(*receipt);
    }
    if (const auto done = recorder->commit(); !done)
        return done.error();
    return receipts;
}

Result<Preview> Desk::preview(const Act &given) const
{
    const Act act = inText(given);
    const auto known = incident(incidentOf(act.action));
    if (!known)
        return known.error();
    return m_parts->foresee(*known, act, m_parts->clock->now());
}

Result<TakeOverCount> Desk::takeOver(
    const std::vector<TakeOver> &incidents, const Actor &actor, const Progress &progress, QUuid act)
{
    auto recorder = Recorder::begin(*m_parts, m_parts->clock->now());
    if (!recorder)
        return recorder.error();
    // Under the lock: whoever was cut off from the answer asks again.
    const auto earlier = store::traceOf(*m_parts->database, act.toString(QUuid::WithoutBraces));
    if (!earlier)
        return earlier.error();
    if (*earlier)
        return Error{ErrorKind::Conflict, u"this import is on the desk already"_s};
    TakeOverCount count;
    const auto all = static_cast<qint64>(incidents.size());
    for (qint64 i = 0; i < all; ++i) {
        const TakeOver taken = inText(incidents[static_cast<size_t>(i)]);
        const auto receipt = recorder->takeOver(taken, actor, act);
        if (!receipt)
            return Error{receipt.error().kind,
                taken.facts.key.isEmpty()
                    ? receipt.error().detail
                    : u"%1: %2"_s.arg(taken.facts.key, receipt.error().detail)};
        if (receipt->created)
            ++count.created;
        else if (receipt->seq > 0)
            ++count.updated;
        else
            ++count.unchanged;
        if (progress && (i % 64 == 63 || i + 1 == all) && !progress(i + 1, all))
            return Error{ErrorKind::Cancelled, u"stopped; nothing was taken over"_s};
    }
    if (const auto done = recorder->commit(); !done)
        return done.error();
    return count;
}

Result<IncidentDetail> Desk::incident(IncidentId id) const
{
    return m_parts->incident(id);
}

Result<IncidentId> Desk::find(const QString &name) const
{
    const QString wanted = name.trimmed();
    const auto known = store::incidentByKey(*m_parts->database, wanted);
    if (!known)
        return known.error();
    if (known->isSet())
        return *known;
    const IncidentId number = incidentNumber(wanted);
    if (!number.isSet())
        return Error{ErrorKind::NotFound, u"there is no incident '%1'"_s.arg(wanted)};
    const auto head = store::incidentHead(*m_parts->database, number);
    if (!head)
        return head.error();
    return head->id;
}

Result<std::pair<Revision, std::vector<IncidentId>>> Desk::changedSince(Revision since) const
{
    const auto revision = store::deskFact(*m_parts->database, u"revision"_s);
    if (!revision)
        return revision.error();
    m_parts->facts.revision = revision->toLongLong();
    if (m_parts->facts.revision <= since)
        return std::pair{m_parts->facts.revision, std::vector<IncidentId>()};
    auto ids = store::incidentsChangedSince(*m_parts->database, since);
    if (!ids)
        return ids.error();
    return std::pair{m_parts->facts.revision, std::move(*ids)};
}

Result<Contract> Desk::contractFor(const QString &customer, Instant at) const
{
    return m_parts->contractFor(customer, at);
}

Result<QByteArray> Desk::issuedPdf(const QString &memoNumber) const
{
    return store::pageOf(*m_parts->database, memoNumber);
}

Result<Memo> Desk::memoByHash(const QString &sha256) const
{
    return store::memoBySha256(*m_parts->database, sha256);
}

Result<Memo> Desk::memoByNumber(const QString &number) const
{
    return store::memoByNumber(*m_parts->database, number);
}

Result<QStringList> Desk::customers() const
{
    return store::namesInUse(*m_parts->database, u"customer"_s);
}

Result<QStringList> Desk::products() const
{
    return store::products(*m_parts->database);
}

Result<QStringList> Desk::assignees() const
{
    return store::namesInUse(*m_parts->database, u"assignee"_s);
}

Result<CheckReport> Desk::check(bool deep, const Progress &progress) const
{
    return m_parts->check(deep, progress);
}

Result<void> Desk::saveDraft(const QString &kind, const QString &ref, const QJsonObject &draft)
{
    auto transaction = store::Transaction::begin(*m_parts->database);
    if (!transaction)
        return transaction.error();
    if (const auto done = store::saveDraft(*transaction, kind, ref, draft); !done)
        return done.error();
    return commitWords(*m_parts, *transaction);
}

Result<QJsonObject> Desk::draft(const QString &kind, const QString &ref) const
{
    return store::draft(*m_parts->database, kind, ref);
}

Result<void> Desk::dropDraft(const QString &kind, const QString &ref)
{
    auto transaction = store::Transaction::begin(*m_parts->database);
    if (!transaction)
        return transaction.error();
    if (const auto done = store::dropDraft(*transaction, kind, ref); !done)
        return done.error();
    return commitWords(*m_parts, *transaction);
}

// --- what desk, recorder and check share ---

Error missingContract(const ContractRef &ref)
{
    return {ErrorKind::Corrupt,
        u"contract %1, version %2 is missing"_s.arg(ref.name, QString::number(ref.version))};
}

Result<Contract> Desk::Parts::contractOf(const ContractRef &ref) const
{
    if (ref.name == standardPlanName())
        return standardPlan(facts.zone);
    const std::pair key{ref.name, ref.version};
    if (const auto known = knownContracts.find(key); known != knownContracts.end())
        return known->second;
    auto contract = store::contractOf(*database, ref);
    if (!contract)
        return contract.error();
    if (!*contract)
        return missingContract(ref);
    return knownContracts.emplace(key, std::move(**contract)).first->second;
}

Result<Contracts> Desk::Parts::contractsOf(const History &history) const
{
    Contracts contracts;
    for (const ContractRef &ref : gander::contractsOf(history)) {
        auto contract = contractOf(ref);
        if (!contract)
            return contract.error();
        contracts.push_back(std::move(*contract));
        // A plan has no number of its own: whatever the history wrote means it.
        contracts.back().version = ref.version;
    }
    return contracts;
}

Result<void> Desk::Parts::mayMove(const MoveContract &action) const
{
    const auto contract = contractOf(action.to);
    if (contract)
        return {};
    return Error{
        contract.error().kind == ErrorKind::Corrupt ? ErrorKind::NotFound : contract.error().kind,
        u"there is no contract %1, version %2"_s.arg(
            action.to.name, QString::number(action.to.version))};
}

Result<Contract> Desk::Parts::contractFor(const QString &customer, Instant at) const
{
    auto contract = store::contractInForce(*database, customer, at);
    if (!contract)
        return contract.error();
    // Outside a contract's first and last day the plan stands.
    if (!*contract || !(**contract).holdsAt(at))
        return standardPlan(facts.zone);
    return std::move(**contract);
}

Result<Preview> Desk::Parts::foresee(const IncidentDetail &known, const Act &act, Instant now) const
{
    if (const auto *move = std::get_if<MoveContract>(&act.action))
        if (const auto fit = mayMove(*move); !fit)
            return fit.error();
    const auto other = otherOf(act.action);
    if (!other)
        return other.error();
    Situation situation{.act = act, .known = known, .now = now, .other = *other};
    if (std::holds_alternative<Classify>(act.action)) {
        const auto hours = hoursOf(known, situation.at());
        if (!hours)
            return hours.error();
        situation.hours = *hours;
    }
    auto decision = decide(situation);
    if (!decision)
        return decision.error();
    Preview preview{.before = known, .after = {}, .hours = situation.hours};
    History history = known.history;
    for (Event &event : decision->events) {
        event.seq = history.empty() ? 1 : history.back().seq + 1;
        event.recordedAt = now;
        history.push_back(event);
    }
    // All of them: another class may show one that waited unseen.
    auto memos = store::memosOf(*database, known.incident.id);
    if (!memos)
        return memos.error();
    if (decision->memo) {
        std::erase_if(*memos, [&](const Memo &memo) { return memo.id == decision->memo->id; });
        memos->push_back(*decision->memo);
    }
    const auto contracts = contractsOf(history);
    if (!contracts)
        return contracts.error();
    auto after = detailOf(known.incident, std::move(history), *contracts, std::move(*memos));
    if (!after)
        return after.error();
    preview.after = std::move(*after);
    preview.after.relatives = known.relatives;
    if (*other && !known.relatives.find((*other)->uid))
        preview.after.relatives.named.push_back(**other);
    return preview;
}

Result<IncidentDetail> detailOf(
    const Incident &identity, History history, const Contracts &contracts, std::vector<Memo> memos)
{
    auto folded = fold(history, contracts);
    if (!folded)
        return folded.error();
    const auto contract = std::find_if(contracts.begin(), contracts.end(),
        [&](const Contract &each) { return each.ref() == folded->incident.contract; });
    if (contract == contracts.end())
        return Error{ErrorKind::Corrupt, u"the history names a contract that is missing"_s};
    IncidentDetail detail;
    detail.urgency = urgencyOf(*folded);
    detail.incident = std::move(folded->incident);
    detail.incident.id = identity.id;
    detail.incident.uid = identity.uid;
    detail.incident.revision = identity.revision;
    detail.classify = std::move(folded->classify);
    detail.resolve = std::move(folded->resolve);
    detail.contract = *contract;
    detail.history = std::move(history);
    for (Memo &memo : memos)
        if (isShown(memo, detail.incident))
            detail.memos.push_back(std::move(memo));
    return detail;
}

Result<IncidentDetail> Desk::Parts::incident(IncidentId id) const
{
    auto detail = alone(id);
    if (!detail)
        return detail;
    auto relatives = store::relativesOf(*database, detail->incident.uid, detail->history);
    if (!relatives)
        return relatives.error();
    detail->relatives = std::move(*relatives);
    return detail;
}

Result<std::optional<Relative>> Desk::Parts::otherOf(const Action &action) const
{
    const IncidentId id = desk::otherOf(action);
    if (!id.isSet())
        return std::optional<Relative>();
    auto other = store::relative(*database, id);
    if (!other)
        return other.error();
    return std::optional(std::move(*other));
}

Result<IncidentDetail> Desk::Parts::alone(IncidentId id) const
{
    const auto head = store::incidentHead(*database, id);
    if (!head)
        return head.error();
    auto history = store::historyOf(*database, id);
    if (!history)
        return history.error();
    const auto contracts = contractsOf(*history);
    if (!contracts)
        return contracts.error();
    auto memos = store::memosOf(*database, id);
    if (!memos)
        return memos.error();
    Incident known;
    known.id = head->id;
    known.uid = head->uid;
    known.revision = head->revision;
    return detailOf(known, std::move(*history), *contracts, std::move(*memos));
}

} // namespace gander::desk
