// SPDX-License-Identifier: GPL-3.0-or-later

// What a contract makes of the plan: clauses in order, coverage, anchors, pauses with limits, and
// every fault named at once.

#include "models/domain/guarantee.h"
#include "models/domain/plan.h"
#include "models/domain/urgency.h"
#include "tests/support/verify.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

QJsonObject parsed(const char *json)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray(json), &error);
    if (document.isNull())
        qWarning("%s", qPrintable(error.errorString()));
    return document.object();
}

const char *const northwind = R"({
    "name": "Northwind", "timezone": "Europe/Copenhagen", "effective": "2026-12-01T00:00:00Z",
    "clauses": [
        {"kind": "limit", "severity": [3], "devops": [1, 2], "span": {"value": 1, "unit": "weeks"},
         "text": "Put right within a week."},
        {"kind": "limit", "severity": [1, 2], "devops": [3], "span": {"value": 36, "unit": "hours"}},
        {"kind": "extend", "severity": [4], "devops": [3, 4], "span": {"value": 4, "unit": "months"}}
    ],
    "pauses": [{"state": "on-hold", "reason": "customer", "at_most": {"value": 48, "unit": "hours"}}]
})";

const char *const officeHours = R"({
    "name": "Office", "timezone": "Europe/Berlin",
    "hours": {"mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]],
              "thu": [["09:00", "17:00"]], "fri": [["09:00", "12:00"], ["13:00", "17:00"]]},
    "holidays": [{"date": "2026-12-25", "yearly": true, "name": "Christmas Day"}],
    "clauses": [
        {"kind": "replace", "subject": "initial", "span": {"value": 8, "unit": "business_hours"}},
        {"kind": "replace", "severity": [1], "devops": [1],
         "span": {"value": 4, "unit": "business_hours"}},
        {"kind": "replace", "severity": [1], "devops": [2],
         "span": {"value": 2, "unit": "business_days"}}
    ]
})";

Instant at(const char *text)
{
    return *parseInstant(QString::fromLatin1(text));
}

} // namespace

class TestContract : public QObject
{
    Q_OBJECT

private slots:
    void clausesSpeakInTheirOrder();
    void windowsWithoutClausesBecomeClauses();
    void windowsThatContradictTheClausesAreRefused();
    void wrongTermsAreNamedWithTheirPlace_data();
    void wrongTermsAreNamedWithTheirPlace();
    void allFaultsAreNamedAtOnce();
    void workingHoursAreCounted();
    void theAnchorMayBeTheClass();
    void productsLeftOutArePromisedNothing();
    void anEngagementOutsideThePlanIsPromisedNothing();
    void memosMayHaveADeadline();
    void aHoldPausesForItsReasonAlone();
    void aPauseEndsWhenItsLimitIsUsedUp();
    void aContractMayPauseWhileResolved();
    void aMoveLeavesFinishedClocks();
    void firstAndLastDayHoldOnTheWallClock();
    void everythingComesBackFromJson();

private:
    void begin(const Contract &contract);
    void add(EventKind kind, qint64 after, const QJsonObject &data = {});
    [[nodiscard]] Folded folded() const;

    Contracts m_contracts;
    History m_history;
    Instant m_report = at("2026-11-24T10:00:00Z");
};

void TestContract::begin(const Contract &contract)
{
    m_contracts = {contract};
    m_history.clear();
    add(EventKind::Reported, 0,
        {{u"contract"_s, contract.name}, {u"version"_s, contract.version},
            {u"product"_s, u"Fluxguard"_s}});
}

void TestContract::add(EventKind kind, qint64 after, const QJsonObject &data)
{
    Event event;
    event.seq = static_cast<int>(m_history.size()) + 1;
    event.kind = kind;
    event.occurredAt = m_report + after;
    event.recordedAt = event.occurredAt;
    event.data = data;
    m_history.push_back(event);
}

