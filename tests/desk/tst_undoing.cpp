// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever took a wrong step: every act has its contrary, which is written down as one more event,
// gives the clocks back as they were, and can be undone in turn; or it says why not.

#include "models/desk/desk.h"
#include "models/domain/plan.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QTest>

#include <functional>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

namespace {

// What one does on the incident, until the act in question.
using Doing = std::function<Action(const IncidentDetail &)>;
using Doings = std::vector<Doing>;

Doing classify(Outcome outcome)
{
    return [outcome](const IncidentDetail &known) {
        Classification given{.outcome = outcome, .severity = {}, .devOps = {}};
        if (outcome == Outcome::CoreBug) {
            given.severity = Severity::Sev2;
            given.devOps = DevOpsLevel::DevOps3;
        }
        return Classify{known.incident.id, given, u"seen"_s};
    };
}
Doing assign(const QString &to)
{
    return [to](const IncidentDetail &known) { return Assign{known.incident.id, to}; };
}
Doing note()
{
    return [](const IncidentDetail &known) { return AddNote{known.incident.id, u"mind"_s}; };
}
template <typename Bare>
Doing bare()
{
    return [](const IncidentDetail &known) { return Bare{known.incident.id}; };
}
template <typename Ending>
Doing ending()
{
    return [](const IncidentDetail &known) { return Ending{known.incident.id, u"mended"_s}; };
}
Doing undo(int seq)
{
    return [seq](const IncidentDetail &known) { return Undo{known.incident.id, seq}; };
}
Doing words(const QString &cause = u"A lock."_s)
{
    return [cause](const IncidentDetail &known) {
        SaveMemo save{
            .incident = known.incident.id, .subject = {}, .to = {}, .sections = {}, .cc = {}};
        save.sections = {
            {u"found"_s, u"A"_s}, {u"cause"_s, cause}, {u"do-now"_s, u"B"_s}, {u"avoid"_s, u"C"_s}};
        return save;
    };
}
Doing issue()
{
    return [](const IncidentDetail &known) {
        return IssueMemo{known.incident.id, known.memos.front().revision,
            known.history.back().recordedAt, QByteArray("%PDF-1.4 x")};
    };
}
Doing move(int version)
{
    return [version](const IncidentDetail &known) {
        return MoveContract{known.incident.id, {u"Acme"_s, version}};
    };
}

} // namespace

Q_DECLARE_METATYPE(Doings)

class TestUndoing final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everyActGoesToAndFro_data();
    void everyActGoesToAndFro();
    void whatCannotBeTakenBackSaysWhy_data();
    void whatCannotBeTakenBackSaysWhy();
    void whatCannotBeDoneAgainSaysWhy_data();
    void whatCannotBeDoneAgainSaysWhy();
    void severalAreDoneAgainInTurn();
    void anApprovalComesBackWithItsWordsAlone();
    void amongManagersAlone();

private:
    Result<Receipt> perform(const Doing &step);
    IncidentDetail known();

    std::unique_ptr<test::TempDesk> m_temp;
    std::optional<Desk> m_desk;
    Role m_role = Role::Manager;
    const IncidentId m_id{1};
};

void TestUndoing::init()
{
    m_role = Role::Manager;
    m_temp = std::make_unique<test::TempDesk>();
    auto desk = Desk::open(m_temp->path(), OpenMode::Write, m_temp->clock());
    VERIFY_RESULT(desk);
    m_desk.emplace(std::move(*desk));
    // Two versions, of which the second pauses a clock on hold.
    for (const bool pauses : {false, true}) {
        SetContract set;
        set.contract = standardPlan(m_temp->zone());
        set.contract.name = u"Acme"_s;
        set.contract.effective = m_temp->clock().now();
        if (pauses)
            set.contract.pauses = {PauseRule{}};
        Act act;
        act.actor = {u"Lena Ortiz"_s, Role::Manager};
        act.action = set;
        VERIFY_RESULT(m_desk->perform(act));
    }
    VERIFY_RESULT(perform([](const IncidentDetail &) {
        return FileIncident{
            .facts = {u"Monitor stopped"_s, {}, u"Acme"_s, {}, {}, {}}, .reportedAt = {}};
    }));
}

