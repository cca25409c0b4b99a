// SPDX-License-Identifier: GPL-3.0-or-later

// The words of a derivation: each kind of step has a sentence and a rule of its own, instants name
// their zone, and the whole reads the same wherever it is read.

#include "models/domain/plan.h"
#include "tests/support/verify.h"
#include "ui/words/derivation.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

constexpr int kinds = static_cast<int>(StepKind::Merged) + 1;

Instant at(const char *text)
{
    return *parseInstant(QString::fromLatin1(text));
}

Zone zoneNamed(const char *name)
{
    return *Zone::find(QString::fromLatin1(name));
}

// With something in each field, as no real step has.
Step aStep(int kind)
{
    return {.kind = static_cast<StepKind>(kind),
        .at = at("2026-11-24T10:40:00Z"),
        .until = at("2026-11-24T12:40:00Z"),
        .span = Span::hours(2),
        .severity = static_cast<StepKind>(kind) == StepKind::NoWindow ? 5 : 2,
        .devOps = 2,
        .contract = u"Meridian Bank"_s,
        .version = 3,
        .zone = u"Europe/London"_s,
        .fromOffset = -18000,
        .toOffset = -14400,
        .text = u"Thanksgiving"_s};
}

// Reported at 05:40 in New York for a customer in Berlin, put on hold and classified since.
IncidentDetail aDetail()
{
    IncidentDetail detail;
    detail.contract = standardPlan(zoneNamed("Europe/Berlin"));
    detail.contract.name = u"Rheinwerk"_s;
    detail.contract.version = 2;
    detail.contract.pauses = {{.reason = u"customer"_s, .atMost = 72 * msPerHour}};
    Incident &incident = detail.incident;
    incident.id = IncidentId(2390);
    incident.title = u"Frankfurt checks 40 min late\nafter power loss"_s;
    incident.contract = detail.contract.ref();
    incident.state = State::OnHold;
    incident.holdReason = u"waits for the customer"_s;
    const auto event = [&detail](EventKind kind, const char *when, const char *written,
                           const QString &actor, const QJsonObject &data) {
        Event made;
        made.seq = static_cast<int>(detail.history.size()) + 1;
        made.kind = kind;
        made.actor = actor;
        made.occurredAt = at(when);
        made.recordedAt = at(written);
        made.data = data;
        detail.history.push_back(made);
    };
    event(EventKind::Reported, "2026-11-24T10:40:00Z", "2026-11-24T11:00:00Z", u"Lena Ortiz"_s,
        {{u"reporter"_s, u"J. Brandt"_s}});
    event(EventKind::Held, "2026-11-24T15:00:00Z", "2026-11-24T15:00:00Z", u"Lena Ortiz"_s,
        {{u"reason"_s, incident.holdReason}});
    detail.resolve.name = ClockName::Resolve;
    detail.classify = {.name = ClockName::Classify,
        .status = ClockStatus::Paused,
        .start = at("2026-11-24T10:40:00Z"),
        .due = at("2026-11-24T22:40:00Z"),
        .target = at("2026-11-24T22:40:00Z"),
        .pausedAt = at("2026-11-24T15:00:00Z"),
        .pausedUntil = at("2026-11-27T15:00:00Z"),
        .contract = incident.contract,
        .steps = {{.kind = StepKind::ContractUsed,
                      .contract = u"Rheinwerk"_s,
                      .version = 2,
                      .zone = u"Europe/Berlin"_s},
            {.kind = StepKind::Reported, .at = at("2026-11-24T10:40:00Z"), .event = 1},
            {.kind = StepKind::Initial, .at = at("2026-11-24T22:40:00Z"), .span = Span::hours(12)},
            {.kind = StepKind::Due, .at = at("2026-11-24T22:40:00Z")}}};
    return detail;
}

} // namespace

class StepWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void eachKindHasWordsOfItsOwn();
    void eachKindNamesItsRule();
    void theRuleIsTheClauseWhereOneSpeaks();
    void workingSpansSayThatTheyAre_data();
    void workingSpansSayThatTheyAre();
    void theCustomersTimeStandsBesideWhereItDiffers_data();
    void theCustomersTimeStandsBesideWhereItDiffers();
    void exactInstantsReadTheSameOnAnyDay();
    void theWholeIsPlainText();
    void oneZoneIsToldOnce();
    void aPauseThatLastsIsTold();
    void anotherVersionsClausesAreNotQuoted();
    void aMovedContractIsTold();
};

