// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/incidentimport.h"

#include "models/exchange/incidentexport.h"
#include "tests/support/shareddata.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QHash>
#include <QTest>

using namespace gander;
using namespace gander::exchange;

namespace {

constexpr Instant someday{1'800'000'000'000};

// The shape of the incident log with the columns that matter.
const QByteArray logHead =
    "number,incident_state,sys_mod_count,caller_id,opened_at,sys_updated_by,sys_updated_at,"
    "location,category,subcategory,u_symptom,assigned_to,closed_code,resolved_by,resolved_at,"
    "closed_at\n";
const QByteArray closedRow =
    "INC1,Closed,4,Caller 1,29/2/2016 01:16,Updater 9,5/3/2016 12:00,Location 1,Category 5,"
    "Subcategory 7,Symptom 2,Resolver 3,code 5,Resolver 1,29/2/2016 11:29,5/3/2016 12:00\n";

ImportOptions options()
{
    return {.zone = Zone(), .dateOrder = {}, .map = {}, .now = someday};
}

// "moved 2016-02-29T01:16:00Z Active by Updater 9"
QStringList toldOf(const TakeOver &incident)
{
    QStringList told;
    for (const TakeOver::Told &event : incident.told) {
        const QString word = event.kind == EventKind::Moved ? QStringLiteral("moved")
            : event.kind == EventKind::Assigned             ? QStringLiteral("assigned")
            : event.kind == EventKind::Resolved             ? QStringLiteral("resolved")
            : event.kind == EventKind::Closed               ? QStringLiteral("closed")
                                                            : QStringLiteral("other");
        QString data;
        for (auto it = event.data.begin(); it != event.data.end(); ++it)
            data += u' ' + it.key() + u'=' + it.value().toString();
        told << word + u' ' + toText(event.occurredAt) + data + QStringLiteral(" by ")
                + event.actor;
    }
    return told;
}

QStringList issuesOf(const ImportPlan &plan)
{
    QStringList issues;
    for (const ImportIssue &issue : plan.issues) {
        issues << QStringLiteral("%1 %2: %3")
                      .arg(QString::number(issue.line), issue.field, issue.problem);
    }
    return issues;
}

bool isEvent(const TakeOver::Told &a, const TakeOver::Told &b)
{
    return a.kind == b.kind && a.occurredAt == b.occurredAt && a.data == b.data;
}

} // namespace

class IncidentImportTest : public QObject
{
    Q_OBJECT

private slots:
    void aLastStateTellsHowItEnded();
    void aClosedRowWithoutResolutionTellsOnlyItsClose();
    void aNewRowHasARunningClock();
    void aHistoryTellsEachChangeOfState();
    void aHistoryThatBeginsLateLeavesTheFirstClockUnknown();
    void aHistoryWithOneBrokenRowIsLeftOutWhole();
    void aHistoryFoldsIntoTheLastStateOfTheSameIncident();
    void wallTimesAreThoseOfTheGivenZone();
    void wrongRowsAreNamedOneByOne();
    void ambiguousDatesAreAskedAbout();
    void anUnknownFileIsRefused();
    void anOpenQuoteIsAnError();
    void theUserCanStopIt();
    void anExportTellsWhenItWasClassified();
    void theIncidentLogReadsWhole();
    void theEventLogGivesTheFirstClocks();
    void bothLogsAgree();
};

void IncidentImportTest::aLastStateTellsHowItEnded()
{
    const Result<ImportPlan> plan = planImport(logHead + closedRow, options());
    VERIFY_RESULT(plan);
    QCOMPARE(plan->read, 1);
    QCOMPARE(plan->refused, 0);
    QCOMPARE(plan->recognised.format, QStringLiteral("servicenow"));
    QVERIFY(!plan->recognised.history);
    QCOMPARE(plan->recognised.dateOrder, DateOrder::DayFirst);
    QCOMPARE(plan->incidents.size(), size_t(1));
    QCOMPARE(plan->incidents[0].line, 2);
    const TakeOver &incident = plan->incidents[0].incident;
    QCOMPARE(incident.facts.key, QStringLiteral("INC1"));
    QCOMPARE(incident.facts.title, QStringLiteral("Category 5, Subcategory 7: Symptom 2"));
    QCOMPARE(incident.facts.customer, QStringLiteral("Location 1"));
    QCOMPARE(incident.facts.reporter, QStringLiteral("Caller 1"));
    QCOMPARE(incident.facts.description, QStringLiteral("Closed code: code 5"));
    QCOMPARE(toText(incident.reportedAt), QStringLiteral("2016-02-29T01:16:00Z"));
    QVERIFY(incident.firstClockUnknown);
    QCOMPARE(toldOf(incident),
        (QStringList{QStringLiteral("assigned 2016-03-05T12:00:00Z to=Resolver 3 by Updater 9"),
            QStringLiteral("resolved 2016-02-29T11:29:00Z by Resolver 1"),
            QStringLiteral("closed 2016-03-05T12:00:00Z by Updater 9")}));
}

