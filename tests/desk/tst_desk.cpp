// SPDX-License-Identifier: GPL-3.0-or-later

// Acts on a real desk: each act, each refusal, each inverse, and what is left in the store.

#include "models/desk/desk.h"
#include "models/domain/plan.h"
#include "models/store/database.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

class TestDesk final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aFreshDeskIsEmptyAndSound();
    void aReportStartsTheTwelveHourClock();
    void aCoreBugIsGuaranteedFromTheReport();
    void undoRestoresTheClock();
    void refusals_data();
    void refusals();
    void aBackdatedActKeepsBothInstants();
    void aHoldPausesOnlyWhereTheContractSaysSo();
    void aPausedRowSortsByWhatIsLeft();
    void reopeningRunsTowardsTheSameInstant();
    void anOperatorErrorOpensItsMemoWithProductOnCopy();
    void anIssuedMemoIsFrozenAndResolves();
    void aMemoWithoutItsRequiredSectionIsNotApproved();
    void aStaleRevisionIsAConflict();
    void theSameActTwiceIsDoneOnce();
    void manyActsAreAllOrNone();
    void takingOverTwiceChangesNothing();
    void aSecondWriterIsToldWhoHoldsTheDesk();
    void aReaderReadsBesideTheWriter();
    void previewIsWhatHappens();
    void checkFindsAChangedEvent();
    void checkFindsAChangedDeadline();
    void checkFindsAChangedMemo();
    void checkFindsChangedWordsOfAMemo_data();
    void checkFindsChangedWordsOfAMemo();
    void checkFindsChangedTimes();
    void checkFindsACutTail();
    void checkLooksAtOneMomentWhileAnotherWrites();
    void eventsCannotBeChangedOrDeleted();
    void anyRandomRunOfActsReplaysToTheStore();
    void draftsComeBack();
    void foreignFilesAreRefusedUntouched_data();
    void foreignFilesAreRefusedUntouched();
    void aReplacedFileIsNotAcknowledged();

private:
    [[nodiscard]] Act act(Action action, const QString &reason = {}) const;
    IncidentId file(const QString &customer = u"Acme"_s);
    [[nodiscard]] Result<Receipt> classify(IncidentId id, Outcome outcome, int severity = 0,
        int devOps = 0, const QString &reason = {});
    void expectSound();
    void rawly(const QString &sql);

    test::FixedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::optional<Desk> m_desk;
    QString m_path;
};

void TestDesk::init()
{
    m_clock.set(test::FixedClock().now());
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"a.gander"_s);
    auto desk = Desk::create(m_path, *Zone::find(u"America/New_York"_s), m_clock);
    VERIFY_RESULT(desk);
    m_desk.emplace(std::move(*desk));
}

void TestDesk::cleanup()
{
    m_desk.reset();
    m_dir.reset();
}

Act TestDesk::act(Action action, const QString &reason) const
{
    Act act;
    act.actor = {u"Lena Ortiz"_s, Role::Manager};
    act.reason = reason;
    act.action = std::move(action);
    return act;
}

IncidentId TestDesk::file(const QString &customer)
{
    FileIncident report;
    report.facts.title = u"Monitor stopped"_s;
    report.facts.description = u"Nothing in the Filings group has updated."_s;
    report.facts.customer = customer;
    report.facts.product = u"Fluxguard"_s;
    report.facts.reporter = u"D. Okafor"_s;
    const auto receipt = m_desk->perform(act(report));
    if (!receipt)
        qFatal("%s", qPrintable(receipt.error().detail));
    return receipt->incident;
}

Result<Receipt> TestDesk::classify(
    IncidentId id, Outcome outcome, int severity, int devOps, const QString &reason)
{
    Classify classify{.incident = id, .finding = u"The scheduler kept a lock."_s};
    classify.classification.outcome = outcome;
    classify.classification.severity = severityFromNumber(severity);
    classify.classification.devOps = devOpsFromNumber(devOps);
    return m_desk->perform(act(classify, reason));
}

