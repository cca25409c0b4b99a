// SPDX-License-Identifier: GPL-3.0-or-later

// What leaves no event is not lost or altered unnoticed either: contracts, saved views, drafts.

#include "models/desk/backups.h"
#include "models/domain/plan.h"
#include "models/store/anchor.h"
#include "models/store/database.h"
#include "models/store/migrator.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTest>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

class TestSeals final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatWasDoneHereIsSound();
    void theRoleStandsWithTheContract();
    void contractsAndTheirSealsAreAppendOnly();
    void anAlteredContractIsNamed_data();
    void anAlteredContractIsNamed();
    void swappedContractsAreNamed();
    void aLostContractIsNamed_data();
    void aLostContractIsNamed();
    void aContractFromElsewhereIsNamed();
    void alteredWordsAreNamed_data();
    void alteredWordsAreNamed();
    void lostWordsAreNamed_data();
    void lostWordsAreNamed();
    void anOlderAnchorIsRead();
    void anOlderDeskIsSealedAsItStands();
    void aCopyWithAnAlteredContractIsNotRestored();
    void recoveringNamesWhatIsNotAsItWas();

private:
    // Past the program, as damage or a stranger would; without triggers.
    void rawly(const QStringList &statements) const;
    void setContract(const QString &name, int hours);
    // "contract: ..." for each problem of a deep check, on a desk open for reading.
    [[nodiscard]] QStringList problems() const;
    [[nodiscard]] QStringList problemsOf(const QString &path) const;
    // The desk of before there were seals.
    void makeOld();

    std::unique_ptr<test::TempDesk> m_desk;
};