void IncidentImportTest::aClosedRowWithoutResolutionTellsOnlyItsClose()
{
    QByteArray row = closedRow;
    row.replace("Resolver 3", "?").replace("Resolver 1", "?").replace("29/2/2016 11:29", "?");
    const Result<ImportPlan> plan = planImport(logHead + row, options());
    VERIFY_RESULT(plan);
    QCOMPARE(toldOf(plan->incidents.at(0).incident),
        QStringList{QStringLiteral("closed 2016-03-05T12:00:00Z by Updater 9")});
}

void IncidentImportTest::aNewRowHasARunningClock()
{
    const Result<ImportPlan> plan = planImport(
        logHead + "INC1,New,0,?,29/2/2016 01:16,?,29/2/2016 01:16,?,A,?,?,?,?,?,?,?\n", options());
    VERIFY_RESULT(plan);
    const TakeOver &incident = plan->incidents.at(0).incident;
    QVERIFY(!incident.firstClockUnknown);
    QVERIFY(incident.told.empty());
    QVERIFY(incident.facts.customer.isEmpty());
    QCOMPARE(incident.facts.title, QStringLiteral("A"));
}

void IncidentImportTest::aHistoryTellsEachChangeOfState()
{
    // Out of order in the file, the first clock's end told before the report was touched.
    const QByteArray bytes = logHead
        + "INC1,Closed,4,C,29/2/2016 01:16,U4,5/3/2016 12:00,L,B,?,?,R2,?,R1,29/2/2016 "
          "11:29,5/3/2016 12:00\n"
          "INC1,New,0,C,29/2/2016 01:16,U0,29/2/2016 01:23,L,A,?,?,?,?,R1,29/2/2016 11:29,5/3/2016 "
          "12:00\n"
          "INC1,New,1,C,29/2/2016 01:16,U0,29/2/2016 01:24,L,A,?,?,R1,?,R1,29/2/2016 "
          "11:29,5/3/2016 "
          "12:00\n"
          "INC1,Active,2,C,29/2/2016 01:16,U2,29/2/2016 08:53,L,A,?,?,R1,?,R1,29/2/2016 "
          "11:29,5/3/2016 12:00\n"
          "INC1,Resolved,3,C,29/2/2016 01:16,U3,29/2/2016 08:50,L,A,?,?,R2,?,R1,29/2/2016 "
          "11:29,5/3/2016 12:00\n"
          "INC2,New,0,C,1/3/2016 01:16,U0,1/3/2016 01:23,L,A,?,?,?,?,?,?,?\n";
    const Result<ImportPlan> plan = planImport(bytes, options());
    VERIFY_RESULT(plan);
    QVERIFY(plan->recognised.history);
    QCOMPARE(plan->rows, 6);
    QCOMPARE(plan->read, 2);
    QCOMPARE(plan->incidents.size(), size_t(2));
    const TakeOver &incident = plan->incidents[0].incident;
    QVERIFY(!incident.firstClockUnknown);
    QCOMPARE(incident.facts.title, QStringLiteral("B")); // the last known facts
    QCOMPARE(toldOf(incident),
        (QStringList{QStringLiteral("assigned 2016-02-29T01:24:00Z to=R1 by U0"),
            QStringLiteral("moved 2016-02-29T08:53:00Z state=Active by U2"),
            QStringLiteral("moved 2016-02-29T08:50:00Z state=Resolved by U3"),
            QStringLiteral("assigned 2016-02-29T08:50:00Z to=R2 by U3"),
            QStringLiteral("moved 2016-03-05T12:00:00Z state=Closed by U4"),
            QStringLiteral("resolved 2016-02-29T11:29:00Z by R1"),
            QStringLiteral("closed 2016-03-05T12:00:00Z by U4")}));
    QVERIFY(plan->incidents[1].incident.told.empty());
    QVERIFY(!plan->incidents[1].incident.firstClockUnknown);
}