void StepWordsTest::eachKindHasWordsOfItsOwn()
{
    QSet<QString> sentences;
    QSet<QString> exact;
    const words::WallClocks clocks{zoneNamed("America/New_York"), zoneNamed("Europe/Berlin")};
    for (int kind = 0; kind < kinds; ++kind) {
        const Step step = aStep(kind);
        const QByteArray name = QByteArray::number(kind);
        QVERIFY2(!words::stepSentence(step).isEmpty(), name);
        QVERIFY2(!words::stepWords(step, *step.at, clocks).figure.isEmpty(), name);
        sentences << words::stepSentence(step);
        exact << words::stepText(step, clocks.desk);
        // Whatever else is not known, there is no gap in the sentence.
        for (const QString &bare : {words::stepSentence({.kind = step.kind}),
                 words::stepText({.kind = step.kind}, clocks.desk)}) {
            QVERIFY2(!bare.isEmpty() && !bare.contains(u'%'), name);
        }
    }
    QCOMPARE(sentences.size(), kinds);
    QCOMPARE(exact.size(), kinds);
}

void StepWordsTest::eachKindNamesItsRule()
{
    QSet<QString> rules;
    for (int kind = 0; kind < kinds; ++kind) {
        const QString rule = words::ruleOf(aStep(kind));
        QVERIFY2(rule.startsWith(u"Plan: "_s) || rule.startsWith(u"Contract: "_s),
            QByteArray::number(kind) + ": " + rule.toUtf8());
        QVERIFY(!words::ruleOf({.kind = static_cast<StepKind>(kind)}).isEmpty());
        rules << rule;
    }
    QCOMPARE(rules.size(), kinds);
}

void StepWordsTest::theRuleIsTheClauseWhereOneSpeaks()
{
    Step window{.kind = StepKind::Window, .span = Span::hours(24), .severity = 2, .devOps = 3};
    QCOMPARE(words::ruleOf(window), u"Contract: its own window for Sev 2 with DevOps 3"_s);
    window.span = Span::hours(48);
    QCOMPARE(words::ruleOf(window), u"Plan: the window of Sev 2 with DevOps 3"_s);
    Contract contract = standardPlan(Zone());
    contract.clauses = {{.kind = ClauseKind::Extend, .subject = ClauseSubject::Initial},
        {.kind = ClauseKind::Limit}};
    window.text = u"2"_s;
    QCOMPARE(words::ruleOf(window), u"Contract, clause 2"_s);
    QCOMPARE(words::ruleOf(window, &contract), u"Contract, clause 2: limits the plan"_s);
    QCOMPARE(words::ruleOf({.kind = StepKind::Initial, .span = Span::hours(24)}, &contract),
        u"Contract, clause 1: extends the plan"_s);
    QCOMPARE(words::ruleOf({.kind = StepKind::Initial, .span = Span::hours(12)}),
        u"Plan: classify within 12 h of the report"_s);
}

void StepWordsTest::workingSpansSayThatTheyAre_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<qint64>("minutes");
    const auto row = [](const char *text, int days, qint64 minutes) {
        QTest::newRow(text) << days << minutes;
    };
    row("4 working hours", 0, 240);
    row("1 working hour", 0, 60);
    row("4 working hours 30 min", 0, 270);
    row("30 working min", 0, 30);
    row("1 working day", 1, 0);
    row("7 working days", 7, 0);
    row("no working time", 0, 0);
}

void StepWordsTest::workingSpansSayThatTheyAre()
{
    QFETCH(int, days);
    QFETCH(qint64, minutes);
    QCOMPARE(words::spanText({.days = days, .ms = minutes * msPerMinute, .working = true}),
        QString::fromLatin1(QTest::currentDataTag()));
}

void StepWordsTest::theCustomersTimeStandsBesideWhereItDiffers_data()
{
    QTest::addColumn<QString>("desk");
    QTest::addColumn<QString>("customer");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *desk, const char *customer, const QString &text) {
        QTest::newRow(customer) << QString::fromLatin1(desk) << QString::fromLatin1(customer)
                                << text;
    };
    row("America/New_York", "Europe/Berlin", u"Tue 24 Nov 17:40 EST · 23:40 CET"_s);
    row("America/New_York", "Asia/Tokyo", u"Tue 24 Nov 17:40 EST · Wed 25 Nov 07:40 JST"_s);
    row("America/New_York", "America/Toronto", u"Tue 24 Nov 17:40 EST"_s);
    // The same letters for other clocks.
    row("America/Chicago", "Asia/Shanghai",
        u"Tue 24 Nov 16:40 CST · Wed 25 Nov 06:40 CST (Asia/Shanghai)"_s);
}

void StepWordsTest::theCustomersTimeStandsBesideWhereItDiffers()
{
    QFETCH(QString, desk);
    QFETCH(QString, customer);
    QTEST(words::bothInstants(at("2026-11-24T22:40:00Z"), at("2026-11-24T19:20:00Z"),
              {*Zone::find(desk), *Zone::find(customer)}),
        "text");
}

void StepWordsTest::exactInstantsReadTheSameOnAnyDay()
{
    const Zone newYork = zoneNamed("America/New_York");
    QCOMPARE(
        words::exactInstant(at("2026-11-24T22:40:00Z"), newYork), u"Tue 24 Nov 2026 17:40 EST"_s);
    QCOMPARE(words::exactInstant(at("2026-07-24T22:40:07Z"), newYork),
        u"Fri 24 Jul 2026 18:40:07 EDT"_s);
}

