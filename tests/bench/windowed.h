// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The real window for the benchmarks: opens a desk in it, waits for rows and paints, and times
// every event that the window's thread handles.

#include "app/workplace.h"
#include "models/domain/clock.h"
#include "ui/queue/incidenttable.h"
#include "ui/queue/queuepage.h"

#include <QApplication>
#include <QTableView>
#include <QTemporaryDir>

#include <functional>

namespace gander::bench {

// Knows how long the window's thread was kept by each event from the loop, with all that it led to.
class TimedApplication final : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override;

    struct Block {
        double wallMs = 0;
        double cpuMs = 0; // of this thread
        QString what;     // event and receiver
    };
    // The longest since the last forget().
    [[nodiscard]] const Block &longest() const { return m_longest; }
    void forget();
    // All of them together since the last forget().
    [[nodiscard]] double cpuMs() const { return m_cpuMs; }

    // Called after a widget has handled its paint event.
    std::function<void(const QObject *)> painted;

private:
    int m_depth = 0;
    double m_cpuMs = 0;
    Block m_longest;
};

// Makes the day's backup beforehand and tells how long it took: a desk in use has it, and other
// figures are without it.
void backUpIfDue(const QString &desk);

class Window
{
public:
    enum class Access { Write, ReadOnly };
    // Answers with the desk read and its first list painted; ends the program if it does not open.
    Window(TimedApplication &application, const QString &desk, Access access = Access::Write);
    ~Window();

    [[nodiscard]] app::Workplace &place() { return m_place; }
    [[nodiscard]] ui::QueuePage &page() { return *m_page; }
    [[nodiscard]] ui::IncidentTable &table() { return *m_table; }
    [[nodiscard]] qint64 incidents() const { return m_incidents; }

    // Goes through events until it holds, looking again after each; false after 'limitMs'.
    bool until(const std::function<bool()> &holds, int limitMs = 60'000);
    // Until nothing has been painted or read for so long.
    void untilQuiet(int quietMs = 300);
    // Every row in sight has been read.
    [[nodiscard]] bool isRead() const;
    // Shows the query in an order, and waits for all of its rows and for quiet.
    void showWhole(const QString &query, SortBy sort = SortBy::Due);
    // How many incidents the query finds.
    [[nodiscard]] qint64 countOf(const QString &query);

    // When the table's rows were painted last (wallMs), and how often so far.
    [[nodiscard]] double paintedAt() const { return m_paintedAt; }
    [[nodiscard]] int paints() const { return m_paints; }
    // Called after each paint of the table's rows.
    std::function<void()> whenPainted;
    // From now to the end of the table's next paint; the way there must lead to one.
    double untilPainted();

private:
    TimedApplication &m_application;
    SystemClock m_clock;
    QTemporaryDir m_away;
    app::Workplace m_place;
    ui::QueuePage *m_page = nullptr;
    ui::IncidentTable *m_table = nullptr;
    qint64 m_incidents = 0;
    double m_paintedAt = 0;
    double m_busyAt = 0;
    int m_paints = 0;
};

// Kilobytes of this process that are in memory: all, and without files.
struct Memory {
    qint64 resident = 0;
    qint64 anonymous = 0;
    qint64 peak = 0;
};
[[nodiscard]] Memory memoryNow();

} // namespace gander::bench
