// SPDX-License-Identifier: GPL-3.0-or-later

// Counts that are kept from act to act equal the counts asked anew: over random acts, at any
// instant, for any query; and only what changed is looked at.

#include "models/desk/countkeeper.h"
#include "models/desk/desk.h"
#include "models/domain/plan.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

namespace {

constexpr int keptQueries = 40;
constexpr int rounds = 120;

const QStringList terms{u"customer:acme"_s, u"product:flux"_s, u"outcome:core-bug"_s,
    u"outcome:none"_s, u"sev:1-2"_s, u"devops:2-3"_s, u"state:on-hold"_s, u"state:resolved"_s,
    u"urgency:breached"_s, u"urgency:calm"_s, u"urgency:at-risk"_s, u"urgency:critical"_s,
    u"urgency:paused"_s, u"urgency:met"_s, u"urgency:met-late"_s, u"urgency:none"_s,
    u"assignee:me"_s, u"assignee:nobody"_s, u"in:triage"_s, u"in:mine"_s, u"in:devops"_s,
    u"in:product"_s, u"in:memos"_s, u"in:open"_s, u"is:open"_s, u"is:done"_s, u"due<4h"_s,
    u"due>2h"_s, u"due<=1d"_s, u"due>=2026-12-01"_s, u"due:2026-11-26"_s, u"reported<=2026-11-24"_s,
    u"reported>2026-11-24T15:00"_s, u"updated<=2026-11-25"_s, u"updated>2026-11-26T15:30"_s,
    u"has:memo"_s, u"proxy"_s, u"monitor"_s};

Act byLena(Action action)
{
    Act act;
    act.actor = {u"Lena Ortiz"_s, Role::Manager};
    act.reason = u"because of it"_s;
    act.action = std::move(action);
    return act;
}

} // namespace

class TestCounts final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void keptCountsEqualCountsAskedAnew();
    void anActLooksAtWhatItChangedAlone();
    void queriesThatSayTheSameAreCountedOnce();
    void whatIsNoLongerAskedForIsForgotten();

private:
    [[nodiscard]] Query parsed(const QString &text) const;
    void file();
    void act();
    template <typename T>
    [[nodiscard]] T oneOf(std::initializer_list<T> choices)
    {
        return choices.begin()[m_random.bounded(static_cast<int>(choices.size()))];
    }

    const Zone m_zone = *Zone::find(u"America/New_York"_s);
    const QString m_me = u"Lena Ortiz"_s;
    test::FixedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    QRandomGenerator m_random{20261122};
    std::optional<Desk> m_desk;
    std::optional<Desk> m_reader;
    std::vector<IncidentId> m_ids;
};

void TestCounts::init()
{
    m_reader.reset();
    m_desk.reset();
    m_ids.clear();
    m_clock.set(test::FixedClock().now());
    m_dir = std::make_unique<QTemporaryDir>();
    auto desk = Desk::create(m_dir->filePath(u"a.gander"_s), m_zone, m_clock);
    VERIFY_RESULT(desk);
    m_desk.emplace(std::move(*desk));
    Contract acme = standardPlan(m_zone);
    acme.name = u"Acme"_s;
    acme.pauses = {PauseRule{.atMost = 5 * msPerHour}, PauseRule{.state = State::Resolved}};
    QCOMPARE(settle(acme), std::vector<TermFault>());
    VERIFY_RESULT(m_desk->perform(byLena(SetContract{.contract = acme})));
    auto reader = Desk::open(m_dir->filePath(u"a.gander"_s), OpenMode::ReadOnly, m_clock);
    VERIFY_RESULT(reader);
    m_reader.emplace(std::move(*reader));
}

Query TestCounts::parsed(const QString &text) const
{
    const ParsedQuery parsed = parseQuery(text, m_zone);
    if (!parsed.faults.empty())
        qFatal("%s: %s", qPrintable(text), qPrintable(parsed.faults.front().problem));
    return parsed.query;
}

void TestCounts::file()
{
    FileIncident report;
    report.facts.title = oneOf({u"Monitor stopped"_s, u"Alerts late"_s});
    report.facts.customer = oneOf({u"Acme"_s, u"Meridian Bank"_s, u""_s});
    report.facts.product = oneOf({u"Fluxguard"_s, u"Versionista"_s, u""_s});
    report.reportedAt = m_clock.now() + -qint64{m_random.bounded(12)} * msPerHour;
    const auto receipt = m_desk->perform(byLena(report));
    VERIFY_RESULT(receipt);
    m_ids.push_back(receipt->incident);
}

void TestCounts::act()
{
    const IncidentId id =
        m_ids[static_cast<size_t>(m_random.bounded(static_cast<int>(m_ids.size())))];
    Action action = AddNote{id, u"The proxy answers late"_s};
    switch (m_random.bounded(9)) {
    case 0:
        action = Assign{id, oneOf({u"Lena Ortiz"_s, u"Priya"_s, u""_s})};
        break;
    case 1:
    case 2:
        action = Classify{.incident = id,
            .classification = {Outcome::CoreBug, severityFromNumber(m_random.bounded(1, 6)),
                devOpsFromNumber(m_random.bounded(1, 5))},
            .finding = u"A lock was kept"_s};
        break;
    case 3:
        action = Classify{.incident = id,
            .classification = {
                oneOf({Outcome::FeatureRequest, Outcome::ActOfGod, Outcome::OperatorError}), {},
                {}}};
        break;
    case 4:
        action = Hold{id};
        break;
    case 5:
        action = Resume{id};
        break;
    case 6:
        action = Resolve{id, u"mended"_s};
        break;
    case 7:
        action = oneOf<Action>({Reopen{id}, Undo{id, 0}});
        break;
    default:
        break;
    }
    (void)m_desk->perform(byLena(action)); // refusals are part of the story
}

