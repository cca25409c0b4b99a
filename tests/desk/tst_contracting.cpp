// SPDX-License-Identifier: GPL-3.0-or-later

// Contracts on a real desk: versions, impact before, moves with it, and what must never move.

#include "models/desk/desk.h"
#include "models/domain/plan.h"
#include "models/store/database.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

class TestContracting final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theDeskNumbersVersions();
    void onlyReportsFromThenOnAreUnderIt();
    void theImpactIsWhatHappens();
    void aBrokenPromiseMustBeNamedAndAgreedTo();
    void closedResultsNeverMove();
    void outsideItsDaysThePlanStands();
    void oneIncidentMovesAndComesBack();
    void whatWasUndoneLeavesNoVersionBehind();
    void wrongContractsAreRefusedWithAllTheirFaults();
    void versionsInForceCannotBeChanged();
    void aLimitedPauseRunsOutInTheList();
    void anOlderIndexIsMadeAnew();
    void anAgentMovesNoDeadline();
    void theRoleStandsWithTheEvent();
    void theRoleStandsWithWhatIsTakenOver();

private:
    [[nodiscard]] Act act(Action action, const QString &reason = {}) const;
    IncidentId file(const QString &product = u"Fluxguard"_s);
    IncidentId fileBug(int severity, int devOps);
    [[nodiscard]] Contract northwind() const;
    void expectSound();
    void reopen();

    test::FixedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::optional<Desk> m_desk;
    QString m_path;
};

void TestContracting::init()
{
    m_desk.reset();
    m_clock.set(test::FixedClock().now());
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"a.gander"_s);
    auto desk = Desk::create(m_path, *Zone::find(u"America/New_York"_s), m_clock);
    VERIFY_RESULT(desk);
    m_desk.emplace(std::move(*desk));
}

Act TestContracting::act(Action action, const QString &reason) const
{
    Act act;
    act.actor = {u"Marta Weiss"_s, Role::Manager};
    act.reason = reason;
    act.action = std::move(action);
    return act;
}

IncidentId TestContracting::file(const QString &product)
{
    FileIncident report;
    report.facts.title = u"Monitor stopped"_s;
    report.facts.customer = u"Northwind"_s;
    report.facts.product = product;
    const auto receipt = m_desk->perform(act(report));
    if (!receipt)
        qFatal("%s", qPrintable(receipt.error().detail));
    return receipt->incident;
}

IncidentId TestContracting::fileBug(int severity, int devOps)
{
    const IncidentId id = file();
    Classify classify{id,
        {Outcome::CoreBug, severityFromNumber(severity), devOpsFromNumber(devOps)},
        u"Seen in the log."_s};
    if (const auto done = m_desk->perform(act(classify)); !done)
        qFatal("%s", qPrintable(done.error().detail));
    return id;
}

// Sev 3 with DevOps 1 within a week, and 2 h to classify.
Contract TestContracting::northwind() const
{
    Contract contract = standardPlan(*Zone::find(u"Europe/Copenhagen"_s));
    contract.name = u"Northwind"_s;
    contract.effective = m_clock.now();
    contract.initial = Span::hours(2);
    contract.windows[2][0] = Span::weeks(1);
    return contract;
}

void TestContracting::expectSound()
{
    const auto report = m_desk->check(true);
    VERIFY_RESULT(report);
    for (const CheckProblem &problem : report->problems)
        qWarning("%s", qPrintable(problem.detail));
    QVERIFY(report->problems.empty());
}

void TestContracting::reopen()
{
    m_desk.reset();
    auto desk = Desk::open(m_path, OpenMode::Write, m_clock);
    VERIFY_RESULT(desk);
    m_desk.emplace(std::move(*desk));
}

