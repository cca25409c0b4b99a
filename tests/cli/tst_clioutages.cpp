// SPDX-License-Identifier: GPL-3.0-or-later

// Outages through gander-cli: link, merge and back again, and what is refused.

#include "tests/cli/clirunner.h"

#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace gander::test;
using namespace Qt::StringLiterals;

namespace {

QString text(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toString();
}

} // namespace

class CliOutagesTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void linkedAndUnlinked();
    void mergedAndUnmerged();
    void refusals_data();
    void refusals();

private:
    std::unique_ptr<CliRunner> m_cli;
};

void CliOutagesTest::init()
{
    m_cli = std::make_unique<CliRunner>();
    (void)m_cli->json({u"new"_s, u"--zone"_s, u"America/New_York"_s});
    for (const auto &title : {u"Nobody can log in"_s, u"Login fails"_s, u"No login"_s, u"Other"_s})
        (void)m_cli->json({u"file"_s, u"--title"_s, title, u"--customer"_s, u"Acme"_s});
    QCOMPARE(m_cli->json({u"count"_s}).value("total"_L1).toInt(), 4);
}

void CliOutagesTest::linkedAndUnlinked()
{
    const QJsonObject linked = m_cli->json({u"link"_s, u"2"_s, u"--to"_s, u"G-1"_s});
    QCOMPARE(linked.value("master"_L1).toInt(), 1);
    QCOMPARE(linked.value("linked"_L1).toArray(), QJsonArray());
    QCOMPARE(text(linked, "state"_L1), u"new"_s);
    (void)m_cli->json({u"link"_s, u"3"_s, u"--to"_s, u"1"_s});
    QCOMPARE(m_cli->json({u"show"_s, u"1"_s}).value("linked"_L1).toArray(), (QJsonArray{2, 3}));
    const QJsonArray soonest = m_cli->json({u"board"_s}).value("soonest"_L1).toArray();
    QCOMPARE(soonest.size(), 2); // one line for the outage, one for the other
    const Ran found = m_cli->onDesk({u"--json"_s, u"list"_s, u"--query"_s, u"master:G-1"_s});
    QCOMPARE(found.lines().size(), 2);
    const QJsonObject unlinked = m_cli->json({u"unlink"_s, u"2"_s, u"--reason"_s, u"Another"_s});
    QVERIFY(unlinked.value("master"_L1).isNull());
    const QJsonObject back = m_cli->json({u"undo"_s, u"2"_s});
    QCOMPARE(back.value("master"_L1).toInt(), 1);
    const Ran told = m_cli->onDesk({u"show"_s, u"2"_s});
    QVERIFY2(told.out.contains("Part of outage  G-1  Nobody can log in"), told.out);
}

void CliOutagesTest::mergedAndUnmerged()
{
    const QJsonObject merged = m_cli->json({u"merge"_s, u"3"_s, u"--into"_s, u"2"_s});
    QCOMPARE(text(merged, "state"_L1), u"duplicate"_s);
    QCOMPARE(merged.value("duplicate_of"_L1).toInt(), 2);
    QCOMPARE(text(merged, "urgency"_L1), u"none"_s);
    QCOMPARE(m_cli->json({u"count"_s}).value("total"_L1).toInt(), 3);
    QCOMPARE(m_cli->json({u"board"_s}).value("open"_L1).toInt(), 3);
    const QJsonObject states = m_cli->json({u"count"_s, u"--by"_s, u"state"_s});
    QCOMPARE(states.value("groups"_L1).toObject().value("duplicate"_L1).toInt(), 1);
    QCOMPARE(states.value("total"_L1).toInt(), 4);
    const QJsonObject urgencies = m_cli->json({u"count"_s, u"--by"_s, u"urgency"_s});
    QVERIFY(!urgencies.value("groups"_L1).toObject().contains("none"_L1));
    const QJsonObject named =
        m_cli->json({u"count"_s, u"--query"_s, u"state:duplicate"_s, u"--by"_s, u"urgency"_s});
    QCOMPARE(named.value("total"_L1).toInt(), 1);
    const QJsonObject back = m_cli->json({u"unmerge"_s, u"3"_s});
    QCOMPARE(text(back, "state"_L1), u"new"_s);
    QVERIFY(back.value("duplicate_of"_L1).isNull());
    QCOMPARE(m_cli->json({u"count"_s}).value("total"_L1).toInt(), 4);
}

void CliOutagesTest::refusals_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("names");
    const auto row = [](const char *name, const QStringList &arguments, int code,
                         const QByteArray &names) {
        QTest::newRow(name) << arguments << code << names;
    };
    row("to itself", {u"link"_s, u"1"_s, u"--to"_s, u"1"_s}, 1, "itself");
    row("to nothing", {u"link"_s, u"1"_s, u"--to"_s, u"77"_s}, 1, "77");
    row("to whom?", {u"link"_s, u"1"_s}, 2, "--to");
    row("not linked", {u"unlink"_s, u"1"_s}, 1, "not linked");
    row("not merged", {u"unmerge"_s, u"1"_s}, 1, "not merged");
    row("into itself", {u"merge"_s, u"1"_s, u"--into"_s, u"1"_s}, 1, "itself");
}

void CliOutagesTest::refusals()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, names);
    const Ran ran = m_cli->onDesk(arguments);
    QCOMPARE(ran.code, code);
    QVERIFY2(ran.err.contains(names), ran.err);
    QCOMPARE(ran.err.count('\n'), 1);
}

QTEST_GUILESS_MAIN(CliOutagesTest)
#include "tst_clioutages.moc"
