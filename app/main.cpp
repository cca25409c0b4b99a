// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/logging.h"
#include "app/options.h"
#include "app/quitsignals.h"
#include "app/workplace.h"
#include "models/domain/clock.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    using namespace gander;

    // Before any window is: help needs no display.
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const app::Options options = app::readOptions(arguments);
    if (!options.say.isEmpty()) {
        std::FILE *out = options.exitCode == 0 ? stdout : stderr;
        std::fprintf(out, "%s\n", qPrintable(options.say));
        return options.exitCode;
    }

    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("gander"));
    QApplication::setApplicationDisplayName(QStringLiteral("Gander"));
    QApplication::setApplicationVersion(QStringLiteral(GANDER_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("gander"));
    app::startLogging();

    const SystemClock clock;
    app::Workplace workplace(options, clock);
    const app::QuitSignals quitSignals;
    QObject::connect(
        &quitSignals, &app::QuitSignals::quitAsked, &workplace.window(), &ui::MainWindow::leave);
    workplace.start();
    return QApplication::exec();
}
