// SPDX-License-Identifier: GPL-3.0-or-later

// The desk's words: each form of a duration, a deadline, a step, a line of history and a fault.

#include "ui/words/describe.h"
#include "ui/words/durationtext.h"
#include "ui/words/names.h"

#include "models/domain/zone.h"
#include "tests/support/verify.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace gander;

namespace {

constexpr qint64 minute = msPerMinute;
constexpr qint64 hour = msPerHour;
constexpr qint64 day = msPerDay;

// Tuesday 24 November 2026, 14:20 in New York: the scene of the design.
Instant sceneNow()
{
    return *parseInstant(u"2026-11-24T19:20:00Z");
}

Zone newYork()
{
    return *Zone::find(QStringLiteral("America/New_York"));
}

Instant at(const char *text)
{
    return *parseInstant(QString::fromLatin1(text));
}

Event anEvent(EventKind kind, const QString &actor, const QJsonObject &data = {})
{
    Event answer;
    answer.kind = kind;
    answer.actor = actor;
    answer.data = data;
    return answer;
}

QString lena()
{
    return QStringLiteral("Lena Ortiz");
}

} // namespace

class WordsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void durationHasTwoUnitsAtMost_data();
    void durationHasTwoUnitsAtMost();
    void timeLeftNamesTheBand_data();
    void timeLeftNamesTheBand();
    void clockSaysHowItStands_data();
    void clockSaysHowItStands();
    void urgencySaysWhatTheListShows();
    void spanIsReadAsPromised_data();
    void spanIsReadAsPromised();
    void instantIsReadOnItsWallClock_data();
    void instantIsReadOnItsWallClock();
    void hoursFollowTheLocale();
    void stepIsOneSentence_data();
    void stepIsOneSentence();
    void stepHasItsFigureAtTheRight();
    void eventIsOneLine_data();
    void eventIsOneLine();
    void faultSaysActCauseAndWayOut_data();
    void faultSaysActCauseAndWayOut();
    void everyNameIsThere();
    void noWordShoutsOrBegs();
};

void WordsTest::durationHasTwoUnitsAtMost_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *text, qint64 ms) {
        QTest::newRow(qPrintable(QString::number(ms))) << ms << QString::fromLatin1(text);
    };
    row("under 1 min", 0);
    row("under 1 min", minute - 1);
    row("under 1 min", -(minute - 1));
    row("1 min", minute);
    row("45 min", 45 * minute + 59'999);
    row("59 min", hour - 1);
    row("1 h", hour);
    row("1 h 1 min", hour + minute);
    row("3 h 20 min", 3 * hour + 20 * minute);
    row("3 h 20 min", -(3 * hour + 20 * minute));
    row("23 h 59 min", day - 1);
    row("1 d", day);
    row("1 d", day + 59 * minute);
    row("1 d 3 h", day + 3 * hour + 59 * minute);
    row("9 d 23 h", 10 * day - 1);
    row("10 d", 10 * day);
    row("12 d", 12 * day + 23 * hour);
    row("92 d", 92 * day);
    row("106751991167 d", std::numeric_limits<qint64>::min());
    row("106751991167 d", std::numeric_limits<qint64>::max());
}

void WordsTest::durationHasTwoUnitsAtMost()
{
    QFETCH(qint64, ms);
    QTEST(words::duration(ms), "text");
}

void WordsTest::timeLeftNamesTheBand_data()
{
    QTest::addColumn<qint64>("left");
    QTest::addColumn<Band>("band");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *text, qint64 left, Band band) {
        QTest::newRow(text) << left << band << QString::fromLatin1(text);
    };
    row("Due in 3 h 20 min", 3 * hour + 20 * minute, Band::Calm);
    row("Due in 12 d", 12 * day, Band::Calm);
    row("Due in 35 min", 35 * minute, Band::Critical);
    row("Due in 1 h", hour, Band::AtRisk);
    row("Due in under 1 min", 0, Band::Critical);
    row("Overdue by 45 min", -45 * minute, Band::Breached);
    row("Overdue by under 1 min", -1, Band::Breached);
    row("Paused, 6 h left", 6 * hour, Band::Paused);
    row("Paused, overdue by 2 d", -2 * day, Band::Paused);
    row("Met, 2 h early", 2 * hour, Band::Met);
    row("Met 40 min late", -40 * minute, Band::MetLate);
    row("Not started", 0, Band::None);
}

void WordsTest::timeLeftNamesTheBand()
{
    QFETCH(qint64, left);
    QFETCH(Band, band);
    QTEST(words::timeLeft(left, band), "text");
}