Folded TestContract::folded() const
{
    auto result = fold(m_history, m_contracts);
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

void TestContract::clausesSpeakInTheirOrder()
{
    const auto contract = contractFromJson(parsed(northwind));
    VERIFY_RESULT(contract);
    QCOMPARE(contract->window(Severity::Sev3, DevOpsLevel::DevOps1), Span::weeks(1));
    QCOMPARE(contract->window(Severity::Sev3, DevOpsLevel::DevOps3), Span::ofMonths(3));
    QCOMPARE(contract->window(Severity::Sev2, DevOpsLevel::DevOps3), Span::hours(36));
    QCOMPARE(contract->window(Severity::Sev4, DevOpsLevel::DevOps4), Span::ofMonths(4));
    QCOMPARE(contract->windowClause[2][1], 1);
    QCOMPARE(contract->windowClause[3][3], 3);
    QCOMPARE(contract->windowClause[0][0], 0);
    Contract later = *contract;
    Clause last{.span = Span::hours(1)};
    last.cells[2][1] = true;
    later.clauses.push_back(last);
    QVERIFY(settle(later).empty());
    QCOMPARE(later.window(Severity::Sev3, DevOpsLevel::DevOps2), Span::hours(1));
    // Taken away again, the plan is back.
    later.clauses.clear();
    QVERIFY(settle(later).empty());
    QVERIFY(later.windows == standardPlan(later.zone).windows);
}

void TestContract::windowsWithoutClausesBecomeClauses()
{
    Contract told = standardPlan(*Zone::find(u"Europe/Paris"_s));
    told.name = u"Acme"_s;
    told.initial = Span::hours(6);
    told.windows[2][0] = told.windows[2][1] = Span::weeks(1);
    told.windows[4][3] = Span::ofMonths(6);
    const auto contract = contractFromJson(toJson(told));
    VERIFY_RESULT(contract);
    QCOMPARE(contract->clauses.size(), size_t(3));
    QVERIFY(contract->windows == told.windows);
    QCOMPARE(contract->initial, told.initial);
}

void TestContract::windowsThatContradictTheClausesAreRefused()
{
    QJsonObject json = toJson(*contractFromJson(parsed(northwind)));
    VERIFY_RESULT(contractFromJson(json));
    QJsonArray windows = json[u"windows"].toArray();
    QJsonArray row = windows[0].toArray();
    row[0] = toJson(Span::hours(1));
    windows[0] = row;
    json[u"windows"] = windows;
    const ContractReading reading = readContract(json);
    QCOMPARE(reading.faults.size(), size_t(1));
    QCOMPARE(reading.faults.front().place, u"windows[0][0]"_s);
}

void TestContract::wrongTermsAreNamedWithTheirPlace_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("place");
    const auto add = [](const char *name, const char *json, const char *place) {
        QTest::newRow(name) << QString::fromLatin1(json) << QString::fromLatin1(place);
    };
    add("unknown zone", R"({"timezone": "Mars/Olympus"})", "timezone");
    add("no zone", R"({"timezone": null})", "timezone");
    add("an offset", R"({"timezone": "+02:00"})", "timezone");
    add("misspelt key", R"({"clause": []})", "clause");
    add("year nought", R"({"effective": "0000-01-01T00:00:00Z"})", "effective");
    add("year 9999", R"({"effective": "9999-12-31T00:00:00Z"})", "effective");
    add("ends before it begins", R"({"first_day": "2026-12-01", "last_day": "2026-11-30"})",
        "last_day");
    add("no such day", R"({"first_day": "2026-02-30"})", "first_day");
    add("ends when it starts", R"({"hours": {"mon": [["09:00", "09:00"]]}})", "hours.mon");
    add("ends before it starts", R"({"hours": {"mon": [["09:00", "08:30"]]}})", "hours.mon");
    add("overlap", R"({"hours": {"mon": [["09:00", "12:00"], ["11:00", "17:00"]]}})", "hours.mon");
    add("overlap with the night before",
        R"({"hours": {"mon": [["22:00", "06:00"]], "tue": [["05:00", "09:00"]]}})", "hours.tue");
    add("overlap with the last night of the week",
        R"({"hours": {"sun": [["22:00", "06:00"]], "mon": [["05:00", "09:00"]]}})", "hours.mon");
    add("no open hour", R"({"hours": {}})", "hours");
    add("no weekday", R"({"hours": {"monday": []}})", "hours.monday");
    add("no time", R"({"hours": {"mon": [["9", "17"]]}})", "hours.mon");
    add("hours missing",
        R"({"clauses": [{"kind": "replace", "subject": "initial",
            "span": {"value": 8, "unit": "business_hours"}}]})",
        "clauses[0].span");
    add("no holiday", R"({"holidays": ["2026-13-01"]})", "holidays[0]");
    add("clause of no kind", R"({"clauses": [{"kind": "shorten", "severity": 1, "span": null}]})",
        "clauses[0].kind");
    add("limit lengthens", R"({"clauses": [{"kind": "limit", "severity": [3], "devops": [1],
            "span": {"value": 3, "unit": "weeks"}}]})",
        "clauses[0].span");
    add("extend shortens", R"({"clauses": [{"kind": "extend", "severity": [3], "devops": [1],
            "span": {"value": 1, "unit": "weeks"}}]})",
        "clauses[0].span");
    add("extends nothing", R"({"clauses": [{"kind": "extend", "severity": [5], "devops": [1],
            "span": {"value": 1, "unit": "weeks"}}]})",
        "clauses[0].span");
    add("applies nowhere", R"({"clauses": [{"kind": "limit", "severity": [], "devops": [],
            "span": {"value": 1, "unit": "hours"}}]})",
        "clauses[0]");
    add("no such severity", R"({"clauses": [{"kind": "limit", "severity": [6], "devops": [1],
            "span": {"value": 1, "unit": "hours"}}]})",
        "clauses[0].severity");
    add("nothing to classify in", R"({"initial": {"value": 0, "unit": "hours"}})",
        "clauses[0].span");
    add("windows of the wrong shape", R"({"windows": [[], [], []]})", "windows");
    add("pauses in no state", R"({"pauses": [{"state": "new"}]})", "pauses[0].state");
    add("pauses no clock", R"({"pauses": [{"state": "on-hold", "clocks": []}]})",
        "pauses[0].clocks");
    add("limit of months",
        R"({"pauses": [{"state": "on-hold", "at_most": {"value": 1, "unit": "months"}}]})",
        "pauses[0].at_most");
    add("both covered and not", R"({"products": {"covered": ["A"], "left_out": ["a"]}})",
        "products");
    add("half an hour", R"({"development_hours": 0.5})", "development_hours");
    add("alarms go down", R"({"alarms": [90, 50]})", "alarms");
    add("no anchor", R"({"anchor": "tuesday"})", "anchor");
}