void TestContracting::theDeskNumbersVersions()
{
    Contract contract = northwind();
    contract.version = 77;
    VERIFY_RESULT(m_desk->perform(act(SetContract{contract}, u"signed"_s)));
    const Instant first = m_clock.now();
    m_clock.pass(msPerDay);
    contract.effective = m_clock.now();
    VERIFY_RESULT(m_desk->perform(act(SetContract{contract})));
    const auto versions = m_desk->contractVersions(u"Northwind"_s);
    VERIFY_RESULT(versions);
    QCOMPARE(versions->size(), size_t(2));
    QCOMPARE((*versions)[0].contract.version, 2);
    QVERIFY(!(*versions)[0].until);
    QCOMPARE((*versions)[1].contract.version, 1);
    QCOMPARE((*versions)[1].until, m_clock.now());
    QCOMPARE((*versions)[1].recordedBy, u"Marta Weiss"_s);
    QCOMPARE((*versions)[1].recordedAt, first);
    QCOMPARE((*versions)[1].reason, u"signed"_s);
    QCOMPARE(*m_desk->contractNames(), QStringList{u"Northwind"_s});
}

void TestContracting::onlyReportsFromThenOnAreUnderIt()
{
    const IncidentId before = file();
    m_clock.pass(msPerMinute);
    VERIFY_RESULT(m_desk->perform(act(SetContract{northwind()})));
    const IncidentId after = file();
    QCOMPARE(m_desk->incident(before)->contract.name, standardPlanName());
    QCOMPARE(m_desk->incident(after)->contract.name, u"Northwind"_s);
    QCOMPARE(*m_desk->incident(after)->classify.due - m_clock.now(), 2 * msPerHour);
    QCOMPARE((*m_desk->contractVersions(u"Northwind"_s))[0].judged, 1);
    expectSound();
}

void TestContracting::theImpactIsWhatHappens()
{
    const IncidentId tight = fileBug(3, 1);
    const IncidentId same = fileBug(5, 1);
    const IncidentId fresh = file();
    m_clock.pass(msPerHour);
    Contract contract = northwind();
    contract.windows[2][0] = Span::hours(30);
    const auto impact = m_desk->impactOf(contract);
    VERIFY_RESULT(impact);
    QCOMPARE(impact->open, 3);
    QCOMPARE(impact->stay, 1);
    QCOMPARE(impact->moved.size(), size_t(2));
    QCOMPARE(impact->moved[0].id, fresh);
    QCOMPARE(impact->moved[0].clock, ClockName::Classify);
    QCOMPARE(impact->moved[1].id, tight);
    QCOMPARE(impact->moved[1].clock, ClockName::Resolve);
    QCOMPARE(impact->breached, 0);
    // One hour of two is left: calm before and after, as risk begins at half an hour.
    QCOMPARE(impact->atRisk, 0);
    VERIFY_RESULT(m_desk->perform(act(SetContract{contract, true, {}})));
    for (const ContractMove &move : impact->moved) {
        const auto detail = m_desk->incident(move.id);
        VERIFY_RESULT(detail);
        const ClockFace &clock =
            move.clock == ClockName::Classify ? detail->classify : detail->resolve;
        QCOMPARE(clock.due, move.willBe);
        QCOMPARE(clock.contract.name, u"Northwind"_s);
    }
    // The 12 h clock of the bug was done, and stays under the plan.
    QCOMPARE(m_desk->incident(tight)->classify.contract.name, standardPlanName());
    QCOMPARE(m_desk->incident(same)->incident.contract.name, u"Northwind"_s);
    expectSound();
}

