// SPDX-License-Identifier: GPL-3.0-or-later

// Many ticked at once: each is done or refused by itself, all under one id, and one undo takes it
// back. Claims, and what was taken back done again.

#include "models/desk/deskservice.h"
#include "models/store/database.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QElapsedTimer>
#include <QTest>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

class TestManyActs final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatCanBeDoneIsDoneAndTheRestIsNamed();
    void whatIsForeseenIsWhatHappens();
    void oneUndoTakesAllBackAndOneRedoDoesItAgain();
    void whatCannotBeTakenBackIsNamed();
    void aRowThatFailsHalfwayLeavesNothing();
    void theSameActTwiceIsDoneOnce();
    void stoppedBeforeTheEndNothingIsDone();
    void whereAllAreRefusedNothingIsWritten();
    void anActOnNoIncidentIsRefused();
    void comesBackAsJson();
    void theServiceTellsHowFarItHasCome();
    void aClaimIsForWhatIsNobodys();
    void aThousandTakeNoTime();

private:
    [[nodiscard]] Act act(Action action, const QString &reason = {}) const;
    IncidentId file();
    std::vector<IncidentId> file(int howMany);
    void expectSound();

    std::unique_ptr<test::TempDesk> m_temp;
    std::optional<Desk> m_desk;
};

void TestManyActs::init()
{
    m_temp = std::make_unique<test::TempDesk>();
    auto desk = Desk::open(m_temp->path(), OpenMode::Write, m_temp->clock());
    VERIFY_RESULT(desk);
    m_desk.emplace(std::move(*desk));
}

void TestManyActs::cleanup()
{
    m_desk.reset();
    m_temp.reset();
}

Act TestManyActs::act(Action action, const QString &reason) const
{
    Act act;
    act.actor = {u"Lena Ortiz"_s, Role::Agent};
    act.reason = reason;
    act.action = std::move(action);
    return act;
}

IncidentId TestManyActs::file()
{
    return file(1).front();
}

std::vector<IncidentId> TestManyActs::file(int howMany)
{
    std::vector<Act> acts;
    for (int i = 0; i < howMany; ++i)
        acts.push_back(act(FileIncident{
            .facts = {u"Monitor stopped"_s, u"Nothing moves."_s, u"Acme"_s, {}, {}, {}},
            .reportedAt = {}}));
    const auto receipts = m_desk->performAll(acts);
    if (!receipts)
        qFatal("%s", qPrintable(receipts.error().detail));
    std::vector<IncidentId> ids;
    for (const Receipt &receipt : *receipts)
        ids.push_back(receipt.incident);
    return ids;
}

void TestManyActs::expectSound()
{
    const auto report = m_desk->check(true);
    VERIFY_RESULT(report);
    for (const CheckProblem &problem : report->problems)
        QFAIL(qPrintable(problem.kind + u": "_s + problem.detail));
}

void TestManyActs::whatCanBeDoneIsDoneAndTheRestIsNamed()
{
    std::vector<IncidentId> ids = file(3);
    VERIFY_RESULT(m_desk->perform(act(Assign{ids[1], u"Jo Park"_s})));
    ids.emplace_back(99);
    const Revision before = m_desk->facts().revision;
    const Act form = act(Assign{{}, u"Jo Park"_s});
    const auto done = m_desk->performMany(onEach(form, ids));
    VERIFY_RESULT(done);
    QCOMPARE(done->act, form.id);
    QCOMPARE(done->done(), 2);
    QCOMPARE(done->refused(), 2);
    for (size_t i = 0; i < ids.size(); ++i)
        QVERIFY(done->rows[i].incident == ids[i]);
    QVERIFY(done->rows[0].result && done->rows[0].result->undoable);
    QCOMPARE(done->rows[1].result.error().kind, ErrorKind::Conflict);
    QCOMPARE(done->rows[1].result.error().detail, u"incident 2 is Jo Park's already"_s);
    QVERIFY(done->rows[2].result);
    QCOMPARE(done->rows[3].result.error().kind, ErrorKind::NotFound);
    QCOMPARE(m_desk->facts().revision, before + 2);
    for (const IncidentId id : {ids[0], ids[2]}) {
        const auto known = m_desk->incident(id);
        QCOMPARE(known->incident.assignee, u"Jo Park"_s);
        QCOMPARE(known->history.back().act, form.id.toString(QUuid::WithoutBraces));
    }
    expectSound();
}

