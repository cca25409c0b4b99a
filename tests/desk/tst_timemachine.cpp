// SPDX-License-Identifier: GPL-3.0-or-later

// The past told from events is what the desk said at the time; and a query means the same in memory
// as in SQL. All over one random story without backdated acts.

#include "models/desk/desk.h"
#include "models/domain/foldedtext.h"
#include "models/domain/plan.h"
#include "models/domain/querymatch.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <optional>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

namespace {

constexpr int incidents = 150;
constexpr int moments = 14;

struct Told {
    ListRequest request;
    std::vector<IncidentRow> rows;
    qint64 total = 0;
    ListCount count;
    QString field;
    std::vector<std::pair<QString, qint64>> groups;
};

// What the desk said at an instant when that was now.
struct Moment {
    Instant at;
    Board board;
    std::vector<Told> told;
};

std::vector<IncidentRow> withoutRevisions(std::vector<IncidentRow> rows)
{
    for (IncidentRow &row : rows) {
        row.revision = 0;
        row.linked = 0;
    }
    return rows;
}

QString line(const IncidentRow &row, Instant now)
{
    return u"%1 %2 %3 %4 due %5 updated %6"_s.arg(row.id.number())
        .arg(row.title, toKey(row.state), toKey(bandAt(row.urgency, now)))
        .arg(dueOf(row.urgency, now))
        .arg(row.updatedAt.ms);
}

QStringList lines(const std::vector<IncidentRow> &rows, Instant now)
{
    QStringList all;
    for (const IncidentRow &row : rows)
        all << line(row, now);
    return all;
}

std::map<QString, qint64> asMap(const std::vector<std::pair<QString, qint64>> &groups)
{
    return {groups.begin(), groups.end()};
}

} // namespace

class TestTimeMachine final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theStoryIsRich();
    void theBoardWasWhatItSaid();
    void listsWereWhatTheySaid();
    void countsWereWhatTheySaid();
    void theIncidentWasWhatItsRowSays();
    void theBoardOfNowIsTheSameFromEvents();
    void aQueryMeansTheSameInMemoryAndInSql();
    void bandsTurnAtTheSameInstantInMemoryAndInSql();
    void onlyWhatChangedSinceIsFolded();
    void beforeAnyReportThereIsNothing();
    void aLongQuestionCanBeStopped();
    void lateRecordsCountFromWhenTheyHappened();
    void whatWasTakenBackNeverCounted();
    void aMemoStandsAsFarAsItHadCome();

private:
    [[nodiscard]] Act act(Action action, const QString &reason = u"because of it"_s) const;
    void file(int i);
    void actOn(int i);
    void actOnMemo(IncidentId id);
    [[nodiscard]] QString randomTerm();
    [[nodiscard]] Query randomQuery();
    void remember();
    template <typename T>
    [[nodiscard]] T oneOf(std::initializer_list<T> choices)
    {
        return choices.begin()[m_random.bounded(static_cast<int>(choices.size()))];
    }

    test::FixedClock m_clock;
    QTemporaryDir m_dir;
    QRandomGenerator m_random{20261122};
    std::optional<Desk> m_desk;
    std::vector<IncidentId> m_ids;
    std::vector<Moment> m_moments;
    Instant m_before;
};

Act TestTimeMachine::act(Action action, const QString &reason) const
{
    Act act;
    act.actor = {u"Lena Ortiz"_s, Role::Manager};
    act.reason = reason;
    act.action = std::move(action);
    return act;
}

void TestTimeMachine::file(int i)
{
    FileIncident report;
    report.facts.title =
        oneOf({u"Monitor stopped"_s, u"École sans alertes"_s, u"Alerts 100% late"_s, u"a_b"_s})
        + u" %1"_s.arg(i);
    report.facts.description = oneOf({u"Nothing updates."_s, u"Seit heute früh."_s});
    report.facts.customer = oneOf({u"Acme"_s, u"Meridian Bank"_s, u"Škoda"_s, u""_s});
    report.facts.product = oneOf({u"Fluxguard"_s, u"Versionista"_s, u""_s});
    report.facts.reporter = u"D. Okafor"_s;
    if (i % 3 == 0)
        report.facts.key = u"INC-%1"_s.arg(i);
    const auto receipt = m_desk->perform(act(report));
    if (!receipt)
        qFatal("%s", qPrintable(receipt.error().detail));
    m_ids.push_back(receipt->incident);
}

