// SPDX-License-Identifier: GPL-3.0-or-later

// One finding, many reports: who may be linked to whom and merged into whom, what is passed on,
// and that each can be taken back.

#include "models/desk/desk.h"
#include "models/domain/passon.h"
#include "models/domain/querymatch.h"
#include "tests/support/fixedclock.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace gander;
using namespace gander::desk;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(gander::Action)

namespace {

// The desk that the tables speak of: 2 is linked to 1, 3 merged into 4.
const IncidentId master(1);
const IncidentId linked(2);
const IncidentId duplicate(3);
const IncidentId target(4);
const IncidentId plain(5);
const IncidentId resolved(6);
const IncidentId closed(7);
const IncidentId missing(99);

const Classification someBug{Outcome::CoreBug, Severity::Sev2, DevOpsLevel::DevOps2};
const Classification someError{Outcome::OperatorError, {}, {}};

QList<qint64> numbersOf(const std::vector<ListEntry> &entries)
{
    QList<qint64> numbers;
    for (const ListEntry &entry : entries)
        numbers << entry.id.number();
    return numbers;
}

QList<qint64> numbersOf(const std::vector<IncidentRow> &rows)
{
    QList<qint64> numbers;
    for (const IncidentRow &row : rows)
        numbers << row.id.number();
    return numbers;
}

QList<qint64> numbersOf(const std::vector<Relative> &relatives)
{
    QList<qint64> numbers;
    for (const Relative &relative : relatives)
        numbers << relative.id.number();
    return numbers;
}

} // namespace

class TestOutages final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void linksAndMergesAreOneDeep_data();
    void linksAndMergesAreOneDeep();
    void whatIsMergedIsWorkedOnNoMore_data();
    void whatIsMergedIsWorkedOnNoMore();
    void unmergedIsAsIfItHadNeverBeen();
    void whatIsMergedLeavesTheFigures();
    void eachIsTakenBackAndForth();
    void takingBackMakesNoChainEither();
    void backdatedActsKeepTheirOrder();
    void bothEndsOfALinkAreSeenToChange();
    void queriesFindThem_data();
    void queriesFindThem();
    void theBoardShowsTheStrictestOfAnOutage();
    void thePastKnowsItsOutages();
    void historiesCarryTheirLinksToAnotherDesk();
    void whatIsForeseenIsWhatIsPassedOn();
    void passingOnIsTakenBackAtOnce();
    void anIssuedMemoIsNotTakenBack();
    void theMastersOwnIsPassedOn();

private:
    [[nodiscard]] Act act(Action action, const QString &reason = {}) const;
    Result<Receipt> perform(Action action, const QString &reason = {});
    void mustDo(Action action, const QString &reason = {});
    IncidentId file(const QString &title, const QString &key = {});
    [[nodiscard]] IncidentDetail known(IncidentId id) const;
    [[nodiscard]] QList<qint64> listed(const QString &query) const;
    void expectSound();

    test::FixedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::optional<Desk> m_desk;
};

void TestOutages::init()
{
    m_desk.reset();
    m_clock.set(test::FixedClock().now());
    m_dir = std::make_unique<QTemporaryDir>();
    auto desk =
        Desk::create(m_dir->filePath(u"a.gander"_s), *Zone::find(u"America/New_York"_s), m_clock);
    VERIFY_RESULT(desk);
    m_desk.emplace(std::move(*desk));
    for (const auto &title : {u"Nobody can log in"_s, u"Login fails"_s, u"Login fails again"_s,
             u"Alerts are late"_s, u"A report"_s, u"Mended"_s, u"Over"_s}) {
        m_clock.pass(msPerMinute);
        (void)file(title, title == "Alerts are late"_L1 ? u"INC-4"_s : QString());
    }
    for (const IncidentId id : {resolved, closed}) {
        mustDo(Classify{id, someBug, u"Seen"_s});
        mustDo(Resolve{id, u"Mended"_s});
    }
    mustDo(Close{closed, {}});
    mustDo(Link{linked, master});
    mustDo(Merge{duplicate, target}, u"The same customer called twice"_s);
}