void TestCounts::keptCountsEqualCountsAskedAnew()
{
    std::vector<Query> queries{Query{}};
    for (const QString &term : terms)
        queries.push_back(parsed(term));
    for (int i = 0; i < keptQueries; ++i) {
        QStringList some;
        for (int n = m_random.bounded(1, 4); n > 0; --n)
            some << (m_random.bounded(3) == 0 ? u"-"_s : QString())
                    + terms[m_random.bounded(static_cast<int>(terms.size()))];
        queries.push_back(parsed(some.join(u' ')));
    }
    for (int i = 0; i < 40; ++i)
        file();
    qint64 overdue = 0;
    for (int round = 0; round < rounds; ++round) {
        for (int i = m_random.bounded(4); i > 0; --i)
            act();
        if (m_random.bounded(4) == 0)
            file();
        m_clock.pass(oneOf<qint64>({0, 1, msPerMinute, 17 * msPerMinute, 3 * msPerHour, msPerDay}));
        // A clock that is put back is put back here too.
        if (round % 30 == 29)
            m_clock.pass(-7 * msPerHour);
        const Instant now = m_clock.now();
        const auto asked = m_desk->counts(queries, now, m_me);
        VERIFY_RESULT(asked);
        std::vector<std::optional<ListCount>> kept;
        do {
            const auto answer = m_reader->keptCounts(queries, now, m_me);
            VERIFY_RESULT(answer);
            kept = *answer;
        } while (!std::ranges::all_of(kept, &std::optional<ListCount>::has_value));
        for (size_t i = 0; i < queries.size(); ++i) {
            const ListCount &truth = asked->at(i);
            overdue += truth.overdue;
            QVERIFY2(*kept[i] == truth,
                qPrintable(u"round %1, '%2': %3 of which %4 overdue, kept as %5 and %6"_s.arg(round)
                               .arg(toText(queries[i], m_zone))
                               .arg(truth.total)
                               .arg(truth.overdue)
                               .arg(kept[i]->total)
                               .arg(kept[i]->overdue)));
        }
    }
    QVERIFY(overdue > 1000); // else this would hold of nothing
}

void TestCounts::anActLooksAtWhatItChangedAlone()
{
    for (int i = 0; i < 30; ++i)
        file();
    auto database =
        store::Database::openSqlite(m_dir->filePath(u"a.gander"_s), store::Access::ReadOnly);
    VERIFY_RESULT(database);
    CountKeeper keeper(**database, m_zone);
    const std::vector<Query> queries{parsed(u"in:open"_s), Query{}, parsed(u"due<4h"_s)};
    VERIFY_RESULT(keeper.keep(queries, m_clock.now(), m_me, 10'000));
    const qint64 before = keeper.lookedAt();
    QVERIFY(before >= 90);
    VERIFY_RESULT(m_desk->perform(byLena(Assign{m_ids.front(), m_me})));
    m_clock.pass(msPerHour);
    VERIFY_RESULT(keeper.keep(queries, m_clock.now(), m_me, 10'000));
    QCOMPARE(keeper.lookedAt(), before + 1);
}

void TestCounts::queriesThatSayTheSameAreCountedOnce()
{
    file();
    auto database =
        store::Database::openSqlite(m_dir->filePath(u"a.gander"_s), store::Access::ReadOnly);
    VERIFY_RESULT(database);
    CountKeeper keeper(**database, m_zone);
    const std::vector<Query> twice{parsed(u"in:open"_s), parsed(u" in:open "_s)};
    const auto counts = keeper.keep(twice, m_clock.now(), m_me, 10'000);
    VERIFY_RESULT(counts);
    QCOMPARE(counts->at(0)->total, 1);
    QCOMPARE(counts->at(1)->total, 1);
    QCOMPARE(keeper.lookedAt(), 1);
}

void TestCounts::whatIsNoLongerAskedForIsForgotten()
{
    file();
    auto database =
        store::Database::openSqlite(m_dir->filePath(u"a.gander"_s), store::Access::ReadOnly);
    VERIFY_RESULT(database);
    CountKeeper keeper(**database, m_zone);
    const Instant now = m_clock.now();
    VERIFY_RESULT(keeper.keep({parsed(u"in:open"_s), parsed(u"in:mine"_s)}, now, m_me, 10'000));
    QVERIFY(keeper.known(parsed(u"in:mine"_s), now, m_me)->has_value());
    QVERIFY(!keeper.known(parsed(u"in:mine"_s), now, u"Priya"_s)->has_value());
    VERIFY_RESULT(keeper.keep({parsed(u"in:open"_s)}, now, m_me, 10'000));
    QVERIFY(!keeper.known(parsed(u"in:mine"_s), now, m_me)->has_value());
}

QTEST_GUILESS_MAIN(TestCounts)
#include "tst_counts.moc"
