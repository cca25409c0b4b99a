// SPDX-License-Identifier: GPL-3.0-or-later

// Each incident's chain, and its stored row, clocks, memos and words against its history.

#include "models/desk/checking.h"
#include "models/desk/deskparts.h"
#include "models/desk/recorder.h"
#include "models/store/deskrows.h"
#include "models/store/eventrows.h"
#include "models/store/incidentrows.h"
#include "models/store/memorows.h"
#include "models/store/wordrows.h"

#include <QJsonDocument>

#include <algorithm>
#include <deque>
#include <functional>
#include <future>
#include <iterator>
#include <map>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// The first event whose chain does not hold, if any.
std::optional<QString> chainFault(
    const std::vector<store::StoredEvent> &events, const QString &incidentUid)
{
    QByteArray previous;
    int seq = 0;
    for (const auto &[event, data] : events) {
        if (event.seq != ++seq)
            return u"event %1 is missing"_s.arg(seq);
        if (hashOf(event, data, incidentUid, previous) != event.hash)
            return u"event %1 (%2) is not what was recorded"_s.arg(
                QString::number(seq), toKey(event.kind));
        previous = event.hash;
    }
    return {};
}

bool isAsTold(const store::StoredClock &stored, ClockFace told)
{
    // Text is written by one function, so that reading it is for what an older program wrote.
    if (jsonText(told.steps) != stored.steps
        && stepsFromJson(QJsonDocument::fromJson(stored.steps).array()) != told.steps)
        return false;
    told.steps.clear();
    return stored.face == told;
}

// What the stored row of the list says otherwise than the history.
QStringList differences(const IncidentDetail &detail, const store::IncidentHead &head,
    const store::StoredClocks &stored, const IncidentRow &row)
{
    QStringList names;
    const Incident &incident = detail.incident;
    if (!isAsTold(stored.classify, detail.classify))
        names << u"classify clock"_s;
    if (!isAsTold(stored.resolve, detail.resolve))
        names << u"resolve clock"_s;
    if (head.master != incident.master)
        names << u"master"_s;
    if (head.duplicateOf != incident.duplicateOf)
        names << u"what it is a duplicate of"_s;
    if (row.urgency != detail.urgency)
        names << u"urgency"_s;
    if (row.state != incident.state)
        names << u"state"_s;
    if (row.classification != incident.classification)
        names << u"class"_s;
    if (row.reportedAt != incident.reportedAt)
        names << u"time of report"_s;
    if (row.title != incident.title || row.customer != incident.customer
        || row.product != incident.product || row.reporter != incident.reporter
        || row.key != incident.key)
        names << u"what was reported"_s;
    if (row.assignee != incident.assignee)
        names << u"assignee"_s;
    const IncidentRow told = rowOf({incident, detail.classify, detail.resolve});
    if (row.updatedAt != told.updatedAt || row.spanStart != told.spanStart
        || row.target != told.target)
        names << u"times"_s;
    return names;
}

// What of a memo is not as the history has it; of one in work that tells little, of an issued one
// every word.
std::optional<QString> memoFault(const Event &event, const std::vector<Memo> &memos)
{
    if (event.kind != EventKind::MemoDrafted && event.kind != EventKind::MemoIssued)
        return {};
    const QString number = event.data.value("memo"_L1).toString();
    const auto memo = std::find_if(
        memos.begin(), memos.end(), [&](const Memo &each) { return each.number == number; });
    if (event.kind == EventKind::MemoDrafted) {
        // A draft for another outcome waits unseen.
        if (memo == memos.end() || memo->createdAt == event.recordedAt)
            return {};
        return u"memo %1 was not begun when it says"_s.arg(number);
    }
    if (memo == memos.end())
        return u"memo %1, which was issued, is missing"_s.arg(number);
    if (contentHash(*memo) != event.data.value("content"_L1).toString()
        || memo->sha256 != event.data.value("sha256"_L1).toString()
        || memo->bytes != event.data.value("bytes"_L1).toInteger()
        || memo->issuedAt != event.occurredAt || memo->issuedBy != event.actor)
        return u"memo %1 does not say what was issued"_s.arg(number);
    return {};
}

// A run of incidents with all that is looked at, read in a few statements.
struct Gathered {
    struct One {
        store::IncidentHead head;
        IncidentRow row;
        std::vector<store::StoredEvent> events;
        store::StoredClocks clocks;
        std::vector<Memo> memos;
        SearchedWords words;
    };
    std::vector<One> incidents;
    bool hasWords = false;
};

Result<Gathered> gather(const Desk::Parts &parts, const std::vector<IncidentId> &ids, bool words)
{
    store::Database &database = *parts.database;
    auto heads = store::incidentHeads(database, ids);
    if (!heads)
        return heads.error();
    auto rows = store::incidentRows(database, ids);
    if (!rows)
        return rows.error();
    auto events = store::storedEventsOf(database, ids);
    if (!events)
        return events.error();
    auto clocks = store::storedClocks(database, ids);
    if (!clocks)
        return clocks.error();
    auto memos = store::memosOf(database, ids);
    if (!memos)
        return memos.error();
    if (heads->size() != ids.size() || rows->size() != ids.size())
        return Error{ErrorKind::Corrupt, u"the stored row cannot be read"_s};
    Gathered all;
    all.hasWords = words;
    all.incidents.resize(ids.size());
    auto history = events->begin();
    auto memo = memos->begin();
    for (size_t i = 0; i < ids.size(); ++i) {
        Gathered::One &one = all.incidents[i];
        one.head = std::move((*heads)[i]);
        one.row = std::move((*rows)[i]);
        one.clocks = clocks->take(ids[i]);
        if (history != events->end() && history->first == ids[i])
            one.events = std::move((history++)->second);
        for (; memo != memos->end() && memo->incident == ids[i]; ++memo)
            one.memos.push_back(std::move(*memo));
    }
    if (!words)
        return all;
    auto stored = store::storedWords(database, ids);
    if (!stored)
        return stored.error();
    for (Gathered::One &one : all.incidents)
        one.words = stored->take(one.head.id);
    return all;
}

