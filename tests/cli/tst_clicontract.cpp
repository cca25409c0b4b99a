// SPDX-License-Identifier: GPL-3.0-or-later

// Contracts through gander-cli: put in force, looked at beforehand, refused with every fault.

#include "tests/cli/clirunner.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace gander::test;
using namespace Qt::StringLiterals;

namespace {

// Berlin's hours, a first answer within four hours, and quicker mending of what is grave.
const QByteArray plainTerms = R"({
    "timezone": "Europe/Berlin",
    "clauses": [
        {"kind": "limit", "subject": "initial", "span": {"value": 4, "unit": "hours"}},
        {"kind": "limit", "severity": [1, 2], "devops": [1, 2, 3],
         "span": {"value": 8, "unit": "hours"}}
    ]
})";

QString minutesAgo(int minutes)
{
    return QDateTime::currentDateTimeUtc().addSecs(-60 * minutes).toString(Qt::ISODate);
}

QString text(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toString();
}

QJsonObject contractOf(const QJsonObject &incident)
{
    return incident.value("contract"_L1).toObject();
}

QJsonObject clockOf(const QJsonObject &incident, int which)
{
    return incident.value("clocks"_L1).toArray().at(which).toObject();
}

qint64 secondsTo(const QJsonObject &incident, const QJsonObject &clock)
{
    return QDateTime::fromString(text(incident, "reported_at"_L1), Qt::ISODate)
        .secsTo(QDateTime::fromString(text(clock, "due"_L1), Qt::ISODate));
}

// The first indented block of README's section Contracts.
QByteArray readmeContract()
{
    QFile readme(QStringLiteral(GANDER_SOURCE_DIR "/README.md"));
    if (!readme.open(QIODevice::ReadOnly))
        return {};
    const QByteArray all = readme.readAll();
    const qsizetype section = all.indexOf("\n## Contracts\n");
    const qsizetype begin = section < 0 ? -1 : all.indexOf("\n    {", section);
    const qsizetype end = begin < 0 ? -1 : all.indexOf("\n    }\n", begin);
    return end < 0 ? QByteArray() : all.mid(begin, end + 6 - begin);
}

} // namespace

class CliContractTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatIsSetIsShown();
    void whatIsShownCanBeSetAgain();
    void theReadmesExampleIsInForce();
    void versionsFollowOneAnother();
    void onlyNewReportsAreUnderIt();
    void aDryRunTellsAndChangesNothing();
    void anAgentPutsNothingInForce();
    void openIncidentsMoveWhereNothingBreaks();
    void aBrokenPromiseNeedsWhoAgreed();
    void oneIncidentMoves();
    void theCommandLineRulesOverTheFile();
    void wrongTermsAreAllNamed_data();
    void wrongTermsAreAllNamed();
    void wrongFilesAreRefused_data();
    void wrongFilesAreRefused();
    void aRefusalChangesNothing();

private:
    QJsonObject file(const QString &customer, int minutes);
    Ran set(const QStringList &more = {}, const QByteArray &terms = plainTerms);

    std::unique_ptr<CliRunner> m_cli;
};

void CliContractTest::init()
{
    m_cli = std::make_unique<CliRunner>();
    QCOMPARE(m_cli->onDesk({u"new"_s, u"--zone"_s, u"America/New_York"_s}).code, 0);
}

QJsonObject CliContractTest::file(const QString &customer, int minutes)
{
    return m_cli->json({u"file"_s, u"--title"_s, u"Down for %1 min"_s.arg(minutes), u"--customer"_s,
        customer, u"--reported-at"_s, minutesAgo(minutes)});
}

Ran CliContractTest::set(const QStringList &more, const QByteArray &terms)
{
    return m_cli->onDesk(
        QStringList{u"--json"_s, u"contract"_s, u"set"_s, u"Acme"_s, u"--file"_s, u"-"_s} + more,
        terms);
}