void WordsTest::clockSaysHowItStands_data()
{
    QTest::addColumn<ClockFace>("clock");
    QTest::addColumn<QString>("text");
    const Instant now = sceneNow();
    const auto row = [](const char *text, const ClockFace &clock) {
        QTest::newRow(text) << clock << QString::fromLatin1(text);
    };
    row("Not started", {.status = ClockStatus::None});
    row("No guarantee", {.status = ClockStatus::None, .steps = {Step{.kind = StepKind::NoWindow}}});
    row("Not known", {.status = ClockStatus::Unknown});
    row("Due in 3 h 20 min",
        {.status = ClockStatus::Running, .due = now + (3 * hour + 20 * minute)});
    row("Overdue by 45 min", {.status = ClockStatus::Running, .due = now + -45 * minute});
    row("Paused, 6 h left",
        {.status = ClockStatus::Paused, .due = now + -hour, .pausedAt = now + -7 * hour});
    row("Met, 2 h early", {.status = ClockStatus::Done, .due = now, .done = now + -2 * hour});
    row("Met, under 1 min early", {.status = ClockStatus::Done, .due = now, .done = now});
    row("Met 40 min late", {.status = ClockStatus::Done, .due = now, .done = now + 40 * minute});
    row("Done", {.status = ClockStatus::Done, .done = now});
}

void WordsTest::clockSaysHowItStands()
{
    QFETCH(ClockFace, clock);
    QTEST(words::clockWords(clock, sceneNow()), "text");
}

void WordsTest::urgencySaysWhatTheListShows()
{
    const Instant now = sceneNow();
    Urgency urgency;
    QCOMPARE(words::urgencyWords(urgency, now), QStringLiteral("No deadline"));
    urgency.settled = Band::Met;
    QCOMPARE(words::urgencyWords(urgency, now), QStringLiteral("Met"));
    urgency.settled = Band::MetLate;
    QCOMPARE(words::urgencyWords(urgency, now), QStringLiteral("Met late"));
    urgency.edges = BandEdges{now, now, now + hour};
    QCOMPARE(words::urgencyWords(urgency, now), QStringLiteral("Due in 1 h"));
    urgency.pausedLeft = 6 * hour;
    QCOMPARE(words::urgencyWords(urgency, now), QStringLiteral("Paused, 6 h left"));
}

void WordsTest::spanIsReadAsPromised_data()
{
    QTest::addColumn<int>("months");
    QTest::addColumn<int>("days");
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *text, const Span &span) {
        QTest::newRow(text) << span.months << span.days << span.ms << QString::fromLatin1(text);
    };
    row("12 h", Span::hours(12));
    row("48 h", Span::hours(48));
    row("1 week", Span::weeks(1));
    row("2 weeks", Span::weeks(2));
    row("1 month", Span::ofMonths(1));
    row("3 months", Span::ofMonths(3));
    row("1 day", {0, 1, 0});
    row("10 days", {0, 10, 0});
    row("1 h 30 min", {0, 0, 90 * minute});
    row("3 months 1 week 12 h", {3, 7, 12 * hour});
    row("20 s", {0, 0, 20'000});
    row("no time", {});
}

void WordsTest::spanIsReadAsPromised()
{
    QFETCH(int, months);
    QFETCH(int, days);
    QFETCH(qint64, ms);
    QTEST(words::spanText({months, days, ms}), "text");
}

void WordsTest::instantIsReadOnItsWallClock_data()
{
    QTest::addColumn<Instant>("instant");
    QTest::addColumn<QString>("full");
    QTest::addColumn<QString>("brief");
    const auto row = [](const char *when, const char *full, const char *brief) {
        QTest::newRow(when) << at(when) << QString::fromLatin1(full) << QString::fromLatin1(brief);
    };
    row("2026-11-24T22:40:00Z", "Tue 24 Nov 17:40 EST", "24 Nov 17:40");
    row("2026-11-25T04:59:59Z", "Tue 24 Nov 23:59 EST", "24 Nov 23:59");
    row("2026-12-08T22:40:00Z", "Tue 8 Dec 17:40 EST", "8 Dec 17:40");
    row("2026-12-09T22:40:00Z", "9 Dec 17:40 EST", "9 Dec 17:40");
    row("2026-11-10T14:00:00Z", "Tue 10 Nov 09:00 EST", "10 Nov 09:00");
    row("2026-10-31T14:00:00Z", "31 Oct 10:00 EDT", "31 Oct 10:00");
    row("2027-02-24T22:40:00Z", "24 Feb 2027 17:40 EST", "24 Feb 2027 17:40");
}

void WordsTest::instantIsReadOnItsWallClock()
{
    QFETCH(Instant, instant);
    QFETCH(QString, full);
    QFETCH(QString, brief);
    QCOMPARE(words::instantText(instant, sceneNow(), newYork()), full);
    QCOMPARE(words::instantText(instant, sceneNow(), newYork(), false),
        full.left(full.lastIndexOf(u' ')));
    QCOMPARE(words::shortInstant(instant, sceneNow(), newYork()), brief);
    QCOMPARE(words::timeOfDay(instant, newYork()), brief.right(5));
}

void WordsTest::hoursFollowTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(words::timeOfDay(sceneNow(), newYork()), QStringLiteral("2:20 PM"));
    QLocale::setDefault(QLocale::c());
    QCOMPARE(words::timeOfDay(sceneNow(), newYork()), QStringLiteral("14:20"));
}