void TestContract::wrongTermsAreNamedWithTheirPlace()
{
    QFETCH(QString, json);
    QFETCH(QString, place);
    QJsonObject whole{{u"name"_s, u"Acme"_s}, {u"timezone"_s, u"Europe/Berlin"_s}};
    const QJsonObject part = parsed(json.toUtf8().constData());
    QVERIFY(!part.isEmpty());
    for (auto it = part.begin(); it != part.end(); ++it)
        whole.insert(it.key(), it.value());
    const ContractReading reading = readContract(whole);
    QCOMPARE(reading.faults.size(), size_t(1));
    QCOMPARE(reading.faults.front().place, place);
    QVERIFY(reading.faults.front().problem.size() > 10);
}

void TestContract::allFaultsAreNamedAtOnce()
{
    const auto contract = contractFromJson(parsed(R"({"name": " ", "timezone": "Nowhere/At_all",
        "hours": {"mon": [["x", "y"]], "tue": [["09:00", "09:00"]]}, "anchor": 5, "versoin": 2,
        "clauses": [{"kind": "limit", "severity": [1], "devops": [9], "span": 7}]})"));
    QVERIFY(!contract);
    const QStringList lines = contract.error().detail.split(u'\n');
    for (const auto place : {u"name", u"timezone", u"hours.mon", u"hours.tue", u"anchor",
             u"versoin", u"clauses[0].devops", u"clauses[0].span"})
        QVERIFY2(
            std::any_of(lines.begin(), lines.end(),
                [&](const QString &line) { return line.startsWith(QStringView(place).toString() + u' '); }),
            qPrintable(QStringView(place).toString() + u"\n"_s + contract.error().detail));
}

