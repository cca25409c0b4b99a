// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/plan.h"
#include "tests/support/verify.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace gander;

class PlanTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void allPairsHaveTheirWindow_data();
    void allPairsHaveTheirWindow();
    void aMilderFaultIsNeverDueEarlier();
    void theFirstClockRunsTwelveHours();
    void classesSayWhatTheyLack_data();
    void classesSayWhatTheyLack();
    void outcomesGoTheirRoutes();
    void numbersOutsideTheScalesAreNone();
    void contractsComeBackFromJson();
    void aContractLeavesOutWhatThePlanSays();
    void wrongContractsNameTheKey_data();
    void wrongContractsNameTheKey();
};

void PlanTest::allPairsHaveTheirWindow_data()
{
    QTest::addColumn<int>("severity");
    QTest::addColumn<int>("devOps");
    QTest::addColumn<bool>("promised");
    QTest::addColumn<int>("months");
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("hours");
    const auto add = [](int severity, int devOps, int months, int days, int hours) {
        QTest::addRow("Sev %d, DevOps %d", severity, devOps)
            << severity << devOps << (months + days + hours > 0) << months << days << hours;
    };
    add(1, 1, 0, 0, 12);
    add(1, 2, 0, 0, 12);
    add(1, 3, 0, 0, 48);
    add(1, 4, 0, 7, 0);
    add(2, 1, 0, 0, 12);
    add(2, 2, 0, 0, 12);
    add(2, 3, 0, 0, 48);
    add(2, 4, 0, 7, 0);
    add(3, 1, 0, 14, 0);
    add(3, 2, 0, 14, 0);
    add(3, 3, 3, 0, 0);
    add(3, 4, 3, 0, 0);
    add(4, 1, 0, 14, 0);
    add(4, 2, 0, 14, 0);
    add(4, 3, 3, 0, 0);
    add(4, 4, 3, 0, 0);
    add(5, 1, 0, 0, 0);
    add(5, 2, 0, 0, 0);
    add(5, 3, 0, 0, 0);
    add(5, 4, 0, 0, 0);
}

void PlanTest::allPairsHaveTheirWindow()
{
    QFETCH(int, severity);
    QFETCH(int, devOps);
    QFETCH(bool, promised);
    QFETCH(int, months);
    QFETCH(int, days);
    QFETCH(int, hours);
    const std::optional<Span> window =
        standardPlan(Zone()).window(*severityFromNumber(severity), *devOpsFromNumber(devOps));
    QCOMPARE(window.has_value(), promised);
    if (promised)
        QCOMPARE(*window, (Span{months, days, hours * msPerHour}));
}

void PlanTest::aMilderFaultIsNeverDueEarlier()
{
    const Contract plan = standardPlan(Zone());
    const Instant start = *parseInstant(u"2026-02-01T00:00:00Z");
    const auto due = [&](Severity severity, DevOpsLevel level) {
        const auto window = plan.window(severity, level);
        return window ? plus(start, *window, plan.zone)
                      : Instant{std::numeric_limits<qint64>::max()};
    };
    for (const DevOpsLevel level : allDevOpsLevels) {
        for (size_t i = 1; i < allSeverities.size(); ++i)
            QVERIFY(due(allSeverities[i - 1], level) <= due(allSeverities[i], level));
    }
    for (const Severity severity : allSeverities) {
        for (size_t i = 1; i < allDevOpsLevels.size(); ++i)
            QVERIFY(due(severity, allDevOpsLevels[i - 1]) <= due(severity, allDevOpsLevels[i]));
    }
}

void PlanTest::theFirstClockRunsTwelveHours()
{
    const Zone berlin = *Zone::find(QStringLiteral("Europe/Berlin"));
    const Contract plan = standardPlan(berlin);
    QCOMPARE(plan.name, standardPlanName());
    QCOMPARE(plan.initial, Span::hours(12));
    QCOMPARE(plan.zone, berlin);
    QVERIFY(plan.pauses.empty());
}

void PlanTest::classesSayWhatTheyLack_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<bool>("severity");
    QTest::addColumn<bool>("devOps");
    QTest::addColumn<bool>("right");
    for (const Outcome outcome : allOutcomes) {
        const bool bug = outcome == Outcome::CoreBug;
        for (const bool severity : {false, true}) {
            for (const bool devOps : {false, true}) {
                QTest::addRow("%s %d %d", qPrintable(toKey(outcome)), severity, devOps)
                    << static_cast<int>(outcome) << severity << devOps
                    << (bug ? severity && devOps : !severity && !devOps);
            }
        }
    }
}

void PlanTest::classesSayWhatTheyLack()
{
    QFETCH(int, outcome);
    QFETCH(bool, severity);
    QFETCH(bool, devOps);
    Classification classification{static_cast<Outcome>(outcome), {}, {}};
    if (severity)
        classification.severity = Severity::Sev2;
    if (devOps)
        classification.devOps = DevOpsLevel::DevOps3;
    QTEST(!faultOf(classification).has_value(), "right");
}