void WordsTest::stepIsOneSentence_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *text, const Step &step) {
        QTest::newRow(text) << step << QString::fromLatin1(text);
    };
    row("Reported 2026-11-24T10:40:00Z (2026-11-24 05:40:00 EST)",
        {.kind = StepKind::Reported, .at = at("2026-11-24T10:40:00Z")});
    row("+ 12 h to classify: 2026-11-24T22:40:00Z (2026-11-24 17:40:00 EST)",
        {.kind = StepKind::Initial, .at = at("2026-11-24T22:40:00Z"), .span = Span::hours(12)});
    row("+ 2 weeks for Sev 3 and DevOps 2: 2026-12-08T22:40:00Z (2026-12-08 17:40:00 EST)",
        {.kind = StepKind::Window,
            .at = at("2026-12-08T22:40:00Z"),
            .span = Span::weeks(2),
            .severity = 3,
            .devOps = 2});
    row("Sev 5 and DevOps 1 carry no guarantee",
        {.kind = StepKind::NoWindow, .severity = 5, .devOps = 1});
    row("Standard plan, version 1, on the wall clock of America/New_York",
        {.kind = StepKind::ContractUsed,
            .contract = QStringLiteral("Standard plan"),
            .version = 1,
            .zone = QStringLiteral("America/New_York")});
    row("Daylight saving 2026-03-08T07:00:00Z (2026-03-08 03:00:00 EDT): UTC-05:00 to UTC-04:00",
        {.kind = StepKind::DaylightSaving,
            .at = at("2026-03-08T07:00:00Z"),
            .fromOffset = -18000,
            .toOffset = -14400});
    row("Paused from 2026-11-24T15:00:00Z (2026-11-24 10:00:00 EST) until "
        "2026-11-24T17:00:00Z (2026-11-24 12:00:00 EST): + 2 h",
        {.kind = StepKind::Pause,
            .at = at("2026-11-24T15:00:00Z"),
            .until = at("2026-11-24T17:00:00Z"),
            .span = Span::hours(2)});
    row("Due 2026-11-24T22:40:00Z (2026-11-24 17:40:00 EST)",
        {.kind = StepKind::Due, .at = at("2026-11-24T22:40:00Z")});
    row("Classified 2026-11-24T11:40:00Z (2026-11-24 06:40:00 EST)",
        {.kind = StepKind::Classified, .at = at("2026-11-24T11:40:00Z")});
    row("Working target 2026-11-24T23:40:00Z (2026-11-24 18:40:00 EST)",
        {.kind = StepKind::Target, .at = at("2026-11-24T23:40:00Z")});
    row("Ended on the desk it came from 2026-11-24T11:40:00Z (2026-11-24 06:40:00 EST)",
        {.kind = StepKind::TakenOver, .at = at("2026-11-24T11:40:00Z")});
    row("The desk it came from does not say when", {.kind = StepKind::NotTold});
    row("Merged as a duplicate", {.kind = StepKind::Merged});
}

void WordsTest::stepIsOneSentence()
{
    QFETCH(Step, step);
    QTEST(words::stepText(step, newYork()), "text");
}

