// SPDX-License-Identifier: GPL-3.0-or-later

// Outages through gander-cli: link, pass on, merge and back again, and what is refused.

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
    void passedOnAndTakenBack();
    void passedOnToAllOrNone();

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
    row("to whom is it passed on?", {u"pass-on"_s, u"1"_s}, 2, "--to");
    row("without a class", {u"pass-on"_s, u"1"_s, u"--to"_s, u"2"_s}, 1, "no class");
    row("a level too many",
        {u"pass-on"_s, u"1"_s, u"--to"_s, u"2"_s, u"--outcome"_s, u"act-of-god"_s, u"--severity"_s,
            u"1"_s},
        2, "");
    row("a level alone", {u"pass-on"_s, u"1"_s, u"--to"_s, u"2"_s, u"--severity"_s, u"1"_s}, 2,
        "--outcome");
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

void CliOutagesTest::passedOnAndTakenBack()
{
    for (const auto &id : {u"2"_s, u"3"_s})
        (void)m_cli->json({u"link"_s, id, u"--to"_s, u"1"_s});
    (void)m_cli->json({u"classify"_s, u"1"_s, u"--outcome"_s, u"core-bug"_s, u"--severity"_s,
        u"2"_s, u"--devops"_s, u"2"_s, u"--finding"_s, u"A lock was kept"_s});
    const QStringList pass{u"pass-on"_s, u"1"_s, u"--to"_s, u"2,G-3"_s};
    const QJsonObject foreseen = m_cli->json(pass + QStringList{u"--dry-run"_s});
    QCOMPARE(foreseen.value("done"_L1).toInt(), 2);
    QVERIFY(foreseen.value("dry_run"_L1).toBool());
    const QJsonObject row = foreseen.value("rows"_L1).toArray().at(0).toObject();
    QVERIFY(row.value("before"_L1).toObject().value("outcome"_L1).isNull());
    QCOMPARE(text(row.value("after"_L1).toObject(), "outcome"_L1), u"core-bug"_s);
    QVERIFY(m_cli->json({u"show"_s, u"2"_s}).value("outcome"_L1).isNull());

    const QJsonObject done = m_cli->json(pass);
    QCOMPARE(done.value("done"_L1).toInt(), 2);
    QCOMPARE(done.value("refused"_L1).toInt(-1), 0);
    const QJsonObject child = m_cli->json({u"show"_s, u"3"_s});
    QCOMPARE(text(child, "outcome"_L1), u"core-bug"_s);
    QCOMPARE(text(child, "finding"_L1), u"A lock was kept"_s);
    QCOMPARE(row.value("after"_L1)
                 .toObject()
                 .value("clocks"_L1)
                 .toArray()
                 .at(1)
                 .toObject()
                 .value("due"_L1),
        m_cli->json({u"show"_s, u"2"_s})
            .value("clocks"_L1)
            .toArray()
            .at(1)
            .toObject()
            .value("due"_L1));

    const QJsonObject back = m_cli->json({u"undo"_s, u"--of"_s, text(done, "act"_L1)});
    QCOMPARE(back.value("refused"_L1).toInt(-1), 0);
    for (const auto &id : {u"2"_s, u"3"_s})
        QVERIFY(m_cli->json({u"show"_s, id}).value("outcome"_L1).isNull());
    QCOMPARE(text(m_cli->json({u"show"_s, u"1"_s}), "outcome"_L1), u"core-bug"_s);
    QCOMPARE(m_cli->onDesk({u"check"_s, u"--deep"_s}).code, 0);
}

void CliOutagesTest::passedOnToAllOrNone()
{
    (void)m_cli->json({u"link"_s, u"2"_s, u"--to"_s, u"1"_s});
    const QStringList pass{u"pass-on"_s, u"1"_s, u"--to"_s, u"2,4"_s, u"--outcome"_s,
        u"act-of-god"_s, u"--finding"_s, u"The cloud is down"_s, u"--resolve"_s, u"--note"_s,
        u"It is back"_s};
    // 4 is not linked.
    const Ran none = m_cli->onDesk(pass);
    QCOMPARE(none.code, 1);
    QVERIFY2(none.err.contains("G-4 is not linked to G-1"), none.err);
    QVERIFY(m_cli->json({u"show"_s, u"2"_s}).value("outcome"_L1).isNull());
    const Ran some = m_cli->onDesk(QStringList{u"--json"_s} + pass + QStringList{u"--partial"_s});
    QCOMPARE(some.code, 3);
    QCOMPARE(some.json().value("done"_L1).toInt(), 1);
    QCOMPARE(some.json().value("refused"_L1).toInt(), 1);
    const QJsonObject child = m_cli->json({u"show"_s, u"2"_s});
    QCOMPARE(text(child, "state"_L1), u"resolved"_s);
    QCOMPARE(child.value("memos"_L1).toArray().size(), 1);
}

QTEST_GUILESS_MAIN(CliOutagesTest)
#include "tst_clioutages.moc"
