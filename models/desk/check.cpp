// SPDX-License-Identifier: GPL-3.0-or-later

// The check of a desk: engine, chains, head, memos' bytes, and the index against the fold.

#include "models/desk/checking.h"
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
    HeadFound found;
    QByteArray head;
    const auto walked =
        store::forEachEventHash(*parts.database, [&](qint64 number, const QByteArray &hash) {
            head = headAfter(head, hash);
            found.events = number;
            if (anchor && anchor->events == number)
                found.headAtAnchor = QString::fromLatin1(head.toHex());
            return true;
        });
    if (!walked) {
        report.problems.push_back({u"head"_s, {}, walked.error().detail});
        return;
    }
    found.head = QString::fromLatin1(head.toHex());
    compareHead(parts, anchor, found, report);
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
            const auto detail = parts.alone(incident);
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
    if (const auto done = checkIncidents(*this, *ids, deep, progress, report); !done)
        return done.error();
    checkHead(*this, anchor, report);
    checkSeals(*this, anchor, report);
    checkMemos(*this, report);
    checkPages(*this, report);
    return report;
}

} // namespace gander::desk
