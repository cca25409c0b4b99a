// SPDX-License-Identifier: GPL-3.0-or-later

// The check of a desk: engine, chains, head, memos' bytes, and the index against the fold.

#include "models/desk/deskparts.h"
#include "models/desk/recorder.h"
#include "models/store/deskrows.h"
#include "models/store/eventrows.h"
#include "models/store/incidentrows.h"
#include "models/store/memorows.h"
#include "models/store/statement.h"
#include "models/store/transaction.h"
#include "models/store/wordrows.h"

#include <QCryptographicHash>

#include <algorithm>
#include <functional>

namespace gander::desk {

using namespace Qt::StringLiterals;

namespace {

// That the engine cannot even look is a fault of its own.
void checkByPragma(store::Database &database, const QString &pragma, const QString &kind,
    const std::function<QString(const store::Statement &)> &problem, CheckReport &report)
{
    store::Statement statement(database, pragma);
    for (auto more = statement.next();; more = statement.next()) {
        if (!more)
            report.problems.push_back({kind, {}, more.error().detail});
        if (!more || !*more)
            return;
        if (const QString words = problem(statement); !words.isEmpty())
            report.problems.push_back({kind, {}, words});
    }
}

void checkEngine(store::Database &database, bool deep, CheckReport &report)
{
    checkByPragma(
        database, deep ? u"PRAGMA integrity_check"_s : u"PRAGMA quick_check"_s, u"engine"_s,
        [](const store::Statement &row) {
            return row.text(0) == "ok"_L1 ? QString() : row.text(0);
        },
        report);
    checkByPragma(
        database, u"PRAGMA foreign_key_check"_s, u"foreign-key"_s,
        [](const store::Statement &row) {
            return u"row %1 of %2 points at nothing in %3"_s.arg(
                row.text(1), row.text(0), row.text(2));
        },
        report);
}

// The first event whose chain does not hold, if any.
std::optional<QString> chainFault(const IncidentDetail &detail)
{
    QByteArray previous;
    int seq = 0;
    for (const Event &event : detail.history) {
        if (event.seq != ++seq)
            return u"event %1 is missing"_s.arg(seq);
        if (hashOf(event, detail.incident.uid, previous) != event.hash)
            return u"event %1 (%2) is not what was recorded"_s.arg(seq).arg(toKey(event.kind));
        previous = event.hash;
    }
    return {};
}

// What the stored row of the list says otherwise than the history.
QStringList differences(
    const IncidentDetail &detail, const store::StoredClocks &stored, const IncidentRow &row)
{
    QStringList names;
    const Incident &incident = detail.incident;
    if (stored.classify != detail.classify)
        names << u"classify clock"_s;
    if (stored.resolve != detail.resolve)
        names << u"resolve clock"_s;
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

void checkWords(const Desk::Parts &parts, const IncidentDetail &detail, CheckReport &report)
{
    const auto stored = store::storedWords(*parts.database, detail.incident.id);
    if (!stored)
        report.problems.push_back({u"words"_s, detail.incident.id, stored.error().detail});
    else if (*stored != searchedWords(detail.incident, detail.history, detail.memos))
        report.problems.push_back({u"words"_s, detail.incident.id,
            u"the words that search looks at are not those of the history"_s});
}

// A connection that only reads cannot ask the index about itself.
void checkWordIndex(store::Database &database, CheckReport &report)
{
    if (database.access() == store::Access::ReadOnly)
        return;
    if (const auto sound = store::checkWordIndex(database); !sound)
        report.problems.push_back({u"words"_s, {},
            u"the index of words is not made of the words beside it: %1"_s.arg(
                sound.error().detail)});
}

void checkHead(
    const Desk::Parts &parts, const std::optional<store::Anchor> &anchor, CheckReport &report)
{
    QByteArray head;
    QByteArray headAtAnchor;
    qint64 count = 0;
    const auto walked =
        store::forEachEventHash(*parts.database, [&](qint64 number, const QByteArray &hash) {
            head = headAfter(head, hash);
            count = number;
            if (anchor && anchor->events == number)
                headAtAnchor = head;
            return true;
        });
    if (!walked) {
        report.problems.push_back({u"head"_s, {}, walked.error().detail});
        return;
    }
    report.events = count;
    const auto storedHead = store::deskFact(*parts.database, u"head"_s);
    const auto storedCount = store::deskFact(*parts.database, u"events"_s);
    if (!storedHead || !storedCount || *storedHead != QString::fromLatin1(head.toHex())
        || storedCount->toLongLong() != count)
        report.problems.push_back(
            {u"head"_s, {}, u"the desk's head does not match its %1 events"_s.arg(count)});
    if (!anchor || anchor->uid != parts.facts.uid)
        return;
    if (anchor->events > count)
        report.problems.push_back({u"head"_s, {},
            u"%1 acknowledged events are missing at the end: the anchor knows %2, the desk has %3"_s
                .arg(anchor->events - count)
                .arg(anchor->events)
                .arg(count)});
    else if (anchor->events > 0 && anchor->head != QString::fromLatin1(headAtAnchor.toHex()))
        report.problems.push_back({u"head"_s, {},
            u"the history up to event %1 is not the one that the anchor knows"_s.arg(
                anchor->events)});
}

void checkMemos(const Desk::Parts &parts, CheckReport &report)
{
    const auto looked = store::forEachChangedMemo(*parts.database, [&](const Memo &memo) {
        report.problems.push_back({u"memo"_s, memo.incident,
            u"the words of memo %1 are not those that were saved"_s.arg(memo.number)});
    });
    if (!looked)
        report.problems.push_back({u"memo"_s, {}, looked.error().detail});
}

void checkPages(const Desk::Parts &parts, CheckReport &report)
{
    const auto pages = store::forEachPage(*parts.database,
        [&](const QString &number, IncidentId incident, const QString &sha256,
            const QByteArray &pdf) {
            const QString actual = QString::fromLatin1(
                QCryptographicHash::hash(pdf, QCryptographicHash::Sha256).toHex());
            const auto detail = parts.incident(incident);
            const bool isRecorded = detail
                && std::any_of(
                    detail->history.begin(), detail->history.end(), [&](const Event &event) {
                        return event.kind == EventKind::MemoIssued
                            && event.data.value("memo"_L1).toString() == number
                            && event.data.value("sha256"_L1).toString() == actual;
                    });
            if (actual != sha256 || !isRecorded)
                report.problems.push_back({u"memo"_s, incident,
                    u"the bytes of memo %1 are not those that were issued"_s.arg(number)});
        });
    if (pages)
        report.memos = *pages;
    else
        report.problems.push_back({u"memo"_s, {}, pages.error().detail});
}

void checkIncident(const Desk::Parts &parts, IncidentId id, bool deep, CheckReport &report)
{
    const auto detail = parts.incident(id);
    if (!detail) {
        report.problems.push_back({u"chain"_s, id, detail.error().detail});
        return;
    }
    if (const auto fault = chainFault(*detail)) {
        report.problems.push_back({u"chain"_s, id, *fault});
        return;
    }
    const auto stored = store::storedClocks(*parts.database, id);
    const auto rows = store::incidentRows(*parts.database, {id});
    if (!stored || !rows || rows->empty()) {
        report.problems.push_back({u"deadline"_s, id, u"the stored row cannot be read"_s});
        return;
    }
    const QStringList wrong = differences(*detail, *stored, rows->front());
    if (!wrong.isEmpty())
        report.problems.push_back({u"deadline"_s, id,
            u"stored otherwise than the history gives: %1"_s.arg(wrong.join(", "_L1))});
    for (const Event &event : detail->history)
        if (const auto fault = memoFault(event, detail->memos))
            report.problems.push_back({u"memo"_s, id, *fault});
    if (deep)
        checkWords(parts, *detail, report);
}

} // namespace

Result<CheckReport> Desk::Parts::check(bool deep, const Progress &progress) const
{
    CheckReport report;
    // Another thread or program may write meanwhile: everything is looked at as of one moment, and
    // the anchor as of a little earlier, since it never knows more than was committed.
    const auto anchor = store::readAnchor(facts.path);
    const auto snapshot = store::Snapshot::begin(*database);
    if (!snapshot)
        return snapshot.error();
    checkEngine(*database, deep, report);
    if (deep)
        checkWordIndex(*database, report);
    const auto ids = store::allIncidents(*database);
    if (!ids) {
        report.problems.push_back({u"engine"_s, {}, ids.error().detail});
        return report;
    }
    report.incidents = static_cast<qint64>(ids->size());
    for (size_t i = 0; i < ids->size(); ++i) {
        checkIncident(*this, (*ids)[i], deep, report);
        if (progress && i % 256 == 255 && !progress(static_cast<qint64>(i + 1), report.incidents))
            return Error{ErrorKind::Cancelled, u"the check was stopped"_s};
    }
    checkHead(*this, anchor, report);
    checkMemos(*this, report);
    checkPages(*this, report);
    return report;
}

} // namespace gander::desk