void TestContract::workingHoursAreCounted()
{
    const auto contract = contractFromJson(parsed(officeHours));
    VERIFY_RESULT(contract);
    // Thursday 24 December 2026, 15:00 in Berlin: two hours left of the day, Christmas and the
    // week-end between.
    m_report = at("2026-12-24T14:00:00Z");
    begin(*contract);
    QCOMPARE(toText(*folded().classify.due), u"2026-12-28T14:00:00Z"_s);
    const auto &steps = folded().classify.steps;
    const auto holiday = std::find_if(steps.begin(), steps.end(),
        [](const Step &step) { return step.kind == StepKind::HolidayPassed; });
    QVERIFY(holiday != steps.end());
    QCOMPARE(holiday->text, u"Christmas Day"_s);
    add(EventKind::Classified, msPerHour,
        {{u"outcome"_s, u"core-bug"_s}, {u"severity"_s, 1}, {u"devops"_s, 1}});
    // Eight working hours end on Monday at 15:00; four more on Tuesday at 11:00.
    QCOMPARE(toText(*folded().resolve.due), u"2026-12-29T10:00:00Z"_s);
    add(EventKind::Classified, 2 * msPerHour,
        {{u"outcome"_s, u"core-bug"_s}, {u"severity"_s, 1}, {u"devops"_s, 2},
            {u"reason"_s, u"x"_s}});
    QCOMPARE(toText(*folded().resolve.due), u"2026-12-30T14:00:00Z"_s);
}

void TestContract::theAnchorMayBeTheClass()
{
    Contract contract = standardPlan(Zone());
    contract.anchor = Anchor::Classification;
    begin(contract);
    add(EventKind::Classified, 3 * msPerHour,
        {{u"outcome"_s, u"core-bug"_s}, {u"severity"_s, 1}, {u"devops"_s, 1}});
    QCOMPARE(folded().resolve.due, m_report + 15 * msPerHour);
    QCOMPARE(folded().resolve.start, m_report + 3 * msPerHour);
    QCOMPARE(folded().resolve.target, folded().resolve.due);
    // The first class anchors it; a later one doesn't start it again.
    add(EventKind::Classified, 9 * msPerHour,
        {{u"outcome"_s, u"core-bug"_s}, {u"severity"_s, 1}, {u"devops"_s, 3}});
    QCOMPARE(folded().resolve.due, m_report + 51 * msPerHour);
}

void TestContract::productsLeftOutArePromisedNothing()
{
    Contract contract = standardPlan(Zone());
    contract.productsLeftOut = {u"fluxguard"_s};
    begin(contract);
    add(EventKind::Classified, msPerHour,
        {{u"outcome"_s, u"core-bug"_s}, {u"severity"_s, 1}, {u"devops"_s, 1}});
    QVERIFY(!folded().classify.due && !folded().resolve.due);
    QCOMPARE(folded().classify.status, ClockStatus::None);
    QCOMPARE(folded().classify.steps.back().kind, StepKind::NotCovered);
    QCOMPARE(urgencyOf(folded()).settled, Band::None);
    QVERIFY(contract.covers(QString()));
    contract.productsLeftOut.clear();
    contract.productsCovered = {u"Versionista"_s};
    QVERIFY(!contract.covers(u"Fluxguard"_s) && contract.covers(u"versionista"_s));
}

void TestContract::anEngagementOutsideThePlanIsPromisedNothing()
{
    Contract contract = standardPlan(Zone());
    contract.outsidePlan = true;
    begin(contract);
    QVERIFY(!folded().classify.due);
    QCOMPARE(folded().classify.steps.back().kind, StepKind::OutsidePlan);
}