// Memos go their way on incidents that stay operator errors. A draft's words are written at once:
// the desk keeps no earlier ones.
void TestTimeMachine::actOnMemo(IncidentId id)
{
    const auto detail = m_desk->incident(id);
    const auto perform = [this](Action action) { (void)m_desk->perform(act(std::move(action))); };
    if (!detail->incident.classification) {
        perform(Classify{.incident = id, .classification = {Outcome::OperatorError, {}, {}}});
        perform(SaveMemo{.incident = id,
            .subject = u"About your monitors"_s,
            .sections = {{u"found"_s, u"Paused"_s}, {u"do-now"_s, u"Resume"_s},
                {u"avoid"_s, u"Ask first"_s}}});
        return;
    }
    const Memo &memo = detail->memos.front();
    if (memo.state == MemoState::Draft)
        perform(ApproveMemo{id});
    else if (memo.state == MemoState::Approved)
        perform(IssueMemo{id, memo.revision, m_clock.now(), "%PDF-1.4 x"});
}

void TestTimeMachine::actOn(int i)
{
    const IncidentId id = m_ids[static_cast<size_t>(i)];
    if (i % 6 == 0 && m_random.bounded(2))
        return actOnMemo(id);
    Act next = act(AddNote{id, u"The proxy answers late"_s});
    const auto another = [this] {
        return m_ids[m_random.bounded(static_cast<quint32>(m_ids.size()))];
    };
    switch (m_random.bounded(14)) {
    case 10:
    case 11:
        // Few masters, so that outages are large.
        next.action = Link{id, m_ids[m_random.bounded(3)]};
        break;
    case 12:
        next.action = m_random.bounded(2) ? Action(Unlink{id}) : Action(Unmerge{id});
        break;
    case 13:
        next.action = Merge{id, another()};
        break;
    case 0:
        next.action = Assign{id, oneOf({u"Lena Ortiz"_s, u"Priya"_s, u""_s})};
        break;
    case 1:
    case 2:
        if (i % 6 != 0)
            next.action = Classify{.incident = id,
                .classification = {Outcome::CoreBug, severityFromNumber(m_random.bounded(1, 6)),
                    devOpsFromNumber(m_random.bounded(1, 5))},
                .finding = u"A lock was kept"_s};
        break;
    case 3:
        if (i % 6 != 0)
            next.action = Classify{.incident = id,
                .classification = {oneOf({Outcome::FeatureRequest, Outcome::ActOfGod}), {}, {}}};
        break;
    case 4:
        next.action = Hold{id};
        break;
    case 5:
        next.action = Resume{id};
        break;
    case 6:
        next.action = Resolve{id, u"mended"_s};
        break;
    case 7:
        next.action = Reopen{id};
        break;
    case 8:
        if (m_random.bounded(2))
            next.action = MoveContract{id, {u"Acme"_s, 1}};
        break;
    default:
        if (m_random.bounded(3) == 0)
            next.action = Close{id, {}};
        break;
    }
    (void)m_desk->perform(next); // refusals are part of the story
}

QString TestTimeMachine::randomTerm()
{
    const QString minus = m_random.bounded(4) == 0 ? u"-"_s : QString();
    return minus
        + oneOf({u"customer:acme"_s, u"customer:SKODA"_s, u"product:flux"_s, u"outcome:core-bug"_s,
            u"outcome:none"_s, u"outcome:operator-error"_s, u"sev:1-2"_s, u"sev:5"_s,
            u"devops:2-3"_s, u"state:on-hold"_s, u"state:new"_s, u"state:closed"_s,
            u"urgency:breached"_s, u"urgency:calm"_s, u"urgency:at-risk"_s, u"urgency:critical"_s,
            u"urgency:paused"_s, u"urgency:met"_s, u"urgency:met-late"_s, u"urgency:none"_s,
            u"assignee:me"_s, u"assignee:nobody"_s, u"assignee:pri"_s, u"in:triage"_s, u"in:mine"_s,
            u"in:devops"_s, u"in:product"_s, u"in:memos"_s, u"in:open"_s, u"is:open"_s,
            u"is:done"_s, u"is:resolved"_s, u"is:closed"_s, u"is:duplicate"_s, u"is:linked"_s,
            u"master:G-1"_s, u"master:2"_s, u"master:INC-0"_s, u"master:G-999"_s, u"due<4h"_s,
            u"due>2h"_s, u"due<=1d"_s, u"due>=2026-12-01"_s, u"due:2026-11-26"_s,
            u"reported<=2026-11-24"_s, u"reported>2026-11-24"_s, u"reported:2026-11-24"_s,
            u"updated>2026-11-26T15:30"_s, u"has:memo"_s, u"key:INC-3"_s, u"ecole"_s, u"100%"_s,
            u"a_b"_s, u"früh"_s, u"proxy"_s, u"monitors"_s, u"\"lock was\""_s});
}

