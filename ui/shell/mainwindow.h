// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The window: a desk's workbench, or why there is none; its menu, its title and its memory.

#include "models/desk/desk.h"
#include "ui/care/care.h"
#include "ui/desk/surroundings.h"
#include "ui/shell/actions.h"
#include "ui/shell/windowmemory.h"

#include <QMainWindow>

class QActionGroup;
class QMenu;

namespace gander::ui {

class Looks;
class TroublePlace;
class Workbench;

class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    // 'looks' outlives it.
    MainWindow(Looks &looks, const WindowMemory &memory, const Care &care);
    ~MainWindow() override;

    // What 'around' names outlives the bench: until the next of these five.
    void showDesk(const Surroundings &around, const desk::DeskFacts &facts);
    void showFault(const Error &error, const QString &path);
    void showEmpty(const QString &sentence);
    // While a desk is being opened: what the old one's pages ask would go nowhere.
    void showOpening();
    // Restores the desk at 'path', which nobody has open any more, then wants it opened again.
    void showRestoring(const QString &path, const QString &backup);

    // The choices of the theme by key, and the one that holds.
    void setThemes(
        const std::vector<std::pair<QString, QString>> &keysAndNames, const QString &chosen);
    [[nodiscard]] WindowMemory memory() const;
    // "I manage this desk" is ticked.
    [[nodiscard]] bool manages() const;
    // Closes without a question, such as where the session ends.
    void leave();
    // Whether the desktop starts the program at login, as the file for that says.
    void setStartsAtLogin(bool starts);
    [[nodiscard]] Actions &actions() { return m_actions; }
    [[nodiscard]] Workbench *bench() const { return m_bench; }

signals:
    void openWanted(const QString &path);
    void readOnlyWanted(const QString &path);
    void newWanted(const QString &path);
    // The desk that is open is to be closed, and a backup restored in its place.
    void restoreWanted(const QString &path, const QString &backup);
    void themeWanted(const QString &key);
    // Who sits here says to be a manager, or no longer.
    void managesChanged(bool manages);
    // Larger by so many steps.
    void textSizeWanted(int steps);
    // The settings are about to be shown: setStartsAtLogin() answers.
    void startAtLoginAsked();
    void startAtLoginWanted(bool starts);
    // The window may close for good: keep its memory.
    void closing();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void ask(Do what);
    void askPath(bool forNew);
    void connectSettings();
    void fillSettings();
    void showAgain();
    void quit();
    void popUpMenu();
    void showTitle();
    void dropBench();

    Looks &m_looks;
    WindowMemory m_memory;
    Actions m_actions;
    QMenu *m_themeMenu;
    QActionGroup *m_themes;
    Care m_care;
    TroublePlace *m_trouble = nullptr;
    Workbench *m_bench = nullptr;
    QString m_deskName;
    QString m_path;      // of the desk that is open, or did not open
    QString m_tellLater; // once the desk is open
    bool m_tellFault = false;
    bool m_readOnly = false;
    bool m_startsAtLogin = false;
    bool m_quits = false;  // closing ends the program, whatever stands in the tray
    bool m_leaves = false; // nothing is asked any more
};

} // namespace gander::ui
