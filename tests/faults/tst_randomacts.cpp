// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever reads a promise from the desk years later: after thousands of acts, each taken back and
// forth at random, what the desk shows is what its history says, folded anew.

#include "models/domain/plan.h"
#include "tests/faults/support/longrun.h"
#include "tests/faults/support/randomacts.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QMap>
#include <QTest>

#include <algorithm>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

constexpr int batch = 200;

// Neither links nor merges ever make a chain.
void checkOneDeep(const IncidentDetail &known)
{
    const Incident &incident = known.incident;
    QVERIFY(incident.master.isEmpty() || known.relatives.linked.empty());
    QVERIFY(incident.duplicateOf.isEmpty() || known.relatives.merged.empty());
    QVERIFY(incident.duplicateOf.isEmpty() || known.relatives.linked.empty());
    QVERIFY(incident.master != incident.uid && incident.duplicateOf != incident.uid);
}

} // namespace

class TestRandomActs final : public QObject
{
    Q_OBJECT

private slots:
    void theHistoryReplayedIsTheStore();
    void eachUndoIsUndoneInTurn();

private:
    void compare(const desk::Desk &desk);

    test::TempDesk m_desk;
};

// By the domain's fold alone and the contracts as they were put in force; the desk's own check does
// it by its own way.
void TestRandomActs::compare(const desk::Desk &desk)
{
    QCOMPARE(test::faultsOf(desk), QString());
    for (qint64 number = 1; number <= desk.facts().incidents; ++number) {
        const auto known = desk.incident(IncidentId(number));
        VERIFY_RESULT(known);
        Contracts contracts;
        for (const ContractRef &ref : contractsOf(known->history)) {
            if (ref.name == standardPlan(m_desk.zone()).name) {
                contracts.push_back(standardPlan(m_desk.zone()));
                continue;
            }
            const auto versions = desk.contractVersions(ref.name);
            VERIFY_RESULT(versions);
            for (const ContractVersion &version : *versions)
                if (version.contract.ref() == ref)
                    contracts.push_back(version.contract);
        }
        auto folded = fold(known->history, contracts);
        VERIFY_RESULT(folded);
        folded->incident.id = known->incident.id;
        folded->incident.uid = known->incident.uid;
        folded->incident.revision = known->incident.revision;
        QVERIFY(folded->incident == known->incident);
        QVERIFY(folded->classify == known->classify);
        QVERIFY(folded->resolve == known->resolve);
        const auto rows = desk.rows({known->incident.id});
        VERIFY_RESULT(rows);
        IncidentRow row = rowOf(*folded);
        row.revision = known->incident.revision;
        // Others' histories tell these.
        const auto idOf = [&](const QString &uid) {
            const Relative *other = known->relatives.find(uid);
            return other ? other->id : IncidentId();
        };
        row.duplicateOf = idOf(known->incident.duplicateOf);
        row.master = row.duplicateOf.isSet() ? IncidentId() : idOf(known->incident.master);
        row.linked = std::ranges::count_if(known->relatives.linked,
            [](const Relative &linked) { return linked.duplicateOf.isEmpty(); });
        checkOneDeep(*known);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(rows->front() == row);
        // Events are never taken away, and each names the one before.
        for (size_t i = 0; i < known->history.size(); ++i) {
            const Event &event = known->history[i];
            QCOMPARE(event.seq, static_cast<int>(i + 1));
            QVERIFY(event.hash
                == hashOf(event, known->incident.uid,
                    i == 0 ? QByteArray() : known->history[i - 1].hash));
        }
    }
}

