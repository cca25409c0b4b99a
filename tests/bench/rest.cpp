// SPDX-License-Identifier: GPL-3.0-or-later

// What a window costs that nobody touches: one tick of all countdowns, and its share of a core over
// some seconds: bench_rest DESK [SECONDS].

#include "models/desk/deskservice.h"
#include "tests/bench/figures.h"
#include "tests/bench/windowed.h"
#include "ui/desk/hands.h"
#include "ui/desk/surroundings.h"
#include "ui/kit/ticker.h"

#include <QAction>
#include <QEventLoop>
#include <QTimer>

#include <atomic>
#include <cstdio>

using namespace gander;
using namespace gander::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int ticks = 300;

// Goes on only when told to.
class SteppedClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return {m_now}; }
    void step() { m_now += msPerSecond; }

private:
    std::atomic<qint64> m_now = SystemClock().now().ms;
};

// A page with a ticker that is rung by hand, so that nothing else happens beside.
void measureTick(TimedApplication &application, const QString &path)
{
    SteppedClock clock;
    desk::DeskService service(clock);
    const auto facts = service.open(path, desk::OpenMode::ReadOnly).result();
    if (!facts) {
        std::fprintf(stderr, "%s\n", qPrintable(facts.error().detail));
        return;
    }
    const Actor actor{.name = u"Lena Ortiz"_s};
    ui::Hands hands(service, actor);
    ui::Looks looks;
    looks.dress(application);
    ui::Ticker ticker(clock);
    ui::QueuePage page(ui::Surroundings{service, hands, looks, ticker, actor, facts->zone});
    page.resize(1236, 800);
    int paints = 0;
    auto *table = page.findChild<ui::IncidentTable *>();
    application.painted = [&](const QObject *widget) {
        paints += widget == table->viewport() ? 1 : 0;
    };
    const auto settle = [](int ms) {
        const double begin = wallMs();
        QTimer wake;
        wake.start(20);
        while (wallMs() - begin < ms)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    };
    page.show();
    for (const auto &[name, query] : std::vector<std::pair<QString, QString>>{
             {u"all open"_s, u"is:open"_s}, {u"all incidents"_s, {}}}) {
        page.showQuery(query, u"Measured"_s);
        const double begin = wallMs();
        while (table->model()->rowCount() < (query.isEmpty() ? facts->incidents : 1)
            && wallMs() - begin < 60'000)
            settle(50);
        settle(1000);
        Times cpu;
        Times wall;
        int painted = 0;
        for (int i = 0; i < ticks; ++i) {
            const int before = paints;
            clock.step();
            const double beganCpu = threadCpuMs();
            const double began = wallMs();
            emit ticker.ticked(clock.now());
            // Painted with the first round of events, where anything says something else.
            QCoreApplication::processEvents(QEventLoop::AllEvents);
            painted += paints - before;
            cpu.add(threadCpuMs() - beganCpu);
            wall.add(wallMs() - began);
        }
        say({.work = u"one tick of all countdowns: %1"_s.arg(name),
            .incidents = facts->incidents,
            .gander = wall.median(),
            .p99 = wall.at(0.99),
            .wanted = {u"2 ms"_s, 2, {}},
            .repeats = ticks,
            .note = u"wall, tick to painted, %1 of %2 rows in sight, one of which said another "
                    u"thing at %4 of "
                    "%5 ticks; CPU %3"_s
                        .arg(std::max(
                            0, table->rowAt(table->viewport()->height() - 1) - table->rowAt(0)))
                        .arg(table->model()->rowCount())
                        .arg(cpu.median(), 0, 'f', 2)
                        .arg(painted)
                        .arg(ticks)});
    }
    application.painted = {};
}

void measureIdle(TimedApplication &application, const QString &path, int seconds)
{
    Window window(application, path, Window::Access::Write);
    const auto rest = [&](const QString &name) {
        window.untilQuiet(2000);
        application.forget();
        const double begin = wallMs();
        const double cpu = processCpuMs();
        // The loop as the program runs it, without anything that looks from outside.
        QEventLoop loop;
        QTimer::singleShot(seconds * 1000, &loop, &QEventLoop::quit);
        loop.exec();
        const double spent = processCpuMs() - cpu;
        say({.work = u"idle, %1"_s.arg(name),
            .incidents = window.incidents(),
            .gander = 100 * spent / (wallMs() - begin),
            .unit = u"% of a core"_s,
            .wanted = {u"0.5 % of a core"_s, 0.5, {}},
            .repeats = seconds,
            .note = u"CPU of all threads over %1 s, %2 ms; of the window's thread in events %3 ms"_s
                        .arg(seconds)
                        .arg(spent, 0, 'f', 0)
                        .arg(application.cpuMs(), 0, 'f', 0)});
    };
    window.showWhole(u"is:open"_s);
    rest(u"list of all open"_s);
    window.showWhole({});
    rest(u"list of all incidents"_s);
    window.place().window().actions().at(ui::Do::GoBoard)->trigger();
    rest(u"board"_s);
}

} // namespace

int main(int argc, char **argv)
{
    TimedApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "bench_rest DESK [SECONDS]\n");
        return 1;
    }
    backUpIfDue(arguments[1]);
    measureTick(application, arguments[1]);
    measureIdle(application, arguments[1], std::max(1, arguments.value(2, u"20"_s).toInt()));
    return 0;
}
