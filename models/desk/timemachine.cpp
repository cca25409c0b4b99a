// SPDX-License-Identifier: GPL-3.0-or-later

// The desk as of an instant in the past. An incident of which nothing was recorded since still has
// the row it had then, so the store answers for those; all others are folded from their events.

#include "models/desk/deskparts.h"
#include "models/domain/asof.h"
#include "models/domain/querymatch.h"
#include "models/store/boardquery.h"
#include "models/store/eventrows.h"
#include "models/store/incidentrows.h"
#include "models/store/linkrows.h"
#include "models/store/listquery.h"
#include "models/store/memorows.h"
#include "models/store/transaction.h"

#include <algorithm>
#include <functional>
#include <map>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// What a changed incident was then.
struct PastIncident {
    Folded folded;
    IncidentRow row;
    SearchedWords words; // where asked for
    bool hasMemo = false;
};
using Visit = std::function<void(const PastIncident &past)>;

struct Need {
    store::Reach reach = store::Reach::All;
    bool words = false;
    bool memos = false;
};

Need needOf(const std::vector<Query> &queries)
{
    Need need;
    need.words = std::any_of(queries.begin(), queries.end(), asksForWords);
    need.memos = need.words || std::any_of(queries.begin(), queries.end(), asksForMemos);
    if (std::all_of(queries.begin(), queries.end(), asksForOpenAlone))
        need.reach = store::Reach::Open;
    return need;
}

// As far as they had come; the desk keeps no earlier words of a draft, so those are today's.
std::vector<Memo> memosAsOf(std::vector<Memo> memos, const History &cut, Instant at)
{
    std::vector<Memo> past;
    for (Memo &memo : memos) {
        std::optional<EventKind> last;
        for (const Event &event : cut)
            if (event.data.value("memo"_L1).toString() == memo.number)
                last = event.kind;
        if (!last && memo.createdAt > at)
            continue;
        const bool wasIssued = last == EventKind::MemoIssued;
        const bool isIssued = memo.state == MemoState::Issued || memo.state == MemoState::Revoked;
        if (isIssued && !wasIssued) {
            memo.state = last == EventKind::MemoApproved ? MemoState::Approved : MemoState::Draft;
            memo.issuedAt.reset();
            memo.issuedBy.clear();
            memo.sha256.clear();
            memo.bytes = 0;
        } else if (memo.state == MemoState::Approved && last != EventKind::MemoApproved) {
            memo.state = MemoState::Draft;
        }
        past.push_back(std::move(memo));
    }
    return past;
}

class TimeMachine
{
public:
    TimeMachine(const Desk::Parts &parts, Instant at)
        : m_parts(parts)
        , m_at(at)
    {
    }

    // Those that have changed since; not by order.
    [[nodiscard]] Result<void> forEachChanged(
        const Need &need, const Progress &progress, const Visit &visit);

private:
    [[nodiscard]] Result<const Contracts *> contractsOf(const History &cut);
    [[nodiscard]] Result<IncidentId> idOf(const QString &uid);
    [[nodiscard]] Result<void> visitSome(
        const std::vector<IncidentId> &ids, const Need &need, const Visit &visit);

    const Desk::Parts &m_parts;
    Instant m_at;
    std::map<QString, Contracts> m_contracts; // by what a history names
    QHash<QString, IncidentId> m_ids;         // by identity
};

// Most incidents keep one of a few contracts, so each is read once.
Result<const Contracts *> TimeMachine::contractsOf(const History &cut)
{
    QString key;
    for (const ContractRef &ref : gander::contractsOf(cut))
        key += ref.name + QChar(0) + QString::number(ref.version) + QChar(0);
    if (const auto known = m_contracts.find(key); known != m_contracts.end())
        return &known->second;
    auto contracts = m_parts.contractsOf(cut);
    if (!contracts)
        return contracts.error();
    return &m_contracts.emplace(key, std::move(*contracts)).first->second;
}

Result<IncidentId> TimeMachine::idOf(const QString &uid)
{
    if (uid.isEmpty())
        return IncidentId();
    if (const auto known = m_ids.constFind(uid); known != m_ids.constEnd())
        return *known;
    const auto id = store::incidentByUid(*m_parts.database, uid);
    if (id)
        m_ids.insert(uid, *id);
    return id;
}

