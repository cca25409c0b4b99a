// SPDX-License-Identifier: GPL-3.0-or-later

// A desk's lists against the domain's own meaning of queries and orders: whole, their first rows,
// and made anew after acts.

#include "models/desk/desk.h"
#include "models/domain/querymatch.h"
#include "tests/bench/desk/benchdesk.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <memory>
#include <random>

using namespace gander;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant deskNow{1795548000000};
constexpr qint64 size = 300;

constexpr std::array orders{SortBy::Due, SortBy::Reported, SortBy::Updated, SortBy::Number,
    SortBy::Title, SortBy::Customer, SortBy::Product, SortBy::Assignee, SortBy::State,
    SortBy::Class, SortBy::Target, SortBy::Match};

std::vector<qint64> numbersOf(const std::vector<ListEntry> &entries)
{
    std::vector<qint64> numbers;
    for (const ListEntry &entry : entries)
        numbers.push_back(entry.id.number());
    return numbers;
}

} // namespace

class TestLists final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        VERIFY_RESULT(bench::makeBenchDesk(m_path, zone(), deskNow, size));
        m_clock.pass(60'000);
        auto desk = desk::Desk::open(m_path, desk::OpenMode::Write, m_clock);
        VERIFY_RESULT(desk);
        m_desk = std::make_unique<desk::Desk>(std::move(*desk));
        reportPaused();
        readRows();
        // A list that has no rows of a kind would show nothing.
        QVERIFY(std::any_of(m_rows.begin(), m_rows.end(),
            [](const IncidentRow &row) { return isPausedAt(row.urgency, deskNow + 60'000); }));
        QVERIFY(std::any_of(m_rows.begin(), m_rows.end(),
            [](const IncidentRow &row) { return isOpen(row.state) && !row.urgency.edges; }));
    }

    void everyOrderIsTheDomains_data()
    {
        QTest::addColumn<QString>("query");
        for (const char *query : {"", "in:open", "in:triage", "in:mine", "in:devops", "in:product",
                 "in:memos", "is:done", "-is:done", "-is:open", "state:on-hold", "state:closed",
                 "outcome:core-bug", "-outcome:core-bug", "outcome:none", "sev:1-2", "-sev:1-2",
                 "devops:4", "urgency:paused", "urgency:breached", "-urgency:calm", "due<30d",
                 "due>1h", "customer:a", "-customer:a", "customer:zzz", "product:flux assignee:me",
                 "assignee:nobody", "in:open customer:e outcome:core-bug", "reported>2026-06-01",
                 "updated<2026-06-01", "updated>2026-11-01 is:done", "has:memo", "-has:memo"})
            QTest::newRow(*query ? query : "all") << QString::fromLatin1(query);
    }

    void everyOrderIsTheDomains()
    {
        for (const SortBy sort : orders) {
            for (const bool descending : {false, true}) {
                const ListRequest request = requestOf(sort, descending);
                const std::vector<qint64> expected = expectedOf(request);
                const auto whole = m_desk->list(request);
                VERIFY_RESULT(whole);
                QCOMPARE(numbersOf(whole->entries), expected);
                QCOMPARE(whole->total, static_cast<qint64>(expected.size()));
                for (const size_t most : {size_t(1), size_t(7), size_t(200), size_t(10'000)})
                    verifyHead(request, expected, most);
                verifyPage(request, expected, 5, 9);
            }
        }
        const ListRequest request = requestOf(SortBy::Due, false);
        const auto counts = m_desk->counts({request.query}, request.now, request.me);
        VERIFY_RESULT(counts);
        QCOMPARE(counts->front().total, static_cast<qint64>(expectedOf(request).size()));
    }

    void afterActsAListIsWhatItWouldBeAfresh_data() { everyOrderIsTheDomains_data(); }

    void afterActsAListIsWhatItWouldBeAfresh()
    {
        std::vector<std::pair<ListRequest, std::vector<ListEntry>>> before;
        for (const SortBy sort : orders) {
            for (const bool descending : {false, true}) {
                const ListRequest request = requestOf(sort, descending);
                const auto list = m_desk->list(request);
                VERIFY_RESULT(list);
                before.emplace_back(request, list->entries);
            }
        }
        m_clock.pass(45 * 60'000);
        const std::vector<IncidentId> changed = actAtRandom();
        QVERIFY(!changed.empty());
        for (auto &[request, entries] : before) {
            request.now = m_clock.now();
            const auto fresh = m_desk->list(request);
            VERIFY_RESULT(fresh);
            const auto anew = m_desk->relist(request, entries, changed);
            VERIFY_RESULT(anew);
            QCOMPARE(numbersOf(anew->entries), numbersOf(fresh->entries));
            if (request.sort == SortBy::Due)
                QCOMPARE(anew->entries, fresh->entries);
        }
    }

private:
    static Zone zone() { return *Zone::find(u"America/New_York"_s); }

    // Some that wait, under the contract that lets their clock stand still meanwhile.
    void reportPaused()
    {
        const auto names = m_desk->contractNames();
        VERIFY_RESULT(names);
        QString pausing;
        for (const QString &name : *names) {
            const auto versions = m_desk->contractVersions(name);
            VERIFY_RESULT(versions);
            if (!versions->front().contract.pauses.empty())
                pausing = name;
        }
        QVERIFY(!pausing.isEmpty());
        for (int i = 0; i < 12; ++i) {
            Act report{.actor = {u"Lena Ortiz"_s}, .reason = u"the customer is away"_s};
            report.action = FileIncident{{.title = u"Alert %1"_s.arg(i % 5), .customer = pausing},
                m_clock.now() + -i * 3'600'000};
            const auto filed = m_desk->perform(report);
            VERIFY_RESULT(filed);
            Act classify = report;
            classify.id = QUuid::createUuid();
            classify.action = Classify{filed->incident,
                {Outcome::CoreBug, Severity::Sev1, DevOpsLevel(1 + i % 4)}, u"seen"_s};
            VERIFY_RESULT(m_desk->perform(classify));
            Act hold = report;
            hold.id = QUuid::createUuid();
            hold.action = Hold{filed->incident};
            if (i % 3 > 0)
                VERIFY_RESULT(m_desk->perform(hold));
        }
    }

    void readRows()
    {
        std::vector<IncidentId> ids;
        for (qint64 number = 1; number <= m_desk->facts().incidents; ++number)
            ids.emplace_back(number);
        const auto rows = m_desk->rows(ids);
        VERIFY_RESULT(rows);
        m_rows = *rows;
        // Somebody who has something to do, and whose name is written otherwise here.
        for (const IncidentRow &row : m_rows)
            if (isOpen(row.state) && !row.assignee.isEmpty())
                m_me = row.assignee.toUpper();
        m_hasMemo.clear();
        for (const IncidentId id : ids) {
            const auto detail = m_desk->incident(id);
            VERIFY_RESULT(detail);
            m_hasMemo.push_back(!detail->memos.empty());
        }
    }

    ListRequest requestOf(SortBy sort, bool descending) const
    {
        QFETCH(QString, query);
        const ParsedQuery parsed = parseQuery(query, zone());
        Q_ASSERT(parsed.faults.empty());
        return {.query = parsed.query,
            .sort = sort,
            .descending = descending,
            .now = m_clock.now(),
            .me = m_me};
    }

    // By match without words is the newest first.
    std::vector<qint64> expectedOf(const ListRequest &request) const
    {
        std::vector<IncidentRow> rows;
        for (size_t i = 0; i < m_rows.size(); ++i) {
            const QueryContext context{
                .now = request.now, .me = request.me, .words = {}, .hasMemo = m_hasMemo[i]};
            if (matches(request.query, m_rows[i], context))
                rows.push_back(m_rows[i]);
        }
        putInOrder(rows, request.sort, request.descending, request.now);
        std::vector<qint64> numbers;
        for (const IncidentRow &row : rows)
            numbers.push_back(row.id.number());
        return numbers;
    }

    void verifyHead(
        const ListRequest &request, const std::vector<qint64> &expected, size_t most) const
    {
        const auto head = m_desk->listHead(request, static_cast<qint64>(most));
        VERIFY_RESULT(head);
        std::vector<qint64> first = expected;
        if (first.size() > most)
            first.resize(most);
        QCOMPARE(numbersOf(head->entries), first);
        QCOMPARE(head->rows.size(), first.size());
        // Said to be whole it is; where it is, that need not be known yet.
        QVERIFY(!head->whole || first.size() == expected.size());
        QVERIFY(head->whole || first.size() == most);
    }

    void verifyPage(const ListRequest &request, const std::vector<qint64> &expected, size_t offset,
        size_t limit) const
    {
        ListRequest page = request;
        page.offset = static_cast<qint64>(offset);
        page.limit = static_cast<qint64>(limit);
        const auto answer = m_desk->list(page);
        VERIFY_RESULT(answer);
        const size_t begin = std::min(offset, expected.size());
        const size_t end = std::min(begin + limit, expected.size());
        QCOMPARE(numbersOf(answer->entries),
            std::vector<qint64>(expected.begin() + static_cast<qptrdiff>(begin),
                expected.begin() + static_cast<qptrdiff>(end)));
        QCOMPARE(answer->total, static_cast<qint64>(expected.size()));
    }

    // Whatever of these the state of each allows.
    std::vector<IncidentId> actAtRandom()
    {
        std::vector<IncidentId> changed;
        Act report{.actor = {u"Lena Ortiz"_s}};
        report.action = FileIncident{{.title = u"Export %1"_s.arg(m_dice() % 9)}, {}};
        if (const auto filed = m_desk->perform(report))
            changed.push_back(filed->incident);
        for (int i = 0; i < 24; ++i) {
            const IncidentId id(1 + static_cast<qint64>(m_dice() % size));
            const std::array<Action, 6> actions{Assign{id, u"Ada Lovelace"_s}, Hold{id}, Resume{id},
                Classify{id, {Outcome::CoreBug, Severity::Sev2, DevOpsLevel::DevOps3}, u"seen"_s},
                Resolve{id, u"done"_s}, AddNote{id, u"a word"_s}};
            Act act{.actor = {u"Lena Ortiz"_s},
                .reason = u"because"_s,
                .action = actions[m_dice() % actions.size()]};
            if (m_desk->perform(act))
                changed.push_back(id);
        }
        return changed;
    }

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(u"desk.gander"_s);
    test::FixedClock m_clock{deskNow};
    std::unique_ptr<desk::Desk> m_desk;
    std::vector<IncidentRow> m_rows;
    std::vector<bool> m_hasMemo;
    QString m_me;
    std::mt19937 m_dice{4};
};

QTEST_GUILESS_MAIN(TestLists)
#include "tst_lists.moc"
