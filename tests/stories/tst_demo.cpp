// SPDX-License-Identifier: GPL-3.0-or-later

// Somebody who meets Gander for the first time
// wants a desk on which every state can be seen and nothing is false,
// so that they understand it before their own incidents are on it.

#include "app/demo/demo.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

const QString me = u"sam"_s;

Zone newYork()
{
    return *Zone::find(u"America/New_York"_s);
}

std::vector<IncidentRow> rowsOf(const desk::Desk &desk, const QString &query, Instant now)
{
    const ParsedQuery parsed = parseQuery(query, desk.facts().zone);
    ListRequest request{.query = parsed.query, .now = now, .me = me};
    request.sort = SortBy::Number;
    const auto answer = desk.list(request);
    if (!answer || !parsed.faults.empty())
        return {};
    std::vector<IncidentId> ids;
    for (const ListEntry &entry : answer->entries)
        ids.push_back(entry.id);
    return desk.rows(ids).value();
}

// What two demonstration desks must have in common.
QStringList digestOf(const desk::Desk &desk, Instant now)
{
    QStringList lines;
    for (const IncidentRow &row : rowsOf(desk, u""_s, now))
        lines << u"%1|%2|%3|%4|%5|%6"_s.arg(row.title, row.customer, row.assignee, toKey(row.state),
            toText(row.reportedAt),
            row.urgency.edges ? toText(row.urgency.edges->due) : toKey(row.urgency.settled));
    return lines;
}

} // namespace

class TestDemo final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void someSixtyAreOpenAndThreeHundredPast();
    void everyStateCanBeSeen();
    void theLevelsFallWhereThePlanExpectsThem();
    void aFewAreLateAndMostAreNot();
    void mineAndEveryListHoldSomething();
    void memosStandInEachState();
    void contractsAreInForceBeforeTheirIncidents();
    void historiesAreWitnessedAndHoldEveryKindOfAct();
    void noWordIsLeftOpen();
    void theDeskIsSound();
    void equalInstantsMakeEqualDesks();
    void anyInstantWillDo_data();
    void anyInstantWillDo();
    void anExistingFileIsLeftAlone();

private:
    QTemporaryDir m_dir;
    test::FixedClock m_clock;
    std::optional<desk::Desk> m_desk;
    Instant m_now = m_clock.now();
};

void TestDemo::initTestCase()
{
    const QString path = m_dir.filePath(u"demo.gander"_s);
    QElapsedTimer watch;
    watch.start();
    const auto facts = app::makeDemoDesk(path, newYork(), m_now, me);
    VERIFY_RESULT(facts);
    qInfo("made in %lld ms", watch.elapsed());
    auto desk = desk::Desk::open(path, desk::OpenMode::ReadOnly, m_clock);
    VERIFY_RESULT(desk);
    m_desk.emplace(std::move(*desk));
    QCOMPARE(facts->incidents, m_desk->facts().incidents);
    QCOMPARE(facts->path, path);
}

void TestDemo::someSixtyAreOpenAndThreeHundredPast()
{
    const size_t open = rowsOf(*m_desk, u"is:open"_s, m_now).size();
    QVERIFY2(open >= 55 && open <= 70, qPrintable(QString::number(open)));
    QCOMPARE(static_cast<size_t>(m_desk->facts().incidents), open + 300);
    std::set<QString> customers;
    std::set<QString> titles;
    for (const IncidentRow &row : rowsOf(*m_desk, u""_s, m_now)) {
        customers.insert(row.customer);
        titles.insert(row.title);
        QVERIFY(row.product == "Versionista"_L1 || row.product == "Fluxguard"_L1);
        QVERIFY(!row.reporter.isEmpty());
    }
    QCOMPARE(customers.size(), size_t(16));
    QVERIFY2(titles.size() > 200, qPrintable(QString::number(titles.size())));
}

