// SPDX-License-Identifier: GPL-3.0-or-later

// Acts and changes on a shown list: from the click to the repainted row, the counts after it, and
// 200 changes by another program. Writes to the desk, so give it a copy: bench_acts DESK.

#include "models/desk/deskservice.h"
#include "models/items/incidentlistmodel.h"
#include "models/items/roles.h"
#include "tests/bench/figures.h"
#include "tests/bench/rawsqlite.h"
#include "tests/bench/windowed.h"

#include <QThread>

#include <algorithm>
#include <cstdio>

using namespace gander;
using namespace gander::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr size_t actsInWindow = 40;
constexpr size_t actsOnDesk = 40;
constexpr int restMs = 200; // before each click
constexpr size_t merges = 5;
constexpr size_t changesAtOnce = 200;
const Actor lena{.name = u"Lena Ortiz"_s};

Act actOf(Action action)
{
    Act act;
    act.actor = lena;
    act.action = std::move(action);
    return act;
}

Act classifying(IncidentId id)
{
    return actOf(Classify{id, {Outcome::CoreBug, Severity::Sev3, DevOpsLevel::DevOps2},
        u"Seen in the log of that night."_s});
}

// As they were reported, so that they stand apart in a list of all.
std::vector<IncidentId> found(const desk::Desk &desk, QueryList list, size_t most)
{
    ListRequest request;
    request.query.terms.push_back(QueryTerm{.field = QueryField::In, .list = list});
    request.sort = SortBy::Number;
    request.now = SystemClock().now();
    const auto answer = desk.list(request);
    std::vector<IncidentId> ids;
    if (!answer || answer->entries.empty())
        return ids;
    const size_t step = std::max<size_t>(1, answer->entries.size() / most);
    for (size_t i = 0; i < answer->entries.size() && ids.size() < most; i += step)
        ids.push_back(answer->entries[i].id);
    return ids;
}

// Nobody else's: the ids are taken from the end, so that each is used once.
class Supply
{
public:
    explicit Supply(const QString &path)
    {
        const SystemClock clock;
        const auto desk = desk::Desk::open(path, desk::OpenMode::ReadOnly, clock);
        if (!desk) {
            std::fprintf(stderr, "%s\n", qPrintable(desk.error().detail));
            std::exit(1);
        }
        incidents = desk->facts().incidents;
        waiting = found(*desk, QueryList::Triage, 2000);
        open = found(*desk, QueryList::Open, 2000);
    }
    [[nodiscard]] IncidentId next()
    {
        if (waiting.empty())
            return {};
        const IncidentId id = waiting.back();
        waiting.pop_back();
        return id;
    }

    qint64 incidents = 0;
    std::vector<IncidentId> waiting; // for a class
    std::vector<IncidentId> open;
};

bool showsItsClass(const ui::IncidentTable &table, IncidentId id)
{
    const QAbstractItemModel &model = *table.model();
    const int first = std::max(0, table.rowAt(0));
    const int bottom = table.rowAt(table.viewport()->height() - 1);
    for (int row = first; row <= (bottom < 0 ? model.rowCount() - 1 : bottom); ++row) {
        const QModelIndex index = model.index(row, 0);
        if (index.data(items::IncidentIdRole).toLongLong() == id.number())
            return index.data(items::RowRole).value<IncidentRow>().classification.has_value();
    }
    return false;
}

// What a classification writes, prepared for the raw API: a second act that is refused undoes the
// first, whose statements have been overheard by then.
std::vector<Overheard> writesOf(desk::Desk &desk, IncidentId id)
{
    std::vector<Overheard> writes;
    const auto overheard = overhear([&desk, id] {
        const auto refused =
            desk.performAll({classifying(id), actOf(AddNote{IncidentId(-1), u"nobody"_s})});
        if (refused)
            std::fprintf(stderr, "  the second act was not refused\n");
    });
    for (const Overheard &each : overheard) {
        const QByteArray begin = each.sql.trimmed().left(6).toUpper();
        if (begin == "INSERT" || begin == "UPDATE" || begin == "DELETE")
            writes.push_back(each);
    }
    return writes;
}