void CliContractTest::whatIsSetIsShown()
{
    m_cli->write(u"acme.json"_s, plainTerms);
    const Ran ran = m_cli->onDesk({u"--json"_s, u"contract"_s, u"set"_s, u"Acme"_s, u"--file"_s,
        m_cli->path(u"acme.json"_s)});
    QVERIFY2(ran.code == 0, ran.err.constData());
    const QJsonObject made = ran.json();
    QCOMPARE(text(made, "name"_L1), u"Acme"_s);
    QCOMPARE(made.value("version"_L1).toInt(), 1);
    QCOMPARE(text(made, "timezone"_L1), u"Europe/Berlin"_s);
    QCOMPARE(made.value("initial"_L1),
        QJsonValue(QJsonObject{{u"value"_s, 4}, {u"unit"_s, u"hours"_s}}));
    QCOMPARE(m_cli->json({u"contract"_s, u"show"_s, u"Acme"_s}), made);
    QCOMPARE(m_cli->json({u"contract"_s, u"show"_s, u"Acme"_s, u"--version"_s, u"1"_s}), made);
    // For people the same words, over more lines.
    const Ran people = m_cli->onDesk({u"contract"_s, u"show"_s, u"Acme"_s});
    QCOMPARE(people.json(), made);
    QVERIFY(people.out.count('\n') > 10);
    const QJsonObject plan = m_cli->json({u"contract"_s, u"show"_s, u"Standard plan"_s});
    QCOMPARE(text(plan, "timezone"_L1), u"America/New_York"_s);
    QCOMPARE(m_cli->json({u"check"_s}).value("ok"_L1).toBool(), true);
}

void CliContractTest::whatIsShownCanBeSetAgain()
{
    QCOMPARE(set().code, 0);
    const Ran shown = m_cli->onDesk({u"contract"_s, u"show"_s, u"Acme"_s});
    const Ran again = set({}, shown.out);
    QVERIFY2(again.code == 0, again.err.constData());
    QJsonObject first = shown.json();
    QJsonObject second = again.json();
    QCOMPARE(second.value("version"_L1).toInt(), 2);
    first.remove("version"_L1);
    second.remove("version"_L1);
    QCOMPARE(second, first);
}

void CliContractTest::theReadmesExampleIsInForce()
{
    const QByteArray example = readmeContract();
    if (example.isEmpty())
        QSKIP("README.md has no section Contracts with an example");
    const Ran ran = set({}, example);
    QVERIFY2(ran.code == 0, ran.err.constData());
    // Each key of it is kept.
    const QJsonObject told = QJsonDocument::fromJson(example).object();
    const QJsonObject kept = ran.json();
    for (auto it = told.begin(); it != told.end(); ++it)
        QVERIFY2(kept.contains(it.key()) || it.key() == "version"_L1, qPrintable(it.key()));
    QCOMPARE(kept.value("clauses"_L1).toArray().size(), told.value("clauses"_L1).toArray().size());
    QCOMPARE(kept.value("hours"_L1), told.value("hours"_L1));
}