void TestSeals::init()
{
    m_desk = std::make_unique<test::TempDesk>();
    QCOMPARE(m_desk->file({{u"Login fails"_s, 60}}).size(), 1UL);
    setContract(u"Northwind"_s, 4);
    setContract(u"Acme"_s, 6);
    setContract(u"Northwind"_s, 8);
    auto desk = Desk::open(m_desk->path(), OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    SavedView view;
    for (const QString &name : {u"Mine"_s, u"Theirs"_s}) {
        view.name = name;
        view.query = u"state:new"_s;
        VERIFY_RESULT(desk->saveView(view, {.name = u"Lena Ortiz"_s}));
    }
    VERIFY_RESULT(desk->saveDraft(u"note"_s, u"G-1"_s, {{u"text"_s, u"Half a thou"_s}}));
    VERIFY_RESULT(desk->saveDraft(u"intake"_s, {}, {{u"title"_s, u"Monitor"_s}}));
}

void TestSeals::cleanup()
{
    m_desk.reset();
}

void TestSeals::rawly(const QStringList &statements) const
{
    auto database = store::Database::openSqlite(m_desk->path(), store::Access::ReadWrite);
    VERIFY_RESULT(database);
    for (const QString &table : {u"contract"_s, u"contract_seal"_s})
        for (const QString &act : {u"update"_s, u"delete"_s})
            VERIFY_RESULT(
                (*database)->execute(u"DROP TRIGGER IF EXISTS %1_no_%2"_s.arg(table, act)));
    for (const QString &sql : statements)
        VERIFY_RESULT((*database)->execute(sql));
}

void TestSeals::setContract(const QString &name, int hours)
{
    auto desk = Desk::open(m_desk->path(), OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    Contract contract = standardPlan(m_desk->zone());
    contract.name = name;
    contract.effective = m_desk->clock().now();
    contract.initial = Span::hours(hours);
    Act act;
    act.actor = {u"Marta Weiss"_s, Role::Manager};
    act.reason = u"signed"_s;
    act.action = SetContract{contract};
    VERIFY_RESULT(desk->perform(act));
}

QStringList TestSeals::problemsOf(const QString &path) const
{
    const auto desk = Desk::open(path, OpenMode::ReadOnly, m_desk->clock());
    if (!desk)
        return {desk.error().detail};
    const auto report = desk->check(true);
    if (!report)
        return {report.error().detail};
    QStringList lines;
    for (const CheckProblem &problem : report->problems)
        lines << u"%1 %2: %3"_s.arg(problem.kind,
            problem.incident.isSet() ? deskNumber(problem.incident) : u"-"_s, problem.detail);
    return lines;
}

QStringList TestSeals::problems() const
{
    return problemsOf(m_desk->path());
}

void TestSeals::whatWasDoneHereIsSound()
{
    QCOMPARE(problems(), QStringList());
    const auto anchor = store::readAnchor(m_desk->path());
    QVERIFY(anchor && anchor->kept);
    QCOMPARE(anchor->events, 1);
    QCOMPARE(anchor->kept->contracts, 3);
    QCOMPARE(anchor->kept->viewChanges, 2);
    QCOMPARE(anchor->kept->draftChanges, 2);
    // Changed and dropped as one does.
    auto desk = Desk::open(m_desk->path(), OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    VERIFY_RESULT(desk->saveDraft(u"intake"_s, {}, {{u"title"_s, u"Monitor stopped"_s}}));
    VERIFY_RESULT(desk->dropDraft(u"note"_s, u"G-1"_s));
    VERIFY_RESULT(desk->dropDraft(u"note"_s, u"G-7"_s));
    auto views = desk->views(u"Lena Ortiz"_s);
    VERIFY_RESULT(views);
    views->front().query = u"state:triage"_s;
    VERIFY_RESULT(desk->saveView(views->front(), {.name = u"Lena Ortiz"_s}));
    VERIFY_RESULT(desk->dropView(views->back().id, {.name = u"Lena Ortiz"_s}));
    QCOMPARE(problems(), QStringList());
    const auto later = store::readAnchor(m_desk->path());
    QCOMPARE(later->kept->viewChanges, 4);
    QCOMPARE(later->kept->draftChanges, 4);
}

void TestSeals::theRoleStandsWithTheContract()
{
    auto desk = Desk::open(m_desk->path(), OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    QCOMPARE(desk->contractVersions(u"Acme"_s)->front().role, Role::Manager);
    Contract contract = standardPlan(m_desk->zone());
    contract.name = u"Globex"_s;
    Act act;
    act.actor = {u"a script"_s, Role::Unsaid};
    act.action = SetContract{contract};
    VERIFY_RESULT(desk->perform(act));
    QCOMPARE(desk->contractVersions(u"Globex"_s)->front().role, Role::Unsaid);
}

void TestSeals::contractsAndTheirSealsAreAppendOnly()
{
    auto database = store::Database::openSqlite(m_desk->path(), store::Access::ReadWrite);
    VERIFY_RESULT(database);
    for (const QString &sql : {u"UPDATE contract SET role = 'agent'"_s, u"DELETE FROM contract"_s,
             u"UPDATE contract_seal SET hash = x'00'"_s, u"DELETE FROM contract_seal"_s})
        QVERIFY2(!(*database)->execute(sql), qPrintable(sql));
}

void TestSeals::anAlteredContractIsNamed_data()
{
    QTest::addColumn<QString>("change");
    for (const char *column : {"recorded_by", "reason", "role"})
        QTest::newRow(column) << u"%1 = 'agent'"_s.arg(QLatin1StringView(column));
    for (const char *column : {"effective_at", "recorded_at"})
        QTest::newRow(column) << u"%1 = %1 - 1"_s.arg(QLatin1StringView(column));
    QTest::newRow("body") << u"body = replace(body, '\"Acme\"', '\"Acme\" ')"_s;
}

void TestSeals::anAlteredContractIsNamed()
{
    QFETCH(QString, change);
    rawly({u"UPDATE contract SET %1 WHERE name = 'Acme'"_s.arg(change)});
    QCOMPARE(problems(),
        QStringList(u"contract -: contract Acme, version 1 is not what was put in force"_s));
}

void TestSeals::swappedContractsAreNamed()
{
    rawly({u"UPDATE contract SET version = 9 WHERE name = 'Northwind' AND version = 1"_s,
        u"UPDATE contract SET version = 1 WHERE name = 'Northwind' AND version = 2"_s,
        u"UPDATE contract SET version = 2 WHERE name = 'Northwind' AND version = 9"_s});
    QCOMPARE(problems(),
        QStringList({u"contract -: contract Northwind, version 1 is not what was put in force"_s,
            u"contract -: contract Northwind, version 2 is not what was put in force"_s}));

    // Their places in the chain, too.
    rawly({u"UPDATE contract_seal SET seq = 9 WHERE seq = 1"_s,
        u"UPDATE contract_seal SET seq = 1 WHERE seq = 3"_s,
        u"UPDATE contract_seal SET seq = 3 WHERE seq = 9"_s});
    QVERIFY(problems().size() >= 2);
}

void TestSeals::aLostContractIsNamed_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QStringList>("named");
    const QString last = u"DELETE FROM contract WHERE name = 'Northwind' AND version = 2"_s;
    QTest::newRow("the last one") << QStringList{last}
                                  << QStringList(u"contract Northwind, version 2 is missing"_s);
    QTest::newRow("the last one with its seal")
        << QStringList{last, u"DELETE FROM contract_seal WHERE seq = 3"_s}
        << QStringList({u"1 contract versions that were put in force after contract Acme, version "
                        "1 are missing"_s,
               u"1 contract versions that were put in force last are missing: the anchor knows 3, "
               "the desk has 2"_s});
    QTest::newRow("the last one, as if it had never been")
        << QStringList{last, u"DELETE FROM contract_seal WHERE seq = 3"_s,
               u"UPDATE desk SET value = '2' WHERE name = 'contracts'"_s,
               u"UPDATE desk SET value = (SELECT lower(hex(hash)) FROM contract_seal WHERE seq = 2)"
               " WHERE name = 'contract-head'"_s}
        << QStringList(u"1 contract versions that were put in force last are missing: the anchor "
                       "knows 3, the desk has 2"_s);
    QTest::newRow("one in the middle") << QStringList(u"DELETE FROM contract WHERE name = 'Acme'"_s)
                                       << QStringList(u"contract Acme, version 1 is missing"_s);
    QTest::newRow("one in the middle with its seal")
        << QStringList({u"DELETE FROM contract WHERE name = 'Acme'"_s,
               u"DELETE FROM contract_seal WHERE seq = 2"_s})
        << QStringList(u"what was put in force between contract Northwind, version 1 and contract "
                       "Northwind, version 2 is missing"_s);
    QTest::newRow("all of them")
        << QStringList({u"DELETE FROM contract"_s, u"DELETE FROM contract_seal"_s,
               u"DELETE FROM desk WHERE name LIKE 'contract%' AND name <> 'contract-act'"_s})
        << QStringList(u"3 contract versions that were put in force last are missing: the anchor "
                       "knows 3, the desk has 0"_s);
}

void TestSeals::aLostContractIsNamed()
{
    QFETCH(QStringList, statements);
    QFETCH(QStringList, named);
    rawly(statements);
    QStringList expected;
    for (const QString &line : named)
        expected << u"contract -: "_s + line;
    QCOMPARE(problems(), expected);
    // Also at the start, before anything else is asked.
    const auto desk = Desk::open(m_desk->path(), OpenMode::ReadOnly, m_desk->clock());
    VERIFY_RESULT(desk);
    QVERIFY(!desk->checkQuickly()->problems.empty());
}

void TestSeals::aContractFromElsewhereIsNamed()
{
    rawly({u"INSERT INTO contract SELECT name, 3, effective_at, body, recorded_at, recorded_by, "
           "reason, role FROM contract WHERE name = 'Acme'"_s});
    QCOMPARE(problems(),
        QStringList(u"contract -: contract Acme, version 3 was not put in force by an act"_s));
}

void TestSeals::alteredWordsAreNamed_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("named");
    const QString view = u"view -: the view “Theirs” of Lena Ortiz is not what was saved"_s;
    for (const char *change : {"query = 'state:triage'", "shared = 1", "sort = 'nonsense'",
             "descending = 1", "name_folded = 'x'", "content = ''"})
        QTest::newRow(change) << u"UPDATE saved_view SET %1 WHERE name = 'Theirs'"_s.arg(
            QLatin1StringView(change))
                              << view;
    const QString draft = u"UPDATE draft SET %1 WHERE kind = 'note'"_s;
    QTest::newRow("a draft's words") << draft.arg(u"body = replace(body, 'thou', 'tree')"_s)
                                     << u"draft G-1: the draft (note G-1) is not what was typed"_s;
    QTest::newRow("a draft's place") << draft.arg(u"ref = 'G-2'"_s)
                                     << u"draft G-2: the draft (note G-2) is not what was typed"_s;
}

void TestSeals::alteredWordsAreNamed()
{
    QFETCH(QString, change);
    QFETCH(QString, named);
    rawly({change});
    const QStringList found = problems();
    QVERIFY2(!found.isEmpty(), "nothing was found");
    QCOMPARE(found.front(), named);
    // That a hash is another one tells of the sum as well.
    QCOMPARE(found.size(), change.contains(u"content"_s) ? 2 : 1);
}

void TestSeals::lostWordsAreNamed_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QString>("named");
    QTest::newRow("a view") << QStringList(u"DELETE FROM saved_view WHERE name = 'Mine'"_s)
                            << u"view -: the saved views are not all that were kept: one is "
                               "missing, or stands there that was not saved"_s;
    QTest::newRow("a draft") << QStringList(u"DELETE FROM draft WHERE kind = 'intake'"_s)
                             << u"draft -: the drafts are not all that were kept: one is missing, "
                                "or stands there that was not typed"_s;
    QTest::newRow("the last draft, as if it had never been")
        << QStringList({u"DELETE FROM draft WHERE kind = 'intake'"_s,
               u"UPDATE desk SET value = (SELECT '1 ' || content FROM draft) "
               "WHERE name = 'drafts'"_s})
        << u"draft -: the last 1 changes of drafts are missing: the anchor knows 2, the desk has 1"_s;
}

void TestSeals::lostWordsAreNamed()
{
    QFETCH(QStringList, statements);
    QFETCH(QString, named);
    rawly(statements);
    QCOMPARE(problems(), QStringList(named));
}

void TestSeals::anOlderAnchorIsRead()
{
    auto anchor = *store::readAnchor(m_desk->path());
    anchor.kept.reset();
    store::dropAnchor(m_desk->path());
    store::writeAnchor(m_desk->path(), anchor);
    QCOMPARE(store::readAnchor(m_desk->path()), anchor);
    QCOMPARE(problems(), QStringList());
    anchor.events = 2;
    store::writeAnchor(m_desk->path(), anchor);
    QCOMPARE(problems().size(), 1);
    anchor.events = 1;
    store::writeAnchor(m_desk->path(), anchor);
    // The next act tells it the rest.
    setContract(u"Acme"_s, 9);
    QCOMPARE(store::readAnchor(m_desk->path())->kept->contracts, 4);
    QCOMPARE(problems(), QStringList());
}

void TestSeals::makeOld()
{
    rawly({u"DROP TABLE contract_seal"_s, u"ALTER TABLE contract DROP COLUMN role"_s,
        u"ALTER TABLE saved_view DROP COLUMN content"_s, u"ALTER TABLE draft DROP COLUMN content"_s,
        u"DROP INDEX incident_master"_s, u"DROP INDEX incident_duplicate"_s,
        u"ALTER TABLE incident DROP COLUMN master_uid"_s,
        u"ALTER TABLE incident DROP COLUMN duplicate_of"_s,
        u"DELETE FROM desk WHERE name IN ('contracts', 'contract-head', 'views', 'drafts')"_s,
        u"PRAGMA user_version = 6"_s});
    auto anchor = *store::readAnchor(m_desk->path());
    anchor.kept.reset();
    store::dropAnchor(m_desk->path());
    store::writeAnchor(m_desk->path(), anchor);
}

void TestSeals::anOlderDeskIsSealedAsItStands()
{
    if (store::newestSchema() != 8)
        QSKIP("makes a desk of version 6 by undoing the migrations to 7 and 8");
    makeOld();
    const auto reading = Desk::open(m_desk->path(), OpenMode::ReadOnly, m_desk->clock());
    QVERIFY(!reading);
    QCOMPARE(reading.error().kind, ErrorKind::Unavailable);
    {
        const auto desk = Desk::open(m_desk->path(), OpenMode::Write, m_desk->clock());
        VERIFY_RESULT(desk);
        QVERIFY(!desk->contractVersions(u"Acme"_s)->front().role);
        QCOMPARE(desk->views(u"Lena Ortiz"_s)->size(), 2UL);
    }
    QCOMPARE(problems(), QStringList());
    QCOMPARE(store::readAnchor(m_desk->path())->kept->contracts, 3);
    QCOMPARE(store::readAnchor(m_desk->path())->kept->draftChanges, 2);
    setContract(u"Acme"_s, 9);
    QCOMPARE(problems(), QStringList());
    rawly({u"UPDATE contract SET reason = 'x' WHERE name = 'Acme' AND version = 1"_s});
    QCOMPARE(problems(),
        QStringList(u"contract -: contract Acme, version 1 is not what was put in force"_s));
    // Between the two steps it is no desk to look at yet.
    rawly({u"INSERT INTO desk (name, value) VALUES ('unsealed', 'yes') "
           "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s});
    QVERIFY(!Desk::open(m_desk->path(), OpenMode::ReadOnly, m_desk->clock()));
}

void TestSeals::aCopyWithAnAlteredContractIsNotRestored()
{
    const QString copy = m_desk->filePath(u"copy.gander"_s);
    const Actor manager{u"Marta Weiss"_s, Role::Manager};
    rawly({u"UPDATE contract SET reason = 'x' WHERE name = 'Acme'"_s});
    VERIFY_RESULT(backUp(m_desk->path(), copy));
    const auto restored = restore(m_desk->path(), copy, manager, m_desk->clock().now());
    QVERIFY(!restored);
    QCOMPARE(restored.error().kind, ErrorKind::Corrupt);
    QVERIFY(restored.error().detail.contains(u"contract Acme, version 1"_s));
}

void TestSeals::recoveringNamesWhatIsNotAsItWas()
{
    const QString fresh = m_desk->filePath(u"fresh.gander"_s);
    const auto whole = recover(m_desk->path(), fresh, m_desk->clock());
    VERIFY_RESULT(whole);
    QCOMPARE(whole->missing, QStringList());
    QCOMPARE(problemsOf(fresh), QStringList());
    // The chain over the contracts is the one that was.
    QCOMPARE(store::readAnchor(fresh)->kept->contractHead,
        store::readAnchor(m_desk->path())->kept->contractHead);

    rawly({u"UPDATE contract SET reason = 'x' WHERE name = 'Acme'"_s,
        u"DELETE FROM contract WHERE name = 'Northwind' AND version = 2"_s,
        u"UPDATE saved_view SET query = 'state:triage' WHERE name = 'Mine'"_s,
        u"UPDATE draft SET body = replace(body, 'thou', 'tree') WHERE kind = 'note'"_s,
        u"VACUUM"_s});
    const QString other = m_desk->filePath(u"other.gander"_s);
    const auto partly = recover(m_desk->path(), other, m_desk->clock());
    VERIFY_RESULT(partly);
    QStringList missing = partly->missing;
    missing.sort();
    QCOMPARE(missing,
        QStringList({u"contract Acme, version 1: it is not what was put in force"_s,
            u"contract Northwind, version 2: nothing of it could be read"_s,
            u"draft note G-1: it is not as it was kept"_s,
            u"the anchor beside the damaged desk tells of 3 contracts"_s,
            u"view “Mine”: it is not as it was kept"_s}));
    QCOMPARE(problemsOf(other), QStringList());
}

QTEST_GUILESS_MAIN(TestSeals)
#include "tst_seals.moc"