void TestUndoing::cleanup()
{
    m_desk.reset();
    m_temp.reset();
}

Result<Receipt> TestUndoing::perform(const Doing &step)
{
    m_temp->clock().pass(msPerHour);
    Act act;
    act.actor = {u"Lena Ortiz"_s, m_role};
    act.reason = u"the bank"_s;
    const auto incident = m_desk->incident(m_id);
    act.action = step(incident ? *incident : IncidentDetail());
    return m_desk->perform(act);
}

IncidentDetail TestUndoing::known()
{
    auto detail = m_desk->incident(m_id);
    if (!detail)
        qFatal("%s", qPrintable(detail.error().detail));
    return std::move(*detail);
}

void TestUndoing::everyActGoesToAndFro_data()
{
    QTest::addColumn<Doings>("before");
    QTest::addColumn<Doings>("act");
    const Doing bug = classify(Outcome::CoreBug);
    const Doing error = classify(Outcome::OperatorError);
    QTest::newRow("classify") << Doings{} << Doings{bug};
    QTest::newRow("classify what owes a memo") << Doings{} << Doings{error};
    QTest::newRow("classify on hold") << Doings{bare<Hold>()} << Doings{bug};
    QTest::newRow("reclassify") << Doings{bug} << Doings{error};
    QTest::newRow("reclassify an approved one")
        << Doings{error, words(), bare<ApproveMemo>()} << Doings{bug};
    QTest::newRow("assign") << Doings{assign(u"Jo Park"_s)} << Doings{assign(u"Ana"_s)};
    QTest::newRow("assign to nobody") << Doings{assign(u"Jo Park"_s)} << Doings{assign({})};
    QTest::newRow("claim") << Doings{} << Doings{bare<Claim>()};
    QTest::newRow("note") << Doings{} << Doings{note()};
    QTest::newRow("hold") << Doings{bug} << Doings{bare<Hold>()};
    QTest::newRow("resume") << Doings{bug, bare<Hold>()} << Doings{bare<Resume>()};
    QTest::newRow("resolve") << Doings{bug} << Doings{ending<Resolve>()};
    QTest::newRow("resolve on hold") << Doings{bug, bare<Hold>()} << Doings{ending<Resolve>()};
    QTest::newRow("close") << Doings{bug, ending<Resolve>()} << Doings{ending<Close>()};
    QTest::newRow("reopen") << Doings{bug, ending<Resolve>()} << Doings{bare<Reopen>()};
    QTest::newRow("reopen a closed one")
        << Doings{bug, ending<Resolve>(), ending<Close>()} << Doings{bare<Reopen>()};
    QTest::newRow("approve") << Doings{error, words()} << Doings{bare<ApproveMemo>()};
    QTest::newRow("move") << Doings{bare<Hold>()} << Doings{move(1)};
}

void TestUndoing::everyActGoesToAndFro()
{
    QFETCH(Doings, before);
    QFETCH(Doings, act);
    for (const Doing &step : before)
        VERIFY_RESULT(perform(step));
    const IncidentDetail was = known();
    const auto done = perform(act.front());
    VERIFY_RESULT(done);
    QVERIFY(done->undoable);
    const IncidentDetail is = known();
    QVERIFY(done->seq > 0);
    for (int turn = 0; turn < 6; ++turn) {
        // By turns as a script does it, and by number as the window does.
        const bool back = turn % 2 == 0;
        const auto receipt = turn < 4
            ? perform(back ? bare<Undo>() : bare<Redo>())
            : perform(undo(turn == 4 ? done->seq : is.history.back().seq + 5));
        VERIFY_RESULT(receipt);
        QVERIFY(receipt->undoable);
        const IncidentDetail now = known();
        const IncidentDetail &as = back ? was : is;
        QCOMPARE(now.history.size(), is.history.size() + static_cast<size_t>(turn) + 1);
        QCOMPARE(now.history.back().kind, EventKind::Undone);
        Incident expected = as.incident;
        expected.updatedAt = now.incident.updatedAt;
        expected.revision = now.incident.revision;
        QVERIFY(now.incident == expected);
        QVERIFY(now.resolve.status == as.resolve.status);
        QCOMPARE(now.classify.done, as.classify.done);
        QCOMPARE(now.resolve.done, as.resolve.done);
        QCOMPARE(now.resolve.pausedAt, as.resolve.pausedAt);
        QCOMPARE(now.classify.due, as.classify.due);
        QCOMPARE(now.resolve.due, as.resolve.due);
        QCOMPARE(now.memos.size(), as.memos.size());
        // A class that comes back does not bring an approval of its memo back.
        const bool isClass =
            is.history[static_cast<size_t>(done->seq - 1)].kind == EventKind::Classified;
        for (size_t i = 0; i < now.memos.size() && !isClass; ++i)
            QVERIFY(now.memos[i].state == as.memos[i].state);
    }
    const auto report = m_desk->check(true);
    VERIFY_RESULT(report);
    QVERIFY(report->problems.empty());
}

