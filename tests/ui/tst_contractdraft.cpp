// SPDX-License-Identifier: GPL-3.0-or-later

// A contract as text: read with every fault at its place, kept as JSON whatever stands in it, and
// told in words.

#include "models/domain/plan.h"
#include "ui/customers/clausemodel.h"
#include "ui/customers/clausewords.h"
#include "ui/customers/contractdraft.h"
#include "ui/customers/impactmodel.h"
#include "ui/customers/termtable.h"
#include "ui/customers/versionlist.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;
using Tester = QAbstractItemModelTester;

namespace {

Zone copenhagen()
{
    return *Zone::find(u"Europe/Copenhagen"_s);
}

ui::ContractDraft aDraft()
{
    Contract contract = standardPlan(copenhagen());
    contract.name = u"Northwind"_s;
    ui::ContractDraft draft = ui::draftOf(contract);
    draft.effective = u"2026-12-01 00:00"_s;
    ui::ClauseText clause{.kind = ClauseKind::Limit, .cells = {}, .amount = u"1"_s};
    clause.cells[2][0] = clause.cells[2][1] = true;
    clause.unit = u"weeks"_s;
    clause.text = u"Put right within a week."_s;
    draft.clauses.push_back(clause);
    return draft;
}

Clause::Cells cellsOf(const QString &marked)
{
    Clause::Cells cells{};
    for (const QString &one : marked.split(u' ', Qt::SkipEmptyParts))
        cells[size_t(one.at(0).digitValue() - 1)][size_t(one.at(1).digitValue() - 1)] = true;
    return cells;
}

} // namespace

class TestContractDraft final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aWholeDraftIsAContract();
    void faultsLieAtTheirPlace_data();
    void faultsLieAtTheirPlace();
    void periodsAreRead_data();
    void periodsAreRead();
    void halfTypedWordsAreKept();
    void contractsGoThroughTheDraft();
    void foreignJsonIsNoDraft();
    void cellsAreToldInBlocks_data();
    void cellsAreToldInBlocks();
    void marksTellNewFromChanged();
    void thePlanTellsWhatMoved();
    void clausesKeepTheModelsContract();
    void typedRowsKeepTheModelsContract();
    void impactKeepsTheModelsContract();
    void versionsKeepTheModelsContract();
};

void TestContractDraft::aWholeDraftIsAContract()
{
    const ContractReading reading = ui::readingOf(aDraft(), 4);
    QCOMPARE(textOf(reading.faults), QString());
    QCOMPARE(reading.contract.name, u"Northwind"_s);
    QCOMPARE(reading.contract.version, 4);
    QCOMPARE(toText(reading.contract.effective), u"2026-11-30T23:00:00Z"_s);
    QCOMPARE(reading.contract.window(Severity::Sev3, DevOpsLevel::DevOps1), Span::weeks(1));
    QCOMPARE(reading.contract.window(Severity::Sev4, DevOpsLevel::DevOps1), Span::weeks(2));
    QCOMPARE(reading.contract.windowClause[2][0], 1);
}

void TestContractDraft::faultsLieAtTheirPlace_data()
{
    using Change = std::function<void(ui::ContractDraft &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const QString &place, const Change &change) {
        QTest::newRow(name) << change << place;
    };
    row("no name", u"name"_s, [](auto &draft) { draft.name.clear(); });
    row("no zone", u"timezone"_s, [](auto &draft) { draft.zone.clear(); });
    row("half a zone", u"timezone"_s, [](auto &draft) { draft.zone = u"Europe/Copenh"_s; });
    row("an offset", u"timezone"_s, [](auto &draft) { draft.zone = u"+02:00"_s; });
    row("no instant", u"effective"_s, [](auto &draft) { draft.effective = u"soon"_s; });
    row("no first day", u"first_day"_s, [](auto &draft) { draft.firstDay = u"2026-02-30"_s; });
    row("no last day", u"last_day"_s, [](auto &draft) { draft.lastDay = u"never"_s; });
    row("hours", u"development_hours"_s, [](auto &draft) { draft.devHours = u"many"_s; });
    row("alarms", u"alarms"_s, [](auto &draft) { draft.alarms = u"50, 101"_s; });
    row("no amount", u"clauses[0].span"_s, [](auto &draft) { draft.clauses[0].amount.clear(); });
    row("half an amount", u"clauses[0].span"_s,
        [](auto &draft) { draft.clauses[0].amount = u"1,"_s; });
    row("a thousand years", u"clauses[0].span"_s, [](auto &draft) {
        draft.clauses[0].amount = u"12000"_s;
        draft.clauses[0].unit = u"months"_s;
    });
    row("a limit that extends", u"clauses[0]"_s,
        [](auto &draft) { draft.clauses[0].amount = u"9"_s; });
    row("no cells", u"clauses[0]"_s, [](auto &draft) { draft.clauses[0].cells = {}; });
    row("a pause", u"pauses[0].at_most"_s,
        [](auto &draft) { draft.pauses.push_back({.atMost = u"x"_s}); });
    row("a holiday", u"holidays[1].date"_s, [](auto &draft) {
        draft.holidays = {{u"2026-12-25"_s, true, u"Christmas"_s}, {u"2026-12-32"_s, false, {}}};
    });
    row("a weekday", u"hours.tue"_s, [](auto &draft) {
        draft.working = true;
        draft.weekly.fill(u"9-17"_s);
        draft.weekly[1] = u"9 to 5"_s;
    });
    row("a date's hours", u"date_hours[0]"_s, [](auto &draft) {
        draft.working = true;
        draft.weekly.fill(u"09:00-17:00"_s);
        draft.dateHours.push_back({u"24.12."_s, u"9-12"_s});
    });
}

