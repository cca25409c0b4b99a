// SPDX-License-Identifier: GPL-3.0-or-later

// Builds a new desk of what can be read of a damaged one. Histories come over as they were
// recorded, each up to where its chain breaks; all else is folded from them anew.

#include "models/desk/backups.h"
#include "models/desk/deskparts.h"
#include "models/desk/recorder.h"
#include "models/domain/plan.h"
#include "models/store/anchor.h"
#include "models/store/deskrows.h"
#include "models/store/eventrows.h"
#include "models/store/filemoves.h"
#include "models/store/incidentrows.h"
#include "models/store/memorows.h"
#include "models/store/migrator.h"
#include "models/store/salvage.h"
#include "models/store/viewrows.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <limits>
#include <ranges>
#include <span>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostMissing = 1000;
constexpr qint64 askedEvery = 256;

struct ReadHistory {
    QString uid;
    History events;
    std::vector<QByteArray> texts; // of their data, as they were hashed
    std::vector<store::SalvagedEvent> places;
};

QString versionName(const QString &name, qint64 version)
{
    return u"%1, version %2"_s.arg(name, QString::number(version));
}

class Recovery
{
public:
    Recovery(store::PageScan &scan, store::Salvage &found, Desk::Parts &parts,
        const store::Transaction &transaction, const Progress &progress)
        : m_scan(scan)
        , m_found(found)
        , m_parts(parts)
        , m_transaction(transaction)
        , m_progress(progress)
    {
    }

    [[nodiscard]] Result<void> run();
    [[nodiscard]] const Recovered &report() const { return m_report; }
    [[nodiscard]] QString head() const { return QString::fromLatin1(m_head.toHex()); }
    void miss(const QString &line);

private:
    using Places = std::span<const store::SalvagedEvent>;

    [[nodiscard]] Result<void> putContracts();
    void tellLostContracts();
    [[nodiscard]] Result<void> putIncidents();
    [[nodiscard]] Result<void> putIncident(qint64 number, const store::SalvagedIncident &known);
    [[nodiscard]] Result<void> putEvents();
    [[nodiscard]] Result<void> putMemos();
    [[nodiscard]] Result<void> putMemo(qint64 number, Memo memo);
    [[nodiscard]] Result<void> putSmall();
    [[nodiscard]] Result<void> putFacts();
    [[nodiscard]] Result<Contracts> termsOf(const History &history);
    // As far as the chain holds under 'uid'; without one it is chained anew.
    [[nodiscard]] ReadHistory readHistory(Places places, const QString &uid);
    [[nodiscard]] ReadHistory bestHistory(
        Places places, const store::SalvagedIncident &known, const QString &name);
    void tellBreak(const QString &name, Places places, int lastSeq, const ReadHistory &read);
    [[nodiscard]] Places placesOf(qint64 incident) const;
    [[nodiscard]] std::vector<Memo> shownMemos(qint64 incident, const Incident &folded) const;
    [[nodiscard]] Result<void> goOn(qint64 done);

    store::PageScan &m_scan;
    store::Salvage &m_found;
    Desk::Parts &m_parts;
    const store::Transaction &m_transaction;
    const Progress &m_progress;
    Recovered m_report;
    std::vector<store::SalvagedEvent> m_kept; // those whose incident stands in the new desk
    // Events that were chained anew, by incident: they are not written as they lie.
    std::map<qint64, ReadHistory> m_rechained;
    std::map<QString, std::pair<QString, qint64>> m_issued; // memo number to SHA-256 and incident
    QSet<qint64> m_put;
    QSet<QString> m_standIns;
    qint64 m_nextAsked = 0;
    Revision m_revision = 0;
    QByteArray m_head;
};

void Recovery::miss(const QString &line)
{
    if (++m_report.missingCount <= mostMissing)
        m_report.missing << line;
}