void TestDemo::everyStateCanBeSeen()
{
    QMap<QString, int> unclassified;
    QMap<QString, int> bugs;
    for (const IncidentRow &row : rowsOf(*m_desk, u"in:triage"_s, m_now))
        ++unclassified[toKey(bandAt(row.urgency, m_now))];
    for (const IncidentRow &row : rowsOf(*m_desk, u"in:devops"_s, m_now))
        ++bugs[toKey(bandAt(row.urgency, m_now))];
    for (const auto *bands : {&unclassified, &bugs}) {
        QVERIFY(bands->value(u"calm"_s) >= 5);
        for (const QString &band : {u"at-risk"_s, u"critical"_s, u"breached"_s, u"paused"_s})
            QVERIFY2(bands->value(band) >= 1 && bands->value(band) <= 5, qPrintable(band));
    }
    QVERIFY(bugs.value(u"none"_s) >= 1); // Sev 5 carries no guarantee
    QVERIFY(rowsOf(*m_desk, u"urgency:met"_s, m_now).size() > 200);
    QVERIFY(!rowsOf(*m_desk, u"urgency:met-late"_s, m_now).empty());
    QVERIFY(rowsOf(*m_desk, u"state:on-hold"_s, m_now).size() > 4);
    QVERIFY(rowsOf(*m_desk, u"state:resolved"_s, m_now).size() > 10);
    QVERIFY(rowsOf(*m_desk, u"state:closed"_s, m_now).size() > 150);
}

void TestDemo::theLevelsFallWhereThePlanExpectsThem()
{
    const auto bugs = rowsOf(*m_desk, u"outcome:core-bug"_s, m_now);
    size_t expected = 0;
    size_t hard = 0;
    for (const IncidentRow &row : bugs) {
        const int severity = number(*row.classification->severity);
        const int level = number(*row.classification->devOps);
        if ((severity == 1 && level <= 2) || (severity == 3 && level <= 3))
            ++expected;
        if (level == 4)
            ++hard;
    }
    QVERIFY(expected * 100 > bugs.size() * 75);
    QVERIFY(hard > 0 && hard * 100 < bugs.size() * 5);
    QVERIFY(!rowsOf(*m_desk, u"sev:5"_s, m_now).empty());
}

void TestDemo::aFewAreLateAndMostAreNot()
{
    const auto late = rowsOf(*m_desk, u"urgency:met-late"_s, m_now).size();
    QVERIFY2(late >= 10 && late <= 27, qPrintable(QString::number(late)));
}

void TestDemo::mineAndEveryListHoldSomething()
{
    for (const QString &list : {u"in:triage"_s, u"in:mine"_s, u"in:devops"_s, u"in:product"_s,
             u"in:memos"_s, u"is:open assignee:nobody"_s})
        QVERIFY2(rowsOf(*m_desk, list, m_now).size() >= 5, qPrintable(list));
    const QStringList owners = m_desk->assignees().value();
    for (const QString &owner :
        {u"Lena Ortiz"_s, u"Priya Nair"_s, u"Tomas Hale"_s, u"Jonas Berg"_s, me})
        QVERIFY2(owners.contains(owner), qPrintable(owner));
}

void TestDemo::memosStandInEachState()
{
    QMap<QString, int> states;
    bool hasBlank = false;
    bool isComplete = false;
    for (const IncidentRow &row : rowsOf(*m_desk, u"has:memo"_s, m_now)) {
        const auto detail = m_desk->incident(row.id);
        for (const Memo &memo : detail->memos) {
            ++states[toKey(memo.state)];
            if (memo.state == MemoState::Draft && isOpen(row.state)) {
                hasBlank = hasBlank || !blanksOf(memo).empty();
                isComplete = isComplete || missingSections(memo).isEmpty();
            }
            if (memo.state != MemoState::Issued)
                continue;
            const auto pdf = m_desk->issuedPdf(memo.number);
            VERIFY_RESULT(pdf);
            const QByteArray hash = QCryptographicHash::hash(*pdf, QCryptographicHash::Sha256);
            QCOMPARE(QString::fromLatin1(hash.toHex()), memo.sha256);
            QCOMPARE(m_desk->memoByHash(memo.sha256)->number, memo.number);
        }
    }
    QVERIFY2(
        states.value(u"issued"_s) >= 35, qPrintable(QString::number(states.value(u"issued"_s))));
    QCOMPARE(states.value(u"approved"_s), 2);
    QVERIFY(hasBlank);
    QVERIFY(isComplete);
}

void TestDemo::contractsAreInForceBeforeTheirIncidents()
{
    for (const QString &customer : {u"Civica Records"_s, u"Meridian Bank"_s, u"Rheinwerk"_s}) {
        const auto rows = rowsOf(*m_desk, u"customer:\"%1\""_s.arg(customer), m_now);
        QVERIFY(rows.size() > 5);
        for (const IncidentRow &row : rows)
            QCOMPARE(m_desk->incident(row.id)->incident.contract.name, customer);
    }
}

