// SPDX-License-Identifier: GPL-3.0-or-later

// Two people at one incident: whoever comes second loses nothing. What does not touch is done on
// the incident as it stands; what does is refused with both sides, and nothing is overwritten.

#include "models/desk/desk.h"
#include "models/domain/clash.h"
#include "models/domain/plan.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

namespace {

enum class Deal {
    Classify,
    Assign,
    Claim,
    Note,
    Hold,
    Resume,
    Resolve,
    Reopen,
    Close,
    UndoLast,
    UndoOne,
    Redo,
    SaveMemo,
    ApproveMemo,
    IssueMemo,
    Move,
};
constexpr int deals = 16;

SaveMemo memoWords(IncidentId id, const QString &cause)
{
    SaveMemo save{.incident = id, .subject = {}, .to = {}, .sections = {}, .cc = {}};
    save.sections = {
        {u"found"_s, u"A"_s}, {u"cause"_s, cause}, {u"do-now"_s, u"B"_s}, {u"avoid"_s, u"C"_s}};
    return save;
}

// 'who' says what is different where both do the same.
Action actionOf(Deal deal, const IncidentDetail &known, const QString &who)
{
    const IncidentId id = known.incident.id;
    switch (deal) {
    case Deal::Classify:
        return gander::Classify{id, {who == u"Jo"_s ? Outcome::ActOfGod : Outcome::FeatureRequest},
            u"seen by "_s + who};
    case Deal::Assign:
        return gander::Assign{id, u"for "_s + who};
    case Deal::Claim:
        return gander::Claim{id};
    case Deal::Note:
        return AddNote{id, u"by "_s + who};
    case Deal::Hold:
        return gander::Hold{id};
    case Deal::Resume:
        return gander::Resume{id};
    case Deal::Resolve:
        return gander::Resolve{id, u"by "_s + who};
    case Deal::Reopen:
        return gander::Reopen{id};
    case Deal::Close:
        return gander::Close{id, u"by "_s + who};
    case Deal::UndoLast:
        return Undo{id, 0};
    case Deal::UndoOne:
        return Undo{id, 2};
    case Deal::Redo:
        return gander::Redo{id};
    case Deal::SaveMemo:
        return memoWords(id, u"by "_s + who);
    case Deal::ApproveMemo:
        return gander::ApproveMemo{id};
    case Deal::IssueMemo:
        return gander::IssueMemo{id, known.memos.empty() ? 0 : known.memos.front().revision,
            known.history.back().recordedAt, QByteArray("%PDF-1.4 x")};
    case Deal::Move:
        return MoveContract{id, {u"Acme"_s, who == u"Jo"_s ? 1 : 2}};
    }
    Q_UNREACHABLE();
}

} // namespace

class TestStaleActs final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void everyActAfterEveryOther_data();
    void everyActAfterEveryOther();
    void whatAnswersTheClashKeepsEither();

private:
    [[nodiscard]] Act act(Action action, const QString &who) const;
    // An incident on which 'deal' can be done.
    IncidentId ready(Deal deal);
    IncidentDetail known(IncidentId id);

    std::unique_ptr<test::TempDesk> m_temp;
    std::optional<Desk> m_desk;
};

// One desk for all: each row has incidents of its own.
void TestStaleActs::initTestCase()
{
    m_temp = std::make_unique<test::TempDesk>();
    auto desk = Desk::open(m_temp->path(), OpenMode::Write, m_temp->clock());
    VERIFY_RESULT(desk);
    m_desk.emplace(std::move(*desk));
    for (int version = 1; version <= 3; ++version) {
        SetContract set;
        set.contract = standardPlan(m_temp->zone());
        set.contract.name = u"Acme"_s;
        set.contract.effective = m_temp->clock().now();
        VERIFY_RESULT(m_desk->perform(act(set, u"Jo"_s)));
    }
}

void TestStaleActs::cleanupTestCase()
{
    m_desk.reset();
    m_temp.reset();
}

Act TestStaleActs::act(Action action, const QString &who) const
{
    Act act;
    act.actor = {who, Role::Manager};
    act.reason = u"the bank"_s;
    act.action = std::move(action);
    return act;
}

IncidentDetail TestStaleActs::known(IncidentId id)
{
    auto detail = m_desk->incident(id);
    if (!detail)
        qFatal("%s", qPrintable(detail.error().detail));
    return std::move(*detail);
}