Result<void> Recovery::goOn(qint64 done)
{
    const auto all = static_cast<qint64>(2 * m_found.events.size());
    if (!m_progress || done < m_nextAsked)
        return {};
    m_nextAsked = done + askedEvery;
    if (!m_progress(done, std::max<qint64>(all, 1)))
        return Error{ErrorKind::Cancelled, u"the recovery was stopped"_s};
    return {};
}

Recovery::Places Recovery::placesOf(qint64 incident) const
{
    const auto [first, last] =
        std::ranges::equal_range(m_found.events, incident, {}, &store::SalvagedEvent::incident);
    return {first, last};
}

Result<void> Recovery::putContracts()
{
    // In the order they were put in force, so that the chain over them is what it was; those whose
    // place is lost come last.
    std::vector<std::pair<qint64, const store::SalvagedContract *>> ordered;
    for (const auto &[key, found] : m_found.contracts) {
        const auto place = m_found.seals.find(key);
        ordered.emplace_back(
            place == m_found.seals.end() ? std::numeric_limits<qint64>::max() : place->second,
            &found);
    }
    std::ranges::stable_sort(ordered, {}, &decltype(ordered)::value_type::first);
    for (const auto &[place, found] : ordered) {
        const auto done = store::insertContract(m_transaction, found->entry);
        if (!done)
            return done.error();
        if (!found->isAsRecorded)
            miss(u"contract %1: it is not what was put in force"_s.arg(
                versionName(found->entry.name, found->entry.version)));
    }
    return {};
}

// Those that no incident is under; for the others the plan stands in.
void Recovery::tellLostContracts()
{
    for (const auto &[key, place] : m_found.seals)
        if (const QString name = versionName(key.first, key.second);
            !m_found.contracts.contains(key) && !m_standIns.contains(name)
            && !m_found.unreadableContracts.contains(name))
            miss(u"contract %1: nothing of it could be read"_s.arg(name));
}

// A version that is lost would leave every incident under it without a deadline: the plan stands in
// for it, and the report says so.
Result<Contracts> Recovery::termsOf(const History &history)
{
    for (const ContractRef &ref : gander::contractsOf(history)) {
        const QString name = versionName(ref.name, ref.version);
        if (ref.name == standardPlanName() || m_found.contracts.contains({ref.name, ref.version})
            || m_standIns.contains(name))
            continue;
        Contract standIn = standardPlan(m_parts.facts.zone);
        standIn.name = ref.name;
        standIn.version = ref.version;
        standIn.effective = history.front().occurredAt;
        const auto done = store::insertContract(m_transaction, standIn,
            {m_parts.clock->now(), u"recovery"_s,
                u"its terms could not be read; those of the standard plan stand in for them"_s});
        if (!done)
            return done.error();
        m_standIns.insert(name);
        miss(u"contract %1: its terms could not be read, those of the standard plan stand in"_s.arg(
            name));
    }
    return m_parts.contractsOf(history);
}

ReadHistory Recovery::readHistory(Places places, const QString &uid)
{
    ReadHistory read;
    read.uid = uid.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : uid;
    QByteArray previous;
    for (auto place = places.begin(); place != places.end(); ++place) {
        const auto next = static_cast<int>(read.events.size()) + 1;
        if (place->seq < next)
            continue; // another copy of one that is read
        if (place->seq > next)
            break;
        auto whole = store::eventAt(m_scan, place->place);
        if (!whole)
            continue;
        const QByteArray hash = hashOf(whole->event, whole->canonical, read.uid, previous);
        if (uid.isEmpty())
            whole->event.hash = hash;
        else if (hash != whole->event.hash)
            continue;
        previous = hash;
        read.events.push_back(std::move(whole->event));
        read.texts.push_back(std::move(whole->canonical));
        read.places.push_back(*place);
    }
    return read;
}