Act TestOutages::act(Action action, const QString &reason) const
{
    Act act;
    act.actor = {u"Lena Ortiz"_s, Role::Agent};
    act.reason = reason;
    act.action = std::move(action);
    return act;
}

Result<Receipt> TestOutages::perform(Action action, const QString &reason)
{
    m_clock.pass(msPerMinute);
    return m_desk->perform(act(std::move(action), reason));
}

void TestOutages::mustDo(Action action, const QString &reason)
{
    const auto receipt = perform(std::move(action), reason);
    if (!receipt)
        qFatal("%s", qPrintable(receipt.error().detail));
}

IncidentId TestOutages::file(const QString &title, const QString &key)
{
    const auto receipt = perform(FileIncident{
        .facts = {.title = title, .customer = u"Acme"_s, .product = u"Fluxguard"_s, .key = key}});
    if (!receipt)
        qFatal("%s", qPrintable(receipt.error().detail));
    return receipt->incident;
}

IncidentDetail TestOutages::known(IncidentId id) const
{
    auto detail = m_desk->incident(id);
    if (!detail)
        qFatal("%s", qPrintable(detail.error().detail));
    return *detail;
}

QList<qint64> TestOutages::listed(const QString &query) const
{
    const auto answer = m_desk->list({.query = parseQuery(query, Zone()).query,
        .sort = SortBy::Number,
        .descending = false,
        .now = m_clock.now(),
        .me = u"Lena Ortiz"_s});
    return answer ? numbersOf(answer->entries) : QList<qint64>{-1};
}

void TestOutages::expectSound()
{
    const auto report = m_desk->check(true);
    VERIFY_RESULT(report);
    QStringList problems;
    for (const CheckProblem &problem : report->problems)
        problems << problem.kind + u": "_s + problem.detail;
    QCOMPARE(problems, QStringList());
}

void TestOutages::linksAndMergesAreOneDeep_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<std::optional<ErrorKind>>("refusal");
    const auto row = [](const char *name, const Action &action,
                         const std::optional<ErrorKind> &refusal = {}) {
        QTest::newRow(name) << action << refusal;
    };
    row("link", Link{plain, master});
    row("link to a resolved one", Link{plain, resolved});
    row("link to a closed one", Link{plain, closed});
    row("link a resolved one", Link{resolved, master});
    row("link one that others are merged into", Link{target, master});
    row("link to itself", Link{plain, plain}, ErrorKind::Invalid);
    row("link to one that is linked", Link{plain, linked}, ErrorKind::Conflict);
    row("link to a duplicate", Link{plain, duplicate}, ErrorKind::Conflict);
    row("link a master", Link{master, plain}, ErrorKind::Conflict);
    row("link a master to what is linked to it", Link{master, linked}, ErrorKind::Conflict);
    row("link twice", Link{linked, master}, ErrorKind::Conflict);
    row("link to another master", Link{linked, plain}, ErrorKind::Conflict);
    row("link a duplicate", Link{duplicate, plain}, ErrorKind::Conflict);
    row("link to nothing", Link{plain, missing}, ErrorKind::NotFound);
    row("link to nobody", Link{plain, {}}, ErrorKind::NotFound);
    row("link nothing", Link{missing, master}, ErrorKind::NotFound);
    row("unlink", Unlink{linked});
    row("unlink what is not linked", Unlink{plain}, ErrorKind::Conflict);
    row("merge", Merge{plain, target});
    row("merge into a linked one", Merge{plain, linked});
    row("merge into a resolved one", Merge{plain, resolved});
    row("merge a linked one into its master", Merge{linked, master});
    row("merge into itself", Merge{plain, plain}, ErrorKind::Invalid);
    row("merge into a duplicate", Merge{plain, duplicate}, ErrorKind::Conflict);
    row("merge a master", Merge{master, plain}, ErrorKind::Conflict);
    row("merge a master into what is linked to it", Merge{master, linked}, ErrorKind::Conflict);
    row("merge what others are merged into", Merge{target, plain}, ErrorKind::Conflict);
    row("merge into what is merged into it", Merge{target, duplicate}, ErrorKind::Conflict);
    row("merge twice", Merge{duplicate, target}, ErrorKind::Conflict);
    row("merge into another", Merge{duplicate, plain}, ErrorKind::Conflict);
    row("merge a resolved one", Merge{resolved, plain}, ErrorKind::Conflict);
    row("merge a closed one", Merge{closed, plain}, ErrorKind::Conflict);
    row("merge into nothing", Merge{plain, missing}, ErrorKind::NotFound);
    row("unmerge", Unmerge{duplicate});
    row("unmerge what is not merged", Unmerge{plain}, ErrorKind::Conflict);
}