Result<void> TimeMachine::visitSome(
    const std::vector<IncidentId> &ids, const Need &need, const Visit &visit)
{
    auto histories = store::historiesOf(*m_parts.database, ids);
    if (!histories)
        return histories.error();
    std::map<IncidentId, std::vector<Memo>> memos;
    if (need.memos) {
        auto found = store::memosOf(*m_parts.database, ids);
        if (!found)
            return found.error();
        for (Memo &memo : *found)
            memos[memo.incident].push_back(std::move(memo));
    }
    for (const auto &[id, history] : *histories) {
        const History cut = asOf(history, m_at);
        if (cut.empty())
            continue;
        const auto contracts = contractsOf(cut);
        if (!contracts)
            return contracts.error();
        auto folded = fold(cut, **contracts);
        if (!folded)
            return Error{folded.error().kind,
                u"incident %1: %2"_s.arg(id.number()).arg(folded.error().detail)};
        PastIncident past{.folded = std::move(*folded)};
        past.folded.incident.id = id;
        past.folded.incident.updatedAt = updatedAsOf(cut, m_at);
        past.row = rowOf(past.folded);
        const Incident &then = past.folded.incident;
        const auto duplicateOf = idOf(then.duplicateOf);
        const auto master = idOf(duplicateOf && duplicateOf->isSet() ? QString() : then.master);
        if (!duplicateOf || !master)
            return duplicateOf ? master.error() : duplicateOf.error();
        past.row.duplicateOf = *duplicateOf;
        past.row.master = *master;
        if (const auto known = memos.find(id); known != memos.end()) {
            known->second = memosAsOf(std::move(known->second), cut, m_at);
            past.hasMemo = !known->second.empty();
        }
        if (need.words) {
            std::vector<Memo> shown = memos[id];
            std::erase_if(
                shown, [&](const Memo &memo) { return !isShown(memo, past.folded.incident); });
            past.words = searchedWords(past.folded.incident, cut, shown);
        }
        visit(past);
    }
    return {};
}

Result<void> TimeMachine::forEachChanged(
    const Need &need, const Progress &progress, const Visit &visit)
{
    const auto ids = store::incidentsChangedAfter(*m_parts.database, m_at, need.reach);
    if (!ids)
        return ids.error();
    constexpr size_t atOnce = 500;
    const auto all = static_cast<qint64>(ids->size());
    for (size_t begin = 0; begin < ids->size(); begin += atOnce) {
        const size_t end = std::min(begin + atOnce, ids->size());
        if (const auto done = visitSome({ids->begin() + static_cast<std::ptrdiff_t>(begin),
                                            ids->begin() + static_cast<std::ptrdiff_t>(end)},
                need, visit);
            !done)
            return done.error();
        if (progress && !progress(static_cast<qint64>(end), all))
            return Error{ErrorKind::Cancelled, u"stopped"_s};
    }
    return {};
}

// The request for those that have not changed since 'at', judged at that instant.
ListRequest unchangedSince(const ListRequest &request, Instant at)
{
    QueryTerm unchanged;
    unchanged.field = QueryField::Updated;
    unchanged.comparison = Comparison::LessOrEqual;
    unchanged.at = at;
    ListRequest rest = request;
    rest.query.terms.push_back(unchanged);
    rest.now = at;
    return rest;
}

// What only today tells of it.
IncidentRow ofThePast(IncidentRow row)
{
    row.revision = 0;
    row.linked = 0;
    return row;
}

// Whom the queries' terms mean; a name that is none means nobody. Who had others linked to it then
// stands in their histories, not in its own.
Result<QHash<QString, IncidentId>> mastersOf(const Desk &desk, const std::vector<Query> &queries)
{
    QHash<QString, IncidentId> masters;
    for (const Query &query : queries) {
        if (asksForMasters(query))
            return Error{ErrorKind::Invalid, u"is:master cannot be asked of the past"_s};
        for (const QString &name : mastersNamed(query)) {
            const auto id = desk.find(name);
            if (!id && id.error().kind != ErrorKind::NotFound)
                return id.error();
            masters.insert(name, id ? *id : IncidentId());
        }
    }
    return masters;
}

// What was linked and what merged, by a history as of then.
QString otherAsOf(const History &cut, EventKind begins, EventKind ends)
{
    std::vector<const Event *> both;
    for (const Event &event : cut)
        if (event.kind == begins || event.kind == ends)
            both.push_back(&event);
    std::ranges::stable_sort(both, {}, [](const Event *event) { return event->occurredAt; });
    return both.empty() || both.back()->kind == ends
        ? QString()
        : both.back()->data.value("other"_L1).toString();
}