ReadHistory Recovery::bestHistory(
    Places places, const store::SalvagedIncident &known, const QString &name)
{
    ReadHistory best;
    for (const QString &uid : known.uids + known.hints) {
        best = readHistory(places, uid);
        if (!best.events.empty())
            return best;
    }
    if (known.uids.isEmpty()) {
        best = readHistory(places, {});
        if (!best.events.empty())
            miss(u"%1: its identity could not be read, its history was chained anew"_s.arg(name));
    }
    return best;
}

void Recovery::tellBreak(const QString &name, Places places, int lastSeq, const ReadHistory &read)
{
    const auto kept = static_cast<int>(read.events.size());
    const int last = std::max(lastSeq, places.empty() ? 0 : places.back().seq);
    if (last <= kept)
        return;
    const bool isThere = std::ranges::any_of(
        places, [&](const store::SalvagedEvent &place) { return place.seq == kept + 1; });
    const QString what = isThere ? u"event %1 is not what was recorded"_s.arg(kept + 1)
                                 : u"event %1 could not be read"_s.arg(kept + 1);
    const int later = last - kept - 1;
    miss(later == 0
            ? u"%1: %2"_s.arg(name, what)
            : u"%1: %2, and %3 later ones are left out"_s.arg(name, what, QString::number(later)));
}

std::vector<Memo> Recovery::shownMemos(qint64 incident, const Incident &folded) const
{
    std::vector<Memo> memos;
    for (const auto &[number, memo] : m_found.memos)
        if (memo.incident.number() == incident && isShown(memo, folded))
            memos.push_back(memo);
    return memos;
}

Result<void> Recovery::putIncident(qint64 number, const store::SalvagedIncident &known)
{
    const QString name = deskNumber(IncidentId(number));
    const QString titled = known.title.isEmpty() ? name : u"%1 %2"_s.arg(name, known.title);
    const Places places = placesOf(number);
    if (places.empty()) {
        miss(u"%1: nothing of its history could be read"_s.arg(titled));
        return {};
    }
    ReadHistory read = bestHistory(places, known, titled);
    tellBreak(titled, places, known.lastSeq, read);
    if (read.events.empty())
        return {};
    const auto contracts = termsOf(read.events);
    if (!contracts)
        return contracts.error();
    auto folded = fold(read.events, *contracts);
    if (!folded) {
        miss(u"%1: its history gives no incident: %2"_s.arg(titled, folded.error().detail));
        return {};
    }
    folded->incident.uid = read.uid;
    folded->incident.revision = ++m_revision;
    if (const auto done = store::skipNumbersTo(m_transaction, IncidentId(number - 1)); !done)
        return done.error();
    const auto id = store::insertIncident(m_transaction, *folded,
        searchedWords(folded->incident, read.events, shownMemos(number, folded->incident)));
    if (!id && id.error().kind == ErrorKind::Conflict) {
        miss(u"%1: its outside key or identity is another's already"_s.arg(titled));
        return {};
    }
    if (!id)
        return id.error();
    if (id->number() != number)
        return Error{ErrorKind::Conflict, u"%1 could not keep its number"_s.arg(titled)};
    ++m_report.incidents;
    m_put.insert(number);
    for (const Event &event : read.events)
        if (event.kind == EventKind::MemoIssued)
            m_issued[event.data.value("memo"_L1).toString()] = {
                event.data.value("sha256"_L1).toString(), number};
    if (!folded->incident.product.isEmpty())
        if (const auto done = store::addProduct(m_transaction, folded->incident.product); !done)
            return done.error();
    m_kept.insert(m_kept.end(), read.places.begin(), read.places.end());
    if (!known.uids.contains(read.uid) && !known.hints.contains(read.uid))
        m_rechained.emplace(number, std::move(read));
    return {};
}