void WordsTest::stepHasItsFigureAtTheRight()
{
    const Step initial{
        .kind = StepKind::Initial, .at = at("2026-11-24T22:40:00Z"), .span = Span::hours(12)};
    const words::WallClocks clocks{newYork(), *Zone::find(QStringLiteral("Europe/Berlin"))};
    const words::StepWords words = words::stepWords(initial, sceneNow(), clocks);
    QCOMPARE(words.what, QStringLiteral("+ 12 h to classify"));
    QCOMPARE(words.figure, QStringLiteral("24 Nov 17:40 EST"));
    QCOMPARE(words.there, QStringLiteral("23:40 CET"));
    const Step due{.kind = StepKind::Due, .at = at("2026-11-25T10:40:00Z")};
    QCOMPARE(words::stepWords(due, sceneNow(), clocks).figure, QStringLiteral("25 Nov 05:40 EST"));
}

void WordsTest::eventIsOneLine_data()
{
    QTest::addColumn<Event>("happened");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("more");
    const auto row = [](const char *line, const char *more, const Event &happened) {
        QTest::newRow(line) << happened << QString::fromUtf8(line) << QString::fromUtf8(more);
    };
    const auto text = [](const char *key, const char *value) {
        return QJsonObject{{QString::fromLatin1(key), QString::fromUtf8(value)}};
    };
    row("Report received from D. Okafor", "",
        anEvent(EventKind::Reported, lena(), text("reporter", "D. Okafor")));
    row("Report received from Acme", "",
        anEvent(EventKind::Reported, lena(), text("customer", "Acme")));
    row("Report received", "Nothing works",
        anEvent(EventKind::Reported, lena(), text("description", "Nothing works")));
    row("Lena Ortiz changed: title", "title: “New”, before “Old”",
        anEvent(EventKind::Edited, lena(),
            {{QStringLiteral("title"),
                QJsonObject{{QStringLiteral("from"), QStringLiteral("Old")},
                    {QStringLiteral("to"), QStringLiteral("New")}}}}));
    row("Moved to “On hold” on the desk it came from", "",
        anEvent(EventKind::Moved, lena(), text("state", "on-hold")));
    row("Claimed by Lena Ortiz", "",
        anEvent(EventKind::Assigned, lena(), text("to", "Lena Ortiz")));
    row("Assigned to Priya Nair by Lena Ortiz", "",
        anEvent(EventKind::Assigned, lena(), text("to", "Priya Nair")));
    row("Given back to nobody by Lena Ortiz", "",
        anEvent(EventKind::Assigned, lena(), text("to", "")));
    row("Assigned to Priya Nair", "", anEvent(EventKind::Assigned, {}, text("to", "Priya Nair")));
    row("Lena Ortiz noted", "See %1", anEvent(EventKind::Noted, lena(), text("text", "See %1")));
    row("Put on hold by Lena Ortiz", "waits",
        anEvent(EventKind::Held, lena(), text("reason", "waits")));
    row("Resumed by Lena Ortiz", "", anEvent(EventKind::Resumed, lena()));
    row("Classified Core product bug, Sev 2, DevOps 2", "Lock kept\nReason: new facts",
        anEvent(EventKind::Classified, lena(),
            {{QStringLiteral("outcome"), QStringLiteral("core-bug")},
                {QStringLiteral("severity"), 2}, {QStringLiteral("devops"), 2},
                {QStringLiteral("finding"), QStringLiteral("Lock kept")},
                {QStringLiteral("reason"), QStringLiteral("new facts")}}));
    row("Classified Act of God", "",
        anEvent(EventKind::Classified, lena(), text("outcome", "act-of-god")));
    row("Resolved by Lena Ortiz", "done",
        anEvent(EventKind::Resolved, lena(), text("note", "done")));
    row("Resolved", "", anEvent(EventKind::Resolved, {}));
    row("Reopened by Lena Ortiz", "again",
        anEvent(EventKind::Reopened, lena(), text("reason", "again")));
    row("Closed by Lena Ortiz", "", anEvent(EventKind::Closed, lena()));
    row("Memo M-2026-0007 drafted by Lena Ortiz", "",
        anEvent(EventKind::MemoDrafted, lena(), text("memo", "M-2026-0007")));
    row("Memo M-2026-0007 approved by Lena Ortiz", "",
        anEvent(EventKind::MemoApproved, lena(), text("memo", "M-2026-0007")));
    row("Memo M-2026-0007 issued by Lena Ortiz", "CC Product, Lena Ortiz",
        anEvent(EventKind::MemoIssued, lena(),
            {{QStringLiteral("memo"), QStringLiteral("M-2026-0007")},
                {QStringLiteral("cc"), QStringLiteral("Product, Lena Ortiz")}}));
    row("Linked to the outage G-12 by Lena Ortiz", "",
        anEvent(EventKind::Linked, lena(), text("number", "G-12")));
    row("Unlinked from the outage G-12 by Lena Ortiz", "Reason: Not the same",
        anEvent(EventKind::Unlinked, lena(),
            {{QStringLiteral("number"), QStringLiteral("G-12")},
                {QStringLiteral("reason"), QStringLiteral("Not the same")}}));
    row("Merged into G-12 as its duplicate by Lena Ortiz", "",
        anEvent(EventKind::Merged, lena(), text("number", "G-12")));
    row("Unmerged from G-12", "", anEvent(EventKind::Unmerged, {}, text("number", "G-12")));
    row("Resolved by Lena Ortiz", "done\nPassed on from the outage G-12",
        anEvent(EventKind::Resolved, lena(),
            {{QStringLiteral("note"), QStringLiteral("done")},
                {QStringLiteral("passed-on"),
                    QJsonObject{{QStringLiteral("number"), QStringLiteral("G-12")}}}}));
    row("Merging taken back by Lena Ortiz", "",
        anEvent(EventKind::Undone, lena(), text("kind", "merged")));
    row("Class taken back by Lena Ortiz", "",
        anEvent(EventKind::Undone, lena(), text("kind", "classified")));
}