void CliContractTest::versionsFollowOneAnother()
{
    QCOMPARE(m_cli->onDesk({u"contract"_s, u"list"_s}).out, QByteArray());
    QCOMPARE(set({u"--effective"_s, u"2026-01-01T00:00:00Z"_s}).code, 0);
    QCOMPARE(set({u"--effective"_s, u"2026-02-01T00:00:00Z"_s}).code, 0);
    QCOMPARE(set({u"--effective"_s, u"2999-01-01T00:00:00Z"_s}).code, 0);
    const QList<QJsonObject> current =
        m_cli->onDesk({u"--json"_s, u"contract"_s, u"list"_s}).lines();
    QCOMPARE(current.size(), 1);
    QCOMPARE(current.first().value("version"_L1).toInt(), 2);
    QCOMPARE(text(current.first(), "effective"_L1), u"2026-02-01T00:00:00Z"_s);
    QCOMPARE(text(current.first(), "until"_L1), u"2999-01-01T00:00:00Z"_s);
    QCOMPARE(current.first().value("in_force"_L1).toBool(), true);
    for (const char *key :
        {"name", "incidents", "timezone", "recorded_at", "recorded_by", "recorded_as", "reason"})
        QVERIFY2(current.first().contains(QLatin1StringView(key)), key);
    const QList<QJsonObject> all =
        m_cli->onDesk({u"--json"_s, u"contract"_s, u"list"_s, u"--all"_s}).lines();
    QCOMPARE(all.size(), 3);
    QCOMPARE(m_cli->json({u"contract"_s, u"show"_s, u"Acme"_s}).value("version"_L1).toInt(), 2);
    QVERIFY(m_cli->onDesk({u"contract"_s, u"list"_s}).out.contains("Acme, version 2"));
    const Ran none = m_cli->onDesk({u"contract"_s, u"show"_s, u"Acme"_s, u"--version"_s, u"4"_s});
    QCOMPARE(none.code, 1);
    QVERIFY(none.err.contains("the contract of 'Acme' has no version 4"));
}

void CliContractTest::onlyNewReportsAreUnderIt()
{
    file(u"Acme"_s, 60);
    QCOMPARE(set({u"--effective"_s, minutesAgo(30)}).code, 0);
    const QJsonObject before = m_cli->json({u"show"_s, u"1"_s});
    QCOMPARE(text(contractOf(before), "name"_L1), u"Standard plan"_s);
    QCOMPARE(secondsTo(before, clockOf(before, 0)), 12 * 3600);
    const QJsonObject older = file(u"Acme"_s, 45);
    QCOMPARE(text(contractOf(older), "name"_L1), u"Standard plan"_s);
    const QJsonObject newer = file(u"Acme"_s, 15);
    QCOMPARE(text(contractOf(newer), "name"_L1), u"Acme"_s);
    QCOMPARE(secondsTo(newer, clockOf(newer, 0)), 4 * 3600);
    QCOMPARE(text(contractOf(file(u"Other"_s, 15)), "name"_L1), u"Standard plan"_s);
    QCOMPARE(m_cli->json({u"contract"_s, u"list"_s}).value("incidents"_L1).toInt(), 1);
}

void CliContractTest::aDryRunTellsAndChangesNothing()
{
    file(u"Acme"_s, 10);
    file(u"Acme"_s, 5 * 60);
    file(u"Acme"_s, 3 * 60 + 20);
    file(u"Other"_s, 5 * 60);
    const QByteArray bytes = m_cli->read(u"desk.gander"_s);
    const Ran ran = set({u"--dry-run"_s});
    QVERIFY2(ran.code == 0, ran.err.constData());
    const QJsonObject impact = ran.json();
    QCOMPARE(impact.value("moved"_L1).toInt(), 3);
    QCOMPARE(impact.value("breached"_L1).toInt(), 1);
    QCOMPARE(impact.value("at_risk"_L1).toInt(), 1);
    QCOMPARE(impact.value("stay"_L1).toInt(-1), 0);
    QCOMPARE(impact.value("closed"_L1).toInt(-1), 0);
    QCOMPARE(text(impact, "moves"_L1), u"with --open"_s);
    const QJsonArray incidents = impact.value("incidents"_L1).toArray();
    QCOMPARE(incidents.size(), 3);
    const QJsonObject hardest = incidents.first().toObject();
    QCOMPARE(hardest.value("id"_L1).toInt(), 2);
    QCOMPARE(text(hardest, "title"_L1), u"Down for 300 min"_s);
    QCOMPARE(text(hardest, "clock"_L1), u"classify"_s);
    QCOMPARE(QDateTime::fromString(text(hardest, "will_be"_L1), Qt::ISODate)
                 .secsTo(QDateTime::fromString(text(hardest, "was"_L1), Qt::ISODate)),
        8 * 3600);
    QCOMPARE(text(hardest, "urgency_before"_L1), u"calm"_s);
    QCOMPARE(text(hardest, "urgency_after"_L1), u"breached"_s);

    const Ran people =
        m_cli->onDesk({u"contract"_s, u"set"_s, u"Acme"_s, u"--file"_s, u"-"_s, u"--effective"_s,
                          u"2026-03-01T00:00:00Z"_s, u"--dry-run"_s, u"--open"_s},
            plainTerms);
    QCOMPARE(people.code, 0);
    QVERIFY2(people.out.startsWith("With --open: of 3 open incidents, 3 get another deadline, 1 "
                                   "become overdue and 1 at risk. Without it only reports from "
                                   "2026-03-01T00:00:00Z on are under the new version.\n"),
        people.out.constData());
    QVERIFY(people.out.contains("G-2"));
    QCOMPARE(m_cli->read(u"desk.gander"_s), bytes);
    QCOMPARE(m_cli->onDesk({u"contract"_s, u"list"_s, u"--all"_s}).out, QByteArray());
}