void TestContracting::aBrokenPromiseMustBeNamedAndAgreedTo()
{
    const IncidentId late = file();
    m_clock.pass(3 * msPerHour);
    const IncidentId early = file();
    const auto impact = m_desk->impactOf(northwind());
    VERIFY_RESULT(impact);
    QCOMPARE(impact->breached, 1);
    QCOMPARE(impact->moved.front().id, late);
    const auto before = *m_desk->incident(late)->classify.due;
    for (const auto &[broken, reason] : {std::pair{std::vector<IncidentId>{}, u"H. Berg"_s},
             std::pair{std::vector{early}, u"H. Berg"_s}, std::pair{std::vector{late}, u" "_s}}) {
        const auto refused = m_desk->perform(act(SetContract{northwind(), true, broken}, reason));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        QVERIFY(refused.error().detail.contains(deskNumber(late)));
        QCOMPARE(*m_desk->incident(late)->classify.due, before);
        QVERIFY(m_desk->contractNames()->isEmpty());
    }
    VERIFY_RESULT(m_desk->perform(act(SetContract{northwind(), true, {late}}, u"H. Berg"_s)));
    QCOMPARE(bandOf(m_desk->incident(late)->classify, m_clock.now()), Band::Breached);
    QCOMPARE(m_desk->incident(late)->history.back().data[u"reason"].toString(), u"H. Berg"_s);
    expectSound();
}