Result<void> Recovery::putIncidents()
{
    qint64 done = 0;
    qint64 expected = 1;
    for (const auto &[number, known] : m_found.incidents) {
        if (number < 1)
            continue;
        for (; expected < number && m_report.missingCount < mostMissing; ++expected)
            miss(u"%1: nothing of it could be read"_s.arg(deskNumber(IncidentId(expected))));
        expected = number + 1;
        if (const auto put = putIncident(number, known); !put)
            return put.error();
        if (const auto more = goOn(done += static_cast<qint64>(placesOf(number).size())); !more)
            return more.error();
    }
    for (; expected <= m_found.lastIncident && m_report.missingCount < mostMissing; ++expected)
        miss(u"%1: nothing of it could be read"_s.arg(deskNumber(IncidentId(expected))));
    // Numbers that were given stay theirs.
    return store::skipNumbersTo(m_transaction, IncidentId(m_found.lastIncident));
}

// In the order they were written in, so that the head over all of them is what it was.
Result<void> Recovery::putEvents()
{
    std::ranges::sort(m_kept, {}, &store::SalvagedEvent::id);
    for (const store::SalvagedEvent &place : m_kept) {
        std::optional<store::WholeEvent> whole;
        if (const auto anew = m_rechained.find(place.incident); anew != m_rechained.end()) {
            const auto at = static_cast<size_t>(place.seq - 1);
            whole = store::WholeEvent{anew->second.events[at], anew->second.texts[at]};
        } else {
            whole = store::eventAt(m_scan, place.place);
        }
        if (!whole)
            return Error{ErrorKind::Unavailable, u"the damaged desk changed meanwhile"_s};
        const auto done = store::appendEvents(
            m_transaction, IncidentId(place.incident), {whole->event}, {whole->canonical});
        if (!done)
            return done.error();
        m_head = headAfter(m_head, whole->event.hash);
        ++m_report.events;
        if (const auto more = goOn(static_cast<qint64>(m_found.events.size()) + m_report.events);
            !more)
            return more.error();
    }
    return {};
}

Result<void> Recovery::putMemo(qint64 number, Memo memo)
{
    if (!m_put.contains(memo.incident.number())) {
        miss(u"memo %1: its incident could not be read"_s.arg(memo.number));
        return {};
    }
    if (m_found.changedMemos.contains(memo.number))
        miss(u"memo %1: its words are not the ones that were saved"_s.arg(memo.number));
    const auto issued = m_issued.find(memo.number);
    memo.revision = m_revision;
    const auto id = store::insertMemo(m_transaction, memo);
    if (!id && id.error().kind == ErrorKind::Conflict) {
        miss(u"memo %1: there is another in its place already"_s.arg(memo.number));
        return {};
    }
    if (!id)
        return id.error();
    memo.id = *id;
    if (memo.state != MemoState::Issued && memo.state != MemoState::Revoked)
        return {};
    ++m_report.memos;
    if (issued == m_issued.end())
        miss(u"memo %1: that it was issued could not be read in the history"_s.arg(memo.number));
    const auto pdfs = m_found.pdfs.find(number);
    for (const store::SalvagedPdf &pdf :
        pdfs == m_found.pdfs.end() ? std::vector<store::SalvagedPdf>() : pdfs->second) {
        if (issued != m_issued.end() && pdf.sha256 != issued->second.first)
            continue;
        memo.sha256 = pdf.sha256;
        return store::storePage(m_transaction, memo, store::pdfAt(m_scan, pdf.place));
    }
    miss(u"memo %1: the bytes that were issued could not be read"_s.arg(memo.number));
    return {};
}

Result<void> Recovery::putMemos()
{
    QSet<QString> numbers;
    for (const auto &[number, memo] : m_found.memos) {
        numbers.insert(memo.number);
        if (const auto done = putMemo(number, memo); !done)
            return done.error();
    }
    // Its words are gone, but the page that the customer has is there.
    for (const auto &[memoNumber, issue] : m_issued) {
        if (numbers.contains(memoNumber))
            continue;
        const bool hasBytes = std::ranges::any_of(m_found.pdfs, [&](const auto &of) {
            return std::ranges::any_of(of.second,
                [&](const store::SalvagedPdf &pdf) { return pdf.sha256 == issue.first; });
        });
        miss(hasBytes
                ? u"memo %1: its words could not be read; its page is in the damaged desk"_s.arg(
                    memoNumber)
                : u"memo %1: neither its words nor its page could be read"_s.arg(memoNumber));
    }
    return {};
}