Query TestTimeMachine::randomQuery()
{
    QStringList terms;
    for (int i = m_random.bounded(1, 4); i > 0; --i)
        terms << randomTerm();
    const ParsedQuery parsed = parseQuery(terms.join(u' '), *Zone::find(u"America/New_York"_s));
    if (!parsed.faults.empty())
        qFatal("%s: %s", qPrintable(terms.join(u' ')), qPrintable(parsed.faults.front().problem));
    return parsed.query;
}

void TestTimeMachine::remember()
{
    Moment moment{m_clock.now(), {}, {}};
    const auto board = m_desk->board(moment.at, false);
    VERIFY_RESULT(board);
    moment.board = *board;
    for (int i = 0; i < 7; ++i) {
        Told told;
        told.request.query = randomQuery();
        told.request.sort = static_cast<SortBy>(m_random.bounded(11));
        told.request.descending = m_random.bounded(2);
        told.request.now = moment.at;
        told.request.me = u"Lena Ortiz"_s;
        if (m_random.bounded(2)) {
            told.request.limit = m_random.bounded(10);
            told.request.offset = m_random.bounded(6);
        }
        const auto answer = m_desk->list(told.request);
        VERIFY_RESULT(answer);
        std::vector<IncidentId> ids;
        for (const ListEntry &entry : answer->entries)
            ids.push_back(entry.id);
        told.rows = *m_desk->rows(ids);
        told.total = answer->total;
        told.count = m_desk->counts({told.request.query}, moment.at, told.request.me)->front();
        told.field = oneOf({u"outcome"_s, u"state"_s, u"severity"_s, u"devops"_s, u"customer"_s,
            u"product"_s, u"urgency"_s});
        told.groups = *m_desk->countsBy(told.field, told.request);
        moment.told.push_back(std::move(told));
    }
    m_moments.push_back(std::move(moment));
}

void TestTimeMachine::initTestCase()
{
    QVERIFY(m_dir.isValid());
    m_before = m_clock.now();
    auto desk =
        Desk::create(m_dir.filePath(u"a.gander"_s), *Zone::find(u"America/New_York"_s), m_clock);
    VERIFY_RESULT(desk);
    m_desk.emplace(std::move(*desk));
    Contract acme = standardPlan(*Zone::find(u"America/New_York"_s));
    acme.name = u"Acme"_s;
    acme.pauses = {PauseRule{.atMost = 5 * msPerHour}};
    QCOMPARE(settle(acme), std::vector<TermFault>());
    VERIFY_RESULT(m_desk->perform(act(SetContract{.contract = acme})));
    for (int moment = 0; moment < moments; ++moment) {
        for (int i = 0; i < incidents / moments; ++i) {
            m_clock.pass(m_random.bounded(40) * msPerMinute);
            file(static_cast<int>(m_ids.size()));
        }
        for (int i = 0; i < 35; ++i) {
            m_clock.pass(m_random.bounded(30) * msPerMinute);
            actOn(m_random.bounded(static_cast<int>(m_ids.size())));
        }
        remember();
        // Some of the past must lie beyond the board's reach.
        m_clock.pass(moment % 5 == 4 ? 25 * msPerDay : 1 + m_random.bounded(msPerHour));
    }
}

// Else the laws below would hold of nothing.
void TestTimeMachine::theStoryIsRich()
{
    const auto check = m_desk->check(false);
    VERIFY_RESULT(check);
    for (const CheckProblem &problem : check->problems)
        QFAIL(qPrintable(problem.kind + u": "_s + problem.detail));
    qint64 atRisk = 0;
    qint64 breached = 0;
    qint64 late = 0;
    qint64 linked = 0;
    size_t soonest = 0;
    size_t listed = 0;
    for (const Moment &moment : m_moments) {
        atRisk += moment.board.atRisk + moment.board.critical;
        breached += moment.board.breached;
        late += moment.board.finished - moment.board.metInTime;
        soonest += moment.board.soonest.size();
        linked += std::ranges::count_if(
            moment.board.soonest, [](const IncidentRow &row) { return row.master.isSet(); });
        for (const Told &told : moment.told)
            listed += told.rows.size();
    }
    QVERIFY(atRisk > 5 && breached > 20 && late > 5);
    QVERIFY(soonest > moments * 5);
    QVERIFY(linked > 3);
    QVERIFY(listed > 500);
}

