// SPDX-License-Identifier: GPL-3.0-or-later

// From the start of the process to the first rows painted, beside a bare window with an empty
// table; each time in a process of its own. Rings alarms on the desk, so give it a copy:
// bench_start DESK.

#include "tests/bench/figures.h"
#include "tests/bench/windowed.h"

#include "models/items/roles.h"

#include <QMainWindow>
#include <QProcess>
#include <QStandardItemModel>

#include <algorithm>
#include <cstdio>

using namespace gander;
using namespace gander::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int repeats = 7;

// A child tells two numbers: CPU of the process so far, and incidents on the desk.
void tell(double cpuMs, double wallSinceMain)
{
    std::printf("%.3f %.3f\n", cpuMs, wallSinceMain);
    std::fflush(stdout);
}

int showBare(int argc, char **argv)
{
    const double begin = wallMs();
    TimedApplication application(argc, argv);
    QMainWindow window;
    QTableView table;
    QStandardItemModel model(0, 11);
    table.setModel(&model);
    window.setCentralWidget(&table);
    window.resize(1440, 900);
    bool painted = false;
    application.painted = [&](const QObject *widget) {
        painted = painted || widget == table.viewport();
    };
    window.show();
    while (!painted)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    tell(processCpuMs(), wallMs() - begin);
    std::_Exit(0);
}

// The first incident's own words must be there, not only its place; row 0 may be a day.
bool firstIsRead(const QAbstractItemModel &model)
{
    for (int row = 0; row < std::min(model.rowCount(), 2); ++row) {
        if (model.index(row, 0).data(items::RowRole).isValid())
            return true;
    }
    return false;
}

int showDesk(int argc, char **argv)
{
    const double begin = wallMs();
    TimedApplication application(argc, argv);
    const QTemporaryDir away;
    app::Options options;
    options.desk = QString::fromLocal8Bit(argv[2]);
    const QString query = QString::fromLocal8Bit(argc > 3 ? argv[3] : "");
    const SystemClock clock;
    app::Workplace place(options, clock, away.filePath(u"settings.ini"_s));
    place.window().resize(1440, 900);
    QTableView *table = nullptr;
    bool asked = query.isEmpty();
    bool painted = false;
    application.painted = [&](const QObject *widget) {
        painted = painted
            || (asked && table && widget == table->viewport() && firstIsRead(*table->model()));
    };
    place.start();
    while (!painted && wallMs() - begin < 60'000) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (!table)
            table = place.window().findChild<QTableView *>(u"incidentTable"_s);
        auto *page = table && !asked ? place.window().findChild<ui::QueuePage *>() : nullptr;
        if (page) {
            page->showQuery(query == u"all"_s ? QString() : query, u"Measured"_s);
            asked = true;
        }
    }
    tell(processCpuMs(), wallMs() - begin);
    std::_Exit(painted ? 0 : 2);
}

struct Started {
    Times cpu;
    Times wall;
};

bool startOne(const QStringList &arguments, Started &started)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), arguments);
    if (!child.waitForFinished(120'000) || child.exitCode() != 0)
        return false;
    const QList<QByteArray> told = child.readAllStandardOutput().trimmed().split(' ');
    started.cpu.add(told.value(0).toDouble());
    started.wall.add(told.value(1).toDouble());
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "--bare") == 0)
        return showBare(argc, argv);
    if (argc > 2 && qstrcmp(argv[1], "--desk") == 0)
        return showDesk(argc, argv);
    const QCoreApplication application(argc, argv);
    const QString desk = QString::fromLocal8Bit(argc > 1 ? argv[1] : "");
    const SystemClock clock;
    const auto opened = desk::Desk::open(desk, desk::OpenMode::ReadOnly, clock);
    if (!opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().detail));
        return 1;
    }
    const qint64 incidents = opened->facts().incidents;
    backUpIfDue(desk);
    const std::vector<std::pair<QString, QString>> views{
        {u"Triage"_s, {}}, {u"all open"_s, u"is:open"_s}, {u"all incidents"_s, u"all"_s}};
    for (const auto &[name, query] : views) {
        QStringList arguments{u"--desk"_s, desk};
        if (!query.isEmpty())
            arguments << query;
        Started ours;
        Started bare;
        bool well = true;
        for (int i = 0; i <= repeats && well; ++i) {
            Started first;
            Started &here = i == 0 ? first : ours;
            well = startOne(arguments, here) && startOne({u"--bare"_s}, i == 0 ? first : bare);
        }
        if (!well) {
            std::fprintf(stderr, "  no rows were painted: %s\n", qPrintable(name));
            continue;
        }
        say({.work = u"program start over a bare window, first rows: %1"_s.arg(name),
            .incidents = incidents,
            .gander = ours.cpu.median() - bare.cpu.median(),
            .unit = u"ms CPU"_s,
            .wanted = {u"250 ms CPU"_s, 250, {}},
            .repeats = repeats,
            .note =
                u"median of %1 processes; whole %2 ms CPU, bare %3; wall since main() %4 and %5"_s
                    .arg(repeats)
                    .arg(ours.cpu.median(), 0, 'f', 0)
                    .arg(bare.cpu.median(), 0, 'f', 0)
                    .arg(ours.wall.median(), 0, 'f', 0)
                    .arg(bare.wall.median(), 0, 'f', 0)});
    }
    return 0;
}
