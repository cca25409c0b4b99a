// SPDX-License-Identifier: GPL-3.0-or-later

// From the start of the process to the first rows painted in the table: bench_start DESK [QUERY].
// The window opens on Triage; where that is empty, as on an imported desk, QUERY asks for more.

#include "app/options.h"
#include "app/workplace.h"
#include "models/domain/clock.h"
#include "models/items/roles.h"
#include "ui/queue/queuepage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTableView>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <unistd.h>

using namespace gander;

namespace {

// What passed before main() began: the kernel knows when the process was started.
double msSinceProcessStart()
{
    QFile stat(QStringLiteral("/proc/self/stat"));
    QFile uptime(QStringLiteral("/proc/uptime"));
    if (!stat.open(QIODevice::ReadOnly) || !uptime.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = stat.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    const double started = fields.value(19).toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
    return (uptime.readAll().split(' ').value(0).toDouble() - started) * 1000;
}

class FirstPaint final : public QObject
{
public:
    using QObject::QObject;
    bool painted = false;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *view = qobject_cast<QTableView *>(watched->parent());
        painted = painted
            || (event->type() == QEvent::Paint && view && view->model() && isRead(*view->model()));
        return false;
    }

private:
    // Row 0 is a day; the first incident's own words must be there, not only its place.
    static bool isRead(const QAbstractItemModel &model)
    {
        for (int row = 0; row < std::min(model.rowCount(), 2); ++row) {
            if (model.index(row, 0).data(items::RowRole).isValid())
                return true;
        }
        return false;
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QTemporaryDir away;
    app::Options options;
    options.desk = QString::fromLocal8Bit(argc > 1 ? argv[1] : "");
    const SystemClock clock;
    app::Workplace place(options, clock, away.filePath(QStringLiteral("settings.ini")));
    place.window().resize(1440, 900);
    place.start();
    FirstPaint paint;
    QTableView *table = nullptr;
    QElapsedTimer limit;
    limit.start();
    bool asked = false;
    while (!paint.painted && limit.elapsed() < 30'000) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
        if (!table) {
            table = place.window().findChild<QTableView *>(QStringLiteral("incidentTable"));
            if (table)
                table->viewport()->installEventFilter(&paint);
        }
        if (table && !asked && argc > 2) {
            asked = true;
            if (auto *page = place.window().findChild<ui::QueuePage *>())
                page->showQuery(QString::fromLocal8Bit(argv[2]), QStringLiteral("Measured"));
        }
    }
    std::printf("first rows painted: %.0f ms after the start of the process, %.0f ms of CPU%s\n",
        msSinceProcessStart(), 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC,
        paint.painted ? "" : " (not reached)");
    return 0;
}