void TestTimeMachine::theBoardWasWhatItSaid()
{
    for (const Moment &moment : m_moments) {
        const auto past = m_desk->board(moment.at, true);
        VERIFY_RESULT(past);
        QVERIFY(past->past);
        Board then = moment.board;
        then.past = true;
        then.soonest = withoutRevisions(then.soonest);
        QCOMPARE(lines(past->soonest, moment.at), lines(then.soonest, moment.at));
        QCOMPARE(past->open, then.open);
        QCOMPARE(past->breached, then.breached);
        QCOMPARE(past->finished, then.finished);
        QCOMPARE(past->metInTime, then.metInTime);
        QVERIFY(*past == then);
    }
}

void TestTimeMachine::listsWereWhatTheySaid()
{
    for (const Moment &moment : m_moments)
        for (const Told &told : moment.told) {
            const auto past = m_desk->listAsOf(told.request, moment.at);
            VERIFY_RESULT(past);
            const auto then = withoutRevisions(told.rows);
            if (past->rows != then || past->total != told.total)
                qWarning("query %s",
                    qPrintable(toText(told.request.query, *Zone::find(u"America/New_York"_s))));
            QCOMPARE(lines(past->rows, moment.at), lines(then, moment.at));
            QVERIFY(past->rows == then);
            QCOMPARE(past->total, told.total);
        }
}

void TestTimeMachine::countsWereWhatTheySaid()
{
    for (const Moment &moment : m_moments) {
        std::vector<Query> queries;
        std::vector<ListCount> then;
        for (const Told &told : moment.told) {
            queries.push_back(told.request.query);
            then.push_back(told.count);
            const auto groups = m_desk->countsByAsOf(told.field, told.request, moment.at);
            VERIFY_RESULT(groups);
            QCOMPARE(asMap(*groups), asMap(told.groups));
        }
        const auto counts = m_desk->countsAsOf(queries, moment.at, u"Lena Ortiz"_s);
        VERIFY_RESULT(counts);
        QVERIFY(*counts == then);
    }
    QCOMPARE(m_desk->countsByAsOf(u"title"_s, {}, m_clock.now()).error().kind, ErrorKind::Invalid);
}

void TestTimeMachine::theIncidentWasWhatItsRowSays()
{
    const Moment &moment = m_moments[m_moments.size() / 2];
    for (const IncidentRow &row : moment.board.soonest) {
        const auto detail = m_desk->incidentAsOf(row.id, moment.at);
        VERIFY_RESULT(detail);
        QCOMPARE(detail->incident.title, row.title);
        QCOMPARE(detail->incident.state, row.state);
        QCOMPARE(detail->incident.updatedAt, row.updatedAt);
        QVERIFY(detail->urgency == row.urgency);
        QVERIFY(detail->history.back().occurredAt <= moment.at);
    }
    const auto unborn = m_desk->incidentAsOf(m_ids.back(), m_moments.front().at);
    QVERIFY(!unborn);
    QCOMPARE(unborn.error().kind, ErrorKind::NotFound);
}

void TestTimeMachine::theBoardOfNowIsTheSameFromEvents()
{
    // A note to each makes the desk fold all of them, and changes no figure.
    const Instant now = m_clock.now();
    auto then = m_desk->board(now, false);
    VERIFY_RESULT(then);
    m_clock.pass(1);
    for (const IncidentId id : m_ids)
        VERIFY_RESULT(m_desk->perform(act(AddNote{id, u"still here"_s})));
    const auto past = m_desk->board(now, true);
    VERIFY_RESULT(past);
    then->past = true;
    then->soonest = withoutRevisions(then->soonest);
    QCOMPARE(lines(past->soonest, now), lines(then->soonest, now));
    QVERIFY(*past == *then);
}