void TestManyActs::whatIsForeseenIsWhatHappens()
{
    const std::vector<IncidentId> ids = file(4);
    VERIFY_RESULT(m_desk->perform(act(Hold{ids[2]}, u"the bank"_s)));
    // The first is named twice: the second time finds it as the first leaves it.
    std::vector<IncidentId> twice = ids;
    twice.push_back(ids[0]);
    const std::vector<Act> acts = onEach(act(Hold{}, u"the customer"_s), twice);
    const Revision before = m_desk->facts().revision;
    const auto foreseen = m_desk->foreseeMany(acts);
    VERIFY_RESULT(foreseen);
    QCOMPARE(m_desk->facts().revision, before);
    const auto done = m_desk->performMany(acts);
    VERIFY_RESULT(done);
    QCOMPARE(foreseen->size(), done->rows.size());
    for (size_t i = 0; i < foreseen->size(); ++i) {
        const RowForeseen &row = (*foreseen)[i];
        QCOMPARE(row.result.has_value(), done->rows[i].result.has_value());
        if (!row.result) {
            QCOMPARE(row.result.error(), done->rows[i].result.error());
            continue;
        }
        const auto now = m_desk->incident(row.incident);
        QVERIFY(row.result->after.classify == now->classify);
        QVERIFY(row.result->after.resolve == now->resolve);
        QCOMPARE(row.result->after.incident.state, now->incident.state);
    }
    QCOMPARE(done->refused(), 2);
}

void TestManyActs::oneUndoTakesAllBackAndOneRedoDoesItAgain()
{
    const std::vector<IncidentId> ids = file(3);
    // An operator error begins a memo in the same act.
    const Act form = act(
        Classify{.incident = {}, .classification = {Outcome::OperatorError}, .finding = u"seen"_s});
    const auto done = m_desk->performMany(onEach(form, ids));
    VERIFY_RESULT(done);
    QCOMPARE(done->done(), 3);
    QUuid last = form.id;
    for (int turn = 0; turn < 4; ++turn) {
        const auto written = m_desk->writtenBy(last);
        VERIFY_RESULT(written);
        const std::vector<Act> acts = takingBack(*written, act({}));
        QCOMPARE(acts.size(), ids.size());
        const auto back = m_desk->performMany(acts);
        VERIFY_RESULT(back);
        QCOMPARE(back->done(), 3);
        last = back->act;
        for (const IncidentId id : ids) {
            const auto known = m_desk->incident(id);
            QCOMPARE(known->incident.classification.has_value(), turn % 2 == 1);
            QCOMPARE(
                known->classify.status, turn % 2 == 1 ? ClockStatus::Done : ClockStatus::Running);
            QCOMPARE(known->memos.size(), size_t(turn % 2));
        }
    }
    QCOMPARE(m_desk->writtenBy(QUuid::createUuid()).error().kind, ErrorKind::NotFound);
    expectSound();
}

void TestManyActs::whatCannotBeTakenBackIsNamed()
{
    const std::vector<IncidentId> ids = file(3);
    const Act form =
        act(Classify{.incident = {}, .classification = {Outcome::ActOfGod}, .finding = u"seen"_s});
    VERIFY_RESULT(m_desk->performMany(onEach(form, ids)));
    // The first is on hold since, the second has its memo issued.
    VERIFY_RESULT(m_desk->perform(act(Hold{ids[0]}, u"the bank"_s)));
    SaveMemo save{.incident = ids[1], .subject = {}, .to = {}, .sections = {}, .cc = {}};
    save.sections = {{u"happened"_s, u"Lightning."_s}, {u"no-remediation"_s, u"Nobody can."_s}};
    VERIFY_RESULT(m_desk->perform(act(save)));
    VERIFY_RESULT(m_desk->perform(act(ApproveMemo{ids[1]})));
    const Revision memo = m_desk->incident(ids[1])->memos.front().revision;
    VERIFY_RESULT(m_desk->perform(
        act(IssueMemo{ids[1], memo, m_temp->clock().now(), QByteArray("%PDF-1.4 x")})));
    const auto back = m_desk->performMany(takingBack(*m_desk->writtenBy(form.id), act({})));
    VERIFY_RESULT(back);
    QCOMPARE(back->done(), 1);
    // Backwards, as it was done.
    QVERIFY(back->rows[0].incident == ids[2] && back->rows[0].result);
    QVERIFY2(back->rows[1].result.error().detail.contains(u"has been issued"_s),
        qPrintable(back->rows[1].result.error().detail));
    QCOMPARE(back->rows[2].result.error().detail,
        u"event 4 (held) by Lena Ortiz came after it; take that back first"_s);
    expectSound();
}

