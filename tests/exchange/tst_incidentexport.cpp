// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/incidentexport.h"

#include "models/exchange/incidentimport.h"
#include "tests/support/naughty.h"
#include "tests/support/shareddata.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTest>

using namespace gander;
using namespace gander::exchange;

namespace {

constexpr Instant noon{1'790'000'000'000};

Incident anIncident(qint64 id)
{
    Incident incident;
    incident.id = IncidentId(id);
    incident.key = QStringLiteral("INC-%1").arg(id);
    incident.title = QStringLiteral("Nobody can log in");
    incident.reportedAt = noon;
    return incident;
}

ImportOptions options()
{
    return {Zone(), {}, {}, noon};
}

} // namespace

class IncidentExportTest : public QObject
{
    Q_OBJECT

private slots:
    void theHeadIsAsStated();
    void aRowHasWhatIsKnownAndLeavesTheRestEmpty();
    void aClassifiedRowHasItsClassAndClocks();
    void hostileCellsAreGuardedAndComeBackExactly();
    void theFormulaCellsComeBackExactly();
    void naughtyTextsComeBackExactly_data();
    void naughtyTextsComeBackExactly();
};

void IncidentExportTest::theHeadIsAsStated()
{
    QCOMPARE(exportHead(),
        QByteArray("id,key,title,customer,product,reporter,state,outcome,severity,devops,assignee,"
                   "route,reported_at,classified_at,resolved_at,classify_by,guaranteed_by,"
                   "description,finding\r\n"));
}

void IncidentExportTest::aRowHasWhatIsKnownAndLeavesTheRestEmpty()
{
    const QByteArray line = exportLine({anIncident(41), {}, {}});
    QCOMPARE(
        line, QByteArray("41,INC-41,Nobody can log in,,,,new,,,,,,2026-09-21T14:13:20Z,,,,,,\r\n"));
}

void IncidentExportTest::aClassifiedRowHasItsClassAndClocks()
{
    Incident incident = anIncident(41);
    incident.state = State::Classified;
    incident.classification =
        Classification{Outcome::CoreBug, Severity::Sev1, DevOpsLevel::DevOps2};
    incident.classifiedAt = noon + msPerHour;
    incident.finding = QStringLiteral("HTTP 503, \"alias\"");
    const QByteArray line = exportLine({incident, noon + 12 * msPerHour, noon + 24 * msPerHour});
    QCOMPARE(line,
        QByteArray("41,INC-41,Nobody can log in,,,,classified,core-bug,1,2,,devops,"
                   "2026-09-21T14:13:20Z,2026-09-21T15:13:20Z,,2026-09-22T02:13:20Z,"
                   "2026-09-22T14:13:20Z,,\"HTTP 503, \"\"alias\"\"\"\r\n"));
}

void IncidentExportTest::hostileCellsAreGuardedAndComeBackExactly()
{
    const QStringList texts{QStringLiteral("=1+1"), QStringLiteral("'=1+1"), QStringLiteral("\t=1"),
        QStringLiteral("\r\n=1"), QStringLiteral("+49 30 123456"), QStringLiteral("-2"),
        QStringLiteral("@alice"), QStringLiteral("a\r\nb;c,\"d\""), QStringLiteral(" blank "),
        QStringLiteral("\uFEFF=1"), QStringLiteral("＝1"), QStringLiteral("\U0001F6A8 down"),
        QStringLiteral("?")};
    std::vector<ExportRow> rows;
    for (const QString &text : texts) {
        Incident incident = anIncident(qint64(rows.size()) + 1);
        incident.title = text;
        incident.description = text;
        incident.customer = text;
        incident.reporter = text;
        rows.push_back({incident, {}, {}});
    }
    const QByteArray bytes = exportCsv(rows);
    QVERIFY(!bytes.contains(",=") && !bytes.contains(",@") && !bytes.contains(",+"));
    const Result<ImportPlan> plan = planImport(bytes, options());
    VERIFY_RESULT(plan);
    QCOMPARE(plan->recognised.format, QStringLiteral("gander"));
    QVERIFY(plan->issues.empty());
    QCOMPARE(qsizetype(plan->incidents.size()), texts.size());
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const TakeOver &incident = plan->incidents[size_t(i)].incident;
        QCOMPARE(incident.facts.title, texts[i]);
        QCOMPARE(incident.facts.description, texts[i]);
        QCOMPARE(incident.facts.customer, texts[i]);
        QCOMPARE(incident.facts.reporter, texts[i]);
        QCOMPARE(incident.facts.key, QStringLiteral("INC-%1").arg(i + 1));
        QCOMPARE(incident.reportedAt, Instant{noon.ms / 1000 * 1000});
    }
}

