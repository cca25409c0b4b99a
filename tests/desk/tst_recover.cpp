// SPDX-License-Identifier: GPL-3.0-or-later

// Taking out of a damaged desk all that can be read: whatever page is lost, everything that does
// not lie on it comes out, and what does is named.

#include "models/desk/backups.h"
#include "models/store/anchor.h"
#include "models/store/database.h"
#include "models/store/pagescan.h"
#include "tests/support/tempdesk.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <map>
#include <set>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 pageSize = 4096;
constexpr int reports = 40;
constexpr int flips = 12;

} // namespace

class TestRecover final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aSoundDeskComesOutWhole();
    void whatStandsInTheLogAloneComesOut();
    void everyLostPageCostsWhatLiesOnIt();
    void flippedBitsCostLittle();
    void aDroppedIndexCostsNothing();
    void lostIdentitiesAreChainedAnew();
    void aChangedEventEndsItsHistory();
    void whatIsNoDeskGivesNone();

private:
    [[nodiscard]] QString at(const QString &name) const { return m_desk->filePath(name); }
    [[nodiscard]] static QByteArray contentOf(const QString &path);
    static void write(const QString &path, const QByteArray &bytes);
    // Of 'bytes', into fresh.gander; the damaged file must not change.
    [[nodiscard]] Result<Recovered> recoverFrom(const QByteArray &bytes);
    void expectSound(const Recovered &recovered);
    // What the events of each incident need: page numbers, by incident and seq.
    [[nodiscard]] static std::map<qint64, std::map<int, std::set<quint32>>> pagesOfEvents(
        const QString &path);

    std::unique_ptr<test::TempDesk> m_desk;
    QByteArray m_whole;
    qint64 m_events = 0;
    QString m_head;
};