void TestContract::memosMayHaveADeadline()
{
    Contract contract = standardPlan(Zone());
    begin(contract);
    add(EventKind::Classified, msPerHour, {{u"outcome"_s, u"operator-error"_s}});
    QVERIFY(!folded().resolve.due);
    contract.clauses.push_back({.subject = ClauseSubject::Memos, .span = Span::hours(24)});
    contract.name = u"Acme"_s;
    QVERIFY(settle(contract).empty());
    begin(contract);
    add(EventKind::Classified, msPerHour, {{u"outcome"_s, u"operator-error"_s}});
    QCOMPARE(folded().resolve.due, m_report + 36 * msPerHour);
    add(EventKind::MemoIssued, 30 * msPerHour);
    QVERIFY(folded().resolve.isMet());
    begin(contract);
    add(EventKind::Classified, msPerHour, {{u"outcome"_s, u"feature-request"_s}});
    QVERIFY(!folded().resolve.due);
}

void TestContract::aHoldPausesForItsReasonAlone()
{
    begin(*contractFromJson(parsed(northwind)));
    add(EventKind::Held, msPerHour, {{u"reason"_s, u"Waiting for our own staging site"_s}});
    add(EventKind::Resumed, 3 * msPerHour);
    QCOMPARE(folded().classify.due, m_report + 12 * msPerHour);
    add(EventKind::Held, 4 * msPerHour, {{u"reason"_s, u"Waiting on Customer"_s}});
    QCOMPARE(folded().classify.status, ClockStatus::Paused);
    add(EventKind::Resumed, 7 * msPerHour);
    QCOMPARE(folded().classify.due, m_report + 15 * msPerHour);
    // A new reason ends the pause though the hold goes on.
    add(EventKind::Held, 8 * msPerHour, {{u"reason"_s, u"Waiting on the customer"_s}});
    add(EventKind::Held, 9 * msPerHour, {{u"reason"_s, u"Waiting for our own"_s}});
    QCOMPARE(folded().classify.status, ClockStatus::Running);
    QCOMPARE(folded().classify.due, m_report + 16 * msPerHour);
}

void TestContract::aPauseEndsWhenItsLimitIsUsedUp()
{
    begin(*contractFromJson(parsed(northwind)));
    add(EventKind::Held, msPerHour, {{u"reason"_s, u"customer"_s}});
    const Folded held = folded();
    QCOMPARE(held.classify.status, ClockStatus::Paused);
    QCOMPARE(held.classify.pausedUntil, m_report + 49 * msPerHour);
    QCOMPARE(held.classify.due, m_report + 60 * msPerHour);
    const Urgency urgency = urgencyOf(held);
    QCOMPARE(urgency.pausedLeft, std::optional<qint64>(11 * msPerHour));
    QCOMPARE(bandAt(urgency, m_report + 20 * msPerHour), Band::Paused);
    QCOMPARE(nextChange(urgency, m_report + 20 * msPerHour), held.classify.pausedUntil);
    QCOMPARE(bandAt(urgency, m_report + 59 * msPerHour + 45 * msPerMinute), Band::Critical);
    QCOMPARE(
        leftAt(held.classify, m_report + 5 * msPerHour), std::optional<qint64>(11 * msPerHour));
    QCOMPARE(
        leftAt(held.classify, m_report + 50 * msPerHour), std::optional<qint64>(10 * msPerHour));
    add(EventKind::Resumed, 100 * msPerHour);
    QCOMPARE(folded().classify.status, ClockStatus::Running);
    QCOMPARE(folded().classify.due, m_report + 60 * msPerHour);
    // In all: a second hold has nothing left to use.
    add(EventKind::Held, 101 * msPerHour, {{u"reason"_s, u"customer"_s}});
    QCOMPARE(folded().classify.due, m_report + 60 * msPerHour);
    QCOMPARE(folded().classify.status, ClockStatus::Running);
}