void TestOutages::linksAndMergesAreOneDeep()
{
    QFETCH(Action, action);
    QFETCH(std::optional<ErrorKind>, refusal);
    const Revision before = m_desk->facts().revision;
    const auto foreseen = m_desk->preview(act(action));
    const auto receipt = perform(action);
    QCOMPARE(foreseen.has_value(), receipt.has_value());
    QVERIFY2(receipt.has_value() != refusal.has_value(),
        qPrintable(receipt ? u"done"_s : receipt.error().detail));
    if (refusal) {
        QCOMPARE(receipt.error().kind, *refusal);
        QCOMPARE(foreseen.error().kind, *refusal);
        QCOMPARE(m_desk->facts().revision, before);
    } else {
        const IncidentDetail after = known(receipt->incident);
        QCOMPARE(foreseen->after.incident.master, after.incident.master);
        QCOMPARE(foreseen->after.incident.duplicateOf, after.incident.duplicateOf);
        QCOMPARE(foreseen->after.incident.state, after.incident.state);
    }
    expectSound();
}

void TestOutages::whatIsMergedIsWorkedOnNoMore_data()
{
    QTest::addColumn<Action>("action");
    const auto row = [](const char *name, const Action &action) { QTest::newRow(name) << action; };
    row("classify", Classify{duplicate, someBug, u"x"_s});
    row("assign", Assign{duplicate, u"Jo"_s});
    row("hold", Hold{duplicate});
    row("resolve", Resolve{duplicate, u"x"_s});
    row("reopen", Reopen{duplicate});
    row("close", Close{duplicate, {}});
    row("memo", SaveMemo{.incident = duplicate, .subject = u"x"_s});
    row("pass on", PassOn{duplicate, target, someBug, u"x"_s, false, {}});
}