void TestTimeMachine::aQueryMeansTheSameInMemoryAndInSql()
{
    const Instant now = m_clock.now();
    const auto rows = m_desk->rows(m_ids);
    VERIFY_RESULT(rows);
    std::vector<QueryContext> contexts;
    for (const IncidentRow &row : *rows) {
        const auto detail = m_desk->incident(row.id);
        VERIFY_RESULT(detail);
        // Drafts that wait unseen are memos too.
        const bool hasMemo = std::any_of(detail->history.begin(), detail->history.end(),
            [](const Event &event) { return event.kind == EventKind::MemoDrafted; });
        contexts.push_back({now, u"Lena Ortiz"_s,
            searchedWords(detail->incident, detail->history, detail->memos), hasMemo,
            {{u"G-1"_s, IncidentId(1)}, {u"2"_s, IncidentId(2)}, {u"INC-0"_s, IncidentId(1)}}});
    }
    for (int i = 0; i < 400; ++i) {
        ListRequest request;
        request.query = randomQuery();
        request.sort = SortBy::Number;
        request.now = now;
        request.me = u"Lena Ortiz"_s;
        const auto answer = m_desk->list(request);
        VERIFY_RESULT(answer);
        QList<qint64> inSql;
        for (const ListEntry &entry : answer->entries)
            inSql << entry.id.number();
        QList<qint64> inMemory;
        for (size_t row = 0; row < rows->size(); ++row)
            if (matches(request.query, (*rows)[row], contexts[row]))
                inMemory << (*rows)[row].id.number();
        if (inMemory != inSql)
            qWarning(
                "query %s", qPrintable(toText(request.query, *Zone::find(u"America/New_York"_s))));
        QCOMPARE(inMemory, inSql);
        if (asksForOpenAlone(request.query))
            for (const IncidentRow &row : *rows)
                QVERIFY(!inSql.contains(row.id.number()) || isOpen(row.state));
    }
}

void TestTimeMachine::bandsTurnAtTheSameInstantInMemoryAndInSql()
{
    // Acme's holds pause for five hours.
    const auto held =
        m_desk->perform(act(FileIncident{.facts = {.title = u"Held"_s, .customer = u"Acme"_s}}));
    VERIFY_RESULT(held);
    m_ids.push_back(held->incident);
    m_clock.pass(msPerHour);
    VERIFY_RESULT(m_desk->perform(act(Hold{held->incident}, u"waits for the customer"_s)));
    const auto rows = m_desk->rows(m_ids);
    VERIFY_RESULT(rows);
    std::vector<Instant> turns;
    int pauses = 0;
    for (const IncidentRow &row : *rows) {
        if (row.urgency.edges && turns.size() < 60)
            turns.insert(turns.end(),
                {row.urgency.edges->atRisk, row.urgency.edges->critical, row.urgency.edges->due});
        if (row.urgency.pausedUntil && ++pauses)
            turns.push_back(*row.urgency.pausedUntil);
    }
    QVERIFY(pauses > 0);
    for (const Instant turn : turns)
        for (const Instant now : {turn + -1, turn, turn + 1}) {
            ListRequest request;
            request.now = now;
            std::map<QString, qint64> inMemory;
            for (const IncidentRow &row : *rows)
                ++inMemory[toKey(bandAt(row.urgency, now))];
            QCOMPARE(asMap(*m_desk->countsBy(u"urgency"_s, request)), inMemory);
            for (const auto &[band, count] : inMemory) {
                request.query = parseQuery(u"urgency:"_s + band, Zone()).query;
                QCOMPARE(m_desk->counts({request.query}, now, {})->front().total, count);
            }
            request.query = parseQuery(u"due<0h"_s, Zone()).query;
            const auto overdue =
                std::count_if(rows->begin(), rows->end(), [&](const IncidentRow &row) {
                    return matches(request.query, row, {now, {}, {}});
                });
            QCOMPARE(m_desk->counts({request.query}, now, {})->front().total, qint64{overdue});
        }
}

void TestTimeMachine::onlyWhatChangedSinceIsFolded()
{
    const Instant now = m_clock.now();
    m_clock.pass(msPerMinute);
    VERIFY_RESULT(m_desk->perform(act(AddNote{m_ids.front(), u"late"_s})));
    qint64 folded = 0;
    const auto counted = m_desk->countsAsOf({Query()}, now, {}, [&](qint64, qint64 all) {
        folded = all;
        return true;
    });
    VERIFY_RESULT(counted);
    QCOMPARE(folded, 1);
    QCOMPARE(counted->front().total, static_cast<qint64>(m_ids.size()));
}

void TestTimeMachine::beforeAnyReportThereIsNothing()
{
    const Instant at = m_before + -msPerDay;
    const auto board = m_desk->board(at, true);
    VERIFY_RESULT(board);
    Board empty;
    empty.now = at;
    empty.past = true;
    QVERIFY(*board == empty);
    const auto list = m_desk->listAsOf({}, at);
    VERIFY_RESULT(list);
    QCOMPARE(list->total, 0);
}