Result<void> Recovery::putSmall()
{
    for (const QString &product : m_found.products)
        if (const auto done = store::addProduct(m_transaction, product); !done)
            return done.error();
    tellLostContracts();
    for (const QString &words : std::as_const(m_found.changedWords))
        miss(u"%1: it is not as it was kept"_s.arg(words));
    for (const SavedView &view : m_found.views) {
        const auto done = store::insertView(m_transaction, view);
        if (!done && done.error().kind != ErrorKind::Conflict)
            return done.error();
    }
    for (const store::SalvagedDraft &draft : m_found.drafts)
        if (const auto done = store::saveDraft(m_transaction, draft.kind, draft.ref, draft.body);
            !done)
            return done.error();
    return {};
}

Result<void> Recovery::putFacts()
{
    const std::pair<QString, QString> facts[]{{u"uid"_s, m_parts.facts.uid},
        {u"name"_s, m_parts.facts.name}, {u"zone"_s, m_parts.facts.zone.name()},
        {u"revision"_s, QString::number(m_revision)},
        {u"events"_s, QString::number(m_report.events)}, {u"head"_s, head()},
        {u"index"_s, currentIndex()}};
    for (const auto &[name, value] : facts)
        if (const auto done = store::setDeskFact(m_transaction, name, value); !done)
            return done.error();
    const qint64 told = m_found.facts.value(u"events"_s).toLongLong();
    if (told > m_report.events)
        miss(u"of %1 events %2 stand in the new desk"_s.arg(
            QString::number(told), QString::number(m_report.events)));
    return {};
}

Result<void> Recovery::run()
{
    for (const QString &contract : std::as_const(m_found.unreadableContracts))
        miss(u"contract %1: its terms are not what was recorded"_s.arg(contract));
    for (const auto step : {&Recovery::putContracts, &Recovery::putIncidents, &Recovery::putEvents,
             &Recovery::putMemos, &Recovery::putSmall, &Recovery::putFacts})
        if (const auto done = (this->*step)(); !done)
            return done.error();
    return {};
}

// Where the head of the file lies about the size of its pages, the usual one is tried as well.
Result<store::Salvage> salvageDesk(
    const QString &path, std::unique_ptr<store::PageScan> &scan, const Progress &progress)
{
    store::Salvage found;
    for (const quint32 size : {0U, 4096U}) {
        auto opened = store::PageScan::open(path, size);
        if (!opened)
            return opened.error();
        if (scan && scan->pageSize() == (*opened)->pageSize())
            break;
        scan = std::move(*opened);
        auto read = store::salvage(*scan, progress);
        if (!read)
            return read.error();
        found = std::move(*read);
        if (!found.events.empty())
            return found;
    }
    return Error{ErrorKind::Corrupt, u"nothing of a desk can be read in %1"_s.arg(path)};
}

void settleFacts(const store::Salvage &found, const std::optional<store::Anchor> &anchor,
    DeskFacts &facts, QStringList &missing)
{
    facts.uid = found.facts.value(u"uid"_s);
    if (QUuid::fromString(facts.uid).isNull())
        facts.uid = anchor ? anchor->uid : QUuid::createUuid().toString(QUuid::WithoutBraces);
    facts.name = found.facts.value(u"name"_s);
    if (facts.name.isEmpty()) {
        facts.name = u"Versionista and Fluxguard"_s;
        missing << u"the desk's name could not be read"_s;
    }
    const auto zone = Zone::find(found.facts.value(u"zone"_s));
    facts.zone = zone ? *zone : Zone::system();
    if (!zone)
        missing << u"the desk's zone could not be read; that of this computer stands in for it"_s;
}

