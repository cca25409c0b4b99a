// SPDX-License-Identifier: GPL-3.0-or-later

// Someone who types a report into the real window, letter after letter, until the program ends:
//   typist DESK SETTINGS SEED [beside]
// 'beside' a long import, which has the store all the while. Says of each letter how many there are
// and when (milliseconds of the monotonic clock), and "end" where the program ended as it should.

#include "app/quitsignals.h"
#include "tests/faults/support/deskwindow.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>

#include <cstdio>

using namespace gander;

namespace {

// Under way for longer than anybody types here.
void beginImport(desk::DeskService &service)
{
    std::vector<TakeOver> incidents(10'000);
    for (size_t i = 0; i < incidents.size(); ++i) {
        incidents[i].facts.title = QStringLiteral("Imported");
        incidents[i].facts.key = QStringLiteral("I%1").arg(i);
        incidents[i].reportedAt = service.clock().now();
    }
    service.askLong([incidents = std::move(incidents)](desk::Desk &desk) {
        return desk.takeOver(incidents, {.name = QStringLiteral("Lena Ortiz")}, [](qint64, qint64) {
            QThread::msleep(100);
            return true;
        });
    });
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const QStringList given = QApplication::arguments();
    if (given.size() < 4 || given.size() > 5)
        return 2;
    const SystemClock clock;
    {
        // As in main(), but for whose hands are at the keyboard.
        test::DeskWindow window(given[1], clock, given[2]);
        const app::QuitSignals quitSignals;
        QObject::connect(
            &quitSignals, &app::QuitSignals::quitAsked, &window.window(), &QWidget::close);
        if (!window.isOpen())
            return 3;
        QPlainTextEdit *field = window.report();
        if (!field)
            return 4;
        if (given.size() == 5)
            beginImport(window.place().desk());
        QRandomGenerator random(given[3].toUInt());
        int letters = 0;
        QTimer hands;
        hands.setSingleShot(true);
        hands.setTimerType(Qt::PreciseTimer);
        QObject::connect(&hands, &QTimer::timeout, field, [&] {
            QTest::keyClick(field, static_cast<char>('a' + letters % 26));
            QElapsedTimer now;
            now.start();
            std::printf("%d %lld\n", ++letters, static_cast<long long>(now.msecsSinceReference()));
            std::fflush(stdout);
            hands.start(1 + static_cast<int>(random.bounded(random.bounded(8) == 0 ? 400 : 40)));
        });
        hands.start(0);
        QApplication::exec();
    }
    std::puts("end");
    return 0;
}