void TestDesk::expectSound()
{
    const auto report = m_desk->check(true);
    VERIFY_RESULT(report);
    QStringList problems;
    for (const CheckProblem &problem : report->problems)
        problems << problem.kind + u": "_s + problem.detail;
    QCOMPARE(problems, QStringList());
}

// Past the program, as a stranger with an editor would.
void TestDesk::rawly(const QString &sql)
{
    auto database = store::Database::openSqlite(m_path, store::Access::ReadWrite);
    VERIFY_RESULT(database);
    VERIFY_RESULT((*database)->execute(sql));
}

void TestDesk::aFreshDeskIsEmptyAndSound()
{
    QCOMPARE(m_desk->facts().incidents, 0);
    QCOMPARE(m_desk->facts().zone.name(), u"America/New_York"_s);
    QCOMPARE(QFile::permissions(m_path)
            & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
        QFile::Permissions());
    expectSound();
}

void TestDesk::aReportStartsTheTwelveHourClock()
{
    const IncidentId id = file();
    QCOMPARE(m_desk->facts().incidents, 1);
    const auto detail = m_desk->incident(id);
    VERIFY_RESULT(detail);
    QCOMPARE(detail->incident.state, State::New);
    QCOMPARE(detail->classify.status, ClockStatus::Running);
    QCOMPARE(*detail->classify.due - detail->incident.reportedAt, 12 * msPerHour);
    QCOMPARE(detail->resolve.status, ClockStatus::None);
    QCOMPARE(detail->incident.contract.name, standardPlanName());
    expectSound();
}

void TestDesk::aCoreBugIsGuaranteedFromTheReport()
{
    const IncidentId id = file();
    m_clock.pass(3 * msPerHour);
    VERIFY_RESULT(classify(id, Outcome::CoreBug, 2, 2));
    const auto detail = m_desk->incident(id);
    VERIFY_RESULT(detail);
    QCOMPARE(*detail->resolve.due - detail->incident.reportedAt, 24 * msPerHour);
    QCOMPARE(*detail->resolve.target - detail->incident.reportedAt, 15 * msPerHour);
    QCOMPARE(detail->classify.status, ClockStatus::Done);
    QVERIFY(detail->classify.isMet());
    const auto rows = m_desk->rows({id});
    VERIFY_RESULT(rows);
    QCOMPARE(rows->front().urgency, detail->urgency);
    expectSound();
}

void TestDesk::undoRestoresTheClock()
{
    const IncidentId id = file();
    const auto before = m_desk->incident(id);
    VERIFY_RESULT(before);
    VERIFY_RESULT(classify(id, Outcome::CoreBug, 2, 2));
    const auto undone = m_desk->perform(act(Undo{id, 0}));
    VERIFY_RESULT(undone);
    auto after = m_desk->incident(id);
    VERIFY_RESULT(after);
    QCOMPARE(after->classify, before->classify);
    QCOMPARE(after->incident.state, State::New);
    QCOMPARE(after->history.size(), size_t(3));
    // Taking the undo back brings the class again.
    VERIFY_RESULT(m_desk->perform(act(Undo{id, undone->seq})));
    after = m_desk->incident(id);
    VERIFY_RESULT(after);
    QCOMPARE(after->incident.state, State::Classified);
    expectSound();
}