QByteArray TestRecover::contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestRecover::write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestRecover::initTestCase()
{
    m_desk = std::make_unique<test::TempDesk>();
    std::vector<std::pair<QString, int>> titles;
    for (int i = 0; i < reports; ++i)
        titles.emplace_back(u"Report %1 of the day"_s.arg(i), reports - i);
    QCOMPARE(m_desk->file(titles).size(), size_t(reports));
    auto desk = Desk::open(m_desk->path(), OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    const auto perform = [&](Action action, const QString &reason = {}) {
        Act act;
        act.actor = {u"Lena Ortiz"_s, Role::Manager};
        act.reason = reason;
        act.action = std::move(action);
        const auto receipt = desk->perform(act);
        if (!receipt)
            qFatal("%s", qPrintable(receipt.error().detail));
        return *receipt;
    };
    for (int i = 1; i <= 60; ++i)
        perform(AddNote{IncidentId(1 + i % 7), u"Note %1, "_s.arg(i) + QString(i * 13, u'n')});
    perform(AddNote{IncidentId(9), u"A long one. "_s + QString(30'000, u'x')});
    auto terms = contractFromJson({{u"name"_s, u"Northwind"_s}, {u"version"_s, 1},
        {u"effective"_s, u"2026-01-01T00:00:00Z"_s}, {u"timezone"_s, u"America/New_York"_s}});
    if (terms) {
        terms->effective = m_desk->clock().now();
        perform(SetContract{*terms});
    }
    FileIncident theirs;
    theirs.facts = {.title = u"Under a contract"_s,
        .description = u"It fails."_s,
        .customer = u"Northwind"_s,
        .product = u"Fluxguard"_s,
        .key = u"INC-7"_s};
    perform(theirs);
    Classify god{.incident = IncidentId(3), .finding = u"The power was out."_s};
    god.classification.outcome = Outcome::ActOfGod;
    perform(god);
    SaveMemo save{.incident = IncidentId(3)};
    save.sections = {{u"no-remediation"_s, u"Nobody could have restored the power sooner."_s}};
    perform(save);
    perform(ApproveMemo{IncidentId(3)});
    const Memo approved = desk->incident(IncidentId(3))->memos.front();
    perform(IssueMemo{IncidentId(3), approved.revision, m_desk->clock().now(),
        "%PDF-1.4 " + QByteArray(20'000, 'p')});
    SavedView view;
    view.name = u"Mine"_s;
    view.query = u"state:new"_s;
    view.owner = u"Lena Ortiz"_s;
    VERIFY_RESULT(desk->saveView(view, {.name = u"Lena Ortiz"_s}));
    VERIFY_RESULT(desk->saveDraft(u"note"_s, u"3"_s, {{u"text"_s, u"Half a thou"_s}}));
    const auto report = desk->check(true);
    VERIFY_RESULT(report);
    m_events = report->events;
    desk = Error{};
    m_whole = contentOf(m_desk->path());
    QCOMPARE(m_whole.size() % pageSize, 0);
    m_head = store::readAnchor(m_desk->path())->head;
}

void TestRecover::init()
{
    for (const QString &name : {u"bad.gander"_s, u"fresh.gander"_s})
        for (const auto end : {""_L1, "-wal"_L1, "-shm"_L1, "-anchor"_L1})
            QFile::remove(at(name) + end);
}

Result<Recovered> TestRecover::recoverFrom(const QByteArray &bytes)
{
    init();
    write(at(u"bad.gander"_s), bytes);
    auto recovered = recover(at(u"bad.gander"_s), at(u"fresh.gander"_s), m_desk->clock());
    if (contentOf(at(u"bad.gander"_s)) != bytes)
        qFatal("the damaged desk was changed");
    return recovered;
}

void TestRecover::expectSound(const Recovered &recovered)
{
    const auto desk = Desk::open(at(u"fresh.gander"_s), OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    const auto report = desk->check(true);
    VERIFY_RESULT(report);
    for (const CheckProblem &problem : report->problems) {
        // What is missing of a memo is said by both.
        if (problem.kind != u"memo")
            QFAIL(qPrintable(problem.kind + u": "_s + problem.detail));
        QVERIFY(recovered.missingCount > 0);
    }
    QCOMPARE(report->incidents, recovered.incidents);
    QCOMPARE(report->events, recovered.events);
}

std::map<qint64, std::map<int, std::set<quint32>>> TestRecover::pagesOfEvents(const QString &path)
{
    std::map<qint64, std::map<int, std::set<quint32>>> pages;
    auto scan = store::PageScan::open(path);
    if (!scan)
        return pages;
    (*scan)->forEachRow([&](const store::RowPlace &place, const store::RawRow &row) {
        if (!row.isKey && row.values.size() == 11 && row.values[10].bytes.size() == 32)
            pages[row.values[1].integer][static_cast<int>(row.values[2].integer)].insert(
                place.page);
        return true;
    });
    return pages;
}

void TestRecover::aSoundDeskComesOutWhole()
{
    const auto recovered = recoverFrom(m_whole);
    VERIFY_RESULT(recovered);
    QVERIFY2(recovered->missing.isEmpty(), qPrintable(recovered->missing.join(u'\n')));
    QCOMPARE(recovered->incidents, reports + 1);
    QCOMPARE(recovered->events, m_events);
    QCOMPARE(recovered->memos, 1);
    expectSound(*recovered);
    QCOMPARE(store::readAnchor(at(u"fresh.gander"_s))->head, m_head);
    const auto before = Desk::open(m_desk->path(), OpenMode::ReadOnly, m_desk->clock());
    VERIFY_RESULT(before);
    const auto desk = Desk::open(at(u"fresh.gander"_s), OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    QCOMPARE(desk->facts().uid, before->facts().uid);
    QCOMPARE(desk->facts().name, before->facts().name);
    QCOMPARE(desk->facts().zone.name(), before->facts().zone.name());
    for (int i = 1; i <= reports + 1; ++i) {
        const auto was = before->incident(IncidentId(i));
        const auto is = desk->incident(IncidentId(i));
        VERIFY_RESULT(was);
        VERIFY_RESULT(is);
        QCOMPARE(is->history, was->history);
        QCOMPARE(is->incident.uid, was->incident.uid);
        QCOMPARE(is->classify, was->classify);
        QCOMPARE(is->resolve, was->resolve);
    }
    QCOMPARE(*desk->contractNames(), *before->contractNames());
    QCOMPARE(desk->views(u"Lena Ortiz"_s)->size(), 1UL);
    QCOMPARE(desk->draft(u"note"_s, u"3"_s)->value("text"_L1).toString(), u"Half a thou"_s);
    const QString memo = before->incident(IncidentId(3))->memos.front().number;
    QCOMPARE(*desk->issuedPdf(memo), *before->issuedPdf(memo));
    QVERIFY(store::readAnchor(at(u"fresh.gander"_s)));
}

void TestRecover::whatStandsInTheLogAloneComesOut()
{
    write(at(u"live.gander"_s), m_whole);
    auto desk = Desk::open(at(u"live.gander"_s), OpenMode::Write, m_desk->clock());
    VERIFY_RESULT(desk);
    for (int i = 0; i < 10; ++i) {
        Act act;
        act.actor.name = u"Lena Ortiz"_s;
        act.action = AddNote{IncidentId(5), u"In the log alone."_s};
        VERIFY_RESULT(desk->perform(act));
    }
    const QByteArray log = contentOf(at(u"live.gander-wal"_s));
    const auto held = recover(at(u"live.gander"_s), at(u"fresh.gander"_s), m_desk->clock());
    QVERIFY(!held);
    QCOMPARE(held.error().kind, ErrorKind::Held);
    const QByteArray bytes = contentOf(at(u"live.gander"_s));
    desk = Error{};

    init();
    write(at(u"bad.gander"_s), bytes);
    write(at(u"bad.gander-wal"_s), log);
    const auto recovered = recover(at(u"bad.gander"_s), at(u"fresh.gander"_s), m_desk->clock());
    VERIFY_RESULT(recovered);
    QVERIFY2(recovered->missing.isEmpty(), qPrintable(recovered->missing.join(u'\n')));
    QCOMPARE(recovered->events, m_events + 10);
    expectSound(*recovered);
    QCOMPARE(contentOf(at(u"bad.gander-wal"_s)), log);
}

void TestRecover::everyLostPageCostsWhatLiesOnIt()
{
    const auto pages = pagesOfEvents(m_desk->path());
    const auto count = static_cast<quint32>(m_whole.size() / pageSize);
    int costly = 0;
    std::set<quint32> lost;
    for (const auto &[incident, events] : pages)
        for (const auto &[seq, on] : events)
            lost.insert(on.begin(), on.end());
    // And of all the others a few: schema, indexes, words, long texts.
    for (quint32 page = 1; page <= count; page += 6)
        lost.insert(page);
    for (const quint32 page : lost) {
        QByteArray bytes = m_whole;
        bytes.replace(qsizetype{page - 1} * pageSize, pageSize, QByteArray(pageSize, '\xA5'));
        const auto recovered = recoverFrom(bytes);
        QVERIFY2(recovered, qPrintable(u"page %1"_s.arg(page)));
        // Of each history what stands before the first event on that page.
        qint64 expected = 0;
        for (const auto &[incident, events] : pages)
            for (const auto &[seq, on] : events) {
                if (on.contains(page))
                    break;
                ++expected;
            }
        // Long words lie on pages of their own, which the scan does not tell apart.
        const char type = m_whole[qsizetype{page - 1} * pageSize + (page == 1 ? 100 : 0)];
        const bool isTree = type == 0x0D || type == 0x05 || type == 0x0A || type == 0x02;
        if (isTree)
            QCOMPARE(recovered->events, expected);
        else
            QVERIFY(recovered->events >= expected - 3);
        if (recovered->events < m_events) {
            ++costly;
            QVERIFY2(recovered->missingCount > 0, qPrintable(u"page %1"_s.arg(page)));
        }
        expectSound(*recovered);
        if (QTest::currentTestFailed())
            qFatal("page %u of %u", page, count);
    }
    qInfo("%zu of %u pages lost one by one: %d cost events, each only those that lay on them",
        lost.size(), count, costly);
}

void TestRecover::flippedBitsCostLittle()
{
    QRandomGenerator random(5);
    qint64 least = m_events;
    for (int round = 0; round < flips; ++round) {
        QByteArray bytes = m_whole;
        const auto place =
            static_cast<qsizetype>(random.bounded(static_cast<quint32>(bytes.size())));
        bytes[place] = static_cast<char>(bytes[place] ^ (1 << random.bounded(8)));
        const auto recovered = recoverFrom(bytes);
        QVERIFY2(recovered, qPrintable(u"at %1"_s.arg(place)));
        least = std::min(least, recovered->events);
        QVERIFY(recovered->events == m_events || recovered->missingCount > 0);
        expectSound(*recovered);
        if (QTest::currentTestFailed())
            qFatal("bit at %lld", static_cast<long long>(place));
    }
    qInfo("%d bits flipped one by one: at least %lld of %lld events came out", flips,
        static_cast<long long>(least), static_cast<long long>(m_events));
}

void TestRecover::aDroppedIndexCostsNothing()
{
    write(at(u"bad.gander"_s), m_whole);
    {
        auto database = store::Database::openSqlite(at(u"bad.gander"_s), store::Access::ReadWrite);
        VERIFY_RESULT(database);
        for (const auto &index : {u"incident_revision"_s, u"incident_list"_s, u"event_act"_s})
            VERIFY_RESULT((*database)->execute(u"DROP INDEX "_s + index));
    }
    const auto recovered = recover(at(u"bad.gander"_s), at(u"fresh.gander"_s), m_desk->clock());
    VERIFY_RESULT(recovered);
    QVERIFY2(recovered->missing.isEmpty(), qPrintable(recovered->missing.join(u'\n')));
    QCOMPARE(recovered->events, m_events);
    expectSound(*recovered);
}

void TestRecover::lostIdentitiesAreChainedAnew()
{
    auto scan = store::PageScan::open(m_desk->path());
    VERIFY_RESULT(scan);
    std::set<quint32> tables;
    std::set<quint32> keys;
    (*scan)->forEachRow([&](const store::RowPlace &place, const store::RawRow &row) {
        if (!row.isKey && row.values.size() >= 30)
            tables.insert(place.page);
        if (row.isKey && row.values.size() == 2 && row.values[0].bytes.size() == 36)
            keys.insert(place.page);
        return true;
    });
    QByteArray bytes = m_whole;
    for (const quint32 page : tables)
        bytes.replace(qsizetype{page - 1} * pageSize, pageSize, QByteArray(pageSize, '\0'));
    // The index still knows each of them.
    const auto known = recoverFrom(bytes);
    VERIFY_RESULT(known);
    QCOMPARE(known->events, m_events);
    QVERIFY2(known->missing.isEmpty(), qPrintable(known->missing.join(u'\n')));
    expectSound(*known);

    for (const quint32 page : keys)
        bytes.replace(qsizetype{page - 1} * pageSize, pageSize, QByteArray(pageSize, '\0'));
    const auto anew = recoverFrom(bytes);
    VERIFY_RESULT(anew);
    QCOMPARE(anew->events, m_events);
    QCOMPARE(anew->missingCount, reports + 1);
    QVERIFY2(anew->missing.front().contains(u"chained anew"), qPrintable(anew->missing.front()));
    expectSound(*anew);
}

void TestRecover::aChangedEventEndsItsHistory()
{
    QByteArray bytes = m_whole;
    const qsizetype note = bytes.indexOf("Note 8, ");
    QVERIFY(note > 0);
    bytes.replace(note, 4, "Gnat");
    const auto recovered = recoverFrom(bytes);
    VERIFY_RESULT(recovered);
    // Notes 1, 8, 15, ... went to G-2.
    QCOMPARE(recovered->missing.front(),
        u"G-2 Report 1 of the day: event 3 is not what was recorded, and 7 later ones are left out"_s);
    QCOMPARE(recovered->events, m_events - 8);
    QCOMPARE(recovered->incidents, reports + 1);
    expectSound(*recovered);
}

void TestRecover::whatIsNoDeskGivesNone()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("no desk"), QByteArray(40'000, 'x'),
             QByteArray("SQLite format 3\0", 16) + QByteArray(30'000, '\x0D')}) {
        const auto recovered = recoverFrom(bytes);
        QVERIFY(!recovered);
        QCOMPARE(recovered.error().kind, ErrorKind::Corrupt);
        QVERIFY(!QFile::exists(at(u"fresh.gander"_s)));
    }
    const auto missing = recover(at(u"none.gander"_s), at(u"fresh.gander"_s), m_desk->clock());
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    const auto there = recover(m_desk->path(), m_desk->path(), m_desk->clock());
    QVERIFY(!there);
    QCOMPARE(there.error().kind, ErrorKind::Conflict);
    const auto stopped = recover(m_desk->path(), at(u"fresh.gander"_s), m_desk->clock(),
        [](qint64, qint64) { return false; });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QVERIFY(!QFile::exists(at(u"fresh.gander"_s)));
    QCOMPARE(
        QDir(m_desk->filePath({})).entryList({u"*.part*"_s}, QDir::Files | QDir::Hidden).size(), 0);
}

QTEST_GUILESS_MAIN(TestRecover)
#include "tst_recover.moc"