void TestOutages::whatIsMergedIsWorkedOnNoMore()
{
    QFETCH(Action, action);
    const auto refused = perform(action, u"so"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    VERIFY_RESULT(perform(AddNote{duplicate, u"They called again"_s}));
}

// Two of one fate, but that one was merged for a while: their clocks end up the same.
void TestOutages::unmergedIsAsIfItHadNeverBeen()
{
    const auto plan = m_desk->contractFor({}, m_clock.now());
    VERIFY_RESULT(plan);
    Contract acme = *plan;
    acme.name = u"Acme"_s;
    acme.effective = m_clock.now() + -msPerDay;
    acme.pauses = {PauseRule{}};
    Act set = act(SetContract{.contract = acme});
    set.actor.role = Role::Manager;
    VERIFY_RESULT(m_desk->perform(set));
    std::vector<Act> acts;
    for (int i = 0; i < 2; ++i)
        acts.push_back(act(FileIncident{.facts = {.title = u"Twin"_s, .customer = u"Acme"_s}}));
    const auto filed = m_desk->performAll(acts);
    VERIFY_RESULT(filed);
    const IncidentId merged = (*filed)[0].incident;
    const IncidentId other = (*filed)[1].incident;
    const auto onBoth = [&](auto make) {
        m_clock.pass(msPerMinute);
        for (const IncidentId id : {merged, other})
            VERIFY_RESULT(m_desk->perform(act(make(id), u"so"_s)));
    };
    onBoth([](IncidentId id) { return Action(Classify{id, someBug, u"x"_s}); });
    onBoth([](IncidentId id) { return Action(Hold{id}); });
    m_clock.pass(msPerHour);
    const auto before = known(merged);
    mustDo(Merge{merged, plain});
    const auto asMerged = known(merged);
    QCOMPARE(asMerged.incident.state, State::Duplicate);
    QCOMPARE(bandAt(asMerged.urgency, m_clock.now()), Band::None);
    QCOMPARE(asMerged.resolve.status, ClockStatus::Unknown);
    QVERIFY(asMerged.resolve.due.has_value()); // it survives
    QCOMPARE(asMerged.classify.done, before.classify.done);
    m_clock.pass(5 * msPerHour);
    mustDo(Unmerge{merged});
    const auto back = known(merged);
    const auto twin = known(other);
    QCOMPARE(back.incident.state, State::OnHold);
    QVERIFY(back.incident.duplicateOf.isEmpty());
    QVERIFY(back.classify == twin.classify);
    QVERIFY(back.resolve == twin.resolve);
    QVERIFY(back.urgency == twin.urgency);
    onBoth([](IncidentId id) { return Action(Resume{id}); });
    QVERIFY(known(merged).resolve == known(other).resolve);
    expectSound();
}

void TestOutages::whatIsMergedLeavesTheFigures()
{
    mustDo(Classify{plain, someBug, u"x"_s});
    const Instant now = m_clock.now();
    const auto before = m_desk->board(now, false);
    VERIFY_RESULT(before);
    const QList<qint64> open = listed(u"is:open"_s);
    QVERIFY(open.contains(plain.number()));
    const auto figures = [&] {
        return m_desk->counts({withoutMerged(Query())}, now, {})->front().total;
    };
    const qint64 counted = figures();

    mustDo(Merge{plain, target});
    const auto after = m_desk->board(now, false);
    VERIFY_RESULT(after);
    QCOMPARE(after->open, before->open - 1);
    // Its first clock had been kept, and no longer counts.
    QCOMPARE(after->finished, before->finished - 1);
    QCOMPARE(after->metInTime, before->metInTime - 1);
    QCOMPARE(figures(), counted - 1);
    QVERIFY(!listed(u"is:open"_s).contains(plain.number()));
    QVERIFY(!listed(u"urgency:met"_s).contains(plain.number()));
    QVERIFY(listed(QString()).contains(plain.number())); // a list of all is one of all
    // Told from events, too.
    m_clock.pass(1);
    mustDo(AddNote{plain, u"x"_s});
    const auto past = m_desk->board(m_clock.now(), true);
    VERIFY_RESULT(past);
    QCOMPARE(past->finished, after->finished);
    QCOMPARE(past->open, after->open);

    mustDo(Unmerge{plain});
    const auto back = m_desk->board(now, false);
    VERIFY_RESULT(back);
    QCOMPARE(back->open, before->open);
    QCOMPARE(back->finished, before->finished);
    QCOMPARE(figures(), counted);
    // Asked for by name they are counted.
    QCOMPARE(withoutMerged(parseQuery(u"is:duplicate"_s, Zone()).query).terms.size(), size_t(1));
    QCOMPARE(
        withoutMerged(parseQuery(u"-state:duplicate"_s, Zone()).query).terms.size(), size_t(1));
}

void TestOutages::eachIsTakenBackAndForth()
{
    const Action steps[]{Link{plain, master}, Unlink{plain}, Merge{plain, target}, Unmerge{plain}};
    for (const Action &step : steps) {
        const IncidentDetail before = known(plain);
        const auto receipt = perform(step);
        VERIFY_RESULT(receipt);
        QVERIFY(receipt->undoable);
        const IncidentDetail after = known(plain);
        int last = receipt->seq;
        for (int turn = 0; turn < 6; ++turn) {
            const auto undone = perform(Undo{plain, last});
            VERIFY_RESULT(undone);
            last = undone->seq;
            const IncidentDetail now = known(plain);
            const IncidentDetail &as = turn % 2 == 0 ? before : after;
            QCOMPARE(now.incident.master, as.incident.master);
            QCOMPARE(now.incident.duplicateOf, as.incident.duplicateOf);
            QCOMPARE(now.incident.state, as.incident.state);
            QVERIFY(now.classify.status == as.classify.status);
            QVERIFY(now.classify.due == as.classify.due);
        }
    }
    expectSound();
}

void TestOutages::takingBackMakesNoChainEither()
{
    // Its master found a master meanwhile.
    const auto unlinked = perform(Unlink{linked});
    VERIFY_RESULT(unlinked);
    mustDo(Link{master, plain});
    const auto chain = perform(Undo{linked, unlinked->seq});
    QVERIFY(!chain);
    QCOMPARE(chain.error().kind, ErrorKind::Conflict);
    QVERIFY2(chain.error().detail.contains("G-1"_L1), qPrintable(chain.error().detail));
    // What it was merged into was merged itself.
    const auto unmerged = perform(Unmerge{duplicate});
    VERIFY_RESULT(unmerged);
    mustDo(Merge{target, plain});
    const auto twice = perform(Undo{duplicate, unmerged->seq});
    QVERIFY(!twice);
    QCOMPARE(twice.error().kind, ErrorKind::Conflict);
    // A link that was taken back and would come again.
    const auto link = perform(Link{duplicate, resolved});
    VERIFY_RESULT(link);
    const auto undone = perform(Undo{duplicate, link->seq});
    VERIFY_RESULT(undone);
    mustDo(Link{resolved, closed});
    const auto again = perform(Undo{duplicate, undone->seq});
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Conflict);
    expectSound();
}

