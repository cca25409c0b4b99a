// SPDX-License-Identifier: GPL-3.0-or-later

// The desk through gander-cli: whole stories, and every key of the incident's JSON.

#include "tests/cli/clirunner.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace gander::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject clockOf(const QJsonObject &incident, int which)
{
    return incident.value("clocks"_L1).toArray().at(which).toObject();
}

QString text(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toString();
}

QDateTime instantOf(const QJsonObject &object, QLatin1StringView key)
{
    return QDateTime::fromString(text(object, key), Qt::ISODate);
}

QString hoursAgo(int hours)
{
    return QDateTime::currentDateTimeUtc().addSecs(-3600 * hours).toString(Qt::ISODate);
}

} // namespace

class CliTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aReportIsAnIncidentWithAllItsKeys();
    void aCoreBugIsGuaranteedADayAfterItsReport();
    void anActOfGodEndsInItsMemo();
    void aMemoNamesItsMissingSections();
    void undoTakesBackAsANewEvent();
    void redoDoesItAgainWhileNothingElseHappened();
    void manyAtOnceAreToldRowByRow();
    void manyAreForeseenWithoutDoing();
    void manyAreTakenBackAsOne();
    void aClaimSaysWhoseItIs();
    void actsFollowOneAnother();
    void aBackdatedActKeepsBothInstants();
    void localTimesNeedTheirZone();
    void anIncidentIsFoundByEachOfItsNames();
    void listsAreSoonestFirst();
    void listsArePagedAndSorted();
    void countsGoByGroup();
    void textComesFromStandardInput();
    void theActorIsNamedOrTheSystems();
    void checkNamesWhatWasChanged();

private:
    QJsonObject file(const QString &title, const QStringList &more = {});

    std::unique_ptr<CliRunner> m_cli;
};

void CliTest::init()
{
    m_cli = std::make_unique<CliRunner>();
    const QJsonObject made = m_cli->json({u"new"_s, u"--zone"_s, u"America/New_York"_s});
    QCOMPARE(text(made, "desk"_L1), m_cli->desk());
    QCOMPARE(made.value("incidents"_L1).toInt(-1), 0);
}

QJsonObject CliTest::file(const QString &title, const QStringList &more)
{
    return m_cli->json(QStringList{u"file"_s, u"--title"_s, title} + more);
}