// The desk refuses one incident's event after its row was rewritten already.
void TestManyActs::aRowThatFailsHalfwayLeavesNothing()
{
    const std::vector<IncidentId> ids = file(3);
    {
        auto raw = store::Database::openSqlite(m_temp->path(), store::Access::ReadWrite);
        VERIFY_RESULT(raw);
        VERIFY_RESULT((*raw)->execute(
            u"CREATE TRIGGER no_second BEFORE INSERT ON event WHEN NEW.incident_id = 2 "
            "BEGIN SELECT RAISE(ABORT, 'not this one'); END"_s));
    }
    const auto before = m_desk->rows({ids[1]});
    const auto done = m_desk->performMany(onEach(act(Assign{{}, u"Jo Park"_s}), ids));
    VERIFY_RESULT(done);
    QCOMPARE(done->done(), 2);
    QVERIFY(!done->rows[1].result);
    QVERIFY(*m_desk->rows({ids[1]}) == *before);
    {
        auto raw = store::Database::openSqlite(m_temp->path(), store::Access::ReadWrite);
        VERIFY_RESULT((*raw)->execute(u"DROP TRIGGER no_second"_s));
    }
    expectSound();
}

void TestManyActs::theSameActTwiceIsDoneOnce()
{
    std::vector<IncidentId> ids = file(2);
    ids.emplace_back(99);
    const std::vector<Act> acts = onEach(act(AddNote{{}, u"once"_s}), ids);
    const auto first = m_desk->performMany(acts);
    VERIFY_RESULT(first);
    const auto again = m_desk->performMany(acts);
    VERIFY_RESULT(again);
    QCOMPARE(again->done(), 2);
    QCOMPARE(again->rows[1].result->seq, first->rows[1].result->seq);
    QCOMPARE(m_desk->incident(ids[0])->history.size(), size_t(2));
}

void TestManyActs::stoppedBeforeTheEndNothingIsDone()
{
    const std::vector<IncidentId> ids = file(40);
    const Revision before = m_desk->facts().revision;
    std::vector<qint64> told;
    const auto stopped =
        m_desk->performMany(onEach(act(AddNote{{}, u"x"_s}), ids), [&told](qint64 done, qint64) {
            told.push_back(done);
            return done < 32;
        });
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QCOMPARE(told, (std::vector<qint64>{16, 32}));
    QCOMPARE(m_desk->changedSince(before)->first, before);
    QCOMPARE(m_desk->incident(ids[0])->history.size(), size_t(1));
    expectSound();
}

void TestManyActs::whereAllAreRefusedNothingIsWritten()
{
    const std::vector<IncidentId> ids = file(2);
    const Revision before = m_desk->facts().revision;
    const auto done = m_desk->performMany(onEach(act(Resume{}), ids));
    VERIFY_RESULT(done);
    QCOMPARE(done->done(), 0);
    QCOMPARE(done->refused(), 2);
    QCOMPARE(m_desk->changedSince(0)->first, before);
    QVERIFY(m_desk->performMany({})->rows.empty());
}

void TestManyActs::anActOnNoIncidentIsRefused()
{
    const IncidentId id = file();
    const auto done = m_desk->performMany(
        {act(FileIncident{.facts = {u"x"_s, {}, {}, {}, {}, {}}, .reportedAt = {}}),
            act(AddNote{id, u"x"_s})});
    VERIFY_RESULT(done);
    QCOMPARE(done->rows[0].result.error().kind, ErrorKind::Invalid);
    QVERIFY(done->rows[1].result);
    QCOMPARE(m_desk->facts().incidents, 1);
}