void IncidentImportTest::aHistoryThatBeginsLateLeavesTheFirstClockUnknown()
{
    const QByteArray bytes = logHead
        + "INC1,Active,2,C,29/2/2016 01:16,U2,29/2/2016 08:53,L,A,?,?,?,?,?,?,?\n"
          "INC1,Resolved,3,C,29/2/2016 01:16,U3,29/2/2016 09:53,L,A,?,?,?,?,?,29/2/2016 09:53,?\n"
          "INC2,Active,0,C,29/2/2016 01:16,U2,29/2/2016 08:53,L,A,?,?,?,?,?,?,?\n";
    const Result<ImportPlan> plan = planImport(bytes, options());
    VERIFY_RESULT(plan);
    QVERIFY(plan->incidents.at(0).incident.firstClockUnknown);
    QVERIFY(!plan->incidents.at(1).incident.firstClockUnknown);
}

void IncidentImportTest::aHistoryWithOneBrokenRowIsLeftOutWhole()
{
    const QByteArray bytes = logHead
        + "INC1,New,0,C,29/2/2016 01:16,U0,29/2/2016 01:23,L,A,?,?,?,?,?,?,?\n"
          "INC2,New,0,C,29/2/2016 01:16,U0,29/2/2016 01:23,L,A,?,?,?,?,?,?,?\n"
          "INC1,Active,1,C,29/2/2016 01:16,U2,31/2/2016 08:53,L,A,?,?,?,?,?,?,?\n"
          "INC1,Active,two,C,29/2/2016 01:16,U2,29/2/2016 08:53,L,A,?,?,?,?,?,?,?\n";
    const Result<ImportPlan> plan = planImport(bytes, options());
    VERIFY_RESULT(plan);
    QCOMPARE(plan->incidents.size(), size_t(1));
    QCOMPARE(plan->incidents[0].incident.facts.key, QStringLiteral("INC2"));
    QCOMPARE(plan->read, 2);
    QCOMPARE(plan->refused, 1);
    QCOMPARE(issuesOf(*plan),
        (QStringList{QStringLiteral("4 sys_updated_at: \"31/2/2016 08:53\" is no date and time "
                                    "that can be read"),
            QStringLiteral("5 sys_mod_count: \"two\" is no number")}));
}

void IncidentImportTest::aHistoryFoldsIntoTheLastStateOfTheSameIncident()
{
    QByteArray first = closedRow;
    first.replace("Closed,4", "New,0")
        .replace("5/3/2016 12:00,Location", "29/2/2016 01:20,Location");
    const Result<ImportPlan> last = planImport(logHead + closedRow, options());
    const Result<ImportPlan> whole = planImport(logHead + first + closedRow, options());
    VERIFY_RESULT(last);
    VERIFY_RESULT(whole);
    const TakeOver &a = last->incidents.at(0).incident;
    const TakeOver &b = whole->incidents.at(0).incident;
    QCOMPARE(b.facts, a.facts);
    QCOMPARE(b.reportedAt, a.reportedAt);
    for (const TakeOver::Told &told : a.told) {
        if (told.kind == EventKind::Assigned)
            continue; // told here as of the last row, there as of when it changed
        QVERIFY(std::any_of(b.told.begin(), b.told.end(),
            [&told](const TakeOver::Told &other) { return isEvent(told, other); }));
    }
}

void IncidentImportTest::wallTimesAreThoseOfTheGivenZone()
{
    const Result<Zone> zone = Zone::find(QStringLiteral("America/New_York"));
    VERIFY_RESULT(zone);
    ImportOptions inNewYork = options();
    inNewYork.zone = *zone;
    const Result<ImportPlan> plan = planImport(logHead + closedRow, inNewYork);
    VERIFY_RESULT(plan);
    QCOMPARE(
        toText(plan->incidents.at(0).incident.reportedAt), QStringLiteral("2016-02-29T06:16:00Z"));
}

