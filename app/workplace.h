// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The composition root: builds clock, looks, desk, hands and window in order and owns them.

#include "app/dailybackup.h"
#include "app/handover/holder.h"
#include "app/options.h"
#include "app/settings.h"
#include "models/desk/deskservice.h"
#include "models/desk/watch.h"
#include "models/domain/clock.h"
#include "ui/care/care.h"
#include "ui/kit/looks.h"
#include "ui/kit/ticker.h"
#include "ui/shell/mainwindow.h"

#include <QObject>

#include <memory>

namespace gander::ui {
class Hands;
}

namespace gander::app {

class Workplace final : public QObject
{
    Q_OBJECT

public:
    // 'clock' outlives it; 'settingsPath' for tests, empty: the user's own.
    Workplace(const Options &options, const Clock &clock, const QString &settingsPath = {});
    ~Workplace() override;

    // Shows the window and opens the desk that is asked for.
    void start();
    [[nodiscard]] ui::MainWindow &window() { return m_window; }
    [[nodiscard]] desk::DeskService &desk() { return m_desk; }
    [[nodiscard]] DailyBackup &dailyBackup() { return m_daily; }
    // While a desk is open.
    [[nodiscard]] desk::Watch *watch() const { return m_watch.get(); }

private:
    enum class IfMissing { Refuse, Make };
    void connectWindow();
    void openDesk(const QString &path, desk::OpenMode mode, IfMissing ifMissing);
    void openDemo();
    void makeDesk(const QString &path);
    void restoreDesk(const QString &path, const QString &backup);
    void showFault(const Error &error, const QString &path);
    void sitDown(const desk::DeskFacts &facts);
    [[nodiscard]] Actor actor() const;
    void applyLooks();
    void keepSettings();

    Options m_options;
    const Clock &m_clock;
    QString m_settingsPath;
    Settings m_settings;
    ui::Looks m_looks;
    ui::Ticker m_ticker;
    ui::Care m_care;
    desk::DeskService m_desk;
    DailyBackup m_daily;
    Holder m_holder;
    std::unique_ptr<ui::Hands> m_hands;
    std::unique_ptr<desk::Watch> m_watch;
    ui::MainWindow m_window;
};

} // namespace gander::app