void TestDesk::refusals_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");

    QTest::newRow("no title") << 0 << ErrorKind::Invalid << u"title is empty"_s;
    QTest::newRow("future report") << 1 << ErrorKind::Invalid << u"future"_s;
    QTest::newRow("unknown incident") << 2 << ErrorKind::NotFound << u"99 does not exist"_s;
    QTest::newRow("bug without levels") << 3 << ErrorKind::Invalid << QString();
    QTest::newRow("hold without reason") << 4 << ErrorKind::Invalid << u"reason"_s;
    QTest::newRow("resume, not held") << 5 << ErrorKind::Conflict << u"not on hold"_s;
    QTest::newRow("resolve unclassified") << 6 << ErrorKind::Conflict << u"no class yet"_s;
    QTest::newRow("reopen open") << 7 << ErrorKind::Conflict << u"open already"_s;
    QTest::newRow("empty note") << 8 << ErrorKind::Invalid << u"note is empty"_s;
    QTest::newRow("nothing to undo") << 9 << ErrorKind::Conflict << u"no act"_s;
    QTest::newRow("memo not owed") << 10 << ErrorKind::Conflict << u"owes no memo"_s;
    QTest::newRow("act in the future") << 11 << ErrorKind::Invalid << u"future"_s;
    QTest::newRow("act before report") << 12 << ErrorKind::Invalid << u"before the report"_s;
    QTest::newRow("nobody acts") << 13 << ErrorKind::Invalid << u"nobody is named"_s;
}

void TestDesk::refusals()
{
    QFETCH(int, which);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    const IncidentId id = file();
    const auto before = m_desk->incident(id);
    VERIFY_RESULT(before);
    Act refused = act(AddNote{id, u"x"_s});
    switch (which) {
    case 0:
        refused = act(FileIncident{});
        break;
    case 1: {
        FileIncident report;
        report.facts.title = u"x"_s;
        report.reportedAt = m_clock.now() + 1;
        refused = act(report);
        break;
    }
    case 2:
        refused = act(AddNote{IncidentId(99), u"x"_s});
        break;
    case 3:
        refused = act(Classify{.incident = id});
        break;
    case 4:
        refused = act(Hold{id});
        break;
    case 5:
        refused = act(Resume{id});
        break;
    case 6:
        refused = act(Resolve{id, {}});
        break;
    case 7:
        refused = act(Reopen{id}, u"why"_s);
        break;
    case 8:
        refused = act(AddNote{id, u"  "_s});
        break;
    case 9:
        refused = act(Undo{id, 0});
        break;
    case 10:
        refused = act(SaveMemo{.incident = id});
        break;
    case 11:
        refused.at = m_clock.now() + 1;
        break;
    case 12:
        refused.at = m_clock.now() + -1;
        break;
    case 13:
        refused.actor.name.clear();
        break;
    default:
        QFAIL("no such row");
    }
    const auto receipt = m_desk->perform(refused);
    QVERIFY(!receipt);
    QCOMPARE(receipt.error().kind, kind);
    QVERIFY2(receipt.error().detail.contains(says), qPrintable(receipt.error().detail));
    const auto after = m_desk->incident(id);
    VERIFY_RESULT(after);
    QCOMPARE(after->history, before->history);
    expectSound();
}

void TestDesk::aBackdatedActKeepsBothInstants()
{
    const IncidentId id = file();
    const Instant reported = m_clock.now();
    m_clock.pass(20 * msPerHour);
    Act late = act(Classify{.incident = id, .classification = {Outcome::FeatureRequest, {}, {}}});
    late.at = reported + 11 * msPerHour;
    VERIFY_RESULT(m_desk->perform(late));
    const auto detail = m_desk->incident(id);
    VERIFY_RESULT(detail);
    QCOMPARE(detail->history.back().occurredAt, *late.at);
    QCOMPARE(detail->history.back().recordedAt, m_clock.now());
    QVERIFY(detail->classify.isMet());
    expectSound();
}