void IncidentImportTest::wrongRowsAreNamedOneByOne()
{
    const QByteArray bytes = logHead + closedRow
        + "INC2,New,0,?,?,?,?,?,?,?,?,?,?,?,?,?\n"
          "INC3,New\n"
          "INC1,New,0,?,29/2/2016 01:16,?,?,?,A,?,?,?,?,?,?,?\n"
          ",New,0,?,29/2/2016 01:16,?,?,?,?,?,?,?,?,?,?,?\n"
          "INC4,New,0,?,29/2/2036 01:16,?,?,?,A,?,?,?,?,?,?,?\n"
        + QByteArray("INC5,New,0,?,29/2/2016 01:16,?,?,?,A").append('\0') + ",?,?,?,?,?,?,?\n"
        + "INC6,New,0,?,29/2/2016 01:16,?,?,?,A,?,?,?,?,?,?,?\n";
    ImportOptions withoutHistory = options();
    withoutHistory.map = columnMapFor(QString::fromLatin1(logHead.trimmed()).split(u','));
    withoutHistory.map->columns.erase(Field::Order);
    const Result<ImportPlan> plan = planImport(bytes, withoutHistory);
    VERIFY_RESULT(plan);
    QCOMPARE(issuesOf(*plan),
        (QStringList{QStringLiteral("3 opened_at: it is empty"),
            QStringLiteral("4 : the row has 2 cells, the head 16"),
            QStringLiteral("5 number: INC1 stands in line 2 already"),
            QStringLiteral("6 {category}, {subcategory}: {u_symptom}: it is empty"),
            QStringLiteral("7 opened_at: \"29/2/2036 01:16\" lies in the future"),
            QStringLiteral("8 : the row holds a NUL character")}));
    QCOMPARE(plan->read, 8);
    QCOMPARE(plan->refused, 6);
    QCOMPARE(plan->incidents.size(), size_t(2));
}

void IncidentImportTest::ambiguousDatesAreAskedAbout()
{
    const QByteArray bytes = logHead + "INC1,New,0,?,2/3/2016 01:16,?,?,?,A,?,?,?,?,?,?,?\n";
    const Result<ImportPlan> plan = planImport(bytes, options());
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::Invalid);
    QVERIFY(plan.error().detail.contains(QStringLiteral("--date-order")));
    ImportOptions told = options();
    told.dateOrder = DateOrder::MonthFirst;
    const Result<ImportPlan> again = planImport(bytes, told);
    VERIFY_RESULT(again);
    QCOMPARE(
        toText(again->incidents.at(0).incident.reportedAt), QStringLiteral("2016-02-03T01:16:00Z"));
}

void IncidentImportTest::anUnknownFileIsRefused()
{
    const Result<ImportPlan> plan = planImport(QByteArray("one,two\n1,2\n"), options());
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::Invalid);
    QVERIFY(plan.error().detail.contains(QStringLiteral("one, two")));
    QVERIFY(!planImport(QByteArray(), options()));
}

void IncidentImportTest::anOpenQuoteIsAnError()
{
    const Result<ImportPlan> plan =
        planImport(logHead + closedRow + "INC2,\"New,0\n" + closedRow, options());
    QVERIFY(!plan);
    QVERIFY(plan.error().detail.endsWith(QStringLiteral("line 3")));
}

void IncidentImportTest::theUserCanStopIt()
{
    QByteArray bytes = logHead;
    for (int i = 0; i < 2000; ++i)
        bytes += QByteArray(closedRow).replace("INC1", "INC" + QByteArray::number(i));
    qint64 most = 0;
    int calls = 0;
    const Result<ImportPlan> whole = planImport(bytes, options(), [&](qint64 done, qint64 total) {
        ++calls;
        most = std::max(most, done);
        return done <= total;
    });
    VERIFY_RESULT(whole);
    QVERIFY(calls > 10);
    QVERIFY(most > bytes.size());
    const Result<ImportPlan> stopped =
        planImport(bytes, options(), [&](qint64 done, qint64) { return done < bytes.size() / 2; });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
}

void IncidentImportTest::anExportTellsWhenItWasClassified()
{
    Incident incident;
    incident.id = IncidentId(41);
    incident.title = QStringLiteral("Nobody can log in");
    incident.reportedAt = {1'790'000'000'000};
    incident.state = State::Resolved;
    incident.classification = Classification{Outcome::OperatorError, {}, {}};
    incident.classifiedAt = incident.reportedAt + msPerHour;
    incident.resolvedAt = incident.reportedAt + 2 * msPerHour;
    const Result<ImportPlan> plan = planImport(exportCsv({{incident, {}, {}}}), options());
    VERIFY_RESULT(plan);
    const TakeOver &taken = plan->incidents.at(0).incident;
    QCOMPARE(taken.facts.key, QStringLiteral("G-41"));
    QVERIFY(!taken.firstClockUnknown);
    QCOMPARE(toldOf(taken),
        (QStringList{QStringLiteral("moved 2026-09-21T15:13:20Z state=classified by "),
            QStringLiteral("resolved 2026-09-21T16:13:20Z by ")}));
}