// The damaged one is let be while its writer may still be at it.
Result<std::unique_ptr<store::WriterLock>> lockDamaged(const QString &path)
{
    auto lock = store::WriterLock::take(path);
    if (!lock && lock.error().kind == ErrorKind::Held)
        return lock.error();
    if (!lock)
        return std::unique_ptr<store::WriterLock>();
    return lock;
}

Result<Recovered> rebuild(store::PageScan &scan, store::Salvage &found,
    const std::optional<store::Anchor> &anchor, const QString &path, const Clock &clock,
    const Progress &progress)
{
    Desk::Parts parts;
    parts.clock = &clock;
    QStringList missing;
    settleFacts(found, anchor, parts.facts, missing);
    auto database = store::Database::openSqlite(path, store::Access::ReadWrite);
    if (!database)
        return database.error();
    parts.database = std::move(*database);
    if (const auto done = store::migrate(*parts.database); !done)
        return done.error();
    auto transaction = store::Transaction::begin(*parts.database);
    if (!transaction)
        return transaction.error();
    Recovery recovery(scan, found, parts, *transaction, progress);
    for (const QString &line : missing)
        recovery.miss(line);
    if (const auto done = recovery.run(); !done)
        return done.error();
    if (anchor && anchor->uid == parts.facts.uid && anchor->events > recovery.report().events)
        recovery.miss(
            u"the anchor beside the damaged desk tells of %1 events"_s.arg(anchor->events));
    const auto known = store::anchorOf(*parts.database);
    if (!known)
        return known.error();
    if (anchor && anchor->uid == known->uid && anchor->kept
        && anchor->kept->contracts > known->kept->contracts)
        recovery.miss(u"the anchor beside the damaged desk tells of %1 contracts"_s.arg(
            anchor->kept->contracts));
    if (const auto done = transaction->commit(); !done)
        return done.error();
    if (const auto done = parts.database->checkpoint(); !done)
        return done.error();
    store::writeAnchor(path, *known);
    return recovery.report();
}

} // namespace

Result<Recovered> recover(const QString &damagedPath, const QString &newPath, const Clock &clock,
    const Progress &progress)
{
    if (const QFileInfo there(newPath); there.exists() || there.isSymLink())
        return Error{ErrorKind::Conflict, u"%1 exists already"_s.arg(newPath)};
    for (const auto end : {"-wal"_L1, "-journal"_L1})
        if (QFileInfo(newPath + end).size() > 0)
            return Error{ErrorKind::Conflict, u"%1 has a log beside it already"_s.arg(newPath)};
    if (const auto fit = store::inspectFolder(newPath); !fit)
        return fit.error();
    if (!QFileInfo::exists(damagedPath))
        return Error{ErrorKind::NotFound, u"there is no desk at %1"_s.arg(damagedPath)};
    const auto lock = lockDamaged(damagedPath);
    if (!lock)
        return lock.error();
    std::unique_ptr<store::PageScan> scan;
    auto found = salvageDesk(damagedPath, scan, progress);
    if (!found)
        return found.error();
    const auto made = store::makeTemporaryBeside(newPath);
    if (!made)
        return made.error();
    auto recovered = rebuild(*scan, *found, store::readAnchor(damagedPath), *made, clock, progress);
    auto placed = recovered ? store::syncFile(*made) : recovered.error();
    if (placed)
        placed = store::moveFile(*made, newPath);
    if (const auto anchor = store::readAnchor(*made); placed && anchor)
        store::writeAnchor(newPath, *anchor);
    for (const auto end : {""_L1, "-journal"_L1, "-wal"_L1, "-shm"_L1, "-anchor"_L1})
        QFile::remove(*made + end);
    if (!placed)
        return placed.error();
    return recovered;
}

} // namespace gander::desk