void TestDesk::aHoldPausesOnlyWhereTheContractSaysSo()
{
    Contract contract = standardPlan(*Zone::find(u"Europe/London"_s));
    contract.name = u"Civica Records"_s;
    contract.pauses.push_back({});
    VERIFY_RESULT(m_desk->perform(act(SetContract{contract})));
    const IncidentId paused = file(u"Civica Records"_s);
    const IncidentId running = file(u"Acme"_s);
    for (const IncidentId id : {paused, running})
        VERIFY_RESULT(m_desk->perform(act(Hold{id}, u"waiting for a log"_s)));
    m_clock.pass(5 * msPerHour);
    QCOMPARE(m_desk->incident(paused)->classify.status, ClockStatus::Paused);
    QCOMPARE(m_desk->incident(paused)->urgency.pausedLeft, 12 * msPerHour);
    QCOMPARE(m_desk->incident(running)->classify.status, ClockStatus::Running);
    VERIFY_RESULT(m_desk->perform(act(Resume{paused})));
    const auto detail = m_desk->incident(paused);
    QCOMPARE(*detail->classify.due - detail->incident.reportedAt, 17 * msPerHour);
    expectSound();
}

void TestDesk::aPausedRowSortsByWhatIsLeft()
{
    Contract contract = standardPlan(Zone());
    contract.name = u"Civica Records"_s;
    contract.pauses.push_back({});
    VERIFY_RESULT(m_desk->perform(act(SetContract{contract})));
    const IncidentId paused = file(u"Civica Records"_s);
    VERIFY_RESULT(m_desk->perform(act(Hold{paused}, u"waiting"_s)));
    m_clock.pass(6 * msPerHour);
    const IncidentId fresh = file();
    ListRequest request;
    request.now = m_clock.now();
    auto answer = m_desk->list(request);
    VERIFY_RESULT(answer);
    QCOMPARE(answer->entries.size(), size_t(2));
    // Both have 12 h left; a minute later the one that runs is nearer.
    m_clock.pass(msPerMinute);
    request.now = m_clock.now();
    answer = m_desk->list(request);
    QCOMPARE(answer->entries.front().id, fresh);
    QCOMPARE(answer->entries.back().id, paused);
}

void TestDesk::reopeningRunsTowardsTheSameInstant()
{
    const IncidentId id = file();
    VERIFY_RESULT(classify(id, Outcome::CoreBug, 1, 1));
    const auto due = m_desk->incident(id)->resolve.due;
    VERIFY_RESULT(m_desk->perform(act(Resolve{id, u"released the lock"_s})));
    QCOMPARE(m_desk->incident(id)->resolve.status, ClockStatus::Done);
    m_clock.pass(msPerHour);
    VERIFY_RESULT(m_desk->perform(act(Reopen{id}, u"it is back"_s)));
    QCOMPARE(m_desk->incident(id)->resolve.due, due);
    QCOMPARE(m_desk->incident(id)->resolve.status, ClockStatus::Running);
    expectSound();
}

void TestDesk::anOperatorErrorOpensItsMemoWithProductOnCopy()
{
    const IncidentId id = file();
    VERIFY_RESULT(classify(id, Outcome::OperatorError));
    const auto detail = m_desk->incident(id);
    QCOMPARE(detail->memos.size(), size_t(1));
    QCOMPARE(detail->memos.front().number, u"M-2026-0001"_s);
    QCOMPARE(detail->memos.front().cc.value(0), u"Product"_s);
    QVERIFY(missingSections(detail->memos.front()).contains(u"do-now"_s));
    // Product stays on copy even where the editor forgot it.
    SaveMemo save{.incident = id};
    save.cc = QStringList{u"Ruth Adler"_s};
    VERIFY_RESULT(m_desk->perform(act(save)));
    QCOMPARE(m_desk->incident(id)->memos.front().cc, (QStringList{u"Product"_s, u"Ruth Adler"_s}));
    expectSound();
}

void TestDesk::aMemoWithoutItsRequiredSectionIsNotApproved()
{
    const IncidentId id = file();
    VERIFY_RESULT(classify(id, Outcome::ActOfGod));
    const auto refused = m_desk->perform(act(ApproveMemo{id}));
    QVERIFY(!refused);
    QVERIFY2(
        refused.error().detail.contains(u"no-remediation"_s), qPrintable(refused.error().detail));
}