void PlanTest::outcomesGoTheirRoutes()
{
    QCOMPARE(toKey(routeOf(Outcome::FeatureRequest)), QStringLiteral("product"));
    QCOMPARE(toKey(routeOf(Outcome::OperatorError)), QStringLiteral("memo"));
    QCOMPARE(toKey(routeOf(Outcome::ActOfGod)), QStringLiteral("memo"));
    QCOMPARE(toKey(routeOf(Outcome::CoreBug)), QStringLiteral("devops"));
    QVERIFY(owesMemo(Outcome::OperatorError) && owesMemo(Outcome::ActOfGod));
    QVERIFY(!owesMemo(Outcome::FeatureRequest) && !owesMemo(Outcome::CoreBug));
    for (const Outcome outcome : allOutcomes)
        QCOMPARE(outcomeFromKey(toKey(outcome)), std::optional(outcome));
    QCOMPARE(outcomeFromKey(u"Core-Bug"), std::optional<Outcome>());
}

void PlanTest::numbersOutsideTheScalesAreNone()
{
    for (const Severity severity : allSeverities)
        QCOMPARE(severityFromNumber(number(severity)), std::optional(severity));
    for (const DevOpsLevel level : allDevOpsLevels)
        QCOMPARE(devOpsFromNumber(number(level)), std::optional(level));
    QVERIFY(!severityFromNumber(0) && !severityFromNumber(6));
    QVERIFY(!devOpsFromNumber(0) && !devOpsFromNumber(5));
}

void PlanTest::contractsComeBackFromJson()
{
    Contract contract = standardPlan(*Zone::find(QStringLiteral("Asia/Kathmandu")));
    contract.name = QStringLiteral("Acme");
    contract.version = 3;
    contract.effective = *parseInstant(u"2026-07-01T00:00:00Z");
    contract.initial = {0, 0, 90 * msPerMinute};
    contract.windows[0][0] = Span{0, 0, 45 * msPerSecond};
    contract.windows[1][2] = Span{0, 10, 0};
    contract.windows[2][3] = std::nullopt;
    contract.windows[4][0] = Span{};
    contract.pauses.push_back({});
    const Result<Contract> back = contractFromJson(toJson(contract));
    VERIFY_RESULT(back);
    QCOMPARE(back->name, contract.name);
    QCOMPARE(back->version, contract.version);
    QCOMPARE(back->effective, contract.effective);
    QCOMPARE(back->zone, contract.zone);
    QCOMPARE(back->initial, contract.initial);
    QVERIFY(back->windows == contract.windows);
    QCOMPARE(back->pauses, contract.pauses);
    // What was told by windows alone comes back with the clauses that say it, and so ever after.
    QCOMPARE(toJson(*contractFromJson(toJson(*back))), toJson(*back));
    QCOMPARE(toJson(Span::weeks(2))[QLatin1String("unit")].toString(), QStringLiteral("weeks"));
    QCOMPARE(toJson(Span::hours(12))[QLatin1String("value")].toInt(), 12);
}

void PlanTest::aContractLeavesOutWhatThePlanSays()
{
    const Result<Contract> contract =
        contractFromJson({{QStringLiteral("name"), QStringLiteral("Acme")},
            {QStringLiteral("timezone"), QStringLiteral("Europe/Berlin")}});
    VERIFY_RESULT(contract);
    QVERIFY(contract->windows == standardPlan(Zone()).windows);
    QCOMPARE(contract->initial, Span::hours(12));
    QCOMPARE(contract->version, 1);
}

void PlanTest::wrongContractsNameTheKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    const auto add = [](const char *name, const char *key, const QJsonValue &value) {
        QTest::newRow(name) << QString::fromLatin1(key) << value;
    };
    add("no name", "name", QJsonValue());
    add("a blank name", "name", QStringLiteral("  "));
    add("an offset for a zone", "timezone", QStringLiteral("+01:00"));
    add("version nought", "version", 0);
    add("half a version", "version", 1.5);
    add("no instant", "effective", QStringLiteral("soon"));
    add("a bare number", "initial", 12);
    add("less than nothing", "initial",
        QJsonObject{
            {QStringLiteral("value"), -1}, {QStringLiteral("unit"), QStringLiteral("hours")}});
    add("an unknown unit", "initial",
        QJsonObject{
            {QStringLiteral("value"), 1}, {QStringLiteral("unit"), QStringLiteral("moons")}});
    add("too long", "initial",
        QJsonObject{
            {QStringLiteral("value"), 1e15}, {QStringLiteral("unit"), QStringLiteral("hours")}});
    add("too few rows", "windows", QJsonArray{QJsonArray{}});
    add("text for a truth", "pauses_on_hold", QStringLiteral("yes"));
    add("a misspelt key", "pause_on_hold", true);
}

void PlanTest::wrongContractsNameTheKey()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject json = toJson(standardPlan(Zone()));
    VERIFY_RESULT(contractFromJson(json));
    json.insert(key, value);
    const Result<Contract> contract = contractFromJson(json);
    QVERIFY(!contract);
    QVERIFY2(contract.error().detail.contains(key), qPrintable(contract.error().detail));
}

QTEST_GUILESS_MAIN(PlanTest)
#include "tst_plan.moc"
