// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/salvage.h"

#include "models/store/memorows.h"
#include "models/store/viewrows.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>
#include <limits>
#include <tuple>

namespace gander::store {

using namespace Qt::StringLiterals;

namespace {

using Kind = RawValue::Kind;

// So many of the last incidents may be lost as a whole, and a number still be believed.
constexpr qint64 mostUnseen = 100'000;
// No history is longer; a damaged number may be.
constexpr qint64 mostSeq = 1'000'000;
constexpr quint32 pagesPerStep = 256;

// n: nothing, i: whole number, t: text, b: bytes, and "-": a text or number or nothing.
bool hasShape(const RawRow &row, QLatin1StringView shape)
{
    if (row.isKey || row.values.size() < static_cast<size_t>(shape.size()))
        return false;
    for (qsizetype i = 0; i < shape.size(); ++i) {
        const Kind kind = row.values[static_cast<size_t>(i)].kind;
        const char wanted = shape[i].toLatin1();
        if ((wanted == 'n' && kind != Kind::Null) || (wanted == 'i' && kind != Kind::Integer)
            || (wanted == 't' && kind != Kind::Text) || (wanted == 'b' && kind != Kind::Blob))
            return false;
    }
    return true;
}

bool isExactly(const RawRow &row, QLatin1StringView shape)
{
    return row.values.size() == static_cast<size_t>(shape.size()) && hasShape(row, shape);
}

bool isUid(const RawValue &value)
{
    return value.isText() && value.bytes.size() == 36
        && !QUuid::fromString(QLatin1StringView(value.bytes)).isNull();
}

// Columns of table event: id, incident_id, seq, kind, actor, occurred_at, recorded_at, told, act,
// data, hash.
bool isEvent(const RawRow &row)
{
    return isExactly(row, "niittiiittb"_L1) && row.values[1].integer > 0
        && row.values[2].integer > 0 && row.values[2].integer < std::numeric_limits<int>::max()
        && row.values[10].bytes.size() == 32 && eventKindFromKey(row.values[3].text());
}

// Of table incident: id, uid, outside_key, title, customer, ...; the first of them never moved.
bool isIncident(const RawRow &row)
{
    return row.values.size() >= 30 && hasShape(row, "ntttt"_L1) && isUid(row.values[1]);
}

// Of table memo: id, number, incident_id, outcome, state, version, subject, addressee, sections,
// copies, created_at, issued_at, issued_by, revision and, where it was saved since there is one,
// content.
bool isMemo(const RawRow &row)
{
    return (isExactly(row, "ntittitttti-ti"_L1) || isExactly(row, "ntittitttti-tit"_L1))
        && row.values[1].bytes.startsWith("M-") && memoStateFromKey(row.values[4].text())
        && outcomeFromKey(row.values[3].text());
}

bool isBody(const RawValue &value)
{
    return value.isText() && value.bytes.startsWith('{')
        && QJsonDocument::fromJson(value.bytes).isObject();
}

class Sorter
{
public:
    explicit Sorter(Salvage &found)
        : m_found(found)
    {
    }
    [[nodiscard]] QStringList hintsFor(qint64 incident) const { return m_hints.value(incident); }
    [[nodiscard]] int lastSeqOf(qint64 incident) const { return m_lastSeq.value(incident); }

    // Once all is read.
    void compareContracts()
    {
        for (auto &[key, contract] : m_found.contracts)
            if (const auto seal = m_seals.find(key); seal != m_seals.end())
                contract.isAsRecorded =
                    contractHash(contract.entry, m_found.seals[key], seal->second.first)
                    == seal->second.second;
    }