void TestDesk::anIssuedMemoIsFrozenAndResolves()
{
    const IncidentId id = file();
    VERIFY_RESULT(classify(id, Outcome::ActOfGod));
    SaveMemo save{.incident = id};
    save.sections = {{u"no-remediation"_s, u"Nobody could have restored the power sooner."_s}};
    VERIFY_RESULT(m_desk->perform(act(save)));
    VERIFY_RESULT(m_desk->perform(act(ApproveMemo{id})));
    const Memo approved = m_desk->incident(id)->memos.front();
    IssueMemo stale{id, approved.revision - 1, m_clock.now(), "%PDF-1.4 x"};
    QCOMPARE(m_desk->perform(act(stale)).error().kind, ErrorKind::Conflict);
    IssueMemo issue{id, approved.revision, m_clock.now(), "%PDF-1.4 x"};
    VERIFY_RESULT(m_desk->perform(act(issue)));
    const auto detail = m_desk->incident(id);
    QCOMPARE(detail->incident.state, State::Resolved);
    QCOMPARE(detail->memos.front().state, MemoState::Issued);
    QCOMPARE(*m_desk->issuedPdf(approved.number), QByteArray("%PDF-1.4 x"));
    QCOMPARE(m_desk->memoByHash(detail->memos.front().sha256)->number, approved.number);
    QCOMPARE(m_desk->perform(act(save)).error().kind, ErrorKind::Conflict);
    const auto undo = m_desk->perform(act(Undo{id, 0}));
    QVERIFY(!undo);
    QVERIFY2(undo.error().detail.contains(u"issued"_s), qPrintable(undo.error().detail));
    expectSound();
}

void TestDesk::aStaleRevisionIsAConflict()
{
    const IncidentId id = file();
    Act mine = act(Assign{id, u"Lena Ortiz"_s});
    mine.seen = m_desk->incident(id)->incident.revision;
    Act theirs = act(AddNote{id, u"seen it too"_s});
    theirs.actor.name = u"Priya Nair"_s;
    VERIFY_RESULT(m_desk->perform(theirs));
    const auto refused = m_desk->perform(mine);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QVERIFY(refused.error().detail.startsWith(u"Priya Nair"_s));
}

void TestDesk::theSameActTwiceIsDoneOnce()
{
    const IncidentId id = file();
    const Act note = act(AddNote{id, u"once"_s});
    VERIFY_RESULT(m_desk->perform(note));
    VERIFY_RESULT(m_desk->perform(note));
    QCOMPARE(m_desk->incident(id)->history.size(), size_t(2));
}

void TestDesk::manyActsAreAllOrNone()
{
    const IncidentId one = file();
    const IncidentId two = file();
    const auto refused = m_desk->performAll(
        {act(AddNote{one, u"a"_s}), act(AddNote{two, u"b"_s}), act(Resume{two})});
    QVERIFY(!refused);
    QCOMPARE(m_desk->incident(one)->history.size(), size_t(1));
    QCOMPARE(m_desk->incident(two)->history.size(), size_t(1));
    expectSound();
}