void CliContractTest::openIncidentsMoveWhereNothingBreaks()
{
    file(u"Acme"_s, 10);
    file(u"Other"_s, 10);
    const Ran ran = set({u"--open"_s});
    QVERIFY2(ran.code == 0, ran.err.constData());
    const QJsonObject moved = m_cli->json({u"show"_s, u"1"_s});
    QCOMPARE(contractOf(moved).value("name"_L1).toString(), u"Acme"_s);
    QCOMPARE(secondsTo(moved, clockOf(moved, 0)), 4 * 3600);
    QCOMPARE(
        text(moved.value("events"_L1).toArray().last().toObject(), "kind"_L1), u"contract-moved"_s);
    QCOMPARE(text(contractOf(m_cli->json({u"show"_s, u"2"_s})), "name"_L1), u"Standard plan"_s);
    QCOMPARE(m_cli->json({u"check"_s, u"--deep"_s}).value("ok"_L1).toBool(), true);
}

void CliContractTest::aBrokenPromiseNeedsWhoAgreed()
{
    file(u"Acme"_s, 10);
    file(u"Acme"_s, 5 * 60);
    file(u"Acme"_s, 6 * 60);
    const Ran refused = set({u"--open"_s});
    QCOMPARE(refused.code, 1);
    QCOMPARE(refused.out, QByteArray());
    QCOMPARE(refused.err.count('\n'), 1);
    QVERIFY2(refused.err.contains("breaks the promise of G-3, G-2;")
            || refused.err.contains("breaks the promise of G-2, G-3;"),
        refused.err.constData());
    QVERIFY(refused.err.contains("--agreed"));
    QCOMPARE(m_cli->onDesk({u"contract"_s, u"list"_s}).out, QByteArray());

    const Ran agreed = set({u"--open"_s, u"--agreed"_s, u"Mara Lindt, by phone"_s});
    QVERIFY2(agreed.code == 0, agreed.err.constData());
    const QJsonObject broken = m_cli->json({u"show"_s, u"2"_s});
    QCOMPARE(text(broken, "urgency"_L1), u"breached"_s);
    const QJsonObject event = broken.value("events"_L1).toArray().last().toObject();
    QCOMPARE(text(event.value("data"_L1).toObject(), "reason"_L1), u"Mara Lindt, by phone"_s);
    QCOMPARE(text(m_cli->json({u"contract"_s, u"list"_s}), "reason"_L1), u"Mara Lindt, by phone"_s);
    QCOMPARE(m_cli->json({u"check"_s, u"--deep"_s}).value("ok"_L1).toBool(), true);
}