void TestContractDraft::faultsLieAtTheirPlace()
{
    QFETCH(std::function<void(ui::ContractDraft &)>, change);
    QFETCH(QString, place);
    ui::ContractDraft draft = aDraft();
    change(draft);
    const ContractReading reading = ui::readingOf(draft, 1);
    QVERIFY2(!ui::faultAt(reading.faults, place).isEmpty(), qPrintable(textOf(reading.faults)));
    // One fault, said once.
    QCOMPARE(reading.faults.size(), size_t(1));
    // Whatever stands there is kept.
    const QJsonObject json = ui::toJson(draft);
    QCOMPARE(ui::contractDraftFromJson(json), draft);
}

void TestContractDraft::periodsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("reads");
    QTest::addColumn<QString>("told");
    QTest::newRow("empty") << u" "_s << true << QString();
    QTest::newRow("one") << u"9-17"_s << true << u"09:00-17:00"_s;
    QTest::newRow("two") << u"09:00-12:00,13:30 – 18:00"_s << true << u"09:00-12:00, 13:30-18:00"_s;
    QTest::newRow("over midnight") << u"22:00-06:00"_s << true << u"22:00-06:00"_s;
    QTest::newRow("to midnight") << u"00:00-24:00"_s << true << u"00:00-24:00"_s;
    QTest::newRow("half") << u"09:00-"_s << false << QString();
    QTest::newRow("no minute") << u"09:60-10:00"_s << false << QString();
    QTest::newRow("short minute") << u"09:0-10:00"_s << false << QString();
    QTest::newRow("too late") << u"09:00-24:01"_s << false << QString();
    QTest::newRow("opens at 24") << u"24:00-06:00"_s << false << QString();
    QTest::newRow("words") << u"nine to five"_s << false << QString();
}

void TestContractDraft::periodsAreRead()
{
    QFETCH(QString, text);
    QFETCH(bool, reads);
    QFETCH(QString, told);
    const auto periods = ui::periodsFromText(text);
    QCOMPARE(periods.has_value(), reads);
    if (periods)
        QCOMPARE(ui::textOf(*periods), told);
}

void TestContractDraft::halfTypedWordsAreKept()
{
    ui::ContractDraft draft = aDraft();
    draft.zone = u"Europe/Cop"_s;
    draft.weekly[3] = u"9-"_s;
    draft.clauses.push_back({.amount = u"3x"_s, .text = u"half a s"_s});
    draft.pauses.push_back({.state = State::Resolved, .classify = false, .atMost = u"4."_s});
    draft.dateHours.push_back({u"2026-"_s, u"-"_s});
    const QByteArray bytes = QJsonDocument(ui::toJson(draft)).toJson();
    QCOMPARE(ui::contractDraftFromJson(QJsonDocument::fromJson(bytes).object()), draft);
}

