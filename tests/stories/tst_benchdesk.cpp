// SPDX-License-Identifier: GPL-3.0-or-later

// Somebody who measures Gander
// wants a large desk that looks like a desk people work at, and is the same each time,
// so that a figure measured on it means something and can be measured again.

#include "tests/bench/desk/benchdesk.h"
#include "tests/bench/desk/lives.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant deskNow{1795548000000};
constexpr qint64 size = 400;

// One life that the desk takes as it is.
Chronicle aChronicle()
{
    return bench::Lives(10, deskNow).at(3);
}

} // namespace

class TestBenchDesk final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        VERIFY_RESULT(bench::makeBenchDesk(path(u"desk"_s), zone(), deskNow, size));
        auto desk = desk::Desk::open(path(u"desk"_s), desk::OpenMode::ReadOnly, m_clock);
        VERIFY_RESULT(desk);
        m_desk = std::make_unique<desk::Desk>(std::move(*desk));
        for (qint64 number = 1; number <= size; ++number) {
            const auto detail = m_desk->incident(IncidentId(number));
            VERIFY_RESULT(detail);
            m_details.push_back(*detail);
        }
    }

    void itChecksClean()
    {
        const auto report = m_desk->check(true);
        VERIFY_RESULT(report);
        QCOMPARE(report->incidents, size);
        for (const CheckProblem &problem : report->problems)
            qWarning("%s", qPrintable(problem.detail));
        QVERIFY(report->problems.empty());
    }

    void theSameSizeAndInstantGiveTheSameHead()
    {
        VERIFY_RESULT(bench::makeBenchDesk(path(u"again"_s), zone(), deskNow, size));
        VERIFY_RESULT(bench::makeBenchDesk(path(u"later"_s), zone(), deskNow + 1000, size));
        const auto headOf = [&](const QString &name) {
            QFile anchor(path(name) + u"-anchor"_s);
            return anchor.open(QIODevice::ReadOnly) ? anchor.readAll().split(' ').value(3)
                                                    : QByteArray();
        };
        QCOMPARE(headOf(u"desk"_s).size(), 64);
        QCOMPARE(headOf(u"again"_s), headOf(u"desk"_s));
        QVERIFY(headOf(u"later"_s) != headOf(u"desk"_s));
    }

    void theDrawsDoNotDrift()
    {
        // Changes with the vocabulary, the cast and the lives alone: then the desks of all who
        // measure do, and figures from before are not to be held beside those after.
        const bench::Lives lives(1'000'000, deskNow);
        QCryptographicHash drawn(QCryptographicHash::Sha256);
        for (qint64 place = 0; place < 1'000'000; place += 9973) {
            const Chronicle life = lives.at(place);
            for (const QString &text : {life.uid, life.facts.title, life.facts.description,
                     life.facts.customer, life.facts.key})
                drawn.addData(text.toUtf8());
            for (const Event &event : life.events)
                drawn.addData(hashOf(event, life.uid, {}));
        }
        QCOMPARE(drawn.result().toHex().left(16), QByteArray("dfae8dbd34098c65"));
    }

    void eachHasThreeToEightEventsInOrder()
    {
        std::set<size_t> lengths;
        for (const IncidentDetail &detail : m_details) {
            lengths.insert(detail.history.size());
            for (size_t i = 1; i < detail.history.size(); ++i)
                QVERIFY(detail.history[i - 1].occurredAt <= detail.history[i].occurredAt);
            QVERIFY(detail.history.back().recordedAt <= deskNow);
        }
        QCOMPARE(*lengths.begin(), 3);
        QCOMPARE(*lengths.rbegin(), 8);
    }

    void textsHaveFiveToTwoHundredWords()
    {
        std::set<qsizetype> lengths;
        for (const IncidentDetail &detail : m_details)
            lengths.insert(detail.incident.description.simplified().count(u' ') + 1);
        QVERIFY(*lengths.begin() >= 5 && *lengths.begin() < 10);
        QVERIFY(*lengths.rbegin() > 120 && *lengths.rbegin() <= 200);
    }

    void oneInTwentyIsOpenAndTheyAreSpread()
    {
        std::map<State, int> states;
        std::set<Route> routes;
        std::set<bool> overdue;
        int open = 0;
        for (const IncidentDetail &detail : m_details) {
            ++states[detail.incident.state];
            if (!isOpen(detail.incident.state))
                continue;
            ++open;
            overdue.insert(bandAt(detail.urgency, deskNow) == Band::Breached);
            if (detail.incident.classification)
                routes.insert(routeOf(detail.incident.classification->outcome));
        }
        QVERIFY2(open >= size / 40 && open <= size / 12, qPrintable(QString::number(open)));
        QVERIFY(states[State::Closed] > size / 2);
        QVERIFY(states[State::Resolved] > 0);
        QVERIFY(states[State::Triage] + states[State::New] > 0);
        QCOMPARE(routes.size(), size_t{3});
        QCOMPARE(overdue.size(), size_t{2});
    }

    void customersAndClassesAreSkewedAndAllThere()
    {
        std::map<QString, int> customers;
        std::set<int> outcomes;
        std::set<QString> agents;
        for (const IncidentDetail &detail : m_details) {
            ++customers[detail.incident.customer];
            agents.insert(detail.incident.assignee);
            if (detail.incident.classification)
                outcomes.insert(static_cast<int>(detail.incident.classification->outcome));
        }
        QCOMPARE(customers.size(), size_t{40});
        QCOMPARE(outcomes.size(), size_t{4});
        QVERIFY(agents.size() >= 20);
        QVERIFY(customers[u"Northgate Media"_s] > customers[u"Zephyr Bikes"_s] * 3);
        const auto contracts = m_desk->contractNames();
        VERIFY_RESULT(contracts);
        QVERIFY(contracts->size() >= 4);
    }

    void whatIsDueHasRungAndWasHeard()
    {
        const auto waiting = m_desk->alarmsWaiting();
        VERIFY_RESULT(waiting);
        QVERIFY(waiting->empty());
    }

    void aSizeOutOfBoundsIsRefusedAndLeavesNoFile()
    {
        for (const qint64 wrong : {qint64{0}, qint64{-1}, bench::mostIncidents + 1}) {
            const auto made = bench::makeBenchDesk(path(u"wrong"_s), zone(), deskNow, wrong);
            QVERIFY(!made);
            QCOMPARE(made.error().kind, ErrorKind::Invalid);
        }
        QVERIFY(!QFile::exists(path(u"wrong"_s)));
    }

    void oneThatIsStoppedIsTakenAwayAgain()
    {
        const auto made = bench::makeBenchDesk(path(u"stopped"_s), zone(), deskNow, 600,
            [](qint64 done, qint64) { return done < 256; });
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Cancelled);
        QVERIFY(!QFile::exists(path(u"stopped"_s)));
    }

    void aHistoryThatCannotBeIsRefused_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("no identity") << 0;
        QTest::newRow("no report") << 1;
        QTest::newRow("nothing at all") << 2;
        QTest::newRow("in the future") << 3;
        QTest::newRow("recorded before the one before it") << 4;
        QTest::newRow("recorded before it happened") << 5;
        QTest::newRow("nobody") << 6;
        QTest::newRow("no act") << 7;
        QTest::newRow("a memo that does not come with it") << 8;
        QTest::newRow("a second report") << 9;
        QTest::newRow("no title") << 10;
        QTest::newRow("a known key") << 11;
        QTest::newRow("a known identity") << 12;
    }
    void aHistoryThatCannotBeIsRefused()
    {
        QFETCH(int, fault);
        Chronicle good = aChronicle();
        good.facts.key = u"known"_s;
        Chronicle bad = bench::Lives(10, deskNow).at(4);
        bad.facts.key.clear();
        Event &last = bad.events.back();
        switch (fault) {
        case 0:
            bad.uid = u"somebody"_s;
            break;
        case 1:
            bad.events.erase(bad.events.begin());
            break;
        case 2:
            bad.events.clear();
            break;
        case 3:
            last.occurredAt = last.recordedAt = deskNow + 1;
            break;
        case 4:
            last.occurredAt = last.recordedAt = bad.events.front().recordedAt + -1;
            break;
        case 5:
            last.occurredAt = last.recordedAt + 1;
            break;
        case 6:
            last.actor = u" "_s;
            break;
        case 7:
            last.act.clear();
            break;
        case 8:
            last.kind = EventKind::MemoIssued;
            break;
        case 9:
            last.kind = EventKind::Reported;
            break;
        case 10:
            bad.facts.title.clear();
            break;
        case 11:
            bad.facts.key = good.facts.key;
            break;
        default:
            bad.uid = good.uid;
            break;
        }
        const QString file = path(u"refused-%1"_s.arg(fault));
        auto desk = desk::Desk::create(file, zone(), m_clock);
        VERIFY_RESULT(desk);
        // A transaction each: what came before the fault stands.
        std::vector<Chronicle> both{good, bad};
        size_t next = 0;
        const auto done = desk->chronicle(
            [&]() -> std::optional<Chronicle> {
                return next < both.size() ? std::optional(both[next++]) : std::nullopt;
            },
            1);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, fault >= 11 ? ErrorKind::Conflict : ErrorKind::Invalid);
        if (fault == 11)
            QVERIFY(done.error().detail.contains(u"incident 1's already"_s));
        QCOMPARE(desk->facts().incidents, 1);
        const auto report = desk->check(false);
        VERIFY_RESULT(report);
        QVERIFY(report->problems.empty());
        QCOMPARE(report->incidents, 1);
    }

    void ofOneTransactionThatFailsNothingStands()
    {
        auto desk = desk::Desk::create(path(u"together"_s), zone(), m_clock);
        VERIFY_RESULT(desk);
        int left = 2;
        const auto done = desk->chronicle([&]() -> std::optional<Chronicle> {
            return left-- > 0 ? std::optional(aChronicle()) : std::nullopt;
        });
        QVERIFY(!done);
        const auto report = desk->check(false);
        VERIFY_RESULT(report);
        QCOMPARE(report->incidents, 0);
        QVERIFY(report->problems.empty());
    }

private:
    [[nodiscard]] static Zone zone() { return *Zone::find(u"America/New_York"_s); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    test::FixedClock m_clock{deskNow};
    std::unique_ptr<desk::Desk> m_desk;
    std::vector<IncidentDetail> m_details;
};

QTEST_GUILESS_MAIN(TestBenchDesk)
#include "tst_benchdesk.moc"