void TestDesk::takingOverTwiceChangesNothing()
{
    TakeOver taken;
    taken.facts = {u"Printer"_s, u"It smokes"_s, u"Acme"_s, {}, {}, u"INC1"_s};
    taken.reportedAt = m_clock.now() + -48 * msPerHour;
    taken.firstClockUnknown = true;
    taken.told.push_back({EventKind::Resolved, m_clock.now() + -24 * msPerHour, u"them"_s, {}});
    const Actor actor{u"Lena Ortiz"_s, Role::Agent};
    auto count = m_desk->takeOver({taken}, actor);
    VERIFY_RESULT(count);
    QCOMPARE(count->created, 1);
    const auto id = m_desk->find(u"INC1"_s);
    VERIFY_RESULT(id);
    QCOMPARE(m_desk->incident(*id)->classify.status, ClockStatus::Unknown);
    QVERIFY(m_desk->incident(*id)->history.front().told);
    const Revision before = m_desk->incident(*id)->incident.revision;
    count = m_desk->takeOver({taken}, actor);
    VERIFY_RESULT(count);
    QCOMPARE(count->unchanged, 1);
    QCOMPARE(m_desk->incident(*id)->incident.revision, before);
    // What is told later folds in, and says when the first clock ended.
    taken.told.push_back({EventKind::Moved, m_clock.now() + -40 * msPerHour, u"them"_s,
        {{u"state"_s, u"Active"_s}}});
    count = m_desk->takeOver({taken}, actor);
    VERIFY_RESULT(count);
    QCOMPARE(count->updated, 1);
    QVERIFY(m_desk->incident(*id)->classify.isMet());
    expectSound();
    // Stopped halfway, nothing stays.
    taken.facts.key = u"INC2"_s;
    const auto stopped = m_desk->takeOver({taken}, actor, [](qint64, qint64) { return false; });
    QVERIFY(!stopped);
    QCOMPARE(m_desk->find(u"INC2"_s).error().kind, ErrorKind::NotFound);
    expectSound();
}

void TestDesk::aSecondWriterIsToldWhoHoldsTheDesk()
{
    const auto second = Desk::open(m_path, OpenMode::Write, m_clock);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Held);
    QVERIFY2(second.error().detail.contains(u"tst_desk"_s), qPrintable(second.error().detail));
}

void TestDesk::aReaderReadsBesideTheWriter()
{
    const IncidentId id = file();
    auto reader = Desk::open(m_path, OpenMode::ReadOnly, m_clock);
    VERIFY_RESULT(reader);
    QCOMPARE(reader->incident(id)->incident.title, u"Monitor stopped"_s);
    const auto refused = reader->perform(act(AddNote{id, u"x"_s}));
    QVERIFY(!refused);
    VERIFY_RESULT(m_desk->perform(act(AddNote{id, u"new"_s})));
    const auto changes = reader->changedSince(reader->facts().revision);
    VERIFY_RESULT(changes);
    QCOMPARE(changes->second, std::vector<IncidentId>{id});
}

void TestDesk::previewIsWhatHappens()
{
    const IncidentId id = file();
    Act act1 = act(Classify{.incident = id,
        .classification = {Outcome::CoreBug, Severity::Sev3, DevOpsLevel::DevOps3},
        .finding = u"x"_s});
    const auto preview = m_desk->preview(act1);
    VERIFY_RESULT(preview);
    QCOMPARE(m_desk->incident(id)->history.size(), size_t(1));
    VERIFY_RESULT(m_desk->perform(act1));
    const auto detail = m_desk->incident(id);
    QCOMPARE(preview->after.classify, detail->classify);
    QCOMPARE(preview->after.resolve, detail->resolve);
    QCOMPARE(preview->after.urgency, detail->urgency);
}

void TestDesk::checkFindsAChangedEvent()
{
    const IncidentId id = file();
    rawly(u"DROP TRIGGER event_no_update"_s);
    rawly(u"UPDATE event SET actor = 'Somebody else'"_s);
    const auto report = m_desk->check(false);
    VERIFY_RESULT(report);
    QCOMPARE(report->problems.size(), size_t(1));
    QCOMPARE(report->problems.front().kind, u"chain"_s);
    QCOMPARE(report->problems.front().incident, id);
}

void TestDesk::checkFindsAChangedDeadline()
{
    const IncidentId id = file();
    rawly(u"UPDATE incident SET due_at = due_at + 3600000"_s);
    const auto report = m_desk->check(false);
    VERIFY_RESULT(report);
    QCOMPARE(report->problems.size(), size_t(1));
    QCOMPARE(report->problems.front().kind, u"deadline"_s);
    QCOMPARE(report->problems.front().incident, id);
}