void CliContractTest::oneIncidentMoves()
{
    file(u"Acme"_s, 10);
    QCOMPARE(set().code, 0);
    const QStringList move{
        u"contract"_s, u"move"_s, u"G-1"_s, u"--to"_s, u"Acme"_s, u"--version"_s, u"1"_s};
    const QJsonObject foreseen = m_cli->json(move + QStringList{u"--dry-run"_s});
    QCOMPARE(foreseen.value("id"_L1).toInt(), 1);
    const QJsonObject before = foreseen.value("before"_L1).toObject();
    const QJsonObject after = foreseen.value("after"_L1).toObject();
    QCOMPARE(text(contractOf(before), "name"_L1), u"Standard plan"_s);
    QCOMPARE(text(contractOf(after), "name"_L1), u"Acme"_s);
    QCOMPARE(text(contractOf(m_cli->json({u"show"_s, u"1"_s})), "name"_L1), u"Standard plan"_s);

    const QJsonObject moved = m_cli->json(move + QStringList{u"--reason"_s, u"They signed"_s});
    QCOMPARE(contractOf(moved), contractOf(after));
    QCOMPARE(text(clockOf(moved, 0), "due"_L1), text(clockOf(after, 0), "due"_L1));
    QCOMPARE(secondsTo(moved, clockOf(moved, 0)), 4 * 3600);
    const Ran again = m_cli->onDesk(move);
    QCOMPARE(again.code, 1);
    QVERIFY2(
        again.err.contains("is under contract Acme, version 1 already"), again.err.constData());
    const QJsonObject undone = m_cli->json({u"undo"_s, u"1"_s});
    QCOMPARE(contractOf(undone), contractOf(before));
    QCOMPARE(text(clockOf(undone, 0), "due"_L1), text(clockOf(before, 0), "due"_L1));
}

void CliContractTest::theCommandLineRulesOverTheFile()
{
    const QByteArray terms = R"({"name": "Somebody else", "version": 77,
        "effective": "2026-05-01T00:00:00Z", "timezone": "Europe/Berlin"})";
    QJsonObject made = set({}, terms).json();
    QCOMPARE(text(made, "name"_L1), u"Acme"_s);
    QCOMPARE(made.value("version"_L1).toInt(), 1);
    QCOMPARE(text(made, "effective"_L1), u"2026-05-01T00:00:00Z"_s);
    made = set({u"--effective"_s, u"2026-06-01T00:00"_s, u"--zone"_s, u"Europe/Berlin"_s}, terms)
               .json();
    QCOMPARE(text(made, "effective"_L1), u"2026-05-31T22:00:00Z"_s);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    made = set().json();
    QVERIFY(qAbs(QDateTime::fromString(text(made, "effective"_L1), Qt::ISODate).secsTo(now)) < 60);
}