void measureActsInWindow(TimedApplication &application, const QString &path, Supply &supply,
    Times &shown, Times &blocked, Times &performed)
{
    Window window(application, path);
    window.showWhole(u"is:open"_s, SortBy::Number);
    for (size_t i = 0; i <= actsInWindow; ++i) {
        const IncidentId id = supply.next();
        if (!id.isSet())
            return;
        window.page().select(id);
        window.untilQuiet(restMs);
        double repaintedAt = 0;
        window.whenPainted = [&] {
            if (repaintedAt == 0 && showsItsClass(window.table(), id))
                repaintedAt = wallMs();
        };
        application.forget();
        const double begin = wallMs();
        double doneAt = 0;
        auto receipt = window.place().desk().perform(classifying(id));
        window.until(
            [&] {
                if (doneAt == 0 && receipt.isFinished())
                    doneAt = wallMs();
                return repaintedAt > 0;
            },
            10'000);
        window.whenPainted = {};
        if (!receipt.result())
            std::fprintf(stderr, "  %s\n", qPrintable(receipt.result().error().detail));
        window.untilQuiet(200);
        if (i == 0 || repaintedAt == 0)
            continue;
        shown.add(repaintedAt - begin);
        performed.add(doneAt - begin);
        blocked.add(application.longest().wallMs);
    }
}

// The desk alone, by turns with the raw API; answers what the raw one took after a rest like that
// before a click, when the machine has grown cold.
Times measureActsOnDesk(const QString &path, Supply &supply)
{
    const SystemClock clock;
    auto desk = desk::Desk::open(path, desk::OpenMode::Write, clock);
    Times ours;
    Times raw;
    Times rested;
    if (!desk)
        return rested;
    RawDatabase database(path, RawDatabase::Access::Write);
    size_t statements = 0;
    for (size_t i = 0; i <= actsOnDesk; ++i) {
        const IncidentId first = supply.next();
        const IncidentId second = supply.next();
        const IncidentId third = supply.next();
        if (!third.isSet())
            break;
        const auto rawMs = [&](IncidentId id, unsigned long rest) {
            const auto writes = writesOf(*desk, id);
            auto prepared = database.prepareAll(writes);
            statements = writes.size();
            QThread::msleep(rest);
            const double began = wallMs();
            database.execute("BEGIN IMMEDIATE");
            for (auto &statement : prepared)
                (void)statement.run();
            database.execute("COMMIT");
            return wallMs() - began;
        };
        const double restedMs = rawMs(third, restMs);
        const double hotMs = rawMs(first, 0);
        const Act act = classifying(second);
        const double begin = wallMs();
        const auto done = desk->perform(act);
        const double oursMs = wallMs() - begin;
        if (!done)
            std::fprintf(stderr, "  %s\n", qPrintable(done.error().detail));
        if (i == 0)
            continue;
        raw.add(hotMs);
        rested.add(restedMs);
        ours.add(oursMs);
    }
    say({.work = u"a durable act (classify), the desk alone"_s,
        .incidents = supply.incidents,
        .gander = ours.median(),
        .raw = raw.median(),
        .p99 = ours.at(0.99),
        .repeats = ours.count(),
        .note = u"wall, median; raw: the same %1 writes in one transaction, synchronous=FULL"_s.arg(
            statements)});

    // The counts that every act makes the navigation ask for again.
    std::vector<Query> navigation;
    for (const QueryList list : {QueryList::Triage, QueryList::Mine, QueryList::DevOps,
             QueryList::Product, QueryList::Memos, QueryList::Open})
        navigation.push_back({.terms = {QueryTerm{.field = QueryField::In, .list = list}}});
    auto byHand = database.prepare(
        "SELECT SUM(outcome IS NULL), SUM(assignee = 'Lena Ortiz'), SUM(route = 'devops'), "
        "SUM(route = 'product'), SUM(route = 'memo'), COUNT(*) FROM incident WHERE is_open = 1");
    // The window counts on a connection that only reads.
    const auto reader = desk::Desk::open(path, desk::OpenMode::ReadOnly, clock);
    if (!reader)
        return rested;
    const auto count = [&] {
        const auto counts = reader->keptCounts(navigation, clock.now(), lena.name);
        return counts
            && std::none_of(counts->begin(), counts->end(), [](const auto &each) { return !each; });
    };
    for (int i = 0; i < 1000 && !count(); ++i) {
    }
    Times counted;
    Times rawCounted;
    for (size_t i = 0; i < 30 && i < supply.open.size(); ++i) {
        const auto done = desk->perform(actOf(AddNote{supply.open[i], u"Looked at again."_s}));
        if (!done)
            std::fprintf(stderr, "  %s\n", qPrintable(done.error().detail));
        double begin = wallMs();
        const bool known = count();
        counted.add(wallMs() - begin);
        if (!known)
            std::fprintf(stderr, "  the lists are not counted at once\n");
        begin = wallMs();
        (void)byHand.run();
        rawCounted.add(wallMs() - begin);
    }
    say({.work = u"all counts of the navigation, after an act"_s,
        .incidents = supply.incidents,
        .gander = counted.median(),
        .raw = rawCounted.median(),
        .p99 = counted.at(0.99),
        .wanted = {u"16 ms"_s, 16, {}},
        .repeats = counted.count(),
        .note = u"wall; raw: one statement over the open ones, without what is overdue"_s});
    return rested;
}

std::vector<Act> manyActs(Supply &supply, size_t round)
{
    std::vector<Act> acts;
    for (size_t i = 0; i < changesAtOnce; ++i) {
        const IncidentId id = supply.open[(i * 7 + round * 31) % supply.open.size()];
        if (i % 5 == 0)
            acts.push_back(
                actOf(FileIncident{.facts = {.title = u"Reported from elsewhere %1"_s.arg(i),
                                       .customer = u"Acme"_s}}));
        else if (i % 5 == 1 && supply.waiting.size() > changesAtOnce)
            acts.push_back(classifying(supply.next()));
        else if (i % 5 == 2)
            acts.push_back(actOf(Assign{id, u"Ben Adeyemi %1"_s.arg(round * 1000 + i)}));
        else
            acts.push_back(actOf(AddNote{id, u"Seen by a colleague."_s}));
    }
    return acts;
}

void measureMerges(TimedApplication &application, const QString &path, Supply &supply)
{
    const SystemClock clock;
    // Another program in all but the process: a connection of its own, on a thread of its own.
    desk::DeskService writer(clock);
    if (!writer.open(path, desk::OpenMode::Write).result() || supply.open.empty())
        return;
    Window window(application, path, Window::Access::ReadOnly);
    window.showWhole({});
    auto *model = qobject_cast<items::IncidentListModel *>(window.table().model());
    bool announced = false;
    int merged = 0;
    QObject::connect(&window.place().desk(), &desk::DeskService::changed, &window.page(),
        [&announced] { announced = true; });
    QObject::connect(model, &items::IncidentListModel::merged, &window.page(),
        [&] { merged += announced ? 1 : 0; });
    Times blocked;
    Times cpu;
    Times settled;
    QString what;
    for (size_t round = 0; round <= merges; ++round) {
        const std::vector<Act> acts = manyActs(supply, round);
        announced = false;
        merged = 0;
        application.forget();
        double committedAt = 0;
        auto receipts = writer.performAll(acts);
        window.until([&] {
            if (committedAt == 0 && receipts.isFinished())
                committedAt = wallMs();
            return merged > 0;
        });
        const double mergedAt = wallMs();
        window.untilQuiet(1000);
        if (!receipts.result())
            std::fprintf(stderr, "  %s\n", qPrintable(receipts.result().error().detail));
        if (round == 0)
            continue;
        if (application.longest().wallMs >= blocked.most())
            what = application.longest().what;
        blocked.add(application.longest().wallMs);
        cpu.add(application.longest().cpuMs);
        settled.add(mergedAt - committedAt);
    }
    say({.work = u"merging 200 changes from outside, longest block of the window"_s,
        .incidents = supply.incidents,
        .gander = blocked.median(),
        .p99 = blocked.most(),
        .wanted = {u"16 ms"_s, 16, {}},
        .repeats = blocked.count(),
        .note = u"wall, median (p99: the worst of all); CPU %1; from commit to merged %2, of which "
                "up to a second is looking again; worst: %3"_s.arg(cpu.median(), 0, 'f', 1)
                    .arg(settled.median(), 0, 'f', 0)
                    .arg(what)});
}

} // namespace

int main(int argc, char **argv)
{
    TimedApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "bench_acts COPY-OF-A-DESK [act] [merge]\n");
        return 1;
    }
    backUpIfDue(arguments[1]);
    listenIn();
    const bool all = arguments.size() == 2;
    const QString path = arguments[1];
    Supply supply(path);
    if (all || arguments.contains(u"act"_s)) {
        Times shown;
        Times blocked;
        Times performed;
        measureActsInWindow(application, path, supply, shown, blocked, performed);
        const Times raw = measureActsOnDesk(path, supply);
        say({.work = u"a durable act (classify), click to repainted row"_s,
            .incidents = supply.incidents,
            .gander = shown.median(),
            .raw = raw.median(),
            .p99 = shown.at(0.99),
            .wanted = {u"5 x raw, 16 ms"_s, 16, 5},
            .repeats = shown.count(),
            .note =
                u"wall, median; raw after the same rest; receipt after %1; longest block of the window meanwhile %2"_s
                    .arg(performed.median(), 0, 'f', 1)
                    .arg(blocked.median(), 0, 'f', 1)});
    }
    if (all || arguments.contains(u"merge"_s))
        measureMerges(application, path, supply);
    return 0;
}