IncidentId TestStaleActs::ready(Deal deal)
{
    const auto filed = m_desk->perform(act(
        FileIncident{.facts = {u"Monitor stopped"_s, {}, u"Acme"_s, {}, {}, {}}, .reportedAt = {}},
        u"Lena"_s));
    if (!filed)
        qFatal("%s", qPrintable(filed.error().detail));
    const IncidentId id = filed->incident;
    std::vector<Action> steps{AddNote{id, u"first"_s},
        Classify{id, {Outcome::OperatorError}, u"seen"_s}, memoWords(id, u"A lock."_s)};
    if (deal == Deal::Resume)
        steps.push_back(Hold{id});
    if (deal == Deal::Reopen || deal == Deal::Close)
        steps.push_back(Resolve{id, {}});
    if (deal == Deal::IssueMemo)
        steps.push_back(ApproveMemo{id});
    if (deal == Deal::Redo) {
        steps.push_back(AddNote{id, u"second"_s});
        steps.push_back(Undo{id, 0});
    }
    std::vector<Act> acts;
    for (const Action &step : steps)
        acts.push_back(act(step, u"Lena"_s));
    if (const auto done = m_desk->performAll(acts); !done)
        qFatal("%s", qPrintable(done.error().detail));
    return id;
}

void TestStaleActs::everyActAfterEveryOther_data()
{
    QTest::addColumn<int>("theirs");
    QTest::addColumn<int>("mine");
    for (int theirs = 0; theirs < deals; ++theirs)
        for (int mine = 0; mine < deals; ++mine)
            QTest::addRow("%d then %d", theirs, mine) << theirs << mine;
}

void TestStaleActs::everyActAfterEveryOther()
{
    QFETCH(int, theirs);
    QFETCH(int, mine);
    // The same on two incidents: one act looks before the other's, the other after it.
    const auto run = [&](bool stale, bool &touches) -> std::optional<Result<Receipt>> {
        const IncidentId id = ready(static_cast<Deal>(mine));
        const IncidentDetail before = known(id);
        m_temp->clock().pass(msPerHour);
        if (!m_desk->perform(act(actionOf(static_cast<Deal>(theirs), before, u"Jo"_s), u"Jo"_s)))
            return {};
        const IncidentDetail after = known(id);
        const IncidentDetail &looked = stale ? before : after;
        Act late = act(actionOf(static_cast<Deal>(mine), looked, u"Lena"_s), u"Lena"_s);
        late.seen = looked.incident.revision;
        late.seenSeq = looked.history.back().seq;
        touches = clashOf(late, after, m_temp->clock().now()).has_value();
        const auto done = m_desk->perform(late);
        const IncidentDetail end = known(id);
        if (!done)
            [&] { QCOMPARE(end.history.size(), after.history.size()); }();
        // What they did is there in any case.
        [&] {
            for (size_t i = 0; i < after.history.size(); ++i)
                QVERIFY(end.history[i] == after.history[i]);
        }();
        return done;
    };
    bool touches = false;
    bool none = false;
    const auto fresh = run(false, none);
    const auto stale = run(true, touches);
    QCOMPARE(fresh.has_value(), stale.has_value());
    if (!stale)
        QSKIP("the first of them is not done here");
    QVERIFY(!none);
    if (touches) {
        QVERIFY(!*stale);
        QCOMPARE(stale->error().kind, ErrorKind::Conflict);
        QVERIFY2(stale->error().detail.startsWith(u"Jo changed it at"_s)
                || stale->error().detail.startsWith(u"the memo's words"_s),
            qPrintable(stale->error().detail));
        return;
    }
    // A page is made of a memo as it was: that is looked at by itself.
    if (static_cast<Deal>(mine) == Deal::IssueMemo)
        return;
    QCOMPARE(stale->has_value(), fresh->has_value());
    if (!*stale)
        QCOMPARE(stale->error().kind, fresh->error().kind);
}

void TestStaleActs::whatAnswersTheClashKeepsEither()
{
    const IncidentId id = ready(Deal::Classify);
    const IncidentDetail before = known(id);
    VERIFY_RESULT(m_desk->perform(act(actionOf(Deal::Classify, before, u"Jo"_s), u"Jo"_s)));
    Act mine = act(actionOf(Deal::Classify, before, u"Lena"_s), u"Lena"_s);
    mine.seen = before.incident.revision;
    mine.seenSeq = before.history.back().seq;
    QCOMPARE(m_desk->perform(mine).error().kind, ErrorKind::Conflict);
    const IncidentDetail after = known(id);
    const auto clash = clashOf(mine, after, m_temp->clock().now());
    QVERIFY(clash);
    QCOMPARE(clash->theirs.front().who, u"Jo"_s);
    QCOMPARE(clash->theirs.front().data.value("outcome"_L1).toString(), u"act-of-god"_s);
    QCOMPARE(clash->mine.data.value("outcome"_L1).toString(), u"feature-request"_s);
    // Mine is kept by doing it on what is there now.
    mine.seen = after.incident.revision;
    mine.seenSeq = after.history.back().seq;
    VERIFY_RESULT(m_desk->perform(mine));
    QCOMPARE(known(id).incident.classification->outcome, Outcome::FeatureRequest);
    const auto report = m_desk->check(true);
    VERIFY_RESULT(report);
    QVERIFY(report->problems.empty());
}

QTEST_GUILESS_MAIN(TestStaleActs)
#include "tst_staleacts.moc"