    void take(const RowPlace &place, const RawRow &row)
    {
        if (row.isKey)
            takeKey(row);
        else if (isEvent(row))
            m_found.events.push_back(
                {row.rowid, row.values[1].integer, static_cast<int>(row.values[2].integer), place});
        else if (isIncident(row))
            takeIncident(row);
        else if (isMemo(row))
            takeMemo(place, row);
        else if (isExactly(row, "itib"_L1) && row.values[1].bytes.size() == 64)
            m_found.pdfs[row.values[0].integer].push_back(
                {QString::fromLatin1(
                     QCryptographicHash::hash(row.values[3].bytes, QCryptographicHash::Sha256)
                         .toHex()),
                    place});
        else if (isExactly(row, "tiit"_L1) || isExactly(row, "tiititt"_L1)
            || isExactly(row, "tiitittt"_L1))
            takeContract(row);
        else if (isExactly(row, "itibb"_L1) && row.values[4].bytes.size() == 32)
            takeSeal(row);
        else
            takeSmall(place, row);
    }

private:
    // Of the index over incidents' uids, or of another that looks like it.
    void takeKey(const RawRow &row)
    {
        if (row.values.size() == 2 && isUid(row.values[0]) && row.values[1].isInteger())
            m_hints[row.values[1].integer] << row.values[0].text();
        // Of the index over events: incident_id, seq, id.
        const auto &values = row.values;
        if (values.size() == 3 && values[0].isInteger() && values[1].isInteger()
            && values[2].isInteger() && values[1].integer > 0
            && values[1].integer <= values[2].integer && values[1].integer < mostSeq) {
            int &last = m_lastSeq[values[0].integer];
            last = std::max(last, static_cast<int>(values[1].integer));
        }
    }

    void takeIncident(const RawRow &row)
    {
        SalvagedIncident &incident = m_found.incidents[row.rowid];
        if (const QString uid = row.values[1].text(); !incident.uids.contains(uid))
            incident.uids << uid;
        incident.title = row.values[3].text();
    }

    void takeMemo(const RowPlace &place, const RawRow &row)
    {
        Memo memo = memoOfRaw(row.values);
        const auto known = m_found.memos.find(row.rowid);
        if (known != m_found.memos.end()
            && (place.isFree || known->second.revision >= memo.revision))
            return;
        if (row.values.size() > 14 && !row.values[14].bytes.isEmpty()
            && row.values[14].text() != contentHash(memo))
            m_found.changedMemos.insert(memo.number);
        m_found.memos.insert_or_assign(row.rowid, std::move(memo));
    }

    void takeContract(const RawRow &row)
    {
        const QString name = row.values[0].text();
        const auto version = static_cast<int>(row.values[1].integer);
        auto contract = contractFromJson(QJsonDocument::fromJson(row.values[3].bytes).object());
        if (!contract || contract->name != name || contract->version != version) {
            m_found.unreadableContracts << u"%1, version %2"_s.arg(name, QString::number(version));
            return;
        }
        ContractEntry entry{.name = name,
            .version = version,
            .effective = {row.values[2].integer},
            .body = row.values[3].bytes,
            .recordedAt = {},
            .recordedBy = {},
            .reason = {},
            .role = {}};
        if (row.values.size() >= 7) {
            entry.recordedAt = {row.values[4].integer};
            entry.recordedBy = row.values[5].text();
            entry.reason = row.values[6].text();
        }
        if (row.values.size() >= 8)
            entry.role = row.values[7].text();
        m_found.contracts.insert_or_assign({name, version}, SalvagedContract{std::move(entry)});
    }

    void takeSeal(const RawRow &row)
    {
        const std::pair key{row.values[1].text(), static_cast<int>(row.values[2].integer)};
        m_found.seals.insert_or_assign(key, row.values[0].integer);
        m_seals.insert_or_assign(key, std::pair{row.values[3].bytes, row.values[4].bytes});
    }

    void takeSmall(const RowPlace &place, const RawRow &row)
    {
        static const QSet<QString> factNames{
            u"uid"_s, u"name"_s, u"zone"_s, u"revision"_s, u"events"_s, u"head"_s};
        if (isExactly(row, "tt"_L1) && factNames.contains(row.values[0].text())) {
            const QString name = row.values[0].text();
            if (!place.isFree || !m_found.facts.contains(name))
                m_found.facts.insert(name, row.values[1].text());
        } else if (isExactly(row, "ti"_L1) && row.values[0].bytes == "incident") {
            m_found.lastIncident = std::max(m_found.lastIncident, row.values[1].integer);
        } else if (place.isFree) {
            // What was dropped stays dropped.
            return;
        } else if (isExactly(row, "t"_L1)) {
            m_found.products << row.values[0].text();
        } else if (isExactly(row, "nttttiti"_L1) || isExactly(row, "nttttitit"_L1)) {
            m_found.views.push_back(viewOfRaw(row.values));
            if (!isViewAsKept(row.values))
                m_found.changedWords << u"view “%1”"_s.arg(m_found.views.back().name);
        } else if ((isExactly(row, "ttt"_L1) || isExactly(row, "tttt"_L1))
            && isBody(row.values[2])) {
            takeDraft(row);
        }
    }

