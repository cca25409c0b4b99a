// SPDX-License-Identifier: GPL-3.0-or-later

// The board and lists as of an instant, through gander-cli.

#include "tests/cli/clirunner.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace gander::test;
using namespace Qt::StringLiterals;

namespace {

QString boardHoursAgo(int hours)
{
    return QDateTime::currentDateTimeUtc().addSecs(-3600 * hours).toString(Qt::ISODate);
}

int cell(const QJsonObject &board, QLatin1StringView matrix, int severity, int devOps)
{
    return board.value(matrix).toArray().at(severity - 1).toArray().at(devOps - 1).toInt(-1);
}

int figure(const QJsonObject &board, QLatin1StringView key)
{
    return board.value(key).toInt(-1);
}

} // namespace

class CliBoardTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theBoardHasAllItsFigures();
    void anEarlierInstantIsAsOf();
    void aLaterInstantJudgesThePresent();
    void beforeAnyReportAllIsZero();
    void listsAndCountsAsOf();
    void showAsOf();
    void localTimesHaveTheirZone();
    void wrongInstantsAreNamed_data();
    void wrongInstantsAreNamed();
    void aPdfIsRefusedInPlainWords();
    void peopleReadATable();

private:
    [[nodiscard]] QJsonObject board(const QStringList &more = {}) const;

    std::unique_ptr<CliRunner> m_cli;
};

// Three reports 30, 11 and 2 hours ago; the first became a bug after 6 hours and was resolved after
// 20, the second was classified an hour ago.
void CliBoardTest::initTestCase()
{
    m_cli = std::make_unique<CliRunner>();
    m_cli->json({u"new"_s, u"--zone"_s, u"America/New_York"_s});
    for (const auto &[title, hours] :
        {std::pair{u"First"_s, 30}, std::pair{u"Second"_s, 11}, std::pair{u"Third"_s, 2}})
        m_cli->json({u"file"_s, u"--title"_s, title, u"--reported-at"_s, boardHoursAgo(hours)});
    const QStringList told{u"--reason"_s, u"told by phone"_s, u"--at"_s};
    m_cli->json(QStringList{u"classify"_s, u"1"_s, u"--outcome"_s, u"core-bug"_s, u"--severity"_s,
                    u"2"_s, u"--devops"_s, u"1"_s}
        + told + QStringList{boardHoursAgo(24)});
    m_cli->json(QStringList{u"resolve"_s, u"1"_s} + told + QStringList{boardHoursAgo(10)});
    m_cli->json(QStringList{u"classify"_s, u"2"_s, u"--outcome"_s, u"core-bug"_s, u"--severity"_s,
                    u"1"_s, u"--devops"_s, u"3"_s}
        + told + QStringList{boardHoursAgo(1)});
}

QJsonObject CliBoardTest::board(const QStringList &more) const
{
    return m_cli->json(QStringList{u"board"_s} + more);
}

void CliBoardTest::theBoardHasAllItsFigures()
{
    const QJsonObject now = board();
    QCOMPARE(figure(now, "open"_L1), 2);
    QCOMPARE(figure(now, "unclassified"_L1), 1);
    QCOMPARE(figure(now, "at_risk"_L1), 0);
    QCOMPARE(figure(now, "critical"_L1), 0);
    QCOMPARE(figure(now, "breached"_L1), 0);
    QCOMPARE(figure(now, "finished"_L1), 3);
    QCOMPARE(figure(now, "met_in_time"_L1), 3);
    QCOMPARE(now.value("matrix"_L1).toArray().size(), 5);
    for (const QJsonValue &row : now.value("matrix"_L1).toArray())
        QCOMPARE(row.toArray().size(), 4);
    QCOMPARE(cell(now, "matrix"_L1, 1, 3), 1);
    QCOMPARE(cell(now, "matrix"_L1, 2, 1), 0);
    QVERIFY(now.value("now"_L1).toString().endsWith(u'Z'));
    QCOMPARE(now.value("as_of"_L1), false);
    // Short form, soonest first.
    const QJsonArray soonest = now.value("soonest"_L1).toArray();
    QCOMPARE(soonest.size(), 2);
    QCOMPARE(soonest.first().toObject().value("title"_L1).toString(), u"Third"_s);
    const QList<QJsonObject> listed =
        m_cli->onDesk({u"--json"_s, u"list"_s, u"--query"_s, u"is:open"_s}).lines();
    QCOMPARE(soonest.first().toObject().keys(), listed.first().keys());
}

void CliBoardTest::anEarlierInstantIsAsOf()
{
    const QJsonObject past = board({u"--now"_s, boardHoursAgo(20)});
    QCOMPARE(past.value("as_of"_L1), true);
    QCOMPARE(figure(past, "open"_L1), 1);
    QCOMPARE(figure(past, "unclassified"_L1), 0);
    QCOMPARE(cell(past, "matrix"_L1, 2, 1), 1);
    QCOMPARE(figure(past, "finished"_L1), 1);
    QCOMPARE(past.value("soonest"_L1).toArray().first().toObject().value("state"_L1).toString(),
        u"classified"_s);
    const QJsonObject earlier = board({u"--now"_s, boardHoursAgo(26)});
    QCOMPARE(figure(earlier, "unclassified"_L1), 1);
    QCOMPARE(cell(earlier, "matrix"_L1, 2, 1), 0);
}

void CliBoardTest::aLaterInstantJudgesThePresent()
{
    const QJsonObject later =
        board({u"--now"_s, QDateTime::currentDateTimeUtc().addDays(9).toString(Qt::ISODate)});
    QCOMPARE(later.value("as_of"_L1), false);
    QCOMPARE(figure(later, "breached"_L1), 2);
    QCOMPARE(cell(later, "matrix_breached"_L1, 1, 3), 1);
}