void TestOutages::backdatedActsKeepTheirOrder()
{
    Act early = act(Unlink{linked});
    const IncidentDetail detail = known(linked);
    early.at = detail.history.back().occurredAt + -msPerSecond;
    const auto refused = m_desk->perform(early);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
    early.at = detail.history.back().occurredAt + msPerSecond;
    VERIFY_RESULT(m_desk->perform(early));
    QVERIFY(known(linked).incident.master.isEmpty());
}

void TestOutages::bothEndsOfALinkAreSeenToChange()
{
    const auto changedBy = [this](const Action &action) {
        const Revision before = m_desk->facts().revision;
        mustDo(action);
        QList<qint64> numbers;
        const auto changed = m_desk->changedSince(before);
        if (changed)
            for (const IncidentId id : changed->second)
                numbers << id.number();
        return numbers;
    };
    QCOMPARE(changedBy(Link{plain, master}), (QList<qint64>{1, 5}));
    QCOMPARE(m_desk->rows({master})->front().linked, 2);
    // Merged, it counts no longer among those linked.
    QCOMPARE(changedBy(Merge{plain, target}), (QList<qint64>{1, 4, 5}));
    QCOMPARE(m_desk->rows({master})->front().linked, 1);
    QVERIFY(!m_desk->rows({plain})->front().master.isSet());
    QCOMPARE(m_desk->rows({plain})->front().duplicateOf, target);
    QCOMPARE(changedBy(Unmerge{plain}), (QList<qint64>{1, 4, 5}));
    QCOMPARE(m_desk->rows({plain})->front().master, master);
    QCOMPARE(changedBy(Undo{.incident = linked}), (QList<qint64>{1, 2}));
    QCOMPARE(m_desk->rows({master})->front().linked, 1);
    QCOMPARE(changedBy(AddNote{plain, u"x"_s}), (QList<qint64>{5}));
}

void TestOutages::queriesFindThem_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QList<qint64>>("found");
    const auto row = [](const char *query, const QList<qint64> &found) {
        QTest::newRow(query) << QString::fromLatin1(query) << found;
    };
    row("is:master", {1, 4});
    row("is:linked", {2, 6});
    row("is:duplicate", {3});
    row("state:duplicate", {3});
    row("master:G-1", {2});
    row("master:1", {2});
    row("master:INC-4", {6});
    row("master:G-4", {6});
    row("master:G-5", {});
    row("master:Nothing", {});
    row("-is:linked is:open", {1, 4, 5});
    row("-master:G-1 is:open", {1, 4, 5});
    row("-is:master is:open", {2, 5});
    row("is:linked is:open", {2});
    row("master:G-1 login", {2});
    row("is:done -is:linked", {3, 7});
}

void TestOutages::queriesFindThem()
{
    QFETCH(QString, query);
    QFETCH(QList<qint64>, found);
    mustDo(Link{resolved, target});
    QCOMPARE(listed(query), found);
    const auto count = m_desk->counts({parseQuery(query, Zone()).query}, m_clock.now(), {});
    VERIFY_RESULT(count);
    QCOMPARE(count->front().total, found.size());
    const auto kept = m_desk->keptCounts({parseQuery(query, Zone()).query}, m_clock.now(), {});
    VERIFY_RESULT(kept);
}