void IncidentImportTest::theIncidentLogReadsWhole()
{
    GANDER_NEEDS_SHARED(path, "data/servicenow-incidents/incidents.csv");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<ImportPlan> plan = planImport(file, options());
    VERIFY_RESULT(plan);
    QCOMPARE(plan->read, 4154);
    QCOMPARE(plan->incidents.size(), size_t(4154));
    QVERIFY(plan->issues.empty());
    QVERIFY(!plan->recognised.history);
    QCOMPARE(plan->recognised.dateOrder, DateOrder::DayFirst);
    int resolved = 0;
    int closed = 0;
    int within = 0;
    Instant first = someday;
    Instant last;
    for (const PlannedIncident &planned : plan->incidents) {
        QVERIFY(planned.incident.firstClockUnknown);
        first = std::min(first, planned.incident.reportedAt);
        last = std::max(last, planned.incident.reportedAt);
        for (const TakeOver::Told &told : planned.incident.told) {
            closed += told.kind == EventKind::Closed ? 1 : 0;
            if (told.kind != EventKind::Resolved)
                continue;
            ++resolved;
            QVERIFY(told.occurredAt >= planned.incident.reportedAt);
            within += told.occurredAt - planned.incident.reportedAt <= 12 * msPerHour ? 1 : 0;
        }
    }
    QCOMPARE(resolved, 4154 - 281);
    QCOMPARE(closed, 4154);
    QCOMPARE(within, 1693);
    QCOMPARE(toText(first), QStringLiteral("2016-02-29T01:16:00Z"));
    QCOMPARE(toText(last), QStringLiteral("2016-05-13T11:44:00Z"));
}

void IncidentImportTest::theEventLogGivesTheFirstClocks()
{
    GANDER_NEEDS_SHARED(path, "data/servicenow-incidents/events.csv");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<ImportPlan> plan = planImport(file, options());
    VERIFY_RESULT(plan);
    QVERIFY(plan->recognised.history);
    QVERIFY(plan->issues.empty());
    QCOMPARE(plan->rows, 2749);
    QCOMPARE(plan->read, 400);
    int within = 0;
    int late = 0;
    for (const PlannedIncident &planned : plan->incidents) {
        const TakeOver &incident = planned.incident;
        QVERIFY(!incident.firstClockUnknown);
        const auto moved = std::find_if(incident.told.begin(), incident.told.end(),
            [](const TakeOver::Told &told) { return told.kind == EventKind::Moved; });
        QVERIFY(moved != incident.told.end());
        const bool inTime = moved->occurredAt - incident.reportedAt <= 12 * msPerHour;
        within += inTime ? 1 : 0;
        late += inTime ? 0 : 1;
    }
    QCOMPARE(within, 224);
    QCOMPARE(late, 176);
}

void IncidentImportTest::bothLogsAgree()
{
    GANDER_NEEDS_SHARED(lastStates, "data/servicenow-incidents/incidents.csv");
    GANDER_NEEDS_SHARED(changes, "data/servicenow-incidents/events.csv");
    QFile lastFile(lastStates);
    QFile changesFile(changes);
    QVERIFY(lastFile.open(QIODevice::ReadOnly) && changesFile.open(QIODevice::ReadOnly));
    const Result<ImportPlan> last = planImport(lastFile, options());
    const Result<ImportPlan> whole = planImport(changesFile, options());
    VERIFY_RESULT(last);
    VERIFY_RESULT(whole);
    QHash<QString, const TakeOver *> byKey;
    for (const PlannedIncident &planned : last->incidents)
        byKey.insert(planned.incident.facts.key, &planned.incident);
    for (const PlannedIncident &planned : whole->incidents) {
        const TakeOver *other = byKey.value(planned.incident.facts.key);
        QVERIFY(other);
        QCOMPARE(planned.incident.facts, other->facts);
        QCOMPARE(planned.incident.reportedAt, other->reportedAt);
        for (const TakeOver::Told &told : other->told) {
            if (told.kind == EventKind::Assigned)
                continue;
            QVERIFY(std::any_of(planned.incident.told.begin(), planned.incident.told.end(),
                [&told](const TakeOver::Told &mine) { return isEvent(mine, told); }));
        }
    }
}

QTEST_GUILESS_MAIN(IncidentImportTest)
#include "tst_incidentimport.moc"