    void takeDraft(const RawRow &row)
    {
        const QString kind = row.values[0].text();
        const QString ref = row.values[1].text();
        m_found.drafts.push_back(
            {kind, ref, QJsonDocument::fromJson(row.values[2].bytes).object()});
        if (row.values.size() > 3
            && row.values[3].text() != draftHash(kind, ref, row.values[2].bytes))
            m_found.changedWords << u"draft %1 %2"_s.arg(kind, ref).trimmed();
    }

    Salvage &m_found;
    std::map<std::pair<QString, int>, std::pair<QByteArray, QByteArray>> m_seals; // previous, own
    QHash<qint64, QStringList> m_hints;
    QHash<qint64, int> m_lastSeq;
};

} // namespace

Result<Salvage> salvage(PageScan &scan, const std::function<bool(qint64 done, qint64 all)> &step)
{
    Salvage found;
    Sorter sorter(found);
    quint32 next = 1;
    bool goesOn = true;
    scan.forEachRow([&](const RowPlace &place, const RawRow &row) {
        if (step && place.page >= next) {
            next = place.page + pagesPerStep;
            goesOn = step(place.page, scan.pageCount());
        }
        sorter.take(place, row);
        return goesOn;
    });
    if (!goesOn)
        return Error{ErrorKind::Cancelled, u"the recovery was stopped"_s};
    sorter.compareContracts();
    std::ranges::sort(found.events, [](const SalvagedEvent &a, const SalvagedEvent &b) {
        return std::tuple(a.incident, a.seq, a.id) < std::tuple(b.incident, b.seq, b.id);
    });
    for (const SalvagedEvent &event : found.events)
        found.incidents.try_emplace(event.incident);
    qint64 last = 0;
    for (auto &[number, incident] : found.incidents) {
        incident.hints = sorter.hintsFor(number);
        incident.lastSeq = sorter.lastSeqOf(number);
        if (!incident.uids.isEmpty())
            last = std::max(last, number);
    }
    // A number far beyond all others is a damaged one.
    for (auto it = found.incidents.begin(); it != found.incidents.end();)
        it = last > 0 && (it->first < 1 || it->first > last + mostUnseen)
            ? found.incidents.erase(it)
            : std::next(it);
    if (!found.incidents.empty())
        last = std::max(last, found.incidents.rbegin()->first);
    found.lastIncident =
        found.lastIncident > last + mostUnseen ? last : std::max(found.lastIncident, last);
    return found;
}

std::optional<WholeEvent> eventAt(PageScan &scan, const RowPlace &place)
{
    const auto row = scan.rowAt(place);
    if (!row || !isEvent(*row))
        return {};
    const auto &values = row->values;
    WholeEvent whole;
    whole.event.seq = static_cast<int>(values[2].integer);
    whole.event.kind = *eventKindFromKey(values[3].text());
    whole.event.actor = values[4].text();
    whole.event.occurredAt = {values[5].integer};
    whole.event.recordedAt = {values[6].integer};
    whole.event.told = values[7].integer != 0;
    whole.event.act = values[8].text();
    whole.canonical = values[9].bytes;
    whole.event.data = QJsonDocument::fromJson(whole.canonical).object();
    whole.event.hash = values[10].bytes;
    return whole;
}

QByteArray pdfAt(PageScan &scan, const RowPlace &place)
{
    const auto row = scan.rowAt(place);
    return row && isExactly(*row, "itib"_L1) ? row->values[3].bytes : QByteArray();
}

} // namespace gander::store