void TestManyActs::comesBackAsJson()
{
    std::vector<IncidentId> ids = file(1);
    ids.emplace_back(99);
    const auto done = m_desk->performMany(onEach(act(AddNote{{}, u"x"_s}), ids));
    VERIFY_RESULT(done);
    const auto back = manyDoneFromJson(toJson(*done));
    VERIFY_RESULT(back);
    QCOMPARE(back->act, done->act);
    QCOMPARE(back->done(), 1);
    QCOMPARE(back->rows[0].result->seq, done->rows[0].result->seq);
    QCOMPARE(back->rows[1].result.error(), done->rows[1].result.error());
    QVERIFY(!manyDoneFromJson({}));
}

void TestManyActs::theServiceTellsHowFarItHasCome()
{
    const std::vector<IncidentId> ids = file(200);
    m_desk.reset();
    DeskService service(m_temp->clock());
    VERIFY_RESULT(service.open(m_temp->path(), OpenMode::Write).result());
    std::vector<qint64> told; // on the store's thread, which has ended by the time we look
    const auto done = service
                          .performMany(onEach(act(AddNote{{}, u"x"_s}), ids),
                              [&told](qint64 soFar, qint64) {
                                  told.push_back(soFar);
                                  return true;
                              })
                          .result();
    VERIFY_RESULT(done);
    QCOMPARE(done->done(), 200);
    QCOMPARE(told.back(), 200);
    QVERIFY(told.size() > 10);
    const auto stopped = service
                             .performMany(onEach(act(AddNote{{}, u"y"_s}), ids),
                                 [](qint64, qint64) { return false; })
                             .result();
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
}

void TestManyActs::aClaimIsForWhatIsNobodys()
{
    const IncidentId id = file();
    m_temp->clock().pass(msPerHour);
    const Instant claimed = m_temp->clock().now();
    const auto first = m_desk->perform(act(Claim{id}));
    VERIFY_RESULT(first);
    QVERIFY(first->undoable);
    QCOMPARE(m_desk->incident(id)->incident.assignee, u"Lena Ortiz"_s);
    m_temp->clock().pass(msPerHour);
    // One's own already: nothing has to change.
    const auto again = m_desk->perform(act(Claim{id}));
    VERIFY_RESULT(again);
    QCOMPARE(again->seq, 0);
    Act other = act(Claim{id});
    other.actor.name = u"Jo Park"_s;
    const auto refused = m_desk->perform(other);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(refused.error().detail, u"incident 1 is Lena Ortiz's since %1"_s.arg(toText(claimed)));
    // Given back to nobody it is free again, and a stale look does no harm.
    VERIFY_RESULT(m_desk->perform(act(Undo{id, first->seq})));
    other.id = QUuid::createUuid();
    other.seen = first->revision;
    VERIFY_RESULT(m_desk->perform(other));
    QCOMPARE(m_desk->incident(id)->incident.assignee, u"Jo Park"_s);
    expectSound();
}

void TestManyActs::aThousandTakeNoTime()
{
    const std::vector<IncidentId> ids = file(1000);
    const Act form = act(Assign{{}, u"Jo Park"_s});
    QElapsedTimer timer;
    timer.start();
    VERIFY_RESULT(m_desk->performMany(onEach(form, ids)));
    const qint64 doing = timer.restart();
    VERIFY_RESULT(m_desk->foreseeMany(onEach(act(Hold{}, u"x"_s), ids)));
    const qint64 foreseeing = timer.restart();
    VERIFY_RESULT(m_desk->performMany(takingBack(*m_desk->writtenBy(form.id), act({}))));
    // Told, not judged: tests never fail on a time.
    qInfo("1,000 assigned in %lld ms, taken back in %lld ms, foreseen in %lld ms",
        static_cast<long long>(doing), static_cast<long long>(timer.elapsed()),
        static_cast<long long>(foreseeing));
    QCOMPARE(m_desk->incident(ids[999])->incident.assignee, QString());
}

QTEST_GUILESS_MAIN(TestManyActs)
#include "tst_manyacts.moc"