void TestDesk::checkFindsAChangedMemo()
{
    anIssuedMemoIsFrozenAndResolves();
    rawly(u"DROP TRIGGER memo_page_no_update"_s);
    rawly(u"UPDATE memo_page SET pdf = CAST('%PDF-1.4 y' AS BLOB)"_s);
    const auto report = m_desk->check(false);
    VERIFY_RESULT(report);
    QCOMPARE(report->problems.size(), size_t(1));
    QCOMPARE(report->problems.front().kind, u"memo"_s);
}

void TestDesk::checkFindsChangedWordsOfAMemo_data()
{
    QTest::addColumn<bool>("isIssued");
    QTest::newRow("in work") << false;
    QTest::newRow("issued") << true;
}

// One letter's case is one bit, and search does not see it.
void TestDesk::checkFindsChangedWordsOfAMemo()
{
    QFETCH(bool, isIssued);
    if (isIssued)
        anIssuedMemoIsFrozenAndResolves();
    else
        VERIFY_RESULT(classify(file(), Outcome::OperatorError));
    expectSound();
    rawly(u"UPDATE memo SET sections = replace(sections, 'scheduler', 'Scheduler')"_s);
    const auto report = m_desk->check(true);
    VERIFY_RESULT(report);
    QVERIFY(!report->problems.empty());
    QCOMPARE(report->problems.front().kind, u"memo"_s);
}

void TestDesk::checkFindsChangedTimes()
{
    const IncidentId id = file();
    rawly(u"UPDATE incident SET span_start = span_start + 4096"_s);
    const auto report = m_desk->check(false);
    VERIFY_RESULT(report);
    QCOMPARE(report->problems.size(), size_t(1));
    QCOMPARE(report->problems.front().incident, id);
}

void TestDesk::checkFindsACutTail()
{
    const IncidentId id = file();
    m_desk.reset();
    QVERIFY(QFile::copy(m_path, m_path + u".old"_s));
    auto again = Desk::open(m_path, OpenMode::Write, m_clock);
    VERIFY_RESULT(again);
    m_desk.emplace(std::move(*again));
    VERIFY_RESULT(m_desk->perform(act(AddNote{id, u"lost"_s})));
    m_desk.reset();
    QVERIFY(QFile::remove(m_path));
    QVERIFY(QFile::rename(m_path + u".old"_s, m_path));
    auto cut = Desk::open(m_path, OpenMode::Write, m_clock);
    VERIFY_RESULT(cut);
    m_desk.emplace(std::move(*cut));
    const auto report = m_desk->check(false);
    VERIFY_RESULT(report);
    QCOMPARE(report->problems.size(), size_t(1));
    QCOMPARE(report->problems.front().kind, u"head"_s);
}

void TestDesk::checkLooksAtOneMomentWhileAnotherWrites()
{
    constexpr qint64 reports = 300; // more than one step of its progress
    for (qint64 i = 0; i < reports; ++i)
        file();
    auto beside = Desk::open(m_path, OpenMode::Beside, m_clock);
    VERIFY_RESULT(beside);
    int asked = 0;
    const auto report = beside->check(true, [&](qint64, qint64) {
        ++asked;
        // One that was looked at, one that will be, and a new one.
        for (const qint64 id : {qint64(1), reports})
            if (!m_desk->perform(act(AddNote{IncidentId(id), u"meanwhile"_s})))
                return false;
        file();
        return true;
    });
    VERIFY_RESULT(report);
    QVERIFY(asked > 0);
    for (const CheckProblem &problem : report->problems)
        QFAIL(qPrintable(problem.detail));
    QCOMPARE(report->incidents, reports);
    QCOMPARE(report->events, reports);
    QCOMPARE(beside->check(false)->events, reports + 3 * asked);
}

void TestDesk::eventsCannotBeChangedOrDeleted()
{
    file();
    auto database = store::Database::openSqlite(m_path, store::Access::ReadWrite);
    VERIFY_RESULT(database);
    QVERIFY(!(*database)->execute(u"UPDATE event SET actor = 'x'"_s));
    QVERIFY(!(*database)->execute(u"DELETE FROM event"_s));
}

