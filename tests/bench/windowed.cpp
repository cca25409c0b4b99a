// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/windowed.h"

#include "models/desk/backups.h"
#include "models/items/roles.h"
#include "tests/bench/figures.h"

#include <QEvent>
#include <QFile>
#include <QMetaEnum>
#include <QScrollBar>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

namespace gander::bench {

using namespace Qt::StringLiterals;

namespace {

app::Options optionsFor(const QString &desk)
{
    app::Options options;
    options.desk = desk;
    return options;
}

[[noreturn]] void giveUp(const QString &why)
{
    std::fprintf(stderr, "%s\n", qPrintable(why));
    std::exit(1);
}

} // namespace

bool TimedApplication::notify(QObject *receiver, QEvent *event)
{
    const QEvent::Type type = event->type();
    // The receiver may be gone afterwards.
    const char *name = receiver->metaObject()->className();
    const double wall = m_depth == 0 ? wallMs() : 0;
    const double cpu = m_depth == 0 ? threadCpuMs() : 0;
    ++m_depth;
    const bool handled = QApplication::notify(receiver, event);
    --m_depth;
    if (type == QEvent::Paint && painted)
        painted(receiver);
    if (m_depth > 0)
        return handled;
    const double spent = threadCpuMs() - cpu;
    m_cpuMs += spent;
    if (const double lasted = wallMs() - wall; lasted > m_longest.wallMs) {
        m_longest = {lasted, spent,
            u"%1 to %2"_s.arg(
                QLatin1StringView(QMetaEnum::fromType<QEvent::Type>().valueToKey(type)),
                QLatin1StringView(name))};
    }
    return handled;
}

void TimedApplication::forget()
{
    m_longest = {};
    m_cpuMs = 0;
}

void backUpIfDue(const QString &desk)
{
    const SystemClock clock;
    if (!desk::isBackupDue(desk, Zone::system(), clock.now()))
        return;
    const double begin = wallMs();
    const auto made = desk::keepBackup(desk, desk::BackupReason::Daily, clock.now());
    if (!made)
        giveUp(made.error().detail);
    say({.work = u"a day's backup, written and checked"_s,
        .incidents = made->incidents,
        .gander = (wallMs() - begin) / 1000,
        .unit = u"s"_s,
        .repeats = 1,
        .note = u"wall; once a day, on a thread that yields to all others"_s});
}

Window::Window(TimedApplication &application, const QString &desk, Access access)
    : m_application(application)
    , m_place(optionsFor(access == Access::Write ? desk : QString()), m_clock,
          m_away.filePath(u"settings.ini"_s))
{
    m_application.painted = [this](const QObject *widget) {
        m_busyAt = wallMs();
        if (!m_table || widget != m_table->viewport())
            return;
        m_paintedAt = m_busyAt;
        ++m_paints;
        if (whenPainted)
            whenPainted();
    };
    m_place.window().resize(1440, 900);
    if (access == Access::Write) {
        m_place.start();
    } else {
        m_place.window().show();
        emit m_place.window().readOnlyWanted(desk);
    }
    const bool opened = until([this] {
        m_page = m_place.window().findChild<ui::QueuePage *>();
        m_table = m_place.window().findChild<ui::IncidentTable *>();
        return m_page && m_table;
    });
    if (!opened)
        giveUp(u"%1 does not open"_s.arg(desk));
    m_incidents = countOf({});
    untilQuiet();
}

Window::~Window()
{
    m_application.painted = {};
}

bool Window::until(const std::function<bool()> &holds, int limitMs)
{
    const double begin = wallMs();
    QTimer wake;
    wake.start(20);
    while (!holds()) {
        if (wallMs() - begin > limitMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void Window::untilQuiet(int quietMs)
{
    m_busyAt = wallMs();
    const auto busy = QObject::connect(m_table->model(), &QAbstractItemModel::dataChanged, m_table,
        [this] { m_busyAt = wallMs(); });
    until(
        [this, quietMs] {
            if (m_table->isVisible() && !isRead())
                m_busyAt = wallMs();
            return wallMs() - m_busyAt > quietMs;
        },
        20'000);
    QObject::disconnect(busy);
}

bool Window::isRead() const
{
    const QAbstractItemModel &model = *m_table->model();
    if (model.rowCount() == 0)
        return false;
    const int first = std::max(0, m_table->rowAt(0));
    const int bottom = m_table->rowAt(m_table->viewport()->height() - 1);
    const int last = bottom < 0 ? model.rowCount() - 1 : bottom;
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model.index(row, 0);
        if (!index.data(items::IsGroupRole).toBool() && !index.data(items::RowRole).isValid())
            return false;
    }
    return true;
}

void Window::showWhole(const QString &query, SortBy sort)
{
    const qint64 all = countOf(query);
    QVariantMap state = m_page->saveState();
    state[u"sort"_s] = static_cast<int>(sort);
    state[u"descending"_s] = false;
    m_page->restoreState(state);
    m_page->showQuery(query, u"Measured"_s);
    if (!until([this, all] { return m_table->model()->rowCount() >= all; }))
        giveUp(u"the list of '%1' does not become whole"_s.arg(query));
    untilQuiet();
}

qint64 Window::countOf(const QString &query)
{
    auto asked = m_place.desk().ask([query, now = m_clock.now()](const desk::Desk &desk) {
        return desk.counts({parseQuery(query, desk.facts().zone).query}, now, {});
    });
    const auto counts = asked.result();
    if (!counts)
        giveUp(counts.error().detail);
    return counts->front().total;
}

double Window::untilPainted()
{
    const double begin = wallMs();
    const int before = m_paints;
    if (!until([this, before] { return m_paints > before; }, 10'000))
        std::fprintf(stderr, "  nothing was painted\n");
    return m_paintedAt - begin;
}

Memory memoryNow()
{
    QFile status(u"/proc/self/status"_s);
    Memory memory;
    if (!status.open(QIODevice::ReadOnly))
        return memory;
    for (const QByteArray &line : status.readAll().split('\n')) {
        const qint64 kilobytes = line.simplified().split(' ').value(1).toLongLong();
        if (line.startsWith("VmRSS:"))
            memory.resident = kilobytes;
        else if (line.startsWith("RssAnon:"))
            memory.anonymous = kilobytes;
        else if (line.startsWith("VmHWM:"))
            memory.peak = kilobytes;
    }
    return memory;
}

} // namespace gander::bench