void StepWordsTest::theWholeIsPlainText()
{
    const words::Derivation derivation =
        words::derivationOf(aDetail(), zoneNamed("America/New_York"), at("2026-11-24T19:20:00Z"));
    const QString text =
        u"G-2390: Frankfurt checks 40 min late after power loss\n"
        "Contract: Rheinwerk, version 2\n"
        "Times on the wall clock of America/New_York, beside them the customer’s, Europe/Berlin, "
        "where it differs\n"
        "\n"
        "Classify by Tue 24 Nov 2026 17:40 EST · 23:40 CET: Paused\n"
        "1. Rheinwerk, version 2, on the wall clock of Europe/Berlin\n"
        "   Plan: an incident keeps its version until it is moved\n"
        "2. Reported: Tue 24 Nov 2026 05:40 EST · 11:40 CET\n"
        "   Plan: the clocks count from the report\n"
        "   Event 1: Report received from J. Brandt, by Lena Ortiz, recorded later, Tue 24 Nov "
        "2026 06:00 EST\n"
        "3. + 12 h to classify: Tue 24 Nov 2026 17:40 EST · 23:40 CET\n"
        "   Plan: classify within 12 h of the report\n"
        "4. Due: Tue 24 Nov 2026 17:40 EST · 23:40 CET\n"
        "   Plan: done by this instant is met\n"
        "5. Paused, the clock stands (waits for the customer): since Tue 24 Nov 2026 10:00 EST · "
        "16:00 CET\n"
        "   Contract: a hold for “customer” pauses the clock, at most 72 h in all\n"
        "   Event 2: Put on hold by Lena Ortiz\n"
        "6. The pause ends by itself and the clock runs on: Fri 27 Nov 2026 10:00 EST · 16:00 "
        "CET\n"
        "   Contract: the longest pause\n"
        "\n"
        "Fix by: Not started\n"_s;
    const QStringList told = words::derivationText(derivation).split(u'\n');
    const QStringList expected = text.split(u'\n');
    for (qsizetype line = 0; line < expected.size(); ++line)
        QCOMPARE(told.value(line), expected[line]);
    QCOMPARE(told.size(), expected.size());
    QCOMPARE(
        words::derivationLines(derivation).join(u'\n') + u'\n', words::derivationText(derivation));
}

void StepWordsTest::oneZoneIsToldOnce()
{
    const words::Derivation derivation =
        words::derivationOf(aDetail(), zoneNamed("Europe/Berlin"), at("2026-11-24T19:20:00Z"));
    QCOMPARE(derivation.zones, u"Times on the wall clock of Europe/Berlin"_s);
    for (const words::DerivedStep &step : derivation.clocks.front().steps)
        QVERIFY(step.there.isEmpty());
}

void StepWordsTest::aPauseThatLastsIsTold()
{
    IncidentDetail detail = aDetail();
    // Told by the steps themselves, it is not told twice.
    detail.classify.steps.push_back(
        {.kind = StepKind::Pause, .at = detail.classify.pausedAt, .text = u"customer"_s});
    const auto derivation =
        words::derivationOf(detail, zoneNamed("Europe/Berlin"), at("2026-11-24T19:20:00Z"));
    const auto &steps = derivation.clocks.front().steps;
    QCOMPARE(std::count_if(steps.begin(), steps.end(),
                 [](const words::DerivedStep &step) { return step.kind == StepKind::Pause; }),
        1);
}

void StepWordsTest::anotherVersionsClausesAreNotQuoted()
{
    IncidentDetail detail = aDetail();
    detail.contract.clauses = {{.subject = ClauseSubject::Initial}};
    const auto ruleOfInitial = [&detail] {
        return words::derivationOf(detail, Zone(), {}).clocks.front().steps[2].rule;
    };
    QCOMPARE(ruleOfInitial(), u"Contract, clause 1: replaces the plan"_s);
    detail.classify.contract.version = 1;
    QCOMPARE(ruleOfInitial(), u"Plan: classify within 12 h of the report"_s);
}

void StepWordsTest::aMovedContractIsTold()
{
    IncidentDetail detail = aDetail();
    detail.classify.steps.insert(detail.classify.steps.begin() + 1,
        {.kind = StepKind::ContractMoved,
            .at = at("2026-11-24T16:00:00Z"),
            .contract = u"Rheinwerk"_s,
            .version = 3,
            .zone = u"Asia/Tokyo"_s});
    const auto derivation =
        words::derivationOf(detail, zoneNamed("America/New_York"), at("2026-11-24T19:20:00Z"));
    const words::DerivedStep &moved = derivation.clocks.front().steps[1];
    QCOMPARE(moved.what, u"Moved to Rheinwerk, version 3"_s);
    // From there on its wall clock is the customer's.
    QCOMPARE(derivation.clocks.front().there, u"Wed 25 Nov 2026 07:40 JST"_s);
}

QTEST_GUILESS_MAIN(StepWordsTest)
#include "tst_stepwords.moc"