void TestContracting::closedResultsNeverMove()
{
    const IncidentId id = fileBug(3, 1);
    VERIFY_RESULT(m_desk->perform(act(Resolve{id, u"mended"_s})));
    const auto before = m_desk->incident(id);
    VERIFY_RESULT(m_desk->perform(act(SetContract{northwind(), true, {}})));
    const auto after = m_desk->incident(id);
    QCOMPARE(after->resolve, before->resolve);
    QCOMPARE(after->classify, before->classify);
    QCOMPARE(m_desk->impactOf(northwind())->closed, 1);
    const auto refused = m_desk->perform(act(MoveContract{id, {u"Northwind"_s, 1}}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
}

void TestContracting::outsideItsDaysThePlanStands()
{
    Contract contract = northwind();
    contract.effective = m_clock.now() + -30 * msPerDay;
    contract.lastDay = contract.zone.wallAt(m_clock.now()).date;
    VERIFY_RESULT(m_desk->perform(act(SetContract{contract})));
    QCOMPARE(m_desk->incident(file())->contract.name, u"Northwind"_s);
    m_clock.pass(msPerDay);
    QCOMPARE(m_desk->incident(file())->contract.name, standardPlanName());
    contract.productsLeftOut = {u"Versionista"_s};
    contract.lastDay.reset();
    VERIFY_RESULT(m_desk->perform(act(SetContract{contract})));
    const auto leftOut = m_desk->incident(file(u"Versionista"_s));
    QVERIFY(!leftOut->classify.due && !leftOut->urgency.clock);
    expectSound();
}

void TestContracting::oneIncidentMovesAndComesBack()
{
    const IncidentId id = file();
    VERIFY_RESULT(m_desk->perform(act(SetContract{northwind()})));
    const Act move = act(MoveContract{id, {u"Northwind"_s, 1}}, u"signed before the report"_s);
    const auto preview = m_desk->preview(move);
    VERIFY_RESULT(preview);
    VERIFY_RESULT(m_desk->perform(move));
    QCOMPARE(m_desk->incident(id)->classify, preview->after.classify);
    QCOMPARE(*m_desk->incident(id)->classify.due - m_clock.now(), 2 * msPerHour);
    VERIFY_RESULT(m_desk->perform(act(Undo{id})));
    QCOMPARE(*m_desk->incident(id)->classify.due - m_clock.now(), 12 * msPerHour);
    QCOMPARE(m_desk->incident(id)->contract.name, standardPlanName());
    const auto nowhere = m_desk->perform(act(MoveContract{id, {u"Northwind"_s, 9}}));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().kind, ErrorKind::NotFound);
    expectSound();
}

void TestContracting::whatWasUndoneLeavesNoVersionBehind()
{
    file();
    m_clock.pass(3 * msPerHour);
    Contract strict = northwind();
    QVERIFY(!m_desk->perform(act(SetContract{strict, true, {}})));
    // The same number comes again with other terms, and must be read anew.
    Contract mild = northwind();
    mild.initial = Span::hours(20);
    VERIFY_RESULT(m_desk->perform(act(SetContract{mild, true, {}})));
    QCOMPARE(m_desk->incident(IncidentId(1))->contract.initial, Span::hours(20));
    expectSound();
}

void TestContracting::wrongContractsAreRefusedWithAllTheirFaults()
{
    Contract wrong = northwind();
    wrong.clauses = {{.span = Span::workingHours(2)}};
    wrong.pauses = {{.classify = false, .resolve = false}};
    const auto refused = m_desk->perform(act(SetContract{wrong}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
    QVERIFY(refused.error().detail.contains(u"clauses[0]"));
    QVERIFY(refused.error().detail.contains(u"pauses[0].clocks"));
    Contract plans = northwind();
    plans.name = standardPlanName();
    QVERIFY(!m_desk->perform(act(SetContract{plans})));
    QVERIFY(m_desk->contractNames()->isEmpty());
}

void TestContracting::versionsInForceCannotBeChanged()
{
    VERIFY_RESULT(m_desk->perform(act(SetContract{northwind()})));
    auto database = store::Database::openSqlite(m_path, store::Access::ReadWrite);
    VERIFY_RESULT(database);
    QVERIFY(!(*database)->execute(u"UPDATE contract SET body = '{}'"_s));
    QVERIFY(!(*database)->execute(u"DELETE FROM contract"_s));
}

void TestContracting::aLimitedPauseRunsOutInTheList()
{
    Contract contract = northwind();
    contract.pauses = {{.atMost = 3 * msPerHour}};
    VERIFY_RESULT(m_desk->perform(act(SetContract{contract})));
    const IncidentId id = file();
    m_clock.pass(msPerHour);
    VERIFY_RESULT(m_desk->perform(act(Hold{id}, u"waiting"_s)));
    const auto countOf = [&](Band band) {
        ListRequest request;
        request.now = m_clock.now();
        const auto groups = m_desk->countsBy(u"urgency"_s, request);
        const auto row = m_desk->rows({id});
        QTest::qVerify(row && bandAt(row->front().urgency, m_clock.now()) == band, "row's band", "",
            __FILE__, __LINE__);
        for (const auto &[name, count] : *groups)
            if (name == toKey(band))
                return count;
        return qint64(0);
    };
    m_clock.pass(2 * msPerHour);
    QCOMPARE(countOf(Band::Paused), 1);
    m_clock.pass(msPerHour);
    QCOMPARE(countOf(Band::AtRisk), 1);
    m_clock.pass(msPerHour + 1000);
    QCOMPARE(countOf(Band::Breached), 1);
    expectSound();
}

void TestContracting::anOlderIndexIsMadeAnew()
{
    const IncidentId id = fileBug(3, 1);
    {
        auto database = store::Database::openSqlite(m_path, store::Access::ReadWrite);
        VERIFY_RESULT(database);
        QVERIFY((*database)->execute(u"UPDATE clock SET steps = '[]', contract_name = ''"_s));
        QVERIFY((*database)->execute(u"DELETE FROM desk WHERE name = 'index'"_s));
    }
    QVERIFY(!m_desk->check(true)->problems.empty());
    reopen();
    expectSound();
    QVERIFY(m_desk->incident(id)->resolve.due.has_value());
}

void TestContracting::anAgentMovesNoDeadline()
{
    const IncidentId id = file();
    Act set = act(SetContract{northwind()});
    set.actor.role = Role::Agent;
    const auto refused = m_desk->perform(set);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
    QVERIFY(m_desk->contractNames()->isEmpty());

    set.actor.role = Role::Manager;
    VERIFY_RESULT(m_desk->perform(set));
    Act move = act(MoveContract{id, {u"Northwind"_s, 1}});
    move.actor.role = Role::Agent;
    QVERIFY(m_desk->preview(move).error().kind == ErrorKind::Forbidden);
    QVERIFY(m_desk->perform(move).error().kind == ErrorKind::Forbidden);
    move.actor.role = Role::Manager;
    VERIFY_RESULT(m_desk->perform(move));

    // What only a manager does, only a manager takes back, and brings back again.
    for (const int seq : {2, 3}) {
        Act back = act(Undo{id, seq});
        back.actor.role = Role::Agent;
        QVERIFY(m_desk->perform(back).error().kind == ErrorKind::Forbidden);
        back.actor.role = Role::Manager;
        VERIFY_RESULT(m_desk->perform(back));
    }
    // An agent's own acts are the agent's to take back.
    Act note = act(AddNote{id, u"x"_s});
    note.actor.role = Role::Agent;
    VERIFY_RESULT(m_desk->perform(note));
    note = act(Undo{id, 5});
    note.actor.role = Role::Agent;
    VERIFY_RESULT(m_desk->perform(note));
    expectSound();
}

void TestContracting::theRoleStandsWithTheEvent()
{
    VERIFY_RESULT(m_desk->perform(act(SetContract{northwind()})));
    const IncidentId id = file();
    struct Row {
        Role role;
        Action action;
        QString recorded;
    };
    const Row rows[]{
        {Role::Agent, AddNote{id, u"a"_s}, {}},
        {Role::Unsaid, AddNote{id, u"b"_s}, {}},
        {Role::Manager, AddNote{id, u"c"_s}, u"manager"_s},
        {Role::Unsaid, MoveContract{id, {u"Standard plan"_s, 1}}, u"unsaid"_s},
        {Role::Unsaid, Undo{id, 5}, u"unsaid"_s},
        {Role::Manager, MoveContract{id, {u"Standard plan"_s, 1}}, u"manager"_s},
    };
    for (const Row &row : rows) {
        Act one = act(row.action);
        one.actor.role = row.role;
        VERIFY_RESULT(m_desk->perform(one));
        const auto detail = m_desk->incident(id);
        VERIFY_RESULT(detail);
        QCOMPARE(detail->history.back().data.value("role"_L1).toString(), row.recorded);
    }
    expectSound();
}

void TestContracting::theRoleStandsWithWhatIsTakenOver()
{
    TakeOver taken;
    taken.facts.title = u"From elsewhere"_s;
    taken.facts.key = u"INC1"_s;
    taken.reportedAt = m_clock.now() + -48 * msPerHour;
    taken.told.push_back(
        {EventKind::Assigned, m_clock.now() + -40 * msPerHour, u"them"_s, {{u"to"_s, u"Ines"_s}}});
    taken.told.push_back({EventKind::Resolved, m_clock.now() + -24 * msPerHour, {}, {}});
    const Actor manager{u"Marta Weiss"_s, Role::Manager};
    VERIFY_RESULT(m_desk->takeOver({taken}, manager));
    taken.facts.title = u"From afar"_s;
    VERIFY_RESULT(m_desk->takeOver({taken}, manager));
    const auto rolesOf = [&](const QString &key) {
        QStringList roles;
        const auto detail = m_desk->incident(*m_desk->find(key));
        for (const Event &event : detail->history)
            roles << event.data.value("role"_L1).toString();
        return roles;
    };
    // Whoever did what is told of elsewhere is not known here in any role.
    const QString asManager = u"manager"_s;
    QCOMPARE(rolesOf(u"INC1"_s), QStringList({asManager, {}, asManager, asManager}));
    QCOMPARE(m_desk->incident(*m_desk->find(u"INC1"_s))->incident.title, u"From afar"_s);
    // The same told again is nothing new, whoever tells it.
    for (const Role role : {Role::Manager, Role::Agent, Role::Unsaid}) {
        const auto again = m_desk->takeOver({taken}, {u"Lena Ortiz"_s, role});
        VERIFY_RESULT(again);
        QCOMPARE(again->unchanged, 1);
    }
    taken.facts.key = u"INC2"_s;
    VERIFY_RESULT(m_desk->takeOver({taken}, {u"Lena Ortiz"_s, Role::Agent}));
    QCOMPARE(rolesOf(u"INC2"_s).join(QString()), QString());
    expectSound();
}

QTEST_GUILESS_MAIN(TestContracting)
#include "tst_contracting.moc"
