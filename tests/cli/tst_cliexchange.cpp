// SPDX-License-Identifier: GPL-3.0-or-later

// Files and streams through gander-cli: deadlines line by line, import and export.

#include "tests/cli/clirunner.h"
#include "tests/support/shareddata.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <memory>

using namespace gander::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray logHead =
    "number,incident_state,sys_mod_count,caller_id,opened_at,sys_updated_by,sys_updated_at,"
    "location,category,subcategory,u_symptom,assigned_to,closed_code,resolved_by,resolved_at,"
    "closed_at\n";

QByteArray logRow(const QByteArray &number, const QByteArray &opened, const QByteArray &symptom)
{
    return number + ",New,0,Caller 1," + opened + ",Updater 9," + opened
        + ",Location 1,Category 5,Subcategory 7," + symptom + ",Resolver 3,code 5,,,\n";
}

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

class CliExchangeTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aDeadlineComesFromOptions();
    void aBatchAnswersLineByLine();
    void aBatchAnswersAtOnce();
    void theSharedVectorsComeOut();
    void anImportIsAllOrNothing();
    void anImportInPartIsThree();
    void theSameFileTwiceChangesNothing();
    void aDryRunOnlyCounts();
    void anExportImportsBack();

private:
    QJsonObject import(const QString &name, const QStringList &more = {});

    std::unique_ptr<CliRunner> m_cli;
};

void CliExchangeTest::init()
{
    m_cli = std::make_unique<CliRunner>();
    QCOMPARE(m_cli->onDesk({u"new"_s, u"--zone"_s, u"Etc/UTC"_s}).code, 0);
}

QJsonObject CliExchangeTest::import(const QString &name, const QStringList &more)
{
    return m_cli->onDesk(QStringList{u"--json"_s, u"import"_s, m_cli->path(name)} + more).json();
}

void CliExchangeTest::aDeadlineComesFromOptions()
{
    const QStringList request{u"deadline"_s, u"--start"_s, u"2026-03-07T20:00:00-05:00"_s,
        u"--sev"_s, u"3"_s, u"--devops"_s, u"1"_s, u"--zone"_s, u"America/New_York"_s};
    const Ran json = m_cli->run(QStringList{u"--json"_s} + request);
    QCOMPARE(json.code, 0);
    QCOMPARE(json.json().value("classify_by"_L1).toString(), u"2026-03-08T13:00:00Z"_s);
    QCOMPARE(json.json().value("guaranteed_by"_L1).toString(), u"2026-03-22T13:00:00Z"_s);
    QVERIFY(!json.json().value("steps"_L1).toArray().isEmpty());
    const Ran people = m_cli->run(request);
    QVERIFY(people.out.contains("guaranteed_by   2026-03-22T13:00:00Z"));

    const Ran add = m_cli->run({u"--json"_s, u"deadline"_s, u"--kind"_s, u"add"_s, u"--start"_s,
        u"2006-01-04T13:00:00Z"_s, u"--amount"_s, u"180 business_minutes"_s, u"--hours"_s,
        u"{\"wed\":[[\"09:00\",\"17:00\"]]}"_s, u"--zone"_s, u"Etc/UTC"_s});
    QCOMPARE(add.json().value("due"_L1).toString(), u"2006-01-04T16:00:00Z"_s);
}

void CliExchangeTest::aBatchAnswersLineByLine()
{
    const QByteArray good =
        line({{u"id"_s, u"a"_s}, {u"kind"_s, u"own"_s}, {u"timezone"_s, u"Etc/UTC"_s},
            {u"start"_s, u"2026-01-01T00:00:00Z"_s}, {u"sev"_s, 5}, {u"devops"_s, 1}});
    const QByteArray wrong = line({{u"id"_s, 7}, {u"kind"_s, u"own"_s}});
    const Ran ran =
        m_cli->run({u"deadline"_s, u"--batch"_s}, good + wrong + "no json\n\n[1]\n" + good);
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.err, QByteArray());
    const QList<QJsonObject> answers = ran.lines();
    QCOMPARE(answers.size(), 5);
    QCOMPARE(answers.at(0).value("id"_L1).toString(), u"a"_s);
    QCOMPARE(answers.at(0).value("classify_by"_L1).toString(), u"2026-01-01T12:00:00Z"_s);
    QVERIFY(answers.at(0).value("guaranteed_by"_L1).isNull());
    QCOMPARE(answers.at(1).value("id"_L1).toInt(), 7);
    for (int i = 1; i <= 3; ++i)
        QVERIFY(!answers.at(i).value("error"_L1).toString().isEmpty());
    QVERIFY(answers.at(2).value("id"_L1).isNull());
    QCOMPARE(answers.at(4), answers.at(0));
}