QueryContext contextOf(
    const PastIncident &past, const ListRequest &request, const QHash<QString, IncidentId> &masters)
{
    return {request.now, request.me, past.words, past.hasMemo, masters};
}

QString groupOf(const QString &field, const IncidentRow &row, Instant now)
{
    const auto &classification = row.classification;
    const QString none = u"none"_s;
    if (field == "urgency"_L1)
        return toKey(bandAt(row.urgency, now));
    if (field == "state"_L1)
        return toKey(row.state);
    if (field == "customer"_L1)
        return row.customer.isEmpty() ? none : row.customer;
    if (field == "product"_L1)
        return row.product.isEmpty() ? none : row.product;
    if (!classification)
        return none;
    if (field == "outcome"_L1)
        return toKey(classification->outcome);
    if (field == "severity"_L1)
        return classification->severity ? QString::number(number(*classification->severity)) : none;
    return classification->devOps ? QString::number(number(*classification->devOps)) : none;
}

// Of those that are linked to it or merged into it today those that were so then.
Result<Relatives> relativesAsOf(
    const Desk::Parts &parts, const IncidentDetail &known, const History &cut, Instant at)
{
    auto then = store::relativesOf(*parts.database, known.incident.uid, cut);
    if (!then)
        return then.error();
    for (const auto &[those, begins, ends] :
        {std::tuple{&then->linked, EventKind::Linked, EventKind::Unlinked},
            std::tuple{&then->merged, EventKind::Merged, EventKind::Unmerged}}) {
        std::vector<Relative> kept;
        for (Relative &each : *those) {
            const auto history = store::historyOf(*parts.database, each.id);
            if (!history)
                return history.error();
            if (otherAsOf(asOf(*history, at), begins, ends) == known.incident.uid)
                kept.push_back(std::move(each));
        }
        *those = std::move(kept);
    }
    return then;
}

} // namespace

Result<AsOfList> Desk::listAsOf(
    const ListRequest &request, Instant at, const Progress &progress) const
{
    const auto snapshot = store::Snapshot::begin(*m_parts->database);
    if (!snapshot)
        return snapshot.error();
    const auto masters = mastersOf(*this, {request.query});
    if (!masters)
        return masters.error();
    ListRequest rest = unchangedSince(request, at);
    // As many as could come before the last one asked for.
    rest.limit = request.limit < 0 || request.limit > noDue - request.offset
        ? -1
        : request.limit + request.offset;
    rest.offset = 0;
    const auto unchanged = store::orderedIds(*m_parts->database, rest);
    if (!unchanged)
        return unchanged.error();
    std::vector<IncidentId> ids;
    ids.reserve(unchanged->entries.size());
    for (const ListEntry &entry : unchanged->entries)
        ids.push_back(entry.id);
    auto rows = store::incidentRows(*m_parts->database, ids);
    if (!rows)
        return rows.error();
    AsOfList list{std::move(*rows), unchanged->total};
    TimeMachine machine(*m_parts, at);
    const auto done =
        machine.forEachChanged(needOf({request.query}), progress, [&](const PastIncident &past) {
            if (!matches(request.query, past.row, contextOf(past, rest, *masters)))
                return;
            list.rows.push_back(past.row);
            ++list.total;
        });
    if (!done)
        return done.error();
    putInOrder(list.rows, request.sort, request.descending, at);
    const auto count = static_cast<qint64>(list.rows.size());
    const qint64 begin = std::clamp<qint64>(request.offset, 0, count);
    const qint64 end = request.limit < 0 ? count : begin + std::min(request.limit, count - begin);
    list.rows.erase(list.rows.begin() + end, list.rows.end());
    list.rows.erase(list.rows.begin(), list.rows.begin() + begin);
    for (IncidentRow &row : list.rows)
        row = ofThePast(std::move(row));
    return list;
}

Result<std::vector<ListCount>> Desk::countsAsOf(const std::vector<Query> &queries, Instant at,
    const QString &me, const Progress &progress) const
{
    const auto snapshot = store::Snapshot::begin(*m_parts->database);
    if (!snapshot)
        return snapshot.error();
    const auto masters = mastersOf(*this, queries);
    if (!masters)
        return masters.error();
    std::vector<ListRequest> requests;
    std::vector<ListCount> counts;
    for (const Query &query : queries) {
        ListRequest &request = requests.emplace_back();
        request.query = query;
        request.now = at;
        request.me = me;
        const auto count = store::countOf(*m_parts->database, unchangedSince(request, at));
        if (!count)
            return count.error();
        counts.push_back(*count);
    }
    TimeMachine machine(*m_parts, at);
    const auto done =
        machine.forEachChanged(needOf(queries), progress, [&](const PastIncident &past) {
            for (size_t i = 0; i < requests.size(); ++i) {
                if (!matches(queries[i], past.row, contextOf(past, requests[i], *masters)))
                    continue;
                ++counts[i].total;
                if (bandAt(past.row.urgency, at) == Band::Breached)
                    ++counts[i].overdue;
            }
        });
    if (!done)
        return done.error();
    return counts;
}