void TestOutages::theBoardShowsTheStrictestOfAnOutage()
{
    // The master is a bug of two weeks, those linked to it wait for a class: twelve hours.
    mustDo(Classify{master, {Outcome::CoreBug, Severity::Sev4, DevOpsLevel::DevOps1}, u"x"_s});
    mustDo(Link{plain, master});
    const auto board = [this] { return *m_desk->board(m_clock.now(), false); };
    QCOMPARE(numbersOf(board().soonest), (QList<qint64>{2, 4})); // and neither 1 nor 5
    QCOMPARE(board().open, 4);                                   // promises are counted each
    QCOMPARE(board().soonest.front().master, master);
    // The strictest is resolved: the next stands for the outage.
    mustDo(Classify{linked, someBug, u"x"_s});
    mustDo(Resolve{linked, u"x"_s});
    QCOMPARE(numbersOf(board().soonest), (QList<qint64>{4, 5}));
    mustDo(Classify{plain, {Outcome::FeatureRequest, {}, {}}, u"x"_s});
    QCOMPARE(numbersOf(board().soonest), (QList<qint64>{4, 1}));
    mustDo(Unlink{plain});
    QCOMPARE(numbersOf(board().soonest), (QList<qint64>{4, 1}));
    // As of a moment that many have changed since, it is told from events.
    const Instant then = m_clock.now();
    const Board now = board();
    m_clock.pass(msPerSecond);
    for (const IncidentId id : {master, linked, target, plain})
        mustDo(AddNote{id, u"x"_s});
    QCOMPARE(numbersOf(m_desk->board(then, true)->soonest), numbersOf(now.soonest));
}

void TestOutages::thePastKnowsItsOutages()
{
    const Instant then = m_clock.now();
    m_clock.pass(msPerHour);
    mustDo(Link{plain, master});
    mustDo(Unmerge{duplicate});
    const auto past = m_desk->incidentAsOf(master, then);
    VERIFY_RESULT(past);
    QCOMPARE(numbersOf(past->relatives.linked), QList<qint64>{2});
    QCOMPARE(m_desk->incidentAsOf(duplicate, then)->incident.state, State::Duplicate);
    QVERIFY(m_desk->incidentAsOf(plain, then)->incident.master.isEmpty());
    const auto asOf = [&](const QString &query) {
        return m_desk->listAsOf({.query = parseQuery(query, Zone()).query,
                                    .sort = SortBy::Number,
                                    .descending = false,
                                    .now = then,
                                    .me = {}},
            then);
    };
    QCOMPARE(numbersOf(asOf(u"master:G-1"_s)->rows), QList<qint64>{2});
    QCOMPARE(numbersOf(asOf(u"is:duplicate"_s)->rows), QList<qint64>{3});
    QCOMPARE(asOf(u"is:master"_s).error().kind, ErrorKind::Invalid);
}

// The other way round, so that each comes before the one that it is linked to.
void TestOutages::historiesCarryTheirLinksToAnotherDesk()
{
    auto other =
        Desk::create(m_dir->filePath(u"b.gander"_s), *Zone::find(u"America/New_York"_s), m_clock);
    VERIFY_RESULT(other);
    qint64 next = 7;
    const auto entered = other->chronicle([&]() -> std::optional<Chronicle> {
        if (next == 0)
            return {};
        const IncidentDetail detail = known(IncidentId(next--));
        const Incident &incident = detail.incident;
        return Chronicle{incident.uid,
            {incident.title, incident.description, incident.customer, incident.product,
                incident.reporter, incident.key},
            detail.history};
    });
    VERIFY_RESULT(entered);
    QCOMPARE(*entered, 7);
    // Numbers are the desk's own, identities are the incident's.
    const auto there = other->rows({IncidentId(6), IncidentId(5), IncidentId(7)});
    VERIFY_RESULT(there);
    QCOMPARE((*there)[0].master, IncidentId(7));
    QCOMPARE((*there)[1].duplicateOf, IncidentId(4));
    QCOMPARE((*there)[2].linked, 1);
    QCOMPARE(other->incident(IncidentId(6))->incident.master, known(linked).incident.master);
    const auto report = other->check(true);
    VERIFY_RESULT(report);
    QVERIFY(report->problems.empty());
    // Undo goes on there.
    VERIFY_RESULT(other->perform(act(Unmerge{IncidentId(5)})));
    VERIFY_RESULT(other->perform(act(Undo{.incident = IncidentId(6)})));
    QCOMPARE(other->rows({IncidentId(7)})->front().linked, 0);
}