void TestContract::aContractMayPauseWhileResolved()
{
    for (const bool pauses : {false, true}) {
        Contract contract = standardPlan(Zone());
        if (pauses)
            contract.pauses.push_back({.state = State::Resolved});
        begin(contract);
        add(EventKind::Classified, msPerHour,
            {{u"outcome"_s, u"core-bug"_s}, {u"severity"_s, 1}, {u"devops"_s, 1}});
        add(EventKind::Resolved, 5 * msPerHour);
        add(EventKind::Reopened, 8 * msPerHour, {{u"reason"_s, u"x"_s}});
        QCOMPARE(folded().resolve.status, ClockStatus::Running);
        QCOMPARE(folded().resolve.due, m_report + (pauses ? 27 : 24) * msPerHour);
    }
}

void TestContract::aMoveLeavesFinishedClocks()
{
    const Contract plan = standardPlan(Zone());
    Contract strict = plan;
    strict.name = u"Acme"_s;
    strict.initial = Span::hours(1);
    strict.windows[0][0] = Span::hours(2);
    begin(plan);
    m_contracts.push_back(strict);
    add(EventKind::Classified, 3 * msPerHour,
        {{u"outcome"_s, u"core-bug"_s}, {u"severity"_s, 1}, {u"devops"_s, 1}});
    const ClockFace before = folded().classify;
    add(EventKind::ContractMoved, 4 * msPerHour, {{u"contract"_s, u"Acme"_s}, {u"version"_s, 1}});
    QCOMPARE(folded().classify, before);
    QVERIFY(folded().classify.isMet());
    QCOMPARE(folded().resolve.due, m_report + 3 * msPerHour);
    QCOMPARE(folded().incident.contract.name, u"Acme"_s);
    QCOMPARE(folded().resolve.contract.name, u"Acme"_s);
    add(EventKind::Resolved, 5 * msPerHour);
    const Folded done = folded();
    add(EventKind::ContractMoved, 6 * msPerHour,
        {{u"contract"_s, plan.name}, {u"version"_s, plan.version}});
    QCOMPARE(folded().resolve, done.resolve);
    QCOMPARE(folded().classify, done.classify);
    // A version that is nowhere is no silent plan.
    m_contracts.pop_back();
    QCOMPARE(fold(m_history, m_contracts).error().kind, ErrorKind::Corrupt);
}

void TestContract::firstAndLastDayHoldOnTheWallClock()
{
    Contract contract = standardPlan(*Zone::find(u"America/New_York"_s));
    contract.firstDay = QDate(2026, 11, 24);
    contract.lastDay = QDate(2026, 11, 25);
    QVERIFY(!contract.holdsAt(at("2026-11-24T04:59:59Z")));
    QVERIFY(contract.holdsAt(at("2026-11-24T05:00:00Z")));
    QVERIFY(contract.holdsAt(at("2026-11-26T04:59:59Z")));
    QVERIFY(!contract.holdsAt(at("2026-11-26T05:00:00Z")));
}

void TestContract::everythingComesBackFromJson()
{
    for (const char *json : {northwind, officeHours}) {
        auto contract = contractFromJson(parsed(json));
        VERIFY_RESULT(contract);
        contract->firstDay = QDate(2026, 1, 1);
        contract->lastDay = QDate(2027, 12, 31);
        contract->outsidePlan = true;
        contract->anchor = Anchor::Classification;
        contract->devHours = 12;
        contract->alarms = {80, 100};
        contract->productsCovered = {u"Fluxguard"_s};
        contract->pauses.push_back({.state = State::Resolved, .classify = false});
        const auto back = contractFromJson(toJson(*contract));
        VERIFY_RESULT(back);
        QCOMPARE(toJson(*back), toJson(*contract));
        QCOMPARE(back->clauses, contract->clauses);
        QCOMPARE(back->pauses, contract->pauses);
        QCOMPARE(back->holidays, contract->holidays);
        QCOMPARE(back->hours, contract->hours);
    }
}

QTEST_APPLESS_MAIN(TestContract)
#include "tst_contract.moc"