void CliContractTest::wrongTermsAreAllNamed_data()
{
    QTest::addColumn<QByteArray>("terms");   // beside the zone
    QTest::addColumn<QStringList>("faults"); // how each line begins, all of them
    const auto row = [](const char *name, const char *terms, const QStringList &faults) {
        QTest::newRow(name) << QByteArray(R"({"timezone": "Europe/Berlin", )") + terms + '}'
                            << faults;
    };
    QTest::newRow("no zone") << QByteArray("{}") << QStringList{u"timezone is missing"_s};
    QTest::newRow("unknown zone") << QByteArray(R"({"timezone": "Mars/Base"})")
                                  << QStringList{u"timezone "_s};
    QTest::newRow("an offset is no zone")
        << QByteArray(R"({"timezone": "+02:00"})") << QStringList{u"timezone "_s};
    row("misspelt key", R"("clause": [])", {u"clause is not known here"_s});
    row("misspelt key within", R"("holidays": [{"date": "2026-12-25", "yearl": true}])",
        {u"holidays[0].yearl is not known here"_s});
    row("year 0", R"("effective": "0000-01-01T00:00:00Z")", {u"effective "_s});
    row("year 9999", R"("effective": "9999-12-31T00:00:00Z")", {u"effective "_s});
    row("no instant", R"("effective": 7)", {u"effective "_s});
    row("ends before it begins", R"("first_day": "2026-02-01", "last_day": "2026-01-31")",
        {u"last_day is before first_day"_s});
    row("no days", R"("first_day": "2026-02-30", "last_day": 5)",
        {u"first_day must be a date"_s, u"last_day must be a date"_s});
    row("hours that end when they start", R"("hours": {"mon": [["09:00", "09:00"]]})",
        {u"hours.mon has a period that ends when it starts"_s});
    row("hours that end before they start", R"("hours": {"mon": [["09:00", "08:00"]]})",
        {u"hours.mon has a period that ends before it starts"_s});
    row("hours that overlap", R"("hours": {"tue": [["09:00", "12:00"], ["11:00", "17:00"]]})",
        {u"hours.tue has periods that overlap"_s});
    row("a night that runs into the day",
        R"("hours": {"mon": [["22:00", "06:00"]], "tue": [["05:00", "09:00"]]})",
        {u"hours.tue overlaps the night before"_s});
    row("no such weekday", R"("hours": {"monday": [["09:00", "17:00"]]})",
        {u"hours.monday is not a weekday"_s});
    row("no time", R"("hours": {"mon": [["9", "25:00"]]})", {u"hours.mon must hold pairs"_s});
    row("no hours at all", R"("hours": {})", {u"hours leave no open time"_s});
    row("dates far away",
        R"("hours": {}, "holidays": ["2226-12-31", "9998-12-31", "1900-01-01"],
           "date_hours": {"9998-12-30": []}, "breaks": {"9998-12-29": []})",
        {u"holidays[1] lies more than two hundred years ahead"_s,
            u"date_hours[\"9998-12-30\"] lies"_s, u"breaks[\"9998-12-29\"] lies"_s});
    row("a break of nothing",
        R"("hours": {"mon": [["09:00", "17:00"]]}, "breaks": {"2026-11-23": [["12:00", "12:00"]]})",
        {u"breaks[\"2026-11-23\"] has a period that ends when it starts"_s});
    row("working time that takes centuries",
        R"("hours": {"mon": [["09:00", "09:01"]]},
           "clauses": [{"kind": "replace", "subject": "initial",
                       "span": {"value": 876600, "unit": "business_hours"}},
                       {"kind": "replace", "subject": "memo",
                       "span": {"value": 36525, "unit": "business_days"}}])",
        {u"clauses[0].span takes more than a hundred years"_s,
            u"clauses[1].span takes more than a hundred years"_s});
    row("working time without hours",
        R"("clauses": [{"kind": "replace", "severity": [1], "devops": [1],
                       "span": {"value": 8, "unit": "business_hours"}}])",
        {u"clauses[0].span counts working time, but the contract has no hours"_s});
    row("wrong types", R"("clauses": {}, "pauses": 1, "products": [], "alarms": "all",
                          "development_hours": "many", "outside_plan": "yes", "holidays": "none")",
        {u"outside_plan must be true or false"_s, u"holidays must be a list"_s,
            u"clauses must be a list"_s, u"pauses must be a list"_s, u"products must be like"_s,
            u"development_hours must be a whole number"_s, u"alarms must be a list"_s});
    row("wrong types within",
        R"("holidays": [{"date": "2026-12-25", "yearly": "yes", "name": 5}],
           "pauses": [{"state": "on-hold", "reason": 5}],
           "clauses": [{"kind": "limit", "subject": "initial", "text": 5,
                        "span": {"value": 4, "unit": "hours", "of": "work"}}])",
        {u"holidays[0].yearly must be true or false"_s, u"holidays[0].name must be text"_s,
            u"clauses[0].span.of is not known here"_s, u"clauses[0].text must be text"_s,
            u"pauses[0].reason must be text"_s});
    row("windows of the wrong shape", R"("windows": [[null, null, null, null]])",
        {u"windows must be 5 rows"_s});
    row("a row of the wrong shape", R"("windows": [[null, null, null], [null, null, null, null],
        [null, null, null, null], [null, null, null, null], [null, null, null, null]])",
        {u"windows[0] must be 4 windows"_s});
    row("extend that shortens",
        R"("clauses": [{"kind": "extend", "severity": [1], "devops": [1],
                       "span": {"value": 8, "unit": "hours"}}])",
        {u"clauses[0].span extends, but is shorter"_s});
    row("limit that lengthens",
        R"("clauses": [{"kind": "limit", "severity": [1], "devops": [1],
                       "span": {"value": 8, "unit": "days"}}])",
        {u"clauses[0].span limits, but is longer"_s});
    row("a clause of nothing", R"("clauses": [{"kind": "limit"}])",
        {u"clauses[0].span is missing"_s, u"clauses[0] must name severity and devops"_s});
    row("spans that are none",
        R"("clauses": [{"kind": "limit", "subject": "initial", "span": {"value": -1, "unit": "hours"}},
                       {"kind": "limit", "subject": "initial", "span": {"value": 1.5, "unit": "hours"}},
                       {"kind": "limit", "subject": "initial", "span": {"value": 1, "unit": "years"}},
                       {"kind": "limit", "subject": "initial", "span": "4 hours"},
                       {"kind": "extend", "subject": "memo", "span": {"value": 9e15, "unit": "hours"}}])",
        {u"clauses[0].span.value must be"_s, u"clauses[1].span.value must be"_s,
            u"clauses[2].span.unit must be"_s, u"clauses[3].span must be"_s,
            u"clauses[4].span.value is more than a hundred years"_s});
    row("levels that are none",
        R"("clauses": [{"kind": "limit", "severity": [0, 1], "devops": [5],
                       "span": {"value": 1, "unit": "hours"}}])",
        {u"clauses[0].severity must be numbers from 1 to 5"_s,
            u"clauses[0].devops must be numbers from 1 to 4"_s});
    row("pauses that are none",
        R"("pauses": [{"state": "new"}, {"state": "on-hold", "clocks": []}])",
        {u"pauses[0].state must be on-hold or resolved"_s, u"pauses[1].clocks names no clock"_s});
    row("alarms in disorder", R"("alarms": [90, 50])", {u"alarms must be percents"_s});
    row("several at once",
        R"("hours": {"mon": [["09:00", "09:00"]]}, "last_day": "soon", "hollidays": [],
           "clauses": [{"kind": "stretch", "severity": [1], "devops": [1], "span": null}])",
        {u"hollidays is not known here"_s, u"last_day must be a date"_s,
            u"clauses[0].kind must be extend, limit or replace"_s,
            u"hours.mon has a period that ends when it starts"_s});
}