void TestRandomActs::theHistoryReplayedIsTheStore()
{
    const int all = test::rounds(600, 10'000);
    test::RandomActs random(test::faultSeed());
    auto desk = desk::Desk::open(m_desk.path(), desk::OpenMode::Write, m_desk.clock());
    VERIFY_RESULT(desk);
    int undone = 0;
    int redone = 0;
    QMap<int, int> refused;
    for (int done = 0, asked = 0; done < all; ++asked) {
        QVERIFY2(asked < 4 * all, "most acts are refused");
        m_desk.clock().pass(random.upTo(40) * msPerMinute);
        const Act act = random.next(*desk, m_desk.clock().now());
        const auto receipt = desk->perform(act);
        if (!receipt) {
            ++refused[static_cast<int>(receipt.error().kind)];
            QVERIFY2(receipt.error().kind == ErrorKind::Conflict
                    || receipt.error().kind == ErrorKind::Invalid
                    || receipt.error().kind == ErrorKind::NotFound,
                qPrintable(receipt.error().detail));
            continue;
        }
        undone += std::holds_alternative<Undo>(act.action) ? 1 : 0;
        redone += std::holds_alternative<Redo>(act.action) ? 1 : 0;
        if (++done % batch == 0) {
            compare(*desk);
            if (QTest::currentTestFailed())
                return;
        }
    }
    const auto report = desk->check(true);
    VERIFY_RESULT(report);
    QVERIFY(undone > 0 && redone > 0);
    qInfo("%d acts at random, %d of them undos and %d redos, on %lld incidents with %lld events; "
          "after each %d "
          "the history folded anew equals the store; %d more were refused and left nothing",
        all, undone, redone, static_cast<long long>(report->incidents),
        static_cast<long long>(report->events), batch,
        refused[static_cast<int>(ErrorKind::Conflict)]
            + refused[static_cast<int>(ErrorKind::Invalid)]
            + refused[static_cast<int>(ErrorKind::NotFound)]);
}

// Taking back, taking that back, and so on: every second time all is as it was.
void TestRandomActs::eachUndoIsUndoneInTurn()
{
    auto desk = desk::Desk::open(m_desk.path(), desk::OpenMode::Write, m_desk.clock());
    VERIFY_RESULT(desk);
    const auto perform = [&](Action action) {
        Act act;
        act.actor.name = u"Lena Ortiz"_s;
        act.reason = u"so that it is"_s;
        act.action = std::move(action);
        m_desk.clock().pass(msPerMinute);
        return desk->perform(act);
    };
    const auto filed = perform(FileIncident{.facts = {.title = u"To and fro"_s}});
    VERIFY_RESULT(filed);
    const IncidentId id = filed->incident;
    const Action steps[]{Assign{id, u"Jo Park"_s},
        Classify{id, {Outcome::CoreBug, Severity::Sev2, DevOpsLevel::DevOps3}, u"Seen"_s}, Hold{id},
        Resume{id}, Resolve{id, u"Mended"_s}, Close{id, {}}, Reopen{id}};
    for (const Action &step : steps) {
        const auto before = desk->incident(id);
        VERIFY_RESULT(before);
        const auto receipt = perform(step);
        VERIFY_RESULT(receipt);
        QVERIFY(receipt->undoable);
        const auto after = desk->incident(id);
        VERIFY_RESULT(after);
        int last = receipt->seq;
        for (int turn = 0; turn < 6; ++turn) {
            const auto undone = perform(Undo{id, last});
            VERIFY_RESULT(undone);
            last = undone->seq;
            const auto now = desk->incident(id);
            VERIFY_RESULT(now);
            const IncidentDetail &as = turn % 2 == 0 ? *before : *after;
            QCOMPARE(now->incident.state, as.incident.state);
            QCOMPARE(now->incident.assignee, as.incident.assignee);
            QVERIFY(now->incident.classification == as.incident.classification);
            QCOMPARE(now->incident.heldSince, as.incident.heldSince);
            QCOMPARE(now->incident.resolvedAt, as.incident.resolvedAt);
            QCOMPARE(now->classify.due, as.classify.due);
            QCOMPARE(now->classify.done, as.classify.done);
            QCOMPARE(now->resolve.due, as.resolve.due);
            QCOMPARE(now->resolve.done, as.resolve.done);
        }
    }
    compare(*desk);
}

QTEST_GUILESS_MAIN(TestRandomActs)
#include "tst_randomacts.moc"