void CliTest::aReportIsAnIncidentWithAllItsKeys()
{
    const QJsonObject incident = file(u"Nobody can log in"_s,
        {u"--customer"_s, u"Acme"_s, u"--product"_s, u"Fluxguard"_s, u"--key"_s, u"INC-0041"_s,
            u"--reporter"_s, u"D. Okafor"_s, u"--description"_s, u"HTTP 503"_s});
    for (const char *key : {"id", "key", "title", "description", "customer", "product", "reporter",
             "state", "outcome", "severity", "devops", "assignee", "route", "reported_at",
             "classified_at", "resolved_at", "urgency", "clocks", "contract", "memos", "events",
             "master", "duplicate_of", "linked"})
        QVERIFY2(incident.contains(QLatin1StringView(key)), key);
    QCOMPARE(incident.value("id"_L1).toInt(), 1);
    QCOMPARE(text(incident, "key"_L1), u"INC-0041"_s);
    QCOMPARE(text(incident, "state"_L1), u"new"_s);
    QCOMPARE(text(incident, "urgency"_L1), u"calm"_s);
    for (const char *key :
        {"outcome", "severity", "devops", "assignee", "route", "classified_at", "resolved_at"})
        QVERIFY2(incident.value(QLatin1StringView(key)).isNull(), key);
    QCOMPARE(text(incident.value("contract"_L1).toObject(), "name"_L1), u"Standard plan"_s);

    const QJsonObject first = clockOf(incident, 0);
    QCOMPARE(text(first, "name"_L1), u"classify"_s);
    QCOMPARE(text(first, "state"_L1), u"running"_s);
    QCOMPARE(text(first, "due"_L1), text(first, "target"_L1));
    QCOMPARE(instantOf(incident, "reported_at"_L1).secsTo(instantOf(first, "due"_L1)), 12 * 3600);
    const int left = first.value("left_s"_L1).toInt();
    QVERIFY(left > 12 * 3600 - 120 && left <= 12 * 3600);
    QVERIFY(first.value("done"_L1).isNull());
    QVERIFY(first.value("steps"_L1).toArray().size() >= 3);
    const QStringList derivation = incident.value("derivation"_L1).toVariant().toStringList();
    QVERIFY(derivation.filter(u". Reported: "_s).size() == 1);
    QVERIFY(derivation.contains(u"   Plan: classify within 12 h of the report"_s));

    const QJsonObject second = clockOf(incident, 1);
    QCOMPARE(text(second, "state"_L1), u"none"_s);
    for (const char *key : {"due", "target", "done", "left_s"})
        QVERIFY2(second.contains(QLatin1StringView(key))
                && second.value(QLatin1StringView(key)).isNull(),
            key);

    const QJsonObject event = incident.value("events"_L1).toArray().first().toObject();
    QCOMPARE(event.value("seq"_L1).toInt(), 1);
    QCOMPARE(text(event, "kind"_L1), u"reported"_s);
    QCOMPARE(text(event, "hash"_L1).size(), 64);
    static const QRegularExpression utc(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"_s);
    QVERIFY(utc.match(text(event, "occurred_at"_L1)).hasMatch());
    QVERIFY(utc.match(text(event, "recorded_at"_L1)).hasMatch());
    QCOMPARE(m_cli->json({u"show"_s, u"1"_s}).value("events"_L1), incident.value("events"_L1));
}

// The support agent wants the customer's promise counted from the report, so that neither a quick
// nor a slow classification moves it.
void CliTest::aCoreBugIsGuaranteedADayAfterItsReport()
{
    file(u"E-mail alerts do not go out"_s, {u"--reported-at"_s, hoursAgo(3)});
    const QJsonObject incident = m_cli->json({u"classify"_s, u"1"_s, u"--outcome"_s, u"core-bug"_s,
        u"--severity"_s, u"2"_s, u"--devops"_s, u"2"_s, u"--finding"_s, u"A lock is kept"_s});
    QCOMPARE(text(incident, "state"_L1), u"classified"_s);
    QCOMPARE(text(incident, "outcome"_L1), u"core-bug"_s);
    QCOMPARE(incident.value("severity"_L1).toInt(), 2);
    QCOMPARE(incident.value("devops"_L1).toInt(), 2);
    QCOMPARE(text(incident, "route"_L1), u"devops"_s);
    const QJsonObject first = clockOf(incident, 0);
    QCOMPARE(text(first, "state"_L1), u"met"_s);
    QVERIFY(first.value("left_s"_L1).isNull());
    const QJsonObject second = clockOf(incident, 1);
    QCOMPARE(text(second, "state"_L1), u"running"_s);
    QCOMPARE(instantOf(incident, "reported_at"_L1).secsTo(instantOf(second, "due"_L1)), 24 * 3600);
    // The team aims at twelve hours from the classification.
    QCOMPARE(
        instantOf(incident, "classified_at"_L1).secsTo(instantOf(second, "target"_L1)), 12 * 3600);

    const Ran again = m_cli->onDesk({u"classify"_s, u"1"_s, u"--outcome"_s, u"feature-request"_s});
    QCOMPARE(again.code, 1);
    QVERIFY(again.err.contains("reason"));
}

// The support agent wants to say byte for byte what was sent, so that a doctored copy is found.
void CliTest::anActOfGodEndsInItsMemo()
{
    file(u"Frankfurt checks 40 min late"_s, {u"--customer"_s, u"Rheinwerk"_s});
    const QJsonObject classified = m_cli->json({u"classify"_s, u"1"_s, u"--outcome"_s,
        u"act-of-god"_s, u"--finding"_s, u"The data centre lost power"_s});
    QCOMPARE(text(classified, "route"_L1), u"memo"_s);

    const QJsonObject draft = m_cli->json({u"memo"_s, u"1"_s});
    const QString number = text(draft, "number"_L1);
    QCOMPARE(text(draft, "state"_L1), u"draft"_s);
    QCOMPARE(draft.value("missing"_L1).toArray(), QJsonArray{u"no-remediation"_s});
    QVERIFY(draft.value("sha256"_L1).isNull());

    const Ran pages = m_cli->onDesk({u"memo"_s, u"1"_s, u"--pdf"_s, u"-"_s});
    QCOMPARE(pages.code, 0);
    QVERIFY(pages.out.startsWith("%PDF-"));

    const QJsonObject issued = m_cli->json({u"memo"_s, u"1"_s, u"--section"_s,
        u"no-remediation=No second site has power in that city"_s, u"--issue"_s, u"--pdf"_s,
        m_cli->path(u"memo.pdf"_s)});
    QCOMPARE(text(issued, "state"_L1), u"issued"_s);
    QCOMPARE(text(issued, "number"_L1), number);
    const QByteArray bytes = m_cli->read(u"memo.pdf"_s);
    QCOMPARE(issued.value("bytes"_L1).toInteger(), bytes.size());
    QCOMPARE(text(issued, "sha256"_L1).toLatin1(),
        QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    QCOMPARE(m_cli->onDesk({u"memo"_s, u"1"_s, u"--pdf"_s, u"-"_s}).out, bytes);

    const auto verdict = [&](const QByteArray &pdf) {
        m_cli->write(u"copy.pdf"_s, pdf);
        const QJsonObject answer =
            m_cli->json({u"memo"_s, u"verify"_s, m_cli->path(u"copy.pdf"_s)});
        return text(answer, "verdict"_L1) + u' ' + text(answer, "memo"_L1);
    };
    QCOMPARE(verdict(bytes), u"known "_s + number);
    QByteArray doctored = bytes;
    doctored[doctored.size() / 2] = static_cast<char>(doctored[doctored.size() / 2] ^ 1);
    QCOMPARE(verdict(doctored), u"altered "_s + number);
    QCOMPARE(verdict(bytes.chopped(10)), u"altered "_s + number);
    QCOMPARE(verdict("%PDF-1.4 of somebody else"), u"unknown "_s);

    const QJsonObject resolved = m_cli->json({u"show"_s, u"1"_s});
    QCOMPARE(text(resolved, "state"_L1), u"resolved"_s);
    QCOMPARE(resolved.value("memos"_L1).toArray().size(), 1);
    QCOMPARE(m_cli->onDesk({u"undo"_s, u"1"_s}).code, 1);
    QCOMPARE(m_cli->onDesk({u"memo"_s, u"1"_s, u"--section"_s, u"happened=Nothing"_s}).code, 1);
    QCOMPARE(m_cli->json({u"check"_s}).value("ok"_L1).toBool(), true);
}

void CliTest::aMemoNamesItsMissingSections()
{
    file(u"Reports land in spam"_s, {u"--description"_s, u"No mail came"_s});
    m_cli->json({u"classify"_s, u"1"_s, u"--outcome"_s, u"operator-error"_s});
    const QJsonObject before = m_cli->json({u"check"_s});
    const Ran ran = m_cli->onDesk(
        {u"memo"_s, u"1"_s, u"--section"_s, u"found=A filter moved them"_s, u"--issue"_s});
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.err.contains("do-now, avoid"), ran.err.constData());
    // Not even the section that was right is kept.
    QCOMPARE(m_cli->json({u"check"_s}), before);
    QVERIFY(m_cli->json({u"memo"_s, u"1"_s}).value("missing"_L1).toArray().contains(u"found"_s));

    const Ran wrong = m_cli->onDesk({u"memo"_s, u"1"_s, u"--section"_s, u"extent=x"_s});
    QCOMPARE(wrong.code, 1);
    QVERIFY2(wrong.err.contains("no section 'extent'"), wrong.err.constData());

    const QJsonObject approved = m_cli->json(
        {u"memo"_s, u"1"_s, u"--section"_s, u"found=A filter moved them"_s, u"--section"_s,
            u"do-now=Look there"_s, u"--section"_s, u"avoid=Add the sender"_s, u"--approve"_s});
    QCOMPARE(text(approved, "state"_L1), u"approved"_s);
    QCOMPARE(approved.value("cc"_L1).toArray(), QJsonArray{u"Product"_s});
    const QJsonObject changed =
        m_cli->json({u"memo"_s, u"1"_s, u"--section"_s, u"avoid=Add our domain"_s});
    QCOMPARE(text(changed, "state"_L1), u"draft"_s);
}

void CliTest::undoTakesBackAsANewEvent()
{
    file(u"Weekly digest missing"_s);
    m_cli->json({u"classify"_s, u"1"_s, u"--outcome"_s, u"core-bug"_s, u"--severity"_s, u"3"_s,
        u"--devops"_s, u"4"_s});
    const QJsonObject incident = m_cli->json({u"undo"_s, u"1"_s});
    QCOMPARE(text(incident, "state"_L1), u"new"_s);
    QVERIFY(incident.value("outcome"_L1).isNull());
    QCOMPARE(text(clockOf(incident, 0), "state"_L1), u"running"_s);
    QCOMPARE(text(clockOf(incident, 1), "state"_L1), u"none"_s);
    const QJsonArray events = incident.value("events"_L1).toArray();
    QCOMPARE(events.size(), 3);
    QCOMPARE(text(events.last().toObject(), "kind"_L1), u"undone"_s);
}

void CliTest::redoDoesItAgainWhileNothingElseHappened()
{
    file(u"Weekly digest missing"_s);
    QCOMPARE(m_cli->onDesk({u"redo"_s, u"1"_s}).code, 1);
    m_cli->json({u"assign"_s, u"1"_s, u"--to"_s, u"Lena Ortiz"_s});
    QVERIFY(m_cli->json({u"undo"_s, u"1"_s}).value("assignee"_L1).isNull());
    QCOMPARE(text(m_cli->json({u"redo"_s, u"1"_s}), "assignee"_L1), u"Lena Ortiz"_s);
    m_cli->json({u"undo"_s, u"1"_s});
    m_cli->json({u"note"_s, u"1"_s, u"--text"_s, u"so be it"_s, u"--actor"_s, u"Jo Park"_s});
    const Ran refused = m_cli->onDesk({u"redo"_s, u"1"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("Could not do again what was taken back on G-1: event 6 (noted) "
                                  "by Jo Park came after it"),
        refused.err.constData());
}

void CliTest::manyAtOnceAreToldRowByRow()
{
    for (const QString &title : {u"One"_s, u"Two"_s, u"Three"_s})
        file(title);
    m_cli->json({u"assign"_s, u"2"_s, u"--to"_s, u"Lena Ortiz"_s});
    const Ran ran = m_cli->onDesk({u"--json"_s, u"assign"_s, u"G-1"_s, u"2"_s, u"3"_s, u"1"_s,
        u"nowhere"_s, u"--to"_s, u"Lena Ortiz"_s});
    QCOMPARE(ran.code, 3);
    QCOMPARE(ran.err.count('\n'), 1);
    const QJsonObject answer = ran.json();
    QCOMPARE(answer.value("done"_L1).toInt(), 2);
    QCOMPARE(answer.value("refused"_L1).toInt(), 2);
    const QJsonArray rows = answer.value("rows"_L1).toArray();
    QCOMPARE(rows.size(), 4); // named twice is once
    QCOMPARE(rows[0].toObject().value("id"_L1).toInt(), 1);
    QCOMPARE(rows[0].toObject().value("done"_L1).toBool(), true);
    QCOMPARE(rows[0].toObject().value("seq"_L1).toInt(), 2);
    QVERIFY(rows[0].toObject().value("error"_L1).isNull());
    const QJsonObject refused = rows[1].toObject().value("error"_L1).toObject();
    QCOMPARE(text(refused, "kind"_L1), u"conflict"_s);
    QCOMPARE(text(refused, "detail"_L1), u"incident 2 is Lena Ortiz's already"_s);
    QVERIFY(rows[3].toObject().value("id"_L1).isNull());
    QCOMPARE(text(rows[3].toObject(), "named"_L1), u"nowhere"_s);
    // None of them: refused, and nothing written.
    const QJsonObject before = m_cli->json({u"check"_s});
    QCOMPARE(m_cli->onDesk({u"resume"_s, u"1"_s, u"2"_s}).code, 1);
    QCOMPARE(m_cli->json({u"check"_s}), before);
    const Ran people = m_cli->onDesk({u"hold"_s, u"1"_s, u"2"_s, u"--reason"_s, u"Acme"_s});
    QCOMPARE(people.code, 0);
    QVERIFY2(people.out.startsWith("G-1: done\nG-2: done\nTo take it back: gander-cli undo --of "),
        people.out.constData());
}

void CliTest::manyAreForeseenWithoutDoing()
{
    file(u"One"_s);
    file(u"Two"_s);
    const QJsonObject before = m_cli->json({u"check"_s});
    const QJsonObject answer =
        m_cli->json({u"classify"_s, u"1"_s, u"2"_s, u"--outcome"_s, u"core-bug"_s, u"--severity"_s,
            u"1"_s, u"--devops"_s, u"4"_s, u"--finding"_s, u"A lock"_s, u"--dry-run"_s});
    QCOMPARE(m_cli->json({u"check"_s}), before);
    QCOMPARE(answer.value("dry_run"_L1).toBool(), true);
    const QJsonObject after =
        answer.value("rows"_L1).toArray()[1].toObject().value("after"_L1).toObject();
    QCOMPARE(text(after, "state"_L1), u"classified"_s);
    const QJsonObject done = m_cli->json({u"classify"_s, u"2"_s, u"--outcome"_s, u"core-bug"_s,
        u"--severity"_s, u"1"_s, u"--devops"_s, u"4"_s, u"--finding"_s, u"A lock"_s});
    QCOMPARE(text(clockOf(after, 1), "due"_L1), text(clockOf(done, 1), "due"_L1));
}

void CliTest::manyAreTakenBackAsOne()
{
    for (const QString &title : {u"One"_s, u"Two"_s, u"Three"_s})
        file(title);
    const QJsonObject done =
        m_cli->json({u"hold"_s, u"1"_s, u"2"_s, u"3"_s, u"--reason"_s, u"Acme"_s});
    m_cli->json({u"resume"_s, u"2"_s});
    const Ran back = m_cli->onDesk({u"--json"_s, u"undo"_s, u"--of"_s, text(done, "act"_L1)});
    QCOMPARE(back.code, 3);
    QCOMPARE(back.json().value("done"_L1).toInt(), 2);
    QCOMPARE(text(m_cli->json({u"show"_s, u"1"_s}), "state"_L1), u"new"_s);
    // Taking that back does it again.
    const QJsonObject again = m_cli->json({u"undo"_s, u"--of"_s, text(back.json(), "act"_L1)});
    QCOMPARE(again.value("done"_L1).toInt(), 2);
    QCOMPARE(text(m_cli->json({u"show"_s, u"1"_s}), "state"_L1), u"on-hold"_s);
    QCOMPARE(m_cli->onDesk({u"undo"_s, u"--of"_s, u"x"_s}).code, 2);
    QCOMPARE(m_cli->onDesk({u"undo"_s}).code, 2);
    QCOMPARE(m_cli->onDesk({u"undo"_s, u"1"_s, u"--of"_s, text(done, "act"_L1)}).code, 2);
    const Ran unknown =
        m_cli->onDesk({u"undo"_s, u"--of"_s, u"11111111-1111-4111-8111-111111111111"_s});
    QCOMPARE(unknown.code, 1);
    QVERIFY2(unknown.err.contains("no act 11111111"), unknown.err.constData());
    QCOMPARE(m_cli->json({u"check"_s}).value("ok"_L1).toBool(), true);
}

void CliTest::aClaimSaysWhoseItIs()
{
    file(u"One"_s);
    QCOMPARE(
        text(m_cli->json({u"claim"_s, u"1"_s, u"--actor"_s, u"Lena"_s}), "assignee"_L1), u"Lena"_s);
    const Ran refused = m_cli->onDesk({u"claim"_s, u"1"_s, u"--actor"_s, u"Jo"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("incident 1 is Lena's since 20"), refused.err.constData());
}

void CliTest::actsFollowOneAnother()
{
    file(u"An image is broken"_s);
    m_cli->json({u"classify"_s, u"1"_s, u"--outcome"_s, u"core-bug"_s, u"--severity"_s, u"5"_s,
        u"--devops"_s, u"1"_s});
    QCOMPARE(text(m_cli->json({u"assign"_s, u"1"_s, u"--to"_s, u"Lena Ortiz"_s}), "assignee"_L1),
        u"Lena Ortiz"_s);
    QCOMPARE(text(m_cli->json({u"hold"_s, u"1"_s, u"--reason"_s, u"Waits for Acme"_s}), "state"_L1),
        u"on-hold"_s);
    QCOMPARE(text(m_cli->json({u"resume"_s, u"1"_s}), "state"_L1), u"classified"_s);
    const QJsonObject resolved = m_cli->json({u"resolve"_s, u"1"_s, u"--note"_s, u"Mended"_s});
    QCOMPARE(text(resolved, "state"_L1), u"resolved"_s);
    QVERIFY(!resolved.value("resolved_at"_L1).isNull());
    QCOMPARE(text(m_cli->json({u"reopen"_s, u"1"_s, u"--reason"_s, u"Again"_s}), "state"_L1),
        u"classified"_s);
    QCOMPARE(text(m_cli->json({u"resolve"_s, u"1"_s}), "state"_L1), u"resolved"_s);
    QCOMPARE(text(m_cli->json({u"close"_s, u"1"_s}), "state"_L1), u"closed"_s);
    QVERIFY(m_cli->json({u"assign"_s, u"1"_s, u"--to"_s, QString()}).isEmpty());
    QVERIFY(m_cli->json({u"check"_s, u"--deep"_s}).value("ok"_L1).toBool());
}

void CliTest::aBackdatedActKeepsBothInstants()
{
    file(u"Login fails"_s, {u"--reported-at"_s, u"2026-03-02T10:00:00Z"_s});
    const QJsonObject incident = m_cli->json({u"classify"_s, u"1"_s, u"--outcome"_s, u"core-bug"_s,
        u"--severity"_s, u"1"_s, u"--devops"_s, u"1"_s, u"--at"_s, u"2026-03-02T22:00:00Z"_s});
    QCOMPARE(text(incident, "classified_at"_L1), u"2026-03-02T22:00:00Z"_s);
    QCOMPARE(text(clockOf(incident, 0), "state"_L1), u"met"_s);
    QCOMPARE(text(clockOf(incident, 1), "due"_L1), u"2026-03-03T10:00:00Z"_s);
    // Nobody has mended it: that is a breach, shown as one, and the clock runs on.
    QCOMPARE(text(clockOf(incident, 1), "state"_L1), u"breached"_s);
    QVERIFY(clockOf(incident, 1).value("left_s"_L1).toInt() < 0);
    QCOMPARE(text(incident, "urgency"_L1), u"breached"_s);
    const QJsonObject event = incident.value("events"_L1).toArray().last().toObject();
    QCOMPARE(text(event, "occurred_at"_L1), u"2026-03-02T22:00:00Z"_s);
    QVERIFY(text(event, "recorded_at"_L1) > u"2026-03-03"_s);

    const QJsonObject late = m_cli->json(
        {u"resolve"_s, u"1"_s, u"--at"_s, u"2026-03-03T10:00:01Z"_s, u"--note"_s, u"Mended"_s});
    QCOMPARE(text(clockOf(late, 1), "state"_L1), u"breached"_s);
    QVERIFY(clockOf(late, 1).value("left_s"_L1).isNull());
    QCOMPARE(text(late, "urgency"_L1), u"met-late"_s);
}

void CliTest::localTimesNeedTheirZone()
{
    const QJsonObject incident = file(u"Local"_s,
        {u"--reported-at"_s, u"2026-03-02T05:00:00"_s, u"--zone"_s, u"America/New_York"_s});
    QCOMPARE(text(incident, "reported_at"_L1), u"2026-03-02T10:00:00Z"_s);
    const QJsonObject offset =
        file(u"Offset"_s, {u"--reported-at"_s, u"2026-03-02T11:00:00+01:00"_s});
    QCOMPARE(text(offset, "reported_at"_L1), u"2026-03-02T10:00:00Z"_s);
}

void CliTest::anIncidentIsFoundByEachOfItsNames()
{
    file(u"First"_s);
    file(u"Second"_s, {u"--key"_s, u"INC-7"_s});
    for (const QString &name : {u"2"_s, u"G-2"_s, u"g-2"_s, u"INC-7"_s})
        QCOMPARE(text(m_cli->json({u"show"_s, name}), "title"_L1), u"Second"_s);
}

void CliTest::listsAreSoonestFirst()
{
    file(u"Later"_s, {u"--reported-at"_s, hoursAgo(1)});
    file(u"Soonest"_s, {u"--reported-at"_s, hoursAgo(9)});
    file(u"Done"_s, {u"--reported-at"_s, hoursAgo(11)});
    m_cli->json({u"classify"_s, u"3"_s, u"--outcome"_s, u"feature-request"_s});
    const QList<QJsonObject> rows = m_cli->onDesk({u"--json"_s, u"list"_s}).lines();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(text(rows.at(0), "title"_L1), u"Soonest"_s);
    QCOMPARE(text(rows.at(1), "title"_L1), u"Later"_s);
    QCOMPARE(text(rows.at(2), "title"_L1), u"Done"_s);
    for (const QJsonObject &row : rows) {
        QVERIFY(!row.contains("events"_L1));
        QCOMPARE(row.value("clocks"_L1).toArray().size(), 2);
        QVERIFY(!clockOf(row, 0).contains("steps"_L1));
        QVERIFY(clockOf(row, 0).contains("left_s"_L1));
    }
    const Ran table = m_cli->onDesk({u"list"_s});
    QCOMPARE(table.code, 0);
    QVERIFY(table.out.contains("Due in 2 h 59 min"));
    QVERIFY(table.out.contains("3 of 3 shown"));
    QCOMPARE(m_cli->onDesk({u"--json"_s, u"list"_s, u"--query"_s, u"outcome:feature-request"_s})
                 .lines()
                 .size(),
        1);
    QCOMPARE(m_cli->onDesk({u"--json"_s, u"list"_s, u"--query"_s, u"due<4h"_s}).lines().size(), 1);
}

void CliTest::listsArePagedAndSorted()
{
    for (int i = 1; i <= 5; ++i)
        file(u"Number %1"_s.arg(i), {u"--reported-at"_s, hoursAgo(i % 3 + 1)});
    const auto titles = [&](const QStringList &arguments) {
        QString digits;
        for (const QJsonObject &row :
            m_cli->onDesk(QStringList{u"--json"_s, u"list"_s} + arguments).lines())
            digits += text(row, "title"_L1).back();
        return digits;
    };
    QCOMPARE(titles({u"--sort"_s, u"id"_s}), u"12345"_s);
    QCOMPARE(titles({u"--sort"_s, u"id"_s, u"--limit"_s, u"2"_s, u"--offset"_s, u"3"_s}), u"45"_s);
    QCOMPARE(titles({u"--sort"_s, u"id"_s, u"--limit"_s, u"0"_s}), QString());
    QCOMPARE(titles({u"--offset"_s, u"9"_s}), QString());
    QCOMPARE(titles({u"--sort"_s, u"due"_s}).size(), 5);
    QCOMPARE(titles({u"--sort"_s, u"reported"_s}).size(), 5);
    QCOMPARE(titles({u"--sort"_s, u"updated"_s}).size(), 5);
}

void CliTest::countsGoByGroup()
{
    file(u"A"_s, {u"--customer"_s, u"Acme"_s});
    file(u"B"_s, {u"--customer"_s, u"Acme"_s});
    file(u"C"_s, {u"--customer"_s, u"Rheinwerk"_s});
    m_cli->json({u"classify"_s, u"3"_s, u"--outcome"_s, u"core-bug"_s, u"--severity"_s, u"1"_s,
        u"--devops"_s, u"1"_s});
    const QJsonObject all = m_cli->json({u"count"_s});
    QCOMPARE(all.value("total"_L1).toInt(), 3);
    QVERIFY(all.value("groups"_L1).isObject());
    const auto group = [&](const QString &by, QLatin1StringView name) {
        return m_cli->json({u"count"_s, u"--by"_s, by})
            .value("groups"_L1)
            .toObject()
            .value(name)
            .toInt(-1);
    };
    QCOMPARE(group(u"customer"_s, "Acme"_L1), 2);
    QCOMPARE(group(u"outcome"_s, "none"_L1), 2);
    QCOMPARE(group(u"outcome"_s, "core-bug"_L1), 1);
    QCOMPARE(group(u"state"_s, "new"_L1), 2);
    QCOMPARE(group(u"severity"_s, "1"_L1), 1);
    QCOMPARE(group(u"urgency"_s, "calm"_L1), 3);
    QCOMPARE(
        m_cli->json({u"count"_s, u"--query"_s, u"customer:acme"_s}).value("total"_L1).toInt(), 2);
}

void CliTest::textComesFromStandardInput()
{
    const Ran filed =
        m_cli->onDesk({u"--json"_s, u"file"_s, u"--title"_s, u"T"_s, u"--description"_s, u"-"_s},
            "Zwei Zeilen,\nüber alles\n");
    QCOMPARE(text(filed.json(), "description"_L1), u"Zwei Zeilen,\nüber alles"_s);
    m_cli->json({u"classify"_s, u"1"_s, u"--outcome"_s, u"operator-error"_s});
    const Ran memo = m_cli->onDesk(
        {u"--json"_s, u"memo"_s, u"1"_s, u"--section"_s, u"found=-"_s}, "From a pipe");
    QCOMPARE(memo.code, 0);
    QVERIFY(!memo.json().value("missing"_L1).toArray().contains(u"found"_s));
    const Ran wrong = m_cli->onDesk({u"note"_s, u"1"_s, u"--text"_s, u"-"_s}, "\xff\xfe broken");
    QCOMPARE(wrong.code, 2);
    QVERIFY(wrong.err.contains("not UTF-8"));
}

void CliTest::theActorIsNamedOrTheSystems()
{
    file(u"T"_s, {u"--actor"_s, u"Lena Ortiz"_s});
    const QJsonObject incident = m_cli->json({u"note"_s, u"1"_s, u"--text"_s, u"Seen"_s});
    const QJsonArray events = incident.value("events"_L1).toArray();
    QCOMPARE(text(events.first().toObject(), "actor"_L1), u"Lena Ortiz"_s);
    QVERIFY(!text(events.last().toObject(), "actor"_L1).isEmpty());
    QCOMPARE(m_cli->onDesk({u"note"_s, u"1"_s, u"--text"_s, u"x"_s, u"--actor"_s, u" "_s}).code, 1);
}

void CliTest::checkNamesWhatWasChanged()
{
    const QJsonObject good = m_cli->json({u"check"_s});
    for (const char *key : {"ok", "incidents", "events", "memos", "problems"})
        QVERIFY2(good.contains(QLatin1StringView(key)), key);
    QVERIFY(good.value("ok"_L1).toBool());
    file(u"A title to be changed by hand"_s);

    QByteArray bytes = m_cli->read(u"desk.gander"_s);
    bytes.replace("A title to be changed", "A title that was faked");
    m_cli->write(u"desk.gander"_s, bytes);
    const Ran ran = m_cli->onDesk({u"--json"_s, u"check"_s});
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.err.count('\n'), 1);
    QVERIFY(!ran.json().value("ok"_L1).toBool(true));
    QVERIFY(!ran.json().value("problems"_L1).toArray().isEmpty());
}

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