void CliContractTest::wrongTermsAreAllNamed()
{
    QFETCH(QByteArray, terms);
    QFETCH(QStringList, faults);
    const Ran ran = set({}, terms);
    QVERIFY2(ran.code == 1, ran.err + ran.out);
    QStringList lines = QString::fromUtf8(ran.err).split(u'\n', Qt::SkipEmptyParts);
    const QString last = lines.isEmpty() ? QString() : lines.takeLast();
    QVERIFY2(last.startsWith("Could not put the contract of Acme in force: "_L1), qPrintable(last));
    const QString all = lines.join(u'\n');
    for (const QString &fault : faults)
        QVERIFY2(std::any_of(lines.begin(), lines.end(),
                     [&](const QString &line) { return line.startsWith(fault); }),
            qPrintable(fault + u" is not among\n"_s + all));
    QVERIFY2(lines.size() == faults.size(), qPrintable(all));
    const QJsonArray json = ran.json().value("faults"_L1).toArray();
    QCOMPARE(json.size(), lines.size());
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(
            text(json[i].toObject(), "place"_L1) + u' ' + text(json[i].toObject(), "problem"_L1),
            lines[i]);
}

void CliContractTest::wrongFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("terms");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("empty") << QByteArray() << QByteArray("file is empty");
    QTest::newRow("no JSON") << QByteArray("{\n  \"timezone\": Europe\n}")
                             << QByteArray("line 2, column");
    QTest::newRow("cut off") << QByteArray("{\"timezone\": \"Europe/Be") << QByteArray("line 1");
    QTest::newRow("a list") << QByteArray("[]") << QByteArray("file must hold one contract");
    QTest::newRow("deep") << QByteArray(100'000, '[') << QByteArray("line 1");
    QTest::newRow("bytes") << QByteArray("\xFF\xFE\0\0", 4) << QByteArray("is not UTF-8");
    QTest::newRow("many faults") << [] {
        QByteArray terms = "{\"timezone\": \"Europe/Berlin\"";
        for (int i = 0; i < 20'000; ++i)
            terms += ",\"k" + QByteArray::number(i) + "\":1";
        return terms + '}';
    }() << QByteArray("k0 is not known here");
}

void CliContractTest::wrongFilesAreRefused()
{
    QFETCH(QByteArray, terms);
    QFETCH(QByteArray, says);
    const Ran ran = set({}, terms);
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.err.contains(says), ran.err.left(2000).constData());
    QVERIFY(ran.err.count('\n') < 300);
}

void CliContractTest::aRefusalChangesNothing()
{
    QCOMPARE(set().code, 0);
    const QByteArray bytes = m_cli->read(u"desk.gander"_s);
    QCOMPARE(set({}, "{}").code, 1);
    QCOMPARE(
        m_cli->onDesk(
                 {u"contract"_s, u"set"_s, u"Standard plan"_s, u"--file"_s, u"-"_s}, plainTerms)
            .code,
        1);
    QCOMPARE(
        m_cli->onDesk({u"contract"_s, u"set"_s, u" "_s, u"--file"_s, u"-"_s}, plainTerms).code, 1);
    QCOMPARE(m_cli->read(u"desk.gander"_s), bytes);
    QCOMPARE(m_cli->onDesk({u"--json"_s, u"contract"_s, u"list"_s, u"--all"_s}).lines().size(), 1);
}

void CliContractTest::anAgentPutsNothingInForce()
{
    m_cli->write(u"terms.json"_s, plainTerms);
    QStringList setting{
        u"contract"_s, u"set"_s, u"Acme"_s, u"--file"_s, m_cli->path(u"terms.json"_s)};
    const Ran refused = m_cli->onDesk(setting + QStringList{u"--as"_s, u"agent"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("--as manager"), refused.err.constData());
    QCOMPARE(m_cli->onDesk(setting + QStringList{u"--as"_s, u"owner"_s}).code, 2);
    // Scripts that say nothing go on as they were.
    QCOMPARE(m_cli->onDesk(setting).code, 0);
    QCOMPARE(m_cli->onDesk(setting + QStringList{u"--as"_s, u"manager"_s}).code, 0);

    QCOMPARE(m_cli->onDesk({u"file"_s, u"--title"_s, u"x"_s, u"--customer"_s, u"Acme"_s}).code, 0);
    const auto moved = [&](const QString &version, const QStringList &more) {
        const QJsonObject incident = m_cli->json(QStringList{u"contract"_s, u"move"_s, u"1"_s,
                                                     u"--to"_s, u"Acme"_s, u"--version"_s, version}
            + more);
        return text(
            incident.value("events"_L1).toArray().last().toObject().value("data"_L1).toObject(),
            "role"_L1);
    };
    QCOMPARE(moved(u"1"_s, {u"--as"_s, u"agent"_s}), QString());
    QCOMPARE(moved(u"1"_s, {}), u"unsaid"_s);
    QCOMPARE(moved(u"2"_s, {u"--as"_s, u"manager"_s}), u"manager"_s);
    QCOMPARE(m_cli->onDesk({u"undo"_s, u"1"_s, u"--as"_s, u"agent"_s}).code, 1);
    QCOMPARE(m_cli->onDesk({u"undo"_s, u"1"_s}).code, 0);
}

QTEST_GUILESS_MAIN(CliContractTest)
#include "tst_clicontract.moc"
