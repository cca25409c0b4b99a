// SPDX-License-Identifier: GPL-3.0-or-later

// Which acts touch what somebody else did meanwhile, as one table of all of them, and both sides
// where they do.

#include "models/domain/clash.h"

#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

const IncidentId someId(7);

const std::vector<std::pair<EventKind, QString>> kinds{{EventKind::Assigned, u"assigned"_s},
    {EventKind::Noted, u"noted"_s}, {EventKind::Held, u"held"_s},
    {EventKind::Resumed, u"resumed"_s}, {EventKind::Classified, u"classified"_s},
    {EventKind::Resolved, u"resolved"_s}, {EventKind::Reopened, u"reopened"_s},
    {EventKind::Closed, u"closed"_s}, {EventKind::MemoDrafted, u"memo-drafted"_s},
    {EventKind::MemoApproved, u"memo-approved"_s}, {EventKind::MemoIssued, u"memo-issued"_s},
    {EventKind::ContractMoved, u"contract-moved"_s}, {EventKind::Edited, u"edited"_s}};

// Each act, and the kinds that it does not go together with.
const std::vector<std::pair<Action, QString>> &table()
{
    static const QString progress = u"held resumed resolved reopened closed memo-issued"_s;
    static const std::vector<std::pair<Action, QString>> rows{
        {Classify{.incident = someId, .classification = {}, .finding = {}}, u"classified"_s},
        {Assign{someId, u"Jo"_s}, u"assigned"_s},
        {Claim{someId}, u""_s},
        {AddNote{someId, u"x"_s}, u""_s},
        {Hold{someId}, progress},
        {Resume{someId}, progress},
        {Resolve{someId, u"x"_s}, progress + u" classified"_s},
        {Reopen{someId}, progress},
        {Close{someId, u"x"_s}, progress},
        {Undo{someId, 0},
            progress + u" classified assigned memo-drafted memo-approved contract-moved edited"_s},
        {Undo{someId, 2}, u""_s},
        {Redo{someId}, u""_s},
        {SaveMemo{.incident = someId, .subject = {}, .to = {}, .sections = {}, .cc = {}},
            u"classified memo-drafted memo-approved memo-issued"_s},
        {ApproveMemo{someId}, u"classified memo-drafted memo-approved memo-issued"_s},
        {IssueMemo{someId, 1, {}, {}}, progress + u" classified memo-drafted memo-approved"_s},
        {MoveContract{someId, {}}, progress + u" contract-moved"_s},
    };
    return rows;
}

IncidentDetail known(const std::vector<Event> &since)
{
    IncidentDetail detail;
    detail.incident.id = someId;
    detail.incident.revision = 20;
    Event reported;
    reported.seq = 1;
    Event classified;
    classified.seq = 2;
    classified.kind = EventKind::Classified;
    detail.history = {reported, classified};
    for (Event event : since) {
        event.seq = static_cast<int>(detail.history.size()) + 1;
        event.actor = u"Jo Park"_s;
        event.recordedAt = Instant{1795548000000};
        detail.history.push_back(event);
    }
    return detail;
}

Event of(EventKind kind, const QJsonObject &data = {})
{
    Event event;
    event.kind = kind;
    event.data = data;
    return event;
}

Act stale(const Action &action)
{
    Act act;
    act.actor.name = u"Lena Ortiz"_s;
    act.seen = 10;
    act.seenSeq = 2;
    act.action = action;
    return act;
}

constexpr Instant now{1795551600000};

} // namespace

class TestClash final : public QObject
{
    Q_OBJECT

private slots:
    void everyActAgainstEveryEvent_data();
    void everyActAgainstEveryEvent();
    void whatIsFreshNeverClashes();
    void whatWasTakenBackSinceIsAsIfItHadNotBeen();
    void whatWasSeenAndTakenBackTouches();
    void withoutTheEventSeenEverythingMayTouch();
    void aMemoWhoseWordsChangedTouchesItsMemo();
    void bothSidesStandSideBySide();
};

void TestClash::everyActAgainstEveryEvent_data()
{
    QTest::addColumn<size_t>("row");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("touches");
    for (size_t row = 0; row < table().size(); ++row) {
        const QStringList touched = table()[row].second.split(u' ', Qt::SkipEmptyParts);
        for (const auto &[kind, name] : kinds)
            QTest::addRow("act %d against %s", static_cast<int>(row), qPrintable(name))
                << row << static_cast<int>(kind) << touched.contains(name);
    }
}

