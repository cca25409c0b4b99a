// SPDX-License-Identifier: GPL-3.0-or-later

// The list in the window: rows and end reachable, one frame of scrolling anywhere, and what it
// costs in memory: bench_scroll DESK.

#include "tests/bench/figures.h"
#include "tests/bench/windowed.h"

#include <QAbstractItemModel>
#include <QRandomGenerator>
#include <QScrollBar>

#include <cstdio>

using namespace gander;
using namespace gander::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 seed = 20261122;
constexpr int jumps = 300;
constexpr int pages = 300;
const Wanted aFrame{u"16 ms, p99"_s, 16, {}};

// From asking for a list to its first rows, and to its last place.
void measureReach(TimedApplication &application, Window &window)
{
    const std::vector<std::pair<QString, QString>> lists{
        {u"open"_s, u"is:open"_s}, {u"all incidents"_s, {}}};
    for (const auto &[name, query] : lists) {
        Times rows;
        Times end;
        Times blocked;
        constexpr int repeats = 5;
        const qint64 all = window.countOf(query);
        for (int round = 0; round <= repeats; ++round) {
            window.showWhole(u"in:triage"_s);
            application.forget();
            const double begin = wallMs();
            bool first = false;
            double firstAt = 0;
            window.page().showQuery(query, u"Measured"_s);
            const auto *model = window.table().model();
            // The old list stays until the new one is here.
            const int before = window.paints();
            const QMetaObject::Connection other = QObject::connect(model,
                &QAbstractItemModel::layoutChanged, &window.table(), [&first] { first = true; });
            const QMetaObject::Connection reset = QObject::connect(model,
                &QAbstractItemModel::modelReset, &window.table(), [&first] { first = true; });
            const QMetaObject::Connection grown = QObject::connect(model,
                &QAbstractItemModel::rowsInserted, &window.table(), [&first] { first = true; });
            window.until([&] {
                if (first && firstAt == 0 && window.paints() > before && window.isRead())
                    firstAt = window.paintedAt();
                return firstAt > 0 && model->rowCount() >= all;
            });
            QObject::disconnect(other);
            QObject::disconnect(reset);
            QObject::disconnect(grown);
            const double whole = wallMs() - begin;
            window.untilQuiet();
            if (round == 0)
                continue;
            rows.add(firstAt - begin);
            end.add(whole);
            blocked.add(application.longest().wallMs);
        }
        say({.work = u"in the window, first rows painted: %1"_s.arg(name),
            .incidents = window.incidents(),
            .gander = rows.median(),
            .wanted = {u"16 ms"_s, 16, {}},
            .repeats = repeats,
            .note = u"wall, from asking to painted"_s});
        say({.work = u"in the window, scroll bar goes to the end: %1"_s.arg(name),
            .incidents = window.incidents(),
            .gander = end.median(),
            .repeats = repeats,
            .note = u"wall, %1 places"_s.arg(all)});
        say({.work = u"in the window, longest block while a list comes: %1"_s.arg(name),
            .incidents = window.incidents(),
            .gander = blocked.median(),
            .wanted = {u"16 ms"_s, 16, {}},
            .repeats = repeats,
            .note = application.longest().what});
    }
}

void measureScrolling(Window &window)
{
    window.showWhole({});
    QScrollBar &bar = *window.table().verticalScrollBar();
    QRandomGenerator random(seed);
    Times frames;
    Times busy;
    Times read;
    for (int i = 0; i < jumps; ++i) {
        const int place = random.bounded(bar.maximum());
        double frameAt = 0;
        double readAt = 0;
        window.whenPainted = [&] {
            if (frameAt == 0)
                frameAt = wallMs();
            if (readAt == 0 && window.isRead())
                readAt = wallMs();
        };
        const double begin = wallMs();
        const double cpu = threadCpuMs();
        bar.setValue(place);
        window.until([&readAt] { return readAt > 0; }, 5000);
        window.whenPainted = {};
        frames.add(frameAt - begin);
        read.add(wallMs() - begin);
        busy.add(threadCpuMs() - cpu);
    }
    say({.work = u"one frame, a jump anywhere in the list"_s,
        .incidents = window.incidents(),
        .gander = frames.at(0.99),
        .p99 = frames.at(0.99),
        .wanted = aFrame,
        .repeats = jumps,
        .note = u"wall, from the scroll bar to painted; median %1, most %2; until its rows are "
                "painted: median %3, p99 %4; the thread's CPU for both: median %5, p99 %6"_s
                    .arg(frames.median(), 0, 'f', 1)
                    .arg(frames.most(), 0, 'f', 1)
                    .arg(read.median(), 0, 'f', 1)
                    .arg(read.at(0.99), 0, 'f', 1)
                    .arg(busy.median(), 0, 'f', 1)
                    .arg(busy.at(0.99), 0, 'f', 1)});

    const auto run = [&](const QString &work, int step) {
        bar.setValue(bar.maximum() / 3);
        window.untilQuiet();
        Times steps;
        Times cpu;
        for (int i = 0; i < pages; ++i) {
            const double begin = wallMs();
            const double beganCpu = threadCpuMs();
            bar.setValue(bar.value() + step);
            window.untilPainted();
            steps.add(window.paintedAt() - begin);
            cpu.add(threadCpuMs() - beganCpu);
        }
        say({.work = work,
            .incidents = window.incidents(),
            .gander = steps.at(0.99),
            .p99 = steps.at(0.99),
            .wanted = aFrame,
            .repeats = pages,
            .note = u"wall; median %1, most %2; the thread's CPU: median %3, p99 %4"_s
                        .arg(steps.median(), 0, 'f', 1)
                        .arg(steps.most(), 0, 'f', 1)
                        .arg(cpu.median(), 0, 'f', 1)
                        .arg(cpu.at(0.99), 0, 'f', 1)});
    };
    run(u"one frame, page by page without a rest"_s, bar.pageStep());
    run(u"one frame, line by line"_s, 1);
}

void measureMemory(Window &window)
{
    window.untilQuiet();
    const Memory memory = memoryNow();
    say({.work = u"memory, all incidents listed and scrolled through"_s,
        .incidents = window.incidents(),
        .gander = static_cast<double>(memory.resident) / 1024,
        .unit = u"MB"_s,
        .wanted = {u"200 MB"_s, 200, {}},
        .repeats = 1,
        .note = u"resident; without files %1, most ever %2"_s.arg(memory.anonymous / 1024)
                    .arg(memory.peak / 1024)});
}

} // namespace

int main(int argc, char **argv)
{
    TimedApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "bench_scroll DESK [reach] [scroll]\n");
        return 1;
    }
    const bool all = arguments.size() == 2;
    Window window(application, arguments[1], Window::Access::ReadOnly);
    if (all || arguments.contains(u"scroll"_s)) {
        measureScrolling(window);
        measureMemory(window);
    }
    if (all || arguments.contains(u"reach"_s))
        measureReach(application, window);
    return 0;
}