void TestTimeMachine::aLongQuestionCanBeStopped()
{
    const auto stopped =
        m_desk->board(m_moments.front().at, true, [](qint64, qint64) { return false; });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    // And nothing of it stays in the way of the next.
    VERIFY_RESULT(m_desk->perform(act(AddNote{m_ids.front(), u"on"_s})));
}

void TestTimeMachine::lateRecordsCountFromWhenTheyHappened()
{
    const Instant reported = m_clock.now();
    FileIncident report;
    report.facts.title = u"Told late"_s;
    const auto receipt = m_desk->perform(act(report));
    VERIFY_RESULT(receipt);
    VERIFY_RESULT(m_desk->perform(act(Classify{
        .incident = receipt->incident, .classification = {Outcome::FeatureRequest, {}, {}}})));
    m_clock.pass(9 * msPerHour);
    Act late = act(Resolve{receipt->incident, u"by phone"_s});
    late.at = reported + 2 * msPerHour;
    VERIFY_RESULT(m_desk->perform(late));
    const auto before = m_desk->incidentAsOf(receipt->incident, reported + msPerHour);
    const auto after = m_desk->incidentAsOf(receipt->incident, reported + 3 * msPerHour);
    VERIFY_RESULT(before);
    VERIFY_RESULT(after);
    QCOMPARE(before->incident.state, State::Classified);
    QCOMPARE(after->incident.state, State::Resolved);
    QCOMPARE(after->incident.updatedAt, reported + 2 * msPerHour);
    const auto open = parseQuery(u"is:open told"_s, Zone()).query;
    QCOMPARE(m_desk->countsAsOf({open}, reported + msPerHour, {})->front().total, 1);
    QCOMPARE(m_desk->countsAsOf({open}, reported + 3 * msPerHour, {})->front().total, 0);
}

void TestTimeMachine::whatWasTakenBackNeverCounted()
{
    const auto receipt = m_desk->perform(act(FileIncident{.facts = {.title = u"Taken back"_s}}));
    VERIFY_RESULT(receipt);
    const IncidentId id = receipt->incident;
    VERIFY_RESULT(m_desk->perform(
        act(Classify{.incident = id, .classification = {Outcome::FeatureRequest, {}, {}}})));
    m_clock.pass(msPerHour);
    VERIFY_RESULT(m_desk->perform(act(Resolve{id, {}})));
    m_clock.pass(msPerHour);
    const Instant between = m_clock.now();
    QCOMPARE(m_desk->incident(id)->incident.state, State::Resolved);
    m_clock.pass(msPerHour);
    VERIFY_RESULT(m_desk->perform(act(Undo{id, 0})));
    const auto past = m_desk->incidentAsOf(id, between);
    VERIFY_RESULT(past);
    QVERIFY(isOpen(past->incident.state));
    const auto query = parseQuery(u"is:open back"_s, Zone()).query;
    QCOMPARE(m_desk->countsAsOf({query}, between, {})->front().total, 1);
}

void TestTimeMachine::aMemoStandsAsFarAsItHadCome()
{
    const auto receipt = m_desk->perform(act(FileIncident{.facts = {.title = u"Spam"_s}}));
    VERIFY_RESULT(receipt);
    const Instant unclassified = m_clock.now();
    std::vector<Instant> after;
    for (int i = 0; i < 3; ++i) {
        m_clock.pass(msPerHour);
        actOnMemo(receipt->incident);
        after.push_back(m_clock.now());
    }
    QCOMPARE(m_desk->incident(receipt->incident)->memos.front().state, MemoState::Issued);
    QVERIFY(m_desk->incidentAsOf(receipt->incident, unclassified)->memos.empty());
    const MemoState states[]{MemoState::Draft, MemoState::Approved, MemoState::Issued};
    for (size_t i = 0; i < 3; ++i) {
        const auto past = m_desk->incidentAsOf(receipt->incident, after[i]);
        VERIFY_RESULT(past);
        QCOMPARE(past->memos.size(), size_t{1});
        QCOMPARE(past->memos.front().state, states[i]);
        QCOMPARE(past->memos.front().sha256.isEmpty(), i < 2);
    }
}

QTEST_GUILESS_MAIN(TestTimeMachine)
#include "tst_timemachine.moc"