void TestUndoing::whatCannotBeTakenBackSaysWhy_data()
{
    QTest::addColumn<Doings>("before");
    QTest::addColumn<int>("seq");
    QTest::addColumn<QString>("why");
    const Doing bug = classify(Outcome::CoreBug);
    const Doing error = classify(Outcome::OperatorError);
    QTest::newRow("a report")
        << Doings{} << 1
        << u"event 1 (reported) cannot be taken back: a report stays, for its "
           "clock runs from it"_s;
    QTest::newRow("nothing done yet")
        << Doings{} << 0 << u"incident 1 has no act that can be taken back"_s;
    QTest::newRow("what is not there") << Doings{} << 9 << u"incident 1 has no event 9"_s;
    QTest::newRow("a memo begun") << Doings{error} << 3
                                  << u"event 3 (memo-drafted) cannot be taken back: a memo that "
                                     u"was begun comes and goes with "
                                     "the class"_s;
    const Doings issued{error, words(), bare<ApproveMemo>(), issue()};
    QTest::newRow("an issued memo")
        << issued << 5
        << u"memo M-2026-0001 has been issued, and what was sent cannot "
           "be taken back"_s;
    QTest::newRow("the last is an issued memo")
        << issued << 0
        << u"memo M-2026-0001 has been issued, and what was "
           "sent cannot be taken back"_s;
    QTest::newRow("a class whose memo is issued") << issued << 2
                                                  << u"memo M-2026-0001 has been issued, and what "
                                                     "was sent cannot be taken back"_s;
    QTest::newRow("a class that is held since") << Doings{bug,
        bare<Hold>()} << 2 << u"event 3 (held) by Lena Ortiz came after it; take that back first"_s;
    QTest::newRow("an owner who was followed by another")
        << Doings{assign(u"Jo Park"_s), assign(u"Ana"_s)} << 2
        << u"event 3 (assigned) by Lena Ortiz came after it; take that back first"_s;
    QTest::newRow("what was taken back")
        << Doings{note(), bare<Undo>()} << 2 << u"event 2 was taken back already"_s;
    QTest::newRow("a hold whose class is gone")
        << Doings{bug, classify(Outcome::FeatureRequest), undo(3), undo(2)} << 4
        << u"event 5 (undone) by Lena Ortiz came after it; do that again first"_s;
}

void TestUndoing::whatCannotBeTakenBackSaysWhy()
{
    QFETCH(Doings, before);
    QFETCH(int, seq);
    QFETCH(QString, why);
    for (const Doing &step : before)
        VERIFY_RESULT(perform(step));
    const size_t events = known().history.size();
    const auto refused = perform(undo(seq));
    QVERIFY(!refused);
    QCOMPARE(refused.error().detail, why);
    QCOMPARE(known().history.size(), events);
}