void CliBoardTest::beforeAnyReportAllIsZero()
{
    const QJsonObject past = board({u"--now"_s, u"2001-01-01T00:00:00Z"_s});
    for (const auto key :
        {"open"_L1, "unclassified"_L1, "at_risk"_L1, "critical"_L1, "breached"_L1, "finished"_L1})
        QCOMPARE(figure(past, key), 0);
    QCOMPARE(past.value("now"_L1).toString(), u"2001-01-01T00:00:00Z"_s);
    QVERIFY(past.value("soonest"_L1).toArray().isEmpty());
    QCOMPARE(m_cli->onDesk({u"board"_s, u"--now"_s, u"2001-01-01T00:00:00Z"_s}).code, 0);
}

void CliBoardTest::listsAndCountsAsOf()
{
    const QStringList past{u"--as-of"_s, boardHoursAgo(5)};
    const QList<QJsonObject> rows =
        m_cli->onDesk(QStringList{u"--json"_s, u"list"_s, u"--sort"_s, u"id"_s} + past).lines();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0).value("state"_L1).toString(), u"resolved"_s);
    QCOMPARE(rows.at(1).value("state"_L1).toString(), u"new"_s);
    QVERIFY(!rows.at(0).contains("events"_L1));
    QCOMPARE(m_cli->onDesk(QStringList{u"--json"_s, u"list"_s, u"--query"_s, u"is:open"_s} + past)
                 .lines()
                 .size(),
        1);
    const QJsonObject counts = m_cli->json(QStringList{u"count"_s, u"--by"_s, u"outcome"_s} + past);
    QCOMPARE(counts.value("total"_L1).toInt(), 2);
    QCOMPARE(
        counts.value("groups"_L1).toObject(), (QJsonObject{{u"core-bug"_s, 1}, {u"none"_s, 1}}));
    QCOMPARE(m_cli->json({u"count"_s, u"--as-of"_s, u"2001-01-01T00:00:00Z"_s})
                 .value("total"_L1)
                 .toInt(-1),
        0);
    const Ran table = m_cli->onDesk(QStringList{u"list"_s, u"--limit"_s, u"1"_s} + past);
    QCOMPARE(table.code, 0);
    QVERIFY(table.out.contains("1 of 2 shown, as of "));
}

void CliBoardTest::showAsOf()
{
    const QJsonObject past = m_cli->json({u"show"_s, u"1"_s, u"--as-of"_s, boardHoursAgo(20)});
    QCOMPARE(past.value("state"_L1).toString(), u"classified"_s);
    QCOMPARE(past.value("events"_L1).toArray().size(), 2);
    QCOMPARE(past.value("resolved_at"_L1), QJsonValue(QJsonValue::Null));
    const Ran unborn = m_cli->onDesk({u"show"_s, u"3"_s, u"--as-of"_s, boardHoursAgo(20)});
    QCOMPARE(unborn.code, 1);
    QVERIFY(unborn.out.isEmpty());
    QVERIFY2(unborn.err.contains("not yet reported"), unborn.err.constData());
}

void CliBoardTest::localTimesHaveTheirZone()
{
    const QJsonObject past =
        board({u"--now"_s, u"2001-07-01 08:00"_s, u"--zone"_s, u"America/New_York"_s});
    QCOMPARE(past.value("now"_L1).toString(), u"2001-07-01T12:00:00Z"_s);
}

void CliBoardTest::wrongInstantsAreNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const auto &[name, at] : {std::pair{"year 0", u"0000-01-01T00:00:00Z"_s},
             std::pair{"year 9999", u"9999-12-31T23:59:59Z"_s}, std::pair{"words", u"noon"_s},
             std::pair{"no zone", u"2026-11-22 12:00"_s}}) {
        QTest::addRow("board, %s", name) << QStringList{u"board"_s, u"--now"_s, at};
        QTest::addRow("list, %s", name) << QStringList{u"list"_s, u"--as-of"_s, at};
    }
    QTest::newRow("count in the future")
        << QStringList{u"count"_s, u"--as-of"_s, boardHoursAgo(-5)};
    QTest::newRow("show in the future")
        << QStringList{u"show"_s, u"1"_s, u"--as-of"_s, boardHoursAgo(-5)};
}

void CliBoardTest::wrongInstantsAreNamed()
{
    QFETCH(const QStringList, arguments);
    const Ran ran = m_cli->onDesk(arguments);
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.out.isEmpty());
    QCOMPARE(ran.err.count('\n'), 1);
    QVERIFY2(ran.err.contains("--now: ") || ran.err.contains("--as-of: "), ran.err.constData());
}

void CliBoardTest::aPdfIsRefusedInPlainWords()
{
    const Ran ran = m_cli->onDesk({u"board"_s, u"--pdf"_s, m_cli->path(u"b.pdf"_s)});
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains("cannot be written as a PDF yet"), ran.err.constData());
}

void CliBoardTest::peopleReadATable()
{
    const Ran ran = m_cli->onDesk({u"board"_s});
    QCOMPARE(ran.code, 0);
    for (const char *words : {"Unclassified", "Sev 5", "DevOps 4", "3 of 3 clocks", "Third"})
        QVERIFY2(ran.out.contains(words), ran.out.constData());
    QVERIFY(m_cli->onDesk({u"board"_s, u"--now"_s, boardHoursAgo(20)})
                .out.startsWith("The board as of "));
}

QTEST_GUILESS_MAIN(CliBoardTest)
#include "tst_cliboard.moc"