void TestClash::everyActAgainstEveryEvent()
{
    QFETCH(size_t, row);
    QFETCH(int, kind);
    QFETCH(bool, touches);
    const Act act = stale(table()[row].first);
    const auto clash = clashOf(act, known({of(static_cast<EventKind>(kind))}), now);
    QCOMPARE(clash.has_value(), touches);
    // A note beside it changes nothing.
    QCOMPARE(clashOf(act, known({of(static_cast<EventKind>(kind)), of(EventKind::Noted)}), now)
                 .has_value(),
        touches);
    if (!clash)
        return;
    QCOMPARE(clash->theirs.size(), size_t(1));
    QCOMPARE(static_cast<int>(clash->theirs.front().kind), kind);
    QVERIFY(errorOf(*clash).detail.startsWith(u"Jo Park changed it at 2026-11-24T"_s));
    QCOMPARE(errorOf(*clash).kind, ErrorKind::Conflict);
}

void TestClash::whatIsFreshNeverClashes()
{
    for (const auto &[action, _] : table()) {
        Act act = stale(action);
        act.seen = 20;
        QVERIFY(!clashOf(act, known({of(EventKind::Classified)}), now));
        act.seen.reset();
        QVERIFY(!clashOf(act, known({of(EventKind::Classified)}), now));
    }
}

void TestClash::whatWasTakenBackSinceIsAsIfItHadNotBeen()
{
    const Act act = stale(Assign{someId, u"Jo"_s});
    QVERIFY(!clashOf(
        act, known({of(EventKind::Assigned), of(EventKind::Undone, {{u"seq"_s, 3}})}), now));
    // And done again it is there.
    QVERIFY(clashOf(act,
        known({of(EventKind::Assigned), of(EventKind::Undone, {{u"seq"_s, 3}}),
            of(EventKind::Undone, {{u"seq"_s, 4}})}),
        now));
}

void TestClash::whatWasSeenAndTakenBackTouches()
{
    const auto clash =
        clashOf(stale(Resolve{someId, {}}), known({of(EventKind::Undone, {{u"seq"_s, 2}})}), now);
    QVERIFY(clash);
    QVERIFY(clash->matters == Matter::Class);
    QVERIFY(clash->theirs.front().takenBack);
    QCOMPARE(clash->theirs.front().kind, EventKind::Classified);
    QVERIFY(errorOf(*clash).detail.endsWith(u"(classified, taken back)"_s));
    QVERIFY(
        !clashOf(stale(Assign{someId, {}}), known({of(EventKind::Undone, {{u"seq"_s, 2}})}), now));
}

void TestClash::withoutTheEventSeenEverythingMayTouch()
{
    Act act = stale(Assign{someId, u"Jo"_s});
    act.seenSeq = 0;
    const auto clash = clashOf(act, known({of(EventKind::Noted)}), now);
    QVERIFY(clash);
    QCOMPARE(clash->theirs.front().who, u"Jo Park"_s);
    // A note never does.
    act.action = AddNote{someId, u"x"_s};
    QVERIFY(!clashOf(act, known({of(EventKind::Noted)}), now));
}

void TestClash::aMemoWhoseWordsChangedTouchesItsMemo()
{
    IncidentDetail detail = known({of(EventKind::Noted)});
    Memo memo;
    memo.revision = 10;
    detail.memos = {memo};
    const Act save = stale(ApproveMemo{someId});
    QVERIFY(!clashOf(save, detail, now));
    detail.memos.front().revision = 11;
    const auto clash = clashOf(save, detail, now);
    QVERIFY(clash);
    QVERIFY(clash->matters == Matter::Memo);
    QVERIFY(clash->theirs.empty());
    QCOMPARE(errorOf(*clash).detail, u"the memo's words were changed meanwhile"_s);
    QVERIFY(!clashOf(stale(Hold{someId}), detail, now));
}

void TestClash::bothSidesStandSideBySide()
{
    const QJsonObject theirs{{u"outcome"_s, u"core-bug"_s}, {u"severity"_s, 1}, {u"devops"_s, 2}};
    const auto clash = clashOf(
        stale(Classify{someId, {Outcome::CoreBug, Severity::Sev3, DevOpsLevel::DevOps1}, u"log"_s}),
        known({of(EventKind::Classified, theirs)}), now);
    QVERIFY(clash);
    QVERIFY(clash->theirs
        == (std::vector<ClashSide>{
            {u"Jo Park"_s, Instant{1795548000000}, EventKind::Classified, theirs, false}}));
    QVERIFY(clash->mine
        == (ClashSide{u"Lena Ortiz"_s, now, EventKind::Classified,
            {{u"outcome"_s, u"core-bug"_s}, {u"severity"_s, 3}, {u"devops"_s, 1},
                {u"finding"_s, u"log"_s}},
            false}));
}

QTEST_GUILESS_MAIN(TestClash)
#include "tst_clash.moc"