void CliExchangeTest::aBatchAnswersAtOnce()
{
    QProcess process;
    process.setProcessEnvironment(m_cli->environment);
    process.start(CliRunner::program(), {u"deadline"_s, u"--batch"_s});
    QVERIFY(process.waitForStarted());
    for (int i = 0; i < 3; ++i) {
        process.write(line({{u"id"_s, i}, {u"kind"_s, u"add"_s}, {u"timezone"_s, u"Etc/UTC"_s},
            {u"start"_s, u"2026-01-01T00:00:00Z"_s},
            {u"amount"_s, QJsonObject{{u"value"_s, 1}, {u"unit"_s, u"hours"_s}}}}));
        // The answer is there while standard input is still open.
        QTRY_VERIFY(process.canReadLine());
        const QJsonObject answer = QJsonDocument::fromJson(process.readLine()).object();
        QCOMPARE(answer.value("id"_L1).toInt(-1), i);
        QCOMPARE(answer.value("due"_L1).toString(), u"2026-01-01T01:00:00Z"_s);
    }
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
}

void CliExchangeTest::theSharedVectorsComeOut()
{
    GANDER_NEEDS_SHARED(path, "data/sla-vectors-sample.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray vectors =
        QJsonDocument::fromJson(file.readAll()).object().value("vectors"_L1).toArray();
    QByteArray requests;
    for (const QJsonValue &vector : vectors)
        requests += line(vector.toObject());
    const Ran ran = m_cli->run({u"deadline"_s, u"--batch"_s}, requests);
    const QList<QJsonObject> answers = ran.lines();
    QCOMPARE(answers.size(), vectors.size());
    QVERIFY(vectors.size() > 0);
    for (qsizetype i = 0; i < vectors.size(); ++i) {
        const QJsonObject vector = vectors.at(i).toObject();
        const QJsonObject &answer = answers.at(i);
        const QString kind = vector.value("kind"_L1).toString();
        QCOMPARE(answer.value("id"_L1), vector.value("id"_L1));
        if (vector.value("contested"_L1).toBool() && kind != "own"_L1)
            continue;
        const QJsonValue expected = vector.value("expected"_L1);
        const QByteArray id = vector.value("id"_L1).toString().toUtf8();
        if (kind == "add"_L1)
            QVERIFY2(answer.value("due"_L1) == expected, id.constData());
        else if (kind == "between"_L1)
            QVERIFY2(answer.value("seconds"_L1) == expected, id.constData());
        else
            for (const QString &key : expected.toObject().keys())
                QVERIFY2(answer.value(key) == expected.toObject().value(key), id.constData());
    }
}

void CliExchangeTest::anImportIsAllOrNothing()
{
    m_cli->write(u"log.csv"_s,
        logHead + logRow("INC1", "29/2/2016 01:16", "Symptom 2")
            + logRow("INC2", "31/2/2016 01:16", "Symptom 3"));
    const Ran ran = m_cli->onDesk({u"--json"_s, u"import"_s, m_cli->path(u"log.csv"_s),
        u"--refused"_s, m_cli->path(u"refused.csv"_s)});
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.err.count('\n'), 1);
    QVERIFY2(ran.err.contains("--partial"), ran.err.constData());
    const QJsonObject answer = ran.json();
    QCOMPARE(answer.value("read"_L1).toInt(), 2);
    QCOMPARE(answer.value("created"_L1).toInt(-1), 0);
    QCOMPARE(answer.value("refused"_L1).toInt(), 1);
    const QJsonObject issue = answer.value("issues"_L1).toArray().first().toObject();
    QCOMPARE(issue.value("line"_L1).toInt(), 3);
    QCOMPARE(issue.value("field"_L1).toString(), u"opened_at"_s);
    QVERIFY(!issue.value("problem"_L1).toString().isEmpty());
    QCOMPARE(m_cli->json({u"count"_s}).value("total"_L1).toInt(-1), 0);
    QVERIFY(m_cli->read(u"refused.csv"_s).contains("INC2"));
    QVERIFY(!m_cli->read(u"refused.csv"_s).contains("INC1"));
}