void TestUndoing::whatCannotBeDoneAgainSaysWhy_data()
{
    QTest::addColumn<Doings>("before");
    QTest::addColumn<QString>("why");
    const QString nothing = u"nothing was taken back that could be done again"_s;
    QTest::newRow("nothing done") << Doings{} << nothing;
    QTest::newRow("nothing taken back") << Doings{note()} << nothing;
    QTest::newRow("done again already") << Doings{note(), bare<Undo>(), bare<Redo>()} << nothing;
    QTest::newRow("something else since") << Doings{assign(u"Jo Park"_s), bare<Undo>(),
        note()} << u"event 4 (noted) by Lena Ortiz came after it; so it is not done again"_s;
    QTest::newRow("something else since, and that taken back and done again")
        << Doings{assign(u"Jo Park"_s), bare<Undo>(), note(), bare<Undo>(), bare<Redo>()}
        << u"event 4 (noted) by Lena Ortiz came after it; so it is not done again"_s;
}

void TestUndoing::whatCannotBeDoneAgainSaysWhy()
{
    QFETCH(Doings, before);
    QFETCH(QString, why);
    for (const Doing &step : before)
        VERIFY_RESULT(perform(step));
    const auto refused = perform(bare<Redo>());
    QVERIFY(!refused);
    QCOMPARE(refused.error().detail, why);
}

void TestUndoing::severalAreDoneAgainInTurn()
{
    const Doings steps{classify(Outcome::CoreBug), assign(u"Jo Park"_s), bare<Hold>()};
    std::vector<Incident> stations{known().incident};
    for (const Doing &step : steps) {
        VERIFY_RESULT(perform(step));
        stations.push_back(known().incident);
    }
    const auto isAt = [&](size_t station) {
        const Incident now = known().incident;
        const Incident &as = stations[station];
        return now.state == as.state && now.assignee == as.assignee
            && now.classification == as.classification && now.heldSince == as.heldSince;
    };
    for (int round = 0; round < 2; ++round) {
        for (size_t i = steps.size(); i > 0; --i) {
            VERIFY_RESULT(perform(bare<Undo>()));
            QVERIFY(isAt(i - 1));
        }
        QVERIFY(!perform(bare<Undo>()));
        for (size_t i = 0; i < steps.size(); ++i) {
            VERIFY_RESULT(perform(bare<Redo>()));
            QVERIFY(isAt(i + 1));
        }
        QVERIFY(!perform(bare<Redo>()));
    }
}

void TestUndoing::anApprovalComesBackWithItsWordsAlone()
{
    for (const Doing &step : Doings{classify(Outcome::OperatorError), words(), bare<ApproveMemo>()})
        VERIFY_RESULT(perform(step));
    VERIFY_RESULT(perform(bare<Undo>()));
    QCOMPARE(known().memos.front().state, MemoState::Draft);
    VERIFY_RESULT(perform(bare<Redo>()));
    QCOMPARE(known().memos.front().state, MemoState::Approved);
    VERIFY_RESULT(perform(bare<Undo>()));
    VERIFY_RESULT(perform(words(u"Another."_s)));
    const auto refused = perform(bare<Redo>());
    QCOMPARE(refused.error().detail, u"memo M-2026-0001 was changed since; approve it again"_s);
    QCOMPARE(known().memos.front().state, MemoState::Draft);
    // With the very words back it is what was approved.
    VERIFY_RESULT(perform(words()));
    VERIFY_RESULT(perform(bare<Redo>()));
    QCOMPARE(known().memos.front().state, MemoState::Approved);
}

void TestUndoing::amongManagersAlone()
{
    VERIFY_RESULT(perform(move(1)));
    m_role = Role::Agent;
    QCOMPARE(perform(bare<Undo>()).error().kind, ErrorKind::Forbidden);
    m_role = Role::Manager;
    VERIFY_RESULT(perform(bare<Undo>()));
    m_role = Role::Agent;
    QCOMPARE(perform(bare<Redo>()).error().kind, ErrorKind::Forbidden);
    m_role = Role::Manager;
    VERIFY_RESULT(perform(bare<Redo>()));
    // Also where it goes to and fro for long.
    m_role = Role::Agent;
    QCOMPARE(perform(undo(4)).error().kind, ErrorKind::Forbidden);
}

QTEST_GUILESS_MAIN(TestUndoing)
#include "tst_undoing.moc"