void TestContractDraft::contractsGoThroughTheDraft()
{
    ui::ContractDraft draft = aDraft();
    draft.working = true;
    draft.weekly = {u"09:00-17:00"_s, u"09:00-17:00"_s, u"22:00-06:00"_s, u"09:00-17:00"_s,
        u"09:00-12:00, 13:00-15:00"_s, {}, {}};
    draft.dateHours.push_back({u"2026-12-24"_s, u"09:00-12:00"_s});
    draft.holidays = {{u"2026-12-25"_s, true, u"Christmas"_s}, {u"2027-03-26"_s, false, {}}};
    draft.pauses.push_back({.reason = u"customer"_s, .classify = false, .atMost = u"48"_s});
    draft.productsCovered = u"Versionista, Fluxguard"_s;
    draft.devHours = u"10"_s;
    draft.firstDay = u"2026-12-01"_s;
    draft.lastDay = u"2027-11-30"_s;
    const ContractReading reading = ui::readingOf(draft, 2);
    QCOMPARE(textOf(reading.faults), QString());
    QCOMPARE(ui::draftOf(reading.contract), draft);
    QCOMPARE(reading.contract.pauses.front().atMost, 48 * msPerHour);
    QCOMPARE(reading.contract.productsCovered.size(), 2);
}

void TestContractDraft::foreignJsonIsNoDraft()
{
    QCOMPARE(ui::contractDraftFromJson({}), ui::ContractDraft());
    QCOMPARE(ui::contractDraftFromJson({{u"name"_s, 7}, {u"weekly"_s, true}, {u"clauses"_s, u"x"_s},
                 {u"holidays"_s, QJsonObject()}}),
        ui::ContractDraft());
}

void TestContractDraft::cellsAreToldInBlocks_data()
{
    QTest::addColumn<QString>("cells");
    QTest::addColumn<QString>("told");
    QTest::newRow("none") << QString() << u"No cell yet"_s;
    QTest::newRow("one") << u"34"_s << u"Sev 3, DevOps 4"_s;
    QTest::newRow("a row") << u"31 32"_s << u"Sev 3, DevOps 1–2"_s;
    QTest::newRow("a block") << u"13 23"_s << u"Sev 1–2, DevOps 3"_s;
    QTest::newRow("apart") << u"11 13 21 23"_s << u"Sev 1–2, DevOps 1, 3"_s;
    QTest::newRow("no block") << u"11 12 23"_s << u"S1 D1–2; S2 D3"_s;
}

void TestContractDraft::cellsAreToldInBlocks()
{
    QFETCH(QString, cells);
    QFETCH(QString, told);
    QCOMPARE(ui::cellsText(cellsOf(cells)), told);
}

void TestContractDraft::marksTellNewFromChanged()
{
    const Contract plan = standardPlan(copenhagen());
    const Contract first = ui::readingOf(aDraft(), 1).contract;
    const ui::ClauseMark fresh = ui::markOf(first.clauses[0], plan);
    QCOMPARE(fresh.what, ui::ClauseMark::What::New);
    QCOMPARE(fresh.was, u"2 weeks"_s);
    QCOMPARE(ui::markOf(first.clauses[0], first).what, ui::ClauseMark::What::Same);
    Clause changed = first.clauses[0];
    changed.span = Span{0, 3, 0};
    const ui::ClauseMark mark = ui::markOf(changed, first);
    QCOMPARE(mark.what, ui::ClauseMark::What::Changed);
    QCOMPARE(mark.was, u"1 week"_s);
}

void TestContractDraft::thePlanTellsWhatMoved()
{
    const Contract plan = standardPlan(copenhagen());
    const ui::PlanCells cells = ui::planCells(ui::readingOf(aDraft(), 1).contract, plan);
    QVERIFY(cells[2][0].moved);
    QCOMPARE(cells[2][0].was, u"2 weeks"_s);
    QVERIFY(!cells[2][2].moved);
    QVERIFY(!cells[4][0].promises);
    QCOMPARE(ui::spokenCell(cells, 2, 0),
        u"Sev 3 Minor problem, DevOps 1: 1 week by clause 1, was 2 weeks"_s);
    QCOMPARE(ui::spokenCell(cells, 4, 3), u"Sev 5 False alarm, DevOps 4: no guarantee"_s);
}

void TestContractDraft::clausesKeepTheModelsContract()
{
    ui::ClauseModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    const Contract plan = standardPlan(copenhagen());
    ui::ContractDraft draft = aDraft();
    for (int round = 0; round < 3; ++round) {
        model.show(draft.clauses, ui::readingOf(draft, 1), plan);
        QCOMPARE(model.rowCount(), int(draft.clauses.size()) + 1);
        draft.clauses.push_back(draft.clauses.front());
    }
    draft.clauses.clear();
    model.show(draft.clauses, ui::readingOf(draft, 1), plan);
    QCOMPARE(model.rowCount(), 1);
}