void TestOutages::whatIsForeseenIsWhatIsPassedOn()
{
    mustDo(Link{plain, master});
    mustDo(Classify{plain, someBug, u"Our own finding"_s});
    mustDo(Hold{plain}, u"customer"_s);
    mustDo(Link{target, master});
    m_clock.pass(msPerHour);
    const PassOn pass{.incident = {},
        .master = master,
        .classification = someError,
        .finding = u"They paused it"_s,
        .resolve = true,
        .note = u"Told them how"_s};
    const std::vector<Act> acts =
        onEach(act(pass), {linked, plain, target, resolved, duplicate, missing});
    const Revision before = m_desk->facts().revision;
    const auto foreseen = m_desk->foreseeMany(acts);
    VERIFY_RESULT(foreseen);
    QCOMPARE(m_desk->facts().revision, before);
    const auto done = m_desk->performMany(acts);
    VERIFY_RESULT(done);
    QCOMPARE(done->done(), 3);
    QCOMPARE(done->rows.size(), foreseen->size());
    for (size_t i = 0; i < done->rows.size(); ++i) {
        const auto &[id, result] = done->rows[i];
        const auto &preview = (*foreseen)[i].result;
        QCOMPARE(result.has_value(), preview.has_value());
        if (!result) {
            QVERIFY(result.error() == preview.error());
            continue;
        }
        const IncidentDetail after = known(id);
        QCOMPARE(after.incident.state, State::Resolved);
        QVERIFY(after.incident.classification == someError);
        QCOMPARE(after.incident.finding, u"They paused it"_s);
        QVERIFY(preview->after.incident.classification == after.incident.classification);
        QCOMPARE(preview->after.incident.state, after.incident.state);
        QVERIFY(preview->after.classify == after.classify);
        QVERIFY(preview->after.resolve == after.resolve);
        QVERIFY(preview->after.urgency == after.urgency);
        // Each has a memo of its own, which was not there before.
        QCOMPARE(preview->before.memos.size(), size_t(0));
        QCOMPARE(preview->after.memos.size(), size_t(1));
        QCOMPARE(after.memos.size(), size_t(1));
        QCOMPARE(after.memos.front().state, MemoState::Draft);
        QCOMPARE(after.incident.customer, u"Acme"_s);
        const Event &last = after.history.back();
        QCOMPARE(last.kind, EventKind::Resolved);
        QCOMPARE(
            last.data.value("passed-on"_L1).toObject().value("number"_L1).toString(), u"G-1"_s);
        QCOMPARE(last.data.value("passed-on"_L1).toObject().value("other"_L1).toString(),
            known(master).incident.uid);
    }
    // One that had a class got the master for the reason.
    QVERIFY(std::ranges::any_of(known(plain).history, [](const Event &event) {
        return event.kind == EventKind::Classified
            && event.data.value("reason"_L1).toString() == "G-1"_L1;
    }));
    QCOMPARE(done->rows[3].result.error().kind, ErrorKind::Conflict); // not linked to it
    QCOMPARE(done->rows[5].result.error().kind, ErrorKind::NotFound);
    expectSound();
}