Result<std::vector<std::pair<QString, qint64>>> Desk::countsByAsOf(
    const QString &field, const ListRequest &request, Instant at, const Progress &progress) const
{
    const auto snapshot = store::Snapshot::begin(*m_parts->database);
    if (!snapshot)
        return snapshot.error();
    const auto masters = mastersOf(*this, {request.query});
    if (!masters)
        return masters.error();
    const ListRequest rest = unchangedSince(request, at);
    const auto unchanged = store::countsBy(*m_parts->database, field, rest);
    if (!unchanged)
        return unchanged.error();
    std::map<QString, qint64> counts(unchanged->begin(), unchanged->end());
    TimeMachine machine(*m_parts, at);
    const auto done =
        machine.forEachChanged(needOf({request.query}), progress, [&](const PastIncident &past) {
            if (matches(request.query, past.row, contextOf(past, rest, *masters)))
                ++counts[groupOf(field, past.row, at)];
        });
    if (!done)
        return done.error();
    std::vector<std::pair<QString, qint64>> groups(counts.begin(), counts.end());
    std::stable_sort(groups.begin(), groups.end(),
        [](const auto &a, const auto &b) { return a.second > b.second; });
    return groups;
}

Result<IncidentDetail> Desk::incidentAsOf(IncidentId id, Instant at) const
{
    const auto snapshot = store::Snapshot::begin(*m_parts->database);
    if (!snapshot)
        return snapshot.error();
    auto known = m_parts->incident(id);
    if (!known)
        return known.error();
    History cut = asOf(known->history, at);
    if (cut.empty())
        return Error{ErrorKind::NotFound,
            u"incident %1 was not yet reported at %2"_s.arg(id.number()).arg(toText(at))};
    // All of them: a draft that waits unseen today may have been in the open then.
    auto memos = store::memosOf(*m_parts->database, id);
    if (!memos)
        return memos.error();
    const auto contracts = m_parts->contractsOf(cut);
    if (!contracts)
        return contracts.error();
    const Instant updated = updatedAsOf(cut, at);
    std::vector<Memo> pastMemos = memosAsOf(std::move(*memos), cut, at);
    auto relatives = relativesAsOf(*m_parts, *known, cut, at);
    if (!relatives)
        return relatives.error();
    auto detail = detailOf(known->incident, std::move(cut), *contracts, std::move(pastMemos));
    if (!detail)
        return detail;
    detail->incident.updatedAt = updated;
    detail->relatives = std::move(*relatives);
    return detail;
}

BoardKeeper &Desk::Parts::board() const
{
    if (!boardKeeper)
        boardKeeper = std::make_unique<BoardKeeper>(*database);
    return *boardKeeper;
}

Result<Board> Desk::board(Instant at, bool asOf, const Progress &progress) const
{
    const auto snapshot = store::Snapshot::begin(*m_parts->database);
    if (!snapshot)
        return snapshot.error();
    if (!asOf)
        return m_parts->board().board(at);
    auto board = store::boardOf(*m_parts->database, at);
    if (!board)
        return board;
    TimeMachine machine(*m_parts, at);
    const auto done = machine.forEachChanged(
        {.reach = store::Reach::Finished}, progress, [&](const PastIncident &past) {
            if (past.row.state == State::Duplicate)
                return; // what is merged leaves the figures
            addFinished(*board, past.folded.classify);
            addFinished(*board, past.folded.resolve);
            if (!isOpen(past.row.state))
                return;
            addOpen(*board, past.row.classification, bandAt(past.row.urgency, at));
            if (past.row.urgency.clock)
                board->soonest.push_back(past.row);
        });
    if (!done)
        return done.error();
    putInOrder(board->soonest, SortBy::Due, false, at);
    board->soonest = soonestOf(std::move(board->soonest));
    for (IncidentRow &row : board->soonest)
        row = ofThePast(std::move(row));
    return board;
}

} // namespace gander::desk