void CliExchangeTest::anImportInPartIsThree()
{
    m_cli->write(u"log.csv"_s,
        logHead + logRow("INC1", "29/2/2016 01:16", "Symptom 2")
            + logRow("INC2", "31/2/2016 01:16", "Symptom 3"));
    const Ran ran = m_cli->onDesk({u"--json"_s, u"import"_s, m_cli->path(u"log.csv"_s),
        u"--partial"_s, u"--refused"_s, m_cli->path(u"refused.csv"_s)});
    QCOMPARE(ran.code, 3);
    QCOMPARE(ran.json().value("created"_L1).toInt(), 1);
    QCOMPARE(m_cli->json({u"count"_s}).value("total"_L1).toInt(), 1);
    // The refused rows are a file of their own: corrected, they come in.
    QByteArray rows = m_cli->read(u"refused.csv"_s);
    rows.replace("31/2/2016", "28/2/2016");
    m_cli->write(u"mended.csv"_s, rows);
    QCOMPARE(import(u"mended.csv"_s).value("created"_L1).toInt(), 1);
    QCOMPARE(m_cli->json({u"show"_s, u"INC2"_s}).value("reported_at"_L1).toString(),
        u"2016-02-28T01:16:00Z"_s);
}

void CliExchangeTest::theSameFileTwiceChangesNothing()
{
    m_cli->write(u"log.csv"_s, logHead + logRow("INC1", "29/2/2016 01:16", "Symptom 2"));
    QCOMPARE(import(u"log.csv"_s).value("created"_L1).toInt(), 1);
    const QJsonObject again = import(u"log.csv"_s);
    QCOMPARE(again.value("created"_L1).toInt(-1), 0);
    QCOMPARE(again.value("unchanged"_L1).toInt(), 1);
    m_cli->write(u"log.csv"_s, logHead + logRow("INC1", "29/2/2016 01:16", "Symptom 9"));
    QCOMPARE(import(u"log.csv"_s, {u"--dry-run"_s}).value("updated"_L1).toInt(), 1);
    QCOMPARE(import(u"log.csv"_s).value("updated"_L1).toInt(), 1);
    QCOMPARE(m_cli->json({u"count"_s}).value("total"_L1).toInt(), 1);
    QVERIFY(m_cli->json({u"check"_s}).value("ok"_L1).toBool());
}

void CliExchangeTest::aDryRunOnlyCounts()
{
    m_cli->write(u"log.csv"_s,
        logHead + logRow("INC1", "29/2/2016 01:16", "Symptom 2")
            + logRow("INC2", "31/2/2016 01:16", "Symptom 3"));
    const Ran ran =
        m_cli->onDesk({u"--json"_s, u"import"_s, m_cli->path(u"log.csv"_s), u"--dry-run"_s});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.json().value("created"_L1).toInt(), 1);
    QCOMPARE(ran.json().value("refused"_L1).toInt(), 1);
    QCOMPARE(m_cli->json({u"count"_s}).value("total"_L1).toInt(-1), 0);
}

void CliExchangeTest::anExportImportsBack()
{
    m_cli->write(u"log.csv"_s,
        logHead + logRow("INC1", "29/2/2016 01:16", "Symptom 2")
            + logRow("INC2", "28/2/2016 01:16", "\"=cmd()\"\"x\""));
    QCOMPARE(import(u"log.csv"_s).value("created"_L1).toInt(), 2);
    const QString out = m_cli->path(u"out.csv"_s);
    QCOMPARE(m_cli->json({u"export"_s, out}).value("written"_L1).toInt(), 2);
    QCOMPARE(m_cli->onDesk({u"export"_s, u"-"_s}).out, m_cli->read(u"out.csv"_s));
    QCOMPARE(
        m_cli->json({u"export"_s, out, u"--query"_s, u"key:INC1"_s}).value("written"_L1).toInt(),
        1);
    QCOMPARE(m_cli->json({u"export"_s, out}).value("written"_L1).toInt(), 2);
    const QJsonObject back = import(u"out.csv"_s);
    QCOMPARE(back.value("read"_L1).toInt(), 2);
    QCOMPARE(back.value("created"_L1).toInt(-1), 0);
    QCOMPARE(back.value("refused"_L1).toInt(-1), 0);
    QCOMPARE(m_cli->json({u"count"_s}).value("total"_L1).toInt(), 2);
}

QTEST_GUILESS_MAIN(CliExchangeTest)
#include "tst_cliexchange.moc"