using Problems = std::vector<CheckProblem>;

// All versions of all contracts, read beforehand: whoever judges has no connection.
class Shelf
{
public:
    explicit Shelf(const Desk::Parts &parts)
        : m_plan(standardPlan(parts.facts.zone))
    {
        const auto refs = store::contractRefs(*parts.database);
        for (const ContractRef &ref : refs ? *refs : std::vector<ContractRef>())
            m_versions.emplace(std::pair{ref.name, ref.version}, parts.contractOf(ref));
    }
    [[nodiscard]] Result<Contracts> contractsOf(const History &history) const
    {
        Contracts contracts;
        for (const ContractRef &ref : gander::contractsOf(history)) {
            const auto version = m_versions.find({ref.name, ref.version});
            if (ref.name == standardPlanName())
                contracts.push_back(m_plan);
            else if (version == m_versions.end())
                return missingContract(ref);
            else if (!version->second)
                return version->second.error();
            else
                contracts.push_back(*version->second);
            contracts.back().version = ref.version;
        }
        return contracts;
    }

private:
    Contract m_plan;
    std::map<std::pair<QString, int>, Result<Contract>> m_versions;
};

History historyOf(const std::vector<store::StoredEvent> &events)
{
    History history;
    history.reserve(events.size());
    for (const store::StoredEvent &stored : events)
        history.emplace_back(stored.event).data = QJsonDocument::fromJson(stored.data).object();
    return history;
}

void judge(Gathered::One &one, bool hasWords, const Shelf &shelf, Problems &problems)
{
    const IncidentId id = one.head.id;
    const auto find = [&](const QString &kind, const QString &detail) {
        problems.push_back({kind, id, detail});
    };
    Incident known;
    known.id = id;
    known.uid = one.head.uid;
    known.revision = one.head.revision;
    History history = historyOf(one.events);
    const auto contracts = shelf.contractsOf(history);
    const auto detail = contracts
        ? detailOf(known, std::move(history), *contracts, std::move(one.memos))
        : Result<IncidentDetail>(contracts.error());
    if (!detail)
        return find(u"chain"_s, detail.error().detail);
    if (const auto fault = chainFault(one.events, known.uid))
        return find(u"chain"_s, *fault);
    const QStringList wrong = differences(*detail, one.head, one.clocks, one.row);
    if (!wrong.isEmpty())
        find(u"deadline"_s,
            u"stored otherwise than the history gives: %1"_s.arg(wrong.join(", "_L1)));
    for (const Event &event : detail->history)
        if (const auto fault = memoFault(event, detail->memos))
            find(u"memo"_s, *fault);
    if (hasWords && one.words != searchedWords(detail->incident, detail->history, detail->memos))
        find(u"words"_s, u"the words that search looks at are not those of the history"_s);
}

Problems judgeAll(Gathered all, const Shelf &shelf)
{
    Problems problems;
    for (Gathered::One &one : all.incidents)
        judge(one, all.hasWords, shelf, problems);
    return problems;
}

// What cannot be read with others is looked at alone, so that its fault bears its name.
Problems judgeOneByOne(
    const Desk::Parts &parts, const std::vector<IncidentId> &ids, bool deep, const Shelf &shelf)
{
    Problems problems;
    for (const IncidentId id : ids) {
        auto one = gather(parts, {id}, deep);
        if (one)
            std::ranges::move(judgeAll(std::move(*one), shelf), std::back_inserter(problems));
        else
            problems.push_back({u"chain"_s, id, one.error().detail});
    }
    return problems;
}

} // namespace

// Runs are judged beside the reading of the next: it is pure work on values, and twice the reading.
Result<void> checkIncidents(const Desk::Parts &parts, const std::vector<IncidentId> &ids, bool deep,
    const Progress &progress, CheckReport &report)
{
    const Shelf shelf(parts);
    std::deque<std::future<Problems>> judged; // whose threads end before the shelf goes
    const auto add = [&report](Problems problems) {
        std::ranges::move(problems, std::back_inserter(report.problems));
    };
    const auto take = [&] {
        add(judged.front().get());
        judged.pop_front();
    };
    constexpr size_t atOnce = 500;
    constexpr size_t beside = 2;
    for (size_t begin = 0; begin < ids.size(); begin += atOnce) {
        const size_t end = std::min(begin + atOnce, ids.size());
        const std::vector<IncidentId> some(
            ids.begin() + static_cast<qsizetype>(begin), ids.begin() + static_cast<qsizetype>(end));
        auto gathered = gather(parts, some, deep);
        while (judged.size() >= (gathered ? beside : 1))
            take();
        if (gathered)
            judged.push_back(
                std::async(std::launch::async, judgeAll, std::move(*gathered), std::cref(shelf)));
        else
            add(judgeOneByOne(parts, some, deep, shelf));
        if (progress && !progress(static_cast<qint64>(end), report.incidents))
            return Error{ErrorKind::Cancelled, u"the check was stopped"_s};
    }
    while (!judged.empty())
        take();
    return {};
}

} // namespace gander::desk