void TestContractDraft::typedRowsKeepTheModelsContract()
{
    using Form = ui::TermColumn::Form;
    ui::TermRows model({{u"Date"_s, Form::Text, {}, {}}, {u"Yearly"_s, Form::Tick, {}, {}},
                           {u"While"_s, Form::Choice, {u"a"_s, u"b"_s}, {}}},
        {QString(), false, 0});
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    int edited = 0;
    connect(&model, &ui::TermRows::edited, this, [&edited] { ++edited; });
    model.add();
    QVERIFY(model.setData(model.index(0, 0), u"x"_s, Qt::EditRole));
    QVERIFY(model.setData(model.index(0, 1), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(model.setData(model.index(0, 2), 1, Qt::EditRole));
    QCOMPARE(edited, 4);
    QCOMPARE(model.data(model.index(0, 2), Qt::DisplayRole).toString(), u"b"_s);
    model.setFaults({u"wrong"_s});
    QCOMPARE(model.data(model.index(0, 0), Qt::ToolTipRole).toString(), u"wrong"_s);
    model.setReadOnly(true);
    QVERIFY(!model.setData(model.index(0, 0), u"y"_s, Qt::EditRole));
    model.remove(0);
    QCOMPARE(model.rowCount(), 0);
}

void TestContractDraft::impactKeepsTheModelsContract()
{
    const Instant now = *parseInstant(u"2026-11-24T19:20:00Z"_s);
    ui::ImpactModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    ContractMove move{.id = IncidentId(2268),
        .title = u"Digest lists removed pages twice"_s,
        .classification = Classification{Outcome::CoreBug, Severity::Sev3, DevOpsLevel::DevOps2},
        .clock = ClockName::Resolve,
        .was = now + 6 * msPerDay,
        .willBe = now + -(msPerDay + 4 * msPerHour)};
    move.urgencyBefore = {.clock = move.clock, .edges = bandEdges(now, *move.was)};
    move.urgencyAfter = {
        .clock = move.clock, .edges = bandEdges(now + -msPerDay * 9, *move.willBe)};
    model.setMoves({move, move}, now, copenhagen());
    const QModelIndex first = model.index(0);
    QCOMPARE(first.data(ui::ImpactModel::LeftRole).toString(), u"Overdue by 1 d 4 h"_s);
    QVERIFY(first.data(Qt::AccessibleTextRole).toString().startsWith(u"G-2268, Digest"_s));
    QVERIFY(ui::breaksPromise(move, now));
    QCOMPARE(ui::brokenOf({.moved = {move}}, now).size(), size_t(1));
    move.urgencyBefore = move.urgencyAfter; // late already: no promise is left to break
    QVERIFY(!ui::breaksPromise(move, now));
    model.setMoves({}, now, copenhagen());
    QCOMPARE(model.rowCount(), 0);
}

void TestContractDraft::versionsKeepTheModelsContract()
{
    const Instant now = *parseInstant(u"2026-11-24T19:20:00Z"_s);
    ui::VersionModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    const auto version = [](int number, const QString &from, const QString &until) {
        ContractVersion one;
        one.contract.zone = copenhagen();
        one.contract.version = number;
        one.contract.effective = *parseInstant(from);
        if (!until.isEmpty())
            one.until = *parseInstant(until);
        one.judged = 214;
        return one;
    };
    const std::vector<ContractVersion> versions{version(3, u"2026-02-28T23:00:00Z"_s, {}),
        version(2, u"2025-08-31T22:00:00Z"_s, u"2026-02-28T23:00:00Z"_s)};
    model.show(versions, ui::VersionModel::Draft{4, u"Marta Weiss"_s, u"1 Dec 2026"_s}, now);
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.hasDraft());
    QCOMPARE(model.rowInForce(), 1);
    QCOMPARE(model.versionAt(1), size_t(0));
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
        u"Version 4, Draft by Marta Weiss, from 1 Dec 2026"_s);
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
        u"Version 3, In force, from 1 Mar 2026, 214 incidents judged"_s);
    QCOMPARE(model.index(2).data(Qt::AccessibleTextRole).toString(),
        u"Version 2, until 28 Feb 2026, 214 incidents judged"_s);
    model.show(versions, {}, now);
    QCOMPARE(model.rowInForce(), 0);
    model.show({}, {}, now);
    QCOMPARE(model.rowCount(), 0);
}

Q_DECLARE_METATYPE(std::function<void(ui::ContractDraft &)>)
QTEST_MAIN(TestContractDraft)
#include "tst_contractdraft.moc"