void TestOutages::passingOnIsTakenBackAtOnce()
{
    mustDo(Link{plain, master});
    mustDo(Link{target, master});
    std::vector<IncidentDetail> before;
    for (const IncidentId id : {linked, plain, target})
        before.push_back(known(id));
    const PassOn pass{.incident = {},
        .master = master,
        .classification = someBug,
        .finding = u"x"_s,
        .resolve = true,
        .note = {}};
    m_clock.pass(msPerHour);
    const auto done = m_desk->performMany(onEach(act(pass), {linked, plain, target}));
    VERIFY_RESULT(done);
    QCOMPARE(done->done(), 3);
    const auto written = m_desk->writtenBy(done->act);
    VERIFY_RESULT(written);
    m_clock.pass(msPerHour);
    const auto undone = m_desk->performMany(takingBack(*written, act({})));
    VERIFY_RESULT(undone);
    QCOMPARE(undone->refused(), 0);
    for (const IncidentDetail &was : before) {
        const IncidentDetail now = known(was.incident.id);
        QCOMPARE(now.incident.state, was.incident.state);
        QVERIFY(now.incident.classification == was.incident.classification);
        QVERIFY(now.classify == was.classify);
        QVERIFY(now.resolve == was.resolve);
        QCOMPARE(now.incident.master, was.incident.master);
    }
    // And all of it again.
    const auto writtenBack = m_desk->writtenBy(undone->act);
    VERIFY_RESULT(writtenBack);
    const auto again = m_desk->performMany(takingBack(*writtenBack, act({})));
    VERIFY_RESULT(again);
    QCOMPARE(again->refused(), 0);
    for (const IncidentId id : {linked, plain, target})
        QCOMPARE(known(id).incident.state, State::Resolved);
    expectSound();
}

void TestOutages::anIssuedMemoIsNotTakenBack()
{
    mustDo(Link{plain, master});
    const PassOn pass{.incident = {},
        .master = master,
        .classification = someError,
        .finding = u"They paused it"_s,
        .resolve = false,
        .note = {}};
    const auto done = m_desk->performMany(onEach(act(pass), {linked, plain}));
    VERIFY_RESULT(done);
    QCOMPARE(done->done(), 2);
    mustDo(SaveMemo{.incident = linked,
        .sections = {
            {u"found"_s, u"Paused"_s}, {u"do-now"_s, u"Resume"_s}, {u"avoid"_s, u"Ask first"_s}}});
    mustDo(ApproveMemo{linked});
    mustDo(IssueMemo{linked, known(linked).memos.front().revision, m_clock.now(), "%PDF-1.4 x"});
    const QString memo = known(linked).memos.front().number;
    const auto undone = m_desk->performMany(takingBack(*m_desk->writtenBy(done->act), act({})));
    VERIFY_RESULT(undone);
    QCOMPARE(undone->done(), 1);
    for (const RowResult &row : undone->rows)
        if (row.incident == linked) {
            QVERIFY(!row.result);
            QVERIFY(row.result.error().detail.contains(memo));
        }
    QVERIFY(!known(plain).incident.classification);
    QVERIFY(known(linked).incident.classification);
}

void TestOutages::theMastersOwnIsPassedOn()
{
    const auto nothing = passOnFrom(known(master), {});
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().kind, ErrorKind::Invalid);
    mustDo(Classify{master, someBug, u"A lock was kept"_s});
    mustDo(Resolve{master, u"The lock is gone"_s});
    const auto own = passOnFrom(known(master), {.resolve = true});
    VERIFY_RESULT(own);
    QVERIFY(own->classification == someBug);
    QCOMPARE(own->finding, u"A lock was kept"_s);
    QCOMPARE(own->note, u"The lock is gone"_s);
    QCOMPARE(own->master, master);
    const auto given = passOnFrom(
        known(master), {.classification = someError, .finding = u"Theirs"_s, .note = u"n"_s});
    VERIFY_RESULT(given);
    QVERIFY(given->classification == someError);
    QCOMPARE(given->finding, u"Theirs"_s);
    QVERIFY(!given->resolve);
    // What it has already is not passed on twice, but a resolution may still be.
    PassOn pass = *own;
    pass.incident = linked;
    pass.resolve = false;
    mustDo(pass);
    const auto twice = perform(pass);
    QVERIFY(!twice);
    QCOMPARE(twice.error().kind, ErrorKind::Conflict);
    pass.resolve = true;
    mustDo(pass);
    QCOMPARE(known(linked).incident.state, State::Resolved);
    QCOMPARE(known(linked).history.back().data.value("note"_L1).toString(), u"The lock is gone"_s);
}

QTEST_GUILESS_MAIN(TestOutages)
#include "tst_outages.moc"