void IncidentExportTest::theFormulaCellsComeBackExactly()
{
    GANDER_NEEDS_SHARED(path, "data/csv-formula-cells/cells.csv");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<ColumnMap> map =
        columnMapFromJson(R"({"key": "id", "title": "field", "description": "value"})");
    VERIFY_RESULT(map);
    const Result<ImportPlan> plan = planImport(file, {Zone(), {}, *map, noon});
    VERIFY_RESULT(plan);
    QCOMPARE(plan->incidents.size(), size_t(19));
    QCOMPARE(plan->incidents[5].incident.facts.description, QStringLiteral("\r=1+1"));
    QCOMPARE(plan->incidents[14].incident.facts.description, QStringLiteral("\uFEFF=1+1"));
    QCOMPARE(plan->incidents[18].incident.facts.description, QString());
    std::vector<ExportRow> rows;
    for (const PlannedIncident &planned : plan->incidents) {
        Incident incident = anIncident(1);
        incident.key = planned.incident.facts.key;
        incident.description = planned.incident.facts.description;
        rows.push_back({incident, {}, {}});
    }
    const Result<ImportPlan> again = planImport(exportCsv(rows), options());
    VERIFY_RESULT(again);
    QCOMPARE(again->incidents.size(), size_t(19));
    for (size_t i = 0; i < 19; ++i)
        QCOMPARE(again->incidents[i].incident.facts.description,
            plan->incidents[i].incident.facts.description);
}

void IncidentExportTest::naughtyTextsComeBackExactly_data()
{
    QTest::addColumn<QString>("text");
    for (const test::Naughty &one : test::naughtyTexts(QStringLiteral("/bait")))
        QTest::newRow(qPrintable(one.name)) << one.text;
}

void IncidentExportTest::naughtyTextsComeBackExactly()
{
    QFETCH(QString, text);
    Incident incident = anIncident(1);
    incident.title = text.left(900);
    incident.description = text;
    incident.customer = text.left(400);
    incident.product = text.left(400);
    incident.reporter = text.left(400);
    const QByteArray bytes = exportCsv({{incident, {}, {}}});
    for (const char *formula : {",=", ",@", "\"=", "\"@", ",\t", "\"\t"})
        QVERIFY2(!bytes.contains(formula), formula);
    const Result<ImportPlan> plan = planImport(bytes, options());
    VERIFY_RESULT(plan);
    for (const ImportIssue &issue : plan->issues)
        qInfo("%s: %s", qPrintable(issue.field), qPrintable(issue.problem));
    if (text.contains(QChar(0))) { // no text that a file could hold: refused by its row
        QCOMPARE(plan->refused, qint64(1));
        QVERIFY(!plan->issues.empty());
        return;
    }
    QCOMPARE(plan->incidents.size(), size_t(1));
    const IncidentFacts &facts = plan->incidents.front().incident.facts;
    // Half a letter is no text that a file could hold.
    const auto kept = [](const QString &words) { return QString::fromUtf8(words.toUtf8()); };
    QCOMPARE(facts.title, kept(text.left(900)));
    QCOMPARE(facts.description, kept(text));
    QCOMPARE(facts.customer, kept(text.left(400)));
    QCOMPARE(facts.product, kept(text.left(400)));
    QCOMPARE(facts.reporter, kept(text.left(400)));
}

QTEST_GUILESS_MAIN(IncidentExportTest)
#include "tst_incidentexport.moc"