void WordsTest::eventIsOneLine()
{
    QFETCH(Event, happened);
    QTEST(words::eventWords(happened).line, "line");
    QTEST(words::eventWords(happened).more, "more");
}

void WordsTest::faultSaysActCauseAndWayOut_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("text");
    QTest::newRow("conflict") << Error{ErrorKind::Conflict, {}}
                              << QStringLiteral(
                                     "Could not classify G-41: someone changed it first. "
                                     "Look at it again, then repeat the act.");
    QTest::newRow("detail") << Error{ErrorKind::NotFound,
        QStringLiteral("incident 41 does not exist")}
                            << QStringLiteral(
                                   "Could not classify G-41: incident 41 does not exist. "
                                   "Check the number or the name.");
    QTest::newRow("final stop") << Error{ErrorKind::Cancelled, QStringLiteral("it was stopped.")}
                                << QStringLiteral("Could not classify G-41: it was stopped. "
                                                  "Nothing was changed.");
    QTest::newRow("place marker") << Error{ErrorKind::Invalid, QStringLiteral("odd text '%3'")}
                                  << QStringLiteral("Could not classify G-41: odd text '%3'. "
                                                    "Correct it, then repeat the act.");
}

void WordsTest::faultSaysActCauseAndWayOut()
{
    QFETCH(Error, error);
    QTEST(words::describe(error, QStringLiteral("classify G-41")), "text");
}

void WordsTest::everyNameIsThere()
{
    for (const Outcome outcome : allOutcomes) {
        QVERIFY(!words::outcomeName(outcome).isEmpty());
        QVERIFY(words::outcomeDefinition(outcome).endsWith(u'.'));
        QVERIFY(words::outcomeExample(outcome).startsWith(QLatin1StringView("e.g. ")));
        QVERIFY(!words::outcomeConsequences(outcome).isEmpty());
    }
    for (const Severity severity : allSeverities) {
        QVERIFY(!words::severityName(severity).isEmpty());
        QVERIFY(!words::severityHelp(severity).isEmpty());
    }
    for (const DevOpsLevel level : allDevOpsLevels) {
        QVERIFY(!words::devOpsKind(level).isEmpty());
        QVERIFY(!words::devOpsWho(level).isEmpty());
    }
    QCOMPARE(words::severityName(Severity::Sev5), QStringLiteral("False alarm"));
    QCOMPARE(words::bandName(Band::Breached), QStringLiteral("Overdue"));
    QCOMPARE(words::listName(QueryList::Memos), QStringLiteral("Memos owed"));
    QCOMPARE(words::clockName(ClockName::Resolve), QStringLiteral("Fix by"));
}

void WordsTest::noWordShoutsOrBegs()
{
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Cancelled); ++kind) {
        const Error error{static_cast<ErrorKind>(kind), {}};
        const QString text = words::describe(error, QStringLiteral("save"));
        QVERIFY2(text.startsWith(QLatin1StringView("Could not save: ")), qPrintable(text));
        QVERIFY2(text.endsWith(u'.'), qPrintable(text));
        QVERIFY2(!words::wayOut(error).isEmpty(), qPrintable(text));
        QVERIFY2(!text.contains(u'!'), qPrintable(text));
        QVERIFY2(
            !text.contains(QLatin1StringView("please"), Qt::CaseInsensitive), qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(WordsTest)
#include "tst_words.moc"