void TestDesk::anyRandomRunOfActsReplaysToTheStore()
{
    QRandomGenerator random(20261124);
    std::vector<IncidentId> ids;
    for (int i = 0; i < 8; ++i)
        ids.push_back(file());
    int done = 0;
    for (int i = 0; i < 600; ++i) {
        const IncidentId id = ids[static_cast<size_t>(random.bounded(int(ids.size())))];
        m_clock.pass(random.bounded(90) * msPerMinute);
        Act next = act(AddNote{id, u"note"_s}, u"because"_s);
        switch (random.bounded(9)) {
        case 0:
            next.action = Assign{id, random.bounded(2) ? u"Lena"_s : u"Priya"_s};
            break;
        case 1:
            next.action = Classify{.incident = id,
                .classification = {Outcome::CoreBug, severityFromNumber(random.bounded(1, 6)),
                    devOpsFromNumber(random.bounded(1, 5))}};
            break;
        case 2:
            next.action =
                Classify{.incident = id, .classification = {Outcome::OperatorError, {}, {}}};
            break;
        case 3:
            next.action = Hold{id};
            break;
        case 4:
            next.action = Resume{id};
            break;
        case 5:
            next.action = Resolve{id, {}};
            break;
        case 6:
            next.action = Reopen{id};
            break;
        case 7:
            next.action = Undo{id, 0};
            break;
        default:
            break;
        }
        if (m_desk->perform(next))
            ++done;
    }
    QVERIFY2(done > 200, qPrintable(QString::number(done)));
    expectSound();
}

void TestDesk::draftsComeBack()
{
    VERIFY_RESULT(m_desk->saveDraft(u"intake"_s, u"new"_s, {{u"title"_s, u"half a"_s}}));
    m_desk.reset();
    auto again = Desk::open(m_path, OpenMode::Write, m_clock);
    VERIFY_RESULT(again);
    m_desk.emplace(std::move(*again));
    QCOMPARE(m_desk->draft(u"intake"_s, u"new"_s)->value(u"title"_s).toString(), u"half a"_s);
    VERIFY_RESULT(m_desk->dropDraft(u"intake"_s, u"new"_s));
    QVERIFY(m_desk->draft(u"intake"_s, u"new"_s)->isEmpty());
}

void TestDesk::foreignFilesAreRefusedUntouched_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    QByteArray foreign = QByteArray("SQLite format 3\0", 16) + QByteArray(84, '\0');
    QByteArray newer = foreign;
    newer.replace(68, 4, "GNDR");
    newer[63] = 99;
    QTest::newRow("empty") << QByteArray() << ErrorKind::Foreign;
    QTest::newRow("text") << QByteArray("hello") << ErrorKind::Foreign;
    QTest::newRow("cut") << foreign.left(50) << ErrorKind::Corrupt;
    QTest::newRow("another program's") << foreign << ErrorKind::Foreign;
    QTest::newRow("newer") << newer << ErrorKind::TooNew;
}

void TestDesk::foreignFilesAreRefusedUntouched()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorKind, kind);
    const QString path = m_dir->filePath(u"foreign"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    for (const OpenMode mode : {OpenMode::Write, OpenMode::ReadOnly}) {
        const auto opened = Desk::open(path, mode, m_clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, kind);
    }
    QVERIFY(!Desk::create(path, Zone(), m_clock));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void TestDesk::aReplacedFileIsNotAcknowledged()
{
    const IncidentId id = file();
    QVERIFY(QFile::rename(m_path, m_path + u".moved"_s));
    const auto receipt = m_desk->perform(act(AddNote{id, u"into the void"_s}));
    QVERIFY(!receipt);
    QCOMPARE(receipt.error().kind, ErrorKind::Unavailable);
}

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"