void TestDemo::historiesAreWitnessedAndHoldEveryKindOfAct()
{
    std::set<EventKind> kinds;
    for (const IncidentRow &row : rowsOf(*m_desk, u""_s, m_now)) {
        Instant last;
        const auto detail = m_desk->incident(row.id);
        for (const Event &event : detail->history) {
            kinds.insert(event.kind);
            QCOMPARE(event.occurredAt, event.recordedAt);
            QVERIFY(!event.told);
            QVERIFY(event.occurredAt >= last && event.occurredAt <= m_now);
            last = event.occurredAt;
        }
    }
    for (const EventKind kind : {EventKind::Reported, EventKind::Assigned, EventKind::Noted,
             EventKind::Held, EventKind::Resumed, EventKind::Classified, EventKind::Resolved,
             EventKind::Reopened, EventKind::Closed, EventKind::MemoDrafted,
             EventKind::MemoApproved, EventKind::MemoIssued, EventKind::Undone})
        QVERIFY2(kinds.contains(kind), qPrintable(toKey(kind)));
}

void TestDemo::noWordIsLeftOpen()
{
    for (const IncidentRow &row : rowsOf(*m_desk, u""_s, m_now)) {
        const auto detail = m_desk->incident(row.id);
        QString words = row.title + detail->incident.description + detail->incident.finding;
        for (const Event &event : detail->history)
            words += QString::fromUtf8(canonicalJson(event.data)).mid(1).chopped(1);
        for (const Memo &memo : detail->memos)
            for (const MemoSection &section : memo.sections)
                words += section.text;
        QVERIFY2(!words.contains(u'{') && !words.contains(u'}'), qPrintable(words));
        for (const auto word : {"ticket"_L1, "success"_L1, "user error"_L1, "violat"_L1})
            QVERIFY2(!words.contains(word, Qt::CaseInsensitive), qPrintable(words));
    }
}

void TestDemo::theDeskIsSound()
{
    const auto report = m_desk->check(true);
    VERIFY_RESULT(report);
    QStringList problems;
    for (const CheckProblem &problem : report->problems)
        problems << problem.kind + u": "_s + problem.detail;
    QCOMPARE(problems, QStringList());
    QVERIFY(report->memos >= 35);
}

void TestDemo::equalInstantsMakeEqualDesks()
{
    const QString path = m_dir.filePath(u"again.gander"_s);
    VERIFY_RESULT(app::makeDemoDesk(path, newYork(), m_now, me));
    const auto again = desk::Desk::open(path, desk::OpenMode::ReadOnly, m_clock);
    VERIFY_RESULT(again);
    QCOMPARE(digestOf(*again, m_now), digestOf(*m_desk, m_now));
}

void TestDemo::anyInstantWillDo_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("now");
    QTest::newRow("after the clocks went forward")
        << u"Europe/Berlin"_s << u"2026-03-30T00:10:00Z"_s;
    QTest::newRow("leap day") << u"Asia/Tokyo"_s << u"2028-02-29T23:59:59Z"_s;
    QTest::newRow("end of a month") << u"America/New_York"_s << u"2026-08-31T16:00:00.500Z"_s;
}

void TestDemo::anyInstantWillDo()
{
    QFETCH(QString, zone);
    QFETCH(QString, now);
    const Instant at = *parseInstant(now);
    const QString path = m_dir.filePath(QString::fromLatin1(QTest::currentDataTag()));
    VERIFY_RESULT(app::makeDemoDesk(path, *Zone::find(zone), at, u"Lena Ortiz"_s));
    const auto desk = desk::Desk::open(path, desk::OpenMode::ReadOnly, m_clock);
    VERIFY_RESULT(desk);
    QMap<QString, int> bands;
    for (const IncidentRow &row : rowsOf(*desk, u"is:open"_s, at))
        ++bands[toKey(bandAt(row.urgency, at))];
    QCOMPARE(bands.keys(),
        (QStringList{
            u"at-risk"_s, u"breached"_s, u"calm"_s, u"critical"_s, u"none"_s, u"paused"_s}));
}

void TestDemo::anExistingFileIsLeftAlone()
{
    QFile file(m_dir.filePath(u"mine.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("my own");
    file.close();
    const auto refused = app::makeDemoDesk(file.fileName(), newYork(), m_now, me);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("my own"));
}

QTEST_MAIN(TestDemo)
#include "tst_demo.moc"
